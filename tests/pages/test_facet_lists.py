"""Each way to narrow a list is a page of its own: complete, counted rightly, never empty."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.periods import span_of
from generator.pages.letter_lists import LONG
from generator.pages.listed_entries import PARTS, place_of
from tests.pages.gathered import GatheredOffice, category, community, district, street
from tests.pages.small_register import entry, item, law, standard, unit

_PERIODS = ("2026-Q1", "2026-02", "2026-03-31", "2026-04-01", "2026-H1", "2026", "2025-12", "长期")
_LAWS = {
    "er-fa": {"level": "行政法规", "effective_from": "2027-01-01", "title": "第二条例", "short_title": "第二条例"},
    "san-fa": {"level": "党内法规", "effective_to": "2026-01-01", "title": "第三条例", "short_title": "第三条例"},
}


@pytest.fixture(scope="module")
def office() -> GatheredOffice:
    return GatheredOffice(
        [
            *district(120),
            item("sx-feizhi", name="已经废止的事项", status="废止", status_reason="法律修订"),
            {**street(), "id": "jd-er", "name": "第二街道办事处", "short_name": "第二街道"},
            *(community(n, street="jd-er" if n % 2 else "jd-wangping", name=f"示例{n}社区") for n in range(3, 40)),
            category("minzhu", "民主管理"),
            *(
                entry(f"e-{n}", period, community=f"51010800{2003 + n}", category="minzhu", statement={})
                for n, period in enumerate(_PERIODS)
            ),
            *({**law(), "id": id_, **more} for id_, more in _LAWS.items()),
            *(standard(f"cg-{n}", code=f"CG-{n:04}", violation=f"违法行为{n}") for n in range(2, 40)),
        ]
    )


def test_each_number_of_the_panel_is_that_of_the_list_it_leads_to(office):
    seen = 0
    for address in office.addresses:
        for group in office.pages[address].data.get("facet_groups", ()):
            for link in group["links"]:
                assert office.pages[link["href"]].data["count"] == link["count"], (address, link)
                seen += 1
    assert seen > 500


@pytest.mark.parametrize(
    ("lists", "groups"),
    [
        (r"items/(all|to-apply|by-(unit|type|sphere|status)/[a-z-]+|a-z/[a-z]+)/", 4),
        (r"standards/((by-(unit|law)|a-z)/[a-z-]+/)?", 2),
        (r"laws/((by-(level|status)|a-z)/[a-z-]+/)?", 2),
        (r"communities/(entries|by-(street|category|period)/[a-zA-Z0-9-]+)/", 4),
    ],
)
def test_every_list_of_the_four_areas_shows_every_way_on_its_first_page(office, lists, groups):
    found = [address for address in office.addresses if re.fullmatch(lists, address)]
    assert len(found) >= 4
    for address in found:
        assert len(office.pages[address].data["facet_groups"]) == groups, address
        current = [group["here"] for group in office.pages[address].data["facet_groups"]]
        assert address in current
    assert all(not office.pages[a].data["facet_groups"] for a in office.addresses if re.search(r"(all|entries)/2/$", a))


def test_every_law_stands_under_its_level_and_under_whether_it_is_in_force(office):
    laws = {card.address for card in office.facts.register.laws.values()}
    for way in ("by-level", "by-status"):
        roots = [address for address in office.addresses if re.fullmatch(rf"laws/{way}/[a-z-]+/", address)]
        assert Counter(href for root in roots for href in office.listed(root)) == Counter(laws)
    assert office.listed("laws/by-status/not-yet/") == ["laws/er-fa/"]
    assert office.listed("laws/by-status/ceased/") == ["laws/san-fa/"]
    assert office.listed("laws/by-level/regulation/") == ["laws/er-fa/"]


def test_no_list_is_made_for_what_nothing_is_found_under(office):
    assert "laws/by-level/decision/" not in office.pages
    assert not [a for a in GatheredOffice(district()).addresses if a.startswith(("laws/by-status/c", "laws/a-z"))]
    bare = GatheredOffice([unit("qu-minzheng", "示例区民政局", publisher="qu-minzheng")])
    roots = ("communities/by-", "communities/entries", "laws/by-", "units/a-z", "standards/a-z")
    assert not [address for address in bare.addresses if address.startswith(roots)]
    for address in office.addresses:
        if re.match(r"(laws|communities|standards|units)/(by-[a-z]+|a-z)/", address):
            assert office.pages[address].data["count"], address


def test_every_entry_stands_once_under_its_street_its_category_and_its_year(office):
    entries = {card.address for card in office.facts.register.entries.values()}
    assert Counter(office.listed("communities/entries/")) == Counter(entries)
    for way, slug in (("by-street", "[a-z-]+"), ("by-category", "[a-z-]+"), ("by-period", r"\d{4}|long")):
        roots = [a for a in office.addresses if re.fullmatch(rf"communities/{way}/({slug})/", a)]
        assert Counter(href for root in roots for href in office.listed(root)) == Counter(entries), way


def test_a_quarter_holds_its_months_and_its_days_and_no_half_year(office):
    held = {
        office.facts.register.entries[href.split("/")[1]].period
        for href in office.listed("communities/by-period/2026-Q1/")
    }
    assert held == {"2026-Q1", "2026-02", "2026-03-31"}
    assert "communities/by-period/2026-H1/" not in office.pages


def test_the_latest_period_stands_first_and_what_holds_for_long_last(office):
    periods = [
        office.facts.register.entries[href.split("/")[1]].period for href in office.listed("communities/entries/")
    ]
    assert periods[0] == "2026"
    assert periods[-1] == "长期"


@given(st.dates(date(1949, 10, 1), date(2100, 1, 1)), st.sampled_from(["day", "month", "quarter", "half", "year"]))
def test_a_period_lies_in_its_place(day, form):
    quarter = (day.month + 2) // 3
    period = {
        "day": day.isoformat(), "month": f"{day:%Y-%m}", "quarter": f"{day.year}-Q{quarter}",
        "half": f"{day.year}-H{1 + (day.month > 6)}", "year": f"{day.year}",
    }[form]  # fmt: skip
    year, part = place_of(period)
    assert year == str(day.year)
    assert part in PARTS
    within = span_of(year if part == "year" else f"{year}-{part}")
    span = span_of(period)
    assert within is not None
    assert span is not None
    assert within.first <= span.first <= span.last <= within.last
    assert within.last - within.first < (timedelta(93) if form in {"day", "month", "quarter"} else timedelta(367))


@pytest.mark.parametrize(
    ("area", "kind"), [("communities", "communities"), ("standards", "standards"), ("items", "items")]
)
def test_a_long_list_is_given_by_letter_and_each_record_has_one_letter(office, area, kind):
    assert office.pages[f"{area}/" if area != "items" else "items/all/"].data["letters"]
    roots = [address for address in office.addresses if re.fullmatch(rf"{area}/a-z/[a-z]+/", address)]
    offered = [c for c in getattr(office.facts.register, kind).values() if kind != "items" or c.status != "废止"]
    assert Counter(h for root in roots for h in office.listed(root)) == Counter(card.address for card in offered)


def test_a_short_list_needs_no_letters(office):
    assert len(office.facts.register.laws) <= LONG
    assert not office.pages["laws/"].data["letters"]
    assert not office.pages["units/"].data["letters"]


def test_a_unit_is_looked_for_without_the_word_district():
    more = [unit(f"qu-{n}", f"示例区{n}局", short_name=f"区财政{n}局") for n in range(LONG)]
    office = GatheredOffice([*district(), *more, unit("qu-jiaoyu", "示例区教育局", short_name="区教育局")])
    assert "units/qu-jiaoyu/" in office.listed("units/a-z/j/")
    assert len(office.listed("units/a-z/c/")) == LONG


def test_a_law_is_looked_for_under_its_short_title():
    more = [law(id=f"fa-{n}", title=f"中华人民共和国食品{n}法", short_title=f"食品{n}法") for n in range(LONG)]
    office = GatheredOffice([*district(), *more])
    assert len(office.listed("laws/a-z/s/")) == LONG + 1
    assert "laws/a-z/z/" not in office.pages
