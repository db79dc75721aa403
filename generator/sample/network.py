"""Records of the network, the categories of disclosure and the calendar."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.records.yaml_writing import Plain
from generator.sample.ground import District
from generator.sample.prose import SITE


class CategoryFact(NamedTuple):
    """A category. `due` is "" where nothing is owed by a day."""

    id: str
    name: str
    section: str
    about: str
    rhythm: str
    due: str = ""
    required: bool = False
    statements: bool = False


CATEGORIES: Final = (
    CategoryFact("minzhu-zhengce", "惠民政策", "政策", "低保、养老、医保等政策的要点和办理渠道", "即时"),
    CategoryFact("zhengce-jiedu", "政策解读", "政策", "居民常问政策的解答", "季"),
    CategoryFact("minzhu-zuzhi", "组织机构", "民主管理", "居委会成员分工、居民代表和监督委员会", "长期", required=True),
    CategoryFact("minzhu-jueyi", "会议决议", "民主管理", "居民会议、居民代表会议的决定", "即时"),
    CategoryFact(
        "minzhu-pingyi", "民主评议", "民主管理", "对居委会工作的评议结果", "半年", "30个自然日", required=True
    ),
    CategoryFact("jiandu-yijian", "监督意见", "民主管理", "居务监督委员会的意见和答复", "季"),
    CategoryFact("caiwu-shouzhi", "财务收支", "财务", "各项收入、支出和结余", "季", "15个自然日", True, True),
    CategoryFact("caiwu-shenji", "财务审计", "财务", "审计结论和整改情况", "年"),
    CategoryFact(
        "zhuanxiang-jingfei", "专项经费", "财务", "保障资金等专项经费的使用", "季", "15个自然日", required=True
    ),
    CategoryFact("fuwu-zijin", "公共服务资金", "财务", "公共服务资金项目的议定和实施", "半年"),
    CategoryFact("cungui-minyue", "村规民约（居民公约）", "村规民约", "公约的内容和修订", "长期", required=True),
    CategoryFact("tudi-zhengyong", "土地征用", "土地与集体资产", "征收范围、补偿和安置", "即时"),
    CategoryFact("jiti-zichan", "集体资产", "土地与集体资产", "资产台账、租赁和收益", "半年"),
    CategoryFact("fupin-bangkun", "扶贫帮困", "服务", "困难家庭帮扶项目和资金", "季"),
    CategoryFact("jiuzai-jiuji", "救灾救济", "服务", "救灾物资和救济款的发放", "即时"),
    CategoryFact("yiliao-jiuzhu", "医疗救助", "服务", "医疗救助的条件和人次", "季"),
    CategoryFact("huanjing-zhili", "环境治理", "服务", "保洁、绿化、老旧院落整治", "月"),
    CategoryFact("jiuxue-jiuyi", "就学就医", "服务", "学区、疫苗接种和家庭医生服务", "半年"),
    CategoryFact("wenti-huodong", "文体活动", "服务", "文体活动的安排和场地", "月"),
    CategoryFact("jiazheng-tuoguan", "家政托管", "服务", "家政、托管、助餐服务的内容和收费", "长期"),
    CategoryFact("jiaotong-chuxing", "交通出行", "服务", "停车、非机动车充电和道路施工信息", "季"),
    CategoryFact("chuangye-jiuye", "创业就业", "创业就业", "岗位信息、培训和补贴", "月"),
    CategoryFact("gongyi-gangwei", "公益岗位", "创业就业", "公益性岗位的设置和聘用", "半年"),
    CategoryFact("tese-jingji", "特色经济", "经济", "辖区特色商业和集市", "年"),
    CategoryFact("zhaoshang-qiye", "招商和企业服务", "经济", "楼宇招商和企业走访", "季"),
)


def category_records(publisher: str) -> Iterator[dict[str, Plain]]:
    """The categories."""
    for order, fact in enumerate(CATEGORIES, 1):
        record: dict[str, Plain] = {
            "kind": "category",
            "id": fact.id,
            "publisher": publisher,
            "published_on": "2025-12-08",
            "name": fact.name,
            "section": fact.section,
            "about": fact.about,
            "rhythm": fact.rhythm,
        }
        if fact.due:
            record["due"] = fact.due
        if fact.required:
            record["basis"] = "城市居民委员会组织法第十六条和区公开目录（演示）"
        record["required"] = "是" if fact.required else "否"
        if fact.due:
            record["since"] = "2026-01-01"
        if fact.statements:
            record["statements"] = "是"
        record["order"] = str(order)
        yield record


def network_record(grounds: list[District], publisher: str) -> dict[str, Plain]:
    """City, districts, streets, communities with their official codes."""
    return {
        "kind": "network",
        "id": "chengdu",
        "publisher": publisher,
        "published_on": "2025-12-08",
        "title": "成都市四级公开网络（演示）",
        "source": "国家统计局统计用区划代码；成华区为2016年7月31日的代码",
        "note": "只列入参加演示的街道和社区。",
        "city": {
            "code": "5101",
            "name": "成都市",
            "districts": [
                {
                    "code": ground.code,
                    "name": ground.name,
                    "streets": [
                        {
                            "code": street.code,
                            "name": street.name,
                            "communities": [{"code": code, "name": name} for code, name in street.communities],
                        }
                        for street in ground.streets
                    ],
                }
                for ground in grounds
            ],
        },
        "nodes": list(_nodes(grounds)),
    }


_KIOSKS: Final = 4
"""Kiosks of a district: in the hall of its first street, and in its first communities."""


def _nodes(grounds: list[District]) -> Iterator[dict[str, Plain]]:
    """A node a division, and some kiosks. A street's releases are pushed; its communities and kiosks pull them."""
    yield _node("shi", "5101", "成都市", "city", pushed=True)
    for number, ground in enumerate(grounds):
        first = _node("qu", ground.code, ground.name, "district", pushed=True)
        yield first if number else {**first, "address": f"https://{SITE}/"}
        kiosks = []
        for street in ground.streets:
            yield _node("jd", street.code, street.name, "street", pushed=True)
            for code, name in street.communities:
                yield _node("sq", code, name, "community")
            kiosks += [("jd", street.code, street.name), *(("sq", code, name) for code, name in street.communities)]
        for tier, code, name in kiosks[:_KIOSKS]:
            yield {
                **_node("ytj", code, f"{name}一体机", "kiosk"),
                "address": f"https://{tier}-{code}.{SITE}/",
            }


def _node(tier: str, code: str, name: str, edition: str, *, pushed: bool = False) -> dict[str, Plain]:
    node: dict[str, Plain] = {
        "id": f"{tier}-{code}",
        "name": name,
        "place": code,
        "edition": edition,
        "address": f"https://{tier}-{code}.{SITE}/",
    }
    return {**node, "target": f"published/{tier}-{code}"} if pushed else node


def calendar_record(publisher: str) -> dict[str, Plain]:
    """2027, for limits that run into it: only the days that the rule on holidays fixes, as a demonstration."""
    return {
        "kind": "calendar",
        "id": "2027",
        "publisher": publisher,
        "published_on": "2026-11-16",
        "year": "2027",
        "source": "按法定节假日推算（演示），以正式通知为准",
        "holidays": [
            "2027-01-01",
            "2027-02-05",
            "2027-02-08",
            "2027-02-09",
            "2027-04-05",
            "2027-05-03",
            "2027-06-09",
            "2027-09-15",
            "2027-10-01",
            "2027-10-04",
            "2027-10-05",
            "2027-10-06",
            "2027-10-07",
        ],
        "workdays": ["2027-02-20", "2027-10-09"],
    }
