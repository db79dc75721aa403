"""Links that editors typed into records and that lead to a record that isn't there (rule W-2).

What leads to other pages than records' can be judged only when all pages are planned: see `pages.inner_links`.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final
from urllib.parse import unquote, urljoin

from generator.diagnostics.diagnostic import Text
from generator.diagnostics.rules import W_2
from generator.facts.register import RecordFinding, Register
from generator.model.addresses import kept_for_lists

_NOWHERE: Final = "https://site.invalid/"
"""Stands for the site's own address, whichever it is: links are followed from page to page."""
_PAGE_OF_A_RECORD: Final = re.compile(
    r"(?:items|processes|laws|provisions|standards|units|entries|communities|categories)/([^/]+)/"
)


def typed_link_findings(register: Register) -> Iterator[RecordFinding]:
    """Each link in the body of a standing entry to a page of a record, where there is none."""
    linking = [entry for entry in register.entries.values() if entry.body_links and not entry.withdrawn]
    if not linking:
        return
    known = {card.address for card in register.every_card()}
    for entry in linking:
        for href in entry.body_links:
            target = urljoin(_NOWHERE + entry.address, href)
            path = unquote(target.removeprefix(_NOWHERE).partition("#")[0].partition("?")[0])
            found = _PAGE_OF_A_RECORD.fullmatch(path) if target.startswith(_NOWHERE) else None
            if found and path not in known and not kept_for_lists(found[1]):
                yield RecordFinding("community_entry", entry.id, W_2.at(("body",), *_no_page(href, path, known)))


def _no_page(href: str, path: str, known: set[str]) -> tuple[Text, Text]:
    folder = path.partition("/")[0] + "/"
    near = get_close_matches(path, [address for address in known if address.startswith(folder)], n=1, cutoff=0.7)
    return (
        Text(f"链接“{href}”没有对应的网页", f"the link “{href}” leads to no page"),
        Text(
            (f"是不是 {near[0]}？" if near else "") + "改正地址，或改成文字",
            (f"did you mean {near[0]}? " if near else "") + "correct the address, or write plain text",
        ),
    )
