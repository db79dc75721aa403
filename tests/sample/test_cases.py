"""The cases of a sample: as many as are asked for, in every state, none that a rule refuses."""

from collections import Counter
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.facts.facts import Facts, facts_of
from generator.facts.hearing import USUAL_SUMS
from generator.facts.publication import Shown, shown_on
from generator.facts.register import Register, register_of
from generator.kinds import KINDS
from generator.kinds.penalty_case import Outcome
from generator.kinds.penalty_procedure import Stage
from generator.kinds.permit_case import PermitResult, PermitStage
from generator.model.kind import Record
from generator.records.yaml_text import read_yaml
from generator.sample import sample_files
from generator.sample.chance import SNAPSHOT
from generator.sample.charges import Tier, penalties_of
from generator.sample.penalty_ways import in_fen

CASES = ("powers/cases/", "powers/orders/")
LATE = {"C-6", "C-7"}
"""What runs late is told, and stays late."""


def read(path: str, text: str) -> Record:
    data, faults = read_yaml(text.encode())
    assert isinstance(data, dict)
    assert not faults, path
    record = KINDS[str(data["kind"])].schema.model_validate(data)
    assert isinstance(record, Record)
    return record


def register(records: list[Record]) -> Register:
    return register_of(KINDS[record.kind].card(record, "") for record in records)


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """A small district with each kind of case at least once."""
    return [read(path, text) for path, text in sample_files("small", 3, 100) if path.endswith(".yaml")]


@pytest.fixture(scope="module")
def facts(records) -> Facts:
    return facts_of(register(records), SNAPSHOT)


def test_a_district_has_60_penalty_cases_of_25_units_and_40_permit_cases():
    kinds: Counter[str] = Counter()
    agencies = set()
    for path, text in sample_files("district", 1):
        if path.startswith("powers/cases/"):
            kind = text.partition("\n")[0]
            kinds[kind] += 1
            if kind == "kind: penalty_case":
                agencies.add(path.split("/")[2])
    assert kinds == {"kind: penalty_case": 60, "kind: permit_case": 40}
    assert len(agencies) == 25


@given(seed=st.integers(0, 2**63 - 1), count=st.integers(0, 120))
@settings(max_examples=8, deadline=None)
def test_whatever_the_seed_no_rule_refuses_a_case(seed, count):
    found = [read(path, text) for path, text in sample_files("small", seed, count) if path.endswith(".yaml")]
    cases = register(found)
    assert len(cases.penalty_cases) + len(cases.permit_cases) == count
    own = [finding for record in found for finding in KINDS[record.kind].checks(record)]
    of_cases = {"penalty_case", "permit_case", "supervision_order"}
    told = {told.finding.code for told in facts_of(cases, SNAPSHOT).findings if told.kind in of_cases}
    assert own == []
    assert told <= LATE


@given(
    seed=st.integers(0, 2**63 - 1),
    mode=st.sampled_from(["金额", "倍数", "百分比"]),
    most=st.decimals("0.2", 3000, places=1),
    found=st.integers(1, 100_000),
)
def test_a_fine_is_never_nothing_though_its_range_begins_there(seed, mode, most, found):
    tier = Tier("较轻", "涉案金额", "元", 0, 100_000, (), {"mode": mode, "min": "0", "max": str(most)})
    fine = penalties_of(Random(seed), tier, found)[0]  # noqa: S311  # chance of a sample, as the sample draws it
    part = Decimal(fine["amount"]) / (Decimal(fine["base"]) / (100 if mode == "百分比" else 1) if "base" in fine else 1)
    assert 0 < part <= most


@given(st.decimals(0, 10_000_000, places=4))
def test_a_surcharge_in_whole_fen_is_never_above_the_most(most):
    assert most - Decimal("0.01") < Decimal(in_fen(most)) <= most


def test_the_number_of_cases_changes_nothing_else():
    few, many = (
        {path: text for path, text in sample_files("small", 5, count) if not path.startswith(CASES)}
        for count in (0, 50)
    )
    assert few == many


def test_the_first_cases_stay_when_more_are_asked_for():
    few, many = (dict(sample_files("small", 5, count)) for count in (20, 60))
    assert few.items() <= many.items()


def test_every_outcome_and_stage_is_there(records):
    penalties = [record for record in records if record.kind == "penalty_case"]
    permits = [record for record in records if record.kind == "permit_case"]
    assert {record.outcome for record in penalties} == {*Outcome, None}
    assert {entry.stage for record in penalties for entry in record.stages} == set(Stage)
    assert {record.result for record in permits} == {*PermitResult, None}
    assert {entry.stage for record in permits for entry in record.stages} >= set(PermitStage) - {PermitStage.HEARD}
    assert any(payment.surcharge for record in penalties for payment in record.payments)
    assert any(pause.until is None for record in penalties for pause in record.pauses)
    assert any(record.party.minor for record in penalties)
    assert any(record.tier_reason for record in penalties)
    assert any(not entry.passed for record in penalties for entry in record.stages)


def test_cases_are_shown_hidden_and_withdrawn(facts):
    assert {shown_on(case, SNAPSHOT, USUAL_SUMS) for case in facts.register.cases()} == set(Shown)


def test_every_level_of_alert_is_raised_and_late_cases_have_their_orders(facts):
    assert {str(alert.level) for alert in facts.supervision.alerts} == {"提醒", "黄牌", "红牌"}
    ordered = {order.penalty_case or order.permit_case for order in facts.register.orders.values()}
    running = {alert.case for alert in facts.supervision.alerts if alert.running and str(alert.level) == "红牌"}
    assert running
    assert running <= ordered


def test_no_case_left_its_process_and_only_late_ones_are_over_a_limit(facts):
    anomalies = {str(alert.anomaly) for alert in facts.supervision.alerts}
    assert anomalies == {"时效", "裁量", "其他"}
    over = {alert.case for alert in facts.supervision.alerts if str(alert.level) == "红牌"}
    assert len(over) < 10


def test_no_party_is_a_person_by_full_name(records):
    for record in records:
        if record.kind in {"penalty_case", "permit_case"}:
            assert "（演示）" in record.party.name if record.party.kind == "单位" else "某" in record.party.name


def test_nothing_of_a_case_lies_after_the_day_of_the_sample(records):
    days = [entry.on for record in records if record.kind in {"penalty_case", "permit_case"} for entry in record.stages]
    assert max(days) <= SNAPSHOT
    assert min(days) >= date(2025, 12, 1)
