"""One example of every kind of page: each template, and each state of it that looks different.

An example is found in the built site by a rule, never by its address alone. Of all pages that a rule holds for, the
fullest is taken; of long lists the shortest page, which has the same parts and fewer rows.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from generator.pages.catalogue import SPECIMEN
from tests.browser.demonstration import CATALOGUE, PROSE, ShownPage
from tests.casebook import ROOT

TEMPLATES: Final = {file.name for file in Path(ROOT, "site_templates").glob("*.html")} - {
    "main.html",
    "risk_post.html",
    "order.html",
    "notice.html",
    "edition_home.html",
    "edition_lacks.html",
}
"""Every template that pages of a district's public site are made with; main.html is the frame of all, three stand on the
intranet, and those of editions are looked at in test_editions.py."""

Rule = Callable[[ShownPage], bool]


class PageKind(NamedTuple):
    """A kind of page. `name` is an option's word and a file's name, `title` is for whoever looks at the pictures."""

    name: str
    title: str
    template: str
    rule: Rule = lambda _: True
    fullest: bool = True


def example_of(kind: PageKind, pages: Iterable[ShownPage]) -> ShownPage | None:
    """The page that stands for the kind; None where the site has none."""
    found = [page for page in pages if page.template == kind.template and kind.rule(page)]
    choose = max if kind.fullest else min
    return choose(found, key=lambda page: (len(page.html), page.address), default=None)


def examples(pages: Mapping[str, ShownPage]) -> dict[str, ShownPage]:
    """The example of each kind by its name. Fails where a kind has none."""
    found = {kind.name: example_of(kind, pages.values()) for kind in PAGE_KINDS}
    missing = [name for name, page in found.items() if page is None]
    assert not missing, f"no page of the built site is of the kind {', '.join(missing)}"
    return {name: page for name, page in found.items() if page is not None}


def _all(*rules: Rule) -> Rule:
    return lambda page: all(rule(page) for rule in rules)


def _given(**data: object) -> Rule:
    """What the template was given."""
    return lambda page: all(page.data[name] == value for name, value in data.items())


def _shows(*records: str) -> Rule:
    return lambda page: page.shows >= set(records)


def _without(record: str) -> Rule:
    return lambda page: record not in page.shows


def _at(address: str) -> Rule:
    return lambda page: re.fullmatch(address, page.address) is not None


def _has(*parts: str) -> Rule:
    """Parts of the drawn page, as its own HTML says them."""
    return lambda page: all(part in page.html for part in parts)


def _lacks(*parts: str) -> Rule:
    return lambda page: not any(part in page.html for part in parts)


def _list(name: str, title: str, address: str, *, fullest: bool = False) -> PageKind:
    return PageKind(name, title, "listing.html", lambda page: _at(address)(page) and page.data["count"] > 0, fullest)


PAGE_KINDS: Final = (
    PageKind("home", "首页", "home.html"),
    PageKind("register", "办事与权力", "register.html"),
    PageKind("item-guide", "事项：在用，有办事指南", "item.html", _shows("guide", "chart")),
    PageKind("item-fee", "事项：收费", "item.html", _has('id="shoufei"')),
    PageKind("item-penalty", "事项：处罚，有裁量标准", "item.html", _all(_given(type="行政处罚"), _shows("chart", "standards"))),
    PageKind("item-inspection", "事项：检查，没有办事指南", "item.html", _all(_given(type="行政检查", status="在用"), _shows("chart"))),
    PageKind("item-no-chart", "事项：没有流程图", "item.html", _all(_given(status="在用"), _without("chart"))),
    PageKind("item-suspended", "事项：暂停实施", "item.html", _given(status="暂停实施")),
    PageKind("item-pending", "事项：待确认", "pending.html", _given(status="待确认")),
    PageKind("item-unconfirmed-suspended", "事项：没有确认，暂停实施", "pending.html", _given(status="暂停实施")),
    PageKind("item-abolished", "事项：已废止", "pending.html", _given(status="废止")),
    PageKind("standard-pending", "裁量标准：事项待确认", "standard.html", _lacks('id="jisuan"')),
    PageKind("process", "流程图", "process.html"),
    PageKind("standard", "裁量标准", "standard.html", _has('id="jisuan"')),
    PageKind("law", "法律：没有收录条文", "law.html", _lacks('id="tiaowen"')),
    PageKind("law-text", "法律：有条文", "law.html", _has('id="tiaowen"'), fullest=False),
    PageKind("provision", "条款：有效", "provision.html", _all(_given(out_of_force=""), _lacks('id="tiaowen"'))),
    PageKind("provision-text", "条款：有条文", "provision.html", _has('id="tiaowen"')),
    PageKind("provision-ceased", "条款：已经失效", "provision.html", lambda page: bool(page.data["out_of_force"])),
    PageKind("unit", "单位：区级部门", "unit.html", _at("units/qu-[^/]+/")),
    PageKind("district", "区政府", "district.html"),
    PageKind("street", "街道", "unit.html", _at("units/jd-[^/]+/")),
    PageKind("community-overdue", "社区：有逾期未公开", "community.html", _has("逾期")),
    PageKind("community", "社区：没有逾期", "community.html", _lacks("逾期未公开")),
    PageKind("section", "社区栏目", "section.html", _lacks("结余")),
    PageKind("section-accounts", "社区栏目：财务", "section.html", _has("结余")),
    PageKind("entry", "社区信息：文字", "entry.html", _lacks('id="biaojue"', 'id="shouzhi"')),
    PageKind("entry-votes", "社区信息：表决", "entry.html", _has('id="biaojue"')),
    PageKind("entry-accounts", "社区信息：收支", "entry.html", _has('id="shouzhi"')),
    PageKind("category", "公开目录", "category.html", fullest=False),
    PageKind("category-long", "公开目录：各社区都公开", "category.html"),
    PageKind("network", "四级网络", "network.html"),
    PageKind("supervision", "公开监督", "supervision.html"),
    PageKind("bulletins", "电子监察：全部通报", "bulletins.html"),
    PageKind("bulletin-month", "电子监察：一个月的通报", "bulletin.html", _at(r"supervision/\d{4}-\d\d/")),
    PageKind("bulletin-quarter", "电子监察：一个季度的通报", "bulletin.html", _at(r"supervision/\d{4}-q\d/")),
    PageKind("statistics", "电子监察：统计", "statistics.html"),
    PageKind("penalty-case", "处罚案件", "case.html", _at("penalty-cases/[^/]+/")),
    PageKind("permit-case", "许可办件", "case.html", _at("permit-cases/[^/]+/")),
    _list("list-penalty-cases", "清单：处罚结果", "penalty-cases/"),
    _list("list-permit-cases", "清单：许可结果", "permit-cases/"),
    PageKind("clarity", "三清", "clarity.html"),
    PageKind("calendar", "工作日历", "calendar.html"),
    PageKind("withdrawn", "已撤回", "withdrawn.html"),
    _list("items-all", "清单：全部事项", "items/all/", fullest=True),
    _list("items-last", "清单：全部事项的末页", r"items/all/\d+/"),
    _list("items-apply", "清单：可以申请的事项", "items/to-apply/"),
    _list("items-doors", "清单：按单位查找", "items/by-unit/"),
    _list("items-unit", "清单：一个单位的事项", "items/by-unit/[^/]+/", fullest=True),
    _list("items-pending", "清单：待确认的事项", "items/by-status/pending/"),
    _list("items-letter", "清单：按首字母", "items/a-z/[^/]+/"),
    _list("processes", "清单：流程图", r"processes/(\d+/)?"),
    _list("laws", "清单：法律", r"laws/(\d+/)?"),
    _list("provisions", "清单：条款", r"laws/provisions/(\d+/)?"),
    _list("standards", "清单：裁量标准", r"standards/(\d+/)?"),
    _list("units", "清单：单位", "units/"),
    _list("communities", "清单：社区", r"communities/(\d+/)?"),
    _list("entries-street", "清单：一个街道的社区信息", "communities/by-street/[^/]+/"),
    _list("entries-period", "清单：一个时期的社区信息", "communities/by-period/[^/]+/"),
    _list("categories", "清单：公开目录", "categories/"),
    _list("suspended", "清单：暂停实施", "supervision/suspended/"),
    _list("overdue", "清单：逾期未公开", "supervision/overdue/"),
    _list("late", "清单：逾期办件", "supervision/late/"),
    _list("pointing", "清单：引用本页的内容", ".*/pointing/.*"),
    PageKind("list-empty", "清单：没有内容", "listing.html", _given(count=0)),
    PageKind("search", "搜索", "search.html"),
    PageKind("prose", "正文", PROSE, _at("guide/")),
    PageKind("catalogue", "构件目录", CATALOGUE, _at(f"{CATALOGUE}/")),
    PageKind("catalogue-component", "构件目录：一个构件", CATALOGUE, _at(f"{CATALOGUE}/facets/")),
    PageKind("catalogue-specimen", "构件目录：所有构件", CATALOGUE, _at(f"{CATALOGUE}/{SPECIMEN}")),
    PageKind("not-found", "没有这个页面", "404.html"),
)  # fmt: skip
