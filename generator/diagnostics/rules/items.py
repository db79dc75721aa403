"""I: power items."""

from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules.rule import Rule

_POWER_LIST: Final = Text(
    "权责清单：每项职权列明依据、主体、责任事项、追责情形和监督方式。",
    "Lists of powers and responsibilities: each power shows its basis, body, duties, liability and supervision.",
)

I_1: Final = Rule(
    "I-1",
    Severity.WARNING,
    Text("没有现行依据的事项暂停实施", "An item without a basis in force is suspended"),
    Text(
        "在用事项的依据缺失、已废止或尚未施行时，网站把它公布为“暂停实施”并写明原因，列入暂停清单，不提供办理入口。",
        "Where the basis of an active item is missing, repealed or not yet in force, the site publishes the "
        "item as suspended with the reason, lists it as such, and offers no way to apply.",
    ),
    Text(
        "《行政处罚法》第三十八条：没有依据的行政处罚无效。依法行政：法无授权不可为。",
        "Administrative Penalty Law art. 38: a penalty without a basis is void. No power without a law.",
    ),
    "power_item",
    "status: 在用\nlegal_basis: []\n",
    "status: 在用\nlegal_basis:\n- shipin-anquan-fa-35-1\n",
)

I_2: Final = Rule(
    "I-2",
    Severity.ERROR,
    Text("依据的效力层级不足", "The basis has not the rank to set this power"),
    Text(
        "法律、行政法规、地方性法规、规章能够设定的处罚种类和许可各不相同，规范性文件都不能设定。",
        "Laws, administrative regulations, local regulations and rules may each set some penalties and "
        "permits; a normative document may set none.",
    ),
    Text(
        "《行政处罚法》第十至十六条；《行政许可法》第十四至十七条。",
        "Administrative Penalty Law arts. 10–16; Administrative Licensing Law arts. 14–17.",
    ),
    "power_item",
    "type: 行政许可\nlegal_basis:\n- qu-guifanxing-wenjian-3  # 规范性文件 (a normative document)\n",
    "type: 行政许可\nlegal_basis:\n- shipin-anquan-fa-35-1  # 法律 (a law)\n",
)

I_2b: Final = Rule(
    "I-2b",
    Severity.ERROR,
    Text("委托没有公布委托书", "Entrusted without a published letter"),
    Text(
        "受委托的组织只能在书面委托的事项、权限和期限内行使职权，不得再委托；委托书应当公布。",
        "An entrusted organisation acts within the matter, the authority and the term of a written letter, "
        "may not entrust others, and the letter is published.",
    ),
    Text("《行政处罚法》第二十条。", "Administrative Penalty Law art. 20."),
    "power_item",
    "delegation:\n  unit: jd-mengzhuiwan\n",
    "delegation:\n"
    "  unit: jd-mengzhuiwan\n"
    "  letter: 成住建委托〔2026〕1号\n"
    "  matter: 日常监督检查\n"
    "  authority: 现场检查、责令改正\n"
    "  until: 2027-12-31\n",
)

I_2c: Final = Rule(
    "I-2c",
    Severity.ERROR,
    Text("下放、授权的权力没有写明文件", "A power handed down or authorised without its order"),
    Text(
        "不是法定由本级行使的权力，要写明下放、授权或委托的文件；街道行使行政处罚权，要写明省级的决定。",
        "A power that the law does not give to this level names the order that brought it; a street that "
        "imposes penalties names the province's decision.",
    ),
    Text(
        "《行政处罚法》第二十四条：交由乡镇街道行使的决定应当公布。",
        "Administrative Penalty Law art. 24: the decision that hands powers to a street is published.",
    ),
    "power_item",
    "power_source: 上级下放\n",
    "power_source: 上级下放\nsource_order: 省人民政府关于赋予街道部分行政权力的决定\n",
)

I_3: Final = Rule(
    "I-3",
    Severity.ERROR,
    Text("编码重复或不合规则", "A code is used twice or has the wrong form"),
    Text(
        "编码把同一事项在各级清单和各平台之间对应起来；位数、校验位有错或两项共用，对应就会错。",
        "Codes join the same item across lists and platforms; a wrong length, a wrong check digit or a "
        "shared code joins the wrong ones.",
    ),
    Text(
        "GB/T 39554.1（事项编码）；GB 32100（统一社会信用代码的校验位）。",
        "GB/T 39554.1 (codes of items); GB 32100 (check digit of the unified social credit code).",
    ),
    "power_item",
    "code_scheme: 国家编码\ncode: 5101080123\n",
    "code_scheme: 本区编码\ncode: 510108-XK-0001\n",
)

I_4: Final = Rule(
    "I-4",
    Severity.ERROR,
    Text("权力领域与权力类型不符", "Sphere and type don't fit"),
    Text(
        "行政权力类型只用于政务事项：政务事项必须写，党务事项不能写。",
        "Types of administrative power belong to government items: there one is required, and party items have none.",
    ),
    Text(
        "党务、政务、事务三类事项分列的清单规则。",
        "The list keeps party, government and affairs items apart.",
    ),
    "power_item",
    "sphere: 党务\ntype: 行政许可\n",
    "sphere: 政务\ntype: 行政许可\n",
)

I_5: Final = Rule(
    "I-5",
    Severity.ERROR,
    Text("承诺时限超过法定时限", "The promised limit is longer than the statutory one"),
    Text(
        "承诺时限不得长于法定时限。许可一般二十个工作日内决定，法律、法规另有规定而更长的，须写明依据。",
        "A promise may not exceed the statutory limit. Permits are decided within twenty working days; "
        "where a law or regulation sets more, it is cited.",
    ),
    Text(
        "《行政许可法》第四十二条、第八十二条（期限以工作日计算）。",
        "Administrative Licensing Law arts. 42 and 82 (limits are working days).",
    ),
    "power_item",
    "statutory_limit: 20个工作日\npromised_limit: 30个工作日\n",
    "statutory_limit: 20个工作日\npromised_limit: 5个工作日\n",
)

I_6: Final = Rule(
    "I-6",
    Severity.ERROR,
    Text("收费没有依据和标准", "A fee without basis and rate"),
    Text(
        "收费的事项必须公布每个收费项目的名称、标准和依据；不收费的写明不收费。",
        "An item that charges publishes name, rate and basis of each fee; one that does not says so.",
    ),
    Text(
        "《政府信息公开条例》第二十条第八项；《行政许可法》第五十八、五十九条。",
        "Regulation on Open Government Information art. 20(8); Administrative Licensing Law arts. 58, 59.",
    ),
    "power_item",
    "fee:\n  charged: 是\n",
    "fee:\n"
    "  charged: 是\n"
    "  items:\n"
    "  - name: 城市道路占用费\n"
    "    standard: 每平方米每日 0.5 元\n"
    "    basis: 川价发〔2016〕1号\n",
)

I_7: Final = Rule(
    "I-7",
    Severity.WARNING,
    Text("在用事项没有流程图也没有说明", "An active item without a chart and without a reason"),
    Text(
        "每项在用职权应当有运行流程图；确实没有的写明原因，网站在“三清”页上列出。",
        "Each active power has a flowchart; where there is none the reason is told, and the site lists the item.",
    ),
    Text(
        "行政执法公示制度：事前公示执法流程图；《行政处罚法》第三十九条（程序公示）。",
        "Publicity of law enforcement: charts are published beforehand; Administrative Penalty Law art. 39.",
    ),
    "power_item",
    "status: 在用\nflowchart:\n",
    "status: 在用\nflowchart:\nno_flowchart_reason: 即时办结，只有受理一步\n",
)

I_8: Final = Rule(
    "I-8",
    Severity.ERROR,
    Text("没有责任事项、追责情形或监督电话", "No duty, no liability or no supervision telephone"),
    Text(
        "有权必有责：清单中的每项职权都写明责任事项、追责情形和投诉监督的电话。",
        "No power without responsibility: each power shows its duties, what it answers for, and where to complain.",
    ),
    _POWER_LIST,
    "power_item",
    "duties: []\n",
    "duties:\n- 受理：公示材料，一次性告知补正\nliability:\n- 对符合条件的申请不予受理\n"
    "supervision:\n  telephone: 028-84300000\n",
)

I_9: Final = Rule(
    "I-9",
    Severity.WARNING,
    Text("两个部门的事项同名", "Two units have an item of the same name"),
    Text(
        "同名事项可能是职权交叉。确属不同的，在名称中写出区别；确属交叉的，报清单管理部门划清。",
        "Equal names may mean overlapping powers. If the items differ, say so in their names; if they "
        "overlap, have the powers divided.",
    ),
    _POWER_LIST,
    "power_item",
    "name: 占用城市道路审批  # 另一部门也有同名事项 (another unit has an item of this name)\n",
    "name: 占用城市道路审批（绿化工程）\n",
)

I_10: Final = Rule(
    "I-10",
    Severity.ERROR,
    Text("变更由提出部门自己审核", "A change reviewed by the unit that asked for it"),
    Text(
        "清单的调整由提出部门以外的单位审核，提出和审核不能是同一部门。",
        "A change to the list is reviewed by another unit than the one that asked for it.",
    ),
    _POWER_LIST,
    "power_item",
    "changes:\n- on: 2026-05-08\n  kind: 修改\n  reason: 承诺时限压缩\n  by: qu-shichangju\n"
    "  reviewed_by: qu-shichangju\n",
    "changes:\n- on: 2026-05-08\n  kind: 修改\n  reason: 承诺时限压缩\n  by: qu-shichangju\n  reviewed_by: qu-sifaju\n",
)

I_11: Final = Rule(
    "I-11",
    Severity.WARNING,
    Text("复核或委托的期限已过", "The day of review or the term of an entrustment has passed"),
    Text(
        "事项到了复核日期要对照现行法律重新核对；委托到期后受委托组织不能再以委托单位的名义行使。",
        "On its day of review an item is held against the law in force; after its term an entrusted body may "
        "act in the other's name no longer.",
    ),
    Text(
        "权责清单动态调整；《行政处罚法》第二十条（委托书载明期限）。",
        "Lists of powers are kept up to date; Administrative Penalty Law art. 20 (a letter states its term).",
    ),
    "power_item",
    "review_by: 2026-03-01\n",
    "review_by: 2027-03-01\n",
)

I_12: Final = Rule(
    "I-12",
    Severity.ERROR,
    Text("暂停实施或废止没有写明理由", "A suspension or abolition without its reason"),
    Text(
        "居民办不了的事，要告诉他为什么办不了；没有理由的暂停和废止，等于把权力收起来不说。",
        "Residents who can no longer have a thing done are told why; without a reason the power is just put out of "
        "sight.",
    ),
    Text(
        "《政府信息公开条例》第二十六条（变更之日起二十个工作日内公开）；权责清单动态调整。",
        "Open Government Information Regulations art. 26 (a change is published within twenty working days); lists of "
        "powers are kept up to date.",
    ),
    "power_item",
    "status: 暂停实施\n",
    "status: 暂停实施\nstatus_reason: 依据的办法已修订，新办法施行前暂停\n",
)

RULES: Final = (I_1, I_2, I_2b, I_2c, I_3, I_4, I_5, I_6, I_7, I_8, I_9, I_10, I_11, I_12)
