"""What the head of a page says of it: the national rule's page tags, and Open Graph where it asks for the same words.

国办发〔2017〕47号, annex on page tags: site tags (SiteName, SiteDomain), column tags (ColumnName, ColumnType) and tags of
the content (ArticleTitle, PubDate, ContentSource, Url; its Description is HTML's own). PubDate has a time there; a record
knows its day only, and no time is made up. One element carries both names, so a page grows little.
"""

from html import escape
from typing import Final
from urllib.parse import urlsplit

from generator.pages.areas import AREAS, BESIDE
from generator.pages.page import Page


def site_tags(name: str, url: str) -> str:
    """Tags that are the same on every page, for the frame; `url` is "" where the site has no address yet."""
    host = urlsplit(url).hostname or ""
    return (
        _tag("SiteName", name, "og:site_name")
        + (_tag("SiteDomain", host) if host else "")
        + '<meta property="og:locale" content="zh_CN">'
    )


def page_tags(page: Page, site_url: str, column: str = "") -> str:
    """Tags of one page. `column` is its column where it stands in no area: a page of content/."""
    kind = "article" if page.one else "website"
    return "".join(
        (
            _tag("ColumnName", column or _COLUMNS[page.area]),
            f'<meta name="ColumnType" content="{_COLUMN_TYPES.get(page.area, _TOLD)}">',
            _tag("ArticleTitle", page.title, "og:title"),
            f'<meta property="og:type" content="{kind}">',
            _tag("PubDate", page.published_on, "article:published_time") if page.published_on else "",
            f'<meta property="article:modified_time" content="{escape(page.changed_on)}">' if page.changed_on else "",
            _tag("ContentSource", page.publisher) if page.publisher else "",
            _tag("Url", site_url + page.address, "og:url") if site_url else "",
        )
    )


_COLUMNS: Final = {area.name: area.title for area in AREAS} | {BESIDE: AREAS[0].title}
_TOLD: Final = "信息发布"
_COLUMN_TYPES: Final = {"items": "办事服务", "processes": "办事服务"}
"""Of the four functions that 国办发〔2017〕47号 names: 信息发布, 解读回应, 办事服务, 互动交流."""


def _tag(name: str, content: str, property_: str = "") -> str:
    graph = f' property="{property_}"' if property_ else ""
    return f'<meta name="{name}"{graph} content="{escape(content)}">'
