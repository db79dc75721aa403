"""The pictures of this repository's own accounts, which are of real size, weigh what they may."""

import gzip
from collections import defaultdict
from collections.abc import Iterator

from generator.figures.figure import Figure
from generator.figures.picture import svg
from generator.kinds.community_entry import CommunityEntry, EntryCard, card
from generator.kinds.finance_statement import statement_view
from generator.pages.charts import by_item, income_and_spending
from tests.content.district_records import all_of


def test_every_chart_of_accounts_weighs_at_most_a_kilobyte_gzipped() -> None:
    figures = list(_figures())
    assert len(figures) > 300
    heavy = [figure.rows[0] for figure in figures if len(gzip.compress(svg(figure).encode())) > 1024]
    assert heavy == []


def _figures() -> Iterator[Figure]:
    chains: defaultdict[tuple[str, str], list[EntryCard]] = defaultdict(list)
    for entry in all_of(CommunityEntry):
        if entry.statement:
            chains[entry.community, entry.category].append(card(entry, ""))
            yield from filter(None, (by_item(statement_view(entry.statement), ""),))
    yield from filter(None, map(income_and_spending, chains.values()))
