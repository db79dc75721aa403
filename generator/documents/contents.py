"""What the templates of documents are given: plain data of one case, with the words that the law and the register give it.

The names here are those that `docs/how-to/make-documents.md` lists: a template of an office rests on them. Days are in words
(2026年8月13日), "" where there is none; a list may be empty; nothing is left out, so that a wrong name is told.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from generator.documents.forms import Form
from generator.facts.register import CaseCard, Register
from generator.kinds.penalty_case import PenaltyCase, penalty_in_words, performance_of
from generator.kinds.penalty_procedure import Penalty, Procedure, Stage, StageEntry
from generator.kinds.permit_case import PermitCase, PermitEntry, PermitStage
from generator.model.cases import Party
from generator.model.kind import PlainData


class Around(NamedTuple):
    """What the register says around a case."""

    office: str
    address: str
    telephone: str
    complaints: str
    item: str
    basis: tuple[str, ...]
    """《食品安全法》第一百二十二条第一款, one a provision."""
    standard: str
    limit: str
    """Statutory limit of a permit."""
    promised: str
    demonstration: bool


SEAL: Final = "（印章）"
"""What stands where the seal goes."""


def around(case: CaseCard, register: Register, *, demonstration: bool) -> Around:
    """The surroundings of a case, whose references hold (R-1)."""
    item = register.items[case.item]
    unit = register.units[item.unit]
    provisions = getattr(case, "provisions", item.legal_basis)
    standard = register.standards.get(getattr(case, "standard", ""))
    return Around(
        office=unit.title,
        address=unit.address_line,
        telephone=unit.telephone,
        complaints=item.complaints,
        item=item.title,
        basis=tuple(_cited(register, id_) for id_ in provisions),
        standard=standard.title if standard else "",
        limit=_limit(item.statutory_limit),
        promised=_limit(item.promised_limit),
        demonstration=demonstration,
    )


def _cited(register: Register, provision: str) -> str:
    card = register.provisions[provision]
    return f"《{register.laws[card.law].title}》{card.label}"


def _limit(limit: object) -> str:
    return str(limit) if limit else ""


def contents_of_penalty(case: PenaltyCase, form: Form, about: Around) -> PlainData:
    """What a template shows of a penalty case."""
    stages: dict[str, StageEntry] = {entry.stage: entry for entry in case.stages}
    decided, notice = stages.get(Stage.DECIDED), stages.get(Stage.NOTIFIED)
    penalties = decided.penalties if decided else ()
    return _of_either(case, form, about) | {
        "cause": case.cause,
        "procedure": str(case.procedure),
        "summary": case.procedure is Procedure.SUMMARY,
        "facts": case.facts,
        "evidence": list(case.evidence),
        "committed_on": in_words(case.committed_on),
        "standard": about.standard,
        "tier": case.tier,
        "tier_reason": case.tier_reason,
        "circumstances": [f"{one.parameter}：{one.value}" for one in case.circumstances],
        "officers": [{"sign": one.name, "certificate": one.certificate} for one in case.officers],
        "told": _in_words(notice.penalties if notice else ()),
        "penalties": _in_words(penalties),
        "decision": {"number": decided.document if decided else "", "on": in_words(decided.on if decided else None)},
        "outcome": str(case.outcome or ""),
        "performance": performance_of(case, penalties),
        "remedies": case.remedies,
        "payments": [f"{in_words(paid.on)}缴纳{paid.amount:f}元" for paid in case.payments],
        "filed": _entry(stages.get(Stage.FILED)),
        "investigated": _entry(stages.get(Stage.INVESTIGATED)),
        "reported": _entry(stages.get(Stage.REPORTED)),
        "reviewed": _entry(stages.get(Stage.REVIEWED)),
        "notified": _entry(notice),
        "defended": _entry(stages.get(Stage.DEFENDED)),
        "heard": _entry(stages.get(Stage.HEARD)),
        "discussed": _entry(stages.get(Stage.DISCUSSED)),
        "decided": _entry(decided),
        "delivered": _entry(stages.get(Stage.DELIVERED)),
        "performed": _entry(stages.get(Stage.PERFORMED)),
        "closed": _entry(stages.get(Stage.CLOSED)),
        "served": {
            "title": _served(case.outcome == "予以处罚", case.procedure),
            "number": decided.document if decided else "",
        },
    }


def _served(penalty: bool, procedure: Procedure) -> str:
    if not penalty:
        return "不予行政处罚决定书"
    return "当场行政处罚决定书" if procedure is Procedure.SUMMARY else "行政处罚决定书"


def contents_of_permit(case: PermitCase, form: Form, about: Around) -> PlainData:
    """What a template shows of a permit case."""
    stages: dict[str, PermitEntry] = {entry.stage: entry for entry in case.stages}
    decided = stages.get(PermitStage.DECIDED)
    extension = case.extension
    return _of_either(case, form, about) | {
        "materials": list(case.materials),
        "summary": case.summary,
        "limit": about.limit,
        "promised": about.promised,
        "result": str(case.result or ""),
        "reason": case.reason,
        "extension": {
            "days": str(extension.days) if extension else "",
            "on": in_words(extension.on if extension else None),
            "reason": extension.reason if extension else "",
        },
        "applied": _entry(stages.get(PermitStage.APPLIED)),
        "corrected": _entry(stages.get(PermitStage.CORRECTED)),
        "accepted": _entry(stages.get(PermitStage.ACCEPTED)),
        "refused": _entry(stages.get(PermitStage.REFUSED)),
        "examined": _entry(stages.get(PermitStage.EXAMINED)),
        "decided": _entry(decided),
        "delivered": _entry(stages.get(PermitStage.DELIVERED)),
        "served": {"title": f"{case.result or ''}决定书".replace("许可", "行政许可"), "number": case.number},
    }


def _of_either(case: PenaltyCase | PermitCase, form: Form, about: Around) -> PlainData:
    return {
        "form": {"title": form.title, "ground": form.ground},
        "office": {
            "name": about.office,
            "address": about.address,
            "telephone": about.telephone,
            "complaints": about.complaints,
        },
        "number": case.number,
        "item": about.item,
        "basis": list(about.basis),
        "party": _party(case.party),
        "seal": SEAL,
        "demonstration": about.demonstration,
    }


def _party(party: Party) -> PlainData:
    person = party.kind == "个人"
    return {
        "name": party.name,
        "kind": str(party.kind),
        "person": person,
        "you": "你" if person else "你单位",
        "uscc": party.uscc,
        "address": party.address,
        "minor": party.minor,
    }


def _entry(entry: StageEntry | PermitEntry | None) -> PlainData:
    if entry is None:
        return {"on": "", "post": "", "by": [], "document": "", "opinion": "", "hearing": False}
    return {
        "on": in_words(entry.on),
        "post": str(entry.post),
        "by": list(entry.by),
        "document": entry.document,
        "opinion": entry.opinion,
        "hearing": isinstance(entry, StageEntry) and entry.hearing_right,
    }


def _in_words(penalties: Iterable[Penalty]) -> list[str]:
    return [penalty_in_words(penalty) for penalty in penalties]


def in_words(day: date | None) -> str:
    """2026年8月13日."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
