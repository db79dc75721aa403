"""A finance statement (收支表): part of a community entry; every voucher a line, and the sums must close (rule V-2)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

import msgspec

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import V_2
from generator.model.fields import Amount, Day, Label
from generator.model.kind import Part, PlainData
from generator.model.words import Words


class StatementLine(Part):
    """One voucher: income or expense, in yuan."""

    on: Annotated[Day | None, Label("日期", "on", "2026-07-08")] = None
    item: Annotated[Words, Label("项目", "item", "社区保障资金拨付")]
    income: Annotated[Amount | None, Label("收入", "income, yuan", "60000.00")] = None
    expense: Annotated[Amount | None, Label("支出", "expense, yuan", "")] = None
    voucher: Annotated[Words, Label("凭证号", "voucher number", "记-2026-07-003")]


class FinanceStatement(Part):
    """opening + income − expense = closing, in yuan, to the cent."""

    opening: Annotated[Amount, Label("期初结余", "opening balance, yuan", "12000.00")]
    lines: Annotated[tuple[StatementLine, ...], Label("收支明细", "lines", "")]
    closing: Annotated[Amount, Label("期末结余", "closing balance, yuan", "72000.00")]


class Balance(msgspec.Struct, frozen=True, gc=False):
    """A statement as the check against the next period sees it. Yuan."""

    opening: Decimal
    income: Decimal
    expense: Decimal
    closing: Decimal


def balance_of(statement: FinanceStatement) -> Balance:
    """The statement's four sums."""
    income = sum((line.income for line in statement.lines if line.income), Decimal(0))
    expense = sum((line.expense for line in statement.lines if line.expense), Decimal(0))
    return Balance(statement.opening, income, expense, statement.closing)


def statement_findings(statement: FinanceStatement, path: tuple[str | int, ...]) -> Iterator[Finding]:
    """V-2: the statement closes; every line is income or expense; no voucher twice."""
    balance = balance_of(statement)
    right = balance.opening + balance.income - balance.expense
    if right != balance.closing:
        yield V_2.at(
            (*path, "closing"),
            Text(
                f"账不平：期初{balance.opening:f}＋收入{balance.income:f}－支出{balance.expense:f}＝{right:f}，期末写的是{balance.closing:f}",
                f"the accounts do not balance: they come to {right:f}, the closing says {balance.closing:f}",
            ),
            Text(
                f"核对明细；若明细无误，期末结余写 {right:f}",
                f"check the lines; if they are right, the closing is {right:f}",
            ),
        )
    seen: set[str] = set()
    for position, line in enumerate(statement.lines):
        if (line.income is None) == (line.expense is None):
            yield V_2.at(
                (*path, "lines", position),
                Text(
                    f"“{line.item}”应当只写收入或只写支出",
                    f"“{line.item}” must be income or expense, one of the two",
                ),
                Text("一张凭证一行，收入和支出分开写", "a voucher a line, income and expense apart"),
            )
        if line.voucher in seen:
            yield V_2.at(
                (*path, "lines", position, "voucher"),
                Text(f"凭证号“{line.voucher}”重复", f"the voucher {line.voucher} stands twice"),
                Text(
                    "核对凭证号；同一凭证的多笔加序号，如 记-07-003-2",
                    "check it; number the parts of one voucher, as 记-07-003-2",
                ),
            )
        seen.add(line.voucher)


def statement_view(statement: FinanceStatement) -> PlainData:
    """The statement with its sums, for the page of its entry: amounts as text with two decimals."""
    balance = balance_of(statement)
    return {
        "opening": in_yuan(balance.opening),
        "income": in_yuan(balance.income),
        "expense": in_yuan(balance.expense),
        "closing": in_yuan(balance.closing),
        "lines": [
            {
                "on": line.on.isoformat() if line.on else "",
                "item": line.item,
                "income": in_yuan(line.income) if line.income is not None else "",
                "expense": in_yuan(line.expense) if line.expense is not None else "",
                "voucher": line.voucher,
            }
            for line in statement.lines
        ],
    }


def in_yuan(amount: Decimal) -> str:
    """12,000.00."""
    return f"{amount:,.2f}"
