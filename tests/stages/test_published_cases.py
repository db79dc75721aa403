"""What the public's site holds of a case, day by day: nothing before its day, nothing after its term, nothing withdrawn.

Rules: C-11, C-12 (处罚法 art. 48) and P-5 are held here through the site that is really built.
"""

import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.pipeline import District
from tests.build.small_office import edit, put_text, tree
from tests.casebook import Folder

CAUSE = "演示：冷荤间未经许可即对外经营"
FACTS = "本案查明店内设冷荤间一处且无健康证明"
PARTY = "成都望江演示饮食服务部"
NUMBER = "示市监罚〔2026〕1号"
SUMMARY = "申请在望江演示路口开办小餐馆一家"
REASON = "处罚决定经行政复议撤销"
PENALTY, PERMIT = "powers/cases/aj-1.yaml", "powers/cases/bj-1.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = Folder(tmp_path / "office", with_cases=True).root
    party = {"kind": "单位", "name": PARTY, "address": "演示路3号附12号院"}
    edit(folder / PENALTY, facts=FACTS, cause=CAUSE, party=party)
    edit(folder / PERMIT, summary=SUMMARY)
    return folder


def built(root: Path, today: date, *, refused: bool = False) -> dict[str, bytes]:
    """Every file of the public site on the day, what is deflated as it reads."""
    with District(root, jobs=1) as district:
        told = district.build(root / "site", today)
    assert told.refused == refused, told.diagnostics
    return {path: _inflated(path, data) for path, data in tree(root / "site").items()}


def _inflated(path: str, data: bytes) -> bytes:
    return zlib.decompress(data, -zlib.MAX_WBITS) if path.endswith(".z") else data


def holding(site: dict[str, bytes], words: str) -> set[str]:
    """Files that hold the words."""
    return {path for path, data in site.items() if words.encode() in data}


def terms(site: dict[str, bytes]) -> Iterator[bytes]:
    yield from (data for path, data in site.items() if path.startswith("search/"))


def test_a_case_in_its_term_is_found_by_what_its_page_shows(root: Path) -> None:
    site = built(root, date(2026, 11, 20))
    assert "penalty-cases/aj-1/index.html" in holding(site, FACTS)
    for words in (FACTS, SUMMARY):
        assert [path for path in holding(site, words) if path.startswith("search/records/")]
    # Of the applicant, a person, the surname alone.
    assert holding(site, "王某某申请")
    assert not holding(site, "演示路3号附12号院")


@pytest.mark.parametrize("today", [date(2026, 6, 11), date(2029, 6, 12)], ids=["the day before", "the day after"])
def test_out_of_its_term_a_case_is_nowhere(root: Path, today: date) -> None:
    # Calendars of these years aren't what is tried here.
    for words in (FACTS, PARTY, NUMBER):
        assert holding(built(root, date(2026, 11, 20)), words)
    site = built(root, today)
    for words in (FACTS, PARTY, NUMBER, CAUSE):
        assert holding(site, words) == set()
    assert not [path for path in site if "aj-1" in path]
    assert holding(site, "penalty-cases/aj-1") == set()
    assert all("荤间".encode() not in data for data in terms(site))


def test_on_its_last_day_it_stands(root: Path) -> None:
    assert holding(built(root, date(2029, 6, 11)), FACTS)


def test_no_byte_of_a_withdrawn_case_stays(root: Path) -> None:
    assert holding(built(root, date(2026, 11, 20)), FACTS)
    edit(root / PENALTY, annulled_on="2026-11-18", withdrawn={"on": "2026-11-20", "reason": REASON})
    site = built(root, date(2026, 11, 20))
    for words in (FACTS, PARTY, CAUSE, "60000"):
        assert holding(site, words) == set()
    assert all("荤间".encode() not in data for data in terms(site))
    # The page stays, with the number and the reason, and nobody is led to it but by its address.
    assert holding(site, REASON) == {"penalty-cases/aj-1/index.html"}
    assert "penalty-cases/aj-1/" not in site["sitemap.xml"].decode()
    assert all(NUMBER.encode() not in data for data in terms(site))
    fresh = root.parent / "fresh"
    with District(root, jobs=1) as district:
        assert not district.build(fresh, date(2026, 11, 20)).refused
    assert tree(fresh) == tree(root / "site")


@pytest.mark.parametrize(
    ("today", "change"),
    [
        (date(2026, 6, 11), {}),
        (date(2029, 6, 12), {}),
        (date(2026, 11, 20), {"annulled_on": "2026-11-18", "withdrawn": {"on": "2026-11-20", "reason": REASON}}),
        (date(2026, 11, 20), {"publication": {"withheld": "涉及商业秘密"}}),
    ],
    ids=["not yet", "over", "withdrawn", "never"],
)
def test_what_a_case_out_of_sight_alone_says_is_kept_out_of_prose(
    root: Path, today: date, change: dict[str, object]
) -> None:
    edit(root / PENALTY, **change)
    put_text(root / "content" / "about.md", f"# 关于本站\n\n近日查处：{FACTS}；{PARTY}，{CAUSE}。\n")
    with District(root, jobs=1) as district:
        told = district.build(root / "site", today)
    assert told.refused
    leaks = {
        one.finding.message.zh.partition("…")[0][-2:]: one for one in told.diagnostics if one.finding.code == "P-5"
    }
    assert leaks.keys() == {FACTS[:2], PARTY[:2], CAUSE[:2]}
    assert {leak.file for leak in leaks.values()} == {PENALTY}


def test_what_a_case_on_show_says_may_stand_in_prose(root: Path) -> None:
    put_text(root / "content" / "about.md", f"# 关于本站\n\n近日查处：{FACTS}。\n")
    assert holding(built(root, date(2026, 11, 20)), FACTS) >= {"about/index.html", "penalty-cases/aj-1/index.html"}
    # The day after its term the prose tells what the site may not.
    with District(root, jobs=1) as district:
        assert district.build(root / "site", date(2029, 6, 12)).refused


def test_a_minor_s_case_is_never_seen(root: Path) -> None:
    edit(root / PENALTY, party={"kind": "个人", "name": "张某某", "address": "演示", "minor": "是"}, publication="")
    site = built(root, date(2026, 11, 20))
    assert holding(site, FACTS) == set()
    assert not [path for path in site if "aj-1" in path]


def test_supervisors_and_the_intranet_see_them_all(root: Path) -> None:
    from generator.model.edition import Edition

    for edition in (Edition.SUPERVISOR, Edition.INTRANET):
        with District(root, jobs=1, edition=edition) as district:
            assert not district.build(root / f"site-{edition}", date(2026, 6, 11)).refused
        assert holding(tree(root / f"site-{edition}"), FACTS)
