"""C: cases, from filing to publication."""

from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules.rule import Rule

C_1: Final = Rule(
    "C-1",
    Severity.ERROR,
    Text("案件没有绑定有效的事项、条款和裁量基准", "A case that is bound to no valid item, provision or standard"),
    Text(
        "处罚只能依据清单上在用的事项和它的条款、基准作出；清单之外的权力不得行使。",
        "A penalty is given only under an item of the register that was in use, by its own provisions and standards.",
    ),
    Text(
        "行政处罚法第三十八条：没有依据的处罚无效。",
        "Administrative Penalty Law, art. 38: a penalty without basis is void.",
    ),
    "penalty_case",
    "standard: cl-weijing-xuke\ntier: ''\n",
    "standard: cl-weijing-xuke\ntier: 较轻\n",
)

C_2: Final = Rule(
    "C-2",
    Severity.ERROR,
    Text("处罚超出裁量基准", "A penalty outside its standard"),
    Text(
        "处罚的种类和幅度在所选阶次之内；所选阶次与查明的情节不一致的，写明理由。超出的不予通过。",
        "Kind and amount lie inside the tier that was chosen; another tier than the circumstances give has its reason.",
    ),
    Text(
        "行政处罚法第三十四条：规范行使行政处罚裁量权。",
        "Administrative Penalty Law, art. 34: discretion is used by its standards.",
    ),
    "penalty_case",
    "tier: 较重\ntier_reason: ''\n",
    "tier: 较轻\n",
)

C_3: Final = Rule(
    "C-3",
    Severity.ERROR,
    Text("调查、审核、决定没有分离", "Investigation, review and decision are not separated"),
    Text(
        "调查人员不审核、不决定、不主持本案听证，审核人员不决定；每个环节由规定的岗位办理。",
        "Who investigates neither reviews, decides nor chairs the hearing; who reviews does not decide.",
    ),
    Text("行政处罚法第五十七条、第五十八条、第六十四条。", "Administrative Penalty Law, art. 57, 58, 64."),
    "penalty_case",
    "stages:\n"
    "- {stage: 立案, on: 2026-05-06, post: 案件承办人员, by: [zhifa-01]}\n"
    "- {stage: 调查取证, on: 2026-05-08, post: 案件承办人员, by: [zhifa-01, zhifa-02]}\n"
    "- {stage: 法制审核, on: 2026-05-20, post: 法制机构负责人, by: [zhifa-01]}\n",
    "stages:\n"
    "- {stage: 立案, on: 2026-05-06, post: 案件承办人员, by: [zhifa-01]}\n"
    "- {stage: 调查取证, on: 2026-05-08, post: 案件承办人员, by: [zhifa-01, zhifa-02]}\n"
    "- {stage: 法制审核, on: 2026-05-20, post: 法制机构负责人, by: [fazhi-01]}\n",
)

C_4: Final = Rule(
    "C-4",
    Severity.ERROR,
    Text("执法人员不足两名，或者没有有效证件", "Fewer than two officers, or no valid certificate"),
    Text(
        "调查由两名以上持有效执法证件的人员进行，当场处罚也一样。",
        "Two officers or more with valid certificates investigate, on the spot too.",
    ),
    Text("行政处罚法第四十二条。", "Administrative Penalty Law, art. 42."),
    "penalty_case",
    "officers:\n- {name: zhifa-01, certificate: 演示-0001, valid_until: 2028-12-31}\n",
    "officers:\n"
    "- {name: zhifa-01, certificate: 演示-0001, valid_until: 2028-12-31}\n"
    "- {name: zhifa-02, certificate: 演示-0002, valid_until: 2028-12-31}\n",
)

C_5: Final = Rule(
    "C-5",
    Severity.ERROR,
    Text(
        "办理环节缺少、颠倒，或者决定与告知不符",
        "Stages that lack, in the wrong order, or a decision unlike the notice",
    ),
    Text(
        "各环节按日期先后写；决定之前要调查、告知并通过法制审核，决定不得重于告知的内容；决定书应载明的内容齐全。",
        "Stages stand by their days; before a decision come investigation, notice and a review that agreed; the decision "
        "is not heavier than the notice, and all that it must state is there.",
    ),
    Text(
        "行政处罚法第四十四条、第四十五条、第五十四条至第六十一条。", "Administrative Penalty Law, art. 44, 45, 54–61."
    ),
    "penalty_case",
    "outcome: ''\n",
    "outcome: 予以处罚\n",
)

C_6: Final = Rule(
    "C-6",
    Severity.WARNING,
    Text("办案超过期限", "A case beyond its limit"),
    Text(
        "自立案之日起九十日（自然日）内作出处罚决定，扣除依法不计入的期间；许可按法定和承诺的时限办结。",
        "A penalty is decided within ninety calendar days of filing, less what the law does not count; a permit within "
        "its limit.",
    ),
    Text(
        "行政处罚法第六十条；行政许可法第四十二条。",
        "Administrative Penalty Law, art. 60; Administrative Licensing Law, art. 42.",
    ),
    "penalty_case",
    "pauses:\n- {from: 2026-06-20, to: 2026-06-10, reason: 委托检验}\n",
    "pauses:\n- {from: 2026-06-10, to: 2026-06-20, reason: 委托检验}\n",
)

C_7: Final = Rule(
    "C-7",
    Severity.WARNING,
    Text("送达、公开或者撤回逾期", "Served, published or withdrawn too late"),
    Text(
        "决定书七个工作日内送达，二十个工作日内公开；决定被撤销或变更的，三个工作日内撤回公开的信息。",
        "A decision is served in seven working days and published in twenty; annulled, it is withdrawn in three.",
    ),
    Text(
        "行政处罚法第四十八条、第六十一条；市场监督管理行政处罚信息公示规定第九条、第十一条。",
        "Administrative Penalty Law, art. 48, 61; order 45 of 2021, art. 9, 11.",
    ),
    "penalty_case",
    "annulled_on: 2026-10-12\n",
    "annulled_on: 2026-10-12\nwithdrawn: {on: 2026-10-14, reason: 处罚决定经行政复议撤销}\n",
)

C_8: Final = Rule(
    "C-8",
    Severity.ERROR,
    Text("当场处罚超过限额", "Too heavy for a penalty on the spot"),
    Text(
        "简易程序只限警告，或者对个人二百元以下、对单位三千元以下的罚款。",
        "On the spot: a warning, or a fine of at most 200 yuan (person) or 3,000 yuan (organisation).",
    ),
    Text("行政处罚法第五十一条。", "Administrative Penalty Law, art. 51."),
    "penalty_case",
    "procedure: 简易程序\n",
    "procedure: 普通程序\n",
)

C_9: Final = Rule(
    "C-9",
    Severity.ERROR,
    Text("没有告知听证权利", "The right to a hearing was not told"),
    Text(
        "吊销、责令停产停业、较大数额罚款等处罚决定之前，告知当事人有权要求听证；听证日期齐全。",
        "Before revoking, stopping business, a large fine and the like, the party is told of the right to a hearing.",
    ),
    Text("行政处罚法第六十三条、第六十四条。", "Administrative Penalty Law, art. 63, 64."),
    "penalty_case",
    "stages:\n"
    "- {stage: 立案, on: 2026-05-06, post: 案件承办人员, by: [zhifa-01]}\n"
    "- {stage: 调查取证, on: 2026-05-08, post: 案件承办人员, by: [zhifa-01, zhifa-02]}\n"
    "- {stage: 告知, on: 2026-05-25, post: 案件承办人员, by: [zhifa-01], penalties: [{kind: 责令停产停业, days: 30}]}\n",
    "stages:\n"
    "- {stage: 立案, on: 2026-05-06, post: 案件承办人员, by: [zhifa-01]}\n"
    "- {stage: 调查取证, on: 2026-05-08, post: 案件承办人员, by: [zhifa-01, zhifa-02]}\n"
    "- {stage: 告知, on: 2026-05-25, post: 案件承办人员, by: [zhifa-01], hearing_right: 是, penalties: [{kind: 责令停产停业, days: 30}]}\n",
)

C_10: Final = Rule(
    "C-10",
    Severity.WARNING,
    Text("对同一违法行为两次罚款", "Two fines for one act"),
    Text(
        "对当事人的同一个违法行为，不得给予两次以上罚款；触犯几条的，按罚款数额高的处罚。",
        "One act is fined once; where it breaks several rules, by the higher fine.",
    ),
    Text("行政处罚法第二十九条。", "Administrative Penalty Law, art. 29."),
    "penalty_case",
    "committed_on: 2026-04-20\n",
    "committed_on: 2026-04-21\n",
)

C_11: Final = Rule(
    "C-11",
    Severity.ERROR,
    Text("公开期限超过规定", "Published for longer than it may be"),
    Text(
        "通报批评或者较低数额罚款公开三个月，其他处罚公开三年，期满撤下；不公开的写明理由。",
        "Criticism or a low fine is public for three months, other penalties for three years; then it is taken down.",
    ),
    Text("市场监督管理行政处罚信息公示规定第十三条。", "order 45 of 2021, art. 13."),
    "penalty_case",
    "publication: {on: 2026-06-12, until: 2030-06-12}\n",
    "publication: {on: 2026-06-12, until: 2029-06-11}\n",
)

C_12: Final = Rule(
    "C-12",
    Severity.ERROR,
    Text("撤回后仍留有内容", "Content that stays after a withdrawal"),
    Text(
        "撤回的决定只留页面和撤回理由；页面、搜索、数据都不再有它的内容，理由也不写当事人和案由。",
        "Of a withdrawn decision the page and the reason stay, and nothing of its content, in the reason neither.",
    ),
    Text("行政处罚法第四十八条。", "Administrative Penalty Law, art. 48."),
    "penalty_case",
    "withdrawn: {on: 2026-10-14, reason: 对成都示例餐饮有限公司的处罚经行政复议撤销}\n",
    "withdrawn: {on: 2026-10-14, reason: 处罚决定经行政复议撤销}\n",
)

C_13: Final = Rule(
    "C-13",
    Severity.ERROR,
    Text("加处罚款多于应加处的数额", "A surcharge above what the law allows"),
    Text(
        "到期不缴纳罚款的，每日按罚款数额的百分之三加处，加处的数额不超过罚款本身。",
        "A fine that is not paid in time grows by three percent a day, by no more than the fine itself.",
    ),
    Text("行政处罚法第六十七条、第七十二条。", "Administrative Penalty Law, art. 67, 72."),
    "penalty_case",
    "payments:\n- {on: 2026-06-30, amount: 60000, surcharge: 60000}\n",
    "payments:\n- {on: 2026-06-30, amount: 60000}\n",
)

C_14: Final = Rule(
    "C-14",
    Severity.WARNING,
    Text("没有按公布的流程办理", "A case that left its published process"),
    Text(
        "案件的实际环节与事项公布的流程对照：跳过的、次序不对的步骤逐一写出，案件页在流程图上标出。",
        "The stages of a case are laid on its item's published process; steps left out or out of turn are named.",
    ),
    Text(
        "行政处罚法第三十九条：处罚程序应当公示。",
        "Administrative Penalty Law, art. 39: the procedure of penalties is published.",
    ),
    "penalty_case",
    "stages:\n"
    "- {stage: 立案, on: 2026-05-06, post: 执法机构负责人, by: [zhifa-09]}\n"
    "- {stage: 调查取证, on: 2026-05-08, post: 案件承办人员, by: [zhifa-01, zhifa-02]}\n"
    "- {stage: 告知, on: 2026-05-25, post: 案件承办人员, by: [zhifa-01], hearing_right: 是}\n",
    "stages:\n"
    "- {stage: 立案, on: 2026-05-06, post: 执法机构负责人, by: [zhifa-09]}\n"
    "- {stage: 调查取证, on: 2026-05-08, post: 案件承办人员, by: [zhifa-01, zhifa-02]}\n"
    "- {stage: 法制审核, on: 2026-05-20, post: 法制机构负责人, by: [fazhi-01]}\n"
    "- {stage: 告知, on: 2026-05-25, post: 案件承办人员, by: [zhifa-01], hearing_right: 是}\n",
)

C_15: Final = Rule(
    "C-15",
    Severity.ERROR,
    Text(
        "文书模板有误，或者决定书缺少应当载明的内容",
        "A template of documents that is wrong, or a decision that lacks a statement",
    ),
    Text(
        "文书由案件记录和模板生成。模板只显示给出的内容；处罚决定书应当载明七项内容，缺一项都不合法。",
        "A document is made of the case by a template, which shows what it is given; a decision that lacks one of its seven "
        "statements is unlawful.",
    ),
    Text("行政处罚法第五十二条、第五十九条。", "Administrative Penalty Law, art. 52, 59."),
    "penalty_case",
    "# site_templates/documents/chufa-juedingshu.html 中没有 {{ remedies }} (the template leaves the remedies out)\n",
    "remedies: 六十日内向示例区人民政府申请行政复议，或者六个月内向人民法院提起行政诉讼\n",
)

M_2: Final = Rule(
    "M-2",
    Severity.WARNING,
    Text(
        "红牌没有督办，或者督办没有期限、回复和理由",
        "A red card without an order, or an order without day, reply or reason",
    ),
    Text(
        "红牌五日内督办；督办写明哪一件案件、何时回复；摘牌要有书面理由。",
        "A red card is followed by an order in five days; an order names its case and the day of the reply; an alert is "
        "taken off only with a written reason.",
    ),
    Text(
        "江苏省交通运输厅行政权力网上公开透明运行系统的监察规则。",
        "Rules of supervision of the Jiangsu transport department's system.",
    ),
    "supervision_order",
    "form: 督办\nreply_due: ''\n",
    "form: 督办\nreply_due: 2026-09-20\nreply: {on: 2026-09-18, text: 已办结}\n",
)

M_3b: Final = Rule(
    "M-3b",
    Severity.WARNING,
    Text("还没有下一年的工作日历", "Next year's calendar is missing"),
    Text(
        "从十月起，案件的时限就会跨入下一年；没有下一年的放假安排，到时算不出来。",
        "From October on limits run into the next year; without its holidays they can't be counted when they do.",
    ),
    Text("《全国年节及纪念日放假办法》。", "Regulation on Public Holidays."),
    "calendar",
    "# 只有本年的日历 (only this year's)\nyear: 2026\n",
    "# 另加一条记录 (one more record)\nyear: 2027\nsource: 国务院办公厅关于2027年部分节假日安排的通知\n",
)

RULES: Final = (C_1, C_2, C_3, C_4, C_5, C_6, C_7, C_8, C_9, C_10, C_11, C_12, C_13, C_14, C_15, M_2, M_3b)
