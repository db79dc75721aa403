"""Courses inside an authority or the party: rewards, party matters, internal affairs."""

from random import Random

from generator.sample.chance import pick
from generator.sample.course import Course
from generator.sample.matter import Matter


def reward(c: Course, s: Random, m: Matter) -> None:
    """Prizes and commendations."""
    c.start(pick(s, ("评选工作启动", "印发奖励通知")))
    c.do("gongbu", "公布条件和名额", "承办科室", f"公布{m.field}奖励的对象、条件、名额和程序", "评选通知", weight=2)
    c.do("tuijian", pick(s, ("推荐申报", "逐级推荐")), "推荐单位", "推荐单位核实事迹并公示后上报", "推荐表", weight=3)
    c.do("shencha", "资格审查", "承办科室", "向有关部门征求意见，核查信用和违法记录", weight=3)
    c.ask("tongguo", "是否符合条件？", "评审委员会", "评审委员无记名投票，回避与推荐对象有利害关系的委员")
    c.way("tongguo", "不符合")
    c.do("fankui", "反馈推荐单位", "承办科室", "说明理由", "反馈函", shape="文书")
    c.end("weiru", "未入选，结束")
    c.way("tongguo", "符合")
    c.do("gongshi", "公示拟奖励名单", "承办科室", "公示不少于五个工作日", "公示单", weight=2)
    c.ask("yiyi", "有无异议？", "承办科室", "异议应当实名，受理后核查")
    c.way("yiyi", "有异议")
    c.do("hecha", "核查异议", "监督人员", "十个工作日内核查并答复", "核查报告")
    c.to("tongguo")
    c.way("yiyi", "无异议")
    c.do("jueding", "作出奖励决定", "机关负责人", "按规定批准并公布", "奖励决定", weight=1)
    if s.random() < 0.6:
        c.do("banfa", pick(s, ("颁发证书和奖金", "颁奖")), "承办科室", "奖金从预算列支，不向受奖人收费", weight=1)
    c.end("guidang", "归档")


def party(c: Course, s: Random, m: Matter) -> None:
    """Collective decision, with publicity inside the party."""
    c.start(pick(s, ("提出议题", "工作启动", "制定年度计划")))
    c.do(
        "tichu",
        pick(s, ("提出方案", "起草方案")),
        "承办科室",
        f"就{m.name}调查研究，提出方案和依据",
        "工作方案",
        weight=3,
    )
    c.do(
        "zhengqiu",
        pick(s, ("征求意见", "听取党员群众意见")),
        "承办科室",
        "征求有关单位和党员意见，逐条记录采纳情况",
        "意见汇总表",
        weight=3,
    )
    if s.random() < 0.5:
        c.do(
            "shenhe",
            pick(s, ("纪检监督审核", "合规审核")),
            "纪检监察组",
            "审核程序、人选和经费是否合规",
            "审核意见",
            weight=2,
        )
    c.do(
        "huiyi",
        pick(s, ("会议研究", "领导班子会议讨论")),
        "领导班子",
        "充分讨论，主要负责人末位表态，记录在案",
        "会议纪要",
        weight=2,
    )
    c.ask("biaojue", "是否通过？", "领导班子", "按民主集中制表决，达到规定人数有效")
    c.way("biaojue", pick(s, ("未通过", "需要完善")))
    c.to("tichu")
    c.way("biaojue", "通过")
    if s.random() < 0.65:
        c.do(
            "gongshi", pick(s, ("公示", "党内公示")), "承办科室", "公示不少于五个工作日，公布监督电话", "公示", weight=2
        )
        c.ask("yiyi", "有无异议？", "纪检监察组", "受理署名反映，及时核查")
        c.way("yiyi", "有异议")
        c.do("hecha", "调查核实", "纪检监察组", "查清事实，提出处理意见", "核查报告")
        c.to("huiyi")
        c.way("yiyi", "无异议")
    c.do("shishi", pick(s, ("组织实施", "印发执行")), "承办科室", f"由{m.unit}组织实施，按分工落实", weight=3)
    c.do("ducha", pick(s, ("督促检查", "通报结果")), "督查人员", "检查落实情况，通报并归档")
    c.end("guidang", "资料归档")


def affairs(c: Course, s: Random, m: Matter) -> None:
    """Money, goods and posts of the office itself."""
    c.start(pick(s, ("科室提出申请", "业务发生", "年度安排")))
    c.do(
        "shenqing",
        pick(s, ("填写申请单", "提出申请")),
        "经办人",
        f"写明{m.name}的事由、金额或者数量",
        "申请单",
        weight=1,
    )
    c.do("chushen", "科室负责人审核", "科室负责人", "审核必要性和真实性", weight=1)
    c.do("caiwu", pick(s, ("财务审核", "归口管理审核")), "归口管理人员", "审核预算、标准和手续", weight=2)
    question, no, yes = pick(
        s, (("手续是否齐全？", "不齐全，退回", "齐全"), ("是否在预算和标准之内？", "超出，退回", "在标准之内"))
    )
    c.ask("guifan", question, "归口管理人员", "对照内部控制制度逐项核对")
    c.way("guifan", no)
    c.to("shenqing")
    c.way("guifan", yes)
    if s.random() < 0.5:
        c.ask("zhongda", "是否达到集体决策标准？", "分管负责人", "大额资金和重要事项集体决策")
        c.way("zhongda", "达到")
        c.do("jiti", "领导班子集体决策", "领导班子", "会议研究并形成纪要", "会议纪要")
        c.way("zhongda", "未达到")
        c.do("shenpi", "分管负责人审批", "分管负责人", "在权限内审批", weight=1)
        c.do("banli", pick(s, ("办理", "执行")), "经办人", f"按审批结果办理{m.name}", "凭证", weight=2)
        c.after("jiti")
        c.to("banli")
        c.after("banli")
    else:
        c.do("shenpi", "负责人审批", "机关负责人", "按权限审批", weight=1)
        c.do("banli", pick(s, ("办理", "执行")), "经办人", f"按审批结果办理{m.name}", "凭证", weight=2)
    if s.random() < 0.6:
        c.do("yanshou", pick(s, ("验收登记", "核对入账")), "验收人员", "经办与验收分开，账实相符", "验收单", weight=1)
    c.do("gongkai", "内部公开", "办公室", "按季度在内部公示栏公开")
    c.end("guidang", "归档")
