"""`assets/edition.js`, which every page loads under this one name: it says whose site it is (`LIANGQUAN_EDITION`)."""

import json
from collections.abc import Mapping
from typing import Final

ADDRESS: Final = "assets/edition.js"
FOLDER: Final = "assets/edition/"
"""Where the scripts stand that are put into it, below a folder of templates. No page loads them one by one."""
SCRIPTS: Final = ("standing.js",)
"""Of a street's, a community's or a city's site, in this order."""
SIDE_BY_SIDE: Final = ("district_numbers.js", "district_search.js")
"""Of a city's beside which other districts' stand, after those."""
FEDERATION: Final = "federation.js"
"""What the worker of the search loads there, by this name below FOLDER."""


def edition_script(about: Mapping[str, object], sources: Mapping[str, str]) -> bytes:
    """The script of an edition. `about` is what its scripts know of it; `sources` name → text of all."""
    told = json.dumps(about, ensure_ascii=False, sort_keys=True)
    names = (*SCRIPTS, *SIDE_BY_SIDE) if about.get("beside") else SCRIPTS
    return "\n".join([f"globalThis.LIANGQUAN_EDITION = {told};", *(sources[name] for name in names)]).encode()
