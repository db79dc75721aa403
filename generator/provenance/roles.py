"""`roles.yaml`: the district's posts, who holds them from when to when, and the public keys by which they sign.

Holders are named by their signs in the office (工号), not by name. `keepers` are the holders who may change the file.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import combinations
from typing import Annotated, Final

from pydantic import ConfigDict, Field, ValidationError

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import E_1, E_2, E_3, E_4, E_5, R_1
from generator.model.cases import Post
from generator.model.fields import Day, Label, Reference
from generator.model.kind import Part
from generator.model.schema_faults import schema_findings
from generator.model.words import Words
from generator.provenance.keys import PublicKey, UnreadableKey, read_key
from generator.records.yaml_text import read_yaml
from generator.stages.compile_record import without_blanks


class Term(Part):
    """A post that somebody held in a unit, first and last day included."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    unit: Annotated[str, Reference("unit"), Label("单位", "unit", "qu-shichang-jianguan")]
    post: Annotated[Words, Label("岗位", "post, in the words of the entries", "案件承办人员")]
    since: Annotated[Day, Label("起", "first day", "2026-01-01"), Field(alias="from")]
    until: Annotated[
        Day | None, Label("止", "last day; left out while it goes on", "2028-12-31"), Field(alias="to")
    ] = None

    def holds(self, day: date) -> bool:
        """Whether the post was held on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


class HeldKey(Part):
    """A public key, and the last day on which it counts where it was replaced or lost."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    key: Annotated[Words, Label("公钥", "public key: a line of SSH or a block of OpenPGP", "ssh-ed25519 AAAA…")]
    until: Annotated[
        Day | None, Label("停用前最后一日", "last day on which it counts; left out while in use", ""), Field(alias="to")
    ] = None


class Holder(Part):
    """Somebody who signs."""

    sign: Annotated[Words, Label("工号或代号", "sign inside the office", "shijian-01")]
    keys: Annotated[tuple[HeldKey, ...], Label("公钥", "public keys, a new one added when one is replaced", "")]
    posts: Annotated[tuple[Term, ...], Label("任职", "posts, in the order of their days", "")] = ()


class RolesFile(Part):
    """The whole file."""

    keepers: Annotated[
        tuple[Words, ...], Label("本文件的管理人", "signs of those who may change this file", "qu-renshi-01")
    ]
    holders: Annotated[tuple[Holder, ...], Label("持有人", "holders of posts and keys", "")]


APART: Final = frozenset({Post.OFFICER, Post.LEGAL, Post.AGENCY_HEAD})
"""Posts that investigate, review and decide: nobody holds two of them in a unit (处罚法 art. 57, 58)."""


@dataclass(frozen=True, slots=True)
class Roles:
    """A file that has no fault of its own: each holder's keys, in the order of the file."""

    file: RolesFile
    keys: Mapping[tuple[int, int], PublicKey]
    """By the places of the holder and of the key in the file."""

    def is_keeper(self, sign: str) -> bool:
        """Whether the holder may change the file."""
        return sign in self.file.keepers


def read_roles(data: bytes) -> tuple[Roles | None, list[Finding]]:
    """The roles in a file's bytes and what is wrong with them; None where something is."""
    tree, findings = read_yaml(data)
    if tree is None or findings:
        return None, findings
    try:
        file = RolesFile.model_validate(without_blanks(tree))
    except ValidationError as fault:
        return None, list(schema_findings(fault, RolesFile))
    keys: dict[tuple[int, int], PublicKey] = {}
    findings = [*_read_keys(file, keys), *_twice(file, keys), *_terms(file), *_keepers(file)]
    return (None if findings else Roles(file, keys)), findings


def unit_findings(roles: Roles, units: Collection[str]) -> Iterator[Finding]:
    """R-1: each post is one of a unit of the register."""
    for place, holder in enumerate(roles.file.holders):
        for at, term in enumerate(holder.posts):
            if term.unit not in units:
                near = get_close_matches(term.unit, units, n=1)
                yield R_1.at(
                    ("holders", place, "posts", at, "unit"),
                    Text(f"没有编号为“{term.unit}”的单位", f"there is no unit “{term.unit}”"),
                    Text(
                        (f"是不是“{near[0]}”？" if near else "") + "写 powers/units/ 中一个单位的编号",
                        (f"did you mean “{near[0]}”? " if near else "") + "write the id of a unit in powers/units/",
                    ),
                )


def _read_keys(file: RolesFile, keys: dict[tuple[int, int], PublicKey]) -> Iterator[Finding]:
    """E-1, and fills `keys` with those that can be read."""
    for place, holder in enumerate(file.holders):
        if not holder.keys:
            yield E_1.at(
                ("holders", place, "keys"),
                Text(f"“{holder.sign}”没有公钥", f"{holder.sign} has no key"),
                Text("写一把公钥，或删去这一人", "write a public key, or delete the holder"),
            )
        for at, held in enumerate(holder.keys):
            try:
                keys[place, at] = read_key(held.key)
            except UnreadableKey as fault:
                yield E_1.at(("holders", place, "keys", at, "key"), fault.message, fault.write)


def _twice(file: RolesFile, keys: Mapping[tuple[int, int], PublicKey]) -> Iterator[Finding]:
    """E-2: a key and a sign stand once in the file."""
    owners: dict[str, str] = {}
    for (place, at), key in keys.items():
        name, sign = "".join(key.text.split()), file.holders[place].sign
        if name in owners:
            yield E_2.at(
                ("holders", place, "keys", at, "key"),
                Text(f"这把公钥已写在“{owners[name]}”名下", f"this key stands under {owners[name]} already"),
                Text(
                    "每人用自己的密钥；同一人的几个岗位写在同一个 sign 的 posts 下",
                    "everybody has a key of their own; several posts of one holder stand under one `sign`",
                ),
            )
        owners.setdefault(name, sign)
    signs: set[str] = set()
    for place, holder in enumerate(file.holders):
        if holder.sign in signs:
            yield E_2.at(
                ("holders", place, "sign"),
                Text(f"“{holder.sign}”写了两次", f"{holder.sign} is written twice"),
                Text(
                    "合并到一处：keys 和 posts 都可以有几条", "write it once: `keys` and `posts` may have several lines"
                ),
            )
        signs.add(holder.sign)


def _terms(file: RolesFile) -> Iterator[Finding]:
    """E-3 and E-4: no term ends before it begins, and nobody holds two posts of a unit that are separated."""
    for place, holder in enumerate(file.holders):
        for at, term in enumerate(holder.posts):
            if term.until is not None and term.until < term.since:
                yield E_4.at(
                    ("holders", place, "posts", at, "to"),
                    Text(f"止期{term.until}早于起期{term.since}", f"it ends on {term.until}, before {term.since}"),
                    Text(
                        "核对 from 和 to；仍在任的删去 to 一行", "check `from` and `to`; where it goes on, delete `to`"
                    ),
                )
        for (_, one), (at, other) in combinations(enumerate(holder.posts), 2):
            if (
                one.unit == other.unit
                and one.post != other.post
                and {one.post, other.post} <= APART
                and one.since <= (other.until or date.max)
                and other.since <= (one.until or date.max)
            ):
                yield E_3.at(
                    ("holders", place, "posts", at),
                    Text(
                        f"“{holder.sign}”同时任{one.post}和{other.post}",
                        f"{holder.sign} is {one.post} and {other.post} at the same time",
                    ),
                    Text(
                        "调查、审核、决定的岗位由不同的人担任，或改正起止日期（处罚法第五十七条、第五十八条）",
                        "let others investigate, review and decide, or mend the days (处罚法 art. 57, 58)",
                    ),
                )


def _keepers(file: RolesFile) -> Iterator[Finding]:
    """E-5: somebody may change the file, and it is known who."""
    signs = [holder.sign for holder in file.holders]
    if not file.keepers:
        yield E_5.at(
            ("keepers",),
            Text("没有写明谁可以修改本文件", "nobody may change this file"),
            Text("写一至三人的工号，如 - qu-renshi-01", "write the signs of one to three holders, as - qu-renshi-01"),
        )
    for place, sign in enumerate(file.keepers):
        if sign not in signs:
            near = get_close_matches(sign, signs, n=1)
            yield E_5.at(
                ("keepers", place),
                Text(f"管理人“{sign}”不在 holders 中", f"the keeper {sign} is none of the holders"),
                Text(
                    (f"是不是“{near[0]}”？" if near else "") + "在 holders 下写明其公钥，可以没有 posts",
                    (f"did you mean {near[0]}? " if near else "")
                    + "write the holder with a key; `posts` may be left out",
                ),
            )
