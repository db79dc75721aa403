"""Prose: MkDocs' work, without what changes from run to run and without what the policy stops."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest

from generator.pages.areas import AREAS
from generator.pages.policy import refused_parts
from generator.stages.prose import MATERIAL_PARTIALS, build_prose, prose_inputs, template_folders
from tests.frame import ROOT, prose

SETTINGS = """
site_name: 某区
docs_dir: content
theme:
  name: material
  language: zh
  font: false
  palette:
    - {media: "(prefers-color-scheme)", toggle: {icon: x, name: 浅色}}
    - {media: "(prefers-color-scheme: light)", scheme: default, toggle: {icon: x, name: 深色}}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, toggle: {icon: x, name: 自动}}
plugins: []
markdown_extensions: [attr_list]
"""


def district(folder: Path, text: str, settings: str = SETTINGS) -> Path:
    (folder / "content").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (folder / "content" / "index.md").write_text(text, encoding="utf-8")
    return folder


def pages() -> dict[str, str]:
    return {path: data.decode() for path, data in prose().files.items() if path.endswith(".html")}


def test_every_page_of_the_prose_is_there():
    sources = (ROOT / "content").rglob("*.md")
    expected = {"404.html"}
    for source in sources:
        name = source.relative_to(ROOT / "content").with_suffix("").as_posix()
        expected.add("index.html" if name == "index" else f"{name.removesuffix('/index')}/index.html")
    assert set(pages()) == expected


def test_no_page_of_the_prose_holds_an_inline_script_or_style_or_another_host():
    assert {path: refused_parts(html) for path, html in pages().items() if refused_parts(html)} == {}


def test_every_file_that_a_page_loads_is_published():
    for path, html in pages().items():
        for address in re.findall(r'(?:<script src|<link rel="(?:stylesheet|icon)" href)="([^"]+)"', html):
            target = address.partition("?")[0].removeprefix("/").removeprefix("../")
            assert target in prose().files, (path, address)


def test_every_script_that_a_script_of_the_search_loads_is_published():
    files = prose().files
    said = {path: data.decode() for path, data in files.items() if re.fullmatch(r"assets/(frame|search/\w+)\.js", path)}
    del said["assets/search/material.js"], said["assets/search/lunr.js"]
    names = {name for text in said.values() for name in re.findall(r"\b(?:search/)?(\w+)\.js\b", text)}
    assert {"box", "page", "worker", "material"} <= names
    lists = re.findall(r"const names = \[(.*?)\]", said["assets/search/worker.js"])
    loaded = {name.strip('" ') for listed in lists for name in listed.split(",")}
    assert {f"assets/search/{name}.js" for name in loaded | {"box", "page", "worker", "material"}} <= files.keys()


def test_what_a_script_of_the_search_says_is_in_the_address_of_the_frames_script(tmp_path):
    root = district(tmp_path, "# 首页\n")
    before = build_prose(root).assets["assets/frame.js"]
    script = root / "site_templates" / "assets" / "search" / "page.js"
    script.parent.mkdir(parents=True)
    script.write_text("// another\n", "utf-8")
    assert build_prose(root).assets["assets/frame.js"] != before


def test_nothing_is_published_that_changes_with_the_day_or_that_no_page_asks_for():
    assert [path for path in prose().files if path.endswith((".map", ".gz", ".xml")) or "lunr" in path] == [
        "assets/search/lunr.js"
    ]
    assert not [path for path, html in pages().items() if re.search(r"mkdocs-\d", html)]


def test_the_same_content_gives_the_same_bytes_in_another_folder(tmp_path):
    first = build_prose(district(tmp_path / "a", "# 首页\n"))
    second = build_prose(district(tmp_path / "elsewhere" / "b", "# 首页\n"))
    assert not first.faults
    assert first == second


def test_the_same_content_gives_the_same_bytes_with_another_hash_seed_time_zone_and_locale():
    program = (
        "import hashlib; from pathlib import Path; from generator.stages.prose import build_prose;"
        f"built = build_prose(Path({str(ROOT)!r})); assert not built.faults;"
        "print(hashlib.sha256(repr((built.files, built.shells, built.assets, built.pages)).encode()).hexdigest())"
    )
    surroundings = (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"},
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env={**os.environ, **changed}, capture_output=True, check=True
        ).stdout
        for changed in surroundings
    }
    assert len(digests) == 1


def test_prose_and_frames_cost_at_most_two_cpu_seconds(tmp_path):
    root = district(tmp_path / "d", "# 首页\n")
    start = process_time()
    build_prose(root)
    assert process_time() - start <= 2.0


def test_a_district_without_templates_gets_the_ones_that_come_with_the_program(tmp_path):
    root = district(tmp_path / "d", "# 首页\n\n正文。\n")
    built = build_prose(root)
    assert "lq-tabs" in built.files["index.html"].decode()
    assert built.pages["index.md"].html.endswith("<p>正文。</p>")


def test_a_districts_own_template_comes_before_the_programs(tmp_path):
    root = district(tmp_path / "d", "# 首页\n")
    (root / "site_templates" / "partials").mkdir(parents=True)
    (root / "site_templates" / "partials" / "footer.html").write_text("<footer>本区</footer>", encoding="utf-8")
    assert template_folders(root)[0] == (root / "site_templates").resolve()
    assert "<footer>本区</footer>" in build_prose(root).files["index.html"].decode()


def test_prose_leaves_no_file_behind_in_the_district(tmp_path):
    root = district(tmp_path / "d", "# 首页\n")
    before = sorted(path.relative_to(root) for path in root.rglob("*"))
    build_prose(root)
    assert sorted(path.relative_to(root) for path in root.rglob("*")) == before


def test_a_link_to_a_page_that_is_not_there_is_told_with_its_file(tmp_path, capsys):
    built = build_prose(district(tmp_path / "d", "# 首页\n\n[办事](banshi.md)\n"))
    assert len(built.faults) == 1
    assert "index.md" in built.faults[0].zh
    assert "banshi.md" in built.faults[0].en
    assert not built.files
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("settings", ["site_name: [", "theme: material\n", SETTINGS + "nav: 3\n"])
def test_settings_that_mkdocs_refuses_are_told_and_stop_nothing_else(tmp_path, settings):
    built = build_prose(district(tmp_path / "d", "# 首页\n", settings))
    assert built.faults
    assert not built.shells


def test_a_frame_that_has_lost_a_slot_is_told_by_name(tmp_path):
    root = district(tmp_path / "d", "# 首页\n")
    (root / "site_templates").mkdir()
    source = (ROOT / "site_templates" / "main.html").read_text(encoding="utf-8").replace("⟦foot⟧", "")
    (root / "site_templates" / "main.html").write_text(source, encoding="utf-8")
    assert ["⟦foot⟧" in fault.zh for fault in build_prose(root).faults] == [True]


def test_a_district_may_leave_out_the_palette(tmp_path):
    built = build_prose(
        district(
            tmp_path / "d",
            "# 首页\n",
            "site_name: 某区\ndocs_dir: content\nplugins: []\ntheme: {name: material, font: false}\n",
        )
    )
    assert not built.faults
    assert "__palette" not in built.files["index.html"].decode()


def test_fonts_from_another_host_are_told(tmp_path):
    settings = SETTINGS.replace("font: false", "font: {text: Roboto}")
    assert any(
        "fonts.googleapis.com" in fault.zh
        for fault in build_prose(district(tmp_path / "d", "# 首页\n", settings)).faults
    )


def test_missing_settings_are_told(tmp_path):
    assert "mkdocs.yml" in build_prose(tmp_path).faults[0].zh


def test_a_script_in_the_prose_is_told_and_not_published(tmp_path):
    built = build_prose(district(tmp_path / "d", "# 首页\n\n<p onclick='x()'>按</p>\n"))
    assert [("onclick" in fault.zh, "index.html" in fault.en) for fault in built.faults] == [(True, True)]
    assert not built.files


def test_a_records_template_does_not_start_mkdocs_again():
    inputs = {path.relative_to(ROOT).as_posix() for path in prose_inputs(ROOT)}
    assert {"mkdocs.yml", "content/index.md", "site_templates/main.html", "site_templates/assets/site.css"} <= inputs
    assert "site_templates/partials/tabs.html" in inputs
    assert "site_templates/components/key_facts/key_facts.html" not in inputs


def test_every_template_of_materials_that_we_replace_is_an_input_of_the_prose():
    material = pytest.importorskip("material", reason="Material for MkDocs is not installed")
    theirs = Path(material.__file__).parent / "templates"
    ours = ROOT / "site_templates"
    replaced = {
        path.relative_to(ours).as_posix()
        for path in ours.rglob("*.html")
        if (theirs / path.relative_to(ours)).is_file() and path.parent != ours
    }
    inputs = {path.relative_to(ROOT).as_posix().removeprefix("site_templates/") for path in prose_inputs(ROOT)}
    assert replaced <= inputs
    assert set(MATERIAL_PARTIALS) <= replaced


def test_the_templates_list_of_areas_is_the_programs():
    source = (ROOT / "site_templates" / "partials" / "areas.html").read_text(encoding="utf-8")
    assert re.findall(r'\("(.*?)", "(.*?)", "(.*?)"\)', source) == [tuple(area) for area in AREAS]


def test_plain_mkdocs_builds_the_prose_without_an_inline_script(tmp_path):
    for name in ("mkdocs.yml", "content", "site_templates"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    built = sorted((tmp_path / "site").rglob("*.html"))
    assert len(built) == len(pages())
    for page in built:
        html = page.read_text(encoding="utf-8")
        assert refused_parts(html) == []
        assert "lq-tabs" in html
