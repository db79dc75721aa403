"""Compressed copies beside each text file: the same text, smaller, and never left behind."""

import gzip
from pathlib import Path

import brotli
import pytest

from tests.build.small_office import build, differing, put_text, remember_prose, tree, with_settings, write_office

TEXTS = {".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}
SHORT = "一"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    remember_prose(monkeypatch)
    root = tmp_path / "district"
    write_office(root)
    put_text(root / "content" / "short.txt", SHORT)
    put_text(root / "content" / "long.txt", SHORT * 1000)
    put_text(root / "content" / "picture.png", SHORT * 1000)
    put_text(root / "mkdocs.yml", with_settings(precompressed='"gz,br"'))
    assert not build(root).refused
    return root


def test_every_text_has_its_copies_and_they_hold_its_bytes(root: Path) -> None:
    site = tree(root / "site")
    # A small office's rows for the facets are some hundred bytes, and may be as short as they can be.
    texts = {path: data for path, data in site.items() if Path(path).suffix in TEXTS and path != "short.txt"}
    texts = {
        path: data for path, data in texts.items() if not (path.startswith(("facets/", "search/")) and len(data) < 500)
    }
    assert {Path(path).suffix for path in texts} >= {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"}
    for path, data in texts.items():
        assert gzip.decompress(site[f"{path}.gz"]) == data
        assert brotli.decompress(site[f"{path}.br"]) == data
        assert len(site[f"{path}.br"]) < len(data) > len(site[f"{path}.gz"])
    copies = {path for path in site if path.endswith((".gz", ".br")) and path.rpartition(".")[0] in texts}
    assert copies == {f"{path}.{ending}" for path in texts for ending in ("gz", "br")}


def test_a_text_that_compression_does_not_make_smaller_has_no_copy(root: Path) -> None:
    assert not list((root / "site").glob("short.txt.*"))


def test_no_gzip_header_names_a_time_a_file_or_a_system(root: Path) -> None:
    heads = {data[:10].hex() for path, data in tree(root / "site").items() if path.endswith(".gz")}
    assert heads == {"1f8b08000000000002ff"}


@pytest.mark.parametrize(
    "path", ["index.html.gz", "items/xk-shipin/index.html.br", "assets/site.css.gz", "sitemap.xml.br"]
)
@pytest.mark.parametrize("truncated", [True, False])
def test_a_copy_that_was_lost_or_cut_short_comes_back(root: Path, tmp_path: Path, path: str, truncated: bool) -> None:
    build(root, tmp_path / "clean")
    copy = root / "site" / path
    copy.write_bytes(copy.read_bytes()[:-1]) if truncated else copy.unlink()
    assert build(root).changed == (path,)
    assert differing(root / "site", tmp_path / "clean") == {}
    assert build(root).written == 0


@pytest.mark.parametrize(("further", "left"), [({}, set()), ({"precompressed": "gz"}, {".gz"})])
def test_copies_that_are_no_longer_wanted_go(
    root: Path, tmp_path: Path, further: dict[str, str], left: set[str]
) -> None:
    put_text(root / "mkdocs.yml", with_settings(**further))
    built = build(root)
    assert built.removed
    assert {Path(path).suffix for path in tree(root / "site")} & {".gz", ".br"} == left
    build(root, tmp_path / "clean")
    assert differing(root / "site", tmp_path / "clean") == {}


def test_a_page_that_goes_takes_its_copies_with_it(root: Path) -> None:
    assert (root / "site" / "about" / "index.html.gz").is_file()
    (root / "content" / "about.md").unlink()
    build(root)
    assert not (root / "site" / "about").exists()


def test_a_text_that_has_become_short_loses_its_copies(root: Path) -> None:
    put_text(root / "content" / "long.txt", SHORT)
    assert build(root).removed == 2
    assert [path.name for path in (root / "site").glob("long.txt*")] == ["long.txt"]
