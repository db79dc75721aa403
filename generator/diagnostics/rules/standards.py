"""D: discretion standards, and the penalties that are drawn from them."""

from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules.rule import Rule

D_1: Final = Rule(
    "D-1",
    Severity.ERROR,
    Text("档次超出法定幅度", "A tier outside the statutory range"),
    Text(
        "各档次的处罚必须在法条的幅度之内。低于下限就是减轻处罚，须写明减轻的法定情形。",
        "Each tier stays within the range of the provision. Below the minimum is mitigation, and needs its "
        "statutory ground.",
    ),
    Text("《行政处罚法》第三十至三十四条。", "Administrative Penalty Law arts. 30–34."),
    "discretion_standard",
    "# 法定幅度 5000 至 50000 元 (the law: 5,000 to 50,000 yuan)\n"
    "tiers:\n"
    "- name: 较轻\n"
    "  measure: 从轻处罚\n"
    "  circumstances:\n"
    "  - text: 初次违法且及时改正\n"
    "  penalties:\n"
    "  - {kind: 罚款, range: {mode: 金额, min: 2000, max: 20000}}\n",
    "# 法定幅度 5000 至 50000 元 (the law: 5,000 to 50,000 yuan)\n"
    "tiers:\n"
    "- name: 较轻\n"
    "  measure: 从轻处罚\n"
    "  circumstances:\n"
    "  - text: 初次违法且及时改正\n"
    "  penalties:\n"
    "  - {kind: 罚款, range: {mode: 金额, min: 5000, max: 20000}}\n",
)

D_2: Final = Rule(
    "D-2",
    Severity.ERROR,
    Text("档次重叠、有空档或轻重倒置", "Tiers overlap, leave a gap or fall as gravity rises"),
    Text(
        "同一情节只能落入一个档次，任何情节都要有档次可依，情节越重处罚不得越轻。",
        "A case falls into one tier and only one, no case falls between two, and a graver case is not punished less.",
    ),
    Text(
        "《行政处罚法》第五条（过罚相当）、第三十四条（裁量基准）。",
        "Administrative Penalty Law art. 5 (penalty fits the act), art. 34 (discretion standards).",
    ),
    "discretion_standard",
    "tiers:\n"
    "- name: 较轻\n"
    "  measure: 从轻处罚\n"
    "  default: 是\n"
    "  circumstances:\n"
    "  - {parameter: 占用面积, unit: 平方米, below: 10}\n"
    "- name: 较重\n"
    "  measure: 从重处罚\n"
    "  circumstances:\n"
    "  - {parameter: 占用面积, unit: 平方米, at_least: 20}\n",
    "tiers:\n"
    "- name: 较轻\n"
    "  measure: 从轻处罚\n"
    "  default: 是\n"
    "  circumstances:\n"
    "  - {parameter: 占用面积, unit: 平方米, below: 10}\n"
    "- name: 较重\n"
    "  measure: 从重处罚\n"
    "  circumstances:\n"
    "  - {parameter: 占用面积, unit: 平方米, at_least: 10}\n",
)

D_3: Final = Rule(
    "D-3",
    Severity.ERROR,
    Text("所依条款不在事项的依据中", "The provision is not in the item's basis"),
    Text(
        "裁量基准细化的条款必须是该处罚事项公布的依据之一，否则基准就没有着落。",
        "A standard spells out a provision that the item itself names as its basis, or it stands on nothing.",
    ),
    Text("《行政处罚法》第三十四条、第三十八条。", "Administrative Penalty Law arts. 34 and 38."),
    "discretion_standard",
    "item: cf-wuzheng-jingying\nprovision: guanggao-fa-55\n",
    "item: cf-wuzheng-jingying\nprovision: shipin-anquan-fa-122-1\n",
)

D_4: Final = Rule(
    "D-4",
    Severity.ERROR,
    Text("裁量基准先施行后公布", "A standard in effect before it was published"),
    Text(
        "裁量基准要先公布、后施行；没有公布的基准不能用来处罚。",
        "Discretion standards are published; one that is not can't be the basis of a penalty.",
    ),
    Text("《行政处罚法》第五条、第三十四条。", "Administrative Penalty Law arts. 5 and 34."),
    "discretion_standard",
    "effective_from: 2026-01-01\npublished_on: 2026-03-02\n",
    "effective_from: 2026-04-01\npublished_on: 2026-03-02\n",
)

D_5: Final = Rule(
    "D-5",
    Severity.WARNING,
    Text("有幅度的处罚没有裁量基准", "A penalty with a range and no standard"),
    Text(
        "法条给出幅度而没有基准，同样的违法就可能罚得不一样。网站在“三清”页上列出这些事项。",
        "Where the provision leaves a range and there is no standard, equal acts may be punished unequally. "
        "The site lists such items.",
    ),
    Text("《行政处罚法》第三十四条。", "Administrative Penalty Law art. 34."),
    "power_item",
    "type: 行政处罚\nlegal_basis:\n- shipin-anquan-fa-122-1  # 没有裁量基准引用此条 (no standard names it)\n",
    "type: 行政处罚\nlegal_basis:\n- shipin-anquan-fa-122-1  # 裁量基准 cl-weijing-xuke 引用此条 (a standard names it)\n",
)

D_6: Final = Rule(
    "D-6",
    Severity.ERROR,
    Text("拟处罚超出幅度", "A proposed penalty outside its range"),
    Text(
        "高于法定最高、没有减轻情形却低于法定最低、不在所适用阶次之内，或者依法不予处罚而给予处罚的，一律拒绝。",
        "Refused: above the law's most, below its least without a ground, outside the tier that applies, or any penalty where "
        "the law gives none.",
    ),
    Text("《行政处罚法》第五条、第三十条至第三十四条。", "Administrative Penalty Law arts. 5 and 30–34."),
    "discretion_standard",
    "# liangquan penalty suggest --item cf-wuzheng-jingying --set 经营面积=35 --propose 罚款=120000\n",
    "# liangquan penalty suggest --item cf-wuzheng-jingying --set 经营面积=35 --propose 罚款=60000\n",
)

D_7: Final = Rule(
    "D-7",
    Severity.ERROR,
    Text("拟处罚的种类条款没有设定", "A proposed penalty of a kind that the provision does not set"),
    Text(
        "处罚的种类由条款设定，条款没有写的种类不能给予。",
        "The provision sets the kinds of penalty; a kind that it doesn't name can't be given.",
    ),
    Text("《行政处罚法》第四条、第九条、第三十八条。", "Administrative Penalty Law arts. 4, 9 and 38."),
    "discretion_standard",
    "# 条款只设定罚款 (the provision sets a fine only): --propose 责令关闭\n",
    "# 条款只设定罚款 (the provision sets a fine only): --propose 罚款=60000\n",
)

D_8: Final = Rule(
    "D-8",
    Severity.ERROR,
    Text("该级规定无权设定的处罚种类", "A kind of penalty that a rule of this level may not set"),
    Text(
        "部门规章和地方政府规章只能设定警告、通报批评和限额罚款，规范性文件什么都不能设定；越权设定的种类不能适用。",
        "Rules of ministries and local governments may set warnings, criticism and limited fines only, normative documents "
        "nothing; what they set beyond that is not applied.",
    ),
    Text("《行政处罚法》第十条至第十六条。", "Administrative Penalty Law arts. 10–16."),
    "discretion_standard",
    "# 部门规章 (a ministry's rule): --propose 吊销许可证件\n",
    "# 部门规章 (a ministry's rule): --propose 警告\n",
)

D_9: Final = Rule(
    "D-9",
    Severity.ERROR,
    Text(
        "决定当日裁量基准没有公布、没有施行或者已撤回", "A standard not published, not in force or withdrawn on the day"
    ),
    Text(
        "未经公布的不得作为处罚依据；决定当日还没有施行或者已经撤回的基准也不能使用。",
        "What isn't published is no basis; nor is a standard that is not in force on the day of the decision, or was withdrawn.",
    ),
    Text("《行政处罚法》第五条、第三十四条。", "Administrative Penalty Law arts. 5 and 34."),
    "discretion_standard",
    "# 基准 2026-04-01 起施行 (in force from 2026-04-01): --on 2026-03-15\n",
    "# 基准 2026-04-01 起施行 (in force from 2026-04-01): --on 2026-04-15\n",
)

D_10: Final = Rule(
    "D-10",
    Severity.ERROR,
    Text("行为时或者决定时没有有效的条款", "No provision in force at the act, or at the decision"),
    Text(
        "适用违法行为发生时的规定；决定时新的规定处罚较轻或者不认为是违法的，适用新的规定。哪一天没有条文，就不能计算。",
        "The rules of the day of the act apply, or the later ones where they are milder. Without a text for a day nothing is "
        "computed.",
    ),
    Text("《行政处罚法》第三十七条、第三十八条。", "Administrative Penalty Law arts. 37 and 38."),
    "discretion_standard",
    "# 条款 2015-10-01 起施行 (in force from 2015-10-01): --done 2015-09-01\n",
    "# 条款 2015-10-01 起施行 (in force from 2015-10-01): --done 2015-11-01\n",
)

D_11: Final = Rule(
    "D-11",
    Severity.ERROR,
    Text("情节写法不对，或者缺少计算罚款的基数", "Facts that can't be read, or the base of a fine is missing"),
    Text(
        "情节参数要写得与裁量基准一致：名称、单位、取值；罚款按倍数或者百分比计算的，还要基数。",
        "Facts are given as the standard asks them, by name, unit and choice; a fine that is a multiple or a percent needs its "
        "base.",
    ),
    Text("《行政处罚法》第三十四条、第四十条。", "Administrative Penalty Law arts. 34 and 40."),
    "discretion_standard",
    "# --set 经营面积=三十五\n",
    "# --set 经营面积=35\n",
)

D_12: Final = Rule(
    "D-12",
    Severity.ERROR,
    Text("同一个违法行为罚款两次", "Two fines for one act"),
    Text(
        "一个违法行为违反几个规定的，只罚款一次，按罚款数额高的规定。",
        "One act that breaks several rules is fined once, by the rule with the higher fine.",
    ),
    Text("《行政处罚法》第二十九条。", "Administrative Penalty Law art. 29."),
    "discretion_standard",
    "# --propose 罚款=60000 --propose 罚款=5000\n",
    "# --propose 罚款=60000\n",
)

RULES: Final = (D_1, D_2, D_3, D_4, D_5, D_6, D_7, D_8, D_9, D_10, D_11, D_12)
