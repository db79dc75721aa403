"""Parameters of a case: what is asked, and how what is written for it is read."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final, Literal

import msgspec

YES: Final = "是"
NO: Final = "否"


class Parameter(msgspec.Struct, frozen=True):
    """Something asked of a case. A number has a `unit` ("" where it is bare), a choice its `choices`, 是 or 否 neither.

    `group` says who asks: a standard's tiers (`own`), a range that is counted by something (`base`), or 处罚法 (`general`).
    """

    name: str
    form: Literal["number", "choice", "yes"]
    unit: str = ""
    choices: tuple[str, ...] = ()
    group: Literal["own", "base", "general"] = "own"


NUMBER: Final = re.compile(r"\d{1,12}(\.\d{1,2})?", re.ASCII)
"""A number as a fact holds it: never negative, at most two decimals."""


def valid(parameter: Parameter, value: str) -> bool:
    """Whether `value` is one that the parameter takes."""
    if parameter.form == "number":
        return NUMBER.fullmatch(value) is not None
    return value in (parameter.choices if parameter.form == "choice" else (YES, NO))


def asks_for(parameter: Parameter, unit: str) -> bool:
    """Whether the parameter is a number in that unit; what is asked in 万元 is known in 元 too."""
    return parameter.form == "number" and (parameter.unit == unit or (parameter.unit == "万元" and unit == "元"))


def with_unit(name: str, unit: str) -> str:
    """The name of a number that another standard asks in another unit: 经营面积（亩）."""
    return f"{name}（{unit}）"


def named(word: str, parameters: Sequence[Parameter]) -> Parameter | None:
    """The parameter of that name; of a circumstance said in words, any part that no other one holds will do."""
    for parameter in parameters:
        if parameter.name == word:
            return parameter
    holding = [parameter for parameter in parameters if word and word in parameter.name]
    return holding[0] if len(holding) == 1 and holding[0].form == "yes" else None


def nearest(word: str, parameters: Sequence[Parameter]) -> str:
    """The name that was probably meant, or ""."""
    names = [parameter.name for parameter in parameters]
    return next(iter(get_close_matches(word, names, n=1, cutoff=0.4)), "")
