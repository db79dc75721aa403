"""Spheres, types and states of powers."""

from enum import StrEnum
from typing import Final


class Sphere(StrEnum):
    """The three spheres of the register."""

    PARTY = "党务"
    GOVERNMENT = "政务"
    AFFAIRS = "事务"


class PowerType(StrEnum):
    """The ten types of administrative power, and public service, which is none."""

    PERMIT = "行政许可"
    PENALTY = "行政处罚"
    COMPULSION = "行政强制"
    LEVY = "行政征收"
    GRANT = "行政给付"
    INSPECTION = "行政检查"
    CONFIRMATION = "行政确认"
    REWARD = "行政奖励"
    RULING = "行政裁决"
    OTHER = "其他行政权力"
    SERVICE = "公共服务"


NEEDS_GUIDE: Final = frozenset(
    {
        PowerType.PERMIT,
        PowerType.GRANT,
        PowerType.CONFIRMATION,
        PowerType.REWARD,
        PowerType.RULING,
        PowerType.SERVICE,
    }
)
"""Types that people apply for: each needs a service guide (国办秘函〔2019〕19号)."""


class ItemStatus(StrEnum):
    """As an editor writes it. An active item whose basis does not hold is published as suspended (rule I-1)."""

    ACTIVE = "在用"
    SUSPENDED = "暂停实施"
    ABOLISHED = "废止"


PENDING: Final = "待确认"
"""How the public's site marks an item that is not approved as it stands; no editor writes it."""
