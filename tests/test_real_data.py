"""The field's own data: ranges of real penalties, and what each level of law may set."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.kinds.provision import ProvisionCard
from generator.model.legal_level import MAY_SET, MAY_SET_PERMIT, LegalLevel, kinds_not_allowed
from generator.model.numerals import article_label
from generator.model.penalties import PenaltyKind
from generator.stages.compile_record import compile_record, head_decoder
from tests.casebook import ROOT

DATA = Path(ROOT).parent / "shared" / "domain" / "data"
pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the field's data lie beside the repository, and are not here"
)

KINDS = {
    "warning": "警告", "public_criticism": "通报批评", "fine": "罚款", "confiscate_gains": "没收违法所得",
    "confiscate_property": "没收非法财物", "suspend_licence": "暂扣许可证件", "lower_grade": "降低资质等级",
    "revoke_licence": "吊销许可证件", "restrict_business": "限制开展生产经营活动", "stop_business": "责令停产停业",
    "close": "责令关闭", "restrict_work": "限制从业", "detention": "行政拘留", "other": "其他行政处罚",
}  # fmt: skip
MODES = {"amount": "金额", "multiple": "倍数", "percent": "百分比"}


def read(name: str) -> Any:
    return json.loads((DATA / name).read_text("utf-8"))


def provision_record(place: dict[str, Any], number: int) -> dict[str, Any]:
    article, _, inserted = place["article"].partition("-")
    return {
        "kind": "provision", "id": f"{place['law']}-{number}", "publisher": "qu-sifaju", "published_on": "2026-03-02",
        "law": place["law"], "article": f"{article}-{inserted}" if inserted else article, "paragraph": str(place["paragraph"]),
        "subject": "示例", "penalty_kinds": [KINDS[kind] for kind in place["penalty_kinds"]],
        "fines": [
            {"mode": MODES[fine["kind"]], "base": fine.get("base", ""), "min": str(fine["min"]), "max": str(fine["max"])}
            for fine in place["fines"]
        ],
    }  # fmt: skip


def test_every_range_of_fines_parsed_from_the_laws_is_a_provision_without_fault():
    places = read("penalty_provisions.json")
    assert len(places) > 700
    ranges = 0
    for number, place in enumerate(places):
        record = provision_record(place, number)
        head = head_decoder().decode(compile_record(yaml.safe_dump(record, allow_unicode=True).encode()).head)
        assert head.findings == (), (place, head.findings)
        assert isinstance(head.card, ProvisionCard)
        assert head.card.label == article_label(record["article"], place["paragraph"])
        assert [(fine.min, fine.max) for fine in head.card.fines] == [
            (Decimal(str(fine["min"])), Decimal(str(fine["max"]))) for fine in place["fines"]
        ]
        ranges += len(head.card.fines)
    assert ranges > 600


LEVELS = {
    "law": LegalLevel.LAW, "administrative_regulation": LegalLevel.ADMINISTRATIVE_REGULATION, "local_regulation": LegalLevel.LOCAL_REGULATION,
    "departmental_rule": LegalLevel.DEPARTMENTAL_RULE, "local_government_rule": LegalLevel.LOCAL_RULE, "normative_document": LegalLevel.NORMATIVE_DOCUMENT,
}  # fmt: skip
NAMED = {
    "detention": PenaltyKind.DETENTION,
    "revoke_business_licence": PenaltyKind.REVOKE_LICENCE,
    "warning": PenaltyKind.WARNING,
    "public_criticism": PenaltyKind.CRITICISM,
}


def test_each_level_may_set_the_penalties_that_the_matrix_gives_it():
    matrix = read("legal_level_matrix.json")["penalty"]
    assert matrix.keys() == LEVELS.keys()
    for name, level in LEVELS.items():
        said = matrix[name]
        if said.get("may_set") == "all":
            expected = set(PenaltyKind)
        elif "may_not" in said:
            expected = set(PenaltyKind) - {NAMED[kind] for kind in said["may_not"]}
        elif "may_set_where_no_law_or_regulation" in said:
            kinds = said["may_set_where_no_law_or_regulation"]
            expected = {PenaltyKind.FINE if kind.startswith("fine") else NAMED[kind] for kind in kinds}
        else:
            expected = set()
        assert MAY_SET[level] == expected, name
        assert set(kinds_not_allowed(level, PenaltyKind)) == set(PenaltyKind) - expected


def test_each_level_may_set_the_permits_that_the_matrix_gives_it():
    matrix = read("legal_level_matrix.json")["permit"]
    levels = {
        "law": LegalLevel.LAW, "administrative_regulation": LegalLevel.ADMINISTRATIVE_REGULATION,
        "state_council_decision": LegalLevel.STATE_COUNCIL_DECISION, "local_regulation": LegalLevel.LOCAL_REGULATION,
        "provincial_government_rule": LegalLevel.LOCAL_RULE, "other_normative_document": LegalLevel.NORMATIVE_DOCUMENT,
    }  # fmt: skip
    assert {levels[name] for name, said in matrix.items() if not said.startswith("nothing")} == MAY_SET_PERMIT


def test_next_to_no_law_that_the_office_holds_sets_a_penalty_above_its_level():
    levels = {path.stem: json.loads(path.read_text("utf-8"))["level"] for path in (DATA / "laws").glob("*.json")}
    above = [
        (place["law"], place["label"], kind)
        for place in read("penalty_provisions.json")
        for kind in kinds_not_allowed(
            LEVELS[levels[place["law"]]], [PenaltyKind(KINDS[kind]) for kind in place["penalty_kinds"]]
        )
    ]
    # Regulations name detention where they point to the law that sets it.
    assert {kind for _, _, kind in above} <= {PenaltyKind.DETENTION}
    assert len(above) <= 2
