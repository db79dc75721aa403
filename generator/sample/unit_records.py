"""Records of a district's units: departments, party organs, institutions, and its streets."""

from collections.abc import Collection, Iterator

from generator.model.uscc import check_character
from generator.records.yaml_writing import Plain
from generator.sample.chance import PUBLISHED, chance, day_between
from generator.sample.ground import District
from generator.sample.units import UNITS

HOURS = "周一至周五 9:00—12:00，13:00—17:00"
_NEEDED = ("sifa", "bianban", "minzheng", "zhengfuban", "zhengwu-zhongxin")
_STREET_DUTIES = ("社区建设和居民服务", "城市管理和综合执法", "民生保障和社会救助", "平安建设和矛盾调解")


def keys_of(ground: District) -> list[str]:
    """Keys of all units: those of `UNITS`, then the codes of the streets."""
    return [*UNITS, *(street.code for street in ground.streets)]


def uscc_of(ground: District, key: str) -> str:
    """A credit code made up for the demonstration: its check character is right, its holder does not exist."""
    code = f"11{ground.code}{keys_of(ground).index(key) + 1:09d}"
    return code + check_character(code)


def telephone_of(ground: District, key: str, line: int = 0) -> str:
    """028-8 and seven digits, of no subscriber."""
    return f"028-8{int(ground.code) % 100:02d}{keys_of(ground).index(key):03d}{line:02d}"


def address_of(ground: District, number: int) -> str:
    """An address that says itself that it is none."""
    return f"成都市{ground.name}（演示地址）{number}号"


def _dissolved(ground: District) -> dict[str, Plain]:
    """A unit that was dissolved: its page stays, and says so."""
    publisher = ground.unit("bianban")
    return {
        "kind": "unit",
        "id": ground.unit("wuzi"),
        "publisher": publisher,
        "published_on": "2025-11-03",
        "withdrawn": {"on": "2026-06-30", "reason": "机构改革，职责并入发展和改革局（演示）"},
        "name": f"{ground.name}粮食和物资储备中心",
        "short_name": f"{ground.name[-1]}粮储中心",
        "unit_kind": "公共企事业单位",
        "division": ground.code,
        "address": address_of(ground, 99),
        "hours": HOURS,
        "telephone": telephone_of(ground, "fagai", 8),
    }


def unit_records(ground: District, seed: int, used: Collection[str] | None) -> Iterator[dict[str, Plain]]:
    """The records, a dissolved unit's among them; where `used` is given, only those units and the ones that publish."""
    yield _dissolved(ground)
    for number, key in enumerate(keys_of(ground), 1):
        id_ = ground.unit(key)
        if used is not None and id_ not in used and key not in _NEEDED and key[0] != "5":
            continue
        stream = chance(seed, f"unit/{id_}")
        name = ground.full_name(key)
        street = key[0] == "5"
        place = "便民服务中心" if street else "政务服务窗口"
        yield {
            "kind": "unit",
            "id": id_,
            "publisher": id_,
            "published_on": day_between(stream, *PUBLISHED).isoformat(),
            "name": name,
            "short_name": ground.short_name(key),
            "unit_kind": "街道" if street else UNITS[key].kind,
            "uscc": uscc_of(ground, key),
            "division": key if street else ground.code,
            "address": address_of(ground, number),
            "hours": HOURS,
            "telephone": telephone_of(ground, key),
            "duties": [f"负责{duty}" for duty in (_STREET_DUTIES if street else UNITS[key].duties)],
            "places": [
                {
                    "name": f"{ground.short_name(key)}{place}",
                    "address": address_of(ground, 100 + number),
                    "hours": HOURS,
                    "telephone": telephone_of(ground, key, 1),
                }
            ],
        }
