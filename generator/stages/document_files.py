"""Documents of cases, from the templates of the district and its records: for the command, and for the intranet's site."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from generator.build.fingerprint import joint_fingerprint
from generator.build.trace_store import TraceStore
from generator.diagnostics.diagnostic import Diagnostic, Text
from generator.diagnostics.rules import C_15
from generator.documents.contents import around
from generator.documents.document import CaseDocument, drawn
from generator.documents.forms import PERMIT_FORMS, Form, address_of, forms_of
from generator.documents.sandbox import DocumentFault, DocumentTemplates, TemplateText
from generator.documents.specimen import ABOUT, PENALTY, PERMIT, specimen_forms
from generator.documents.statements import Lack
from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.facts.register import CaseCard, Register
from generator.kinds.penalty_case import PenaltyCase
from generator.kinds.permit_case import PermitCase
from generator.records.source_files import read
from generator.stages.compile_record import record_in
from generator.stages.prose import template_folders

FOLDER: Final = "documents"
"""Where templates of documents lie in a folder of templates."""
SHEET: Final = "document.css"
_STAGE: Final = "documents of cases"


class CaseDocuments:
    """The documents of one district's cases. `demonstration`: each says that its data is made up."""

    def __init__(self, root: Path, demonstration: bool) -> None:  # a setting of the district
        self._root = root
        self._demonstration = demonstration
        self._texts = template_texts(root)
        self._templates = DocumentTemplates(self._texts)
        self.sheet = next(
            path.read_bytes() for folder in template_folders(root) if (path := folder / FOLDER / SHEET).is_file()
        )

    def of_case(
        self, card: CaseCard, file: str, register: Register, *, sheet: str, back: str
    ) -> Iterator[CaseDocument]:
        """The case's documents as it stands. `file`: its record's. Raises DocumentFault."""
        case = record_in(read(self._root, file))
        if not isinstance(case, (PenaltyCase, PermitCase)):
            raise AssertionError(f"{file} holds no case")
        about = around(card, register, demonstration=self._demonstration)
        for form in forms_of(card):
            yield drawn(case, form, about, self._templates, sheet=sheet, back=back)

    def file_of(self, form: Form) -> str:
        """The file of a form's template, as it is told."""
        return self._templates.file_of(form.template)

    def of_site(
        self, facts: Facts, files: Mapping[RecordName, str], digests: Mapping[RecordName, str], store: TraceStore
    ) -> dict[str, bytes]:
        """Path → bytes of the intranet's documents. Raises DocumentFault.

        What was drawn is kept by all that it follows from: the record, what the register says around it, the templates.
        """
        templates = joint_fingerprint(
            part.encode() for name, (_, text) in sorted(self._texts.items()) for part in (name, text)
        )
        held = store.made(_STAGE)
        found: dict[str, bytes] = {f"{FOLDER}/{SHEET}": self.sheet}
        used: set[str] = set()
        new: list[tuple[str, bytes]] = []
        for case in facts.register.cases():
            if case.withdrawn:
                continue
            name = RecordName(case.kind, case.id)
            about = around(case, facts.register, demonstration=self._demonstration)
            key = joint_fingerprint([bytes.fromhex(digests[name]), repr(about).encode(), templates]).hex()
            used.add(key)
            kept = held.get(key)
            if kept is None:
                drawn = self.of_case(case, files[name], facts.register, sheet=f"../../{FOLDER}/{SHEET}", back="./")
                pages = {address_of(case, one.form): one.html.encode() for one in drawn}
                new.append((key, msgspec.msgpack.encode(pages)))
            else:
                pages = msgspec.msgpack.decode(kept, type=dict[str, bytes])
            found |= pages
        store.keep_made(_STAGE, new)
        store.drop_made(_STAGE, held.keys() - used)
        return found


def template_texts(root: Path) -> dict[str, TemplateText]:
    """The templates of documents by name; a district's own take the place of this program's."""
    found: dict[str, TemplateText] = {}
    for folder in reversed(template_folders(root)):
        above = (folder / FOLDER).resolve()
        for path in sorted(above.glob("*.html")) if above.is_dir() else ():
            # A link may lead anywhere: only files of the folder itself are templates.
            if path.is_file() and path.resolve().parent == above:
                own = (
                    path.relative_to(root).as_posix()
                    if path.is_relative_to(root)
                    else f"site_templates/{FOLDER}/{path.name}"
                )
                found[path.name] = TemplateText(own, path.read_text("utf-8", errors="replace"))
    return found


def template_findings(root: Path) -> list[Diagnostic]:
    """C-15: what is wrong with a district's own templates of documents, tried with a specimen of a case."""
    folders = template_folders(root)
    if len(folders) == 1 or not (folders[0] / FOLDER).is_dir():
        return []
    return list(faults_of_templates(DocumentTemplates(template_texts(root))))


def faults_of_templates(templates: DocumentTemplates) -> Iterator[Diagnostic]:
    """What is wrong with templates, each told once."""
    told: set[tuple[str, int, str]] = set()
    for form in specimen_forms():
        case = PERMIT if form in PERMIT_FORMS and form.id != "songda-huizheng" else PENALTY
        try:
            page = drawn(case, form, ABOUT, templates, sheet=SHEET, back="")
        except DocumentFault as fault:
            if (place := (fault.file, fault.line, fault.message.en)) not in told:
                told.add(place)
                yield fault_told(fault)
        else:
            yield from (lack_told(templates.file_of(form.template), lack) for lack in page.lacks)


def fault_told(fault: DocumentFault) -> Diagnostic:
    """A template's fault as a finding at its line."""
    return C_15.in_file(fault.file, C_15.at_position(fault.line, 1, fault.message, fault.help))


def lack_told(file: str, lack: Lack) -> Diagnostic:
    """A statement that a decision lacks, as a finding in its template."""
    message = Text(
        f"决定书缺少应当载明的内容：{lack.statement}",
        f"the decision lacks a statement that the law asks for: {lack.statement}",
    )
    return C_15.in_file(file, C_15.at_position(1, 1, message, lack.write))
