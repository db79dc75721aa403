"""What the search of an edition holds: the slots of its documents, for `search/held.json`.

The index is the district's, the same file for all; an edition says which of its documents it holds, and where the rest is
(`site_templates/assets/search/held.js` reads it).
"""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from generator.publish.parts import Files
from generator.search.documents import Document
from generator.search.slots import slots_of


class HeldDocuments:
    """The documents of the district's index by the part that holds their page, as bits: slot n is bit n."""

    def __init__(self, documents: Iterable[Document], parts: Mapping[str, Files]) -> None:
        found = list(documents)
        slots = slots_of(found)
        part_of = {path: part for part, files in parts.items() for path in files}
        bits: defaultdict[str, int] = defaultdict(int)
        for document in found:
            page = document.address.partition("#")[0]
            part = part_of.get(f"{page}index.html" if page.endswith("/") else page)
            if part is not None:
                bits[part] |= 1 << slots.of[document.kind, document.id]
        self._bits = bits
        self._slots = slots.total

    def file(self, parts: Iterable[str], elsewhere: Mapping[str, str]) -> bytes:
        """What an edition of these parts says; `elsewhere` is the {title, address} of the site that holds the rest."""
        held = 0
        for part in parts:
            held |= self._bits.get(part, 0)
        told = b64encode(held.to_bytes((self._slots + 7) // 8, "little")).decode()
        return msgspec.json.encode({"slots": self._slots, "held": told, "elsewhere": elsewhere}) + b"\n"
