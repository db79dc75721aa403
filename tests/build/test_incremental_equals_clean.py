"""After any sequence of edits, the site brought up to date is the site built from nothing, byte for byte."""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from generator.pipeline import District
from generator.stages.prose import template_folders
from tests.build.small_office import (
    PROSE,
    TODAY,
    build,
    differing,
    edit,
    put_record,
    put_text,
    record_file,
    record_in,
    remember_prose,
    with_settings,
    write_office,
)
from tests.pages.small_register import entry, unit

TEMPLATES = (
    "unit.html",
    "item.html",
    "components/steps/steps.html",
    "listing.html",
    "home.html",
    "main.html",
    "entry.html",
)
WORDS = st.sampled_from(["甲", "乙 & 丙", "<丁>", "戊“己”", "庚：辛"])
UNITS = st.sampled_from(["qu-shichang", "qu-sifa", "qu-bumen-0", "qu-bumen-1"])
EVEN = {
    "opening": "100.00",
    "closing": "100.00",
    "lines": [
        {"item": "拨款", "income": "5.00", "voucher": "记-1"},
        {"item": "支出", "expense": "5.00", "voucher": "记-2"},
    ],
}
"""A quarter that ends as it began, so that it fits before any other."""
COPIES = st.fixed_dictionaries(
    {},
    optional={
        "precompressed": st.sampled_from(["gz", '"gz,br"']),
        "traditional": st.sampled_from(["true", "false"]),
        "traditional_words": st.just("{示例区: 示例區}"),
    },
)
PLACES = st.sampled_from(["powers/a", "powers/unit/深", "community/x/y", "flowcharts"])


class Office(RuleBasedStateMachine):
    """An office at work: edits, and builds between them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="office-"))
        self.root = self.folder / "district"
        self.today = TODAY
        self.built = False

    def teardown(self) -> None:
        try:
            self.the_site_equals_a_clean_one()
        finally:
            shutil.rmtree(self.folder)

    @initialize()
    def open_the_office(self) -> None:
        write_office(self.root, further_units=2)
        self.bring_up_to_date()

    def file_of(self, kind: str, id_: str) -> Path:
        """Where the record is by now: files may have been renamed."""
        name = record_file(self.root, kind, id_).name
        return next(path for path in sorted(self.root.rglob(name)) if record_in(path)["kind"] == kind)

    @rule(id_=UNITS, telephone=st.sampled_from(["028-81234567", "028-87654321", "12345"]))
    def a_unit_has_a_new_telephone(self, id_: str, telephone: str) -> None:
        edit(self.file_of("unit", id_), telephone=telephone)

    @rule(id_=UNITS, word=WORDS)
    def a_unit_is_renamed(self, id_: str, word: str) -> None:
        edit(self.file_of("unit", id_), name=f"示例区{word}局", short_name=f"{word}局")

    @rule(word=WORDS)
    def an_item_is_renamed(self, word: str) -> None:
        edit(self.file_of("power_item", "xk-shipin"), name=f"食品经营许可{word}")

    @rule(word=WORDS)
    def a_law_is_amended(self, word: str) -> None:
        file = self.file_of("law", "shipin-fa")
        articles = record_in(file)["articles"]
        articles[0]["text"] = f"示例条文{word}。"
        edit(file, articles=articles)

    @rule(word=WORDS)
    def a_step_is_renamed(self, word: str) -> None:
        file = self.file_of("process", "lc-shipin")
        steps = record_in(file)["steps"]
        steps[3]["name"] = f"审查{word}"
        edit(file, steps=steps)

    @rule(repealed=st.booleans())
    def the_law_is_repealed_or_in_force(self, repealed: bool) -> None:
        # An active item on a repealed basis is published as suspended: pages far from the law change.
        file = self.file_of("law", "shipin-fa")
        record = record_in(file) | {"effective_to": "2026-06-30" if repealed else ""}
        put_text(file, "")
        file.unlink()
        put_record(self.root, record)

    @rule(id_=st.sampled_from(["sz-2026-q1", "sz-2026-q2"]), reason=WORDS)
    def an_entry_is_withdrawn(self, id_: str, reason: str) -> None:
        edit(self.file_of("community_entry", id_), withdrawn={"on": "2026-06-20", "reason": reason})

    @rule(id_=UNITS, place=PLACES)
    def a_file_is_moved(self, id_: str, place: str) -> None:
        file = self.file_of("unit", id_)
        target = self.root / place / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        file.rename(target)

    @rule(number=st.integers(2, 5))
    def a_unit_comes_or_goes(self, number: int) -> None:
        name = f"qu-bumen-{number}"
        file = record_file(self.root, "unit", name)
        if file.exists():
            file.unlink()
        else:
            put_record(self.root, unit(name, f"示例区第{number}局"))

    @rule()
    def the_item_goes_with_all_that_names_it_or_comes_back(self) -> None:
        kept = [
            record_file(self.root, "discretion_standard", "cg-1"),
            record_file(self.root, "power_item", "cf-shipin"),
        ]
        for file in kept:
            aside = self.folder / "aside" / file.name
            aside.parent.mkdir(exist_ok=True)
            if file.exists():
                file.rename(aside)
            elif aside.exists():
                aside.rename(file)

    @rule(quarter=st.sampled_from([1, 2, 3, 4]), word=WORDS)
    def an_entry_is_published(self, quarter: int, word: str) -> None:
        put_record(self.root, entry(f"sz-2025-q{quarter}", f"2025-Q{quarter}", body=f"正文{word}", statement=EVEN))

    @rule(name=st.sampled_from(TEMPLATES), word=WORDS)
    def a_template_is_changed(self, name: str, word: str) -> None:
        ours = template_folders(self.root)[-1] / name
        if ours.is_file():
            put_text(
                self.root / "site_templates" / name, ours.read_text("utf-8") + f"{{# {word} #}}<!-- {len(word)} -->"
            )

    @rule()
    def the_own_templates_go(self) -> None:
        shutil.rmtree(self.root / "site_templates", ignore_errors=True)

    @rule(name=st.sampled_from([*PROSE, "faq.md"]), word=st.sampled_from(["甲", "乙"]))
    def prose_is_written(self, name: str, word: str) -> None:
        put_text(self.root / "content" / name, f"# 标题\n\n{word}\n")

    @rule()
    def prose_is_removed(self) -> None:
        (self.root / "content" / "faq.md").unlink(missing_ok=True)

    @rule(name=st.sampled_from(["示例区权力公开", "公开网"]), demonstration=st.booleans(), copies=COPIES)
    def the_settings_are_changed(self, name: str, demonstration: bool, copies: dict[str, str]) -> None:
        text = (
            with_settings(**copies)
            .replace("示例区权力公开", name)
            .replace("demonstration: true", f"demonstration: {demonstration}".lower())
        )
        put_text(self.root / "mkdocs.yml", text)

    @rule(days=st.sampled_from([-400, -30, 1, 31, 90]))
    def days_pass(self, days: int) -> None:
        self.today = TODAY + timedelta(days=days)

    @rule(faulty=st.booleans())
    def a_fault_is_made_or_mended(self, faulty: bool) -> None:
        edit(self.file_of("unit", "qu-bumen-0"), unit_kind="无此类" if faulty else "部门")

    @rule()
    @precondition(lambda self: self.built)
    def a_page_is_lost(self) -> None:
        (self.root / "site" / "units" / "index.html").unlink(missing_ok=True)

    @rule(truncated=st.booleans(), turn=st.integers(0, 1000))
    @precondition(lambda self: self.built)
    def a_copy_is_lost_or_cut_short(self, truncated: bool, turn: int) -> None:
        copies = [
            path
            for path in sorted((self.root / "site").rglob("*"))
            if path.suffix in {".gz", ".br"} or ("zh-hant" in path.parts and path.is_file())
        ]
        if copies:
            copy = copies[turn % len(copies)]
            copy.write_bytes(copy.read_bytes()[:-1]) if truncated else copy.unlink()

    @rule()
    def the_state_is_lost(self) -> None:
        shutil.rmtree(self.root / ".liangquan", ignore_errors=True)

    @rule()
    def check(self) -> None:
        with District(self.root, 1) as district:
            district.check(self.today)

    @rule()
    def bring_up_to_date(self) -> None:
        self.built |= not build(self.root, today=self.today).refused

    @rule()
    def the_site_equals_a_clean_one(self) -> None:
        clean = self.folder / "elsewhere" / "清"
        shutil.copytree(self.root, clean, ignore=shutil.ignore_patterns(".liangquan", "site"))
        try:
            ours, theirs = build(self.root, today=self.today), build(clean, today=self.today)
            assert ours.diagnostics == theirs.diagnostics
            assert ours.refused == theirs.refused
            if not ours.refused:
                assert ours.pages == theirs.pages
                assert differing(self.root / "site", clean / "site") == {}
        finally:
            shutil.rmtree(clean)


def test_an_updated_site_is_a_clean_one(monkeypatch: pytest.MonkeyPatch) -> None:
    remember_prose(monkeypatch)
    run_state_machine_as_test(
        Office,
        settings=settings(
            max_examples=25,
            stateful_step_count=16,
            deadline=None,
            phases=[Phase.reuse, Phase.generate],  # shrinking some hundred builds takes minutes
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        ),
    )


def test_a_check_takes_nothing_from_the_build_after_it(tmp_path: Path) -> None:
    checked, clean = tmp_path / "checked", tmp_path / "clean"
    for root in (checked, clean):
        write_office(root, further_units=60)
    for name in ("甲", "乙"):
        for root in (checked, clean):
            edit(record_file(root, "unit", "qu-shichang"), name=f"示例区{name}局")
        with District(checked, 1) as district:
            found = district.check(TODAY).diagnostics
            assert district.check(TODAY).diagnostics == found
        assert build(checked).diagnostics == build(clean).diagnostics
        assert differing(checked / "site", clean / "site") == {}
        assert build(checked).written == 0
