"""What is the matter with some items: suspended, without basis, overlapping, without a chart of their own."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from generator.sample.chance import chance
from generator.sample.ground import District
from generator.sample.item import Item
from generator.sample.matters import OVERLAPS
from generator.sample.places_of_law import COMPANIES_LAW, FUTURE_LAW, HOUSES_LAW, SERVICES_LAW, Places
from generator.sample.scale import Scale
from generator.sample.units import UNITS


def in_trouble(items: list[Item], places: Places, scale: Scale, seed: int, ground: District) -> None:
    """Suspended, abolished, without a basis, on a repealed or a future one, withdrawn, and overlapping items."""
    stream = chance(seed, f"trouble/{ground.code}")
    quiet = [
        number
        for number, item in enumerate(items)
        if item.sphere == "政务" and not (item.type == "行政处罚" and item.basis[0].ranges)
    ]
    stream.shuffle(quiet)

    def each(count: int, change: Callable[[int, Item], Item], fits: Callable[[Item], bool] = lambda _: True) -> None:
        for position in range(count):
            number = next(number for number in quiet if fits(items[number]))
            quiet.remove(number)
            items[number] = change(position, items[number])

    def rest_on(law: str, role: str, count: int) -> None:
        ground = places.at(law, role)[0]
        count = min(count, sum(_SUBJECTS[law](items[number]) for number in quiet))
        each(count, lambda _, item: replace(item, basis=(ground,)), _SUBJECTS[law])

    # First those whose grounds have a subject: few items fit.
    rest_on(COMPANIES_LAW, "permit", scale.troubles // 3)
    rest_on(HOUSES_LAW, "permit", scale.troubles // 3)
    rest_on(SERVICES_LAW, "permit", max(1, scale.troubles // 3))
    rest_on(FUTURE_LAW, "grant", max(1, scale.troubles // 3))
    each(
        2 * scale.troubles,
        lambda n, item: replace(item, status="暂停实施", status_reason=_SUSPENDED[n % len(_SUSPENDED)]),
    )
    each(
        2 * scale.troubles, lambda n, item: replace(item, status="废止", status_reason=_ABOLISHED[n % len(_ABOLISHED)])
    )
    each(scale.troubles, lambda _, item: replace(item, basis=()))
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
        # Too few inspections may be left in a small district: then of any type that two departments have.
        kinds = {items[number].type for number in quiet}
        held_by = [
            {items[number].key: number for number in quiet if items[number].type == kind and items[number].key in UNITS}
            for kind in sorted(kinds)
        ]
        free = max([free, *held_by], key=len) if len(free) < 2 else free
        first, second, *_ = free.values()
        pairs = [(items[first].name, second)]
    for name, number in pairs[:count]:
        items[number] = replace(items[number], name=name)


def share_charts(items: list[Item], scale: Scale, seed: int, ground: District) -> None:
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


_SUBJECTS: Final[dict[str, Callable[[Item], bool]]] = {
    COMPANIES_LAW: lambda item: item.type == "行政许可" and item.name.startswith(("公司", "分公司")),
    HOUSES_LAW: lambda item: item.type != "行政处罚" and item.field == "房屋征收补偿",
    SERVICES_LAW: lambda item: item.type == "公共服务",
    FUTURE_LAW: lambda item: item.type == "公共服务" and item.name.startswith("社区") and item.key not in UNITS,
}
"""Which items a law that isn't in force may have been the ground of: a reader sees at once why."""
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
