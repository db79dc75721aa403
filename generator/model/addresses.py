"""Addresses that the site keeps for its own lists: an id among them would give two pages one address."""

import re
from typing import Final

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import K_3

_RESERVED: Final = re.compile(r"\d+|all|a-z|by-.*|provisions|pointing|to-apply|index")
"""Page numbers, and the names of lists that stand where records' pages do (`items/all/`, `items/2/`)."""

_NUMBERED: Final = frozenset({"community", "network", "calendar"})
"""Kinds whose ids may be numbers: communities have their division codes, and their lists no page numbers there."""


def reserved_id(kind: str, id_: str) -> Finding | None:
    """The finding about an id that the site keeps for itself, or None."""
    if not _RESERVED.fullmatch(id_) or (kind in _NUMBERED and id_.isdigit()):
        return None
    return K_3.at(
        ("id",),
        Text(f"编号“{id_}”是网站列表页的地址，不能用", f"the id “{id_}” is the address of one of the site's own lists"),
        Text("加上说明它是什么的字，如 xk-2026-001", "add what it is, as xk-2026-001"),
    )
