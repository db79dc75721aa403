"""What penalty cases of a sample rest on: a penalty item with one of its standards, and the process it runs by."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final, NamedTuple

from generator.kinds.penalty_procedure import SUMMARY_MOST
from generator.model.cases import PartyKind
from generator.records.yaml_writing import Plain
from generator.sample.facts_held import laws
from generator.sample.fields_of_law import FIELDS
from generator.sample.item import Item
from generator.sample.item_records import limits_of
from generator.sample.places_of_law import fine_record

_PLAIN: Final = ("警告", "通报批评", "没收违法所得")
"""What may be given alone where there is no fine: the mildest kinds, so that no hearing is asked for."""


class Tier(NamedTuple):
    """A tier that gives a penalty. Without a standard it is the provision itself, and has no name."""

    name: str
    parameter: str
    unit: str
    at_least: int
    below: int
    """The parameter's bounds; where there is none above, twice the lower one."""
    kinds: tuple[str, ...]
    fine: Mapping[str, str]
    """Its range of a fine as records write it, empty where it gives none."""


class Charge(NamedTuple):
    """A penalty item of a unit with a standard, "" and its provision's own penalties where it has none."""

    item: Item
    standard: str
    violation: str
    tiers: tuple[Tier, ...]
    slight: tuple[str, str]
    """(name of the tier without a penalty, the words that lead to it), empty texts where there is none."""
    steps: Collection[str]
    """Ids of the process's steps."""
    promised: int
    """Calendar days."""
    ready: date
    """The first day on which a case may rest on it."""

    @property
    def on_the_spot(self) -> bool:
        """Whether its mildest tier may be given on the spot: a warning, without a hearing or a discussion before."""
        return "警告" in self.tiers[0].kinds and "taolun" not in self.steps


def charges_of(
    items: Sequence[Item],
    published: Mapping[str, date],
    standards: Sequence[Mapping[str, Plain]],
    steps: Mapping[str, Collection[str]],
    seed: int,
) -> Iterator[Charge]:
    """Every charge of a district. `published`: day of an item's publication; `steps`: of a process, by its id."""
    own: dict[str, list[Mapping[str, Plain]]] = {}
    for standard in standards:
        own.setdefault(str(standard["item"]), []).append(standard)
    for item in items:
        if item.type != "行政处罚" or item.status != "在用" or item.withdrawn or not item.basis:
            continue
        place = item.basis[0]
        law = laws()[place.law]
        # An act may lie some days before its case is filed.
        ready = max(published[item.id], date.fromisoformat(law.effective) + timedelta(days=7))
        known = steps.get(item.chart, ())
        promised = limits_of(item, seed)[1]
        for standard in own.get(item.id, ()):
            tiers = standard["tiers"]
            assert isinstance(tiers, list)  # noqa: S101  # as `standard_records` writes it
            slight = next((tier for tier in tiers if tier["measure"] == "不予处罚"), None)
            yield Charge(
                item,
                str(standard["id"]),
                str(standard["violation"]),
                tuple(_tier(tier) for tier in tiers if tier is not slight),
                (slight["name"], slight["circumstances"][0]["text"]) if slight else ("", ""),
                known,
                promised,
                max(ready, date.fromisoformat(str(standard["effective_from"]))),
            )
        plain = tuple(kind for kind in _PLAIN if kind in place.kinds)
        if item.id not in own and (plain or place.fines):
            field = FIELDS[place.law]
            fine = fine_record(place.fines[0]) if place.fines else {}
            bare = Tier("", "", "", 0, 0, plain, fine)
            violation = f"{field.persons}有{place.cited}所列行为"
            yield Charge(item, "", violation, (bare,), ("", ""), known, promised, ready)


def _tier(tier: Mapping[str, Plain]) -> Tier:
    circumstances, penalties = tier["circumstances"], tier["penalties"]
    assert isinstance(circumstances, list)  # noqa: S101  # as `standard_records` writes it
    assert isinstance(penalties, list)  # noqa: S101  # as above
    counted = circumstances[0]
    low = int(counted.get("at_least", "0"))
    return Tier(
        str(tier["name"]),
        counted["parameter"],
        counted["unit"],
        low,
        int(counted.get("below", 2 * low + 1)),
        tuple(penalty["kind"] for penalty in penalties),
        next((penalty["range"] for penalty in penalties if "range" in penalty), {}),
    )


def counted_in(stream: Random, tier: Tier) -> int:
    """What was found, between the tier's bounds; never nothing."""
    low, high = max(tier.at_least, 1), max(tier.below, 2)
    found = low + int(stream.random() * (high - low))
    return max(low, found // 100 * 100) if high - low > 2000 else found


def penalties_of(stream: Random, tier: Tier, found: int, *, spot: PartyKind | None = None) -> list[dict[str, str]]:
    """What is given inside the tier, `found` being what its parameter counts; on the spot, as little as art. 51 allows."""
    if spot:
        return [{"kind": "警告"}] if not _small(tier, spot) else [{"kind": "罚款", "amount": _small(tier, spot)}]
    given: list[dict[str, str]] = []
    if "警告" in tier.kinds and stream.random() < 0.3:
        given.append({"kind": "警告"})
    if tier.fine:
        given.append(_fine(stream, tier, found))
    elif not given:
        given.append({"kind": tier.kinds[0]} | ({"amount": "1600"} if tier.kinds[0] == "没收违法所得" else {}))
    return given


def _small(tier: Tier, party: PartyKind) -> str:
    """A fine that may be given on the spot, "" where the tier has none."""
    if tier.fine.get("mode") != "金额":
        return ""
    least, most = Decimal(tier.fine["min"]), Decimal(tier.fine["max"])
    return f"{min(SUMMARY_MOST[party], most):f}" if least <= SUMMARY_MOST[party] else ""


_LEAST_PART: Final = Decimal("0.1")
"""Of a base, where a range begins with nothing."""


def _fine(stream: Random, tier: Tier, found: int) -> dict[str, str]:
    """A fine in the tier's range, never nothing; by a multiple or a percent, of a base that is named."""
    least, most = Decimal(tier.fine["min"]), Decimal(tier.fine["max"])
    share = Decimal(int(stream.random() * 90) + 5) / 100
    if tier.fine["mode"] == "金额":
        amount = least + (most - least) * share
        step = Decimal(100) if amount >= 1000 else Decimal(10)
        return {"kind": "罚款", "amount": f"{min(most, max(least, step, (amount // step) * step)):f}"}
    # What the parameter counts in yuan is what the fine is measured on.
    base = Decimal(max(found // 100, 1) * 100) if tier.unit == "元" else Decimal(2000 + 500 * int(stream.random() * 40))
    part = (least + (most - least) * share).quantize(Decimal("0.1"))
    part = min(most, max(least, _LEAST_PART, part)) / (100 if tier.fine["mode"] == "百分比" else 1)
    return {"kind": "罚款", "amount": f"{(base * part).quantize(Decimal('0.01')).normalize():f}", "base": f"{base:f}"}
