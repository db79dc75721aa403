"""How much is unpacked before a file counts as a bomb."""

from typing import Final

from generator.diagnostics.diagnostic import Text

MOST_ENTRIES: Final = 10_000
MOST_BYTES: Final = 256 * 1024 * 1024
"""Of all that one file unpacks to."""
MOST_RATIO: Final = 400
"""Of an entry's unpacked size to its packed one, from a size on where it matters."""
RATIO_FROM: Final = 4 * 1024 * 1024


class Unreadable(Exception):
    """A file, or a part of one, that can't be looked into."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why
