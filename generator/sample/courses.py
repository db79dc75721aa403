"""How each type of power runs: which steps, who takes them, which of them a power leaves out."""

from collections.abc import Callable
from random import Random
from typing import Final, NamedTuple

from generator.sample.chance import pick
from generator.sample.course import Course


class Matter(NamedTuple):
    """What a course is about: the matter in a few words, the unit's short name, whom it concerns."""

    name: str
    unit: str
    persons: str
    field: str


def course_of(manner: str, stream: Random, matter: Matter) -> Course:
    """The course of a power of this manner: a type of power, 党务 or 事务."""
    course = Course()
    _COURSES[manner](course, stream, matter)
    return course


def _apply(c: Course, s: Random, m: Matter, window: str) -> None:
    """Up to acceptance: materials are received, and what is missing is told once (许可法 art. 32)."""
    c.start(pick(s, ("申请人提出申请", "申请人网上或者窗口申请", "申请人递交材料")))
    c.do(
        "shoujian",
        pick(s, ("接收申请材料", "窗口收件", "收件登记")),
        window,
        pick(
            s,
            (
                f"登记{m.name}的申请，逐件清点材料，当场出具收件凭证",
                "核对申请人身份和材料目录，录入办件系统",
                f"接收{m.field}申请，扫描存档，告知办理进度的查询方式",
            ),
        ),
        "收件凭证",
    )
    c.ask(
        "qiquan",
        pick(s, ("材料是否齐全？", "材料齐全且符合形式？", "是否符合受理条件？")),
        window,
        pick(s, ("对照材料目录逐项核对，能当场更正的当场更正", "核对材料的种类、份数、签章和有效期")),
    )
    c.way("qiquan", pick(s, ("不齐全", "需要补正", "材料有误")))
    c.do(
        "buzheng",
        "一次性告知补正",
        window,
        pick(s, ("一次写明全部需要补正的内容，五日内告知申请人", "出具补正通知，写明缺哪一件、怎样补")),
        "补正告知书",
        shape="文书",
    )
    c.to("shoujian")
    if s.random() < 0.35:
        c.way("qiquan", pick(s, ("不属本单位职权", "依法不予受理")))
        c.end("bushouli", "不予受理，告知去处")
    c.way("qiquan", pick(s, ("齐全", "符合要求", "材料齐全")))


def _permit(c: Course, s: Random, m: Matter) -> None:
    window = pick(s, ("政务服务窗口", "综合受理窗口"))
    _apply(c, s, m, window)
    c.do(
        "shouli",
        pick(s, ("受理", "受理登记", "决定受理")),
        window,
        pick(s, ("出具受理通知书，当日转承办科室", "确定承办科室和承诺办结日，录入系统")),
        "受理通知书",
        weight=1,
    )
    c.do(
        "shencha",
        pick(s, ("书面审查", "材料审查", "承办科室审查")),
        "承办科室",
        pick(
            s,
            (
                f"对照{m.field}的许可条件逐项审查，提出初步意见",
                f"审查{m.name}的条件是否具备，发现直接关系他人重大利益的告知利害关系人",
            ),
        ),
        weight=3,
    )
    if s.random() < 0.62:
        c.do(
            "hecha",
            pick(s, ("现场核查", "实地核查", "现场勘验")),
            "现场核查组",
            pick(
                s,
                ("两名以上工作人员到现场核对，拍照并制作笔录", f"核对场所、设施与申报是否一致，当场记录{m.field}条件"),
            ),
            "现场核查记录",
            weight=3,
        )
    if s.random() < 0.22:
        c.do(
            "pingshen",
            pick(s, ("专家评审", "技术评审")),
            "评审专家组",
            "抽取专家，独立提出书面意见，评审时间不计入办理时限并书面告知",
            "专家评审意见",
        )
    if s.random() < 0.2:
        c.do(
            "tingzheng",
            pick(s, ("公告听证", "组织听证")),
            "法制机构",
            "涉及公共利益的公告听证，主持人不得是承办人，制作笔录",
            "听证笔录",
        )
    c.ask(
        "fuhe",
        pick(s, ("是否符合条件？", "是否准予许可？", "条件是否具备？")),
        "分管负责人",
        pick(s, ("依据审查意见和核查记录决定", "集体审议后作出是否准予的决定")),
    )
    c.way("fuhe", pick(s, ("不符合", "不具备")))
    c.do(
        "buyu",
        pick(s, ("决定不予许可", "作出不予许可决定")),
        "分管负责人",
        "书面说明理由，告知申请行政复议或者提起行政诉讼的权利",
        "不予行政许可决定书",
        shape="文书",
    )
    separate = s.random() < 0.5
    if separate:
        c.end("buyu-jie", "送达后办结")
    c.way("fuhe", pick(s, ("符合", "具备")))
    c.do(
        "zhunyu",
        pick(s, ("准予许可", "作出准予许可决定", "签发许可决定")),
        "分管负责人",
        pick(s, ("签发准予许可决定，注明有效期和范围", "在承诺时限内签发决定")),
        "准予行政许可决定书",
        weight=2,
    )
    if s.random() < 0.3:
        c.do("gongshi", "公示许可结果", "承办科室", "七个工作日内上网公开许可决定，公众可以查阅", weight=1)
    c.do(
        "songda",
        pick(s, ("制证送达", "颁发证件", "送达决定")),
        window,
        pick(s, ("制作证件，窗口领取或者免费邮寄", "生成电子证照，短信告知申请人领取")),
        "送达回证",
        weight=1,
    )
    if not separate:
        c.after("buyu")
        c.to("songda")
    c.end("banjie", pick(s, ("办结归档", "办结")))


def _penalty(c: Course, s: Random, m: Matter) -> None:
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
    c.ask("zuzheng", pick(s, ("事实是否清楚？", "证据是否充分？")), "法制审核人员", "对照证据清单逐项核对，不足的退回")
    c.way("zuzheng", pick(s, ("退回补充调查", "不清楚、退回")))
    c.to("diaocha")
    c.way("zuzheng", pick(s, ("清楚", "充分")))
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
        c.ask(
            "yaoqiu",
            pick(s, ("是否要求听证？", "是否陈述申辩？")),
            "执法人员",
            "记录当事人五日内的要求，不因申辩加重处罚",
        )
        c.way("yaoqiu", "要求")
        c.do(
            "tingqu",
            pick(s, ("听取意见或者听证", "组织听证")),
            "听证主持人",
            "七日前通知时间地点，由非本案调查人员主持，制作笔录",
            "听证笔录",
        )
        c.way("yaoqiu", pick(s, ("放弃", "未要求")))
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


def _inspection(c: Course, s: Random, m: Matter) -> None:
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
    c.ask("wenti", pick(s, ("是否发现问题？", "检查是否合格？")), "检查人员", "与被检查人核对记录并签字")
    c.way("wenti", pick(s, ("发现问题", "不合格")))
    c.do("zhenggai", "责令限期整改", "检查人员", "写明问题、整改要求和期限", "责令整改通知书", shape="文书")
    c.ask("fucha", "复查是否合格？", "检查人员", "期满三个工作日内复查，整改不到位的不予销号")
    c.way("fucha", "逾期未改")
    if s.random() < 0.6:
        c.do("yisong", "移送立案查处", "检查机构", "移交证据材料，转入行政处罚程序", "案件移送函")
        c.end("zhuanru", "转入处罚程序")
    else:
        c.to("zhenggai")
    c.way("wenti", pick(s, ("未发现问题", "合格")))
    c.do("gongshi", pick(s, ("公示检查结果", "录入并公示结果")), "检查机构", "二十个工作日内公示检查结果", weight=2)
    c.way("fucha", "合格")
    c.to("gongshi")
    c.end("guidang", "资料归档")


def _compulsion(c: Course, s: Random, m: Matter) -> None:
    c.start(pick(s, ("发现需要采取强制措施的情形", "执法中发现紧急情形")))
    c.ask(
        "jinji", pick(s, ("情况是否紧急？", "是否需要当场实施？")), "执法人员", "判断不立即采取措施是否会造成危害扩大"
    )
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


def _levy(c: Course, s: Random, m: Matter) -> None:
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


def _grant(c: Course, s: Random, m: Matter) -> None:
    window = pick(s, ("社区服务窗口", "街道便民服务中心", "民生服务窗口"))
    _apply(c, s, m, window)
    c.do("shouli", "受理登记", window, "录入救助和补助信息系统", "受理登记表", weight=1)
    c.do(
        "diaocha",
        pick(s, ("入户调查", "经济状况核对", "资格核查")),
        "街道经办人员",
        f"通过信息核对和走访了解{m.name}的条件，尊重个人隐私",
        "调查表",
        weight=3,
    )
    if s.random() < 0.5:
        c.do("minzhu", "民主评议", "社区居民委员会", "邀请居民代表评议，记录不同意见", "评议记录", weight=2)
    c.do("shenpi", pick(s, ("审核确认", "复核审批")), "承办科室", "核对材料和调查结果，确定档次和金额", weight=2)
    c.ask("fuhe", pick(s, ("是否符合条件？", "是否予以给付？")), "分管负责人", "按公布的标准决定")
    c.way("fuhe", "不符合")
    c.do("buyu", "书面告知理由", "承办科室", "写明不符合哪一条、怎样申请复核", "不予给付告知书", shape="文书")
    c.end("zhongzhi", "办理终止")
    c.way("fuhe", "符合")
    if s.random() < 0.7:
        c.do("gongshi", "张榜公示", "社区居民委员会", "公示姓名、金额，不公示身份证号、住址和病情", "公示单", weight=2)
    c.do("fafang", pick(s, ("社会化发放", "拨付到卡")), "经办机构", "通过银行卡按时足额发放", "发放清单", weight=1)
    c.end("banjie", pick(s, ("定期复核", "办结归档")))


def _confirmation(c: Course, s: Random, m: Matter) -> None:
    window = pick(s, ("综合受理窗口", "登记窗口"))
    _apply(c, s, m, window)
    c.do("chushen", "初审", "承办人员", f"核对{m.name}的事实和证明，必要时询问申请人", "初审意见", weight=2)
    if s.random() < 0.4:
        c.do(
            "heshi", pick(s, ("实地核实", "信息共享核验")), "承办人员", "能通过数据共享核验的不再要求提供证明", weight=2
        )
    c.ask("shushi", "事实是否清楚？", "审核人员", "由初审以外的人员审核")
    c.way("shushi", "不清楚")
    c.do("buyu", "决定不予确认", "审核人员", "书面说明理由和救济途径", "不予确认决定书", shape="文书")
    c.end("zhongzhi", "办理终止")
    c.way("shushi", "清楚")
    c.do("queren", pick(s, ("予以确认", "登记确认")), "审核人员", "记载于登记簿或者系统", "确认文书", weight=1)
    c.do("fazheng", pick(s, ("核发证明", "发放证件")), window, "当场核发或者邮寄，同步生成电子证照", weight=1)
    c.end("banjie", "办结归档")


def _reward(c: Course, s: Random, m: Matter) -> None:
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


def _ruling(c: Course, s: Random, m: Matter) -> None:
    window = "立案窗口"
    _apply(c, s, m, window)
    c.do("shouli", "受理并送达副本", window, "五日内把申请书副本送达被申请人", "受理通知书", weight=1)
    c.do("dabian", "被申请人答辩", "被申请人", "十日内提交答辩和证据，不答辩不影响裁决", "答辩书", weight=2)
    c.do("tiaojie", "先行调解", "裁决人员", f"在自愿、合法的基础上就{m.name}进行调解", "调解笔录", weight=2)
    c.ask("dacheng", "是否达成协议？", "裁决人员", "协议不得损害公共利益和他人权益")
    c.way("dacheng", "达成")
    c.do("xieyi", "制作调解书", "裁决人员", "双方签收后生效", "调解书", shape="文书")
    c.end("tiaojie-jie", "结束")
    c.way("dacheng", "未达成")
    c.do(
        "shenli", pick(s, ("审理", "开庭审理")), "裁决人员", "质证、辩论，必要时委托鉴定或者勘验", "审理笔录", weight=3
    )
    c.do("caijue", "作出裁决", "机关负责人", "写明事实、理由、依据、结果和起诉期限", "裁决书", weight=2)
    c.do("songda", "送达双方", window, "直接送达、邮寄或者电子送达", "送达回证", weight=1)
    c.end("jiean", "结案归档")


def _service(c: Course, s: Random, m: Matter) -> None:
    c.start(pick(s, ("服务对象提出需求", "群众来电、来访或者网上申请", "服务对象预约")))
    c.do("jiedai", pick(s, ("接待登记", "登记需求")), "服务窗口", f"了解需求，登记{m.name}的服务信息", weight=1)
    c.ask("zhize", pick(s, ("是否属于服务范围？", "资料是否完整？")), "服务窗口", "当场判断，首问负责")
    if s.random() < 0.5:
        c.way("zhize", "不属于" if s.random() < 0.5 else "不完整")
        c.do("yindao", "说明并引导", "服务窗口", "一次说清还缺什么、该找谁，提供联系方式")
        if s.random() < 0.5:
            c.to("jiedai")
        else:
            c.end("zhuanjie", "转介有关单位")
    else:
        c.way("zhize", "需要转办")
        c.do("zhuanban", "转有关科室", "服务窗口", "当日转办并告知服务对象", "转办单")
        c.end("zhuanjie", "由有关科室答复")
    c.way("zhize", pick(s, ("可以办理", "属于范围")))
    c.do(
        "banli",
        pick(s, ("提供服务", "办理服务事项", "查询办理")),
        "经办人员",
        pick(s, ("按服务规范办理，系统留痕", f"{m.unit}经办人员核对信息后办理，保护个人信息")),
        "服务记录",
        weight=3,
    )
    if s.random() < 0.45:
        c.do("fuhe", pick(s, ("复核结果", "核对办理结果")), "复核人员", "经办与复核分开，差错当日更正", weight=1)
    if s.random() < 0.55:
        c.do("fankui", pick(s, ("反馈结果", "告知结果")), "经办人员", "短信、电话或者当面告知结果", weight=1)
    if s.random() < 0.5:
        c.do("pingjia", "邀请评价", "服务窗口", "差评两个工作日内回访并整改")
    c.end("wancheng", pick(s, ("服务完成", "办结")))


def _other(c: Course, s: Random, m: Matter) -> None:
    window = pick(s, ("综合受理窗口", "承办科室"))
    _apply(c, s, m, window)
    c.do(
        "banli",
        pick(s, ("审核办理", "备案审查", "承办人审核")),
        "承办人员",
        f"核对{m.name}的内容是否真实合规",
        weight=3,
    )
    if s.random() < 0.4:
        c.do(
            "hecha",
            pick(s, ("抽查核实", "征求有关单位意见")),
            "承办人员",
            "需要其他单位协助的，三日内发函",
            "征求意见函",
            weight=2,
        )
    c.ask("tongyi", pick(s, ("审核是否通过？", "是否同意？")), "科室负责人", "依据审核意见决定")
    c.way("tongyi", "不通过")
    c.do("tuihui", "退回并说明理由", "承办人员", "写明理由和改正办法", "退回通知书", shape="文书")
    c.end("zhongzhi", "办理终止")
    c.way("tongyi", "通过")
    c.do("dengji", pick(s, ("出具办理结果", "登记备案")), "承办人员", "登记编号，出具回执", "备案回执", weight=1)
    if s.random() < 0.4:
        c.do("jianguan", "事中事后监管", "监管科室", "纳入抽查范围，发现不实的依法处理")
    c.end("banjie", "办结归档")


def _party(c: Course, s: Random, m: Matter) -> None:
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


def _affairs(c: Course, s: Random, m: Matter) -> None:
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
    c.ask("guifan", pick(s, ("手续是否齐全？", "是否在预算和标准之内？")), "归口管理人员", "对照内部控制制度逐项核对")
    c.way("guifan", pick(s, ("退回补正", "不在预算之内")))
    c.to("shenqing")
    c.way("guifan", pick(s, ("齐全", "符合")))
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


_COURSES: Final[dict[str, Callable[[Course, Random, Matter], None]]] = {
    "行政许可": _permit,
    "行政处罚": _penalty,
    "行政检查": _inspection,
    "行政强制": _compulsion,
    "行政征收": _levy,
    "行政给付": _grant,
    "行政确认": _confirmation,
    "行政奖励": _reward,
    "行政裁决": _ruling,
    "公共服务": _service,
    "其他行政权力": _other,
    "党务": _party,
    "事务": _affairs,
}
