"""Pages of electronic supervision: their numbers are those of `liangquan supervise`, and the public's tell of no open case."""

import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.edition import Edition
from generator.pipeline import District
from tests.build.small_office import tree
from tests.casebook import TODAY, Folder
from tests.facts.small_cases import TREES, Tree
from tests.stages.office_commands import Terminal

CAUSE = "打翻示例火锅底料案"
PARTY = "成都不宜公开示例商行"
NUMBER = "示市监罚〔2026〕77号"
MINOR = "示审〔2026〕78号"
WINDOW = "窗口受理岗"


def case(kind: str, base: str, id_: str, **fields: Any) -> Tree:
    tree = TREES[kind, base] | {"id": id_} | fields
    return {name: value for name, value in tree.items() if value != ""}


def records() -> list[Tree]:
    """An open penalty case and an open permit case of a minor, both late; a permit case decided late; two orders."""
    first = TREES["penalty_case", "aj-1"]["stages"]
    open_case = case(
        "penalty_case", "aj-1", "aj-77", number=NUMBER, cause=CAUSE, committed_on="2026-06-02",
        party={"kind": "单位", "name": PARTY, "address": "示例路77号"},
        stages=[first[0] | {"on": "2026-06-08"}, first[1] | {"on": "2026-06-10", "by": ["neibu-77", "neibu-78"]}],
        officers=[officer | {"name": name} for officer, name in zip(TREES["penalty_case", "aj-1"]["officers"], ("neibu-77", "neibu-78"), strict=True)],
        outcome="", payments="", publication="",
    )  # fmt: skip
    minor = case(
        "permit_case", "bj-1", "bj-78", number=MINOR, party={"kind": "个人", "name": "李某某", "minor": "是"},
        stages=[{"stage": "申请", "on": "2026-10-08", "post": WINDOW}, {"stage": "受理", "on": "2026-10-08", "post": WINDOW, "document": "受理通知书"}],
        result="", publication="",
    )  # fmt: skip
    days = {"决定": "2026-09-17", "送达": "2026-09-17", "办结": "2026-09-17"}
    stages = [one | {"on": days.get(one["stage"], one["on"])} for one in TREES["permit_case", "bj-1"]["stages"]]
    order: Tree = TREES["supervision_order", "db-1"] | {
        "id": "db-77", "penalty_case": "aj-77", "about": "办案期限", "form": "督办", "issued_on": "2026-09-10",
        "reply_due": "2026-09-20", "reply": {"on": "2026-09-18", "text": "正在补充调查取证材料"},
        "conclusion": "要求十一月底前作出决定",
    }  # fmt: skip
    del order["permit_case"]
    undelivered = {"kind": "penalty_case", "id": "aj-1", "stages": first[:6], "payments": ""}
    return [
        open_case,
        minor,
        undelivered,
        {"kind": "permit_case", "id": "bj-1", "stages": stages, "publication": {"on": "2026-09-20"}},
        order,
    ]


@dataclass
class Office:
    root: Path
    sites: Mapping[Edition, Mapping[str, str]]

    def page(self, edition: Edition, address: str) -> str:
        return self.sites[edition][f"supervision/{address}index.html"]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = Folder(tmp_path_factory.mktemp("office"), with_cases=True)
    folder.lay(records())
    sites = {}
    for edition in Edition:
        site = tmp_path_factory.mktemp("sites") / edition
        with District(folder.root, jobs=1, edition=edition) as district:
            built = district.build(site, TODAY)
        assert not built.refused, built.diagnostics
        sites[edition] = {path: data.decode() for path, data in tree(site).items() if path.endswith((".html", ".xml"))}
    return Office(folder.root, sites)


@pytest.fixture
def told(office: Office, capsys: pytest.CaptureFixture[str]) -> Any:
    """What `liangquan supervise --format json` says of the same day."""
    left = Terminal(office.root, capsys).types("supervise", "--today", TODAY.isoformat(), "--format", "json")
    assert left.code == 0, left.err
    return json.loads(left.out)


def words(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", markup.replace("</b>", " "))).split())


def table(page: str, anchor: str) -> list[list[str]]:
    """Rows of the first table after the element of that id; the first cell is the row's own name."""
    begins = page.index("<tbody>", page.index(f'id="{anchor}"'))
    body = page[begins : page.index("</table>", begins)]
    return [
        [words(cell) for cell in re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    ]


def points(text: str) -> str:
    return "0" if float(text) == 0 else text.removesuffix(".0").replace("-", "\u2212")


@pytest.mark.parametrize("edition", [Edition.PUBLIC, Edition.INTRANET])
def test_a_bulletin_s_numbers_are_those_of_the_command(office: Office, told: Any, edition: Edition) -> None:
    assert told["periods"], "something happened"
    for period, records in told["periods"].items():
        page = office.page(edition, f"{period.lower()}/")
        expected = sorted(
            [
                "区市场监管局", str(one["opened"]), str(one["closed"]), str(one["closed"] - one["late"]), str(one["yellow"]),
                str(one["red"]), str(one["urged"]), str(one["orders"]), str(one["concluded"]), points(one["points"]),
            ]
            for one in records
        )  # fmt: skip
        assert sorted(row for row in table(page, "biao")) == expected, period
        lead = page.partition('<p class="lq-lead">')[2].partition("</p>")[0]
        assert f"办结{sum(one['closed'] for one in records)}件" in lead
        assert f"红牌{sum(one['red'] for one in records)}张" in lead


def test_the_statistics_are_those_of_the_command(office: Office, told: Any) -> None:
    page = office.page(Edition.PUBLIC, "statistics/")
    (unit,) = told["units"]
    share = round(float(unit["days"]) / float(unit["allowed"]) * 100)
    assert [row[1:] for row in table(page, "biao-yongshi")] == [
        [str(unit["closed"]), f"{unit['days']}天", f"{unit['allowed']}天", f"{share}%"]
    ]
    (spread,) = told["discretion"]
    assert [row[1:6] for row in table(page, "biao-cailiang")] == [
        [str(spread["fines"]), f"{float(spread['mean']) * 100:.0f}%", *map(str, spread["thirds"])]
    ]
    counted = {row[0].removesuffix("异常"): int(row[1]) for row in table(page, "biao-yichang")}
    assert counted == told["anomalies"]
    assert [row[1:] for row in table(page, "koufen")] == [
        [*(str(unit[name]) for name in ("reminders", "yellow", "red", "urged", "orders")), points(unit["points"])]
    ]


def test_every_chart_has_a_sentence_before_it_and_its_numbers_in_a_table(office: Office) -> None:
    charts = 0
    for path, page in office.sites[Edition.PUBLIC].items():
        if re.fullmatch(r"supervision/(statistics|2026-[q\d]+)/index.html", path):
            for before, figure in re.findall(r"(.{40})<figure\b(.*?)</figure>", page, re.DOTALL):
                charts += 1
                assert before.removesuffix('<div class="lq-cards">').rstrip().endswith("。</p>"), (path, before)
                ids = re.findall(r'<a href="#([^"]+)">', figure)
                assert "<table" in figure or f'id="{ids[0]}"' in page, path
    assert charts > 8


def test_the_public_reads_what_is_late_and_nothing_of_whom(office: Office, told: Any) -> None:
    page = office.page(Edition.PUBLIC, "late/")
    rows = table(page, "zhengwen")
    late = [due for due in told["due"] if due["due"] < TODAY.isoformat()]
    assert len(late) > len(rows) > 0
    item = "对未经许可从事食品经营的处罚 红牌"
    assert [(row[0], row[2], row[3], row[5]) for row in rows] == [
        (item, "送达（行政处罚法第六十一条）", "2026-06-15", "示市监罚〔2026〕1号"),
        (item, "办案期限（行政处罚法第六十条）", "2026-09-07", "未公开"),
    ]
    assert f"另有{len(late) - len(rows)}件依法不列明" in words(page), "a minor's is counted, not told"
    for path, text in office.sites[Edition.PUBLIC].items():
        for secret in (
            CAUSE,
            PARTY,
            NUMBER,
            MINOR,
            "neibu-7",
            "zhifa-0",
            "aj-77",
            "bj-78",
            "要求十一月底",
            "正在补充调查",
        ):
            assert secret not in text, (path, secret)


def test_what_is_late_is_dated_by_its_day_and_published_cases_by_their_publication(office: Office) -> None:
    assert f'更新日期</dt><dd><time datetime="{TODAY}">' in office.page(Edition.PUBLIC, "late/")
    public = office.sites[Edition.PUBLIC]
    case, of_all = (public[f"permit-cases/{folder}index.html"] for folder in ("bj-1/", ""))
    published = re.search(r'公开日期</dt><dd><time datetime="([^"]+)">', case)
    assert published is not None
    assert published[0] in of_all
    assert published[1] > TREES["permit_case", "bj-1"]["published_on"]


def test_supervisors_see_neither_ledger_nor_orders(office: Office) -> None:
    for edition in (Edition.PUBLIC, Edition.SUPERVISOR):
        paths = office.sites[edition]
        assert not [path for path in paths if re.match(r"supervision/(alerts|orders|notices)/", path)]


def test_the_intranet_names_cases_signs_and_orders(office: Office, told: Any) -> None:
    ledger = office.page(Edition.INTRANET, "alerts/")
    rows = table(ledger, "zhengwen")
    assert len(rows) == len(told["alerts"])
    (row,) = [row for row in rows if NUMBER in row[0]]
    assert "红牌" in row[0]
    assert row[5] == "调查取证 案件承办人员 neibu-77、neibu-78"
    assert row[6] == "督办 2026-09-10"
    late = table(office.page(Edition.INTRANET, "late/"), "zhengwen")
    assert NUMBER in {row[5] for row in late}
    order = words(office.page(Edition.INTRANET, "orders/db-77/"))
    for said in ("正在补充调查取证材料", "要求十一月底前作出决定", "已有结论", "2026-09-20"):
        assert said in order
    assert [row[0] for row in table(office.page(Edition.INTRANET, "orders/"), "zhengwen")] == [
        "督办：办案期限",
        "催办：送达",
    ]
    assert NUMBER in office.page(Edition.INTRANET, "notices/qu-shichangju/")


def test_months_in_which_nothing_happened_have_no_page_and_no_link(office: Office, told: Any) -> None:
    site = office.sites[Edition.PUBLIC]
    months = [period for period in told["periods"] if "Q" not in period]
    assert "2026-07" not in months, "the example needs a gap"
    assert "supervision/2026-07/index.html" not in site
    later = months[months.index("2026-06") - 1]
    june = office.page(Edition.PUBLIC, "2026-06/")
    assert re.search(rf'<a rel="next" href="[^"]*{later}/">', june)
    for path, text in site.items():
        for href in re.findall(r'href="([^"#:]*supervision/[^"#:]*)"', text):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), href)).strip("/")
            assert f"{target}/index.html" in site, (path, href)


def test_a_changed_calendar_changes_what_pages_say_is_late(tmp_path: Path) -> None:
    """A new public holiday: what fell due before it falls due after it (alaveteli#7292)."""
    folder = Folder(tmp_path / "office", with_cases=True)
    stages = [
        {"stage": "申请", "on": "2026-11-05", "post": WINDOW},
        {"stage": "受理", "on": "2026-11-05", "post": WINDOW, "document": "受理通知书"},
    ]
    folder.lay([case("permit_case", "bj-1", "bj-79", stages=stages, result="", publication="")])
    site = tmp_path / "site"

    def late() -> str:
        with District(folder.root, jobs=1) as district:
            assert not district.build(site, TODAY).refused
        return (site / "supervision/late/index.html").read_text("utf-8")

    assert "承诺期限" in late(), "ten working days from 5 November end on the 19th"
    calendar = TREES["calendar", "rili-2027"] | {
        "id": "rili-2026", "year": "2026", "holidays": ["2026-11-12", "2026-11-13"], "workdays": [],
    }  # fmt: skip
    (folder.root / "community/calendars/rili-2026.yaml").write_text(
        yaml.safe_dump(calendar, allow_unicode=True), "utf-8"
    )
    assert "承诺期限" not in late()
