"""Every rule has a code, a reason, a ground, and an example each way that fits its kind."""

import re

import pytest

from generator.diagnostics import rules
from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules import K_3, RULES, Rule
from generator.kinds import KINDS
from generator.provenance.roles import RolesFile
from generator.records.yaml_text import read_yaml

WARNINGS = {
    "I-1",
    "I-7",
    "I-9",
    "F-2b",
    "F-4",
    "D-5",
    "V-1",
    "V-3b",
    "R-2",
    "I-11",
    "W-1b",
    "W-1c",
    "T-2",
    "P-7",
    "Q-2",
    "C-6",
    "C-7",
    "C-10",
    "C-14",
    "M-2",
    "M-3b",
    "A-1",
    "A-2",
    "A-4",
}
ALL = list(RULES.values())


def test_no_code_is_used_twice_and_each_is_listed() -> None:
    names = [name for name in rules.__all__ if re.fullmatch(r"[A-Z]_\d+[bc]?", name)]
    assert sorted(RULES) == sorted(name.replace("_", "-") for name in names)
    for name in names:
        assert getattr(rules, name) is RULES[name.replace("_", "-")]


def test_what_the_site_can_live_with_is_a_warning_and_nothing_else_is() -> None:
    assert {rule.code for rule in ALL if rule.severity is Severity.WARNING} == WARNINGS


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_a_rule_says_in_both_languages_what_it_is_and_why_and_on_which_ground(rule: Rule) -> None:
    for text in (rule.title, rule.why, rule.ground):
        assert re.search("[一-鿿]", text.zh)
        assert re.search("[a-z]", text.en)
        assert not re.search("[一-鿿]", text.en)
    assert rule.why.zh.endswith("。")
    assert rule.why.en.endswith(".")


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_a_rules_good_example_is_an_excerpt_of_a_record_of_its_kind(rule: Rule) -> None:
    assert rule.bad != rule.good
    assert rule.good.endswith("\n")
    tree, findings = read_yaml(rule.good.encode())
    if tree is None:
        assert rule.good.startswith("#"), "only a comment may stand for a record that can't be shown"
        return
    assert findings == []
    fields = RolesFile.model_fields if rule.kind == "roles" else KINDS[rule.kind].schema.model_fields
    assert set(tree) <= set(fields)


def test_a_finding_knows_its_rule_and_the_rule_its_severity() -> None:
    finding = K_3.at(("fee", "items", 0), Text("甲", "a"), Text("乙", "b"))
    assert (finding.code, finding.path, finding.position) == ("K-3", ("fee", "items", 0), None)
    assert K_3.in_file("powers/a.yaml", finding).severity is Severity.ERROR
    assert K_3.at_position(3, 7, Text("甲", "a"), Text("乙", "b")).position == (3, 7)
