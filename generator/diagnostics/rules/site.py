"""W, S and M: the site as a whole, and the calendar it counts with."""

from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules.rule import Rule

_DATES: Final = Text(
    "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）；《政府信息公开条例》第二十六条。",
    "Inspection indicators for government websites (2019, no. 19); Regulation on Open Government Information art. 26.",
)

W_1: Final = Rule(
    "W-1",
    Severity.ERROR,
    Text("公开、更新、撤回的日期先后不符", "Days of publication, change and withdrawal out of order"),
    Text(
        "每个网页写明公开日期、公开单位和来源。日期是记录自己的日期，不是生成网站的日期；更新和撤回不会早于公开。",
        "Each page tells its day of publication, its publisher and its source. The day is the record's own, "
        "not that of the build; nothing is changed or withdrawn before it was published.",
    ),
    _DATES,
    "power_item",
    "published_on: 2026-03-02\nchanged_on: 2025-06-18\n",
    "published_on: 2026-03-02\nchanged_on: 2026-06-18\n",
)

W_1b: Final = Rule(
    "W-1b",
    Severity.WARNING,
    Text("日期在将来", "A day that has not come"),
    Text(
        "网站生成时就已公开的内容，公开日期不会在生成日之后；多半是写错了年份。",
        "What the site shows on the day of the build was not published later; mostly the year is mistyped.",
    ),
    _DATES,
    "power_item",
    "published_on: 2062-03-02\n",
    "published_on: 2026-03-02\n",
)

W_1c: Final = Rule(
    "W-1c",
    Severity.WARNING,
    Text("正文页没有公开日期或公开单位", "A page of prose without date or publisher"),
    Text(
        "没有日期的网页在检查中按未更新计算。content/ 的每一页在开头写明由谁、哪一天公开。",
        "A page without a date counts as never updated. Each page of content/ says at its head who published "
        "it and when.",
    ),
    _DATES,
    "unit",
    "# content/about.md\ndescription: 关于本站\n",
    "# content/about.md\npublisher: 区司法局\npublished_on: 2026-03-02\n",
)

W_2: Final = Rule(
    "W-2",
    Severity.ERROR,
    Text("站内链接或锚点落空", "A link or anchor that leads nowhere"),
    Text(
        "站内每个链接都必须能打开，网页不依赖任何外部资源：触摸屏和内网上没有外网。",
        "Each link within the site leads somewhere, and no page needs anything from elsewhere: kiosks have "
        "no internet.",
    ),
    Text(
        "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）：链接可用性。",
        "Inspection indicators for government websites (2019, no. 19): links work.",
    ),
    "community_entry",
    "body: 详见[公示表](../gongshi-biao/)。\n",
    "body: 详见附件。\nattachments:\n- title: 公示表\n  available_at: 社区公示栏\n",
)

S_1: Final = Rule(
    "S-1",
    Severity.ERROR,
    Text("首页总数与数据不符", "Totals that differ from the data"),
    Text(
        "首页按领域、类型、部门和层级公布的总数，必须等于记录的数目。",
        "The totals on the front page, by sphere, type, unit and tier, equal the number of records.",
    ),
    Text(
        "《政府信息公开条例》第六条：公开的信息应当准确。",
        "Regulation on Open Government Information art. 6: what is published must be accurate.",
    ),
    "power_item",
    "# 首页写 3585 项，记录有 3584 条 (the front page says 3,585, there are 3,584 records)\n",
    "# 首页的总数由记录计算，不手写 (the totals are counted, never typed)\n",
)

M_3: Final = Rule(
    "M-3",
    Severity.ERROR,
    Text("时限跨入没有日历的年份", "A limit runs into a year without a calendar"),
    Text(
        "工作日按国务院公布的放假安排计算。某年的安排尚未载入时，跨入该年的时限算不出来，网站不猜测。",
        "Working days follow the holidays that the State Council announces. Without those of a year, a "
        "limit that runs into it can't be counted, and the site doesn't guess.",
    ),
    Text(
        "《行政许可法》第八十二条；《全国年节及纪念日放假办法》。",
        "Administrative Licensing Law art. 82; Regulation on Public Holidays.",
    ),
    "calendar",
    "# 时限跨入 2027 年，而只有 (a limit runs into 2027, but there is only)\nyear: 2026\n",
    "# 另加一条记录 (one more record)\n"
    "year: 2027\n"
    "source: 国务院办公厅关于2027年部分节假日安排的通知\n"
    "holidays:\n"
    "- 2027-01-01\n",
)

RULES: Final = (W_1, W_1b, W_1c, W_2, S_1, M_3)
