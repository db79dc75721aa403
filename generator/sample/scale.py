"""How much there is of each kind, and of each type of power."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Scale:
    """Counts of one district; `districts` of them share the laws and the provisions.

    The quotas of items add up to `items`. `paragraphs` and `subitems` are the penalty provisions, of paragraphs and of
    their numbered items; `provisions` counts all, over all districts.
    """

    name: str
    districts: int
    paragraphs: int
    subitems: int
    provisions: int
    standards: int
    communities: int
    entries: int
    streets: int
    unmatched: int
    """How many more items than charts; two in five of them share a chart, the others say why they have none."""
    troubles: int
    """Items of each kind of trouble: suspended, abolished, without basis, on a repealed one."""
    street_penalties: int
    services: dict[str, int]
    """Items named after real service items, by type."""
    inspections: int
    compulsions: int
    levies: int
    grants: int
    rewards: int
    rulings: int
    confirmations: int
    street_services: int
    party: int
    affairs: int
    cases: int
    """Penalty and permit cases, three to two."""
    laws: tuple[str, ...] = ()
    """Where not empty, only penalties of these laws."""
    withdrawn: bool = False
    """Whether items and entries are among the withdrawn records, which no total counts; a unit always is."""

    @property
    def items(self) -> int:
        """Power items of one district."""
        return (
            self.paragraphs
            + self.subitems
            + self.street_penalties
            + sum(self.services.values())
            + self.inspections
            + self.compulsions
            + self.levies
            + self.grants
            + self.rewards
            + self.rulings
            + self.confirmations
            + self.street_services
            + self.party
            + self.affairs
        )


_SERVICES: Final = {
    "行政许可": 535,
    "公共服务": 347,
    "其他行政权力": 182,
    "行政确认": 50,
    "行政给付": 9,
    "行政裁决": 8,
    "行政奖励": 2,
}


def _district(name: str, districts: int) -> Scale:
    return Scale(
        name=name,
        districts=districts,
        paragraphs=735,
        subitems=128,
        provisions=1163 * districts,
        standards=2066,
        communities=95,
        entries=6632,
        streets=14,
        unmatched=29,
        troubles=12,
        street_penalties=140,
        services=_SERVICES,
        inspections=230,
        compulsions=110,
        levies=20,
        grants=60,
        rewards=55,
        rulings=10,
        confirmations=56,
        street_services=196,
        party=300,
        affairs=412,
        cases=100,
    )


SCALES: Final[dict[str, Scale]] = {
    "small": Scale(
        name="small",
        districts=1,
        paragraphs=14,
        subitems=4,
        provisions=54,
        standards=26,
        communities=4,
        entries=44,
        streets=2,
        unmatched=4,
        troubles=1,
        street_penalties=2,
        services={"行政许可": 10, "公共服务": 4, "其他行政权力": 4, "行政确认": 2, "行政给付": 1},
        inspections=5,
        compulsions=3,
        levies=1,
        grants=1,
        rewards=1,
        rulings=1,
        confirmations=2,
        street_services=6,
        party=3,
        affairs=3,
        cases=20,
        withdrawn=True,
        laws=("shipin-anquan-fa", "xiaofang-fa", "wuye-guanli-tiaoli"),
    ),
    "district": _district("district", 1),
    "city": _district("city", 10),
}
