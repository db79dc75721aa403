"""Every wrong argument or setting ends with code 2 and says what to do, in both languages; only our bugs end with 70."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline import District
from tests.build.small_office import MKDOCS, put_text, with_settings, write_office
from tests.stages.office_commands import Terminal

LANGUAGES = ("zh", "en")


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    root = tmp_path / "district"
    write_office(root)
    return Terminal(root, capsys)


def settings(text: str) -> Callable[[Path], object]:
    return lambda root: put_text(root / "mkdocs.yml", text)


def without(name: str) -> Callable[[Path], object]:
    return lambda root: (root / name).unlink()


def with_site_url(value: str) -> str:
    return MKDOCS.replace("site_url: https://example.test/\n", value)


def take_the_states_place(root: Path) -> None:
    put_text(root / ".liangquan", "a file where the state's folder goes")


def put_a_folder_in_its_place(root: Path) -> None:
    (root / "mkdocs.yml").unlink()
    (root / "mkdocs.yml").mkdir()


def in_the_way(name: str, **own: str) -> Callable[[Path], object]:
    def put(root: Path) -> None:
        put_text(root / "content" / name, "x")
        put_text(root / "mkdocs.yml", with_settings(**own))

    return put


SPOILT: dict[str, Callable[[Path], object]] = {
    "no mkdocs.yml": without("mkdocs.yml"),
    "mkdocs.yml is no YAML": settings("site_name: [\n"),
    "mkdocs.yml is not UTF-8": lambda root: (root / "mkdocs.yml").write_bytes("site_name: 区".encode("gbk")),
    "mkdocs.yml is empty": settings(""),
    "mkdocs.yml is a list": settings("- a\n- b\n"),
    "mkdocs.yml is a folder": put_a_folder_in_its_place,
    "no settings of ours": settings("site_name: x\n"),
    "an unknown setting of ours": settings(MKDOCS.replace("demonstration:", "demonstraton:")),
    "a setting of ours missing": settings(MKDOCS.replace(", publisher: qu-sifa", "")),
    "a setting that is neither true nor false": settings(
        MKDOCS.replace("demonstration: true", "demonstration: perhaps")
    ),
    "a compression that there isn't": settings(with_settings(precompressed="zip")),
    "compressions as a list": settings(with_settings(precompressed="[gz, br]")),
    "traditional characters neither wanted nor not": settings(with_settings(traditional="perhaps")),
    "a part of a range above a half": settings(with_settings(lenient_part="51")),
    "a part of a range with its sign": settings(with_settings(aggravated_part="30%")),
    "a large sum with its unit": settings(with_settings(large_sum_person="5000元")),
    "a large sum of nothing": settings(with_settings(large_sum_organisation="0")),
    "words in traditional characters as a list": settings(with_settings(traditional_words="[于某]")),
    "a word without its traditional characters": settings(with_settings(traditional_words="{于某: }")),
    "no site_url": settings(with_site_url("")),
    "a site_url that is no address": settings(with_site_url("site_url: example\n")),
    "a publisher that is no unit": settings(MKDOCS.replace("publisher: qu-sifa", "publisher: qu-nowhere")),
    "the state's place taken": take_the_states_place,
}
MKDOCS_REFUSES: dict[str, Callable[[Path], object]] = {
    "an unknown setting of MkDocs": settings(MKDOCS.replace("plugins: []", "plugins: [no-such-plugin]")),
    "an unknown theme": settings(MKDOCS.replace("name: material", "name: no-such-theme")),
    "no front page": without("content/index.md"),
    "a page of content/ where traditional ones stand": in_the_way("zh-hant/a.md", traditional="true"),
    "a file of content/ where a copy goes": in_the_way("data.json.gz", precompressed="gz"),
    "a template that Jinja refuses": lambda root: put_text(root / "site_templates" / "main.html", "{% extends %}"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
@pytest.mark.parametrize("words", [("build",), ("check",), ("why", "units/"), ("stats",)], ids=lambda words: words[0])
def test_a_district_that_cannot_be_opened_is_a_wrong_setting(
    terminal: Terminal, lang: str, spoil: Callable[[Path], object], words: tuple[str, ...]
) -> None:
    spoil(terminal.root)
    assert_told(terminal, words, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("spoil", MKDOCS_REFUSES.values(), ids=MKDOCS_REFUSES)
@pytest.mark.parametrize("words", [("build",), ("why", "units/"), ("stats",)], ids=lambda words: words[0])
def test_what_mkdocs_refuses_is_a_wrong_setting(
    terminal: Terminal, lang: str, spoil: Callable[[Path], object], words: tuple[str, ...]
) -> None:
    spoil(terminal.root)
    assert_told(terminal, words, lang)
    assert not (terminal.root / "site").exists()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "words",
    [
        ("check", "/etc/passwd"),
        ("check", ".."),
        ("check", "no/such/path"),
        ("why", "no/such/page/"),
        ("explain", "Z-99"),
        ("new", "no-such-kind"),
        ("build", "--jobs", "0"),
        ("build", "--today", "tomorrow"),
        ("sample", ".", "--scale", "small"),
        ("sample", "elsewhere", "--scale", "galaxy"),
        ("bild",),
        ("build", "superfluous"),
        ("build", "--site", "mkdocs.yml"),
        ("build", "--sitee", "x"),
        ("new",),
    ],
    ids=" ".join,
)
def test_a_wrong_argument_is_told(terminal: Terminal, lang: str, words: tuple[str, ...]) -> None:
    assert_told(terminal, words, lang)


def assert_told(terminal: Terminal, words: tuple[str, ...], lang: str) -> None:
    left = terminal.types(*words, lang=lang)
    assert left.code == 2, left
    assert "Traceback" not in left.out + left.err
    said = left.err.replace(str(terminal.root), "")
    assert bool(re.search(r"[\u4e00-\u9fff]", said)) == (lang == "zh"), said


@pytest.mark.parametrize(("lang", "words"), [("zh", "不是您的错"), ("en", "no fault of yours")])
def test_a_bug_of_ours_says_that_it_is_one(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(District, "build", fails)
    left = terminal.types("build", lang=lang)
    assert left.code == 70
    assert words in left.err
    assert "ZeroDivisionError" in left.err
