"""Records of service guides."""

from datetime import date
from typing import Final

from generator.records.yaml_writing import Plain
from generator.sample.chance import chance, day_between, pick
from generator.sample.ground import District
from generator.sample.item import Item
from generator.sample.item_records import limit_text, limits_of
from generator.sample.unit_records import HOURS, address_of, keys_of, telephone_of

_Material = tuple[str, str, str, str]
_PERSON: Final[tuple[_Material, ...]] = (
    ("申请人有效身份证件", "必要", "纸质或电子", "政府部门核发"),
    ("户口簿", "容缺", "纸质或电子", "政府部门核发"),
    ("居住证或者居住登记凭证", "非必要", "电子", "政府部门核发"),
    ("本人银行账户信息", "必要", "纸质", "申请人自备"),
    ("近期免冠照片", "必要", "电子", "申请人自备"),
    ("授权委托书", "非必要", "纸质", "申请人自备"),
    ("收入情况声明", "必要", "纸质", "申请人自备"),
)
_FIRM: Final[tuple[_Material, ...]] = (
    ("营业执照", "必要", "电子", "政府部门核发"),
    ("法定代表人身份证件", "必要", "纸质或电子", "政府部门核发"),
    ("经营场所使用证明", "必要", "纸质或电子", "申请人自备"),
    ("场所平面布局图", "必要", "纸质或电子", "申请人自备"),
    ("从业人员资格证书", "容缺", "纸质或电子", "政府部门核发"),
    ("管理制度文本", "必要", "电子", "申请人自备"),
    ("检测报告", "必要", "纸质", "其他机构出具"),
    ("设备清单", "容缺", "纸质或电子", "申请人自备"),
    ("授权委托书", "非必要", "纸质", "申请人自备"),
)
_CONDITIONS: Final = (
    "申请人具有完全民事行为能力，或者依法登记并在有效期内",
    "申请事项发生在本行政区域内",
    "有符合规定的场所、设施和人员",
    "近三年没有{f}方面的严重失信记录",
    "未重复申请同一事项",
    "申请内容真实，与提交的材料一致",
    "已办理前置的登记或者备案",
    "符合{f}方面的规划和布局要求",
)
_RESULTS: Final = {
    "行政许可": ("准予许可决定书", "许可证件"),
    "行政给付": ("给付审核结果通知书", "补助资金"),
    "行政确认": ("确认文书", "登记证明"),
    "行政奖励": ("奖励决定", "荣誉证书和奖金"),
    "行政裁决": ("行政裁决书", "调解书或者裁决书"),
    "公共服务": ("服务办结单", "查询结果", "服务完成确认单"),
}
_QUESTIONS: Final = (
    ("可以委托他人办理吗？", "可以，代办人带双方身份证件和委托书。"),
    ("材料不全能先收吗？", "标注“容缺”的材料可以先受理，五个工作日内补齐。"),
    ("怎样查办理进度？", "凭收件凭证上的编号在窗口、电话或者网上查询。"),
    ("对结果不服怎么办？", "收到决定之日起六十日内可以申请行政复议。"),
    ("可以加急吗？", "情况紧急的说明理由，窗口当场转负责人决定。"),
    ("老年人不会上网怎么办？", "窗口全程代办，社区也可以帮办。"),
)


def guide_record(item: Item, ground: District, seed: int) -> dict[str, Plain]:
    """The guide of an item that people apply for."""
    stream = chance(seed, f"guide/{item.id}")
    _, promised, unit = limits_of(item, seed)
    personal = item.type in {"行政给付", "公共服务", "行政奖励"} or stream.random() < 0.2
    visits = 1 if stream.random() < 0.3 else 0
    conditions = sorted(stream.sample(range(len(_CONDITIONS)), 2 + int(stream.random() * 3)))
    questions = sorted(stream.sample(range(len(_QUESTIONS)), 1 + int(stream.random() * 2)))
    places = [
        _place(f"{ground.name}政务服务中心", ground, "zhengwu-zhongxin", 100),
        _place(f"{ground.short_name(item.key)}办事窗口", ground, item.key, 300),
    ]
    record: dict[str, Plain] = {
        "kind": "guide",
        "id": f"zn-{item.id}",
        "publisher": item.unit,
        "published_on": day_between(stream, date(2026, 1, 5), date(2026, 10, 30)).isoformat(),
        "item": item.id,
        "audience": "自然人" if personal else pick(stream, ("法人或其他组织", "自然人、法人或其他组织")),
        "case_kind": "承诺件" if promised else "即办件",
        "conditions": [_CONDITIONS[position].format(f=item.field) for position in conditions],
        "materials": _materials(item, personal, seed),
        "places": places[: 1 + int(stream.random() * 2)],
        "channels": pick(
            stream, (["窗口办理", "网上办理"], ["窗口办理", "网上办理", "邮寄办理"], ["窗口办理", "自助终端"])
        ),
        "visits": str(visits),
    }
    if visits:
        record["visits_reason"] = pick(stream, ("需要核验原件", "需要本人签字确认", "需要现场采集照片或者指纹"))
    record["limit"] = limit_text(promised, unit)
    record["result"] = {
        "name": pick(stream, _RESULTS[item.type]),
        "delivery": pick(stream, ("窗口领取", "窗口领取或者免费邮寄", "电子证照自动推送")),
    }
    record["questions"] = [
        {"question": _QUESTIONS[position][0], "answer": _QUESTIONS[position][1]} for position in questions
    ]
    record["enquiry"] = telephone_of(ground, item.key, 2)
    record["remedies"] = f"可以向{ground.name}人民政府申请行政复议，或者依法提起行政诉讼"
    return record


def _place(name: str, ground: District, key: str, number: int) -> dict[str, str]:
    return {
        "name": name,
        "address": address_of(ground, number + keys_of(ground).index(key)),
        "hours": HOURS,
        "telephone": telephone_of(ground, key, 3),
    }


def _materials(item: Item, personal: bool, seed: int) -> list[Plain]:
    stream = chance(seed, f"materials/{item.id}")
    kept = _PERSON if personal else _FIRM
    chosen = sorted(stream.sample(range(len(kept)), 2 + int(stream.random() * 3)))
    name = item.name.split("（")[0]
    plain = len(name) <= 24 and not any(vague in name for vague in ("相关", "有关", "其他"))
    form = f"《{name}申请表》" if plain else f"《{item.field}事项申请表》"
    rows: list[_Material] = [(form, "必要", "纸质或电子", "申请人自备"), *(kept[position] for position in chosen)]
    materials: list[Plain] = []
    for number, (title, need, shape, source) in enumerate(rows):
        material = {"name": title, "need": need, "form": shape, "copies": "1" if number else "2", "source": source}
        if not number:
            material["blank_form"] = form
        materials.append(material)
    return materials
