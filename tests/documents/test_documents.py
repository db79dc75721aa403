"""Documents of the demonstration's cases, and what a decision must state (处罚法 art. 59)."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from generator.documents.contents import contents_of_penalty
from generator.documents.document import CaseDocument, drawn
from generator.documents.forms import DECISION, ON_THE_SPOT, PENALTY_FORMS, PERMIT_FORMS, forms_of
from generator.documents.sandbox import DocumentTemplates, TemplateText
from generator.documents.specimen import ABOUT, PENALTY, WRITTEN
from generator.documents.statements import lacking_statements
from generator.facts.references import RecordName
from generator.kinds.penalty_case import FACTS, STATEMENTS, PenaltyCase, card
from generator.model.edition import Edition
from generator.pipeline import District
from generator.stages.document_files import CaseDocuments, faults_of_templates, template_texts
from tests.content.test_content import SNAPSHOT

ROOT: Final = Path(__file__).parents[2]


def default_templates(**own: str) -> DocumentTemplates:
    texts = template_texts(ROOT) | {
        f"{name.replace('_', '-')}.html": TemplateText(f"site_templates/documents/{name}", text)
        for name, text in own.items()
    }
    return DocumentTemplates(texts)


@pytest.fixture(scope="module")
def documents() -> dict[str, list[CaseDocument]]:
    """Case → its documents."""
    found = {}
    with District(ROOT, jobs=1) as district:
        facts = district.facts(SNAPSHOT, Edition.INTRANET).facts
        assert facts is not None
        made = CaseDocuments(ROOT, demonstration=True)
        files = district.files_of_records()
        for case in facts.register.cases():
            file = files[RecordName(case.kind, case.id)]
            found[case.id] = list(made.of_case(case, file, facts.register, sheet="document.css", back=""))
    return found


def every(documents: dict[str, list[CaseDocument]]) -> Iterator[CaseDocument]:
    for those in documents.values():
        yield from those


def test_every_form_is_used_by_a_case_of_the_demonstration(documents: dict[str, list[CaseDocument]]) -> None:
    used = {document.form.id for document in every(documents)}
    # No case was decided on the spot.
    assert used == {form.id for form in (*PENALTY_FORMS, *PERMIT_FORMS)} - {"dangchang-juedingshu"}


def test_every_decision_states_all_seven(documents: dict[str, list[CaseDocument]]) -> None:
    decisions = [document for document in every(documents) if document.form == DECISION]
    assert len(decisions) > 20
    assert [document for document in decisions if document.lacks] == []
    assert all(document.blanks == () for document in decisions)


def test_a_case_has_the_documents_of_its_stages_and_no_others(documents: dict[str, list[CaseDocument]]) -> None:
    assert [document.form.title for document in documents["aj-001"]] == [
        "立案审批表", "调查终结审批表（案件处理意见）", "行政处罚事先告知书", "行政处罚决定书", "送达回证", "结案审批表",
    ]  # fmt: skip
    assert "听证告知书" in "".join(document.form.title for document in documents["aj-021"])
    excused = [document.form.id for document in documents["aj-025"]]
    assert "buyu-chufa-juedingshu" in excused
    assert not {"chufa-juedingshu", "chufa-gaozhishu"} & set(excused)
    open_case = next(those for those in documents.values() if len(those) == 1)
    assert open_case[0].form.title in {"立案审批表", "受理通知书", "补正材料通知书"}


def test_what_the_case_lacks_is_told(documents: dict[str, list[CaseDocument]]) -> None:
    filed = documents["aj-001"][0]
    assert filed.blanks == ("案件来源",)
    assert "<li>案件来源</li>" in filed.html


@pytest.mark.parametrize(
    ("statement", "without"),
    list(
        zip(
            STATEMENTS,
            (
                r"{% include \"party.html\" %}", r"{% if evidence %}.*?{% endif %}", r"依据{{ basis \| joined }}",
                r"{{ performance[^}]*}}", r"{{ remedies[^}]*}}", r"{{ decision.on[^}]*}}", r"{{ seal }}",
            ),
            strict=True,
        )
    ),
)  # fmt: skip
def test_a_template_that_leaves_out_a_statement_is_told_with_its_name(statement: str, without: str) -> None:
    ours = template_texts(ROOT)["chufa-juedingshu.html"].text
    spoilt, count = re.subn(without, "", ours, count=1, flags=re.DOTALL)
    assert count == 1
    told = list(faults_of_templates(default_templates(chufa_juedingshu=spoilt)))
    assert [one.finding.message.zh for one in told] == [f"决定书缺少应当载明的内容：{statement}"]
    assert told[0].finding.code == "C-15"
    assert "{{" in told[0].finding.help.zh


def test_a_statement_in_a_comment_or_in_the_title_of_the_window_doesn_t_count() -> None:
    data = contents_of_penalty(PENALTY, DECISION, ABOUT)
    html = f"<title>{data['seal']}</title><!-- {data['remedies']} -->"
    assert [lack.statement for lack in lacking_statements(DECISION, html, data)] == list(STATEMENTS)


def test_our_own_templates_have_no_fault() -> None:
    assert list(faults_of_templates(default_templates())) == []


def test_a_decision_on_the_spot_states_what_art_52_asks() -> None:
    stage = {"on": "2026-03-20", "post": "行政机关负责人", "by": ["样例"], "document": "样例当罚〔2026〕1号"}
    stages = [{"stage": "决定", **stage, "penalties": [{"kind": "警告"}]}, {"stage": "送达", **stage}]
    case = PenaltyCase.model_validate(WRITTEN | {"procedure": "简易程序", "stages": stages, "payments": []})
    forms = {form.id: form for form in forms_of(card(case, ""))}
    page = drawn(case, forms["dangchang-juedingshu"], ABOUT, default_templates(), sheet="", back="")
    assert page.lacks == ()
    assert page.blanks == ("违法行为地点",)
    assert "执法证件" in page.html


def test_a_decision_on_the_spot_without_the_unlawful_act_lacks_it() -> None:
    data = contents_of_penalty(PENALTY, ON_THE_SPOT, ABOUT)
    said = [data["party"]["name"], data["party"]["address"], *data["penalties"], *data["basis"], data["remedies"]]
    said += [data["office"]["name"], data["decision"]["on"], data["seal"]]
    assert [lack.statement for lack in lacking_statements(ON_THE_SPOT, " ".join(said), data)] == [FACTS]
    assert lacking_statements(ON_THE_SPOT, " ".join([*said, data["facts"]]), data) == []


def test_what_a_case_says_is_escaped_in_every_document() -> None:
    hostile = "<script>alert(1)</script>"
    case = PENALTY.model_copy(update={"facts": hostile, "cause": hostile, "evidence": (hostile,), "remedies": hostile})
    for form in forms_of(card(case, "")):
        page = drawn(case, form, ABOUT._replace(office=hostile), default_templates(), sheet="", back="")
        assert "<script>" not in page.html
