"""The repository's own components, and a page that shows every one of them once, for the tests of the frame."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.pages import catalogue
from generator.pages.components import Component
from generator.pages.shell import StampedPage
from generator.pages.templates import Templates
from generator.stages.component_files import components

TEMPLATES = Path(__file__).parents[2] / "site_templates"


@cache
def templates() -> Templates:
    """The repository's own templates."""
    return Templates(
        {path.relative_to(TEMPLATES).as_posix(): path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html")}
    )


@cache
def all_components() -> tuple[Component, ...]:
    """Every component with its examples."""
    return components([TEMPLATES])


@cache
def specimen() -> StampedPage:
    """The page as a site would have it, for a frame of area `items` at depth 2: it has a permanent address, and asks for
    nothing but what the site's own pages ask for."""
    page = catalogue.specimen(all_components(), templates())
    return replace(page, canonical="https://liangquan.example/items/xk-shipin/", head="")
