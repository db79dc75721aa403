"""Titles and bodies of community entries."""

from random import Random
from typing import Final

from generator.sample.chance import pick
from generator.sample.network import CategoryFact

_TOPICS: Final[dict[str, tuple[str, ...]]] = {
    "minzhu-zhengce": (
        "高龄津贴",
        "居民医保参保",
        "公租房申请",
        "灵活就业社保补贴",
        "既有住宅增设电梯",
        "残疾人两项补贴",
    ),
    "minzhu-jueyi": ("院落停车管理方案", "公共服务资金项目", "加装门禁", "文化活动室开放时间", "垃圾分类投放点调整"),
    "tudi-zhengyong": ("道路拓宽涉及地块", "绿道建设用地", "排水管网改造用地"),
    "jiuzai-jiuji": ("暴雨积水受灾家庭救助", "高温慰问物资", "火灾临时救助", "冬令救助"),
    "huanjing-zhili": ("楼道杂物清理", "背街小巷整治", "雨污管网疏掏", "绿化补种", "除四害"),
    "wenti-huodong": ("邻里节", "广场舞比赛", "书画展", "亲子阅读", "健身操培训", "露天电影"),
    "chuangye-jiuye": ("家政培训班", "社区微型招聘会", "青年创业咨询", "电商技能课", "零工岗位发布"),
    "fupin-bangkun": ("困难家庭结对帮扶", "助学金发放", "节日慰问"),
    "yiliao-jiuzhu": ("大病救助", "慢性病用药帮扶", "门诊救助"),
    "jiaotong-chuxing": ("非机动车充电桩", "夜间错时停车", "道路施工绕行", "斑马线翻新"),
    "zhaoshang-qiye": ("楼宇企业走访", "商户座谈", "空置铺面信息发布"),
    "jiandu-yijian": ("财务票据抽查", "工程质量抽查", "物资发放核对"),
    "zhengce-jiedu": ("医保报销比例", "生育支持政策", "住房维修资金使用", "养老服务补贴"),
}
_OPENINGS: Final = (
    "{n}现公开{w}{t}情况。",
    "{w}，{n}就{t}开展工作，情况如下。",
    "经居委会研究，现将{w}{t}情况向居民公开。",
    "按照公开目录，{n}公布{w}{t}的有关内容。",
)
_FACTS: Final = (
    "涉及{a}个院落、{b}户居民，走访{c}人次",
    "召开会议{d}次，收到意见{c}条，已办结{e}条",
    "投入资金{m}元，其中公共服务资金{k}元",
    "受益居民{b}人次，其中老年人{c}人次",
    "组织志愿者{c}人次，服务时长{b}小时",
    "开展检查{d}次，发现问题{e}处，均已整改",
    "登记需求{c}件，办结{e}件，其余列入下期",
    "完成项目{d}个，居民满意率{p}%",
)
_NEXT: Final = (
    "下一步将在下月底前完成回访。",
    "有不同意见的居民可在公示期内向居务监督委员会提出。",
    "原始资料存社区档案室，居民可以查阅。",
    "联系人为社区公共服务窗口工作人员，电话见社区主页。",
    "公示期七天，期满后归档。",
)


def title_of(stream: Random, category: CategoryFact, name: str, when: str) -> str:
    """东街社区2026年第三季度财务收支; with a topic where the category has some."""
    topics = _TOPICS.get(category.id)
    if topics and category.rhythm == "即时":
        return f"{name}{pick(stream, topics)}{category.name}"
    return f"{name}{when}{category.name}"


def body_of(stream: Random, category: CategoryFact, name: str, when: str) -> str:
    """Two or three paragraphs with a list: Markdown without HTML."""
    topic = pick(stream, _TOPICS.get(category.id, (category.name,)))
    numbers = {
        "a": 2 + int(stream.random() * 9),
        "b": 40 + int(stream.random() * 700),
        "c": 12 + int(stream.random() * 90),
        "d": 1 + int(stream.random() * 6),
        "e": 3 + int(stream.random() * 9),
        "m": 2000 + int(stream.random() * 400) * 100,
        "k": 1000 + int(stream.random() * 10) * 100,
        "p": 90 + int(stream.random() * 10),
    }
    chosen = sorted(stream.sample(range(len(_FACTS)), 2 + int(stream.random() * 3)))
    facts = [f"- {_FACTS[number].format(**numbers)}；" for number in chosen]
    facts[-1] = facts[-1][:-1] + "。"
    opening = pick(stream, _OPENINGS).format(n=name, w=when or "现行", t=topic)
    return "\n".join([f"{opening}内容包括：{category.about}。", "", *facts, "", pick(stream, _NEXT)])
