"""The ways in which each of the four lists can be narrowed, by their names in addresses and on the page."""

from collections.abc import Mapping
from typing import Any, Final

WAYS: Final[Mapping[str, Mapping[str, str]]] = {
    "items": {"unit": "单位", "type": "类型", "sphere": "领域", "status": "状态"},
    "standards": {"unit": "单位", "law": "法律"},
    "laws": {"level": "效力级别", "status": "效力状态"},
    "entries": {"street": "街道", "category": "类别", "year": "年份", "part": "期间"},
}
"""List → dimension → its title. A dimension's name is its parameter in an address, so it never changes."""

NONE_SLUG: Final = "none"
"""The value of rows that have none in a dimension."""


def finder(name: str, **chosen: tuple[str, str]) -> dict[str, Any]:
    """What a page needs to narrow the list `name` in place: `chosen` is what the page itself stands for, (slug, title)."""
    return {
        "files": f"facets/{name}/",
        "ways": [
            {"name": way, "title": title, "slug": chosen.get(way, ("", ""))[0], "chosen": chosen.get(way, ("", ""))[1]}
            for way, title in WAYS[name].items()
        ],
    }
