"""K and R: fields, kinds, ids, and references between records."""

from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules.rule import Rule

_FORMAT: Final = Text(
    "本系统的记录格式；《政府信息公开条例》第六条：公开的信息应当及时、准确。",
    "The format of records; Regulation on Open Government Information art. 6: what is published must be "
    "timely and accurate.",
)

K_1: Final = Rule(
    "K-1",
    Severity.ERROR,
    Text("没有这个字段", "Unknown field"),
    Text(
        "拼错的字段若被略过，它的内容就不会公开，也没有人知道。",
        "Were a misspelt field passed over, its content would not be published, and nobody would know.",
    ),
    _FORMAT,
    "unit",
    "name: 区司法局\ntelefone: 028-84300000\n",
    "name: 区司法局\ntelephone: 028-84300000\n",
)

K_2: Final = Rule(
    "K-2",
    Severity.ERROR,
    Text("缺少必填字段", "A required field is missing"),
    Text(
        "必填字段是法律或标准要求公开的内容，缺一项就是少公开一项。",
        "A required field is one that a law or a standard asks to be published; each one left out is left undisclosed.",
    ),
    _FORMAT,
    "unit",
    "kind: unit\nid: qu-sifaju\n",
    "kind: unit\nid: qu-sifaju\nname: 区司法局\npublisher: qu-sifaju\npublished_on: 2026-03-02\n",
)

K_3: Final = Rule(
    "K-3",
    Severity.ERROR,
    Text("值不能识别", "A value can't be read"),
    Text(
        "日期、时限、金额、电话等字段有固定的写法，使网站能够排序、计算和核对。",
        "Dates, limits, sums, telephones and links have a fixed form, so that the site can sort, count and check them.",
    ),
    _FORMAT,
    "power_item",
    "published_on: 2026年3月2日\n",
    "published_on: 2026-03-02\n",
)

K_4: Final = Rule(
    "K-4",
    Severity.ERROR,
    Text("不在可选范围内", "Not one of the choices"),
    Text(
        "这类字段只接受列出的几个词，使同一类事项在清单、统计和检索中归在一处。",
        "Such a field takes one of the words listed for it, so that lists, totals and search put like with like.",
    ),
    _FORMAT,
    "power_item",
    "type: 审批\n",
    "type: 行政许可\n",
)

K_5: Final = Rule(
    "K-5",
    Severity.ERROR,
    Text("记录类型缺失或不存在", "The kind of record is missing or unknown"),
    Text(
        "kind 决定一条记录有哪些字段、归入哪个栏目；缺了它，记录无法公开。",
        "`kind` decides which fields a record has and where it is shown; without it the record can't be published.",
    ),
    _FORMAT,
    "unit",
    "id: qu-sifaju\nname: 区司法局\n",
    "kind: unit\nid: qu-sifaju\nname: 区司法局\n",
)

K_6: Final = Rule(
    "K-6",
    Severity.ERROR,
    Text("编号重复", "An id is used twice"),
    Text(
        "编号是网页的永久地址，同类记录中一个编号只属于一条记录，停用后也不再使用。",
        "The id is the page's permanent address: within a kind it belongs to one record, and is not used again.",
    ),
    _FORMAT,
    "unit",
    "# 两个文件都写了 (both of two files say)\nid: qu-sifaju\n",
    "# 另一个文件改为 (the other file says)\nid: qu-caizhengju\n",
)

R_1: Final = Rule(
    "R-1",
    Severity.ERROR,
    Text("引用的记录不存在", "A reference to a record that does not exist"),
    Text(
        "事项、依据、流程图、裁量基准之间互相链接；链接落空，居民就查不到依据。",
        "Items, bases, charts and standards link to each other; where a link leads nowhere, residents can't "
        "find the basis.",
    ),
    _FORMAT,
    "power_item",
    "unit: qu-sifajv\n",
    "unit: qu-sifaju\n",
)

R_2: Final = Rule(
    "R-2",
    Severity.WARNING,
    Text("引用的记录已撤回或废止", "A reference to a withdrawn or abolished record"),
    Text(
        "已撤回的记录只留下撤回说明。引用它的记录应当改引现行的记录，或者一并撤回。",
        "Of a withdrawn record only the notice remains. A record that refers to it should name the one in "
        "force, or be withdrawn too.",
    ),
    Text(
        "《行政处罚法》第四十八条：公开的决定被撤销等的，应当撤回并说明理由。",
        "Administrative Penalty Law art. 48: a published decision that falls is withdrawn, and the reason is told.",
    ),
    "power_item",
    "flowchart: xk-shipin-jiu  # 该流程已撤回 (this process was withdrawn)\n",
    "flowchart: xk-shipin\n",
)

R_3: Final = Rule(
    "R-3",
    Severity.ERROR,
    Text("引用了读者看不到的记录", "A reference to what its readers don't see"),
    Text(
        "面向公众的记录不能引用只在监督版或内网版的记录：公众版里没有它，编号也不应出现。",
        "A record for the public doesn't refer to one that only the supervisors' or the intranet's edition holds: "
        "the public site hasn't got it, and shouldn't tell its id either.",
    ),
    Text(
        "《政府信息公开条例》第十五条、第十六条：不予公开的信息。",
        "Regulation on Open Government Information arts. 15 and 16: what is not disclosed.",
    ),
    "power_item",
    "edition: public\nflowchart: neibu-liucheng  # edition: intranet\n",
    "edition: intranet\nflowchart: neibu-liucheng  # edition: intranet\n",
)

RULES: Final = (K_1, K_2, K_3, K_4, K_5, K_6, R_1, R_2, R_3)
