"""The living catalogue: every component with every example, drawn by its own macro, in the site's own frame."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from jinja2 import TemplateError

from generator.pages.areas import BESIDE
from generator.pages.components import STATES, Component
from generator.pages.shell import StampedPage
from generator.pages.stamping import headings_of
from generator.pages.templates import Templates

SHEET: Final = "catalogue/catalogue.css"
SCRIPT: Final = "catalogue/catalogue.js"
"""What the catalogue's pages ask for besides the site's own: below a folder of templates, and in the catalogue."""

AREA: Final = BESIDE
"""The area whose frame stands around the catalogue."""


class CataloguePage(NamedTuple):
    """A page of the catalogue: its address in it, and what it puts into the frame."""

    address: str
    page: StampedPage


class ExampleFault(Exception):
    """A macro refuses one of its examples, by the component's name, the example's number from 1, and why."""

    def __init__(self, component: str, number: int, why: str) -> None:
        super().__init__(component, number, why)
        self.component = component
        self.number = number
        self.why = why


def catalogue_pages(components: Sequence[Component], templates: Templates) -> Iterator[CataloguePage]:
    """The index, the page that shows every component once, and a page a component. Raises ExampleFault."""
    rows = [
        {
            "title": component.title,
            "href": f"{component.name}/",
            "cells": [component.name, str(len(component.examples)), _states(component)],
        }
        for component in components
    ]
    yield CataloguePage("", _page(templates, "index", INDEX, 0, {"rows": rows, "specimen": SPECIMEN}))
    yield CataloguePage(SPECIMEN, specimen(components, templates))
    for component in components:
        yield CataloguePage(f"{component.name}/", _component_page(component, templates))


def _component_page(component: Component, templates: Templates) -> StampedPage:
    examples = []
    for number, example in enumerate(component.examples, 1):
        drawn = _drawn(component, number, templates)
        examples.append(
            {
                "name": example.name,
                "state": STATES[example.state],
                "html": _apart(drawn, number),
                "markup": drawn[:_SHOWN],
                "left_out": max(0, len(drawn) - _SHOWN),
                "source": example.source,
            }
        )
    shown = {
        "name": component.name,
        "title": component.title,
        "call": component.call,
        "about": component.about,
        "template": component.template,
        "examples": examples,
        "without": [STATES[state] for state in component.without],
    }
    return _page(templates, "component", component.title, 1, shown)


_SHOWN: Final = 6000
"""Characters of an example's HTML that are printed: hundreds of rows are alike."""

SPECIMEN: Final = "specimen/"


def specimen(components: Sequence[Component], templates: Templates) -> StampedPage:
    """A whole page: the first example of each component, in the order in which pages show them. Raises ExampleFault."""
    named = {component.name: component for component in components if component.examples}
    order = [*(name for name in _FIRST if name in named), *(name for name in named if name not in _FIRST)]
    drawn = {name: _apart(_drawn(named[name], 1, templates), number) for number, name in enumerate(order, 1)}
    parts = [
        {"name": name, "title": "" if name in _HEADS else named[name].title, "html": html}
        for name, html in drawn.items()
        if name not in _OF_THE_FRAME
    ]
    page = _page(templates, "specimen", "整页样张", 1, {"parts": parts})
    return replace(page, breadcrumbs=drawn.get("breadcrumb", ""), foot=drawn.get("provenance", ""))


_HEADS: Final = ("head", "notice", "key_facts")
"""Components that stand at the head of a page, before its first section."""
_FIRST: Final = (*_HEADS, "steps", "materials", "places", "fees", "article", "tiers", "table", "timeline")
_OF_THE_FRAME: Final = ("breadcrumb", "provenance")
"""Components that stand in slots of the frame."""


def _page(templates: Templates, template: str, title: str, depth: int, shown: dict[str, Any]) -> StampedPage:
    base = "../" * depth
    content = templates.render(f"catalogue/{template}.html", {"base": base, "modes": _MODES, **shown})
    trail = [{"title": INDEX, "href": base}, {"title": title}] if depth else []
    return StampedPage(
        title=title,
        description=f"{title}：设计和开发用的组件目录，不公开。",
        content=content,
        head=f'<meta name="robots" content="noindex"><link rel="stylesheet" href="{base}{SHEET}">'
        f'<script defer src="{base}{SCRIPT}"></script>',
        breadcrumbs=templates.macro("components/breadcrumb/breadcrumb.html", "breadcrumb", trail) if trail else "",
        headings=headings_of(content),
    )


INDEX: Final = "组件目录"
_MODES: Final = (
    {"title": "标准", "query": "size=standard&scheme=light&contrast=standard"},
    {"title": "关怀版", "query": "size=elder&scheme=light&contrast=standard"},
    {"title": "深色", "query": "size=standard&scheme=dark&contrast=standard"},
    {"title": "高对比度", "query": "size=standard&scheme=light&contrast=more"},
    {"title": "深色高对比度", "query": "size=standard&scheme=dark&contrast=more"},
    {"title": "关怀版深色高对比度", "query": "size=elder&scheme=dark&contrast=more"},
)
"""Ways to show a page, each as the query that the catalogue's script reads."""


def _states(component: Component) -> str:
    shown = {example.state for example in component.examples}
    return "、".join(words for state, words in STATES.items() if state in shown)


def _drawn(component: Component, number: int, templates: Templates) -> str:
    try:
        return component.drawn(component.examples[number - 1], templates)
    except (TemplateError, TypeError, LookupError, AttributeError) as fault:
        raise ExampleFault(component.name, number, f"{type(fault).__name__}: {fault}") from fault


_ID: Final = re.compile(r' id="([^"]+)"')
_NAMED: Final = re.compile(r' aria-label="([^"]+)"')
_LEADS: Final = re.compile(r'( (?:href="#|for="|list="|aria-[a-z]+="|headers=")|url\(#)([^")]+)')


def _apart(html: str, number: int) -> str:
    """The HTML of one of a page's examples: its ids and the names of its regions are no other example's."""
    ids = set(_ID.findall(html))

    def led(found: re.Match[str]) -> str:
        words = found[2].split(" ")
        return found[1] + " ".join(f"li{number}-{word}" if word in ids else word for word in words)

    html = _LEADS.sub(led, html)
    html = _ID.sub(rf' id="li{number}-\1"', html)
    return _NAMED.sub(rf' aria-label="\1（例{number}）"', html)
