"""A district of a dozen records on disk: small enough to be built a hundred times, with a page of every sort."""

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from generator.model.edition import Edition
from generator.pages.traditional import FOLDER
from generator.pipeline import District
from generator.records.yaml_text import read_yaml
from generator.records.yaml_writing import yaml_text
from generator.stages import catalogue_command, site_frame
from generator.stages.prose import Prose, build_prose, prose_inputs
from generator.stages.results import Built
from tests.pages.small_register import records, unit

TODAY = date(2026, 7, 1)
MKDOCS = """\
site_name: 示例区权力公开
site_url: https://example.test/
docs_dir: content
theme: {name: material, language: zh, font: false}
plugins: []
extra:
  generator: false
  liangquan: {demonstration: true, district_code: "510108", publisher: qu-sifa, approval: off}
"""


def with_settings(**further: str) -> str:
    """`mkdocs.yml` with further settings of ours, as they are written."""
    own = "".join(f", {name}: {value}" for name, value in ({"approval": "off"} | further).items())
    return MKDOCS.replace(", approval: off", own)


PROSE = {"index.md": "# 首页\n\n欢迎。\n", "about.md": "# 关于本站\n\n说明。\n"}


def write_office(root: Path, further_units: int = 0) -> None:
    """The district in `root`, sound, with some units besides."""
    for record in records():
        if record["id"] == "sz-2026-q2":
            record["statement"] |= {"opening": "160.50", "closing": "221.00"}
        put_record(root, record)
    for number in range(further_units):
        put_record(root, unit(f"qu-bumen-{number}", f"示例区第{number}局"))
    for name, text in PROSE.items():
        put_text(root / "content" / name, text)
    put_text(root / "mkdocs.yml", MKDOCS)


def put_record(root: Path, record: Mapping[str, Any]) -> Path:
    """Write a record where its kind and id say."""
    return put_text(record_file(root, record["kind"], record["id"]), yaml_text(record))


def record_file(root: Path, kind: str, id_: str) -> Path:
    return root / "powers" / kind / f"{id_}.yaml"


def record_in(file: Path) -> dict[str, Any]:
    tree, findings = read_yaml(file.read_bytes())
    assert isinstance(tree, dict), findings
    return tree


def edit(file: Path, **fields: Any) -> None:
    """Set some fields of the record in `file`."""
    put_text(file, yaml_text(record_in(file) | fields))


def put_text(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def build(root: Path, site: Path | None = None, *, today: date = TODAY, jobs: int = 1) -> Built:
    """Build in this process, as a command would."""
    with District(root, jobs) as district:
        return district.build(site or root / "site", today)


def changed_but_for_search(built: Built) -> set[str]:
    """Paths of the files that a build wrote, without the index that search reads."""
    index = ("search/", f"{FOLDER}search/")
    return {path for path in built.changed if not path.startswith(index) or path.endswith(".html")}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file under `folder`: path → bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def digest(folder: Path) -> str:
    """One hash of all paths and bytes under `folder`."""
    joint = hashlib.sha256()
    for path, data in tree(folder).items():
        joint.update(f"{path}\0{len(data)}\0".encode() + data)
    return joint.hexdigest()


def differing(one: Path, other: Path) -> dict[str, str]:
    """Paths at which two trees differ, each with what is the matter; empty where they are equal."""
    first, second = tree(one), tree(other)
    told = dict.fromkeys(first.keys() - second.keys(), "only in the first")
    told |= dict.fromkeys(second.keys() - first.keys(), "only in the second")
    return told | {path: "other bytes" for path in first.keys() & second.keys() if first[path] != second[path]}


_PROSE: Final[dict[str, Prose]] = {}


def remember_prose(monkeypatch: Any) -> None:
    """Run MkDocs once a process for each state of its inputs, for it takes longer than the rest of a small build.

    The key is of bytes alone: unlike the program's own, it is the same in another folder.
    """

    def remembered(root: Path, edition: Edition = Edition.PUBLIC) -> Prose:
        inputs = prose_inputs(root)
        names = [file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file) for file in inputs]
        key = hashlib.sha256(
            edition.encode() + repr([(n, f.read_bytes()) for n, f in zip(names, inputs, strict=True)]).encode()
        )
        if key.hexdigest() not in _PROSE:
            _PROSE[key.hexdigest()] = build_prose(root, edition)
        return _PROSE[key.hexdigest()]

    for user in (site_frame, catalogue_command):
        monkeypatch.setattr(user, "build_prose", remembered)
