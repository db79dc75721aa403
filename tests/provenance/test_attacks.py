"""Every attack on the history of a case is refused, by real signatures, and told with case, stage, commit and holder."""

from datetime import date

from tests.provenance.signed_case import CASE, COURSE, ITEM, SignedOffice, helps, only, post, regranted


def rewritten_entry(office: SignedOffice, position: int, **changes: str) -> None:
    case = office.case()
    case["stages"][position] |= changes
    office.write(CASE, case)


def test_an_honest_case_is_verified(signed: SignedOffice) -> None:
    signed.course()
    walked = signed.walk()
    assert walked.findings == ()
    assert (walked.commits, walked.entries, walked.records) == (4, 4, 1)


def test_forged_author(signed: SignedOffice) -> None:
    signed.course(3)
    commit = signed.enter(*COURSE[3][:3], "zhifa-01", author="juzhang-01")
    findings = signed.told()
    assert [code for code, _ in findings] == ["E-7", "E-8"]
    for word in ("示罚〔2026〕1号", "决定", commit[:10], "zhifa-01", "案件承办人员，不是行政机关负责人"):
        assert word in findings[0][1]


def test_forged_author_without_signature(signed: SignedOffice) -> None:
    signed.course(3)
    commit = signed.enter(*COURSE[3][:3], None, author="juzhang-01")
    only(signed.told(), "E-6", "示罚〔2026〕1号", "“决定”", commit[:10], "没有签名")


def test_unknown_key(signed: SignedOffice) -> None:
    signed.course(3)
    commit = signed.enter(*COURSE[3][:3], "stranger")
    only(signed.told(), "E-6", "示罚〔2026〕1号", "“决定”", commit[:10], "SHA256:", "不在 roles.yaml 中")


def test_expired_post(signed: SignedOffice) -> None:
    regranted(signed, **{"juzhang-01": post("行政机关负责人", "2026-01-01", "2026-06-03")})
    signed.course()
    only(signed.told(), "E-7", "“决定”", "juzhang-01", "2026-06-04", "任至2026-06-03")


def test_post_that_expired_between_the_step_and_its_commit(signed: SignedOffice) -> None:
    regranted(signed, **{"juzhang-01": post("行政机关负责人", "2026-01-01", "2026-06-04")})
    signed.course(3)
    signed.enter(*COURSE[3], day="2026-06-05")
    only(signed.told(), "E-7", "“决定”", "juzhang-01", "提交当日（2026-06-05）已不任")


def test_post_not_yet_begun(signed: SignedOffice) -> None:
    regranted(signed, **{"juzhang-01": post("行政机关负责人", "2026-06-05")})
    signed.course()
    only(signed.told(), "E-7", "“决定”", "juzhang-01", "尚未任行政机关负责人，2026-06-05起任")


def test_post_of_another_unit(signed: SignedOffice) -> None:
    regranted(signed, **{"juzhang-01": post("行政机关负责人", "2026-01-01", unit="qu-sifaju")})
    signed.course()
    findings = signed.told()
    assert {code for code, _ in findings} == {"E-7"}
    assert "其行政机关负责人岗位在 qu-sifaju，不在 qu-shichangju" in findings[0][1]


def test_one_key_with_two_posts_of_one_case(signed: SignedOffice) -> None:
    # The posts follow one another, so roles.yaml is sound; the case is one all the same.
    regranted(
        signed,
        **{"zhifa-01": post("案件承办人员", "2026-01-01", "2026-05-31") + post("行政机关负责人", "2026-06-01")},
    )
    signed.course(3)
    commit = signed.enter(*COURSE[3][:3], "zhifa-01")
    only(signed.told(), "E-8", "示罚〔2026〕1号", "zhifa-01", "“调查取证”", "“决定”", commit[:10])


def test_two_keys_of_one_holder_are_one_holder(signed: SignedOffice) -> None:
    tree = signed.roles()
    holder = next(one for one in tree["holders"] if one["sign"] == "zhifa-01")
    holder["keys"].append({"key": signed.public_key("zhifa-01-second")})
    holder["posts"] = post("案件承办人员", "2026-01-01", "2026-05-31") + post("行政机关负责人", "2026-06-01")
    signed.write("roles.yaml", tree)
    signed.commit("renshi-01", "2026-05-02")
    signed.course(3)
    signed.enter(*COURSE[3][:3], "zhifa-01-second")
    only(signed.told(), "E-8", "zhifa-01")


def test_amended_entry(signed: SignedOffice) -> None:
    signed.course()
    rewritten_entry(signed, 1, on="2026-05-07")
    commit = signed.commit("juzhang-01", "2026-06-05")
    findings = signed.told()
    # It is the leader's own entry now, who is no investigator.
    assert {code for code, _ in findings} == {"E-7", "E-8", "E-9"}
    told = next(message for code, message in findings if code == "E-9")
    for word in (
        "示罚〔2026〕1号",
        "“调查取证”（2026-05-08，由“zhifa-01”签名）",
        commit[:10],
        "juzhang-01",
        "改动或者删去",
    ):
        assert word in told


def test_own_entry_amended_after_another_signed_the_next(signed: SignedOffice) -> None:
    signed.course(3)
    rewritten_entry(signed, 1, on="2026-05-07")
    signed.commit("zhifa-01", "2026-05-21")
    only(signed.told(), "E-9", "“调查取证”")


def test_own_entry_may_be_corrected_while_it_is_the_last(signed: SignedOffice) -> None:
    signed.course(2)
    rewritten_entry(signed, 1, on="2026-05-07")
    signed.commit("zhifa-01", "2026-05-08")
    assert signed.told() == []


def test_deleted_entry(signed: SignedOffice) -> None:
    signed.course()
    case = signed.case()
    del case["stages"][2]
    signed.write(CASE, case)
    commit = signed.commit("juzhang-01", "2026-06-05")
    only(signed.told(), "E-9", "“法制审核”（2026-05-20，由“fazhi-01”签名）", commit[:10], "juzhang-01")


def test_deleted_case(signed: SignedOffice) -> None:
    signed.course(2)
    (signed.root / CASE).unlink()
    commit = signed.commit("zhifa-09", "2026-06-05")
    only(signed.told(), "E-9", "示罚〔2026〕1号", commit[:10], "删去了整个案件")


def test_case_deleted_by_its_only_author(signed: SignedOffice) -> None:
    signed.course(1)
    (signed.root / CASE).unlink()
    signed.commit("zhifa-09", "2026-05-07")
    only(signed.told(), "E-9", "删去了整个案件")


def test_case_moved_to_another_file_is_the_same_case(signed: SignedOffice) -> None:
    signed.course(2)
    (signed.root / CASE).rename(signed.root / "powers/cases/moved.yaml")
    signed.commit("zhifa-01", "2026-05-09")
    assert signed.told() == []


def test_case_made_unreadable_and_mended_otherwise(signed: SignedOffice) -> None:
    signed.course()
    whole = (signed.root / CASE).read_text("utf-8")
    signed.write(CASE, "kind: [penalty_case\n")
    signed.commit("zhifa-01", "2026-06-05")
    signed.write(CASE, whole.replace("2026-05-08", "2026-05-07"))
    signed.commit("zhifa-01", "2026-06-05")
    assert "E-9" in {code for code, _ in signed.told()}


def test_id_that_would_write_into_what_was_verified(signed: SignedOffice) -> None:
    signed.course(1)
    forged = "x.json\ndata 0\nM 100644 inline forged"
    signed.write("powers/cases/aj-2.yaml", signed.case() | {"id": forged})
    signed.commit("zhifa-09", "2026-05-07")
    walked = signed.walk()
    assert (walked.findings, walked.records) == ((), 1)
    kept = signed.git("ls-tree", "-r", "--name-only", "refs/liangquan/verified").split()
    assert sorted(kept) == ["penalty_case/aj-1.json", "verified.json"]


def test_entry_slipped_in_before_anothers(signed: SignedOffice) -> None:
    signed.course(2)
    signed.enter(*COURSE[3])
    case = signed.case()
    case["stages"].insert(2, signed.entry(*COURSE[2][:3]))
    signed.write(CASE, case)
    signed.commit("fazhi-01", "2026-06-05")
    only(signed.told(), "E-9", "“决定”", "“法制审核”插到前面")


def test_order_of_entries_changed(signed: SignedOffice) -> None:
    signed.course()
    case = signed.case()
    case["stages"] = [case["stages"][place] for place in (1, 0, 2, 3)]
    signed.write(CASE, case)
    signed.commit("juzhang-01", "2026-06-05")
    only(signed.told(), "E-9")


def test_grounds_changed_after_the_decision(signed: SignedOffice) -> None:
    signed.course()
    signed.write(CASE, signed.case() | {"tier": "从轻"})
    commit = signed.commit("zhifa-01", "2026-06-05")
    only(signed.told(), "E-9", "改动了 tier", "“juzhang-01”的决定", commit[:10], "zhifa-01")


def test_what_happens_after_a_decision_may_be_entered(signed: SignedOffice) -> None:
    signed.course()
    signed.enter("送达", "2026-06-08", "案件承办人员", "zhifa-01", publication={"on": "2026-06-12"}, outcome="予以处罚")
    assert signed.told() == []


def test_case_changed_by_one_of_another_unit(signed: SignedOffice) -> None:
    regranted(signed, **{"other-01": post("案件承办人员", "2026-01-01", unit="qu-sifaju")})
    signed.course(2)
    signed.write(CASE, signed.case() | {"facts": "另一说法"})
    signed.commit("other-01", "2026-06-05")
    only(signed.told(), "E-7", "other-01", "在 qu-shichangju 没有岗位", "facts")


def test_case_moved_to_an_item_of_another_unit(signed: SignedOffice) -> None:
    signed.course(2)
    signed.write("powers/items/cf-2.yaml", {"kind": "power_item", "id": "cf-2", "unit": "qu-sifaju"})
    signed.write(CASE, signed.case() | {"item": "cf-2"})
    signed.commit("zhifa-01", "2026-05-09")
    from generator.provenance.git import Git  # only here the register is another
    from generator.provenance.walk import Items, walk  # as above

    files = {"cf-1": ITEM, "cf-2": "powers/items/cf-2.yaml"}
    day = date(2026, 11, 20)
    findings = walk(Git(signed.root), Items(files, {}), day, day).findings
    assert {one.finding.code for one in findings} == {"E-7", "E-9"}


def test_reordered_history(signed: SignedOffice) -> None:
    signed.course()
    assert signed.told() == []
    head = signed.git("rev-parse", "HEAD")
    signed.git("reset", "--quiet", "--hard", "HEAD~2")
    signed.git("checkout", "--quiet", head, "--", CASE)
    case = signed.case()
    # The decision first, its review after it: both signed anew by those who hold the posts.
    signed.git("reset", "--quiet", "--hard", "HEAD")
    signed.enter(*COURSE[3])
    signed.write(CASE, case)
    signed.commit("fazhi-01", "2026-06-04")
    only(signed.told(), "E-10", head[:10], "历史被改写")


def test_reordered_history_that_nobody_had_verified(signed: SignedOffice) -> None:
    signed.course(2)
    signed.enter(*COURSE[3])
    signed.enter(*COURSE[2], day="2026-06-05")
    case = signed.case()
    case["stages"][2:] = reversed(case["stages"][2:])
    signed.write(CASE, case)
    signed.commit("fazhi-01", "2026-06-05")
    only(signed.told(), "E-9", "“决定”")


def test_rewritten_history(signed: SignedOffice) -> None:
    signed.course()
    assert signed.told() == []
    old = signed.git("rev-parse", "HEAD")
    signed.git("reset", "--quiet", "--hard", "HEAD~1")
    signed.enter(*COURSE[3], tier="从轻")
    findings = signed.walk().findings
    only([(one.finding.code, one.finding.message.zh) for one in findings], "E-10", old[:10], "历史被改写")
    assert f"git diff {old[:10]}" in findings[0].finding.help.en
    # The verified history stays where it was, whatever happens to branches.
    signed.git("reflog", "expire", "--expire=now", "--all")
    signed.git("gc", "--quiet", "--prune=now")
    assert signed.git("cat-file", "-t", old) == "commit"


def test_back_dated_commit(signed: SignedOffice) -> None:
    regranted(signed, **{"juzhang-01": post("行政机关负责人", "2026-01-01", "2026-05-15")})
    signed.course(3)
    commit = signed.enter("决定", "2026-05-14", "行政机关负责人", "juzhang-01", day="2026-05-14")
    findings = signed.told()
    only(findings, "E-10", commit[:10], "2026-05-14", "2026-05-20", "日期倒填")


def test_back_dated_commit_of_one_who_has_left(signed: SignedOffice) -> None:
    # No commit lies between that would give it away; but on 1 July it was not there, and the post had ended in June.
    regranted(signed, **{"juzhang-01": post("行政机关负责人", "2026-01-01", "2026-06-15")})
    signed.course(3)
    assert signed.told(date(2026, 7, 1)) == []
    commit = signed.enter(*COURSE[3])
    only(signed.told(date(2026, 7, 2)), "E-10", "“决定”", "juzhang-01", commit[:10], "2026-07-01")


def test_entry_dated_after_its_commit_and_commit_of_the_future(signed: SignedOffice) -> None:
    signed.course(3)
    signed.enter(*COURSE[3], day="2026-06-03")
    only(signed.told(), "E-10", "“决定”", "晚于提交日期2026-06-03")


def test_commit_of_the_future(signed: SignedOffice) -> None:
    commit = signed.course(4)[-1]
    only(signed.told(date(2026, 6, 3)), "E-10", commit[:10], "晚于今天2026-06-03")


def test_self_granted_roles(signed: SignedOffice) -> None:
    signed.course(3)
    signed.holders["zhifa-01"] += post("行政机关负责人", "2026-06-01")
    signed.holders["zhifa-01"][0]["to"] = "2026-05-31"
    signed.write("roles.yaml", signed.roles())
    granted = signed.commit("zhifa-01", "2026-06-01")
    signed.enter(*COURSE[3][:3], "zhifa-01")
    findings = signed.told()
    # The grant counts for nothing, so neither does the decision.
    assert [code for code, _ in findings] == ["E-12", "E-7", "E-8"]
    assert granted[:10] in findings[0][1]
    assert "由“zhifa-01”签名，其不是管理人" in findings[0][1]


def test_roles_changed_without_signature_or_taken_away(signed: SignedOffice) -> None:
    signed.holders["stranger"] = post("行政机关负责人", "2026-01-01")
    signed.write("roles.yaml", signed.roles())
    signed.commit(None, "2026-05-02")
    only(signed.told(), "E-12", "没有签名")
    (signed.root / "roles.yaml").unlink()
    signed.commit("zhifa-01", "2026-05-03")
    assert [code for code, _ in signed.told()] == ["E-12", "E-12"]


def test_one_who_makes_himself_a_keeper(signed: SignedOffice) -> None:
    signed.write("roles.yaml", signed.roles() | {"keepers": ["renshi-01", "zhifa-01"]})
    signed.commit("zhifa-01", "2026-05-02")
    signed.holders["zhifa-01"] += post("执法机构负责人", "2026-01-01")
    signed.write("roles.yaml", signed.roles() | {"keepers": ["zhifa-01"]})
    signed.commit("zhifa-01", "2026-05-03")
    assert [code for code, _ in signed.told()] == ["E-12", "E-12"]


def test_keeper_leaves_roles_of_no_use(signed: SignedOffice) -> None:
    signed.write("roles.yaml", signed.roles() | {"keepers": []})
    signed.commit("renshi-01", "2026-05-02")
    only(signed.told(), "E-12", "不能使用", "renshi-01")


def test_first_roles_signed_by_one_whom_they_do_not_name_keeper(signed: SignedOffice) -> None:
    signed.git("checkout", "--quiet", "--orphan", "other")
    signed.commit("zhifa-01", "2026-05-01")
    only(signed.told(), "E-12", "其不是管理人")


def test_every_finding_says_what_to_do(signed: SignedOffice) -> None:
    signed.course(3)
    signed.enter(*COURSE[3][:3], "zhifa-01")
    rewritten_entry(signed, 0, on="2026-05-05")
    signed.commit(None, "2026-05-02")
    findings = signed.walk().findings
    assert {one.finding.code for one in findings} == {"E-6", "E-7", "E-8", "E-9", "E-10"}
    helps(findings)
