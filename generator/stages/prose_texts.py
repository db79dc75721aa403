"""What search may find of the pages that MkDocs makes whole."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Final

from generator.search.documents import ProsePage
from generator.stages import prose


def prose_texts(pages: Mapping[str, prose.ProsePage]) -> Iterator[ProsePage]:
    """What search may find of the pages of content/, by their path there; the front page is found by nothing."""
    for path, page in pages.items():
        address = path.removesuffix(".md").removesuffix("index")
        if address:
            text = unescape(_TAG.sub(" ", page.html))
            yield ProsePage(f"{address.rstrip('/')}/", page.title, page.publisher, page.published_on, text)


_TAG: Final = re.compile(r"<[^>]+>")
