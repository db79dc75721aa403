"""What a walk tells of commits as a whole: rewritten, wrongly dated, smuggling, or changing roles without being allowed to."""

from datetime import date
from typing import Final

from generator.diagnostics.diagnostic import Diagnostic, Finding, Text
from generator.diagnostics.rules import E_10, E_11, E_12
from generator.provenance.git import ROLES, Commit
from generator.provenance.signers import Signer
from generator.provenance.verified import Verified


def rewritten(kept: Verified, head: str) -> Diagnostic:
    """E-10: what was verified is not in the history any more."""
    return E_10.in_file(
        ROLES,
        E_10.at(
            (),
            Text(
                f"{kept.on}验证过的提交 {kept.commit[:10]} 不在现在的历史（{head[:10]}）中：历史被改写",
                f"the commit {kept.commit[:10]}, verified on {kept.on}, is not in the present history ({head[:10]}): it was "
                "rewritten",
            ),
            Text(
                f"原来的历史仍在，用 git log {kept.commit[:10]} 查看，用 git diff {kept.commit[:10]} 比较；"
                "在它之上重新提交，不要强制推送",
                f"the old history is still there: see `git log {kept.commit[:10]}` and `git diff {kept.commit[:10]}`; commit on "
                "top of it, and never push by force",
            ),
        ),
    )


def not_by_keeper(signer: Signer) -> Finding:
    """E-12: roles.yaml was changed by one who may not."""
    fault = signer.fault or Text(
        f"由“{signer.sign}”签名，其不是管理人", f"it is signed by {signer.sign}, who is no keeper"
    )
    return E_12.at(
        ("keepers",),
        Text(
            f"修改 {ROLES} 的提交 {signer.commit.short} {fault.zh}",
            f"commit {signer.commit.short} changes {ROLES}: {fault.en}",
        ),
        Text(
            f"去掉这次提交，由修改之前的 {ROLES} 写明的管理人签名提交",
            f"take the commit out, and let a keeper whom {ROLES} named before it sign the change",
        ),
    )


def faulty_roles(signer: Signer, findings: list[Finding]) -> Finding:
    """E-12: a change after which roles.yaml can't be used."""
    first = findings[0].message
    return E_12.at(
        findings[0].path,
        Text(
            f"提交 {signer.commit.short}（{signer.sign}）使 {ROLES} 不能使用：{first.zh}",
            f"commit {signer.commit.short} by {signer.sign} leaves {ROLES} of no use: {first.en}",
        ),
        Text("改正后由管理人重新提交这一次", "mend it, and let a keeper commit that change anew"),
    )


def smuggled(commit: Commit, what: str, how: Text) -> Finding:
    """E-11: what a merge did of its own."""
    return E_11.at(
        (),
        Text(
            f"合并提交 {commit.short} 在 {what} 中{how.zh}", f"the merge {commit.short} smuggles into {what}: {how.en}"
        ),
        Text(
            "重做合并，只并入各方内容；要改的由经办人另作签名提交（git pull --rebase 不产生合并提交）",
            "merge anew, bringing only what the parents hold, and let whoever changes anything sign a commit of its own "
            "(`git pull --rebase` makes no merge)",
        ),
    )


def dated_back(commit: Commit, about: str, floor: date) -> Finding:
    """E-10: a commit that is dated before a signed one it follows."""
    return E_10.at(
        (),
        Text(
            f"提交 {commit.short}（{about}）日期是{commit.day}，却在{floor}的签名提交之后：日期倒填",
            f"commit {commit.short} ({about}) is dated {commit.day}, but follows a signed commit of {floor}: it is dated back",
        ),
        _CLOCK,
    )


def of_the_future(commit: Commit, about: str, today: date) -> Finding:
    """E-10: a commit that is dated after today."""
    return E_10.at(
        (),
        Text(
            f"提交 {commit.short}（{about}）日期是{commit.day}，晚于今天{today}",
            f"commit {commit.short} ({about}) is dated {commit.day}, after today, {today}",
        ),
        _CLOCK,
    )


_CLOCK: Final = Text("校准时钟，由经办人重新提交", "set the clock right, and let whoever did it commit it anew")
