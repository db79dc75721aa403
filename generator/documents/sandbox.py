"""Templates that an office writes itself: Jinja in a sandbox, cut down to what a form needs, and bounded.

A template of a document is an office's own text, and comes from whoever may commit it. So it shows what it is given and
does nothing else: only the parts of Jinja in `_ALLOWED` are known, nothing is called, text never grows by being put
together, and the steps of its loops and the size of its page are counted. A template that takes another road is refused
with its file, its line and what to write instead.
"""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from itertools import islice
from types import TracebackType
from typing import Any, Final, NamedTuple

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from generator.diagnostics.diagnostic import Text

MOST_STEPS: Final = 5_000
"""Steps of all loops of a page together."""
MOST_CHARACTERS: Final = 500_000
"""Of a page."""
MOST_PARTS: Final = 200
"""Templates that one draws in, counted as often as they are named."""
LARGEST: Final = 64 * 1024
"""Characters of a template."""


class TemplateText(NamedTuple):
    """A template as it is read: where it stands, and what it says."""

    file: str
    """The path that is told, from the district's folder where it is the district's own."""
    text: str


class DocumentFault(Exception):
    """A template that is refused; `file` and `line` say where, `message` why, `help` what to write instead."""

    def __init__(self, file: str, line: int, message: Text, help: Text) -> None:  # noqa: A002  # as a finding's field
        super().__init__(file, line, message, help)
        self.file = file
        self.line = line
        self.message = message
        self.help = help


class Drawn(NamedTuple):
    """A document as HTML, and what the case lacks for it, in the order in which it stands there."""

    html: str
    lacking: tuple[str, ...]


class DocumentTemplates:
    """The templates of documents by their names in the folder. One page is drawn at a time."""

    def __init__(self, sources: Mapping[str, TemplateText]) -> None:
        self._sources = sources
        self._jinja = _Sandbox(sources)
        self._seen: set[str] = set()
        """Templates that end."""

    def file_of(self, name: str) -> str:
        """Where the template stands."""
        return self._sources[name].file

    def draw(self, name: str, data: Mapping[str, Any]) -> Drawn:
        """The document. Raises DocumentFault."""
        if name not in self._seen:
            _see_that_it_ends(name, self._sources, self._jinja)
            self._seen.add(name)
        self._jinja.begin()
        size, pieces = 0, []
        try:
            for piece in self._jinja.get_template(name).generate({**data, "lacking": self._jinja.lacking}):
                size += len(piece)
                if size > MOST_CHARACTERS:
                    raise _Refused(_TOO_LONG, _SHORTER)
                pieces.append(piece)
        # SyntaxError is Python's, of what Jinja makes of tags that lie too deep in each other.
        except (
            jinja2.TemplateError,
            _Refused,
            ArithmeticError,
            TypeError,
            ValueError,
            RecursionError,
            SyntaxError,
        ) as fault:
            raise self._told(name, fault, data) from None
        return Drawn("".join(pieces), tuple(self._jinja.lacking))

    def _told(self, name: str, fault: Exception, data: Mapping[str, Any]) -> DocumentFault:
        file, line = self._place(name, fault)
        if isinstance(fault, _Refused):
            return DocumentFault(file, line, fault.message, fault.help)
        if isinstance(fault, jinja2.TemplateNotFound):
            return DocumentFault(file, line, _no_template(str(fault.name)), self._templates_there())
        if isinstance(fault, SecurityError):
            return DocumentFault(file, line, _HIDDEN, _ONLY_DATA)
        if isinstance(fault, jinja2.UndefinedError):
            return DocumentFault(file, line, *_unknown(fault.message or "", data))
        return DocumentFault(
            file,
            line,
            Text(f"模板不能使用：{fault}", f"the template can't be used: {fault}"),
            Text("对照默认模板改正这一行", "mend the line by the default template"),
        )

    def _templates_there(self) -> Text:
        names = "、".join(sorted(self._sources))
        return Text(f"只能写 documents 目录中的文件名：{names}", f"write the name of a file of documents/: {names}")

    def _place(self, name: str, fault: Exception) -> tuple[str, int]:
        if isinstance(fault, _Refused) and fault.line:
            return fault.file, fault.line
        if isinstance(fault, jinja2.TemplateSyntaxError):
            return fault.filename or self._sources[name].file, fault.lineno
        file, line = self._sources[name].file, 1
        files = {source.file for source in self._sources.values()}
        trace: TracebackType | None = fault.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename in files:
                file, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
            trace = trace.tb_next
        return file, line


class _Refused(Exception):
    def __init__(self, message: Text, help: Text, file: str = "", line: int = 0) -> None:  # noqa: A002  # as above
        super().__init__(message.en)
        self.message = message
        self.help = help
        self.file = file
        self.line = line


_TOO_LONG: Final = Text(
    f"文书超过 {MOST_CHARACTERS} 个字符，或循环超过 {MOST_STEPS} 次",
    f"the page has more than {MOST_CHARACTERS} characters, or loops more than {MOST_STEPS} times",
)
_SHORTER: Final = Text("循环只用于案件自己的列表，如证据、处罚", "loop over lists of the case alone, as its evidence")
_HIDDEN: Final = Text(
    "模板用到了不提供的内容（以 _ 开头的名称等）",
    "the template reaches for what it isn't given, as names beginning with _",
)
_ONLY_DATA: Final = Text("只写说明中列出的名称", "write names of the list in the docs only")


class _Folder(jinja2.BaseLoader):
    """The templates that were read from their folders: there is no way to another file."""

    def __init__(self, sources: Mapping[str, TemplateText]) -> None:
        self._sources = sources

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        del environment
        source = self._sources.get(template)
        if source is None:
            raise jinja2.TemplateNotFound(template)
        return source.text, source.file, lambda: True


_ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.If,
    nodes.CondExpr, nodes.For, nodes.Filter, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Include,
    nodes.Extends, nodes.Block, nodes.List, nodes.Tuple,
)  # fmt: skip
"""What a form needs. Without sets, macros, captures, sums and joined text nothing can be made to grow."""
_NAMES: Final = {
    nodes.Call: "函数调用 (a call)", nodes.Concat: "~", nodes.Mul: "*", nodes.Pow: "**", nodes.Add: "+", nodes.Mod: "%",
    nodes.Assign: "set", nodes.AssignBlock: "set", nodes.Macro: "macro", nodes.CallBlock: "call", nodes.FilterBlock: "filter",
    nodes.Import: "import", nodes.FromImport: "import", nodes.Test: "is",
}  # fmt: skip
_FILTERS: Final = ("first", "last", "length", "count", "e", "escape")


class _Sandbox(ImmutableSandboxedEnvironment):
    def __init__(self, sources: Mapping[str, TemplateText]) -> None:
        super().__init__(
            loader=_Folder(sources),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.globals.clear()
        self.tests.clear()
        self._steps = 0
        self.lacking: list[str] = []
        """Labels of the blanks of the page."""
        own = {"blank": self._blank, "joined": _joined, _COUNTED: self._counted}
        self.filters = {name: self.filters[name] for name in _FILTERS} | own

    def begin(self) -> None:
        """Count from nothing."""
        self._steps = 0
        self.lacking = []

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A mapping has its keys, a loop says where it is; nothing has methods."""
        if type(obj) is dict:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        found = super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute) if callable(found) else found

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if len(source) > LARGEST:
            raise _Refused(
                Text(f"模板超过 {LARGEST} 个字符", f"the template has more than {LARGEST} characters"),
                Text("图片不写在模板里；长的文字分成几个文件", "no pictures in a template; part a long one"),
                filename or "",
                1,
            )
        try:
            tree = super()._parse(source, name, filename)
            found = list(tree.find_all(nodes.Node))
        except RecursionError:
            raise _Refused(
                Text("模板的括号或标记套得太深", "brackets or tags of the template lie too deep in each other"),
                Text("分成几个文件", "part it into files"),
                filename or "",
                1,
            ) from None
        # Python reads no number of more than 4300 digits.
        except ValueError:
            raise _Refused(
                Text("模板中有一个太长的数", "a number of the template is too long"),
                Text("写成文字，放在引号中", "write it as text, in quotes"),
                filename or "",
                1,
            ) from None
        for node in found:
            _see_that_it_is_allowed(node, filename or "")
            if isinstance(node, nodes.For):
                node.iter = nodes.Filter(node.iter, _COUNTED, [], [], None, None, lineno=node.lineno)
        return tree

    def _counted(self, value: Any) -> Iterator[Any]:
        """The list, with its steps counted."""
        if not isinstance(value, (list, tuple)):
            raise _Refused(
                Text("for 只能用于列表", "only a list is looped over"),
                Text("写列表的名称，如 evidence、penalties", "name a list, as evidence or penalties"),
            )
        for each in value:
            self._steps += 1
            if self._steps > MOST_STEPS:
                raise _Refused(_TOO_LONG, _SHORTER)
            yield each

    # With its context it is called for each page, and never once for all when the template is compiled.
    @jinja2.pass_context
    def _blank(self, _context: Context, value: Any, label: str = "") -> Any:
        """The value; where the case has none, a ruled blank, which `label` names in the list of what is lacking."""
        if isinstance(value, jinja2.Undefined):
            str(value)  # raises: a name that is written wrong is no blank
        if value:
            return value
        if label and label not in self.lacking:
            self.lacking.append(str(label))
        return Markup('<span class="blank"></span>')


_COUNTED: Final = "_counted"
_MOST_JOINED: Final = 20_000


def _joined(values: Any, sign: str = "、") -> str:
    """The list as one text, escaped, with a sign between."""
    if not isinstance(values, (list, tuple)):
        raise _Refused(
            Text("joined 只能用于列表", "only a list is joined"),
            Text("写列表的名称，如 evidence | joined", "name a list, as evidence | joined"),
        )
    found = escape(sign).join(escape(value) for value in islice(values, MOST_STEPS))
    if len(found) > _MOST_JOINED:
        raise _Refused(_TOO_LONG, _SHORTER)
    return found


def _see_that_it_is_allowed(node: nodes.Node, file: str) -> None:
    name = _NAMES.get(type(node), type(node).__name__)
    help_ = Text(
        "模板只显示给出的内容：可用 if、for、include、extends、block 和 | blank、| joined",
        "a template shows what it is given: use if, for, include, extends, block, | blank and | joined",
    )
    if not isinstance(node, _ALLOWED) or (isinstance(node, nodes.For) and node.recursive):
        message = Text(f"文书模板不能用 {name}", f"templates of documents don't have {name}")
        raise _Refused(message, help_, file, node.lineno)
    if isinstance(node, nodes.Filter) and node.name not in {*_FILTERS, "blank", "joined"}:
        message = Text(f"文书模板没有 | {node.name}", f"templates of documents have no | {node.name}")
        raise _Refused(message, help_, file, node.lineno)
    if isinstance(node, (nodes.Include, nodes.Extends)) and not isinstance(node.template, nodes.Const):
        message = Text("include 和 extends 要写明文件名", "include and extends name their file")
        raise _Refused(message, help_, file, node.lineno)


def _see_that_it_ends(name: str, sources: Mapping[str, TemplateText], jinja: _Sandbox) -> None:
    """No template draws itself in, and none draws in too many. Raises DocumentFault."""
    counts: dict[str, int] = {}

    def count(one: str, above: tuple[str, ...], file: str, line: int) -> int:
        if one in above:
            raise _loop(one, file, line)
        if one not in sources:
            names = "、".join(sorted(sources))
            raise DocumentFault(
                file,
                line,
                _no_template(one),
                Text(f"只能写 documents 目录中的文件名：{names}", f"write the name of a file of documents/: {names}"),
            )
        if one not in counts:
            try:
                tree = jinja._parse(sources[one].text, one, sources[one].file)  # of this file
            except _Refused as fault:
                raise DocumentFault(fault.file, fault.line, fault.message, fault.help) from None
            except jinja2.TemplateSyntaxError as fault:
                raise DocumentFault(
                    sources[one].file,
                    fault.lineno,
                    Text(f"模板写法有误：{fault.message}", f"the template is no Jinja: {fault.message}"),
                    Text("检查这一行的 {{ }} 和 {% %} 是否成对", "see that {{ }} and {% %} are closed"),
                ) from None
            counts[one] = 1 + sum(count(other, (*above, one), sources[one].file, at) for other, at in _drawn_in(tree))
        if counts[one] > MOST_PARTS:
            raise _loop(one, file, line)
        return counts[one]

    count(name, (), sources[name].file if name in sources else name, 1)


def _drawn_in(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    includes: list[nodes.Include | nodes.Extends] = [*tree.find_all(nodes.Include), *tree.find_all(nodes.Extends)]
    for node in includes:
        if isinstance(node.template, nodes.Const):
            yield str(node.template.value), node.lineno


def _loop(name: str, file: str, line: int) -> DocumentFault:
    return DocumentFault(
        file,
        line,
        Text(f"{name} 套用自己，或套用的文件太多", f"{name} draws itself in, or too many files"),
        Text(f"一份文书最多套用 {MOST_PARTS} 处，互不循环", f"{MOST_PARTS} at most, and none in a ring"),
    )


def _no_template(name: str) -> Text:
    return Text(f"documents 目录中没有 {name}", f"there is no {name} in documents/")


def _unknown(message: str, data: Mapping[str, Any]) -> tuple[Text, Text]:
    name = message.rpartition("'")[0].rpartition("'")[2] if message.endswith("'") else message.split("'")[1::2][:1]
    name = name if isinstance(name, str) else "".join(name)
    names = sorted(_names_in(data))
    near = get_close_matches(name, names, n=1)
    hint = Text(f"是不是 {near[0]}？", f"did you mean {near[0]}? ") if near else Text("", "")
    return (
        Text(f"没有“{name}”这个名称", f"there is no name {name}"),
        Text(hint.zh + "可用的名称见“制作文书”一文", hint.en + "the names are listed in the docs, under documents"),
    )


def _names_in(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield str(name)
            yield from _names_in(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value[:1]:
            yield from _names_in(inner)
