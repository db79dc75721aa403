"""Notices (催办通知、督办通知): what the supervision office sends a unit about its open cases that have a card today.

A unit with a red card that no order is out about is given a 督办, which must be answered in five working days; any other,
with yellow cards or with orders that it hasn't met, a 催办.
"""

from collections import defaultdict
from datetime import date
from typing import Final, NamedTuple

from generator.facts.alerts import Alert
from generator.facts.calendar import WorkingCalendar
from generator.facts.case_limits import Level
from generator.facts.data_rules import Anomaly
from generator.facts.register import Register
from generator.facts.supervision import Supervision
from generator.kinds.supervision_order import OrderForm
from generator.model.fields import Limit, LimitUnit


class Late(NamedTuple):
    """A thing that a unit is late with. Days are ISO text; nothing of it is about a party."""

    number: str
    item: str
    about: str
    basis: str
    rule: str
    """Code of the monitoring rule."""
    raised_on: str
    """Since when it has the card."""
    due: str
    days: int
    """Calendar days since the last day of the limit."""
    level: Level
    ordered: str
    """An order that is out already, in words; "" where there is none."""


class Notice(NamedTuple):
    """What one unit is sent on a day."""

    unit: str
    form: OrderForm
    issued_on: date
    reply_due: date | None
    """Last day of the answer; a 催办 asks for none."""
    late: tuple[Late, ...]


REPLY_WITHIN: Final = Limit(5, LimitUnit.WORKING_DAY)


def notices(register: Register, found: Supervision) -> tuple[Notice, ...]:
    """A notice for each unit with yellow or red cards of open cases, by the ids of units. Raises MissingYear.

    `register` must hold all cases that `found` tells of.
    """
    of_unit: defaultdict[str, list[Alert]] = defaultdict(list)
    for alert in found.alerts:
        if alert.running and alert.anomaly is Anomaly.TIME and alert.level in {Level.YELLOW, Level.RED}:
            of_unit[alert.unit].append(alert)
    orders = {
        (
            order.penalty_case or order.permit_case,
            order.about,
        ): f"已于{order.issued_on}督办，应于{order.reply_due}前回复"
        for order in register.orders.values()
        if order.order and not order.withdrawn and order.issued_on <= found.today.isoformat()
    }
    calendar = WorkingCalendar(register.calendars.values())
    told = []
    for unit, alerts in sorted(of_unit.items()):
        red = any(alert.level is Level.RED and (alert.case, alert.about) not in orders for alert in alerts)
        told.append(
            Notice(
                unit=unit,
                form=OrderForm.ORDER if red else OrderForm.REMINDER,
                issued_on=found.today,
                reply_due=calendar.end_of(REPLY_WITHIN, found.today) if red else None,
                late=tuple(
                    sorted(
                        (
                            _late(alert, register, found.today, orders.get((alert.case, alert.about), ""))
                            for alert in alerts
                        ),
                        key=lambda late: (late.due, late.number, late.about),
                    )
                ),
            )
        )
    return tuple(told)


def _late(alert: Alert, register: Register, today: date, ordered: str) -> Late:
    cases = register.penalty_cases if alert.kind == "penalty_case" else register.permit_cases
    case = cases[alert.case]
    return Late(
        number=case.number,
        item=register.items[case.item].title,
        about=alert.about,
        basis=alert.basis,
        rule=alert.code,
        raised_on=alert.raised_on,
        due=alert.due,
        days=(today - date.fromisoformat(alert.due)).days,
        level=alert.level,
        ordered=ordered,
    )
