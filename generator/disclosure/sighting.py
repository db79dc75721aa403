"""A sighting: personal data at a place in a text, and how it is told: masked, and by a hash that an exception names."""

from enum import StrEnum
from hashlib import scrypt
from typing import NamedTuple


class Personal(StrEnum):
    """What was seen."""

    IDENTITY_NUMBER = "身份证号"
    MOBILE = "手机号码"
    TELEPHONE = "家庭电话"
    BANK_CARD = "银行卡号"
    ADDRESS = "家庭住址"
    NAME = "个人姓名"
    MINOR = "未成年人"
    HEALTH = "健康状况"


class Sighting(NamedTuple):
    """Characters `start` to `end` of a text. `value` is what stands there, without what was put between its digits."""

    what: Personal
    start: int
    end: int
    value: str


def masked(sighting: Sighting) -> str:
    """Enough for who wrote it to know it again, and no more."""
    value = sighting.value
    match sighting.what:
        case Personal.NAME:
            return value[0] + "某" * (len(value) - 1)
        case Personal.ADDRESS:
            return f"{value[:6]}…"
        case Personal.MINOR | Personal.HEALTH:
            return f"{value[0]}…{value[-2:]}"
        case _:
            return f"{value[:3]}{'*' * (len(value) - 5)}{value[-2:]}"


def value_hash(value: str) -> str:
    """What a list of exceptions names the value by.

    Slow on purpose, for all telephone numbers are soon tried. The list is public where the repository is.
    """
    return scrypt(value.encode(), salt=b"liangquan exceptions", n=1 << 13, r=8, p=1, dklen=12).hex()
