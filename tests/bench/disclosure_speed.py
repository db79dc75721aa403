"""How fast personal data is looked for: a hundred megabytes of a built site, and files with a plant in each."""

import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Final

from generator.disclosure.personal_data import personal_data
from generator.disclosure.texts import FoundText, texts_of
from tests.bench.figures import Figure
from tests.disclosure.office_files import KINDS
from tests.disclosure.plants import Plants

_BYTES: Final = 100_000_000
_PLANTED: Final = 10_000


def disclosure_figures(site: Path, *, demanded: bool) -> Iterator[Figure]:
    """CPU seconds for 100 MB of `site`, whose every alarm is a false one; and how many of 10,000 plants are missed."""
    files = [path for path in sorted(site.rglob("*")) if path.is_file()]
    read = alarms = 0
    began = time.process_time()
    for path in cycle(files):
        data = path.read_bytes()
        read += len(data)
        alarms += len(_seen(str(path), data))
        if read >= _BYTES:
            break
    yield Figure("leak guard, 100 MB of the site, CPU", time.process_time() - began, "s", 30 if demanded else None)
    yield Figure("leak guard, false alarms in it", alarms, "", 1)
    yield Figure("leak guard, missed of 10,000 planted", _missed(), "", 0)


def _missed() -> int:
    plants = Plants(seed=10_000)
    missed = 0
    for _, (name, written) in zip(range(_PLANTED), cycle(KINDS.items()), strict=False):
        what, line = plants.any()
        missed += what not in _seen(name, written(line))
    return missed


def _seen(name: str, data: bytes) -> list[str]:
    texts = (text for text in texts_of(name, data) if isinstance(text, FoundText))
    return [sighting.what for text in texts for sighting in personal_data(text.text)]
