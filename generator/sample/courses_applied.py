"""Courses that an application sets going: permits, grants, confirmations, rulings, filings, services."""

from random import Random

from generator.sample.chance import pick
from generator.sample.course import Course
from generator.sample.matter import Matter


def _apply(c: Course, s: Random, m: Matter, window: str) -> None:
    """Up to acceptance: materials are received, and what is missing is told once (许可法 art. 32)."""
    question, missing, complete = pick(
        s,
        (
            ("材料是否齐全？", "不齐全", "齐全"),
            ("材料是否齐全、符合形式？", "需要补正", "符合"),
            ("是否符合受理条件？", "材料有误", "符合"),
        ),
    )
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
        question,
        window,
        pick(s, ("对照材料目录逐项核对，能当场更正的当场更正", "核对材料的种类、份数、签章和有效期")),
    )
    c.way("qiquan", missing)
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
    c.way("qiquan", complete)


def permit(c: Course, s: Random, m: Matter) -> None:
    """许可法 art. 29–44."""
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
    question, no, yes = pick(
        s,
        (
            ("是否符合条件？", "不符合", "符合"),
            ("条件是否具备？", "不具备", "具备"),
            ("是否准予许可？", "不予许可", "准予许可"),
        ),
    )
    c.ask(
        "fuhe",
        question,
        "分管负责人",
        pick(s, ("依据审查意见和核查记录决定", "集体审议后作出是否准予的决定")),
    )
    c.way("fuhe", no)
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
    c.way("fuhe", yes)
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


def grant(c: Course, s: Random, m: Matter) -> None:
    """Relief and subsidies."""
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
    question, no, yes = pick(s, (("是否符合条件？", "不符合", "符合"), ("是否予以给付？", "不予给付", "予以给付")))
    c.ask("fuhe", question, "分管负责人", "按公布的标准决定")
    c.way("fuhe", no)
    c.do("buyu", "书面告知理由", "承办科室", "写明不符合哪一条、怎样申请复核", "不予给付告知书", shape="文书")
    c.end("zhongzhi", "办理终止")
    c.way("fuhe", yes)
    if s.random() < 0.7:
        c.do("gongshi", "张榜公示", "社区居民委员会", "公示姓名、金额，不公示身份证号、住址和病情", "公示单", weight=2)
    c.do("fafang", pick(s, ("社会化发放", "拨付到卡")), "经办机构", "通过银行卡按时足额发放", "发放清单", weight=1)
    c.end("banjie", pick(s, ("定期复核", "办结归档")))


def confirmation(c: Course, s: Random, m: Matter) -> None:
    """Registration and recognition of a fact."""
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


def ruling(c: Course, s: Random, m: Matter) -> None:
    """A dispute between two parties."""
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


def other(c: Course, s: Random, m: Matter) -> None:
    """Filing and approval that is no permit."""
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
    question, no, yes = pick(s, (("审核是否通过？", "不通过", "通过"), ("是否同意？", "不同意", "同意")))
    c.ask("tongyi", question, "科室负责人", "依据审核意见决定")
    c.way("tongyi", no)
    c.do("tuihui", "退回并说明理由", "承办人员", "写明理由和改正办法", "退回通知书", shape="文书")
    c.end("zhongzhi", "办理终止")
    c.way("tongyi", yes)
    c.do("dengji", pick(s, ("出具办理结果", "登记备案")), "承办人员", "登记编号，出具回执", "备案回执", weight=1)
    if s.random() < 0.4:
        c.do("jianguan", "事中事后监管", "监管科室", "纳入抽查范围，发现不实的依法处理")
    c.end("banjie", "办结归档")


def service(c: Course, s: Random, m: Matter) -> None:
    """A public service."""
    c.start(pick(s, ("服务对象提出需求", "群众来电、来访或者网上申请", "服务对象预约")))
    c.do("jiedai", pick(s, ("接待登记", "登记需求")), "服务窗口", f"了解需求，登记{m.name}的服务信息", weight=1)
    question, no, yes = pick(s, (("是否属于服务范围？", "不属于", "属于"), ("资料是否完整？", "不完整", "完整")))
    c.ask("zhize", question, "服务窗口", "当场判断，首问负责")
    if s.random() < 0.5:
        c.way("zhize", no)
        c.do("yindao", "说明并引导", "服务窗口", "一次说清还缺什么、该找谁，提供联系方式")
        if s.random() < 0.5:
            c.to("jiedai")
        else:
            c.end("zhuanjie", "转介有关单位")
    else:
        c.way("zhize", "需要转办")
        c.do("zhuanban", "转有关科室", "服务窗口", "当日转办并告知服务对象", "转办单")
        c.end("zhuanjie", "由有关科室答复")
    c.way("zhize", yes)
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
