"""Approvals of items are brought by a legal officer's commit, and by nobody of the unit whose items they are (I-10)."""

from typing import Any

from tests.provenance.office import SHICHANG
from tests.provenance.signed_case import SignedOffice, only

FILE = "powers/approvals/qu-shichangju.yaml"
LEGAL = [{"unit": "qu-sifaju", "post": "法制机构负责人", "from": "2026-01-01"}]


def approving(signed: SignedOffice, posts: list[dict[str, str]]) -> None:
    """Give the office's legal officer these posts."""
    signed.holders["sifa-01"] = posts
    signed.write("roles.yaml", signed.roles())
    signed.commit("renshi-01", "2026-05-02")


def approve(signed: SignedOffice, by: str | None, *items: str, day: str = "2026-05-08", **other: str) -> str:
    approved: list[dict[str, Any]] = [
        {"item": item, "digest": f"{number:064x}", "on": "2026-05-08", "by": "sifa-01"}
        for number, item in enumerate(items)
    ]
    record = {"kind": "approvals", "id": SHICHANG, "publisher": "qu-sifaju", "unit": SHICHANG, "approved": approved}
    signed.write(FILE, record | other)
    return signed.commit(by, day)


def test_a_legal_officer_of_the_office_approves_and_approves_anew(signed: SignedOffice) -> None:
    approving(signed, LEGAL)
    approve(signed, "sifa-01", "xk-1", "xk-2")
    approve(signed, "sifa-01", "xk-2", "xk-1", "xk-3", day="2026-05-09")
    walked = signed.walk()
    assert (walked.findings, walked.records) == ((), 1)


def test_approval_without_signature_or_by_another_post(signed: SignedOffice) -> None:
    approving(signed, [LEGAL[0] | {"post": "案件承办人员"}])
    commit = approve(signed, "sifa-01", "xk-1")
    only(signed.told(), "E-7", "审核确认“qu-shichangju”的“xk-1”", commit[:10], "sifa-01", "不是法制机构负责人")
    signed.git("reset", "--quiet", "--hard", "HEAD~1")
    approve(signed, None, "xk-1")
    only(signed.told(), "E-6", "审核确认“qu-shichangju”的“xk-1”", "没有签名")


def test_approval_by_the_unit_itself(signed: SignedOffice) -> None:
    # The unit's own legal officer, with or without a post in the office that approves.
    approving(signed, [*LEGAL, {"unit": SHICHANG, "post": "法制机构负责人", "from": "2026-01-01"}])
    commit = approve(signed, "sifa-01", "xk-1")
    only(signed.told(), "I-10", "审核自己单位的事项", commit[:10], "sifa-01")
    signed.git("reset", "--quiet", "--hard", "HEAD~1")
    approve(signed, "fazhi-01", "xk-1", publisher=SHICHANG)
    only(signed.told(), "I-10", "fazhi-01")


def test_approval_taken_away_by_another_office_or_moved_to_it(signed: SignedOffice) -> None:
    approving(signed, LEGAL)
    approve(signed, "sifa-01", "xk-1", "xk-2")
    approve(signed, "zhifa-01", "xk-1", day="2026-05-09")
    only(signed.told(), "E-7", "zhifa-01", "在 qu-sifaju 没有岗位")
    signed.git("reset", "--quiet", "--hard", "HEAD~1")
    approve(signed, "fazhi-01", "xk-1", "xk-2", day="2026-05-09", publisher=SHICHANG)
    assert {code for code, _ in signed.told()} == {"E-9"}
