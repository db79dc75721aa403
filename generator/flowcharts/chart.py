"""A chart: what is drawn of a procedure. Words are as the record gives them; nothing is measured yet."""

from dataclasses import dataclass
from enum import StrEnum

from generator.svg.marks import PICTURE_ID


class Shape(StrEnum):
    """The outline of a step; the value is its class in the SVG."""

    START = "start"
    ACTION = "action"
    DECISION = "decision"
    DOCUMENT = "document"
    END = "end"


@dataclass(frozen=True, slots=True)
class ChartStep:
    """A step. `limit` is the text of its badge; `href` is `#…` or a relative path, anything else is not linked."""

    id: str
    name: str
    shape: Shape
    role: str = ""
    post: str = ""
    limit: str = ""
    href: str = ""
    anchor: str = ""
    """The id of its box on the page, so that a list of the steps can lead to it."""

    def __post_init__(self) -> None:
        if self.anchor and not PICTURE_ID.fullmatch(self.anchor):
            raise ValueError(f"a step's anchor holds a–z, 0–9 and hyphens only: {self.anchor!r}")


@dataclass(frozen=True, slots=True)
class ChartArrow:
    """From one step's id to another's; `label` is the outcome that takes this way, empty where there is one way."""

    source: str
    target: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A sound procedure (see `soundness`) to be drawn.

    `id` is the prefix of every id in the SVG: two charts on one page need two ids. `lanes` are the roles that
    take its steps; a role left out is added after them.
    """

    id: str
    title: str
    steps: tuple[ChartStep, ...]
    arrows: tuple[ChartArrow, ...]
    lanes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not PICTURE_ID.fullmatch(self.id):
            raise ValueError(f"a chart's id holds a–z, 0–9 and hyphens only: {self.id!r}")
