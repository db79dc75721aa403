"""Risk posts: for each unit a post a manner of power, with the points at which it may go wrong. All invented."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from generator.records.yaml_writing import Plain
from generator.sample.chance import chance, day_between, pick
from generator.sample.ground import District
from generator.sample.item import Item


class _Point(NamedTuple):
    risk_class: str
    point: str
    form: str
    control: str


_POSTS: Final[dict[str, tuple[str, str, tuple[_Point, ...]]]] = {
    "行政许可": (
        "许可审查岗",
        "B",
        (
            _Point(
                "失职渎职", "现场核查不到场", "核查表没有照片，几份表的时间相同", "两人到场并留存照片，科长每周抽查"
            ),
            _Point(
                "违反廉洁自律规定",
                "收受申请人礼品后加快办理",
                "同一中介的件办得比别的快",
                "按受理先后自动派件，超前办结的说明理由",
            ),
            _Point(
                "扰乱市场经济秩序", "指定中介机构出具报告", "报告集中出自一两家机构", "公示全部合格机构，申请人自己选"
            ),
        ),
    ),
    "行政处罚": (
        "执法办案岗",
        "A",
        (
            _Point("失职渎职", "发现违法不立案", "巡查记录有问题而没有案号", "线索登记与立案每月对账"),
            _Point(
                "违反廉洁自律规定",
                "人情案，超出裁量档次减轻处罚",
                "同类案件罚款相差数倍",
                "系统比对裁量标准，超出的集体讨论",
            ),
            _Point("违反财经纪律", "罚没款不及时上缴", "票据与入库日期相差较大", "罚缴分离，财务每周核对"),
        ),
    ),
    "行政给付": (
        "救助审核岗",
        "A",
        (
            _Point("失职渎职", "入户调查走过场", "调查表内容雷同", "入户两人签字，街道按一成抽查"),
            _Point("违反廉洁自律规定", "优亲厚友", "近亲属享受待遇没有备案", "近亲属备案，名单长期公示"),
        ),
    ),
    "行政检查": (
        "监督检查岗",
        "C",
        (_Point("失职渎职", "检查只填表不到现场", "定位记录与检查对象不符", "随机抽取检查对象和人员，现场打卡"),),
    ),
    "党务": (
        "组织人事岗",
        "B",
        (_Point("违反组织人事纪律", "考察材料失实", "考察谈话人数不足", "谈话名单随机抽取，纪检参加"),),
    ),
    "事务": (
        "采购经办岗",
        "B",
        (
            _Point(
                "违反财经纪律", "化整为零规避招标", "一个月内向同一供应商分次采购", "年度采购计划公开，财务按供应商汇总"
            ),
        ),
    ),
}
_LESSONS: Final = (
    (
        "核查走过场，失察被问责",
        "某单位工作人员长期不到现场，凭经验填写核查表，致使不合格场所通过，经办人和分管负责人被问责。",
    ),
    (
        "收受好处，对违法行为从轻",
        "某执法人员收受当事人财物，把应当从重的案件按一般情节处理，案件重新办理，本人受到处分。",
    ),
    ("审核不严，冒领补贴", "某街道审核时没有比对信息，多户在条件变化后继续领取补贴，资金追回，审核人受到处理。"),
)


def risk_records(
    items: list[Item], processes: Mapping[str, Mapping[str, Plain]], ground: District, seed: int
) -> Iterator[tuple[str, dict[str, Plain]]]:
    """(unit, record) of every post; `processes` are the records of the items' processes by id."""
    held: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        if item.manner in _POSTS and item.status == "在用" and not item.withdrawn:
            held[item.unit, item.manner].append(item)
    for (unit, manner), own in held.items():
        name, level, points = _POSTS[manner]
        id_ = f"gw-{unit}-{own[0].letters.lower()}"
        stream = chance(seed, f"risk/{id_}")
        record: dict[str, Plain] = {
            "kind": "risk_post",
            "id": id_,
            "publisher": unit,
            "published_on": day_between(stream, date(2026, 1, 5), date(2026, 9, 30)).isoformat(),
            "name": f"{ground.short_name(own[0].key)}{name}（演示）",
            "unit": unit,
            "sphere": own[0].sphere,
            "level": level,
            "risks": [_risk(point, pick(stream, own), processes) for point in points],
        }
        if level == "A":
            title, text = pick(stream, _LESSONS)
            record["lessons"] = [{"title": title, "text": text, "source": "虚构案例，供演示"}]
        yield unit, record


def _risk(point: _Point, item: Item, processes: Mapping[str, Mapping[str, Plain]]) -> dict[str, Plain]:
    risk: dict[str, Plain] = {**point._asdict(), "item": item.id}
    steps = processes[item.chart]["steps"] if item.chart in processes else []
    inner = (
        [step for step in steps if isinstance(step, dict) and step["shape"] not in {"开始", "结束"}]
        if isinstance(steps, list)
        else []
    )
    if inner:
        risk["step"] = inner[len(inner) // 2]["id"]
    return risk | {"holder": "科室负责人"}
