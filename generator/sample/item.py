"""A power of one unit, before it is put in words."""

from dataclasses import dataclass
from typing import Final

from generator.model.powers import NEEDS_GUIDE, PowerType
from generator.sample.facts_held import ServiceFact
from generator.sample.places_of_law import Place

LETTERS: Final = {
    "行政许可": "XK",
    "行政处罚": "CF",
    "行政强制": "QZ",
    "行政征收": "ZS",
    "行政给付": "GF",
    "行政检查": "JC",
    "行政确认": "QR",
    "行政奖励": "JL",
    "行政裁决": "CJ",
    "其他行政权力": "QT",
    "公共服务": "FW",
    "党务": "DW",
    "事务": "SW",
}
"""Letters of the local code by manner."""


@dataclass(frozen=True, slots=True)
class Item:
    """A power of one unit, before it is put in words. `key` is the unit's, `unit` its id; `type` may be ""."""

    id: str
    name: str
    sphere: str
    type: str
    key: str
    unit: str
    field: str
    persons: str
    basis: tuple[Place, ...]
    number: int = 0
    parent: str = ""
    service: ServiceFact | None = None
    status: str = "在用"
    status_reason: str = ""
    chart: str = ""
    """Id of its process; "" for one without."""
    no_chart: str = ""
    withdrawn: bool = False

    @property
    def manner(self) -> str:
        """The type of power, or the sphere of an item that has none."""
        return self.type or self.sphere

    @property
    def leaves_a_range(self) -> bool:
        """Whether its basis leaves something to discretion."""
        return bool(self.basis) and bool(self.basis[0].ranges)

    @property
    def letters(self) -> str:
        """Two letters of its code."""
        return LETTERS[self.manner]

    @property
    def has_guide(self) -> bool:
        """Whether people apply for it."""
        return bool(self.type) and PowerType(self.type) in NEEDS_GUIDE and self.status == "在用" and not self.withdrawn
