"""One document of a case: drawn, with what it lacks."""

from typing import NamedTuple

from generator.documents.contents import Around, contents_of_penalty, contents_of_permit
from generator.documents.forms import Form
from generator.documents.sandbox import DocumentTemplates
from generator.documents.statements import Lack, lacking_statements
from generator.kinds.penalty_case import PenaltyCase
from generator.kinds.permit_case import PermitCase


class CaseDocument(NamedTuple):
    """A printable page of HTML."""

    form: Form
    html: str
    blanks: tuple[str, ...]
    """What the case lacks for it: ruled blanks on the page."""
    lacks: tuple[Lack, ...]
    """Statements of art. 59 that it lacks."""


def drawn(
    case: PenaltyCase | PermitCase, form: Form, about: Around, templates: DocumentTemplates, *, sheet: str, back: str
) -> CaseDocument:
    """The document. `sheet`: address of its style sheet; `back`: that of the case's page, "" where there is none.

    Raises DocumentFault.
    """
    if isinstance(case, PenaltyCase):
        data = contents_of_penalty(case, form, about)
    else:
        data = contents_of_permit(case, form, about)
    page = templates.draw(form.template, data | {"sheet": sheet, "back": back})
    return CaseDocument(form, page.html, page.lacking, tuple(lacking_statements(form, page.html, data)))
