"""Components of the pages, each with the examples that show it: the same examples are the catalogue's and the tests'.

`site_templates/components/NAME/` holds `NAME.html` (a comment that says the parameters, then the macro NAME), its sheet
`NAME.css`, and `examples.yaml`:

    title: 状态标签                        what people call the component
    without: [hundreds, demonstration]    states that can't occur with it
    examples:
    - state: suspended                    one of STATES
      name: 暂停实施                       what is to be seen
      arguments: [暂停实施]                given to the macro; `keywords: {base: ../}` by name
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec

from generator.kinds.process import StepShape
from generator.pages.templates import Templates

STATES: Final = {
    "ordinary": "普通",
    "long": "六十字的名称",
    "nothing": "什么也没有",
    "hundreds": "几百条",
    "suspended": "暂停实施",
    "withdrawn": "已撤回",
    "demonstration": "演示数据",
}
"""State of a component → its words. Each component shows each, or says that it can't occur with it."""


class Example(NamedTuple):
    """A component in one state."""

    name: str
    state: str
    arguments: tuple[Any, ...] = ()
    keywords: dict[str, Any] = {}  # noqa: RUF012  # replaced, never changed
    process: dict[str, Any] | None = None
    figure: dict[str, Any] | None = None
    """What the first arguments are made from, where no file can hold them: a picture is drawn."""
    source: str = ""
    """The example as its file has it."""


class Component(NamedTuple):
    """A component: `call` and `about` are what the comment at the head of its template says, `macro` the macro's name."""

    name: str
    title: str
    call: str
    """Its macro with all parameters, as `badge("暂停实施")`."""
    about: str
    macro: str
    examples: tuple[Example, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def template(self) -> str:
        """Its template's name."""
        return f"components/{self.name}/{self.name}.html"

    def drawn(self, example: Example, templates: Templates) -> str:
        """The example's HTML. Raises TemplateFault, jinja2.TemplateError, TypeError."""
        return templates.macro(self.template, self.macro, *example.arguments, **example.keywords).strip()


class WrittenStep(msgspec.Struct, forbid_unknown_fields=True):
    """A step of a process, as in its record."""

    id: str
    name: str
    shape: StepShape
    role: str = ""
    post: str = ""
    does: str = ""
    limit: str = ""
    documents: list[str] = []


class WrittenArrow(msgspec.Struct, forbid_unknown_fields=True):
    """An arrow between two steps."""

    source: str
    target: str
    label: str = ""


class WrittenProcess(msgspec.Struct, forbid_unknown_fields=True):
    """A process, as far as its chart and its steps show it."""

    id: str
    title: str
    steps: list[WrittenStep]
    arrows: list[WrittenArrow]
    lanes: str = ""


class WrittenExample(msgspec.Struct, forbid_unknown_fields=True):
    """An example as `examples.yaml` has it."""

    name: str
    state: str
    arguments: list[Any] = []
    keywords: dict[str, Any] = {}
    process: WrittenProcess | None = None
    """Instead of the macro's first arguments: a process, whose chart is drawn."""
    figure: Any = None
    """Instead of the macro's first argument: a figure (generator/figures/figure.py), whose picture is drawn."""


class WrittenExamples(msgspec.Struct, forbid_unknown_fields=True):
    """The whole of `examples.yaml`."""

    title: str
    examples: list[WrittenExample]
    without: list[str] = []


def written_examples(tree: Any) -> WrittenExamples:
    """The examples of a file that YAML has read. Raises msgspec.ValidationError with what is wrong and where."""
    written = msgspec.convert(tree, WrittenExamples)
    for number, example in enumerate(written.examples):
        if example.state not in STATES:
            raise msgspec.ValidationError(
                f"Expected one of {', '.join(STATES)}, got `{example.state}` - at `$.examples[{number}].state`"
            )
    for number, state in enumerate(written.without):
        if state not in STATES:
            raise msgspec.ValidationError(
                f"Expected one of {', '.join(STATES)}, got `{state}` - at `$.without[{number}]`"
            )
    return written


def component(name: str, template: str, written: WrittenExamples | None, sources: Sequence[str] = ()) -> Component:
    """The component of a template's text and of its written examples; `sources` are their texts in the same order."""
    comment = _COMMENT.search(template)
    call, _, about = " ".join(comment[1].split() if comment else ()).partition("): ")
    macros = _MACRO.findall(template)
    return Component(
        name=name,
        title=written.title if written else name,
        call=f"{call})" if about else "",
        about=about or call,
        macro=name if name in macros or not macros else macros[0],
        examples=tuple(
            Example(
                name=example.name,
                state=example.state,
                arguments=tuple(repeated(example.arguments)),
                keywords=repeated(example.keywords),
                process=msgspec.to_builtins(example.process),
                figure=repeated(example.figure),
                source=source,
            )
            for example, source in zip(written.examples, sources, strict=True)
        )
        if written
        else (),
        without=tuple(written.without) if written else (),
    )


_COMMENT: Final = re.compile(r"\{#-?(.*?)-?#\}", re.DOTALL)
_MACRO: Final = re.compile(r"\{%-? macro (\w+)\(")


def repeated(value: Any, number: int = 0) -> Any:
    """The value with each `{repeat: 300, of: …}` in a list written out; `{n}` in its texts is the running number from 1.

    A text that is nothing but `{n}` becomes the number itself. Raises msgspec.ValidationError.
    """
    if isinstance(value, list):
        found: list[Any] = []
        for each in value:
            if isinstance(each, Mapping) and each.keys() == {"repeat", "of"}:
                if not isinstance(each["repeat"], int):
                    raise msgspec.ValidationError(f"`repeat` takes a whole number, got `{each['repeat']}`")
                found += [repeated(each["of"], count) for count in range(1, each["repeat"] + 1)]
            else:
                found.append(repeated(each, number))
        return found
    if isinstance(value, Mapping):
        return {key: repeated(each, number) for key, each in value.items()}
    if isinstance(value, str) and number:
        return number if value == "{n}" else value.replace("{n}", str(number))
    return value
