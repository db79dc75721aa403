"""A long list by the first letter of pinyin (A–Z): the bar of letters, and a list for each letter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.model.kind import Card
from generator.pages.listing import (
    OTHER_LETTER,
    Facet,
    Listing,
    PlainLink,
    Row,
    index_of,
    letter_links,
    link,
)
from generator.pages.page import Crumb

LONG: Final = 30
"""A list of more records than this is given by letter too."""


@dataclass(frozen=True, kw_only=True)
class LetterLists:
    """Lists below `root`, as `units/a-z/`. `counted` is what a row is, as 单位; `count_word` how rows are counted, as 个单位."""

    root: str
    area: Crumb
    counted: str
    count_word: str
    columns: tuple[str, ...]
    rows: Mapping[str, Sequence[Row]]
    """Letter → its rows in their order."""
    cards: Sequence[Card]
    """Every record that stands in one of the lists."""
    facets: Sequence[Facet] = ()
    asides: Mapping[str, PlainLink] = field(default_factory=dict)
    """Letter → what its list leaves out."""
    least: int = LONG + 1
    """Fewest records that are given by letter; a shorter list has neither the bar nor lists of letters."""

    def bar(self) -> list[PlainLink]:
        """Every letter, as `components/letters/letters.html` takes them; none for a list that is short."""
        return letter_links(self.root, self.rows) if len(self.cards) >= self.least else []

    def listings(self) -> Iterator[Listing]:
        """The page above, then a list a letter; nothing for a list that is short."""
        letters = self.bar()
        if not letters:
            return
        names = {letter: "其他" if letter == OTHER_LETTER else letter.upper() for letter in sorted(self.rows)}
        choices = [link(name, f"{self.root}{letter}/", count=len(self.rows[letter])) for letter, name in names.items()]
        yield index_of(self.root, self.area, ("首字母", self.counted), choices, self.cards)
        for letter, name in names.items():
            yield Listing(
                address=f"{self.root}{letter}/",
                area=self.area.address.rstrip("/"),
                title=f"首字母{name}的{self.counted}",
                about=f"名称不以汉字或字母开头的{self.counted}。"
                if letter == OTHER_LETTER
                else f"名称的拼音首字母为{name}的{self.counted}。",
                crumbs=(self.area, Crumb("按首字母", self.root)),
                columns=self.columns,
                rows=self.rows[letter],
                unit=self.count_word,
                facets=self.facets,
                letters=letters,
                aside=self.asides.get(letter, {}),
            )
