"""`liangquan case documents`: the documents of cases as printable pages."""

from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import click

from generator.build.engine import put
from generator.command_group import say
from generator.diagnostics.diagnostic import Diagnostic
from generator.documents.document import CaseDocument
from generator.documents.sandbox import DocumentFault
from generator.facts.references import RecordName
from generator.facts.register import CaseCard, Register
from generator.model.edition import Edition
from generator.stages.document_files import SHEET, CaseDocuments, fault_told, lack_told
from generator.stages.opening import opened
from generator.stages.reporting import report
from generator.stages.site_folder import ForeignFolder, SiteAmongSources, see_that_it_is_ours

MARK: Final = ".liangquan-documents"
"""The file that says a folder holds documents of ours."""


def run(root: Path, lang: str, cases: Sequence[str], out: Path | None, *, today: date) -> int:
    """Write the documents of the cases, and tell what they lack; the exit code: 1 where a decision isn't lawful."""
    root = root.resolve()
    folder = out or root / ".liangquan" / "documents"
    with opened(root, lang) as district:
        checked = district.facts(today, Edition.INTRANET)
        if checked.facts is None:
            click.echo(report(root, checked.diagnostics, "text", lang).rstrip("\n"), err=True)
            return 1
        register, files = checked.facts.register, district.files_of_records()
        documents = CaseDocuments(root, district.settings.demonstration)
        asked = [_case(register, id_, lang) for id_ in dict.fromkeys(cases)]
        wrong: list[Diagnostic] = []
        try:
            if out:
                see_that_it_is_ours(folder.resolve(), root, MARK)
            put(str(folder), MARK, b"liangquan case documents\n")
            put(str(folder), SHEET, documents.sheet)
            for case in asked:
                file = files[RecordName(case.kind, case.id)]
                drawn = documents.of_case(case, file, register, sheet=f"../{SHEET}", back="")
                for document in _written(case, drawn, folder, lang):
                    wrong += [lack_told(documents.file_of(document.form), lack) for lack in document.lacks]
        except DocumentFault as fault:
            wrong.append(fault_told(fault))
        except SiteAmongSources:
            raise click.UsageError(say("documents among sources", lang, folder=folder)) from None
        except ForeignFolder:
            raise click.UsageError(say("documents foreign", lang, folder=folder)) from None
        except OSError as fault:
            raise click.UsageError(say("not writable", lang, folder=folder, why=fault.strerror)) from None
    if wrong:
        click.echo(report(root, wrong, "text", lang).rstrip("\n"), err=True)
    return 1 if wrong else 0


def _case(register: Register, id_: str, lang: str) -> CaseCard:
    found = register.penalty_cases.get(id_) or register.permit_cases.get(id_)
    if found is None:
        near = get_close_matches(id_, [*register.penalty_cases, *register.permit_cases], n=1)
        told = say("no case", lang, id=id_) + (say("did you mean", lang, near=near[0]) if near else "")
        raise click.UsageError(told)
    return found


def _written(case: CaseCard, drawn: Iterable[CaseDocument], folder: Path, lang: str) -> list[CaseDocument]:
    """The documents of one case put into their folder, and told."""
    documents = list(drawn)
    for document in documents:
        put(str(folder), f"{case.id}/{document.form.id}.html", document.html.encode())
    click.echo(say("documents written", lang, number=case.number, count=len(documents), folder=folder / case.id))
    for document in documents:
        if document.blanks:
            click.echo(say("document lacks", lang, title=document.form.title, blanks="、".join(document.blanks)))
    return documents
