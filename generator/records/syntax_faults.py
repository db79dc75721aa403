"""What a YAML parser's complaint means to an editor. The parser's own words are never shown."""

import re
from typing import Final

import yaml

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import Y_2, Y_4

_QUOTE: Final = Text(
    "给整个值加引号，如 name: '甲: 乙'；或在冒号后补空格、对齐缩进",
    "quote the whole value, as name: 'a: b'; or add the space after a colon, or mend the indentation",
)

_COMPLAINTS: Final = (
    (
        r"mapping values are not allowed",
        Text("这里不能再出现冒号", "a colon can't stand here"),
        _QUOTE,
    ),
    (
        r"end of stream|document (indicator|separator)",
        Text("引号没有成对", "a quotation mark is not closed"),
        Text("补上另一半引号；引号内的引号写两遍", "add the closing mark; write a mark within marks twice"),
    ),
    (
        r"could not find expected ':'",
        Text("这一行缺少冒号", "a colon is missing in this line"),
        Text(
            "写成“字段: 值”，用半角冒号并空一格；长文字换行要缩进",
            "write “key: value” with an ASCII colon and a space; indent the lines of a long text",
        ),
    ),
    (
        r"expected ',' or|node content",
        Text("括号没有成对，或缺少逗号", "a bracket is not closed, or a comma is missing"),
        Text(
            "补上括号或半角逗号；括号开头的文字加引号，如 '[2017]472号'",
            "add the bracket or the comma; quote text that begins with a bracket, as '[2017] no. 472'",
        ),
    ),
    (
        r"entries are not allowed",
        Text("列表的“-”不能写在这里", "a list's “-” can't stand here"),
        Text("“- ”另起一行，与上一项对齐", "begin a new line with “- ”, level with the other items"),
    ),
    (
        r"cannot start any token",
        Text("值不能以这个字符开头", "a value can't begin with this character"),
        Text("给整个值加单引号，如 '@成华发布'", "put the value in single quotes, as '@office'"),
    ),
    (
        r"escape|hexdecimal|hexadecimal|Unicode character code",
        Text("双引号中的反斜杠写法有误", "a backslash in double quotes is not understood"),
        Text("改用单引号，反斜杠在单引号中没有特殊意义", "use single quotes: a backslash means nothing special there"),
    ),
    (
        r"alphabetic or numeric character",
        Text("值以 * 或 & 开头", "the value begins with * or &"),
        Text("给整个值加引号，如 '*注'", "quote the whole value, as '*note'"),
    ),
    (
        r"expected key|block end|expected '-' indicator|expected <block|document start|indentation|block scalar|comment or",
        Text(
            "缩进不齐，或上一行的引号、括号有误", "uneven indentation, or a wrong quotation mark or bracket just before"
        ),
        Text(
            "同一层的字段左端对齐，每层缩进两个空格", "align the keys of a level, and indent each level by two spaces"
        ),
    ),
)

_TAG: Final = re.compile(r"tag|directive|anchor|URI|handle", re.IGNORECASE)
_OTHERWISE: Final = Text("YAML 写法有误", "the YAML is not well formed")


def syntax_fault(fault: yaml.YAMLError, text: str) -> Finding:
    """Tell a parser's complaint about `text`: Y-4 where it stumbled in a tag or a directive, else Y-2."""
    problem = str(getattr(fault, "problem", None) or "")
    context = str(getattr(fault, "context", None) or "")
    mark = getattr(fault, "problem_mark", None)
    if "end of stream" in problem or "indicator" in problem or "could not find expected ':'" in problem:
        # Where the quotation began, not where the text ended; the line without its colon, not the one after it.
        mark = getattr(fault, "context_mark", None) or mark
    end = _last_position(text)
    line, column = min(end, (mark.line + 1, mark.column + 1)) if mark else end
    if "tag handle" in problem or (_TAG.search(context) and "alphabetic or numeric" not in problem):
        return Y_4.at_position(
            line,
            column,
            Text("不能使用标签、锚点或指令", "tags, anchors and directives may not be used"),
            Text("值以 & * ! % 开头时加引号，如 '!注'", "where a value begins with & * ! %, quote it, as '!note'"),
        )
    for pattern, message, write in _COMPLAINTS:
        if re.search(pattern, problem):
            return Y_2.at_position(line, column, message, write)
    return Y_2.at_position(line, column, _OTHERWISE, _QUOTE)


def _last_position(text: str) -> tuple[int, int]:
    return text.count("\n") + 1, len(text) - text.rfind("\n")
