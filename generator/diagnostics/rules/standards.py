"""D: discretion standards."""

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

RULES: Final = (D_1, D_2, D_3, D_4, D_5)
