"""The search page: the box, and every list that leads on where there is no JavaScript or nothing was found."""

from html import escape
from typing import Any, Final

from generator.facts.facts import Facts
from generator.kinds.unit import UnitCard, UnitKind
from generator.model.powers import PowerType
from generator.pages.areas import BESIDE
from generator.pages.category_pages import CATEGORIES
from generator.pages.listed_items import TYPE_SLUGS, ListedItem, by_letter
from generator.pages.listing import Gatherer, PlainLink, by_short_name, letter_links, link
from generator.pages.page import Page

ADDRESS: Final = "search/"
OPENSEARCH: Final = "opensearch.xml"
MATERIALS_INDEX: Final = "search/search_index.json"
"""What Material's search box asks for, without documents: the worker behind the box has an index of its own."""
_SHORT: Final = 16
"""Characters of a name in OpenSearch 1.1."""


def search_page(facts: Facts, items: list[ListedItem], gatherer: Gatherer, keeper: UnitCard | None) -> Page:
    """`items` are all that lists show; `keeper` is the unit that keeps the register, whose telephone is named."""
    letters = letter_links("items/a-z/", by_letter(items))
    return Page(
        address=ADDRESS,
        area=BESIDE,
        template="search.html",
        title="搜索",
        description="在全部权力事项、流程、法律条款、裁量标准、单位和社区信息里查找；也可以按单位、类型、街道、公开目录和首字母查找。",
        published_on=gatherer.since,
        publisher=gatherer.publisher,
        data={
            "doors": [
                link("办事", "items/to-apply/", about="带什么、去哪里、多久、多少钱"),
                link("查权力", "items/", about="哪个单位管、凭什么管、能罚多少"),
                link("看社区", "communities/", about="钱怎么花、定了什么、找谁"),
            ],
            "parts": [part for part in _parts(facts) if part["links"]],
            "letters": letters,
            "telephone": link(keeper.short_name, keeper.address, number=keeper.telephone, hours=keeper.hours)
            if keeper
            else None,
        },
    )


def search_files(name: str, url: str) -> dict[str, bytes]:
    """Files that browsers and Material's box ask for, by path. `url` is the site's address, "" where it has none yet."""
    files = {MATERIALS_INDEX: b'{"config":{"lang":["zh"],"separator":" ","pipeline":[]},"docs":[]}\n'}
    if url:
        files[OPENSEARCH] = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
            f"<ShortName>{escape(name[:_SHORT])}</ShortName>\n"
            f"<Description>{escape(name)}：事项、单位、社区、编号</Description>\n"
            "<InputEncoding>UTF-8</InputEncoding>\n"
            "<Language>zh-CN</Language>\n"
            f'<Image width="32" height="32" type="image/svg+xml">{escape(url)}assets/favicon.svg</Image>\n'
            f'<Url type="text/html" template="{escape(url)}{ADDRESS}?q={{searchTerms}}"/>\n'
            "</OpenSearchDescription>\n"
        ).encode()
    return files


def _parts(facts: Facts) -> list[dict[str, Any]]:
    """The lists by type, by unit, by street, by category."""
    units = [unit for unit in facts.register.units.values() if not unit.withdrawn]
    offices = sum(unit.unit_kind != UnitKind.STREET for unit in units)
    streets = sorted((unit for unit in units if unit.unit_kind == UnitKind.STREET), key=by_short_name)
    communities = [card.street for card in facts.register.communities.values() if not card.withdrawn]
    categories = sum(not card.withdrawn for card in facts.register.categories.values())
    return [
        {
            "title": "按事项类型",
            "links": [
                link(name, f"items/by-type/{TYPE_SLUGS[PowerType(name)]}/", count=count)
                for name, count in facts.totals.by_type
                if count
            ],
        },
        {"title": "按单位", "links": _counted(link("全部单位和电话", "units/", count=offices + len(streets)))},
        {
            "title": "按街道找社区",
            "links": [link(unit.short_name, unit.address, count=communities.count(unit.id)) for unit in streets],
        },
        {"title": "按公开目录", "links": _counted(link(CATEGORIES.title, CATEGORIES.address, count=categories))},
    ]


def _counted(*links: PlainLink) -> list[PlainLink]:
    return [link for link in links if link["count"]]
