"""G: service guides."""

from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules.rule import Rule

G_1: Final = Rule(
    "G-1",
    Severity.ERROR,
    Text("材料写得含糊", "A vague material"),
    Text(
        "“其他材料”“相关材料”使申请人一再补交。每份材料写明全称、份数和来源。",
        "“Other documents” makes applicants come back again and again. Each one has its full name, number "
        "of copies and source.",
    ),
    Text(
        "《行政许可法》第三十条：公示需要提交的全部材料的目录；第三十二条：一次性告知补正。",
        "Administrative Licensing Law art. 30: the full list of materials is published; art. 32: "
        "corrections are told once.",
    ),
    "guide",
    "materials:\n- name: 其他相关材料\n  need: 必要\n  form: 纸质\n",
    "materials:\n- name: 食品经营许可申请书\n  need: 必要\n  form: 纸质或电子\n  copies: 1\n  source: 申请人自备\n",
)

G_2: Final = Rule(
    "G-2",
    Severity.ERROR,
    Text("缺少时限、收费、地点、时间或电话", "No limit, fee, place, hours or telephone"),
    Text(
        "办事指南至少要让人知道多久办完、收不收费、到哪里、什么时候去、打什么电话。",
        "A guide tells at least how long it takes, whether it costs, where and when to go, and whom to call.",
    ),
    Text(
        "《行政许可法》第三十条；2017 年全国政务服务平台检查：约三分之一的事项缺少这些内容。",
        "Administrative Licensing Law art. 30; national check of service platforms, 2017: a third of the "
        "items lacked them.",
    ),
    "guide",
    "places:\n- name: 区政务服务中心\n  address: 二楼 12 号窗口\n",
    "places:\n"
    "- name: 区政务服务中心\n"
    "  address: 二楼 12 号窗口\n"
    "  hours: 周一至周五 9:00—17:00\n"
    "  telephone: 028-80000000\n",
)

G_3: Final = Rule(
    "G-3",
    Severity.ERROR,
    Text("到场次数没有理由，或时限与事项不一致", "Visits without a reason, or another limit than the item's"),
    Text(
        "要求到现场的须写明理由；指南的时限必须与事项的时限相同，同一件事只有一个说法。",
        "Where visits are asked for, the reason is told; and a guide's limit is the item's: one fact, one text.",
    ),
    Text(
        "GB/T 39554.1（到办事现场次数、必须现场办理原因）。",
        "GB/T 39554.1 (number of visits, reason why they are needed).",
    ),
    "guide",
    "visits: 2\n",
    "visits: 1\nvisits_reason: 需现场采集照片\n",
)

RULES: Final = (G_1, G_2, G_3)
