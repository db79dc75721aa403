"""Courses that an authority sets going against someone: penalties, inspections, compulsion, levies."""

from random import Random

from generator.sample.chance import pick
from generator.sample.course import Course
from generator.sample.matter import Matter


def penalty(c: Course, s: Random, m: Matter) -> None:
    """处罚法 art. 54–61, the ordinary procedure."""
    c.start(pick(s, ("发现违法线索", "检查或者举报发现线索", "上级交办、部门移送线索")))
    if s.random() < 0.4:
        c.ask(
            "heshi",
            pick(s, ("是否符合立案条件？", "是否应当立案？")),
            "执法人员",
            f"核实线索：有初步证据、属于本机关{m.field}管辖、未过追责时效",
        )
        c.way("heshi", "不符合")
        c.end("bulian", "不予立案，告知举报人")
        c.way("heshi", "符合")
    c.do(
        "lian",
        pick(s, ("立案", "立案审批", "批准立案")),
        "执法机构负责人",
        pick(s, ("填写立案审批表，确定两名以上执法人员", f"审批{m.field}案件，指定承办人并登记案号")),
        "立案审批表",
        weight=2,
        stage="立案",
    )
    c.do(
        "diaocha",
        pick(s, ("调查取证", "全面调查取证", "调查并收集证据")),
        "执法人员",
        pick(
            s,
            (
                f"两人以上出示执法证件，对{m.persons}询问、检查、抽样，全程音像记录",
                "收集书证、物证和陈述，先行登记保存的证据七日内处理",
            ),
        ),
        "询问笔录",
        "现场笔录",
        weight=6,
        stage="调查",
    )
    if s.random() < 0.3:
        c.do("baogao", "撰写调查终结报告", "执法人员", "写明事实、证据、法律依据、裁量阶次和处罚建议", "调查终结报告")
    c.do(
        "shenhe",
        pick(s, ("法制审核", "案件审核", "法制机构审核")),
        "法制审核人员",
        pick(s, ("审核主体、事实、证据、程序、裁量，未经审核不得决定", "由取得法律职业资格的人员审核并书面提出意见")),
        "法制审核意见书",
        weight=2,
        stage="审核",
    )
    question, back, on = pick(
        s, (("事实是否清楚？", "不清楚，补充调查", "清楚"), ("证据是否充分？", "不足，补充调查", "充分"))
    )
    c.ask("zuzheng", question, "法制审核人员", "对照证据清单逐项核对，不足的退回")
    c.way("zuzheng", back)
    c.to("diaocha")
    c.way("zuzheng", on)
    c.do(
        "gaozhi",
        pick(s, ("处罚事先告知", "送达处罚告知书")),
        "执法人员",
        "告知拟处罚的内容、事实、理由、依据和陈述、申辩、听证的权利",
        "行政处罚告知书",
        weight=1,
        stage="告知",
        shape="文书" if s.random() < 0.5 else "步骤",
    )
    if s.random() < 0.7:
        question, asked, waived = pick(s, (("是否要求听证？", "要求", "未要求"), ("是否陈述申辩？", "提出", "放弃")))
        c.ask(
            "yaoqiu",
            question,
            "执法人员",
            "记录当事人五日内的要求，不因申辩加重处罚",
        )
        c.way("yaoqiu", asked)
        c.do(
            "tingqu",
            pick(s, ("听取意见或者听证", "组织听证")),
            "听证主持人",
            "七日前通知时间地点，由非本案调查人员主持，制作笔录",
            "听证笔录",
        )
        c.way("yaoqiu", waived)
    if s.random() < 0.25:
        c.do("taolun", "负责人集体讨论", "机关负责人", "情节复杂或者重大违法的，集体讨论并记录不同意见", "集体讨论记录")
        first = "taolun"
    else:
        first = "jueding"
    c.do(
        "jueding",
        pick(s, ("作出处罚决定", "决定处罚", "签发处罚决定")),
        "机关负责人",
        pick(s, ("对照裁量基准确定阶次，制作决定书", f"依法决定对{m.persons}的处罚，载明救济途径")),
        "行政处罚决定书",
        weight=2,
        stage="决定",
    )
    if any(step["id"] == "tingqu" for step in c.steps):
        c.after("tingqu")
        c.to(first)
        c.after("jueding")
    c.do(
        "songda",
        pick(s, ("送达决定书", "宣告并送达")),
        "执法人员",
        "宣告后当场交付，当事人不在场的七日内送达",
        "送达回证",
        weight=1,
        stage="送达",
    )
    if s.random() < 0.35:
        c.ask("lvxing", "是否按期履行？", "执法人员", "核对罚缴分离的缴款记录和改正情况")
        c.way("lvxing", "逾期不履行")
        c.do("qiangzhi", "催告并申请强制执行", "法制审核人员", "催告十日后仍不履行的，申请人民法院强制执行", "催告书")
        c.way("lvxing", "已履行")
        c.end("jiean", "结案归档")
        c.after("qiangzhi")
        c.to("jiean")
    else:
        c.do("zhixing", pick(s, ("督促履行", "执行处罚")), "执法人员", "罚款到指定银行缴纳，跟踪改正情况并复查")
        c.end("jiean", pick(s, ("结案归档", "公示并结案")))


def inspection(c: Course, s: Random, m: Matter) -> None:
    """Random in whom and by whom (双随机)."""
    c.start(pick(s, ("年度检查计划启动", "双随机抽查任务启动", "专项检查部署")))
    c.do(
        "jihua",
        pick(s, ("制定检查方案", "编制检查计划")),
        "检查机构",
        f"确定{m.field}检查的范围、比例、频次和时间，报批后公布",
        "检查方案",
        weight=2,
    )
    c.do(
        "chouqu",
        pick(s, ("随机抽取对象和人员", "双随机抽取")),
        "检查机构",
        f"从名录库随机抽取{m.persons}和执法检查人员，全程留痕",
        "抽查名单",
        weight=1,
    )
    if s.random() < 0.4:
        c.do("tongzhi", "告知检查事项", "检查人员", "说明检查依据、内容和需要配合的事项", "检查通知书", shape="文书")
    c.do(
        "jiancha",
        pick(s, ("现场检查", "实施检查", "入户检查")),
        "检查人员",
        pick(s, ("两人以上亮证，按检查清单逐项查看并记录", f"检查{m.field}情况，可以抽样、查阅资料，不影响正常经营")),
        "现场检查笔录",
        weight=3,
    )
    question, bad, good = pick(s, (("是否发现问题？", "发现问题", "未发现问题"), ("检查是否合格？", "不合格", "合格")))
    c.ask("wenti", question, "检查人员", "与被检查人核对记录并签字")
    c.way("wenti", bad)
    c.do("zhenggai", "责令限期整改", "检查人员", "写明问题、整改要求和期限", "责令整改通知书", shape="文书")
    c.ask("fucha", "复查是否合格？", "检查人员", "期满三个工作日内复查，整改不到位的不予销号")
    c.way("fucha", "逾期未改")
    if s.random() < 0.6:
        c.do("yisong", "移送立案查处", "检查机构", "移交证据材料，转入行政处罚程序", "案件移送函")
        c.end("zhuanru", "转入处罚程序")
    else:
        c.to("zhenggai")
    c.way("wenti", good)
    c.do("gongshi", pick(s, ("公示检查结果", "录入并公示结果")), "检查机构", "二十个工作日内公示检查结果", weight=2)
    c.way("fucha", "合格")
    c.to("gongshi")
    c.end("guidang", "资料归档")


def compulsion(c: Course, s: Random, m: Matter) -> None:
    """强制法 art. 18–28."""
    c.start(pick(s, ("发现需要采取强制措施的情形", "执法中发现紧急情形")))
    c.ask("jinji", "情况是否紧急？", "执法人员", "判断不立即采取措施是否会造成危害扩大")
    c.way("jinji", "紧急")
    c.do("dangchang", "当场实施", "执法人员", "二十四小时内向负责人报告并补办批准手续", "当场实施记录")
    c.way("jinji", "不紧急")
    c.do("pizhun", "报告并批准", "机关负责人", f"审查{m.field}强制措施的必要性和适当性", "审批表", weight=2)
    c.do(
        "gaozhi",
        pick(s, ("通知当事人到场", "告知理由和依据")),
        "执法人员",
        f"通知{m.persons}到场，告知理由、依据和救济途径，听取陈述申辩",
        weight=1,
    )
    c.do(
        "shishi",
        pick(s, ("实施强制措施", "查封、扣押")),
        "执法人员",
        "两人以上实施，制作现场笔录和清单，双方签名",
        "决定书",
        "清单",
        weight=2,
    )
    c.after("dangchang")
    c.to("shishi")
    c.do("baoguan", "妥善保管", "保管人员", "不得使用或者损毁，保管费用由机关承担")
    c.ask("chuli", "查清事实后怎样处理？", "机关负责人", "三十日内作出处理决定，延长的书面告知")
    c.way("chuli", "应当解除")
    c.do("jiechu", "解除并退还", "执法人员", "立即退还财物，当事人签收", "解除决定书", shape="文书")
    c.end("jieshu", "结束")
    c.way("chuli", pick(s, ("应当没收或者销毁", "移送处罚")))
    c.do("yisong", "转入处罚程序处理", "执法人员", "与处罚决定一并处理，随案移交清单", "移交清单")
    if s.random() < 0.5:
        c.to("jieshu")
    else:
        c.end("zhuanru", "转入处罚程序")


def levy(c: Course, s: Random, m: Matter) -> None:
    """Fees and contributions."""
    c.start(pick(s, ("缴费人申报", "缴费义务发生")))
    c.do("dengji", "登记申报", "征收窗口", f"登记{m.name}的缴费人、基数和期间", "申报表", weight=1)
    c.ask("zhenshi", "申报是否真实、完整？", "征收人员", "核对合同、面积、用量和减免证明")
    c.way("zhenshi", "需要更正")
    c.do("gengzheng", "通知更正", "征收人员", "写明差额和更正期限", "更正通知书", shape="文书")
    c.to("dengji")
    c.way("zhenshi", "真实完整")
    c.do(
        "heding",
        pick(s, ("核定金额", "计算应缴金额")),
        "征收人员",
        "按公布的标准计算，列明减免项目",
        "核定表",
        weight=2,
    )
    if s.random() < 0.5:
        c.do("fuhe", "复核", "复核人员", "征收与复核由不同人员办理", weight=1)
    c.do(
        "tongzhi",
        "送达缴费通知",
        "征收窗口",
        "告知金额、期限、缴费渠道和异议途径",
        "缴费通知书",
        shape="文书",
        weight=1,
    )
    c.ask("jiaona", "是否按期缴纳？", "征收人员", "核对国库入账记录")
    c.way("jiaona", "逾期")
    c.do("cuijiao", "催缴", "征收人员", "书面催缴，依法加收滞纳金不超过本金", "催缴通知书")
    c.way("jiaona", "已缴")
    c.do("piaoju", "开具财政票据", "征收窗口", "当场开具，电子票据同步推送", "财政票据")
    c.end("ruku", "入库归档")
    c.after("cuijiao")
    c.to("piaoju")
