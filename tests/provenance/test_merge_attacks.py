"""What a merge may not bring: it is signed for by nobody, so it brings its parents' contents together and nothing else."""

from typing import Any

import pytest

from tests.provenance.signed_case import CASE, COURSE, SignedOffice, helps, only, post, regranted


def merged(office: SignedOffice, *options: str) -> None:
    """Merge the branch `side`, without committing."""
    office.git("merge", "--quiet", "--no-commit", "--no-ff", *options, "side", **office.dated("2026-06-10"))


def side_and_main(office: SignedOffice) -> None:
    """A second case on a branch, the first one decided on main."""
    office.course(3)
    office.git("checkout", "--quiet", "-b", "side")
    office.write(
        "powers/cases/aj-2.yaml",
        office.case() | {"id": "aj-2", "number": "示罚〔2026〕2号", "stages": [office.entry(*COURSE[0][:3])]},
    )
    office.commit("zhifa-09", "2026-05-21")
    office.git("checkout", "--quiet", "main")
    office.enter(*COURSE[3])


def test_honest_merge(signed: SignedOffice) -> None:
    side_and_main(signed)
    merged(signed)
    signed.commit(None, "2026-06-10")
    assert signed.told() == []


def test_honest_merge_of_two_entries_of_one_case(signed: SignedOffice) -> None:
    signed.course(2)
    signed.git("checkout", "--quiet", "-b", "side")
    signed.write(CASE, signed.case() | {"number": "示罚〔2026〕1-1号"})
    signed.commit("zhifa-01", "2026-05-21")
    signed.git("checkout", "--quiet", "main")
    signed.enter(*COURSE[2])
    merged(signed)
    signed.commit(None, "2026-06-10")
    assert signed.told() == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"tier": "从轻"}, "改动了 tier"),
        ({"tier": ["从轻"]}, "改动了 tier"),
        ({"facts": "另一说法"}, "改动了 facts"),
        ({"stages": []}, "丢弃了“立案”环节"),
    ],
)
def test_merge_that_smuggles_a_change(signed: SignedOffice, change: dict[str, Any], says: str) -> None:
    side_and_main(signed)
    merged(signed)
    signed.write(CASE, signed.case() | change)
    # Signed by whomever: a merge may not bring anything.
    commit = signed.commit("juzhang-01", "2026-06-10")
    findings = signed.walk().findings
    assert {one.finding.code for one in findings} == {"E-11"}
    assert says in findings[0].finding.message.zh
    assert commit[:10] in findings[0].finding.message.zh
    helps(findings)


def test_merge_that_smuggles_an_entry(signed: SignedOffice) -> None:
    side_and_main(signed)
    merged(signed)
    case = signed.case()
    case["stages"].append(signed.entry("送达", "2026-06-08", "案件承办人员"))
    signed.write(CASE, case)
    signed.commit("zhifa-01", "2026-06-10")
    only(signed.told(), "E-11", "带来了各方都没有的“送达”环节")


def test_merge_that_doubles_an_entry_or_a_payment(signed: SignedOffice) -> None:
    side_and_main(signed)
    signed.write(CASE, signed.case() | {"payments": ["50"]})
    signed.commit("zhifa-01", "2026-06-09")
    merged(signed)
    case = signed.case()
    signed.write(CASE, case | {"payments": ["50", "50"], "stages": [*case["stages"], {**case["stages"][-1]}]})
    signed.commit("zhifa-01", "2026-06-10")
    assert [(code, message.split("中", 1)[1]) for code, message in signed.told()] == [
        ("E-11", "带来了各方都没有的“决定”环节"),
        ("E-11", "改动了 payments"),
    ]


def test_merge_that_drops_what_the_other_side_entered(signed: SignedOffice) -> None:
    signed.course(3)
    signed.git("checkout", "--quiet", "-b", "side")
    signed.enter(*COURSE[3])
    signed.git("checkout", "--quiet", "main")
    signed.write("powers/note.yaml", {"kind": "note"})
    signed.commit(None, "2026-06-05")
    signed.git("merge", "--quiet", "-s", "ours", "-m", "x", "side", **signed.dated("2026-06-10"))
    only(signed.told(), "E-11", "丢弃了“决定”环节")


def test_merge_that_smuggles_a_whole_case(signed: SignedOffice) -> None:
    side_and_main(signed)
    merged(signed)
    signed.write("powers/cases/aj-3.yaml", signed.case() | {"id": "aj-3"})
    signed.commit("zhifa-09", "2026-06-10")
    only(signed.told(), "E-11", "penalty_case aj-3", "各方都没有的记录")


def test_merge_that_smuggles_roles(signed: SignedOffice) -> None:
    side_and_main(signed)
    merged(signed)
    signed.holders["stranger"] = post("行政机关负责人", "2026-01-01")
    signed.write("roles.yaml", signed.roles())
    signed.commit("renshi-01", "2026-06-10")
    only(signed.told(), "E-11", "roles.yaml", "岗位和密钥")


def test_merge_that_takes_back_a_change_of_roles(signed: SignedOffice) -> None:
    signed.git("checkout", "--quiet", "-b", "side")
    signed.write("powers/note.yaml", {"kind": "note"})
    signed.commit(None, "2026-05-02")
    signed.git("checkout", "--quiet", "main")
    regranted(signed, **{"juzhang-01": post("行政机关负责人", "2026-01-01", "2026-05-31")})
    signed.git("checkout", "--quiet", "side")
    signed.git("merge", "--quiet", "-s", "ours", "-m", "x", "main", **signed.dated("2026-05-03"))
    only(signed.told(), "E-11", "roles.yaml")


def test_branch_from_before_signing_began(signed: SignedOffice) -> None:
    signed.git("checkout", "--quiet", "--orphan", "side")
    signed.git("rm", "-r", "--quiet", "--cached", ".")
    (signed.root / "roles.yaml").unlink()
    signed.enter(*COURSE[0])
    signed.git("checkout", "--quiet", "--force", "main")
    signed.git("merge", "--quiet", "--allow-unrelated-histories", "-m", "x", "side", **signed.dated("2026-06-10"))
    assert signed.told() == []
    # What it brought was signed by one who held the post; unsigned it would not be.
    signed.git("update-ref", "-d", "refs/liangquan/verified")
    signed.git("reset", "--quiet", "--hard", "HEAD~1")
    signed.git("checkout", "--quiet", "side")
    signed.git("commit", "--quiet", "--amend", "--no-gpg-sign", "-m", "x", **signed.dated("2026-05-06"))
    signed.git("checkout", "--quiet", "main")
    signed.git("merge", "--quiet", "--allow-unrelated-histories", "-m", "x", "side", **signed.dated("2026-06-10"))
    only(signed.told(), "E-6", "“立案”")
