"""A community's money as its home shows it: the last periods, each with what was checked of it (rule V-2)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from generator.facts.accounts import Account
from generator.facts.deadlines import Overdue
from generator.facts.facts import Facts
from generator.kinds.category import CategoryCard
from generator.kinds.community import CommunityCard
from generator.kinds.finance_statement import in_yuan
from generator.model.periods import period_in_words
from generator.pages.listing import link

PERIODS: Final = 8
"""Periods that are shown of each category: two years of quarters."""


def money_of(
    facts: Facts, community: CommunityCard, categories: Iterable[CategoryCard], owed: Iterable[Overdue]
) -> list[dict[str, Any]]:
    """What `components/money/money.html` shows, a panel for each category that holds statements."""
    late: defaultdict[str, list[str]] = defaultdict(list)
    for overdue in owed:
        late[overdue.category].append(period_in_words(overdue.period))
    found = []
    for category in categories:
        chain = facts.accounts.get((community.id, category.id), ())[-PERIODS:]
        if chain:
            found.append(
                link(
                    category.title,
                    f"{community.address}{category.id}/",
                    # The latest period first, as on every page of entries.
                    rows=[_row(account) for account in reversed(chain)],
                    late="、".join(late[category.id]),
                )
            )
    return found


def _row(account: Account) -> dict[str, Any]:
    balance = account.balance
    opening, income, expense, closing = map(
        in_yuan, (balance.opening, balance.income, balance.expense, balance.closing)
    )
    checked = f"✓ 账目相符，{_follows(account)}"
    return link(
        account.entry.period_words,
        account.entry.address,
        opening=opening,
        income=income,
        expense=expense,
        closing=closing,
        checked=checked,
        cells=[income, expense, closing, checked],
    )


def _follows(account: Account) -> str:
    """What can be said of a statement and the one before: rule V-2 refuses a build where the two don't meet."""
    if account.before:
        return "与上期衔接"
    return "首次公开" if account.first else "上期没有公开，无从核对衔接"
