"""Components from the folders of templates: their macros, and the examples beside them."""

import re
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml

from generator.diagnostics.diagnostic import Text
from generator.pages.charts import drawn
from generator.pages.components import Component, Example, component, written_examples
from generator.pages.process_page import steps_in_order
from generator.stages.draw_charts import drawn_chart

_FOLDER: Final = "components"
_EXAMPLES: Final = "examples.yaml"


class ExamplesFault(Exception):  # told to the user as a wrong setting
    """A file of examples can't be read; `message` says which, why, and what to write."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def components(folders: Sequence[Path]) -> tuple[Component, ...]:
    """Every component that has a macro, by name; each file from the first folder that has it. Raises ExamplesFault."""
    names = sorted({file.parent.name for folder in folders for file in (folder / _FOLDER).glob("*/*.html")})
    macros = {name: file for name in names if (file := _file(folders, name, f"{name}.html"))}
    return tuple(_component(name, file, folders) for name, file in macros.items())


def _component(name: str, macro: Path, folders: Sequence[Path]) -> Component:
    text = macro.read_text(encoding="utf-8")
    file = _file(folders, name, _EXAMPLES)
    if file is None:
        return component(name, text, None)
    shown = f"site_templates/{_FOLDER}/{name}/{_EXAMPLES}"
    try:
        source = file.read_text(encoding="utf-8")
        written = written_examples(yaml.load(source, _OnlyPlain))  # noqa: S506  # a safe loader with fewer kinds of scalars
        found = component(name, text, written, _sources(source))
        return found._replace(examples=tuple(made(example) for example in found.examples))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError, KeyError) as fault:
        raise ExamplesFault(
            Text(
                f"{shown} 不能读取：{fault}。写 title 和 examples，每个例子写 state、name、arguments",
                f"{shown} can't be read: {fault}. Write title and examples, and for each example its state, name and arguments",
            )
        ) from None


def _file(folders: Sequence[Path], name: str, file: str) -> Path | None:
    return next((path for folder in folders if (path := folder / _FOLDER / name / file).is_file()), None)


class _OnlyPlain(yaml.CSafeLoader):
    """YAML whose scalars are text, whole numbers, true, false and nothing: no day, no `on` that means yes."""

    yaml_implicit_resolvers: Final[dict[str, Any]] = {}  # type: ignore[misc]  # the loader's own, which it shares otherwise


_OnlyPlain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_OnlyPlain.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))
_OnlyPlain.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])


def _sources(text: str) -> list[str]:
    """The text of each example, as its file has it."""
    root: Any = yaml.compose(text, _OnlyPlain)
    examples = next(value for key, value in root.value if key.value == "examples")
    return [
        textwrap.dedent(" " * node.start_mark.column + text[node.start_mark.index : node.end_mark.index]).strip() + "\n"
        for node in examples.value
    ]


def made(example: Example) -> Example:
    """The example with its arguments, where a picture has to be drawn for them. Raises KeyError, msgspec.ValidationError."""
    if example.process is not None:
        chart = drawn_chart(example.process)
        steps = steps_in_order(example.process, chart["order"])
        return example._replace(arguments=(chart["svg"], steps, chart["lanes"], *example.arguments))
    if example.figure is not None:
        return example._replace(arguments=(drawn(example.figure), *example.arguments))
    return example
