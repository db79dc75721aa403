"""The site's areas: the tabs that every page shows, in their order.

`site_templates/partials/areas.html` holds the same list for MkDocs, which can't read this one; a test
compares them.
"""

from typing import Final, NamedTuple


class Area(NamedTuple):
    """One tab. `address` is the path of its first page from the site's root."""

    name: str
    address: str
    title: str


AREAS = (
    Area("home", "", "首页"),
    Area("items", "items/", "办事与权力"),
    Area("processes", "processes/", "流程图"),
    Area("laws", "laws/", "法律依据"),
    Area("standards", "standards/", "裁量标准"),
    Area("units", "units/", "单位"),
    Area("communities", "communities/", "社区公开"),
    Area("supervision", "supervision/", "公开监督"),
)

BESIDE: Final = "beside"
"""The area, so to speak, of pages that no tab leads to."""

FRAMES: Final = (*(area.name for area in AREAS), BESIDE)
"""Areas whose pages are stamped into a frame of their own."""

DEEPEST = 6
"""Folders above the deepest page: there is one frame for each area and each depth from 0 to this."""
