"""What a page says to machines (JSON-LD, schema.org): the way to it, and the service, office, list or site that it shows.

A power that can't be used must not look as if it could: only an active item that people apply for is a GovernmentService.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

import msgspec

from generator.model.kind import PlainData
from generator.model.powers import NEEDS_GUIDE, ItemStatus
from generator.pages.page import Page

Thing = dict[str, Any]
MOST_TERMS: Final = 5
"""The most provisions that a service names as its terms."""

_ENCODE: Final = msgspec.json.Encoder().encode


def structured_data(page: Page, shown: PlainData, site_name: str, site_url: str, *, demonstration: bool) -> str:
    """The page's `script` of data; `shown` is all that its template is given. "" for a site without an address."""
    if not site_url:
        return ""
    things: list[Thing] = [_way(page, site_url)] if page.address else [_site(page, site_name, site_url)]
    for thing in _things(page, shown, site_name, site_url):
        if demonstration:
            thing["disambiguatingDescription"] = DEMONSTRATION
        things.append(thing)
    return script_of({"@context": "https://schema.org", "@graph": things})


DEMONSTRATION: Final = "演示数据，不能作为办事依据"


def script_of(data: Thing) -> str:
    """The data in a `script` that no text inside it can end, whatever reads it."""
    text = _ENCODE(data).decode()
    for sign, escaped in _UNSAFE:
        if sign in text:
            text = text.replace(sign, escaped)
    return f'<script type="application/ld+json">{text}</script>'


# In JSON these stand inside strings only. U+2028 and U+2029 end a line where JSON is read as a script.
_UNSAFE: Final = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")


def _way(page: Page, site_url: str) -> Thing:
    """The last step is the page itself: its address is said by its tags, and once is enough on every page of the site."""
    steps = [("首页", ""), *((crumb.title, crumb.address) for crumb in page.crumbs)]
    way: list[Thing] = [
        {"@type": "ListItem", "position": position, "name": title, "item": site_url + address}
        for position, (title, address) in enumerate(steps, start=1)
    ]
    way.append({"@type": "ListItem", "position": len(steps) + 1, "name": page.title})
    return {"@type": "BreadcrumbList", "itemListElement": way}


def _site(page: Page, site_name: str, site_url: str) -> Thing:
    return {
        "@type": "WebSite",
        "name": site_name,
        "url": site_url,
        "description": page.description,
        "inLanguage": "zh-CN",
        **_publisher(page),
    }


def _things(page: Page, shown: PlainData, site_name: str, site_url: str) -> Iterator[Thing]:
    for name, record in page.one.items():
        if name in _OF_RECORDS and record.kind == _OF_RECORDS[name][0]:
            yield from _OF_RECORDS[name][1](page, shown, site_url)
    if page.address in _WHOLE_LISTS or (page.template == "section.html" and shown["list"]["number"] == 1):
        yield _dataset(page, site_name, site_url)


def _service(page: Page, shown: PlainData, site_url: str) -> Iterator[Thing]:
    if shown["status"] != ItemStatus.ACTIVE or not ("guide" in page.one or shown["type"] in NEEDS_GUIDE):
        return
    unit, guide = shown["unit"], shown["guide"]
    address = site_url + page.address
    channel: Thing = {"@type": "ServiceChannel", "serviceUrl": address, "servicePhone": unit["telephone"]}
    service: Thing = {
        "@type": "GovernmentService",
        "name": page.title,
        "url": address,
        "serviceType": shown["type"],
        "provider": {"@type": "GovernmentOrganization", "name": unit["title"], "url": site_url + unit["href"]},
        "availableChannel": channel,
    }
    if unit["serves"]:
        service["areaServed"] = unit["serves"]
    if guide:
        service["audience"] = {"@type": "Audience", "audienceType": guide["audience"]}
        if guide["enquiry"]:
            channel["servicePhone"] = guide["enquiry"]
        if guide["places"]:
            place = guide["places"][0]
            channel["serviceLocation"] = {"@type": "Place", "name": place["name"], "address": place["address"]}
    if shown["basis"]:
        service["termsOfService"] = [site_url + entry["provision"]["href"] for entry in shown["basis"][:MOST_TERMS]]
    yield service


def _unit(page: Page, shown: PlainData, site_url: str) -> Iterator[Thing]:
    unit = shown["unit"]
    office = _office(page, unit, site_url)
    if unit["short_name"] != unit["name"]:
        office["alternateName"] = unit["short_name"]
    if unit["uscc"]:
        office["identifier"] = unit["uscc"]
    if part_of := shown.get("part_of"):
        office["parentOrganization"] = _organisation(part_of["title"], site_url + part_of["href"])
    yield office


def _community(page: Page, shown: PlainData, site_url: str) -> Iterator[Thing]:
    community, street = shown["community"], shown["street"]
    office = _office(page, community, site_url) | {"identifier": community["id"]}
    if street["href"]:
        office["parentOrganization"] = _organisation(street["title"], site_url + street["href"])
    yield office


def _office(page: Page, record: PlainData, site_url: str) -> Thing:
    """A unit's or a community's own words: its hours stay text, as 周一至周五 9:00—17:00."""
    return {
        **_organisation(record["name"], site_url + page.address),
        "telephone": record["telephone"],
        "address": record["address"],
        "location": {"@type": "CivicStructure", "address": record["address"], "openingHours": record["hours"]},
    }


def _organisation(name: str, url: str) -> Thing:
    return {"@type": "GovernmentOrganization", "name": name, "url": url}


def _dataset(page: Page, site_name: str, site_url: str) -> Thing:
    data: Thing = {
        "@type": "Dataset",
        "name": page.title,
        "description": page.description,
        "url": site_url + page.address,
        "inLanguage": "zh-CN",
        "isAccessibleForFree": True,
        "datePublished": page.published_on,
        "dateModified": page.changed_on or page.published_on,
        "includedInDataCatalog": {"@type": "DataCatalog", "name": site_name, "url": site_url},
    }
    return data | _publisher(page)


def _publisher(page: Page) -> Thing:
    return {"publisher": {"@type": "GovernmentOrganization", "name": page.publisher}} if page.publisher else {}


_OF_RECORDS: Final[dict[str, tuple[str, Callable[[Page, PlainData, str], Iterator[Thing]]]]] = {
    "item": ("power_item", _service),
    "unit": ("unit", _unit),
    "community": ("community", _community),
}
"""Name in `Page.one` → the kind of the record that the page is of, and what is told of it."""

_WHOLE_LISTS: Final = frozenset(
    {
        "items/", "items/all/", "processes/", "laws/", "laws/provisions/", "standards/", "units/", "communities/",
        "categories/", "entries/",
    }
)  # fmt: skip
"""Lists that hold all there is of a kind. Their parts (by unit, by letter, page 2 …) are no data sets of their own."""
