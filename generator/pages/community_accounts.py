"""A community's money as its home shows it: the last periods, each with what was checked of it (rule V-2)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from generator.facts.accounts import Account
from generator.facts.deadlines import Overdue
from generator.facts.facts import Facts
from generator.figures.figure import Figure
from generator.kinds.category import CategoryCard
from generator.kinds.community import CommunityCard
from generator.kinds.finance_statement import in_yuan
from generator.model.kind import PlainData
from generator.model.periods import period_in_words
from generator.pages.charts import PERIODS, drawn, income_and_spending
from generator.pages.listing import link


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
                    id=category.id,
                    rows=[_row(account) for account in reversed(chain)],
                    late="、".join(late[category.id]),
                    figure=_figure(category, chain),
                )
            )
    return found


def _figure(category: CategoryCard, chain: Sequence[Account]) -> Figure | None:
    """Its table is the one below it; a home may show the accounts of more than one category."""
    return income_and_spending((account.entry for account in chain), f"tu-{category.id}", f"biao-{category.id}")


def _row(account: Account) -> dict[str, Any]:
    balance = account.balance
    amounts = {name: in_yuan(getattr(balance, name)) for name in ("opening", "income", "expense", "closing")}
    checked = what_was_checked(account)
    cells = [amounts["income"], amounts["expense"], amounts["closing"], checked]
    return link(account.entry.period_words, account.entry.address, amounts=amounts, checked=checked, cells=cells)


def what_was_checked(account: Account) -> str:
    """Of a statement by itself, and of it and the one before: rule V-2 refuses a build where they don't hold."""
    return f"✓ 账目相符，{'与上期衔接' if account.before else _alone(account)}"


def _alone(account: Account) -> str:
    return "首次公开" if account.first else "上期没有公开，无从核对衔接"


def taken_up(account: Account) -> PlainData:
    """The period that a statement takes up, {} where there is none; what that one closed with, and whether it follows."""
    before = account.before
    if before is None or before.balance is None:
        return {"before": {}, "follows": _alone(account)}
    closed = f"的期末结余是{in_yuan(before.balance.closing)}元"
    holds = before.balance.closing == account.balance.opening
    return {
        "before": link(before.period_words, before.address),
        "follows": "✓ 与上期衔接：" if holds else "✗ 与上期不衔接：",
        "closed": f"{closed}，{'等于' if holds else '不等于'}本期的期初结余",
    }


def balance_checked(amounts: Mapping[str, str], taken_up: PlainData) -> PlainData:
    """A statement's equation as `components/balance/balance.html` takes it; it is reckoned anew from the four sums."""
    opening, income, expense, closing = (amounts[name] for name in _TERMS)
    right = in_yuan(_yuan(opening) + _yuan(income) - _yuan(expense))
    holds = "✓ 账目相符：期初结余加收入减支出，等于期末结余"
    return {
        "terms": [{"sign": sign, "name": name, "amount": amounts[term]} for term, (sign, name) in _TERMS.items()],
        "words": holds if right == closing else f"✗ 账目不符：期初结余加收入减支出是{right}元",
        **taken_up,
    }


_TERMS: Final = {
    "opening": ("", "期初结余"),
    "income": ("＋", "收入"),
    "expense": ("－", "支出"),
    "closing": ("＝", "期末结余"),
}


def _yuan(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def sums(amounts: Mapping[str, str], checked: str) -> list[dict[str, str]]:
    """The four sums of a statement as `components/key_facts/key_facts.html` takes them; amounts are text in yuan."""
    opening, income, expense, closing = (f"{amounts[name]} 元" for name in ("opening", "income", "expense", "closing"))
    return [
        {"name": "收入", "value": income},
        {"name": "支出", "value": expense},
        {"name": "期末结余", "value": closing, "note": f"期初结余 {opening}"},
        {"name": "核对", "value": checked},
    ]


def shown(panel: PlainData) -> PlainData:
    """A panel with its chart drawn, and the sums of its last period."""
    last = panel["rows"][0]
    figure = panel["figure"]
    return {**panel, "sums": sums(last["amounts"], last["checked"]), "figure": drawn(figure) if figure else None}
