"""Fields: how a text scalar becomes a date, a limit, a sum of money, a reference.

Every reader here takes text and raises `FieldFault` with what to write instead, in both languages. A `Label` names
a field for editors, and gives an example that the blank record and the reference page show.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.diagnostics.diagnostic import Text


class FieldFault(PydanticCustomError):
    """Text that a field can't read. Carries the message and what to write instead, in both languages."""

    def __new__(cls, message: Text, write: Text) -> "FieldFault":
        """A pydantic error whose context holds both texts."""
        return super().__new__(cls, "field_fault", "{zh}", {"zh": message.zh, "en": message.en, "write": list(write)})


@dataclass(frozen=True, slots=True)
class Label:
    """A field's name for editors, and an example value in the form an editor would type."""

    zh: str
    en: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field whose text is the id of another record of `kind`."""

    kind: str


RECORD_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def _read_id(text: Any) -> str:
    if not isinstance(text, str) or not RECORD_ID.fullmatch(text):
        raise FieldFault(
            Text(f"编号“{text}”不合格式", f"the id “{text}” has the wrong form"),
            Text(
                "用小写字母、数字和连字符，1 至 64 个字符，以字母或数字开头，如 xk-shipin-jingying",
                "use lower-case letters, digits and hyphens, 1 to 64 of them, as xk-shipin-jingying",
            ),
        )
    return text


RecordId = Annotated[
    str, BeforeValidator(_read_id), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,63}$"})
]

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _read_day(text: Any) -> date:
    if isinstance(text, date):
        return text
    day = _day_written(text) if isinstance(text, str) else None
    if day is None:
        raise FieldFault(
            Text(f"日期“{text}”不能识别", f"“{text}” is not a date"),
            Text("写成 年-月-日，如 2026-03-02", "write year-month-day, as 2026-03-02"),
        )
    return day


@lru_cache(maxsize=4096)
def _day_written(text: str) -> date | None:
    """The day, None where there is none; the records of a district share the days of a few years."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


Day = Annotated[
    date,
    BeforeValidator(_read_day),
    PlainSerializer(date.isoformat),
    WithJsonSchema({"type": "string", "format": "date"}),
]


class LimitUnit(StrEnum):
    """Units of a time limit. 处罚法 art. 85: two, three, five and seven days are working days, others calendar days."""

    WORKING_DAY = "工作日"
    CALENDAR_DAY = "自然日"
    MONTH = "个月"
    YEAR = "年"


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit: a count and its unit. Zero working days is 即时 (at once)."""

    count: int
    unit: LimitUnit

    def __str__(self) -> str:
        """As an editor writes it: 20个工作日, 3个月, 1年, 即时."""
        if self.count == 0:
            return "即时"
        joint = "个" if self.unit in {LimitUnit.WORKING_DAY, LimitUnit.CALENDAR_DAY} else ""
        return f"{self.count}{joint}{self.unit}"

    def most_calendar_days(self) -> int:
        """The limit in calendar days, at its longest but for holidays: five working days are 7, a month 31, a year 366."""
        match self.unit:
            case LimitUnit.WORKING_DAY:
                return self.count + (self.count + 4) // 5 * 2
            case LimitUnit.CALENDAR_DAY:
                return self.count
            case LimitUnit.MONTH:
                return self.count * 31
            case LimitUnit.YEAR:
                return self.count * 366


_LIMIT: Final = re.compile(r"(\d{1,4})\s*(个?工作日|个?自然日|个月|年)", re.ASCII)


def _read_limit(text: Any) -> Limit:
    if isinstance(text, Limit):
        return text
    if text == "即时":
        return Limit(0, LimitUnit.WORKING_DAY)
    if not isinstance(text, str) or not (found := _LIMIT.fullmatch(text)):
        raise FieldFault(
            Text(f"时限“{text}”缺少单位或不能识别", f"the limit “{text}” lacks its unit or can't be read"),
            Text(
                "写明数目和单位：20个工作日、90个自然日、3个月、1年，当场办结写 即时",
                "write a number and its unit: 20个工作日 (working days), 90个自然日 (calendar days), 3个月, 1年, or 即时 (at once)",
            ),
        )
    unit = found[2]
    return Limit(int(found[1]), LimitUnit(unit if unit == "个月" else unit.removeprefix("个")))


TimeLimit = Annotated[
    Limit,
    BeforeValidator(_read_limit),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": r"^(\d{1,4}\s*(个?工作日|个?自然日|个月|年)|即时)$"}),
]

_AMOUNT: Final = re.compile(r"-?\d{1,12}(\.\d{1,2})?", re.ASCII)


def _read_amount(text: Any) -> Decimal:
    if isinstance(text, Decimal):
        return text
    if not isinstance(text, str) or not _AMOUNT.fullmatch(text):
        raise FieldFault(
            Text(f"金额或数值“{text}”不能识别", f"“{text}” is not a sum or a number"),
            Text(
                "只写数字，小数不超过两位，不写单位和逗号，如 50000 或 128.50",
                "write digits only, at most two decimals, no unit and no comma, as 50000 or 128.50",
            ),
        )
    return Decimal(text)


Amount = Annotated[
    Decimal,
    BeforeValidator(_read_amount),
    PlainSerializer(lambda amount: f"{amount:f}"),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d{1,12}(\.\d{1,2})?$"}),
]
"""Yuan, or a plain number; exact decimals, never floats."""


def _read_sum(text: Any) -> Decimal:
    amount = _read_amount(text)
    if amount <= 0:
        raise FieldFault(
            Text(f"金额“{text}”不大于零", f"“{text}” is not above nothing"),
            Text(
                "写大于零的金额；没有这笔钱的，不写这一项（不予处罚的，写处理结果）",
                "write a sum above nothing; where there is none, leave the field or the entry out",
            ),
        )
    return amount


Sum = Annotated[
    Decimal,
    BeforeValidator(_read_sum),
    PlainSerializer(lambda amount: f"{amount:f}"),
    WithJsonSchema({"type": "string", "pattern": r"^(?=.*[1-9])\d{1,12}(\.\d{1,2})?$"}),
]
"""Yuan that somebody owes or has paid: an Amount above nothing."""


def _read_count(text: Any) -> int:
    if isinstance(text, int) and not isinstance(text, bool):
        return text
    if not isinstance(text, str) or not re.fullmatch(r"\d{1,6}", text, re.ASCII):
        raise FieldFault(
            Text(f"“{text}”不是非负整数", f"“{text}” is not a whole number"),
            Text("写一个非负整数，如 0 或 3", "write a whole number, as 0 or 3"),
        )
    return int(text)


Count = Annotated[int, BeforeValidator(_read_count), WithJsonSchema({"type": "string", "pattern": r"^\d{1,6}$"})]


def _read_yes_no(text: Any) -> bool:
    if isinstance(text, bool):
        return text
    if not isinstance(text, str) or text not in {"是", "否"}:
        raise FieldFault(
            Text(f"“{text}”不是“是”或“否”", f"“{text}” is neither 是 (yes) nor 否 (no)"),
            Text("写 是 或 否", "write 是 (yes) or 否 (no)"),
        )
    return bool(text == "是")


YesNo = Annotated[
    bool,
    BeforeValidator(_read_yes_no),
    PlainSerializer(lambda yes: "是" if yes else "否"),
    WithJsonSchema({"type": "string", "enum": ["是", "否"]}),
]

_TELEPHONE: Final = re.compile(
    r"(0\d{2,3}-)?\d{7,8}(-\d{1,6})?|1\d{10}|1\d{4}|9[56]\d{3,4}|110|119|120|12\d{3}", re.ASCII
)


def _read_telephone(text: Any) -> str:
    if not isinstance(text, str) or not _TELEPHONE.fullmatch(text):
        raise FieldFault(
            Text(f"电话“{text}”不合格式", f"the telephone “{text}” has the wrong form"),
            Text(
                "写 区号-号码，如 028-84300000，或 12345",
                "write area code and number, as 028-84300000, or 12345",
            ),
        )
    return text


Telephone = Annotated[
    str,
    BeforeValidator(_read_telephone),
    WithJsonSchema({"type": "string", "pattern": f"^({_TELEPHONE.pattern})$"}),
]
