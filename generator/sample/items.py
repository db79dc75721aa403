"""The items of a district: which powers its units hold, on what basis, and what is the matter with some of them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.sample.chance import chance, pick
from generator.sample.facts_held import ServiceFact, laws, services
from generator.sample.fields_of_law import FIELDS
from generator.sample.ground import District
from generator.sample.item import LETTERS, Item
from generator.sample.matters import (
    AFFAIRS,
    COMPULSIONS,
    CONFIRMATIONS,
    GRANTS,
    LEVIES,
    PARTY,
    REWARDS,
    RULINGS,
    STREET_SERVICES,
    law_for,
)
from generator.sample.places_of_law import AFFAIRS_LAWS, PARTY_LAWS, Place, Places
from generator.sample.scale import Scale
from generator.sample.troubles import in_trouble, share_charts
from generator.sample.units import TAKES, UNITS

_ROLE_OF_TYPE: Final = {
    "行政许可": "permit",
    "行政强制": "compulsion",
    "行政征收": "levy",
    "行政给付": "grant",
    "行政检查": "inspection",
    "行政确认": "confirmation",
    "行政奖励": "reward",
    "行政裁决": "ruling",
    "其他行政权力": "permit",
    "公共服务": "service",
}


def items_of(ground: District, places: Places, scale: Scale, seed: int) -> list[Item]:
    """All items of a district, exactly `scale.items`."""
    maker = _Maker(ground, places, scale, seed)
    made = [item for made in _makers(maker, scale) for item in made]
    # Districts have more streets or fewer; internal affairs, which every unit has, make up the difference.
    made += maker.without_type("事务", AFFAIRS, AFFAIRS_LAWS, scale.items - len(made))
    if len(made) != scale.items:
        raise ValueError(f"{len(made)} items, {scale.items} are asked for")
    numbers: dict[str, int] = {}
    items = []
    for item in made:
        numbers[item.letters] = numbers.get(item.letters, 0) + 1
        items.append(replace(item, number=numbers[item.letters], chart=f"lc-{item.id}"))
    in_trouble(items, places, scale, seed, ground)
    share_charts(items, scale, seed, ground)
    return items


def _makers(maker: "_Maker", scale: Scale) -> Iterator[list[Item]]:
    yield maker.penalties()
    yield maker.street_penalties()
    yield maker.services()
    yield maker.inspections()
    yield maker.by_law("行政强制", COMPULSIONS, scale.compulsions)
    yield maker.by_law("行政征收", LEVIES, scale.levies)
    yield maker.by_law("行政给付", GRANTS, scale.grants)
    yield maker.by_law("行政奖励", REWARDS, scale.rewards)
    yield maker.by_law("行政裁决", RULINGS, scale.rulings)
    yield maker.on_streets("行政确认", CONFIRMATIONS, scale.confirmations)
    yield maker.on_streets("公共服务", STREET_SERVICES, scale.street_services)
    yield maker.without_type("党务", PARTY, PARTY_LAWS, scale.party)


class _Maker:
    """Makes items in turn; every place that only a city has is cited once before any is cited twice."""

    def __init__(self, ground: District, places: Places, scale: Scale, seed: int) -> None:
        self._ground, self._places, self._scale, self._seed = ground, places, scale, seed
        self._turns: dict[str, int] = {}
        self._first_turn = int(ground.prefix[1:-1] or 0) if ground.prefix else 0

    def penalties(self) -> list[Item]:
        """An item a penal provision, those of numbered items as sub-items of their paragraph's."""
        items = []
        for place in self._places.penal:
            field = FIELDS[place.law]
            head = (
                f"对{field.persons}" + ("" if field.name.endswith("查处") else "违反") + f"{field.name}规定行为的处罚"
            )
            items.append(
                self._item(
                    f"cf-{place.id}",
                    f"{head}（{place.cited}）",
                    "行政处罚",
                    field.unit,
                    place.law,
                    basis=(place,),
                    parent=f"{self._ground.prefix}cf-{place.id.rsplit('-', 1)[0]}" if place.item else "",
                )
            )
        return items

    def street_penalties(self) -> list[Item]:
        """Penalties that the province handed down to streets (处罚法 art. 24)."""
        streets = self._ground.streets
        open_to = [
            place for place in self._places.penal if FIELDS[place.law].on_street and place.ranges and not place.item
        ]
        items = []
        for number in range(self._scale.street_penalties):
            street = streets[number % len(streets)]
            place = open_to[(number // len(streets) * 7) % len(open_to)]
            field = FIELDS[place.law]
            items.append(
                self._item(
                    f"cf-{place.id}-{street.code[-3:]}",
                    f"对{field.persons}违反{field.name}规定行为的处罚（{place.cited}，{street.name}辖区）",
                    "行政处罚",
                    street.code,
                    place.law,
                    basis=(place,),
                )
            )
        return items

    def services(self) -> list[Item]:
        """Items named after real service items, the first of each type."""
        left = dict(self._scale.services)
        items = []
        for number, fact in enumerate(services()):
            if not left.get(fact.type):
                continue
            left[fact.type] -= 1
            key = TAKES[fact.department]
            law = law_for(fact.name, key)
            stem = f"{LETTERS[fact.type].lower()}-{key}-{number:04d}"
            items.append(self._item(stem, fact.name, fact.type, key, law, service=fact))
        return items

    def inspections(self) -> list[Item]:
        """Inspections of what each law is about, at departments first, then on streets."""
        wanted = [(law, matter, "") for law, field in FIELDS.items() for matter in field.matters]
        wanted += [
            (law, matter, street.code)
            for law, field in FIELDS.items()
            if field.on_street
            for matter in field.matters
            for street in self._ground.streets
        ]
        if self._scale.laws:
            wanted = wanted[:: max(1, len(wanted) // self._scale.inspections)]
        items = []
        for number, (law, matter, street) in enumerate(wanted[: self._scale.inspections]):
            place = f"（{self._ground.short_name(street)}辖区）" if street else ""
            items.append(
                self._item(
                    f"jc-{number:04d}", f"对{matter}的监督检查{place}", "行政检查", street or FIELDS[law].unit, law
                )
            )
        return items

    def by_law(self, type_: str, forms: tuple[str, ...], count: int) -> list[Item]:
        """Items of a type over the fields of the laws that provide for it."""
        role = _ROLE_OF_TYPE[type_]
        laws_of = [law for law in FIELDS if (law, role) in self._places.by_role and FIELDS[law].matters]
        every = [(law, form) for form in forms for law in laws_of]
        letters = LETTERS[type_].lower()
        return [
            self._item(
                f"{letters}-{FIELDS[law].unit}-{number:03d}",
                form.format(FIELDS[law].name),
                type_,
                FIELDS[law].unit,
                law,
            )
            for number, (law, form) in enumerate(every[:count], 900)
        ]

    def on_streets(self, type_: str, forms: tuple[str, ...], count: int) -> list[Item]:
        """Items that every street has on its own ground."""
        every = [(form, street) for form in forms for street in self._ground.streets][:count]
        letters = LETTERS[type_].lower()
        return [
            self._item(
                f"{letters}-{street.code}-{number:03d}",
                f"{form}（{street.name}）",
                type_,
                street.code,
                "jumin-weiyuanhui-zuzhi-fa" if "居民" in form else law_for(form, "minzheng"),
            )
            for number, (form, street) in enumerate(every)
        ]

    def without_type(self, sphere: str, forms: tuple[str, ...], bases: tuple[str, ...], count: int) -> list[Item]:
        """Party items and internal affairs: a form a unit, in turns."""
        keys = [key for key in UNITS if sphere == "事务" or UNITS[key].kind != "公共企事业单位"]
        if self._scale.laws:
            keys = ["sifa", "bianban", "minzheng"]
        else:
            keys += [street.code for street in self._ground.streets]
        every = [(form, key, position) for position, form in enumerate(forms) for key in keys][:count]
        letters = LETTERS[sphere].lower()
        held = [law for law in bases if any(own == law for own, _ in self._places.by_role)]
        return [
            self._item(
                f"{letters}-{key}-{number:03d}",
                f"{self._ground.short_name(key)}{form}",
                "",
                key,
                held[position % len(held)],
                sphere=sphere,
            )
            for number, (form, key, position) in enumerate(every)
        ]

    def _item(
        self,
        stem: str,
        name: str,
        type_: str,
        key: str,
        law: str,
        *,
        basis: tuple[Place, ...] = (),
        parent: str = "",
        service: ServiceFact | None = None,
        sphere: str = "政务",
    ) -> Item:
        id_ = self._ground.prefix + stem
        stream = chance(self._seed, f"basis/{id_}")
        if not basis:
            role = _ROLE_OF_TYPE.get(type_, "general")
            choices = self._places.at(law, role) or self._places.of_role(role)
            first = pick(stream, choices)
            law = first.law
            choices = [place for place in choices if place.law == law]
            second = pick(stream, choices)
            basis = (first, second) if second != first and stream.random() < 0.4 else (first,)
        elif stream.random() < 0.3 and (watched := self._places.by_role.get((law, "inspection"))):
            basis = (*basis, pick(stream, watched))
        further = self._places.further.get(law)
        if further:
            turn = self._turns.setdefault(law, self._first_turn * len(further) // self._scale.districts)
            self._turns[law] = turn + 1
            basis = (*basis, further[turn % len(further)])
        field = FIELDS.get(law)
        return Item(
            id_,
            name,
            sphere,
            type_,
            key,
            self._ground.unit(key),
            field.name if field else laws()[law].short,
            field.persons if field else "有关单位和个人",
            basis,
            parent=parent,
            service=service,
        )
