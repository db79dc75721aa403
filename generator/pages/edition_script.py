"""`assets/edition.js`, which every page loads under this one name: it says whose site it is (`LIANGQUAN_EDITION`)."""

import json
from collections.abc import Mapping
from typing import Final

ADDRESS: Final = "assets/edition.js"
FOLDER: Final = "assets/edition/"
"""Where the scripts stand that are put into it, below a folder of templates. No page loads them one by one."""
SCRIPTS: Final = ("standing.js",)
"""Of a street's or a community's site, in this order."""


def edition_script(about: Mapping[str, object], sources: Mapping[str, str]) -> bytes:
    """The script of an edition. `about` is what its scripts know of it; `sources` name → text of SCRIPTS."""
    told = json.dumps(about, ensure_ascii=False, sort_keys=True)
    return "\n".join([f"globalThis.LIANGQUAN_EDITION = {told};", *(sources[name] for name in SCRIPTS)]).encode()
