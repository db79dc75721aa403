"""One commit's change of one record, held against its signer: who may bring what, and what is closed.

Whoever signs an entry has signed the course up to it. So the entries up to the last one of another holder stay as they
are, and after a decision so does what it rests on.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import msgspec

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import E_6, E_7, E_8, E_9, E_10, I_10
from generator.provenance.roles import Term
from generator.provenance.signed_records import Entry, Name, Version
from generator.provenance.signers import Signer


class Brought(msgspec.Struct, frozen=True):
    """Who brought an entry: the holder's sign and key, the post and unit of the entry, commit and its day (ISO)."""

    sign: str
    key: str
    post: str
    unit: str
    commit: str
    day: str


NOBODY = Brought("", "", "", "", "", "")
"""Of an entry that was there before signing began."""


class Changed(NamedTuple):
    """A record before and after a commit, and the unit that holds its item at that commit."""

    before: Version | None
    after: Version | None
    unit: str
    unit_before: str


@dataclass
class Owners:
    """Who brought each entry of each record, as far as the history was walked."""

    of_records: dict[Name, dict[str, Brought]] = field(default_factory=dict)

    def of(self, version: Version) -> Mapping[str, Brought]:
        """By the entries' digests."""
        return self.of_records.setdefault((version.kind, version.id), {})

    def brings(self, version: Version, entry: Entry, brought: Brought) -> None:
        """Note who brought an entry."""
        self.of_records.setdefault((version.kind, version.id), {})[entry.digest] = brought


def judged(changed: Changed, signer: Signer, owners: Owners, verified_on: date | None) -> Iterator[Finding]:
    """Every finding of the change; notes in `owners` who brought what.

    `verified_on`: the day of the last verification, which did not see this commit.
    """
    before, after = changed.before, changed.after
    version = after or before
    if version is None:
        return
    if signer.fault is not None:
        yield _not_trusted(version, before, after, signer)
    old = before.entries if before else ()
    held = owners.of(version)
    closed = 0
    for position, entry in enumerate(old if version.signed.course or after is None else (), 1):
        if (owner := held.get(entry.digest, NOBODY)).sign != signer.sign or not owner.sign or after is None:
            closed = position
    if closed:
        yield from _closed(old[:closed], version, after, signer, held)
    if after is None:
        return
    new = [entry for entry in after.entries if entry not in old]
    for entry in new:
        if signer.fault is None:
            yield from _post(after, entry, changed.unit, signer, verified_on)
        brought = Brought(
            signer.sign, signer.key, entry.post, changed.unit, signer.commit.id, signer.commit.day.isoformat()
        )
        owners.brings(after, entry, brought)
    yield from _of_the_unit_itself(after, new, signer)
    yield from _other_fields(changed, after, signer, held)
    yield from _separated(after, new, owners.of(after))


def _who(version: Version) -> str:
    return f"{version.signed.title.zh}“{version.number}”"


def _who_en(version: Version) -> str:
    return f"{version.signed.title.en} {version.number}"


def _not_trusted(version: Version, before: Version | None, after: Version | None, signer: Signer) -> Finding:
    """E-6: no trusted signature."""
    old = before.entries if before else ()
    new = [entry for entry in (after.entries if after else ()) if entry not in old]
    names = "、".join(dict.fromkeys(entry.name for entry in new))
    fault = signer.fault or Text("", "")
    return E_6.at(
        version.place(new[0]) if new else (),
        Text(
            f"{_who(version)}{f'的“{names}”' if names else ''}：提交 {signer.commit.short} {fault.zh}",
            f"{_who_en(version)}{f', {names}' if names else ''}: commit {signer.commit.short}: {fault.en}",
        ),
        signer.remedy,
    )


def _closed(
    closed: tuple[Entry, ...], version: Version, after: Version | None, signer: Signer, held: Mapping[str, Brought]
) -> Iterator[Finding]:
    """E-9: what another has signed is neither changed nor deleted, and nothing is slipped in before it."""
    new = after.entries if after else ()
    if after is not None and new[: len(closed)] == closed:
        return
    lost = [entry for entry in closed if entry not in new]
    first = lost[0] if lost else next(one for one, other in zip(closed, new, strict=False) if one != other)
    owner = held.get(first.digest, NOBODY).sign
    signed = Text(f"由“{owner}”签名", f"signed by {owner}") if owner else Text("已有", "there before")
    if after is None:
        did = Text("删去了整个案件，其中", "deletes the whole case, and with it")
    elif lost:
        did = Text("改动或者删去了", "changes or deletes")
    else:
        slipped = next((entry for entry in new if entry not in closed), first)
        did = Text(
            f"把“{slipped.name}”插到前面，改变了", f"puts {slipped.name} before, and so changes the course up to"
        )
    by = signer.sign or "无有效签名者"
    yield E_9.at(
        version.place(first),
        Text(
            f"{_who(version)}的“{first.name}”（{first.on}，{signed.zh}）：提交 {signer.commit.short}（{by}）{did.zh}这一环节",
            f"{_who_en(version)}: commit {signer.commit.short} by {signer.sign or 'nobody known'} {did.en} the entry "
            f"{first.name} of {first.on}, {signed.en}",
        ),
        Text(
            f"恢复原样：git revert {signer.commit.short} 不能消除，须去掉这次提交；更正写成新的环节，撤回写 withdrawn",
            f"take commit {signer.commit.short} out of the history that is not yet verified; write a correction as a new entry, "
            "and `withdrawn` to take a case back",
        ),
    )


def _post(version: Version, entry: Entry, unit: str, signer: Signer, verified_on: date | None) -> Iterator[Finding]:
    """E-7 and E-10: the signer held the entry's post, and what it brings is neither of the future nor dated back."""
    place, commit = version.place(entry), signer.commit
    about = Text(
        f"{_who(version)}的“{entry.name}”：提交 {commit.short} 由“{signer.sign}”签名",
        f"{_who_en(version)}, {entry.name}: commit {commit.short} is signed by {signer.sign}",
    )
    day = entry.day
    if day is None or day > commit.day:
        yield E_10.at(
            (*place, "on"),
            Text(
                f"{about.zh}，环节日期{entry.on}晚于提交日期{commit.day}",
                f"{about.en} on {commit.day}, before the entry's own day {entry.on}",
            ),
            Text("环节办结之后再提交，日期照实写", "commit an entry once it is done, with its true day"),
        )
        return
    if not signer.holds(entry.post, unit, day):
        yield E_7.at(
            (*place, "post") if entry.post else place,
            Text(
                f"{about.zh}，{_lacks(entry, unit, signer, day).zh}",
                f"{about.en}, {_lacks(entry, unit, signer, day).en}",
            ),
            Text(
                f"由当日任{entry.post or '该环节岗位'}的人员签名提交；确已任职的，由管理人补写 roles.yaml",
                f"let a holder of {entry.post or 'the post'} sign it; if the signer is one, let a keeper write it into roles.yaml",
            ),
        )
    elif verified_on is not None and all(
        term.until is not None and term.until < verified_on for term in _fitting(signer, entry.post, unit)
    ):
        yield E_10.at(
            place,
            Text(
                f"{about.zh}（{commit.day}），其任职在{verified_on}验证时已经结束，那时还没有这次提交",
                f"{about.en} on {commit.day}, but that post had ended when the history was verified on {verified_on}, without it",
            ),
            Text("由现任人员签名重新提交", "let the present holder of the post sign and commit it anew"),
        )


def _of_the_unit_itself(version: Version, new: list[Entry], signer: Signer) -> Iterator[Finding]:
    """I-10: nobody approves items of a unit in which they hold a post."""
    if new and version.approved_unit and version.approved_unit in signer.units():
        yield I_10.at(
            version.place(new[0]),
            Text(
                f"{_who(version)}的“{new[0].name}”：提交 {signer.commit.short} 由“{signer.sign}”签名，其在 "
                f"{version.approved_unit} 任职，是审核自己单位的事项",
                f"{_who_en(version)}, {new[0].name}: commit {signer.commit.short} is signed by {signer.sign}, who holds a post in "
                f"{version.approved_unit} itself",
            ),
            Text(
                "由不在该单位任职的法制机构负责人审核并签名",
                "let a legal officer who holds no post in that unit approve and sign it",
            ),
        )


def _fitting(signer: Signer, post: str, unit: str) -> list[Term]:
    return [term for term in signer.terms if term.post == post and term.unit == unit]


def _lacks(entry: Entry, unit: str, signer: Signer, day: date) -> Text:
    """In what way the signer did not hold the post."""
    if not entry.post:
        return Text("环节没有写岗位", "the entry names no post")
    fitting = _fitting(signer, entry.post, unit)
    if not fitting:
        units = [term.unit for term in signer.terms if term.post == entry.post]
        if units:
            return Text(
                f"其{entry.post}岗位在 {units[0]}，不在 {unit}",
                f"who is {entry.post} in {units[0]}, not in {unit}, whose it is",
            )
        posts = "、".join(dict.fromkeys(term.post for term in signer.terms)) or "没有岗位"
        return Text(
            f"其岗位是{posts}，不是{entry.post}（{unit}）", f"whose posts are {posts}, not {entry.post} in {unit}"
        )
    for which, on in (
        (Text("环节当日", "the day of the entry"), day),
        (Text("提交当日", "the day of the commit"), signer.commit.day),
    ):
        if not any(term.holds(on) for term in fitting):
            begins = min(term.since for term in fitting)
            ends = max((term.until for term in fitting if term.until), default=None)
            if on < begins:
                return Text(
                    f"{which.zh}（{on}）尚未任{entry.post}，{begins}起任",
                    f"who was not yet {entry.post} on {which.en}, {on}: from {begins}",
                )
            return Text(
                f"{which.zh}（{on}）已不任{entry.post}，任至{ends}",
                f"who was no longer {entry.post} on {which.en}, {on}: up to {ends}",
            )
    return Text("两日之间任职中断", "whose post was interrupted between the two days")


def _other_fields(changed: Changed, after: Version, signer: Signer, held: Mapping[str, Brought]) -> Iterator[Finding]:
    """E-7: other fields are changed from inside the unit. E-9: not what a decision of another rests on, nor the unit."""
    before, commit = changed.before, signer.commit
    old = before.fields if before else {}
    fields = sorted(key for key in {*old, *after.fields} if old.get(key) != after.fields.get(key))
    gone = before is not None and any(entry not in after.entries for entry in before.entries)
    if (fields or gone) and signer.fault is None and changed.unit not in signer.units():
        yield E_7.at(
            (fields[0],) if fields else (after.signed.entries,),
            Text(
                f"{_who(after)}：提交 {commit.short} 由“{signer.sign}”签名，其{commit.day}在 {changed.unit} 没有岗位，"
                f"却改动了 {'、'.join(fields) or after.signed.entries}",
                f"{_who_en(after)}: commit {commit.short} by {signer.sign}, who had no post in {changed.unit} on {commit.day}, "
                f"changes {', '.join(fields) or after.signed.entries}",
            ),
            Text("由该单位的人员签名提交", "let somebody of that unit sign and commit it"),
        )
    if before is None:
        return
    decided = [entry for entry in before.entries if before.duty(entry) == before.signed.decision]
    owner = held.get(decided[-1].digest, NOBODY).sign if decided else ""
    sealed = [key for key in fields if key in after.signed.grounds] if decided and owner != signer.sign else []
    if sealed or changed.unit != changed.unit_before:
        what = "、".join(sealed) or ("item" if after.signed.course else "publisher")
        yield E_9.at(
            (sealed[0] if sealed else what,),
            Text(
                f"{_who(after)}：提交 {commit.short}（{signer.sign or '无有效签名者'}）改动了 {what}"
                + (f"，“{owner or '启用前'}”的决定以此为据" if sealed else "，使案件换了单位"),
                f"{_who_en(after)}: commit {commit.short} by {signer.sign or 'nobody known'} changes {what}, "
                + ("which the decision rests on" if sealed else "and so moves the case to another unit"),
            ),
            Text(
                "恢复原样；决定确有错误的，由作出决定的人员签名更正，或撤销决定",
                "put it back; where the decision was wrong, let who decided sign the correction, or annul it",
            ),
        )


def _separated(version: Version, new: list[Entry], held: Mapping[str, Brought]) -> Iterator[Finding]:
    """E-8: duties that are separated were signed by different holders."""
    for entry in new:
        duty, own = version.duty(entry), held[entry.digest]
        if not duty or not own.sign:
            continue
        for other in version.entries:
            theirs = held.get(other.digest, NOBODY)
            if theirs.sign == own.sign and frozenset((duty, version.duty(other))) in version.signed.apart:
                yield E_8.at(
                    version.place(entry),
                    Text(
                        f"{_who(version)}：“{own.sign}”既签了“{other.name}”（提交 {theirs.commit[:10]}），"
                        f"又签了“{entry.name}”（提交 {own.commit[:10]}）",
                        f"{_who_en(version)}: {own.sign} signed {other.name} (commit {theirs.commit[:10]}) and "
                        f"{entry.name} (commit {own.commit[:10]})",
                    ),
                    Text(
                        f"由没有{version.duty(other)}本案的人员{duty}并签名",
                        f"let one who did not sign {other.name} take {entry.name} and sign it",
                    ),
                )
                break
