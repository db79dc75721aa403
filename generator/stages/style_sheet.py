"""The site's one style sheet: `assets/site.css` names the sheets of the frame and of each component in their order.

A browser that read them one by one would ask some forty times before the first word shows; a build puts them together.
Plain `mkdocs build` copies them as they are, and the names work there too.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

LOOKS: Final = "assets/site.css"
"""Path of the sheet below a folder of templates."""

_IMPORT: Final = re.compile(r'^@import url\("\.\./([^"]+)"\)( screen)?;$', re.MULTILINE)
_COMMENT: Final = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def sheets_named(text: str) -> list[str]:
    """Paths of the sheets that `assets/site.css` names, from the templates' folder, in their order."""
    return [name for name, _ in _IMPORT.findall(text)]


def one_sheet(text: str, folders: Sequence[Path]) -> str:
    """The sheets that `text` names in place of their names, without comments; each from the first folder that has it.

    One that is named for the `screen` leaves paper alone. Raises FileNotFoundError with the path of a sheet that no folder
    has.
    """

    def sheet(name: re.Match[str]) -> str:
        for folder in folders:
            file = folder / name[1]
            if file.is_file():
                rules = file.read_text(encoding="utf-8")
                return f"@media screen {{\n{rules}}}" if name[2] else rules
        raise FileNotFoundError(f"site_templates/{name[1]}")

    return _COMMENT.sub("", _IMPORT.sub(sheet, text))
