"""The records of the long lists, each gathered once for the pages and for the facets."""

from functools import cached_property

from generator.facts.facts import Facts
from generator.pages.community_pages import Entries, entries_of
from generator.pages.listed_entries import ListedEntry, listed_entries
from generator.pages.listed_items import ListedItem, listed_items
from generator.pages.standard_lists import ListedStandard, listed_standards


class Listed:
    """What stands in lists on the day of these facts; each kind is gathered when it is first asked for."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @cached_property
    def items(self) -> list[ListedItem]:
        """Items by name."""
        return listed_items(self.facts)

    @cached_property
    def standards(self) -> list[ListedStandard]:
        """Standards by name."""
        return listed_standards(self.facts)

    @cached_property
    def sections(self) -> Entries:
        """Entries by community and category."""
        return entries_of(self.facts)

    @cached_property
    def entries(self) -> list[ListedEntry]:
        """Entries, the latest period first."""
        return listed_entries(self.facts, self.sections)
