"""Y: bytes, text and YAML, before any field is read.

YAML can say more than a record may. What an editor sees in a record must be all there is in it: no hidden
characters, no value that stands elsewhere, no key that silently replaces another.
"""

from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules.rule import Rule

_ACCURATE: Final = Text(
    "《政府信息公开条例》第六条：公开的信息应当及时、准确。",
    "Regulation on Open Government Information art. 6: what is published must be timely and accurate.",
)

Y_1: Final = Rule(
    "Y-1",
    Severity.ERROR,
    Text("文件不是 UTF-8 文本", "The file is not UTF-8 text"),
    Text(
        "记录一律用 UTF-8 保存。GBK 等编码在不同电脑上显示成不同的字，文件开头的 BOM 和空字节会混进第一个字段。",
        "Records are kept in UTF-8. Other encodings show different characters on different machines, and a "
        "byte order mark or a null byte ends up inside the first field.",
    ),
    _ACCURATE,
    "unit",
    "# 以 GBK 编码保存的文件 (a file saved as GBK)\nname: 区司法局\n",
    "# 以 UTF-8（无 BOM）保存的文件 (a file saved as UTF-8 without BOM)\nname: 区司法局\n",
)

Y_2: Final = Rule(
    "Y-2",
    Severity.ERROR,
    Text("YAML 写法有误", "The YAML is not well formed"),
    Text(
        "文件读不成一条记录。常见原因是引号不成对、冒号后缺空格、缩进不齐。",
        "The file can't be read as a record. Most often a quotation mark is not closed, a space is missing "
        "after a colon, or lines are indented unevenly.",
    ),
    _ACCURATE,
    "unit",
    'name: "区司法局\ntelephone: 028-84300000\n',
    'name: "区司法局"\ntelephone: 028-84300000\n',
)

Y_3: Final = Rule(
    "Y-3",
    Severity.ERROR,
    Text("同一字段写了两次", "A field is written twice"),
    Text(
        "两个同名字段只能留下一个，留下哪一个读者看不出来。",
        "Only one of two equal keys can count, and a reader can't see which.",
    ),
    _ACCURATE,
    "unit",
    "name: 区司法局\ntelephone: 028-84300000\ntelephone: 028-84311111\n",
    "name: 区司法局\ntelephone: 028-84300000\n",
)

Y_4: Final = Rule(
    "Y-4",
    Severity.ERROR,
    Text("用了锚点、别名、标签或合并键", "An anchor, an alias, a tag or a merge key is used"),
    Text(
        "记录中的每个值都写在它自己的位置上，使审阅者看一处就能核对一处；别名还能使小文件展开成极大的数据。",
        "Each value stands where it belongs, so that a reviewer can check it there; aliases can also blow a "
        "small file up to any size.",
    ),
    _ACCURATE,
    "unit",
    "address: &hall 政务服务中心一楼\nhours: *hall\n",
    "address: 政务服务中心一楼\nhours: 周一至周五 9:00–17:00\n",
)

Y_5: Final = Rule(
    "Y-5",
    Severity.ERROR,
    Text(
        "含有制表符、控制字符或双向排版字符",
        "The text holds a tab, a control or a bidirectional character",
    ),
    Text(
        "这些字符看不见，却能改变缩进、截断搜索，甚至使显示的顺序与实际内容不同。",
        "They can't be seen, yet they change the indentation, break search, or show a text in another order "
        "than it has.",
    ),
    _ACCURATE,
    "unit",
    "name:\t区司法局\n",
    "name: 区司法局\n",
)

Y_6: Final = Rule(
    "Y-6",
    Severity.ERROR,
    Text("文件超过 1 MB", "The file is larger than 1 MB"),
    Text(
        "一条记录通常只有几千字节。过大的文件多半是误存的附件，会拖慢每一次生成。",
        "A record has a few thousand bytes. A larger file is mostly an attachment saved in the wrong place, "
        "and slows every build.",
    ),
    Text("本系统的记录格式。", "The format of records."),
    "community_entry",
    "# 把扫描件的内容写进了正文 (a scanned file pasted into the body)\nbody: data:application/pdf;base64,JVBERi0…\n",
    "# 附件另存，记录只写它的名称 (the attachment is kept beside, the record names it)\nbody: 见附件。\n",
)

Y_7: Final = Rule(
    "Y-7",
    Severity.ERROR,
    Text("嵌套超过 20 层", "More than 20 levels of nesting"),
    Text(
        "记录最多四五层。更深的嵌套是写错了，或是为使程序崩溃而写。",
        "A record has four or five levels. Deeper nesting is a mistake, or made to crash the program.",
    ),
    Text("本系统的记录格式。", "The format of records."),
    "power_item",
    "duties: [[[[[[[[[[[[[[[[[[[[[受理]]]]]]]]]]]]]]]]]]]]]\n",
    "duties:\n- 受理\n",
)

Y_8: Final = Rule(
    "Y-8",
    Severity.ERROR,
    Text("文件不是一条记录", "The file is not one record"),
    Text(
        "一个文件只写一条记录，由“字段: 值”组成：这样每条记录都有自己的修改历史和来源文件。",
        "One file holds one record, made of “key: value” lines, so that each record has a history and a "
        "source of its own.",
    ),
    Text("本系统的记录格式。", "The format of records."),
    "unit",
    "name: 区司法局\n---\nname: 区财政局\n",
    "name: 区司法局\n",
)

Y_9: Final = Rule(
    "Y-9",
    Severity.ERROR,
    Text("文件不能作为记录读取", "The file may not be read as a record"),
    Text(
        "记录目录中只放扩展名为 .yaml 的普通文件。符号链接可能把目录外的文件公开出去，"
        "扩展名不对的文件会被漏掉而无人知道。",
        "A folder of records holds ordinary files ending in .yaml. A symbolic link could publish a file "
        "from elsewhere, and a file with another ending would be left out unnoticed.",
    ),
    Text(
        "《政府信息公开条例》第十七条：公开前应当审查；目录外的文件未经审查。",
        "Regulation on Open Government Information art. 17: review before publication; a file from elsewhere had none.",
    ),
    "unit",
    "# powers/units/qu-sifaju.yml\nname: 区司法局\n",
    "# powers/units/qu-sifaju.yaml\nname: 区司法局\n",
)

RULES: Final = (Y_1, Y_2, Y_3, Y_4, Y_5, Y_6, Y_7, Y_8, Y_9)
