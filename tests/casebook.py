"""The small district of `tests/cases/base`, with the records of one case laid over it.

A case is a file of records, parted by `---`. A record with the kind and id of one in the base takes its place field by
field (an empty field is one not given); any other is added. Comment lines at its head say:

    # the rule of the office, in words
    # today: 2027-03-01             the day of the check; without it TODAY
    # at: xk-shipin legal_basis.0   what must be told: file's stem, path of keys; one line a finding
    # also: R-1                     other codes that the case can't help giving
"""

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from generator.diagnostics.diagnostic import Diagnostic, Severity
from generator.kinds import KINDS
from generator.pipeline import District

ROOT: Final = Path(__file__).parents[1]
CASES: Final = Path(__file__).parent / "cases"
BASE: Final = CASES / "base"
BASE_OF_CASES: Final = CASES / "base-of-cases"
"""Penalty and permit cases of the small district: only the rules that are about them are tried with them."""
BASE_OF_APPROVALS: Final = CASES / "base-of-approvals"
"""Approvals of all its items as the base has them: elsewhere nothing has to be approved."""
TODAY: Final = date(2026, 11, 20)
HELD_ELSEWHERE: Final = {
    "A-4": "tests/stages/test_approve_command.py",
    **{f"D-{number}": "tests/discretion/test_refusals.py" for number in range(6, 13)},
    **{f"E-{number}": "tests/provenance/test_roles.py" for number in range(1, 6)},
    "C-15": "tests/documents/test_documents.py",
    **{f"E-{number}": "tests/provenance/test_attacks.py" for number in range(6, 13)},
    "E-11": "tests/provenance/test_merge_attacks.py",
    "P-5": "tests/stages/test_leak_guard.py",
    "P-6": "tests/stages/test_leak_guard.py",
    "P-7": "tests/stages/test_leak_guard.py",
    "S-1": "tests/test_small_site.py",
    "W-1c": "tests/test_small_site.py",
    "Y-6": "tests/records/test_hostile_files.py",
    "Y-9": "tests/records/test_source_files.py",
}
"""Rules that one record can't break → the tests that hold them: of totals, of links between pages, of what is published
besides records, of a file's size and name, of git's history, and of penalties that somebody proposes."""

Tree = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A case as its file says it."""

    rule: str
    today: date
    at: frozenset[tuple[str, str]]
    also: frozenset[str]
    records: list[Tree]


def read_case(path: Path) -> Case:
    text = path.read_text("utf-8")
    head = re.match(r"(#.*\n)*", text)
    comments = [line.removeprefix("#").strip() for line in (head[0] if head else "").splitlines()]
    said: dict[str, list[str]] = {"today": [], "at": [], "also": []}
    for line in comments[1:]:
        key, _, value = line.partition(":")
        said[key].append(value.strip())
    return Case(
        rule=comments[0],
        today=date.fromisoformat(said["today"][0]) if said["today"] else TODAY,
        at=frozenset((stem, path) for stem, _, path in (place.partition(" ") for place in said["at"])),
        also=frozenset(code for line in said["also"] for code in line.split()),
        records=[tree for tree in yaml.load_all(text, yaml.BaseLoader) if tree],  # it makes text only
    )


@dataclass
class Folder:
    """A district's folder that holds the base and, one after another, the records of cases."""

    root: Path
    with_cases: bool = False
    with_approvals: bool = False
    base: dict[tuple[str, str], tuple[str, Tree]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.layers = [BASE]
        self.layers += [BASE_OF_CASES] if self.with_cases else []
        self.layers += [BASE_OF_APPROVALS] if self.with_approvals else []
        for layer in self.layers:
            shutil.copytree(layer, self.root, dirs_exist_ok=True)
        # The templates are those of the program, not the district's own.
        settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("  custom_dir: site_templates\n", "")
        settings = settings if self.with_approvals else settings.replace("approval: names", "approval: off")
        (self.root / "mkdocs.yml").write_text(settings, "utf-8")
        shutil.copytree(ROOT / "content", self.root / "content")
        for layer in self.layers:
            for path in sorted(layer.rglob("*.yaml")):
                tree = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # as above
                self.base[tree["kind"], tree["id"]] = (path.relative_to(layer).as_posix(), tree)

    def lay(self, records: Iterable[Tree]) -> list[Path]:
        """Write the records of a case; the files that are not the base's any more."""
        laid = []
        for number, record in enumerate(records):
            name = (record.get("kind", ""), record.get("id", ""))
            path, tree = self.base.get(name, (_new_file(record, number), {}))
            file = self.root / path
            if file in laid:
                file = file.with_name(f"{file.stem}-{number}.yaml")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(yaml.safe_dump(tree | record, allow_unicode=True, sort_keys=False), "utf-8")
            laid.append(file)
        return laid

    def restore(self, laid: Iterable[Path]) -> None:
        """The base as it was."""
        for file in laid:
            original = next(
                (path for layer in self.layers if (path := layer / file.relative_to(self.root)).is_file()), None
            )
            if original:
                shutil.copy(original, file)
            else:
                file.unlink()


def is_about_cases(code: str) -> bool:
    """Whether a rule is about penalty and permit cases and their supervision."""
    return code.startswith("C-") or code in {"M-2", "M-3b"}


def is_about_approvals(code: str) -> bool:
    """Whether a rule is about what is approved."""
    return code.startswith("A-")


def told(folder: Folder, district: District, records: Iterable[Tree], today: date) -> list[Diagnostic]:
    """What a check of the base with these records over it tells."""
    laid = folder.lay(records)
    try:
        return list(district.check(today).diagnostics)
    finally:
        folder.restore(laid)


def place_of(diagnostic: Diagnostic) -> tuple[str, str]:
    """As `# at:` names it."""
    return Path(diagnostic.file).stem, ".".join(map(str, diagnostic.finding.path))


def codes(diagnostics: Iterable[Diagnostic]) -> set[str]:
    return {diagnostic.finding.code for diagnostic in diagnostics}


def errors(diagnostics: Iterable[Diagnostic]) -> set[str]:
    return {diagnostic.finding.code for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR}


def _new_file(record: Mapping[str, Any], number: int) -> str:
    kind = KINDS.get(record.get("kind", ""))
    return f"{kind.folder if kind else 'powers'}/{record.get('id') or f'case-{number}'}.yaml"
