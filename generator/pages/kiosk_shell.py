"""The one script of a terminal's edition: who it is, and the shell around its pages (`site_templates/assets/kiosk/`)."""

import json
import re
from collections.abc import Mapping
from typing import Final, TypedDict


class AboutEdition(TypedDict):
    """What the scripts of an edition know of it, as `LIANGQUAN_EDITION`. Addresses are public ones and end with `/`."""

    node: str
    title: str
    tier: str
    address: str
    """Of the edition itself; "" for one that is on no public site."""
    parent: str
    """Of the site that holds what the edition lacks; "" for one that has none."""
    kiosk: bool


FOLDER: Final = "assets/kiosk/"
"""Where the shell's sources stand below a folder of templates. No page loads them one by one."""
SCRIPTS: Final = (
    "visit.js", "qr_code.js", "notice.js", "ways.js", "bar.js", "candidates.js", "keyboard.js", "idle.js", "start.js",
)  # fmt: skip
"""In this order; the last one starts the others."""
STYLE: Final = "kiosk.css"


def kiosk_shell(sources: Mapping[str, str], about: AboutEdition) -> bytes:
    """The bytes of `assets/edition.js` of a terminal's edition. `sources`: name → text of SCRIPTS and STYLE."""
    known = f"globalThis.LIANGQUAN_EDITION = {_script(about)};"
    # The policy of the pages lets in no style but a file's or a script's own sheet.
    style = f"globalThis.LIANGQUAN_KIOSK_STYLE = {_script(_COMMENT.sub('', sources[STYLE]))};"
    return "\n".join([known, style, *(sources[name] for name in SCRIPTS)]).encode()


_COMMENT: Final = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def _script(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
