"""The small district as a site: what every page says (W-1, W-1c), what the front page counts (S-1), what is suspended (I-1)."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from generator.pipeline import District
from generator.stages.results import Built
from tests.casebook import BASE, TODAY, Folder, Tree


class Site:
    """A built site and its pages' texts."""

    def __init__(self, folder: Folder, built: Built) -> None:
        self.root = folder.root / "site"
        self.folder = folder
        self.built = built

    def html(self, address: str) -> str:
        return (self.root / address / "index.html").read_text("utf-8")

    def main(self, address: str) -> str:
        """What stands between the frame's header and footer."""
        found = re.search(r"<article\b.*?</article>", self.html(address), re.DOTALL)
        assert found
        return found[0]

    def pages(self) -> Iterator[tuple[str, str]]:
        for path in sorted(self.root.rglob("index.html")):
            yield path.parent.relative_to(self.root).as_posix().removeprefix("."), path.read_text("utf-8")


def site_of(root: Path, *records: Tree) -> Site:
    folder = Folder(root)
    folder.lay(records)
    with District(root, jobs=1) as district:
        built = district.build(root / "site", TODAY)
    assert not built.refused, built.diagnostics
    return Site(folder, built)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def suspended(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site on the day after the law of the permit, the inspection and the penalty has ceased."""
    return site_of(
        tmp_path_factory.mktemp("suspended"), {"kind": "law", "id": "shipin-anquan-fa", "effective_to": "2026-11-19"}
    )


def test_every_page_tells_its_day_its_publisher_and_its_permanent_address(site):
    for address, html in site.pages():
        permanent = f"https://liangquan.example/{address}{'/' if address else ''}"
        assert f'<link rel="canonical" href="{permanent}">' in html, address
        found = dict(re.findall(r"<dt>(公开主体|公开日期|永久地址)</dt><dd>(.*?)</dd>", html))
        assert found.keys() == {"公开主体", "公开日期", "永久地址"}, address
        assert re.fullmatch(r'<time datetime="(\d{4}-\d\d-\d\d)">\1</time>', found["公开日期"]), address
        assert f'href="{permanent}"' in found["永久地址"], address
        assert re.sub(r"<.*?>", "", found["公开主体"]), address


def test_a_page_of_one_record_names_its_source_file(site):
    folders = (
        "powers/items",
        "powers/laws",
        "powers/provisions",
        "powers/standards",
        "powers/units",
        "flowcharts",
        "community/entries",
    )
    sources = {path.relative_to(BASE).as_posix() for folder in folders for path in (BASE / folder).rglob("*.yaml")}
    told = re.findall(r"<dt>来源文件</dt><dd>.*?([\w/.-]+\.yaml)", "".join(html for _, html in site.pages()))
    assert set(told) == sources
    assert len(told) == len(sources)


def test_no_page_bears_the_day_of_the_build_but_the_list_of_what_is_late_on_it(site):
    """The list of the overdue is reckoned on a day, and says which (§1.7); every other page is dated by its records."""
    assert [address for address, html in site.pages() if TODAY.isoformat() in html] == ["supervision/late"]


def test_prose_without_its_day_is_told(tmp_path):
    folder = Folder(tmp_path)
    (tmp_path / "content" / "yi.md").write_text("# 一页正文\n", "utf-8")
    (tmp_path / "content" / "er.md").write_text(
        "---\npublisher: 区司法局\npublished_on: 2026-03-02\n---\n\n# 一页\n", "utf-8"
    )
    with District(folder.root, jobs=1) as district:
        built = district.build(tmp_path / "site", TODAY)
    assert [(told.file, told.finding.code) for told in built.diagnostics] == [("content/yi.md", "W-1c")]
    assert not built.refused


def test_totals_of_the_front_page_equal_a_recount_of_the_files(site):
    """S-1, by sphere, type, unit and tier."""
    trees = [tree for _, tree in site.folder.base.values()]
    items = [tree for tree in trees if tree["kind"] == "power_item"]
    kinds = Counter(tree["kind"] for tree in trees)
    main = site.main("")
    totals = {
        words.strip(): int(number) for number, words in re.findall(r"<strong>(\d+)</strong>([^<]*)</a></li>", main)
    }
    for words, kind in (
        ("权力事项", "power_item"), ("流程图", "process"), ("法律条款", "provision"), ("裁量标准", "discretion_standard"),
        ("社区", "community"), ("社区信息", "community_entry"),
    ):  # fmt: skip
        assert totals[words] == kinds[kind], words
    assert counted(main, "按领域") == Counter(item["sphere"] for item in items)
    assert counted(main, "按类型") == Counter(item["type"] for item in items if "type" in item)
    units = {tree["id"]: tree["short_name"] for tree in trees if tree["kind"] == "unit"}
    assert counted(main, "按单位") == Counter(units[item["unit"]] for item in items)
    assert counted(main, "四级网络") == {"市": 1, "区": 1, "街道": 2, "社区": 1}


def counted(main: str, label: str) -> dict[str, int]:
    found = re.search(rf'<nav\b[^>]*aria-label="{label}">.*?</nav>', main, re.DOTALL)
    assert found
    facets = re.findall(r'">([^<]*?) <span class="lq-count">(\d+)</span>', found[0])
    return {unescape(name): int(number) for name, number in facets if int(number)}


SUSPENDED = ("xk-shipin", "jc-shipin", "cf-wuzheng-jingying")


@pytest.mark.parametrize("item", SUSPENDED)
def test_an_item_whose_law_has_ceased_says_so_with_the_reason(suspended, item):
    main = suspended.main(f"items/{item}")
    assert re.search(r"<h1>.*暂停实施.*</h1>", main)
    assert "有效期至2026年11月19日，已经失效" in main


@pytest.mark.parametrize("item", SUSPENDED)
def test_it_is_listed_as_suspended(suspended, item):
    row = re.search(rf"<tr>(?:(?!</tr>).)*items/{item}/.*?</tr>", suspended.main("supervision/suspended"), re.DOTALL)
    assert row
    assert "有效期至2026年11月19日，已经失效" in row[0]
    assert f"items/{item}/" in suspended.main("items/by-status/suspended")
    assert f"items/{item}/" not in suspended.main("items/by-status/active")


def test_it_is_never_offered(site, suspended):
    assert "items/xk-shipin/" in site.main("items/to-apply")
    assert "items/xk-shipin/" not in suspended.main("items/to-apply")
    offered = ("申请条件", "受理条件", "区政务服务中心", "二楼12号窗口", "食品经营许可申请书", "窗口办理", "网上办理")
    assert any(word in site.main("items/xk-shipin") for word in offered)
    assert not [word for word in offered if word in suspended.main("items/xk-shipin")]


def test_wherever_it_is_linked_its_state_stands_beside_it(suspended):
    """A provision's page and the unit's page name it; neither lets it look usable."""
    for address in ("provisions/shipin-anquan-fa-35-1", "units/qu-shichangju", "items/all", "processes/xk-shipin"):
        main = suspended.main(address)
        for found in re.finditer(r'href="[./]*/items/xk-shipin/"', main):
            assert "暂停实施" in main[found.end() : found.end() + 400], address


def test_the_front_page_counts_it_in_plain_sight(suspended):
    assert re.search(r"<strong>4</strong> 项权力暂停实施", suspended.main(""))


def test_editors_are_told_of_each(suspended):
    told = {(Path(told.file).stem, told.finding.code) for told in suspended.built.diagnostics}
    assert told == {(item, "I-1") for item in SUSPENDED}


def test_a_branch_and_its_department_name_each_other(tmp_path):
    branch = {
        "kind": "unit", "id": "suo-mengzhuiwan", "publisher": "qu-shichangju", "published_on": "2026-03-02", "name": "猛追湾市场监管所",
        "short_name": "猛追湾所", "unit_kind": "派出机构", "belongs_to": "qu-shichangju", "division": "510108002", "address": "示例路9号",
        "hours": "周一至周五", "telephone": "028-80000009",
    }  # fmt: skip
    site = site_of(tmp_path, branch)
    assert re.search(r'隶属 <a href="../../units/qu-shichangju/">', site.main("units/suo-mengzhuiwan"))
    main = site.main("units/qu-shichangju")
    assert "下属单位" in main
    assert "units/suo-mengzhuiwan/" in main
