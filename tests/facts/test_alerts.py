"""Every rule of electronic supervision: a case that raises it, and one that doesn't."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from generator.facts.alerts import Alert
from generator.facts.case_limits import Level
from tests.casebook import ROOT
from tests.facts.small_cases import TREES, Tree, alerts_of, refusals, register_with, supervised

LATER: Final = date(2026, 11, 20)
WINDOW: Final = "窗口受理岗"
MONITORING: Final = Path(ROOT).parent / "shared" / "domain" / "data" / "monitoring_rules.json"


def permit(**fields: Any) -> Tree:
    return {"kind": "permit_case", "id": "bj-1", **fields}


def penalty(**fields: Any) -> Tree:
    return {"kind": "penalty_case", "id": "aj-1", **fields}


def entry(stage: str, on: str, **more: Any) -> Tree:
    return {"stage": stage, "on": on, "post": WINDOW, **more}


def open_since(day: str) -> Tree:
    """A permit case that was accepted on the day it came in: promised in 10 working days, by law 20."""
    stages = [entry("申请", day), entry("受理", day, document="受理通知书")]
    return permit(stages=stages, result="", publication="")


def raised(*records: Tree, today: date = LATER) -> dict[str, Alert]:
    return {alert.code: alert for alert in alerts_of(register_with(*records), today)}


def later(**stages: str) -> list[Tree]:
    """The stages of the base's permit case, some on another day or with nothing for a document."""
    return [stage | {"on": stages.get(stage["stage"], stage["on"])} for stage in TREES["permit_case", "bj-1"]["stages"]]


def undocumented(stage: str) -> list[Tree]:
    return [
        {name: value for name, value in each.items() if each["stage"] != stage or name != "document"}
        for each in TREES["permit_case", "bj-1"]["stages"]
    ]


# Accepted on Monday 2 November 2026: the promise's last day is Monday the 16th.
DAYS: Final = [
    ("2026-11-13", ""),
    ("2026-11-16", "WARN_EXPIRED"),
    ("2026-11-17", "ALARM_EXPIRED"),
    ("2026-11-18", "ALTER_EXPIRED"),
]


@pytest.mark.parametrize(("day", "code"), DAYS)
def test_the_last_day_reminds_the_next_working_day_is_yellow_and_the_second_is_red(day: str, code: str) -> None:
    found = [
        alert
        for alert in alerts_of(register_with(open_since("2026-11-02")), date.fromisoformat(day))
        if alert.case == "bj-1"
    ]
    assert [alert.code for alert in found] == ([code] if code else [])
    if code:
        assert found[0].about == "承诺期限"
        assert found[0].raised_on == day
        assert found[0].due == "2026-11-16"
        assert found[0].running


def test_a_case_that_was_closed_late_keeps_the_card_it_came_to() -> None:
    # Accepted on 2 September, the promise ends on the 16th.
    for decided, code in (("2026-09-16", None), ("2026-09-17", "ALARM_EXPIRED"), ("2026-09-18", "ALTER_EXPIRED")):
        found = raised(permit(stages=later(决定=decided, 送达=decided, 办结=decided), publication=""))
        late = [alert for alert in found.values() if alert.about == "承诺期限"]
        assert [alert.code for alert in late] == ([code] if code else []), decided
        assert not any(alert.running for alert in late)


def test_one_step_over_its_own_limit_is_red_at_once() -> None:
    """A penalty's decision is delivered in seven working days (处罚法 art. 61): from 4 June 2026 to the 15th."""
    stages = [stage for stage in TREES["penalty_case", "aj-1"]["stages"] if stage["stage"] not in {"执行", "结案"}]
    for day, level in (("2026-06-15", None), ("2026-06-16", Level.RED)):
        case = penalty(stages=[*stages[:-1], stages[-1] | {"on": day}], payments="", publication="")
        late = [alert for alert in alerts_of(register_with(case), LATER) if alert.about == "送达"]
        assert [alert.level for alert in late] == ([level] if level else []), day


def test_a_step_of_the_published_process_over_its_own_limit_is_red() -> None:
    """Examination has three working days after acceptance on 2 September; only an entry that names its step is counted."""
    for step, day, red in (
        ("shencha", "2026-09-07", False),
        ("shencha", "2026-09-08", True),
        ("", "2026-09-08", False),
    ):
        stages = later(审查=day)
        stages[2] = stages[2] | ({"step": step} if step else {})
        found = [alert for alert in raised(permit(stages=stages)).values() if alert.about == "环节“审查材料”"]
        assert bool(found) == red, (step, day)
        assert all(alert.level is Level.RED and alert.basis == "食品经营许可办理流程" for alert in found)


CHARGED: Final = {
    "kind": "power_item", "id": "xk-shipin",
    "fee": {"charged": "是", "items": [{"name": "工本费", "standard": "换领每证20元，补领每证40元", "basis": "演示依据"}]},
}  # fmt: skip
CORRECTED: Final = [entry("申请", "2026-09-01"), entry("补正告知", "2026-09-01")]
REST: Final = TREES["permit_case", "bj-1"]["stages"][1:]
RULES: Final[dict[str, tuple[list[Tree], list[Tree]]]] = {
    "MULTI_CORRECTION": (
        [permit(stages=[*CORRECTED, entry("补正告知", "2026-09-02"), *REST])],
        [permit(stages=[*CORRECTED, *REST])],
    ),
    "CORRECTION_AFTER_ACCEPT": (
        [
            permit(
                stages=[
                    entry("申请", "2026-09-01"),
                    *REST[:1],
                    entry("补正告知", "2026-09-03"),
                    *TREES["permit_case", "bj-1"]["stages"][2:],
                ]
            )
        ],
        [permit(stages=[*CORRECTED, *REST])],
    ),
    "CHARGE_WARNING": ([CHARGED, permit(fee_taken="30")], [CHARGED, permit(fee_taken="60")]),
    "NOT_BE_ACCEPTED": (
        [
            permit(
                stages=[entry("申请", "2026-09-01"), entry("不予受理", "2026-09-02")],
                result="不予受理",
                reason="不属于本机关职权",
                publication="",
            )
        ],
        [],
    ),
    "NO_SUMMARY": ([permit(summary="")], []),
    "NO_STUFF": ([permit(materials="")], []),
    "NO_NOTICE_OF_ACCEPTANCE": ([permit(stages=undocumented("受理"))], []),
    "NO_DECISION": ([permit(stages=undocumented("决定"))], []),
    "PROCESS_AFTER_FINISH": (
        [permit(stages=[*TREES["permit_case", "bj-1"]["stages"], entry("送达", "2026-09-10")])],
        [permit(stages=[*TREES["permit_case", "bj-1"]["stages"], entry("送达", "2026-09-09")])],
    ),
    "NO_PROCESS_DATA": (
        [
            penalty(
                stages=[
                    TREES["penalty_case", "aj-1"]["stages"][0],
                    TREES["penalty_case", "aj-1"]["stages"][-1] | {"on": "2026-05-07"},
                ],
                outcome="撤销案件",
                payments="",
                publication="",
            )
        ],
        [
            permit(
                stages=[entry("申请", "2026-09-01"), entry("办结", "2026-09-02")], result="申请人撤回", publication=""
            )
        ],
    ),
    "OTHER_TIER": ([penalty(tier_reason="当事人主动消除危害后果")], []),
}  # fmt: skip


@pytest.mark.parametrize("code", RULES)
def test_each_rule_of_data_is_raised_by_its_case_and_by_no_other(code: str) -> None:
    bad, good = RULES[code]
    assert code in raised(*bad)
    assert code not in raised(*good)


def test_a_fee_that_nobody_publishes_is_an_anomaly_and_none_taken_never_is() -> None:
    assert "CHARGE_WARNING" in raised(permit(fee_taken="10"))
    assert "CHARGE_WARNING" not in raised(permit(fee_taken="0"))
    words = {"name": "占道费", "standard": "按面积计收", "basis": "演示依据"}
    told = CHARGED | {"fee": {"charged": "是", "items": [words]}}
    assert "CHARGE_WARNING" not in raised(told, permit(fee_taken="33")), "no rate is known, so no sum is wrong"


FIRST: Final = TREES["penalty_case", "aj-1"]["stages"]
REFUSED: Final[dict[str, Tree]] = {
    "PROCESS_BEFORE_REGISTER": penalty(stages=[FIRST[1], *FIRST]),
    "NO_RESULT_STATUS": permit(result=""),
    "REFUSE_WITHOUT_RESION": permit(
        stages=[entry("申请", "2026-09-01"), entry("不予受理", "2026-09-02")], result="不予受理", publication=""
    ),
    "PROHIBIT_WITHOUT_RESION": permit(result="不予许可", publication=""),
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_no_record_may_hold_is_refused_before_it_could_raise_an_alert(code: str) -> None:
    record = REFUSED[code]
    assert "C-5" in refusals(record)
    assert not refusals({"kind": record["kind"], "id": record["id"]})


@pytest.mark.skipif(not MONITORING.is_file(), reason="the field's data lie beside the repository, and are not here")
def test_every_rule_of_the_source_is_held_here() -> None:
    source = json.loads(MONITORING.read_text("utf-8"))
    times = {code for _, code in DAYS if code}
    assert {rule["code"] for rule in source["rules"]} <= times | RULES.keys() | REFUSED.keys() | {"E001"}


def test_a_red_card_without_an_order_in_five_days_is_told() -> None:
    """E001. Accepted on 7 September, promised for Sunday the 20th, which is worked: red on the 22nd, order by the 27th."""
    late = open_since("2026-09-07")
    order: Tree = {"kind": "supervision_order", "id": "db-1", "about": "承诺期限", "issued_on": "2026-09-25"}

    def unordered(day: int, *records: Tree) -> list[str]:
        found = supervised(register_with(late, *records), date(2026, 9, day)).unordered
        return [alert.about for alert in found if alert.case == "bj-1"]

    assert unordered(27) == []
    assert unordered(28) == ["承诺期限"]
    assert unordered(28, order) == ["承诺期限"], "a 催办 is no order"
    assert unordered(28, order | {"form": "督办", "reply_due": "2026-10-10"}) == []
    cleared = {"cleared": {"on": "2026-09-28", "reason": "系统迁移，日期补录", "by": "qu-sifaju"}}
    assert unordered(28, order | cleared) == [], "what was taken off needs no order"


def points(*records: Tree, today: date = LATER) -> Decimal:
    found = {record.unit: record for record in supervised(register_with(*records), today).units}
    return found["qu-shichangju"].points


def test_each_card_costs_its_points() -> None:
    on_time = points(today=LATER)
    assert points(open_since("2026-11-02"), today=date(2026, 11, 16)) == on_time
    assert points(open_since("2026-11-02"), today=date(2026, 11, 17)) == on_time - 1
    assert points(open_since("2026-11-02"), today=date(2026, 11, 18)) == on_time - Decimal("1.5")
    assert points(permit(stages=undocumented("决定"))) == on_time - Decimal("0.5")
    assert points(permit(rating="2")) == on_time - 1
    assert points(permit(rating="3")) == on_time
    order: Tree = {"kind": "supervision_order", "id": "db-1"}
    assert points(order | {"form": "督办", "reply_due": "2026-09-20"}) == on_time - Decimal("0.5")


def test_a_cleared_alert_costs_nothing_from_the_day_on_which_it_was_cleared() -> None:
    late = open_since("2026-09-07")
    order: Tree = {
        "kind": "supervision_order", "id": "db-1", "about": "承诺期限", "issued_on": "2026-09-25",
        "cleared": {"on": "2026-09-28", "reason": "系统迁移，日期补录", "by": "qu-sifaju"},
    }  # fmt: skip
    day = date(2026, 9, 28)
    assert points(late, order, today=day) == points(late, order, today=day - timedelta(days=1)) + Decimal("1.5")
    without_reason = order | {"cleared": order["cleared"] | {"reason": ""}}
    assert refusals(without_reason), "no alert is taken off without a written reason"
    by_itself = order | {"cleared": order["cleared"] | {"by": "qu-shichangju"}}
    assert refusals(by_itself) == {"M-2"}, "nor by the unit that it is about"
