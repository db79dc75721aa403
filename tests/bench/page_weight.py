"""What a reader loads: bytes of a page's HTML, as it lies and as a server sends it."""

import gzip
from pathlib import Path
from typing import NamedTuple


class Weight(NamedTuple):
    """Means over all pages, in kilobytes (1,000 bytes)."""

    plain: float
    gzipped: float


def page_weight(site: Path) -> Weight:
    """The mean weight of every HTML page of `site`; gzip at its default level."""
    plain = gzipped = pages = 0
    for file in site.rglob("*.html"):
        data = file.read_bytes()
        plain += len(data)
        gzipped += len(gzip.compress(data, 6))
        pages += 1
    return Weight(plain / pages / 1000, gzipped / pages / 1000)
