"""How a reader may have the site shown: five modes that every page is looked at in."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

KEY: Final = "liangquan.display"
"""Where assets/frame.js keeps the choice."""


class Mode(NamedTuple):
    """A mode. `display` is what the reader has chosen; without script the device's own wishes serve."""

    name: str
    title: str
    display: Mapping[str, str] = MappingProxyType({})
    script: bool = True


LIGHT: Final = Mode("light", "标准", {"scheme": "light"})
DARK: Final = Mode("dark", "深色", {"scheme": "dark"})
ELDER: Final = Mode("elder", "大字", {"size": "elder", "scheme": "light"})
CONTRAST: Final = Mode("contrast", "高对比度", {"contrast": "more", "scheme": "light"})
NO_SCRIPT: Final = Mode("no-script", "没有脚本", script=False)
MODES: Final = (LIGHT, DARK, ELDER, CONTRAST, NO_SCRIPT)


def settings_of(mode: Mode, site: str) -> dict[str, Any]:
    """Settings of a browser's context in which the reader has chosen the mode before; `site` is its address."""
    held = [{"name": KEY, "value": json.dumps(dict(mode.display))}] if mode.display else []
    origin = site.rstrip("/")
    return {
        "storage_state": {"cookies": [], "origins": [{"origin": origin, "localStorage": held}]},
        "color_scheme": "light",
        "reduced_motion": "reduce",
    }
