"""Days that have not come, and terms that have run out, seen from the day of the build (rules W-1b, I-11)."""

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Text
from generator.diagnostics.rules import I_11, W_1b
from generator.facts.register import RecordFinding, Register
from generator.model.powers import ItemStatus


def day_findings(register: Register, today: str) -> Iterator[RecordFinding]:
    """Every finding about the days of records; `today` is ISO text."""
    yield from _to_come(register, today)
    yield from _run_out(register, today)


def _to_come(register: Register, today: str) -> Iterator[RecordFinding]:
    for card in register.every_card():
        for field, day in (("published_on", card.published_on), ("changed_on", card.changed_on)):
            if day > today:
                yield RecordFinding(
                    card.kind,
                    card.id,
                    W_1b.at(
                        (field,),
                        Text(
                            f"日期{day}晚于生成网站的日期{today}", f"{day} is later than the day of the build, {today}"
                        ),
                        Text(
                            "核对年月日；还没到公开日的，到日再发布",
                            "check it; what is not due yet is published when it is",
                        ),
                    ),
                )


def _run_out(register: Register, today: str) -> Iterator[RecordFinding]:
    for item in register.items.values():
        if item.withdrawn or item.status == ItemStatus.ABOLISHED:
            continue
        if item.review_by and item.review_by < today:
            yield RecordFinding(
                "power_item",
                item.id,
                I_11.at(
                    ("review_by",),
                    Text(f"复核期限{item.review_by}已过", f"it was to be reviewed by {item.review_by}"),
                    Text(
                        "对照现行依据复核，然后改写下次复核日期",
                        "hold it against the law in force, then write the next day of review",
                    ),
                ),
            )
        if item.delegate_until and item.delegate_until < today:
            yield RecordFinding(
                "power_item",
                item.id,
                I_11.at(
                    ("delegation", "until"),
                    Text(f"委托已于{item.delegate_until}到期", f"the entrustment ended on {item.delegate_until}"),
                    Text(
                        "续签委托书并改写期限；不再委托的，删去 delegation",
                        "renew the letter and write its new term, or delete `delegation`",
                    ),
                ),
            )
