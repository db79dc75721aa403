"""`liangquan catalogue`: written without a record being read, never over anything else, told clearly when it can't be."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.build.small_office import put_text, write_office
from tests.stages.office_commands import Terminal

HERE = ".liangquan/catalogue"


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    root = tmp_path / "district"
    write_office(root)
    return Terminal(root, capsys)


@pytest.mark.parametrize(("lang", "told"), [("zh", "组件目录已写出"), ("en", "The catalogue is written")])
def test_it_says_what_it_wrote_and_how_to_look_at_it(terminal: Terminal, lang: str, told: str) -> None:
    left = terminal.types("catalogue", lang=lang)
    assert left.code == 0, left
    assert told in left.out
    assert f"python -m http.server -b 127.0.0.1 -d {terminal.root / HERE} 8000" in left.out
    assert (terminal.root / HERE / "badge/index.html").is_file()
    assert not (terminal.root / "site").exists()


def test_it_needs_no_record_and_tells_nothing_of_a_faulty_one(terminal: Terminal) -> None:
    for folder in ("powers", "flowcharts", "community"):
        shutil.rmtree(terminal.root / folder, ignore_errors=True)
    put_text(terminal.root / "powers/items/broken.yaml", "[")
    assert terminal.types("catalogue").code == 0


def test_a_catalogue_is_complete_by_itself(terminal: Terminal) -> None:
    terminal.types("catalogue")
    folder = terminal.root / HERE
    for page in folder.rglob("index.html"):
        html = page.read_text(encoding="utf-8")
        for asked in re.findall(r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]*(?:href|src)="([^"?]+)', html):
            assert (page.parent / asked).resolve().is_file(), f"{page}: {asked}"


def test_writing_it_again_changes_nothing_and_leaves_nothing_old(terminal: Terminal) -> None:
    terminal.types("catalogue")
    folder = terminal.root / HERE
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    put_text(folder / "gone/index.html", "a component that is no more")
    terminal.types("catalogue")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_it_can_be_written_elsewhere_and_there_again(terminal: Terminal, tmp_path: Path) -> None:
    elsewhere = tmp_path / "looks"
    for _ in range(2):
        assert terminal.types("catalogue", "--out", str(elsewhere)).code == 0
    assert (elsewhere / "index.html").is_file()
    assert not (terminal.root / HERE).exists()


def test_a_districts_own_component_stands_in_the_catalogue(terminal: Terminal) -> None:
    own = terminal.root / "site_templates/components/weather"
    put_text(
        own / "weather.html", "{#- weather(words): the sky. -#}\n{% macro weather(words) %}{{ words }}{% endmacro %}"
    )
    terminal.types("catalogue")
    page = (terminal.root / HERE / "weather/index.html").read_text(encoding="utf-8")
    assert "还没有例子" in page
    put_text(own / "examples.yaml", "title: 天气\nexamples:\n- {state: ordinary, name: 晴, arguments: [晴空万里]}\n")
    terminal.types("catalogue")
    assert "晴空万里" in (terminal.root / HERE / "weather/index.html").read_text(encoding="utf-8")


def examples(text: str) -> Callable[[Path], object]:
    def put(root: Path) -> None:
        put_text(root / "site_templates/components/fees/examples.yaml", text)

    return put


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "no mkdocs.yml": (lambda root: (root / "mkdocs.yml").unlink(), "mkdocs.yml"),
    "examples that are no YAML": (examples("title: [\n"), "fees/examples.yaml"),
    "examples without a title": (examples("examples: []\n"), "title"),
    "a state that is none": (
        examples("title: 收费\nexamples:\n- {name: 甲, state: rainy}\n"),
        "rainy",
    ),
    "examples that their macro refuses": (
        examples("title: 收费\nexamples:\n- {name: 甲, state: ordinary, arguments: [[{name: 费}]]}\n"),
        "fees/examples.yaml",
    ),
    "too many arguments": (
        examples("title: 收费\nexamples:\n- {name: 甲, state: ordinary, arguments: [[], 1, 2]}\n"),
        "fees/examples.yaml",
    ),
    "a repeat that says no number": (
        examples("title: 收费\nexamples:\n- {name: 甲, state: ordinary, arguments: [[{repeat: many, of: {}}]]}\n"),
        "repeat",
    ),
    "a process without steps": (
        examples("title: 收费\nexamples:\n- {name: 甲, state: ordinary, process: {id: a}}\n"),
        "fees/examples.yaml",
    ),
    "an arrow to a step that isn't there": (
        examples(
            "title: 收费\nexamples:\n- name: 甲\n  state: ordinary\n  process:\n    id: a\n    title: 乙\n"
            "    steps: [{id: yi, name: 开始, shape: 开始}]\n    arrows: [{source: yi, target: er}]\n"
        ),
        "er",
    ),
    "a template that Jinja refuses": (
        lambda root: put_text(root / "site_templates/components/fees/fees.html", "{% macro fees( %}"),
        "fees.html",
    ),
    "its place is taken": (lambda root: put_text(root / ".liangquan", "a file"), ".liangquan"),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("spoil", "named"), REFUSED.values(), ids=REFUSED)
def test_what_keeps_it_from_being_written_is_told(
    terminal: Terminal, lang: str, spoil: Callable[[Path], object], named: str
) -> None:
    spoil(terminal.root)
    assert_told(terminal, ("catalogue",), lang, named)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("place", [".", "content", "powers/looks", "site_templates", "mkdocs.yml"])
def test_it_is_never_written_among_the_sources(terminal: Terminal, lang: str, place: str) -> None:
    assert_told(terminal, ("catalogue", "--out", str(terminal.root / place)), lang, place.strip("."))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_never_written_over_a_site(terminal: Terminal, lang: str) -> None:
    site = terminal.root / "site"
    assert terminal.types("build").code == 0
    before = sorted(site.rglob("*"))
    assert_told(terminal, ("catalogue", "--out", str(site)), lang, "site")
    assert sorted(site.rglob("*")) == before


def test_a_site_is_never_built_over_a_catalogue(terminal: Terminal, tmp_path: Path) -> None:
    terminal.types("catalogue", "--out", str(tmp_path / "looks"))
    assert terminal.types("build", "--site", str(tmp_path / "looks")).code == 2


def assert_told(terminal: Terminal, words: tuple[str, ...], lang: str, named: str) -> None:
    left = terminal.types(*words, lang=lang)
    assert left.code == 2, left
    assert named in left.err
    said = left.err.replace(str(terminal.root), "")
    assert "Traceback" not in said
    assert bool(re.search(r"[\u4e00-\u9fff]", said)) == (lang == "zh"), said
