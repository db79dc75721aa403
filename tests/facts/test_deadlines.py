"""V-1, V-2 and M-3: what communities owe, and whether their accounts follow."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.facts.accounts import account_findings, accounts
from generator.facts.calendar import WorkingCalendar
from generator.facts.deadlines import blank_findings, deadlines
from generator.facts.register import register_of
from generator.kinds.category import CategoryCard
from generator.kinds.community import CommunityCard
from generator.kinds.community_entry import EntryCard
from generator.kinds.finance_statement import Balance
from generator.model.fields import Limit, LimitUnit
from generator.model.periods import Rhythm, period_in_words, periods_between, span_of

HEAD: dict[str, Any] = {"title": "名称", "address": "", "publisher": "u", "published_on": "2019-01-01"}


def community(id_: str, **more: Any) -> CommunityCard:
    return CommunityCard(kind="community", id=id_, **HEAD, street="s", address_line="", hours="", telephone="", **more)


def category(
    id_: str, rhythm: Rhythm, due: Limit | None, since: str = "2024-01-01", *, required: bool = True, **more: Any
) -> CategoryCard:
    return CategoryCard(
        kind="category", id=id_, **HEAD, section="财务", about="", rhythm=rhythm, due=due, basis="", required=required,
        since=since, statements=False, order=1, **more,
    )  # fmt: skip


def entry(id_: str, of: str, category_id: str, period: str, balance: Balance | None = None, **more: Any) -> EntryCard:
    return EntryCard(
        kind="community_entry", id=id_, **HEAD, community=of, category=category_id, period=period,
        period_words=period_in_words(period), balance=balance, body_links=(), **more,
    )  # fmt: skip


RHYTHMS = st.sampled_from([Rhythm.MONTH, Rhythm.QUARTER, Rhythm.HALF, Rhythm.YEAR])
DUE = st.builds(Limit, st.integers(0, 40), st.sampled_from([LimitUnit.WORKING_DAY, LimitUnit.CALENDAR_DAY]))
TODAY = st.dates(date(2024, 1, 1), date(2026, 6, 30))


@given(RHYTHMS, DUE, TODAY, st.sets(st.integers(0, 30)))
def test_the_overdue_list_is_every_period_whose_limit_has_run_out_without_an_entry(rhythm, due, today, disclosed):
    periods = periods_between(rhythm, date(2024, 1, 1), date(2027, 1, 1))
    entries = [entry(f"e{n}", "a", "c", period) for n, period in enumerate(periods) if n in disclosed]
    register = register_of([community("a"), community("b"), category("c", rhythm, due), *entries])
    expected = []
    for period in periods:
        span = span_of(period)
        assert span
        if span.last < today and (end := WorkingCalendar([]).end_of(due, span.last)) < today:
            missing = [of for of in ("a", "b") if of == "b" or period not in {card.period for card in entries}]
            expected += [(of, "c", period, end.isoformat()) for of in missing]
    found = deadlines(register, today)
    assert found.overdue == tuple(sorted(expected))
    assert len(found.findings) == len(expected)


@given(RHYTHMS, DUE, TODAY)
def test_nothing_is_owed_by_withdrawn_communities_for_withdrawn_or_voluntary_categories(rhythm, due, today):
    cards = [community("a", withdrawn="并入"), category("c", rhythm, due)]
    assert deadlines(register_of(cards), today) == ((), ())
    cards = [community("a"), category("c", rhythm, due, withdrawn="取消"), category("d", rhythm, due, required=False)]
    assert deadlines(register_of(cards), today) == ((), ())


def test_a_year_without_calendar_is_named_and_the_other_periods_are_still_owed():
    register = register_of(
        [community("a"), category("c", Rhythm.QUARTER, Limit(10, LimitUnit.WORKING_DAY), "2026-07-01")]
    )
    found = deadlines(register, date(2027, 3, 1))
    assert [(owed.period, owed.due) for owed in found.overdue] == [("2026-Q3", "2026-10-20")]
    (missing, overdue) = found.findings
    assert (missing.finding.code, missing.kind, missing.id) == ("M-3", "category", "c")
    assert "2027年" in missing.finding.message.zh
    assert "community/calendars/2027.yaml" in missing.finding.help.zh
    assert overdue.finding.code == "V-1"


def test_a_limit_in_calendar_days_needs_no_calendar():
    register = register_of(
        [community("a"), category("c", Rhythm.QUARTER, Limit(15, LimitUnit.CALENDAR_DAY), "2026-10-01")]
    )
    assert [owed.due for owed in deadlines(register, date(2027, 3, 1)).overdue] == ["2027-01-15"]


SUMS = st.integers(-10_000, 10_000).map(lambda cents: Decimal(cents) / 100)


@given(st.lists(st.tuples(SUMS, SUMS), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_each_break_in_the_chain_of_accounts_is_told_at_the_later_statement(sums, chance):
    periods = periods_between(Rhythm.QUARTER, date(2024, 1, 1), date(2026, 1, 2))[: len(sums)]
    entries = [
        entry(f"e{n}", "a", "c", period, Balance(opening, Decimal(0), Decimal(0), closing))
        for n, (period, (opening, closing)) in enumerate(zip(periods, sums, strict=True))
    ]
    broken = [f"e{n}" for n in range(1, len(sums)) if sums[n - 1][1] != sums[n][0]]
    chance.shuffle(entries)
    found = list(account_findings(accounts(register_of(entries))))
    assert sorted(finding.id for finding in found) == broken
    assert {finding.finding.code for finding in found} <= {"V-2"}


def test_accounts_of_other_communities_and_categories_do_not_meet():
    balances = [Balance(Decimal(n), Decimal(0), Decimal(0), Decimal(n)) for n in (1, 2, 3)]
    places = [("a", "c", "2026-Q1"), ("b", "c", "2026-Q2"), ("a", "d", "2026-Q2")]
    entries = [entry(f"e{n}", *place, balance) for n, (place, balance) in enumerate(zip(places, balances, strict=True))]
    assert list(account_findings(accounts(register_of(entries)))) == []


@given(st.integers(0, 8), st.integers(0, 8))
def test_five_blank_sections_are_told_and_four_are_not(count, filled):
    categories = [category(f"c{n}", Rhythm.LONG, None) for n in range(count)]
    entries = [entry(f"e{n}", "a", f"c{n}", "长期") for n in range(min(filled, count))]
    found = list(blank_findings(register_of([community("a"), *categories, *entries])))
    assert bool(found) == (count - len(entries) >= 5)
