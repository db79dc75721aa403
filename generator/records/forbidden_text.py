"""Bytes and characters that no record may hold: what can't be seen, and what isn't UTF-8."""

import re
from typing import Final

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import Y_1, Y_5

MOST_FAULTS: Final = 100
"""Faults told of one file; a file with more is not a record that somebody typed."""

_FORBIDDEN: Final = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]|\r(?!\n)"
)
"""Controls, soft hyphen, zero-width and bidirectional characters, Unicode's line ends, surrogates, noncharacters."""

_BIDIRECTIONAL: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def decoded(data: bytes) -> tuple[str | None, list[Finding]]:
    """The text of a file, or None and why it is none. The byte order mark is told and dropped."""
    findings = []
    if data.startswith(b"\xef\xbb\xbf"):
        findings.append(_byte_order_mark())
        data = data[3:]
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        return None, [*findings, _not_utf8(data, fault.start)]
    if (nul := text.find("\0")) >= 0:
        return None, [*findings, _null_byte(text, nul)]
    return text, findings


def cleaned(text: str) -> tuple[str, list[Finding]]:
    """The text with a space for each forbidden character, so that places stay, and one finding a line and kind."""
    if text.replace("\r\n", "").replace("\n", "").isprintable():  # the common case, decided in C
        return text, []
    findings: list[Finding] = []
    told: set[tuple[int, str]] = set()
    line = 1
    counted = line_start = 0
    for found in _FORBIDDEN.finditer(text):
        if len(findings) == MOST_FAULTS:
            break
        line += text.count("\n", counted, found.start())
        counted = found.start()
        line_start = text.rfind("\n", 0, counted) + 1
        if (line, found[0]) not in told:
            told.add((line, found[0]))
            findings.append(_forbidden(found[0], line, counted - line_start + 1))
    return _FORBIDDEN.sub(" ", text), findings


def hidden_in_value(value: str, line: int, column: int) -> list[Finding]:
    """Tell of forbidden characters that a double-quoted value at `line` and `column` brings in by escapes."""
    found = None if value.isprintable() else _FORBIDDEN.search(value)
    return [_forbidden(found[0], line, column)] if found else []


def _byte_order_mark() -> Finding:
    return Y_1.at_position(
        1,
        1,
        Text("文件开头有 BOM", "the file begins with a byte order mark"),
        Text("保存为“UTF-8”，不要选“UTF-8 BOM”", "save it as “UTF-8”, not as “UTF-8 with BOM”"),
    )


def _not_utf8(data: bytes, start: int) -> Finding:
    line, column = _position(data[:start].decode())
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        zh, en = "文件是 UTF-16 编码", "the file is UTF-16"
    elif _reads_as(data, "gb18030"):
        zh, en = "文件不是 UTF-8，多半是 GBK 编码", "the file is not UTF-8, most likely GBK"
    else:
        zh, en = f"文件不是 UTF-8：字节 0x{data[start]:02X}", f"the file is not UTF-8: byte 0x{data[start]:02X}"
    return Y_1.at_position(
        line,
        column,
        Text(zh, en),
        Text("用编辑器打开，另存为 UTF-8 编码", "open it in an editor and save it as UTF-8"),
    )


def _reads_as(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _null_byte(text: str, start: int) -> Finding:
    return Y_1.at_position(
        *_position(text[:start]),
        Text("文件含有空字节（0x00），不是文本", "the file holds a null byte (0x00): it is not text"),
        Text("用文本编辑器重新保存，或换回正确的文件", "save it again from a text editor, or put the right file back"),
    )


def _position(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _forbidden(character: str, line: int, column: int) -> Finding:
    name = f"U+{ord(character):04X}"
    if character == "\t":
        message = Text("用了制表符（Tab）", "a tab is used")
        write = Text("改用空格，每层缩进两个空格", "write spaces: two for each level of indentation")
    elif _BIDIRECTIONAL.match(character):
        message = Text(f"含有改变文字方向的字符 {name}", f"a character that changes the direction of text, {name}")
        write = Text("删去这个看不见的字符", "delete this invisible character")
    else:
        message = Text(f"含有控制字符或看不见的字符 {name}", f"a control or invisible character, {name}")
        write = Text(
            "删去这个字符；从 Word 或 PDF 粘贴的文字常带有它",
            "delete it; text pasted from Word or PDF often brings it along",
        )
    return Y_5.at_position(line, column, message, write)
