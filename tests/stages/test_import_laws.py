"""Laws are imported with their articles; a faulty file changes nothing."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.kinds.law import Law
from generator.model.law_json import read_law_json
from generator.model.law_markdown import read_law_markdown
from generator.model.law_text import LawText
from generator.model.numerals import article_label
from generator.records.yaml_text import read_yaml
from generator.stages.import_laws import import_laws

LAWS = Path(__file__).parents[3] / "shared" / "domain" / "data" / "laws"
TODAY = date(2026, 11, 2)

_SETTINGS = """site_name: 演示区
site_url: https://example.invalid/
extra:
  liangquan: {demonstration: 'true', district_code: '510108', publisher: qu-sifaju}
"""
_MARKDOWN = """# 演示管理办法

效力级别：规范性文件
施行日期：2024-01-01

第一条 为了演示。

第二条 办法自公布之日起施行。
"""


@pytest.fixture
def district(tmp_path: Path) -> Path:
    root = tmp_path / "district"
    root.mkdir()
    (root / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    return root


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    _put(folder)
    return folder


def _put(folder: Path, name: str = "yanshi-tiaoli", **changes: Any) -> None:
    tree: dict[str, Any] = {
        "slug": name,
        "title": f"{name}条例",
        "level": "administrative_regulation",
        "issued": "2019-03-01",
        "effective": "2023-10-01",
        "articles": [{"number": str(n), "chapter": ["第一章 总则"], "text": f"甲{n}。\n乙。"} for n in (1, 2, 3)],
    }
    (folder / f"{name}.json").write_text(json.dumps(tree | changes, ensure_ascii=False), encoding="utf-8")


def _record(district: Path, name: str = "yanshi-tiaoli") -> dict[str, Any]:
    tree, findings = read_yaml((district / f"powers/laws/{name}.yaml").read_bytes())
    assert findings == []
    assert tree is not None
    return tree


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_law_is_published_by_the_sites_unit_today(district: Path, texts: Path) -> None:
    done = import_laws(district, texts, TODAY)
    assert (done.code, done.faults) == (0, ())
    assert "1 部法律、3 条" in done.said[0].zh
    record = _record(district)
    assert (record["publisher"], record["published_on"], record["level"]) == ("qu-sifaju", "2026-11-02", "行政法规")
    assert record["articles"][0] == {"number": "1", "chapter": ["第一章 总则"], "text": "甲1。\n乙。"}
    first = (district / "powers/laws/yanshi-tiaoli.yaml").read_text(encoding="utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=../../schemas/law.json"


def test_importing_twice_changes_nothing(district: Path, texts: Path) -> None:
    import_laws(district, texts, TODAY)
    before = _files(district)
    done = import_laws(district, texts, date(2027, 5, 1))
    assert _files(district) == before
    assert "1 部没有变化" in done.said[0].zh


@pytest.mark.parametrize("known_by", ["id", "title"])
def test_a_law_that_is_held_keeps_what_the_office_wrote(district: Path, texts: Path, known_by: str) -> None:
    title = "yanshi-tiaoli条例" if known_by == "title" else "另一名称"
    name = "yanshi-tiaoli" if known_by == "id" else "yanshi"
    held = district / "powers/laws/other.yaml"
    held.parent.mkdir(parents=True)
    held.write_text(
        f"# 由法规科维护\nkind: law\nid: {name}\npublisher: qu-fagai\npublished_on: 2020-01-01\ntitle: {title}\n"
        "short_title: 演示\nlevel: 地方性法规\ndocument_number: 演示令1号\neffective_from: 2019-01-01\neffective_to:\n",
        encoding="utf-8",
    )
    assert import_laws(district, texts, TODAY).code == 0
    assert [path.name for path in held.parent.iterdir()] == ["other.yaml"]
    assert held.read_text(encoding="utf-8").startswith("# 由法规科维护\n")
    record, _ = read_yaml(held.read_bytes())
    assert record is not None
    assert (record["id"], record["publisher"], record["published_on"]) == (name, "qu-fagai", "2020-01-01")
    assert (record["level"], record["short_title"], record["document_number"]) == ("地方性法规", "演示", "演示令1号")
    assert (record["effective_from"], record["changed_on"]) == ("2023-10-01", "2026-11-02")
    assert list(record)[3:5] == ["published_on", "changed_on"]
    articles = record["articles"]
    assert isinstance(articles, list)
    assert len(articles) == 3


def test_faulty_files_are_left_out_and_the_others_imported(district: Path, texts: Path) -> None:
    (texts / "b-broken.json").write_text("{", encoding="utf-8")
    (texts / "c-gap.md").write_text(_MARKDOWN.replace("第二条", "第三条"), encoding="utf-8")
    (texts / "d-folder.json").mkdir()
    _put(texts, "e-hidden", articles=[{"number": "1", "text": "甲\u202e乙"}])
    _put(texts, "f-undated", effective=None)
    _put(texts, "Ill named")
    done = import_laws(district, texts, TODAY)
    assert done.code == 1
    assert [path.name for path in (district / "powers/laws").iterdir()] == ["yanshi-tiaoli.yaml"]
    assert {fault.zh.split("：")[0] for fault in done.faults} == {
        "b-broken.json:1", "c-gap.md:8", "d-folder.json", "e-hidden.json", "f-undated.json", "Ill named.json",
    }  # fmt: skip
    assert "6 个文件有误" in done.said[0].zh


def test_a_record_too_large_to_be_read_is_not_written(district: Path, texts: Path) -> None:
    _put(texts, "long", articles=[{"number": "1", "text": "长" * 400_000}])
    done = import_laws(district, texts, TODAY)
    assert "超过 1,000,000 字节" in done.faults[0].zh
    assert not (district / "powers/laws/long.yaml").exists()


def test_one_law_in_two_files_is_told(district: Path, texts: Path) -> None:
    _put(texts, "zweite", slug="yanshi-tiaoli")
    done = import_laws(district, texts, TODAY)
    assert "与 yanshi-tiaoli.json 是同一部法律" in done.faults[0].zh


def test_another_record_under_the_same_name_is_left_alone(district: Path, texts: Path) -> None:
    path = district / "powers/laws/yanshi-tiaoli.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("kind: unit\n", encoding="utf-8")
    assert import_laws(district, texts, TODAY).code == 1
    assert path.read_text(encoding="utf-8") == "kind: unit\n"


def test_a_law_without_an_id_gets_one_in_pinyin(district: Path, texts: Path) -> None:
    (texts / "说明.md").write_text(_MARKDOWN, encoding="utf-8")
    assert import_laws(district, texts, TODAY).code == 0
    assert _record(district, "yan-shi-guan-li-ban-fa")["level"] == "规范性文件"


def test_the_folders_name_tells_the_level(district: Path, texts: Path) -> None:
    (texts / "部门规章").mkdir()
    text = _MARKDOWN.replace("效力级别：规范性文件\n", "")
    (texts / "部门规章" / "a.md").write_text(text, encoding="utf-8")
    assert import_laws(district, texts, TODAY).code == 0
    assert _record(district, "yan-shi-guan-li-ban-fa")["level"] == "部门规章"
    (texts / "部门规章" / "a.md").rename(texts / "a.md")
    (district / "powers/laws/yan-shi-guan-li-ban-fa.yaml").unlink()
    done = import_laws(district, texts, TODAY)
    assert "level" in done.faults[0].zh


def test_a_folder_that_is_not_there_or_empty_is_told(district: Path, tmp_path: Path) -> None:
    assert import_laws(district, tmp_path / "nowhere", TODAY).code == 2
    (tmp_path / "empty").mkdir()
    assert import_laws(district, tmp_path / "empty", TODAY).code == 1
    assert import_laws(tmp_path / "empty", tmp_path, TODAY).code == 2


@pytest.mark.skipif(not LAWS.is_dir(), reason="the collection of laws is not beside this repository")
def test_every_law_of_the_collection_becomes_a_valid_record(district: Path) -> None:
    done = import_laws(district, LAWS, TODAY)
    assert (done.code, done.faults) == (0, ())
    assert "67 部法律、4822 条" in done.said[0].zh
    laws = [_record(district, path.stem) for path in (district / "powers/laws").iterdir()]
    assert sum(len(Law.model_validate(law).articles) for law in laws) == 4822


@pytest.mark.skipif(not LAWS.is_dir(), reason="the collection of laws is not beside this repository")
def test_markdown_made_from_the_collection_holds_the_same_articles() -> None:
    for path in sorted(LAWS.glob("*.json")):
        law, _ = read_law_json(path.read_bytes())
        assert law is not None
        again, faults = read_law_markdown(_as_markdown(law).encode())
        assert faults == [], path
        assert again is not None
        assert again.articles == law.articles, path


def _as_markdown(law: LawText) -> str:
    lines, before = [f"# {law.title}"], tuple[str, ...]()
    for article in law.articles:
        for depth, heading in enumerate(article.chapter):
            if article.chapter[: depth + 1] != before[: depth + 1]:
                lines.append(f"{'#' * (depth + 2)} {heading}")
        before = article.chapter
        lines.append(f"{article_label(article.number)} {article.text}")
    return "\n\n".join(lines).replace("\n", "\n\n")
