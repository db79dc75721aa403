"""Records of power items."""

from datetime import date, timedelta
from typing import Final

from generator.model.uscc import is_valid_uscc
from generator.records.yaml_writing import Plain
from generator.sample.chance import SNAPSHOT, chance, day_between, pick
from generator.sample.ground import District
from generator.sample.item import Item
from generator.sample.item_words import duties, liability, risk_points
from generator.sample.matter import Matter
from generator.sample.unit_records import address_of, keys_of, telephone_of, uscc_of

LIMITS: Final[dict[str, tuple[tuple[str, tuple[int, ...], str], ...]]] = {
    "行政许可": (("20", (3, 5, 7, 8, 10, 12, 15), "工作日"), ("45", (20, 25, 30), "工作日")),
    "行政处罚": (("90", (60, 75, 80, 90), "自然日"),),
    "行政强制": (("30", (20, 25, 30), "自然日"),),
    "行政检查": (("", (15, 20, 25), "工作日"),),
    "行政征收": (("15", (5, 7, 10), "工作日"),),
    "行政给付": (("30", (15, 20, 22), "工作日"),),
    "行政确认": (("20", (5, 8, 10, 15), "工作日"), ("15", (6, 7, 10), "工作日")),
    "行政奖励": (("60", (30, 40, 45), "工作日"),),
    "行政裁决": (("60", (40, 45, 50), "工作日"),),
    "其他行政权力": (("20", (5, 7, 10, 15), "工作日"), ("", (5, 8, 10), "工作日")),
    "公共服务": (("", (0, 0, 1, 3, 5), "工作日"), ("10", (3, 5, 6), "工作日")),
    "党务": (("", (20, 25, 30), "工作日"),),
    "事务": (("", (5, 7, 10, 12), "工作日"),),
}
"""By manner: limit of the law ("" for none), limits that are promised, unit."""
_TALL: Final = ("许可法第四十二条第二款：统一、联合、集中办理", "许可法第四十五条：专家评审时间另计")


def limits_of(item: Item, seed: int) -> tuple[str, int, str]:
    """The law's count ("" for none), the promised one, and their unit."""
    stream = chance(seed, f"limit/{item.chart or item.id}")
    options = LIMITS[item.manner]
    statutory, promised, unit = options[0] if stream.random() < 0.85 else options[-1]
    return statutory, pick(stream, promised), unit


def limit_text(count: int, unit: str) -> str:
    """As an editor writes it; no days are 即时."""
    return f"{count}个{unit}" if count else "即时"


def item_record(item: Item, ground: District, seed: int) -> dict[str, Plain]:
    """The record of an item."""
    stream = chance(seed, f"item/{item.id}")
    published = day_between(stream, date(2025, 12, 1), date(2026, 9, 30))
    record: dict[str, Plain] = {
        "kind": "power_item",
        "id": item.id,
        "publisher": item.unit,
        "published_on": published.isoformat(),
    }
    changed = day_between(stream, published, SNAPSHOT) if stream.random() < 0.3 else None
    if changed:
        record["changed_on"] = changed.isoformat()
    if item.withdrawn:
        day = (changed or published) + timedelta(days=3)
        record["withdrawn"] = {"on": min(day, SNAPSHOT).isoformat(), "reason": "登记有误，重新审核后另行公开"}
    record["name"] = item.name
    _code(record, item, ground)
    record["sphere"] = item.sphere
    if item.type:
        record["type"] = item.type
    if item.parent:
        record["parent"] = item.parent
    record["unit"] = item.unit
    street = item.key[0] == "5"
    if stream.random() < 0.01 and item.sphere == "政务" and not street and ground.streets:
        _delegate(record, item, ground)
    record["level"] = "街道级" if street else "区级"
    if street and item.type == "行政处罚":
        record["power_source"] = "上级下放"
        record["source_order"] = "省人民政府关于赋予街道部分县级行政权力的决定（演示）"
    else:
        record["power_source"] = "法定本级行使"
    if item.basis:
        record["legal_basis"] = [place.id for place in item.basis]
    _responsibility(record, item, ground, seed)
    record["status"] = item.status
    if item.status_reason:
        record["status_reason"] = item.status_reason
        record["status_from"] = (changed or published).isoformat()
    if item.chart:
        record["flowchart"] = item.chart
    if item.no_chart:
        record["no_flowchart_reason"] = item.no_chart
    _limits(record, item, seed)
    _fee(record, item, ground, seed)
    record["supervision"] = {
        "telephone": telephone_of(ground, item.key, 9) if stream.random() < 0.8 else "12345",
        "address": address_of(ground, 200 + keys_of(ground).index(item.key)),
    }
    record["risk_points"] = list(risk_points(stream, item.manner, item.field))
    _changes(record, item, ground, seed, (changed or published).isoformat())
    record["review_by"] = day_between(stream, date(2026, 12, 31), date(2028, 6, 30)).isoformat()
    return record


def _code(record: dict[str, Plain], item: Item, ground: District) -> None:
    fact = item.service
    if fact and fact.base_code:
        uscc = uscc_of(ground, item.key)
        assert is_valid_uscc(uscc)  # noqa: S101  # what `uscc_of` promises
        record["code"] = f"{fact.base_code}-{ground.code}000000-{fact.sub}-{uscc}-1-00"
        record["code_scheme"] = "四川编码"
        if len(fact.base_code) == 12:
            record["catalogue_code"] = fact.base_code
    else:
        record["code"] = f"{ground.code}-{item.letters}-{item.number:04d}"
        record["code_scheme"] = "本区编码"


def _delegate(record: dict[str, Plain], item: Item, ground: District) -> None:
    street = ground.streets[item.number % len(ground.streets)]
    record["delegation"] = {
        "unit": ground.unit(street.code),
        "letter": f"{ground.name[:-1]}委托〔2026〕{item.number}号（演示）",
        "matter": f"{item.field}方面的受理、日常检查和现场核实",
        "authority": "以委托机关的名义实施，不得再委托",
        "until": "2027-12-31",
    }


def _responsibility(record: dict[str, Plain], item: Item, ground: District, seed: int) -> None:
    stream = chance(seed, f"duty/{item.id}")
    name = item.name if len(item.name) <= 24 else f"{item.field}{item.manner}"
    basis = item.basis[0].cited if item.basis else "有关规定"
    matter = Matter(name, ground.short_name(item.key), item.persons, item.field)
    record["duties"] = list(duties(stream, item.manner, matter, basis))
    record["liability"] = list(liability(stream, item.manner))


def _limits(record: dict[str, Plain], item: Item, seed: int) -> None:
    statutory, promised, unit = limits_of(item, seed)
    if statutory:
        record["statutory_limit"] = limit_text(int(statutory), unit)
        if item.type == "行政处罚":
            record["statutory_limit_basis"] = "行政处罚法第六十条"
        elif item.type == "行政许可" and int(statutory) > 20:
            record["statutory_limit_basis"] = _TALL[item.number % len(_TALL)]
    record["promised_limit"] = limit_text(promised, unit)


def _fee(record: dict[str, Plain], item: Item, ground: District, seed: int) -> None:
    stream = chance(seed, f"fee/{item.id}")
    charged = item.type == "行政征收" or (item.type in {"行政许可", "行政确认"} and stream.random() < 0.04)
    if not charged:
        record["fee"] = {"charged": "否"}
        return
    standard = pick(stream, ("每证10元", "每平方米每日0.5元", "每件20元", "每平方米15元", "每户每月8元"))
    record["fee"] = {
        "charged": "是",
        "items": [
            {
                "name": f"{item.field}费" if item.type == "行政征收" else "证照工本费",
                "standard": standard,
                "basis": f"{ground.name[:-1]}价费〔2026〕{1 + int(stream.random() * 30)}号（演示）",
            }
        ],
    }


def _changes(record: dict[str, Plain], item: Item, ground: District, seed: int, day: str) -> None:
    stream = chance(seed, f"change/{item.id}")
    reviewer = ground.unit("bianban" if item.key == "sifa" else "sifa")
    if item.status != "在用":
        kind, reason = ("挂起" if item.status == "暂停实施" else "废止"), item.status_reason
    elif "changed_on" in record:
        kind = "修改"
        reason = pick(stream, ("压缩承诺时限", "精简申请材料", "依据修订，调整条款", "规范事项名称", "调整监督电话"))
    elif stream.random() < 0.15:
        kind, reason = "新增", "法律法规新设定的职权，纳入清单"
    else:
        return
    if reviewer == item.unit:
        reviewer = ground.unit("zhengfuban")
    record["changes"] = [{"on": day, "kind": kind, "reason": reason, "by": item.unit, "reviewed_by": reviewer}]
