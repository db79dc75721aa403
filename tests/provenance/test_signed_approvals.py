"""`approval: keys`: an approval counts only where the legal office's head signed the commit that brought it."""

from pathlib import Path
from typing import Any, Final

import pytest

from generator.kinds.approvals import APPROVALS, ApprovalsCard
from generator.provenance.approvals import unsigned
from generator.provenance.git import GitFault
from tests.provenance.office import SHICHANG, Office

FILE: Final = f"powers/approvals/{SHICHANG}.yaml"
SIFA: Final = "qu-sifaju"
DAY: Final = "2026-06-10"


def entry(item: str = "xk-1", **other: str) -> dict[str, str]:
    return {"item": item, "digest": "0" * 64, "on": DAY, "by": "周明"} | other


def record(*entries: dict[str, str], **other: Any) -> dict[str, Any]:
    head = {"kind": "approvals", "id": SHICHANG, "publisher": SIFA, "published_on": DAY, "unit": SHICHANG}
    return head | other | {"approved": list(entries)}


@pytest.fixture
def legal(office: Office) -> Office:
    """The office, with the head of the justice bureau's legal section."""
    office.holders["sifa-01"] = [{"unit": SIFA, "post": "法制机构负责人", "from": "2026-01-01", "to": "2026-12-31"}]
    office.begin()
    return office


def faults(office: Office, written: dict[str, Any] | None = None) -> dict[str, str]:
    """Item → why its approval does not count, of the record as it stands."""
    tree = written or record(entry())
    parsed = APPROVALS.schema.model_validate(tree)
    card = APPROVALS.card(parsed, "")
    assert isinstance(card, ApprovalsCard)
    return {item: why.en for (_, item), why in unsigned(office.root, [card], {SHICHANG: FILE}).items()}


def test_signed_by_the_legal_office_s_head_it_counts(legal: Office) -> None:
    legal.write(FILE, record(entry()))
    legal.commit("sifa-01", DAY)
    assert faults(legal) == {}


def test_where_history_is_cut_off_nothing_counts(legal: Office, tmp_path: Path) -> None:
    legal.write(FILE, record(entry()))
    legal.commit(None, DAY)
    legal.commit("sifa-01", DAY)
    legal.git("clone", "--quiet", "--depth=1", f"file://{legal.root}", str(tmp_path / "shallow"))
    cut_off = Office(tmp_path / "shallow", legal.keys)
    with pytest.raises(GitFault, match="shallow clone"):
        faults(cut_off)


def test_later_commits_of_others_do_not_undo_it(legal: Office) -> None:
    legal.write(FILE, record(entry()))
    legal.commit("sifa-01", DAY)
    legal.write("powers/items/xk-1.yaml", "kind: power_item\n")
    legal.commit(None, "2026-06-12")
    legal.write(FILE, record(entry(), entry("xk-2")))
    legal.commit("sifa-01", "2026-06-13")
    assert faults(legal, record(entry(), entry("xk-2"))) == {}


@pytest.mark.parametrize(
    ("by", "why"),
    [
        (None, "it is not signed"),
        ("zhifa-01", "was not 法制机构负责人 of qu-sifaju"),
        ("fazhi-01", "was not 法制机构负责人 of qu-sifaju"),
        ("renshi-01", "was not 法制机构负责人 of qu-sifaju"),
    ],
    ids=["nobody", "an officer", "the department's own legal section", "the keeper of the file"],
)
def test_signed_by_another_it_does_not(legal: Office, by: str | None, why: str) -> None:
    legal.write(FILE, record(entry()))
    legal.commit(by, DAY, author="sifa-01")
    assert why in faults(legal)["xk-1"]


def test_what_is_not_committed_does_not_count(legal: Office) -> None:
    legal.write(FILE, record(entry()))
    assert "git commit -S" in faults(legal)["xk-1"]


def test_a_post_that_has_ended_approves_nothing(legal: Office) -> None:
    legal.write(FILE, record(entry(on="2027-01-02")))
    legal.commit("sifa-01", "2027-01-02")
    assert "on 2027-01-02" in faults(legal, record(entry(on="2027-01-02")))["xk-1"]


def test_a_day_before_the_post_began_is_no_day_of_the_post(legal: Office) -> None:
    legal.write(FILE, record(entry(on="2025-12-31")))
    legal.commit("sifa-01", DAY)
    assert "xk-1" in faults(legal, record(entry(on="2025-12-31")))


def test_nobody_approves_what_is_of_a_unit_of_their_own(office: Office) -> None:
    office.holders["sifa-01"] = [
        {"unit": SIFA, "post": "法制机构负责人", "from": "2026-01-01"},
        {"unit": SHICHANG, "post": "窗口人员", "from": "2026-01-01"},
    ]
    office.begin()
    office.write(FILE, record(entry()))
    office.commit("sifa-01", DAY)
    assert "I-10" in faults(office)["xk-1"]


@pytest.mark.parametrize("field", ["digest", "on", "by", "post"])
def test_an_approval_that_somebody_amended_is_theirs_and_no_longer_the_office_s(legal: Office, field: str) -> None:
    legal.write(FILE, record(entry()))
    legal.commit("sifa-01", DAY)
    changed = entry(**{field: {"digest": "1" * 64, "on": "2026-06-09"}.get(field, "别人")})
    legal.write(FILE, record(changed))
    legal.commit("zhifa-01", "2026-06-12")
    assert "xk-1" in faults(legal, record(changed))


def test_the_office_s_name_put_over_another_s_approvals_does_not_count(legal: Office) -> None:
    legal.write(FILE, record(entry(), publisher="qu-zhengfuban"))
    legal.commit("sifa-01", DAY)
    legal.write(FILE, record(entry()))
    legal.commit("zhifa-01", "2026-06-12")
    assert "xk-1" in faults(legal)


def test_an_approval_that_was_taken_back_is_not_brought_back_by_others(legal: Office) -> None:
    legal.write(FILE, record(entry()))
    legal.commit("sifa-01", DAY)
    legal.write(FILE, record())
    legal.commit("sifa-01", "2026-06-11")
    legal.write(FILE, record(entry()))
    legal.commit("zhifa-01", "2026-06-12")
    assert "was not 法制机构负责人" in faults(legal)["xk-1"]


def test_an_approval_comes_by_a_branch_and_an_unsigned_merge(legal: Office) -> None:
    legal.git("checkout", "--quiet", "-b", "approving")
    legal.write(FILE, record(entry()))
    legal.commit("sifa-01", DAY)
    legal.git("checkout", "--quiet", "main")
    legal.write("powers/items/xk-9.yaml", "kind: power_item\n")
    legal.commit("zhifa-01", DAY)
    legal.git("merge", "--quiet", "--no-ff", "--no-gpg-sign", "-m", "merged", "approving", **legal.dated(DAY))
    assert faults(legal) == {}


def test_a_merge_that_smuggles_an_approval_in_is_its_bringer(legal: Office) -> None:
    legal.git("checkout", "--quiet", "-b", "aside")
    legal.write("powers/items/xk-9.yaml", "kind: power_item\n")
    legal.commit("zhifa-01", DAY)
    legal.git("checkout", "--quiet", "main")
    legal.write("powers/items/xk-8.yaml", "kind: power_item\n")
    legal.commit("zhifa-01", DAY)
    legal.git("merge", "--quiet", "--no-ff", "--no-commit", "aside", **legal.dated(DAY))
    legal.write(FILE, record(entry()))
    legal.commit(None, DAY)
    assert "not signed" in faults(legal)["xk-1"]


def test_without_roles_there_is_nothing_to_verify_by(office: Office) -> None:
    office.write(FILE, record(entry()))
    office.commit(None, DAY)
    with pytest.raises(GitFault) as fault:
        faults(office)
    assert "roles.yaml" in fault.value.message.en


def test_an_approval_by_name_from_before_there_were_roles_is_given_anew(legal: Office) -> None:
    legal.git("checkout", "--quiet", "--orphan", "earlier")
    legal.git("rm", "--quiet", "-r", "--cached", ".")
    (legal.root / "roles.yaml").unlink()
    legal.write(FILE, record(entry()))
    legal.commit(None, DAY)
    legal.begin(DAY)
    assert "no roles.yaml that can be used stood before" in faults(legal)["xk-1"]
    anew = record(entry(on="2026-06-11"))
    legal.write(FILE, anew)
    legal.commit("sifa-01", "2026-06-11")
    assert faults(legal, anew) == {}


@pytest.mark.parametrize("by", [None, "zhifa-01"], ids=["unsigned", "by an officer"])
def test_a_post_that_somebody_gave_himself_approves_nothing(legal: Office, by: str | None) -> None:
    legal.holders["zhifa-01"].append({"unit": SIFA, "post": "法制机构负责人", "from": "2026-01-01"})
    legal.holders["zhifa-01"].pop(0)
    legal.write("roles.yaml", legal.roles())
    granted = legal.commit(by, DAY)
    legal.write(FILE, record(entry()))
    legal.commit("zhifa-01", DAY)
    assert f"as the commit {granted[:10]} left it" in faults(legal)["xk-1"]


def test_what_was_approved_before_a_forged_change_of_roles_still_counts(legal: Office) -> None:
    legal.write(FILE, record(entry()))
    legal.commit("sifa-01", DAY)
    legal.holders["zhifa-01"] = []
    legal.write("roles.yaml", legal.roles())
    legal.commit(None, DAY)
    assert faults(legal) == {}


def test_a_keeper_grants_posts_that_approve(legal: Office) -> None:
    legal.holders["sifa-02"] = [{"unit": SIFA, "post": "法制机构负责人", "from": "2026-01-01"}]
    legal.write("roles.yaml", legal.roles())
    legal.commit("renshi-01", DAY)
    legal.write(FILE, record(entry()))
    legal.commit("sifa-02", DAY)
    assert faults(legal) == {}


def work_aside(legal: Office, day: str) -> None:
    """A branch `aside` with a commit of its own; main is checked out again."""
    legal.git("checkout", "--quiet", "-b", "aside")
    legal.write("powers/items/xk-9.yaml", "kind: power_item\n")
    legal.commit("zhifa-01", day)
    legal.git("checkout", "--quiet", "main")


def test_a_merge_that_smuggles_a_post_in_grants_none(legal: Office) -> None:
    work_aside(legal, DAY)
    legal.write("powers/items/xk-8.yaml", "kind: power_item\n")
    legal.commit("zhifa-01", DAY)
    legal.git("merge", "--quiet", "--no-ff", "--no-commit", "aside", **legal.dated(DAY))
    legal.holders["zhifa-01"] = [{"unit": SIFA, "post": "法制机构负责人", "from": "2026-01-01"}]
    legal.write("roles.yaml", legal.roles())
    legal.commit("renshi-01", DAY)
    legal.write(FILE, record(entry()))
    legal.commit("zhifa-01", DAY)
    assert "which no keeper signed" in faults(legal)["xk-1"]


def test_a_merge_that_takes_back_the_end_of_a_post_prolongs_none(legal: Office) -> None:
    work_aside(legal, "2026-05-02")
    legal.holders["sifa-01"][0]["to"] = "2026-05-31"
    legal.write("roles.yaml", legal.roles())
    legal.commit("renshi-01", "2026-05-03")
    legal.git("checkout", "--quiet", "aside")
    legal.git("merge", "--quiet", "-s", "ours", "-m", "merged", "main", **legal.dated("2026-05-04"))
    legal.write(FILE, record(entry()))
    legal.commit("sifa-01", DAY)
    assert "which no keeper signed" in faults(legal)["xk-1"]


def test_a_merge_of_a_branch_from_before_a_change_of_roles_is_honest(legal: Office) -> None:
    work_aside(legal, "2026-05-02")
    legal.holders["sifa-01"][0]["to"] = "2026-11-30"
    legal.write("roles.yaml", legal.roles())
    legal.commit("renshi-01", "2026-05-03")
    legal.git("merge", "--quiet", "--no-ff", "--no-gpg-sign", "-m", "merged", "aside", **legal.dated(DAY))
    legal.write(FILE, record(entry()))
    legal.commit("sifa-01", DAY)
    assert faults(legal) == {}


def test_the_order_of_an_entry_s_fields_is_the_editor_s(legal: Office) -> None:
    turned = dict(reversed(entry().items()))
    legal.write(FILE, record(turned))
    legal.commit("sifa-01", DAY)
    assert faults(legal) == {}
