"""Imports the texts of laws into the records of laws."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import ValidationError

from generator.diagnostics.diagnostic import Finding, Text
from generator.kinds.law import LAW, Law
from generator.model.blank_record import schema_line
from generator.model.fields import RECORD_ID
from generator.model.law_json import read_law_json
from generator.model.law_markdown import read_law_markdown
from generator.model.law_text import LawFault, LawText, level_named
from generator.model.pinyin import sort_key
from generator.model.schema_faults import schema_findings
from generator.records.source_files import UnreadableFile, read, walk
from generator.records.yaml_text import LARGEST, read_yaml
from generator.records.yaml_writing import Plain, yaml_text
from generator.settings import SettingsFault, read_settings
from generator.stages.compile_record import without_blanks
from generator.stages.outcome import Outcome

_LARGEST_SOURCE: Final = 8 * LARGEST
"""Bytes in a file to import: the text of a law with its markup is well below."""
_FIELDS: Final = ("short_title", "level", "document_number", "issuer", "issued", "version", "effective_from")
"""Fields that a text may tell, in the order of the record."""
_DAYS: Final = frozenset({"issued", "version", "effective_from"})
"""Those that belong to the text and change with it; the others stay as the office wrote them."""


class _Held(NamedTuple):
    """A law's record as it stands in the district."""

    path: str
    tree: Mapping[str, Plain]
    comments: tuple[str, ...]
    """The comment lines before its first field."""


class _Counts(NamedTuple):
    laws: int = 0
    articles: int = 0
    unchanged: int = 0


def import_laws(root: Path, folder: Path, today: date) -> Outcome:
    """Read every `.json` and `.md` below `folder` into the district at `root`: one record a law, with its articles.

    A law that the district holds already, by its id or its title, keeps its id, its publisher, its days of
    publication and whatever else stands there; its articles and days become those of the text. A file with a fault
    is left out and told, the others are imported. Doing it twice changes nothing.
    """
    try:
        publisher = read_settings(root).publisher
    except SettingsFault as fault:
        return Outcome(faults=(fault.message,), code=2)
    if not folder.is_dir():
        return Outcome(faults=(Text(f"没有 {folder} 这个文件夹", f"there is no folder {folder}"),), code=2)
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in {".json", ".md"})
    if not files:
        none = Text(f"{folder} 中没有 .json 或 .md 文件", f"{folder} holds no .json and no .md file")
        return Outcome(faults=(none,), code=1)
    held, told = _held(root)
    counts, seen = _Counts(), dict[str, Path]()
    for path in files:
        law, faults = _read(path, folder)
        if law is not None:
            record = _record_of(law, held, publisher, today)
            first = seen.setdefault(record.path, path)
            faults = [_twice(first.relative_to(folder))] if first != path else _write(root, record, held)
            if not faults:
                same = held.get(record.path) == record
                counts = _Counts(counts.laws + 1, counts.articles + len(law.articles), counts.unchanged + same)
        told += [_in_file(str(path.relative_to(folder)), fault) for fault in faults]
    return Outcome((_summary(counts, len(files)),), tuple(told), 1 if told else 0)


def _held(root: Path) -> tuple[dict[str, _Held], list[Text]]:
    """The records of laws by their paths, and which of them can't be read."""
    held, faults = {}, []
    for file in walk(root)[0]:
        if not file.path.startswith("powers/"):
            continue
        try:
            data = read(root, file.path)
        except UnreadableFile as fault:
            faults.append(_in_file(file.path, LawFault(None, fault.finding.message)))
            continue
        if not file.path.startswith(f"{LAW.folder}/") and b"kind: law" not in data:
            continue
        tree, findings = read_yaml(data)
        if tree is None or findings:
            faults.append(_in_file(file.path, _of_finding(findings[0])))
        elif tree.get("kind") == LAW.name:
            held[file.path] = _Held(file.path, tree, _comments(data.decode()))
    return held, faults


def _comments(text: str) -> tuple[str, ...]:
    found = []
    for line in text.split("\n"):
        if not line.startswith("#"):
            break
        found.append(line.rstrip())
    return tuple(found)


def _read(path: Path, folder: Path) -> tuple[LawText | None, list[LawFault]]:
    try:
        if path.stat().st_size > _LARGEST_SOURCE:
            told = Text(f"文件超过 {_LARGEST_SOURCE:,} 字节", f"the file has more than {_LARGEST_SOURCE:,} bytes")
            return None, [LawFault(None, told)]
        data = path.read_bytes()
    except OSError as fault:
        return None, [LawFault(None, Text(f"不能读取：{fault.strerror}", f"can't be read: {fault.strerror}"))]
    if path.suffix.lower() == ".json":
        return read_law_json(data)
    # Collections keep each level in a folder of its name.
    levels = [level for part in path.relative_to(folder).parts[:-1] if (level := level_named(part))]
    return read_law_markdown(data, levels[-1] if levels else "", path.stem)


def _record_of(law: LawText, held: dict[str, _Held], publisher: str, today: date) -> _Held:
    """The record as it should stand: the held one with the new text, or a new one."""
    known = _the_held(law, held)
    told: dict[str, Plain] = {name: value for name in _FIELDS if (value := getattr(law, name))}
    articles: Plain = [_article(article) for article in law.articles]
    if known is not None:
        kept = {name for name in _FIELDS if name not in _DAYS and known.tree.get(name)}
        new = {name: value for name, value in told.items() if name not in kept}
        tree = {**known.tree, **new, "articles": articles}
        return known._replace(tree=_changed(tree, today) if tree != known.tree else tree)
    id_ = law.id or _id_from(law.title)
    head: dict[str, Plain] = {"kind": LAW.name, "id": id_, "publisher": publisher, "published_on": today.isoformat()}
    tree = {**head, "title": law.title, **told, "articles": articles}
    return _Held(f"{LAW.folder}/{id_}.yaml", tree, (schema_line(LAW),))


def _changed(tree: Mapping[str, Plain], today: date) -> dict[str, Plain]:
    """The tree with today as the day of its change, beside the day of its publication."""
    changed: dict[str, Plain] = {}
    for key, value in tree.items():
        if key != "changed_on":
            changed[key] = value
        if key == "published_on":
            changed["changed_on"] = today.isoformat()
    return changed


def _the_held(law: LawText, held: dict[str, _Held]) -> _Held | None:
    by_id = (record for record in held.values() if law.id and record.tree.get("id") == law.id)
    by_title = (record for record in held.values() if record.tree.get("title") == law.title)
    return next(by_id, None) or next(by_title, None)


def _article(article: tuple[str, tuple[str, ...], str]) -> dict[str, Plain]:
    number, chapter, text = article
    return {"number": number, **({"chapter": list(chapter)} if chapter else {}), "text": text}


def _id_from(title: str) -> str:
    """The title without the country's name, in pinyin, as far as an id reaches."""
    syllables = sort_key(title.removeprefix("中华人民共和国")).split("\t")[0]
    words = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in syllables.lower()).split()
    made = ""
    for word in words:
        if len(made) + 1 + len(word) > 64:
            break
        made = f"{made}-{word}" if made else word
    return made


def _write(root: Path, record: _Held, held: dict[str, _Held]) -> list[LawFault]:
    """Put the record in its place if nothing is wrong with it; what is wrong."""
    id_ = str(record.tree.get("id", ""))
    if not RECORD_ID.fullmatch(id_):
        told = Text(f"编号“{id_}”不合格式，用小写字母、数字和连字符", f"the id “{id_}” has the wrong form")
        return [LawFault(None, told)]
    data = ("\n".join([*record.comments, ""]) + yaml_text(record.tree)).encode()
    faults = list(_faults(data))
    if faults or held.get(record.path) == record:
        return faults
    path = root / record.path
    beside = path.with_name(f".unfinished-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if record.path not in held and path.exists():
            told = Text(
                f"{record.path} 已经存在，但不是这部法律的记录", f"{record.path} is there and is another record"
            )
            return [LawFault(None, told)]
        beside.write_bytes(data)
        os.replace(beside, path)  # noqa: PTH105  # says that it overwrites
    except OSError as fault:
        return [LawFault(None, Text(f"不能写入 {record.path}：{fault.strerror}", f"can't write {record.path}"))]
    return []


def _faults(data: bytes) -> Iterator[LawFault]:
    """What the reader and the kind hold against the record."""
    tree, findings = read_yaml(data)
    if tree is not None and not findings:
        try:
            findings = list(LAW.checks(Law.model_validate(without_blanks(tree))))
        except ValidationError as fault:
            findings = list(schema_findings(fault, Law))
    yield from (_of_finding(finding) for finding in findings)


def _of_finding(finding: Finding) -> LawFault:
    message, mend = finding.message, finding.help
    return LawFault(None, Text(f"{message.zh}：{mend.zh}", f"{message.en}: {mend.en}"))


def _in_file(file: str, fault: LawFault) -> Text:
    place = f"{file}:{fault.line}" if fault.line else file
    return Text(f"{place}：{fault.message.zh}", f"{place}: {fault.message.en}")


def _twice(first: Path) -> LawFault:
    return LawFault(None, Text(f"与 {first} 是同一部法律，留下一份", f"the same law as {first}: keep one of the two"))


def _summary(counts: _Counts, files: int) -> Text:
    left = files - counts.laws
    zh = f"导入 {counts.laws} 部法律、{counts.articles} 条"
    en = f"{counts.laws} laws with {counts.articles} articles imported"
    if counts.unchanged:
        zh += f"（其中 {counts.unchanged} 部没有变化）"
        en += f" ({counts.unchanged} of them unchanged)"
    if left:
        zh += f"；{left} 个文件有误，没有导入"
        en += f"; {left} faulty files left out"
    return Text(f"{zh}。", f"{en}.")
