"""The items of a district: which powers its units hold, on what basis, and what is the matter with some of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.model.powers import NEEDS_GUIDE, PowerType
from generator.sample.chance import chance, pick
from generator.sample.facts_held import ServiceFact, laws, services
from generator.sample.fields_of_law import FIELDS
from generator.sample.ground import District
from generator.sample.matters import (
    AFFAIRS,
    COMPULSIONS,
    CONFIRMATIONS,
    GRANTS,
    LEVIES,
    OVERLAPS,
    PARTY,
    REWARDS,
    RULINGS,
    STREET_SERVICES,
    law_for,
)
from generator.sample.places_of_law import AFFAIRS_LAWS, FUTURE_LAW, PARTY_LAWS, REPEALED_LAWS, Place, Places
from generator.sample.scale import Scale
from generator.sample.units import TAKES, UNITS

_LETTERS: Final = {
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
        return _LETTERS[self.manner]

    @property
    def has_guide(self) -> bool:
        """Whether people apply for it."""
        return bool(self.type) and PowerType(self.type) in NEEDS_GUIDE and self.status == "在用" and not self.withdrawn


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
    _trouble(items, places, scale, seed, ground)
    _share_charts(items, scale, seed, ground)
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
            stem = f"{_LETTERS[fact.type].lower()}-{key}-{number:04d}"
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
        letters = _LETTERS[type_].lower()
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
        letters = _LETTERS[type_].lower()
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
        letters = _LETTERS[sphere].lower()
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


def _trouble(items: list[Item], places: Places, scale: Scale, seed: int, ground: District) -> None:
    """Suspended, abolished, without a basis, on a repealed or a future one, withdrawn, and overlapping items."""
    stream = chance(seed, f"trouble/{ground.code}")
    quiet = [
        number
        for number, item in enumerate(items)
        if item.sphere == "政务" and not (item.type == "行政处罚" and item.basis[0].ranges)
    ]
    stream.shuffle(quiet)
    repealed = {law: places.at(law, "permit")[0] for law in REPEALED_LAWS if places.at(law, "permit")}
    future = places.at(FUTURE_LAW, "grant")[0]

    def each(count: int, change: Callable[[int, Item], Item], types: str = "") -> None:
        for position in range(count):
            number = next(number for number in quiet if not types or items[number].type in types)
            quiet.remove(number)
            items[number] = change(position, items[number])

    each(
        2 * scale.troubles,
        lambda n, item: replace(item, status="暂停实施", status_reason=_SUSPENDED[n % len(_SUSPENDED)]),
    )
    each(
        2 * scale.troubles, lambda n, item: replace(item, status="废止", status_reason=_ABOLISHED[n % len(_ABOLISHED)])
    )
    each(scale.troubles, lambda _, item: replace(item, basis=()))
    each(scale.troubles, lambda n, item: replace(item, basis=(list(repealed.values())[n % len(repealed)],)))
    each(max(1, scale.troubles // 3), lambda _, item: replace(item, basis=(future,)), "公共服务、行政给付")
    if scale.withdrawn:
        each(1, lambda _, item: replace(item, withdrawn=True))
    _overlap(items, quiet, max(1, scale.troubles // 2))


def _overlap(items: list[Item], quiet: list[int], count: int) -> None:
    """Two departments with an inspection of one name: the supervision page lists them."""
    held = {items[number].name for number in quiet}
    free = {
        items[number].key: number
        for number in reversed(quiet)
        if items[number].type == "行政检查" and items[number].key in UNITS
    }
    pairs = [(name, free[key]) for name, key in OVERLAPS if name in held and key in free]
    if not pairs:
        first, second, *_ = free.values()
        pairs = [(items[first].name, second)]
    for name, number in pairs[:count]:
        items[number] = replace(items[number], name=name)


def _share_charts(items: list[Item], scale: Scale, seed: int, ground: District) -> None:
    """`scale.unmatched` more items than charts: some share one with their like, some say why they have none."""
    stream = chance(seed, f"charts/{ground.code}")
    shared = scale.unmatched * 2 // 5
    services_ = [
        n for n, item in enumerate(items) if item.type == "公共服务" and item.status == "在用" and not item.withdrawn
    ]
    stream.shuffle(services_)
    for position in range(scale.unmatched - shared):
        number = services_.pop()
        items[number] = replace(items[number], chart="", no_chart=_NO_CHART[position % len(_NO_CHART)])
    by_unit: dict[str, list[int]] = {}
    for number in services_:
        by_unit.setdefault(items[number].key, []).append(number)
    for group in sorted(by_unit.values(), key=len, reverse=True):
        while len(group) >= 2 and shared:
            first = group.pop()
            for _ in range(min(3, shared, len(group))):
                number = group.pop()
                items[number] = replace(items[number], chart=items[first].chart)
                shared -= 1
    if shared:
        raise ValueError("too few services to share charts")


_SUSPENDED: Final = (
    "依据修订，配套办法尚未印发",
    "机构改革，职责划转手续办理中",
    "上级统一调整系统，暂停受理至调整完成",
    "设定依据正在清理，待审核后恢复",
)
_ABOLISHED: Final = (
    "依据的条款已被修改，不再设定此项权力",
    "取消行政审批，改为事中事后监管",
    "与上级清单合并，由上级机关实施",
    "三年以上未发生，经评估取消",
)
_NO_CHART: Final = ("当场办结，只有咨询答复一步", "由服务热线统一答复，没有分步程序", "信息公布事项，无需申请和审核")
