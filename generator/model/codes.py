"""Codes of power items and their schemes. A code is kept as text: real codes are older and dirtier than any standard."""

import re
from enum import StrEnum
from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Text
from generator.model.uscc import check_character, is_valid_uscc


class CodeScheme(StrEnum):
    """国家 is C0109's 31 characters; 四川 the province's own; 本区 the district's."""

    NATIONAL = "国家编码"
    SICHUAN = "四川编码"
    LOCAL = "本区编码"


class CodeFault(NamedTuple):
    """What is wrong with a code, and what to write."""

    message: Text
    help: Text


_NATIONAL: Final = re.compile(r"([0-9A-Z]{18})(\d)([0-9A-Z]{12})", re.ASCII)
_SICHUAN: Final = re.compile(r"[0-9A-Z][0-9A-Z-]{5,16}-\d{12}-\d{3}-([0-9A-Z]{18})-\d-\d{2}", re.ASCII)
_LOCAL: Final = re.compile(r"\d{6}-[A-Z]{2}-\d{4,5}(-\d{2})?", re.ASCII)
_FORMS: Final = {
    CodeScheme.NATIONAL: (
        "31位：统一社会信用代码18位、层级1位、基本编码12位",
        "31 characters: 18 of the unit's credit code, 1 of the level, 12 of the catalogue code",
    ),
    CodeScheme.SICHUAN: (
        "如 511A33038003-510108000000-000-<统一社会信用代码>-1-00",
        "as 511A33038003-510108000000-000-<credit code>-1-00",
    ),
    CodeScheme.LOCAL: (
        "如 510108-XK-0001 或子项 510108-XK-0001-02",
        "as 510108-XK-0001, a sub-item 510108-XK-0001-02",
    ),
}


def code_fits(code: str, scheme: CodeScheme) -> CodeFault | None:
    """The fault of `code` under `scheme`, or None. The unit's code inside it must keep its check character."""
    form = {CodeScheme.NATIONAL: _NATIONAL, CodeScheme.SICHUAN: _SICHUAN, CodeScheme.LOCAL: _LOCAL}[scheme]
    found = form.fullmatch(code)
    zh, en = _FORMS[scheme]
    if not found:
        return CodeFault(
            Text(f"编码“{code}”不合{scheme}的格式", f"the code “{code}” does not have the form of {scheme}"),
            Text(f"{scheme}的格式：{zh}", f"the form of {scheme}: {en}"),
        )
    if scheme is not CodeScheme.LOCAL and not is_valid_uscc(found[1]):
        return CodeFault(
            Text(
                f"编码中的统一社会信用代码“{found[1]}”校验不通过",
                f"the credit code “{found[1]}” inside the code fails its check character",
            ),
            Text(
                f"核对末位，应为 {check_character(found[1])}",
                f"check its last character: {check_character(found[1])} is expected",
            ),
        )
    return None
