"""A case of an office that signs, entered stage by stage as its holders would, and the walk over its history."""

from datetime import date
from typing import Any, Final

import yaml

from generator.diagnostics.diagnostic import Diagnostic
from generator.provenance.git import Git
from generator.provenance.walk import Items, Walked, walk
from tests.provenance.office import SHICHANG, Office

CASE: Final = "powers/cases/aj-1.yaml"
ITEM: Final = "powers/items/cf-1.yaml"
TODAY: Final = date(2026, 11, 20)
COURSE: Final = (
    ("立案", "2026-05-06", "执法机构负责人", "zhifa-09"),
    ("调查取证", "2026-05-08", "案件承办人员", "zhifa-01"),
    ("法制审核", "2026-05-20", "法制机构负责人", "fazhi-01"),
    ("决定", "2026-06-04", "行政机关负责人", "juzhang-01"),
)
"""Stage, day, post, and the sign of who takes and signs it."""


class SignedOffice(Office):
    """An office with one item, whose roles.yaml is committed, and one case as far as a test enters it."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.write(ITEM, {"kind": "power_item", "id": "cf-1", "unit": SHICHANG})
        self.begin()

    def case(self) -> dict[str, Any]:
        file = self.root / CASE
        if file.exists():
            tree: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
            return tree
        return {
            "kind": "penalty_case", "id": "aj-1", "publisher": SHICHANG, "number": "示罚〔2026〕1号", "item": "cf-1",
            "tier": "较轻", "stages": [],
        }  # fmt: skip

    def entry(self, stage: str, on: str, post: str) -> dict[str, str]:
        return {"stage": stage, "on": on, "post": post}

    def enter(
        self, stage: str, on: str, post: str, by: str | None, *, day: str = "", author: str = "someone", **other: Any
    ) -> str:
        """Add an entry to the case and commit it, signed; `day`: of the commit, where it is not that of the entry."""
        case = self.case() | other
        case["stages"] = [*case["stages"], self.entry(stage, on, post)]
        self.write(CASE, case)
        return self.commit(by, day or on, author=author)

    def course(self, upto: int = len(COURSE)) -> list[str]:
        """The first entries of an honest case; their commits."""
        return [self.enter(*step) for step in COURSE[:upto]]

    def walk(self, today: date = TODAY) -> Walked:
        return walk(Git(self.root), Items({"cf-1": ITEM}, {"cf-1": SHICHANG}), today, today)

    def told(self, today: date = TODAY) -> list[tuple[str, str]]:
        """Code and Chinese message of each finding."""
        return [(one.finding.code, one.finding.message.zh) for one in self.walk(today).findings]


def only(findings: list[tuple[str, str]], code: str, *words: str) -> None:
    """There is one finding, of that code, and its message holds these words."""
    assert [found for found, _ in findings] == [code], findings
    for word in words:
        assert word in findings[0][1], findings


def helps(findings: tuple[Diagnostic, ...]) -> None:
    """Each finding says what to do, in both languages."""
    for one in findings:
        assert one.finding.help.zh
        assert one.finding.help.en


def regranted(office: SignedOffice, **posts: list[dict[str, str]]) -> None:
    """A keeper changes what holders hold."""
    office.holders |= posts
    office.write("roles.yaml", office.roles())
    office.commit("renshi-01", "2026-05-02")


def post(name: str, since: str, until: str = "", unit: str = SHICHANG) -> list[dict[str, str]]:
    return [{"unit": unit, "post": name, "from": since} | ({"to": until} if until else {})]
