"""Documents for the search's own tests: this repository's records, read as they are, without the office's rules."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.casebook import ROOT

FOLDERS = {
    "power_item": "powers/items",
    "discretion_standard": "powers/standards",
    "provision": "powers/provisions",
    "unit": "powers/units",
    "community": "community/communities",
    "community_entry": "community/entries",
}
KIND_WORDS = {
    "power_item": "权力事项",
    "discretion_standard": "裁量标准",
    "provision": "法律条款",
    "unit": "单位",
    "community": "社区",
    "community_entry": "居务公开",
}
BEYOND = ["㐂𠮷小吃店的食品经营许可", "𠮷祥社区𬌗合面检查", "对𫚉鱼、𩽾𩾌捕捞的处罚", "𠀀𠀁𠀂", "ｶﾞ𠮷﨎的登记"]
"""Titles with characters beyond the first 65,536, and with compatibility ones."""
Document = dict[str, str]


def documents() -> Iterator[Document]:
    """Kind, owner, title, keys and body, as the engine's tests need them."""
    records = {kind: list(_records(folder)) for kind, folder in FOLDERS.items()}
    units = {unit["id"]: unit for unit in records["unit"]}
    communities = {community["id"]: community["name"] for community in records["community"]}
    for kind, those in records.items():
        for record in those:
            unit = units.get(record.get("unit") or record["publisher"], {})
            community = record["id"] if kind == "community" else record.get("community", "")
            names = [unit.get("name", ""), unit.get("short_name", ""), communities.get(community, "")]
            title = record.get("title") or record.get("name") or record.get("violation") or record["subject"]
            if kind == "provision":
                title = f"{record['law']}第{record['article']}条 {title}"
            yield {
                "kind": kind,
                "kind_words": KIND_WORDS[kind],
                "owner_kind": "community" if community else "unit",
                "owner": community or unit.get("id", ""),
                "owner_words": communities.get(community) or unit.get("short_name", ""),
                "title": title,
                "keys": " ".join([record.get("code", ""), *names, record.get("type", ""), KIND_WORDS[kind]]),
                "body": " ".join(_texts(record)),
                "note": " · ".join(filter(None, [names[1] or names[2], record.get("type", KIND_WORDS[kind])])),
                "address": f"{kind}/{record['id']}/",
                "day": str(record["published_on"]),
                "street": record.get("street", ""),
                "category": record.get("category", ""),
                "status": "" if record.get("status", "在用") == "在用" else record["status"],
            }
    for number, title in enumerate(BEYOND):
        about = {
            "kind": "unit",
            "kind_words": "单位",
            "owner_kind": "unit",
            "owner": "qu-shenji",
            "owner_words": "区审计局",
        }
        empty = {"note": "", "street": "", "category": "", "status": "", "day": "2026-01-01"}
        yield {
            **about,
            **empty,
            "title": title,
            "keys": "",
            "body": f"{title}，{title[::-1]}",
            "address": f"beyond/{number}/",
        }


@cache
def reduced_syllables(run: str) -> list[str]:
    """As generator/search/pinyin.py has them, by another hand."""
    from pypinyin import lazy_pinyin  # as late as there: its dictionaries take long

    found = []
    for syllable in lazy_pinyin(run, errors="ignore"):
        plain = syllable.replace("ü", "v")
        for initial, other in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l")):
            if plain.startswith(initial):
                plain = other + plain[len(initial) :]
                break
        found.append(plain[:-1] if plain[-3:] in ("ang", "eng", "ing") else plain)
    return found


def _records(folder: str) -> Iterator[dict[str, Any]]:
    for path in sorted(Path(ROOT, folder).rglob("*.yaml")):
        record = yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506  # a safe one, in C where there is one
        if record and "withdrawn_on" not in record:
            yield record


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
