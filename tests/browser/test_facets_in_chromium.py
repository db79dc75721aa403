"""Facets that combine in place: the script's answers against plain counting, and a reader at the panel."""

import json
from functools import cache
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.pages.facet_rows import facets_of
from generator.pages.facet_shards import RESULTS, facet_files
from generator.pages.listed import Listed
from tests.browser.drawn_office import DrawnOffice
from tests.browser.site_server import served
from tests.frame import prose
from tests.pages.facet_lists import facet_lists, fits, index_in, read_back
from tests.pages.gathered import GatheredOffice, district, items
from tests.pages.small_register import item
from tests.pages.specimen import TEMPLATES

PERMITS = "items/by-type/permit/"
ALL = "items/all/"


@cache
def office() -> GatheredOffice:
    """360 items of twelve types, of which three are suspended, and one is abolished."""
    return GatheredOffice(
        [
            *district(330),
            *(
                item(
                    f"sx-z-{n}",
                    name=f"暂停的事项{n}",
                    type="行政许可",
                    unit="qu-sifa",
                    status="暂停实施",
                    status_reason="修订",
                )
                for n in range(3)
            ),
            item("sx-dangwu", name="党员发展", sphere="党务", type="", unit="qu-sifa"),
            item("sx-feizhi", name="已经废止的事项", type="行政许可", status="废止", status_reason="法律修订"),
            *items(1, id="sx-markup", code="510108-XK-9999", name="<img src=x onerror=alert(1)>“引号”&amp;"),
        ]
    )


@pytest.fixture(scope="module")
def site():
    files = DrawnOffice(office(), {**prose().files, **facets_of(Listed(office().facts))})
    with served(files) as address:
        yield address, files


@pytest.fixture
def opened(chromium, site):
    address, files = site
    files.lost.clear()
    contexts = []

    def open_page(path, width=1280, **how):
        context = chromium.new_context(viewport={"width": width, "height": 900}, **how)
        contexts.append(context)
        page = context.new_page()
        page.told = []
        page.on("console", lambda message: page.told.append(message.text))
        page.on("pageerror", lambda error: page.told.append(str(error)))
        page.goto(address + path, wait_until="load")
        if how.get("java_script_enabled", True) and not files.lost:
            settle(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def script(chromium):
    """A blank page that holds the selection's part of the script."""
    page = chromium.new_page()
    page.add_script_tag(content=(TEMPLATES / "assets/facet_selection.js").read_text("utf-8"))
    yield page
    page.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=facet_lists(), data=st.data())
def test_the_script_counts_and_finds_what_plain_filtering_does(script, made, data):
    listed, rows = made
    files = facet_files(listed, rows)
    index = index_in(files) | {"results": data.draw(st.integers(1, 12))}
    size = index["results"]
    choice = [data.draw(st.integers(-1, len(dimension.values) - 1)) for dimension in listed.dimensions]
    page = data.draw(st.integers(1, 6))
    ordered = read_back(files)

    def found(other):
        return [number for number, (places, _) in enumerate(ordered) if fits(places, other, listed.dimensions)]

    counts, pieces = script.evaluate(
        "([index, choice, page]) => [FacetSelection.counted(index, choice), FacetSelection.pieces(index, choice, page)]",
        [index, choice, page],
    )
    assert counts["total"] == len(found(choice))
    for d, dimension in enumerate(listed.dimensions):
        for v in range(len(dimension.values)):
            assert counts["of"][d][v] == len(found([*choice[:d], v, *choice[d + 1 :]]))
        assert counts["whole"][d] == len(found([*choice[:d], -1, *choice[d + 1 :]]))

    wanted = found(choice)[(page - 1) * size : page * size]
    starts = [sum(count for _, count in index["shards"][:n]) for n in range(len(index["shards"]))]
    assert [starts[p["shard"]] + n for p in pieces for n in range(p["start"], p["stop"])] == wanted
    holding = {max(n for n, start in enumerate(starts) if start <= number) for number in wanted}
    assert {p["shard"] for p in pieces} == holding
    places = script.evaluate(
        "([index, rows]) => rows.map((row) => FacetSelection.placesOf(index, row))", [index, wanted]
    )
    assert [tuple(at) for at in places] == [ordered[number][0] for number in wanted]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=facet_lists(), data=st.data())
def test_an_address_opens_in_the_state_that_wrote_it(script, made, data):
    listed, rows = made
    index = index_in(facet_files(listed, rows))
    choices = [st.integers(-1, len(dimension.values) - 1) for dimension in listed.dimensions]
    preset, choice = ([data.draw(one) for one in choices] for _ in range(2))
    page = data.draw(st.integers(1, 40))
    query, read = script.evaluate(
        """([index, preset, choice, page]) => {
          const query = FacetSelection.query(index, preset, choice, page);
          return [query, FacetSelection.read(index, preset, query)];
        }""",
        [index, preset, choice, page],
    )
    assert read == {"choice": choice, "page": page, "ignored": []}
    assert (query == "") == (choice == preset and page == 1)


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        ("?unknown=1", ["unknown=1"]),
        ("?d0=none-of-them", ["d0=none-of-them"]),
        ("?d0=v0&d0=v0", ["d0=v0"]),
        ("?page=0&page=-1", ["page=0", "page=-1"]),
        ("?page=1e3", ["page=1e3"]),
        ("?__proto__=1&constructor=", ["__proto__=1", "constructor="]),
        ("?%E4%BD=%", ["\ufffd=%"]),
        ("?from=groupmessage&isappinstalled=0&utm_source=x&q=a", []),
        ("?d0=&page=2", []),
    ],
)
def test_what_an_address_asks_in_vain_is_named(script, query, ignored):
    index = {"dimensions": [{"name": "d0", "title": "甲", "values": [["v0", "零"]], "apart": []}]}
    assert script.evaluate("([i, q]) => FacetSelection.read(i, [-1], q).ignored", [index, query]) == ignored


def names(page) -> list[str]:
    found: list[str] = page.locator("[data-lq-results] tbody tr:not(.lq-group) th a").all_inner_texts()
    return found


def until(page, condition: str) -> None:
    """Wait for it. Playwright's own way evaluates text, which the site's policy forbids."""
    for _ in range(600):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def settle(page) -> None:
    """Wait until the panel has what it asked for."""
    until(
        page,
        """!document.querySelector("[data-lq-results]").hasAttribute("aria-busy") &&
           !document.querySelector(".lq-panel__form select").disabled""",
    )


def choose(page, way: str, words: str) -> None:
    select = page.locator(f"select[name={way}]")
    value = select.evaluate("(s, w) => [...s.options].find((o) => o.text.startsWith(w)).value", words)
    select.select_option(value)
    settle(page)


def asked(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query, keep_blank_values=True)


def test_choosing_narrows_the_table_in_place_and_writes_the_address(opened):
    page = opened(PERMITS)
    assert page.locator("select[name=type]").evaluate("s => s.selectedOptions[0].text").startswith("行政许可（")
    assert page.evaluate("location.search") == ""
    choose(page, "unit", "示例区司法局")
    assert sorted(names(page)) == ["暂停的事项0", "暂停的事项1", "暂停的事项2"]
    assert asked(page) == {"unit": ["qu-sifa"]}
    assert page.locator("h1").inner_text() == "权力事项：示例区司法局、行政许可"
    assert page.title().startswith("权力事项：示例区司法局、行政许可")
    assert page.locator("[data-lq-results] .lq-badge--suspended").count() == 3
    assert page.locator("[role=status]").first.inner_text() == "共 3 项。"
    links = page.locator("[data-lq-results] tbody th a")
    links.first.click()
    assert page.locator("h1").inner_text().startswith("暂停的事项")
    assert page.told == []


def test_counts_follow_every_choice_and_abolished_items_count_only_where_they_are_asked_for(opened):
    page = opened(ALL)
    listed = office().pages[ALL].data["count"]
    text = "s => [...s.options].map((o) => o.text)"
    statuses = page.locator("select[name=status]").evaluate(text)
    assert statuses == [f"全部（{listed}）", f"在用（{listed - 3}）", "暂停实施（3）", "废止（1）"]
    choose(page, "unit", "示例区司法局")
    assert page.locator("select[name=status]").evaluate(text) == [
        "全部（4）",
        "在用（1）",
        "暂停实施（3）",
        "废止（0）",
    ]
    choose(page, "unit", "全部")
    choose(page, "status", "废止")
    assert names(page) == ["已经废止的事项"]


def test_back_and_forward_go_through_the_choices(opened):
    page = opened(PERMITS)
    before = names(page)
    choose(page, "status", "暂停实施")
    choose(page, "unit", "示例区市场监管局")
    assert names(page) == []
    page.go_back()
    until(page, "document.querySelectorAll('[data-lq-results] tbody tr').length === 3")
    page.go_back()
    until(page, "location.search === ''")
    assert names(page) == before
    assert page.locator("h1").inner_text() == "行政许可"
    page.go_forward()
    until(page, "document.querySelectorAll('[data-lq-results] tbody tr').length === 3")
    assert page.locator("select[name=status]").evaluate("s => s.selectedOptions[0].text") == "暂停实施（3）"


def test_a_shared_address_opens_in_the_same_state(opened):
    first = opened(ALL)
    choose(first, "unit", "示例区市场监管局")
    first.get_by_role("link", name="下一页").click()
    until(first, "location.search.includes('page=2')")
    until(first, "document.activeElement.classList.contains('lq-counted')")
    shown = names(first)
    assert len(shown) == RESULTS
    second = opened(first.url.partition("//")[2].partition("/")[2])
    assert names(second) == shown
    assert second.locator(".lq-pager [aria-current=page]").inner_text() == "2"


def test_pages_hold_every_row_once(opened):
    page = opened(f"{PERMITS}?unit=qu-shichang&type=")
    seen = names(page)
    while page.get_by_role("link", name="下一页").count():
        number = len(seen) // RESULTS + 1
        page.get_by_role("link", name="下一页").click()
        until(page, f"document.querySelector('.lq-pager [aria-current=page]').textContent === '{number}'")
        seen += names(page)
    wanted = [c.title for c in office().facts.register.items.values() if c.unit == "qu-shichang" and c.status != "废止"]
    assert sorted(seen) == sorted(wanted)


def test_a_combination_of_nothing_says_so_and_offers_what_to_drop(opened):
    page = opened(f"{ALL}?sphere=party&type=permit&status=suspended")
    results = page.locator("[data-lq-results]")
    assert "没有符合全部条件的内容" in results.inner_text()
    offers = results.get_by_role("button").all_inner_texts()
    assert offers == ["去掉“领域：党务”（3）"]
    results.get_by_role("button").click()
    until(page, "document.querySelectorAll('[data-lq-results] tbody tr').length === 3")
    assert page.evaluate("document.activeElement.name") == "sphere"


def test_clear_undoes_what_the_page_stands_for_too(opened):
    page = opened(PERMITS)
    page.get_by_role("button", name="清除").click()
    until(page, "document.querySelector('h1').textContent === '权力事项：全部'")
    assert asked(page) == {"type": [""]}
    assert page.evaluate("document.activeElement.textContent") == "清除"
    assert f"共 {office().pages[ALL].data['count']} 项" in page.locator(".lq-counted").inner_text()


def test_what_an_address_asks_in_vain_is_said(opened):
    page = opened(f"{PERMITS}?xyz=1&unit=qu-sifa&page=900")
    said = page.locator(".lq-panel__notes").inner_text()
    assert "地址里的条件“xyz=1”没有对应的选项，已忽略。" in said
    assert "page=900" in said
    assert len(names(page)) == 3


def test_names_are_shown_as_they_are_typed(opened):
    page = opened(f"{ALL}?type=permit")
    assert "<img src=x onerror=alert(1)>“引号”&amp;" in names(page)
    assert page.locator("[data-lq-results] img").count() == 0
    assert page.told == []


def test_a_file_that_fails_once_is_asked_for_again(opened, site):
    site[1].lost["facets/items/index.json"] = 1
    page = opened(f"{PERMITS}?unit=qu-sifa")
    settle(page)
    assert len(names(page)) == 3
    assert page.locator(".lq-panel__notes").inner_text() == ""


@pytest.mark.parametrize("lost", ["facets/items/index.json", "facets/items/"])
def test_where_the_data_fail_the_links_stay_and_a_reader_may_try_again(opened, site, lost):
    page = opened(PERMITS)
    site[1].lost[lost] = 999
    page.goto(f"{page.url}?unit=qu-sifa", wait_until="load")
    page.get_by_text("没能取到筛选用的数据").wait_for(state="visible")
    assert page.locator(".lq-panel__links").get_by_role("link", name="行政处罚").is_visible()
    assert not page.locator(".lq-panel__form").is_visible()
    site[1].lost.clear()
    page.get_by_role("button", name="再试一次").click()
    until(page, "document.querySelectorAll('[data-lq-results] tbody tr').length === 3")
    assert page.evaluate("document.activeElement.name") == "unit"
    assert not page.locator(".lq-panel__lost").is_visible()


def test_without_the_script_the_links_come_of_themselves(opened, site):
    site[1].lost["assets/facets.js"] = 999
    page = opened(PERMITS)
    page.locator(".lq-panel__links").get_by_role("link", name="行政处罚").wait_for(state="visible", timeout=30000)


def test_without_javascript_the_panel_is_its_links(opened):
    page = opened(PERMITS, java_script_enabled=False)
    assert not page.locator(".lq-panel__form").is_visible()
    page.locator(".lq-panel__links").get_by_role("link", name="行政处罚").click()
    assert page.locator("h1").inner_text() == "行政处罚"


def test_only_the_shards_that_hold_the_results_are_loaded(opened, site):
    files = site[1]
    files.asked.clear()
    page = opened(f"{ALL}?status=suspended")
    assert len(names(page)) == 3
    index = json.loads(files.fixed["facets/items/index.json"])
    loaded = [path for path in files.asked if path.startswith("facets/items/") and not path.endswith("index.json")]
    assert len(loaded) == 1 < len(index["shards"])


@pytest.mark.parametrize("width", [360, 1280])
def test_the_panel_moves_nothing_when_the_script_fills_it(opened, width):
    page = opened(PERMITS, width)
    shift = page.evaluate(
        """() => new Promise((done) => {
          let sum = 0;
          new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
            .observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(sum), 300);
        })"""
    )
    assert shift <= 0.02
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")


def test_the_panel_is_worked_by_keyboard_alone(opened):
    page = opened(PERMITS)
    page.locator("select[name=unit]").focus()
    page.keyboard.press("ArrowDown")
    until(page, "location.search.includes('unit=')")
    assert page.evaluate("document.activeElement.name") == "unit"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "type"
    labels = page.locator(".lq-panel__form").get_by_role("combobox")
    assert [label.evaluate("s => s.labels[0].innerText.split('\\n')[0]") for label in labels.all()] == [
        "单位", "类型", "领域", "状态",
    ]  # fmt: skip
