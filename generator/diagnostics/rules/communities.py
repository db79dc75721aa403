"""V: communities, their entries and accounts."""

from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules.rule import Rule

_RESIDENTS: Final = Text(
    "《村民委员会组织法》第三十条、第三十一条；《城市居民委员会组织法》第十六条。",
    "Organic Law of Villagers' Committees arts. 30, 31; Organic Law of Urban Residents' Committees art. 16.",
)

V_1: Final = Rule(
    "V-1",
    Severity.WARNING,
    Text("应公开的事项逾期未公开", "A disclosure is overdue"),
    Text(
        "必公开的类别到期没有条目：一般事项每季度一次，财务每月一次，以本地规定的公开日为准。网站公布逾期清单。",
        "A required category has no entry for its period: each quarter in general, each month for accounts, "
        "by the local due day. The site publishes the list of what is overdue.",
    ),
    _RESIDENTS,
    "community_entry",
    "# 2026 年第二季度的“财务收支”没有条目 (no entry on accounts for the second quarter of 2026)\nperiod: 2026-Q1\n",
    "period: 2026-Q2\n",
)

V_2: Final = Rule(
    "V-2",
    Severity.ERROR,
    Text("收支表不平或与上期不衔接", "Accounts that do not balance or do not follow"),
    Text(
        "期初加收入减支出等于期末，本期期初等于上期期末；不平的账表不能公布。",
        "Opening plus income less expense is closing, and a period opens where the last one closed.",
    ),
    _RESIDENTS,
    "community_entry",
    "statement:\n"
    "  opening: 1000.00\n"
    "  lines:\n"
    "  - {item: 办公用品, expense: 200.00, voucher: 记-2026-07-003}\n"
    "  closing: 900.00\n",
    "statement:\n"
    "  opening: 1000.00\n"
    "  lines:\n"
    "  - {item: 办公用品, expense: 200.00, voucher: 记-2026-07-003}\n"
    "  closing: 800.00\n",
)

_VETOES: Final = Text(
    "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）单项否决指标。",
    "Inspection indicators for government websites (2019, no. 19): single vetoes.",
)

V_3: Final = Rule(
    "V-3",
    Severity.ERROR,
    Text("社区信息空白或自相矛盾", "An entry that says nothing, or contradicts itself"),
    Text(
        "公开的信息要有正文或收支表，表决票数要与到会人数相合。空白的、对不上的不能公布。",
        "An entry has a body or a statement, and its votes add up to those present. What is blank or does not "
        "add up is not published.",
    ),
    _VETOES,
    "community_entry",
    "title: 集体资产\nbody:\n",
    "title: 集体资产\nbody: 本季度集体资产没有变动，办公用房两间仍由居委会使用。\n",
)

V_3b: Final = Rule(
    "V-3b",
    Severity.WARNING,
    Text("社区有五个以上栏目空白", "Five or more blank sections in a community"),
    Text(
        "没有内容的栏目不生成网页。必备栏目空白达到五个，检查即为单项否决。",
        "A section without content is not built. Five required ones that are blank fail an inspection outright.",
    ),
    _VETOES,
    "category",
    "# 五个这样的类别在社区都没有信息 (a community has no entry in five such categories)\nrequired: 是\n",
    "# 不要求每个社区都有的类别，可以没有信息 (where it is not required, there may be none)\nrequired: 否\n",
)

RULES: Final = (V_1, V_2, V_3, V_3b)
