"""The gate of the public site. Rules: P-5, P-6, P-7 are held here, for no single record breaks them."""

import re
from pathlib import Path

import pytest

from generator.disclosure.digit_runs import numbers_in
from generator.disclosure.sighting import value_hash
from generator.stages.gate import has_long_number
from tests.build.small_office import TODAY, edit, put_text, record_file, tree, write_office
from tests.disclosure.office_files import xlsx
from tests.disclosure.plants import Plants
from tests.stages.office_commands import Terminal

KEPT_BACK = "发现虚报面积后仍按原数核发补贴的苗头"
HIDDEN = "qu-bumen-0"


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    write_office(tmp_path, further_units=2)
    edit(record_file(tmp_path, "unit", HIDDEN), edition="intranet", duties=[KEPT_BACK])
    terminal = Terminal(tmp_path, capsys)
    assert terminal.types("build", "--jobs", "1").code == 0
    return terminal


def test_a_sentence_of_the_intranet_in_prose_refuses_the_build(terminal: Terminal) -> None:
    put_text(terminal.root / "content" / "about.md", f"# 关于本站\n\n说明：{KEPT_BACK}。\n")
    before = tree(terminal.root / "site")
    left = terminal.types("build", "--jobs", "1")
    assert left.code == 1
    assert "P-5" in left.out
    assert f"powers/unit/{HIDDEN}.yaml" in left.out
    assert "about/index.html" in left.out
    assert KEPT_BACK not in left.out + left.err
    assert tree(terminal.root / "site") == before


def test_a_sentence_of_the_intranet_in_the_district_s_own_template_refuses_the_build(terminal: Terminal) -> None:
    put_text(terminal.root / "site_templates" / "clarity.html", f"{{% macro a() %}}{KEPT_BACK}{{% endmacro %}}")
    ours = (Path(__file__).parents[2] / "site_templates" / "unit.html").read_text("utf-8")
    put_text(terminal.root / "site_templates" / "unit.html", ours + f"<p>{KEPT_BACK}</p>")
    left = terminal.types("build", "--jobs", "1")
    assert left.code == 1
    assert "P-5" in left.out


def test_a_sentence_that_the_intranet_comes_to_hold_is_looked_for_in_pages_that_stand(terminal: Terminal) -> None:
    sentence = "每周三上午在社区活动室为居民免费修补雨伞"
    put_text(terminal.root / "content" / "about.md", f"# 关于本站\n\n{sentence}。\n")
    assert terminal.types("build", "--jobs", "1").code == 0
    edit(record_file(terminal.root, "unit", HIDDEN), duties=[KEPT_BACK, sentence])
    left = terminal.types("build", "--jobs", "1")
    assert left.code == 1
    assert "about/index.html" in left.out


def test_what_a_record_for_the_public_says_too_is_no_leak(terminal: Terminal) -> None:
    edit(record_file(terminal.root, "unit", "qu-bumen-1"), duties=[KEPT_BACK])
    assert terminal.types("build", "--jobs", "1").code == 0
    assert KEPT_BACK in (terminal.root / "site" / "units" / "qu-bumen-1" / "index.html").read_text("utf-8")


def test_when_nothing_changed_nothing_is_searched(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("searched")

    monkeypatch.setattr("generator.stages.stamp_pages.leaks_in", never)
    monkeypatch.setattr("generator.stages.prose_disclosure.personal_data", never)
    monkeypatch.setattr("generator.disclosure.records.personal_data", never)
    assert terminal.types("build", "--jobs", "1").code == 0


def test_only_files_that_changed_are_searched(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []

    def looked(path: str, *_: object) -> list[object]:
        searched.append(path)
        return []

    monkeypatch.setattr("generator.stages.stamp_pages.leaks_in", looked)
    edit(record_file(terminal.root, "unit", "qu-bumen-1"), telephone="028-80000099")
    assert terminal.types("build", "--jobs", "1").code == 0
    pages = {path for path in searched if path.endswith(".html")}
    assert "units/qu-bumen-1/index.html" in pages
    assert not any(path.startswith("items/") and path != "items/index.html" for path in pages)


def test_an_attachment_is_looked_into_and_its_file_is_told(terminal: Terminal) -> None:
    _, line = Plants(1).mobile()
    (terminal.root / "content" / "mingdan.xlsx").write_bytes(xlsx(f"联系{line}"))
    left = terminal.types("build", "--jobs", "1")
    assert left.code == 1
    assert "P-1" in left.out
    assert "content/mingdan.xlsx" in left.out
    assert not (terminal.root / "site" / "mingdan.xlsx").exists()


def test_a_file_that_can_t_be_looked_into_refuses_the_build(terminal: Terminal) -> None:
    (terminal.root / "content" / "mingdan.xlsx").write_bytes(xlsx("x")[:-40])
    left = terminal.types("build", "--jobs", "1")
    assert left.code == 1
    assert "P-6" in left.out


def test_prose_is_told_with_its_line_and_without_the_number(terminal: Terminal) -> None:
    put_text(terminal.root / "content" / "about.md", "# 关于本站\n\n说明。\n\n联系13800138000。\n")
    for form in ("text", "json", "github", "sarif"):
        left = terminal.types("check", "--format", form)
        assert left.code == 1
        assert "13800138000" not in left.out
        assert "138" in left.out
    assert "content/about.md:5:3" in terminal.types("check").out


@pytest.mark.parametrize(
    ("until", "code", "expired"), [("2027-12-31", 0, False), (TODAY.isoformat(), 0, False), ("2026-01-01", 1, True)]
)
def test_an_exception_holds_until_its_day(terminal: Terminal, until: str, code: int, expired: bool) -> None:
    put_text(terminal.root / "content" / "about.md", "# 关于本站\n\n客服 13800138000。\n")
    entry = f"value: {value_hash('13800138000')}, reason: 运营商客服号码, by: 区司法局, until: {until}"
    put_text(terminal.root / "disclosure.yaml", f"exceptions:\n- {{{entry}}}\n")
    left = terminal.types("build", "--jobs", "1")
    assert left.code == code
    assert ("P-7" in left.out) == expired
    assert ("13800138000" in (terminal.root / "site" / "about" / "index.html").read_text("utf-8")) == (code == 0)


def test_an_exception_for_words_of_another_edition(terminal: Terminal) -> None:
    put_text(terminal.root / "content" / "about.md", f"# 关于本站\n\n{KEPT_BACK}。\n")
    entry = f"value: {value_hash(KEPT_BACK)}, reason: 已公开, by: 区司法局, until: 2027-12-31"
    put_text(terminal.root / "disclosure.yaml", f"exceptions:\n- {{{entry}}}\n")
    assert terminal.types("build", "--jobs", "1").code == 0


def test_an_exception_without_a_reason_is_refused(terminal: Terminal) -> None:
    put_text(
        terminal.root / "disclosure.yaml",
        f"exceptions:\n- {{value: {value_hash('1')}, by: 区司法局, until: 2027-12-31}}\n",
    )
    left = terminal.types("check")
    assert left.code == 2
    assert "disclosure.yaml" in left.err


def test_the_intranet_s_edition_may_hold_it_all(terminal: Terminal) -> None:
    assert terminal.types("build", "--edition", "intranet", "--jobs", "1").code == 0
    page = terminal.root / "site-intranet" / "units" / HIDDEN / "index.html"
    assert KEPT_BACK in page.read_text("utf-8")


def test_a_number_that_only_came_about_on_the_way_is_seen(terminal: Terminal) -> None:
    ours = (Path(__file__).parents[2] / "site_templates" / "unit.html").read_text("utf-8")
    put_text(terminal.root / "site_templates" / "unit.html", ours + "<p>{{ '138' }}{{ '00138000' }}</p>")
    left = terminal.types("build", "--jobs", "1")
    assert left.code == 1
    assert "P-1" in left.out
    assert "13800138000" not in left.out


def test_what_is_looked_at_closely_holds_every_number_that_stands_in_one_piece() -> None:
    """Most pages have none, and aren't taken apart: of those that are left, none holds such a number."""
    plants, close = Plants(20261127), 0
    for _ in range(20_000):
        _, line = plants.number() if plants.chance.random() < 0.8 else plants.any()
        line = (
            plants.chance.choice(["", "编码", "A-", "000-", "（"])
            + line
            + plants.chance.choice(["", "。", "-1-00", "X", "x9"])
        )
        whole = [one for one in numbers_in(line) if re.fullmatch(r"[0-9]+[xXｘＸ]?", line[one.start : one.end])]
        close += bool(whole)
        assert not whole or has_long_number(line.encode()), line
    assert close > 1_000


def test_an_items_code_is_no_persons_number() -> None:
    for code in (
        "E-000010-001-510108000000-000-115101080000000083-1-00",
        '"identifier":"11510108000000050F"',
        "1" * 40,
    ):
        assert not has_long_number(code.encode())
