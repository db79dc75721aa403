"""The site's templates: what a template may use, and which others it rests on.

A template gets plain data and nothing else. There are no globals, and a filter only shapes what it is given, so that
a page's bytes follow from its data, its template and the templates that one names.
"""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

import jinja2
from jinja2 import meta

from generator.pages.template_code import PlainDataFirst


class TemplateFault(Exception):
    """A template names one that isn't there, or chooses one while it is drawn, or is no Jinja."""

    def __init__(self, template: str, why: str) -> None:
        # Both as they are: a fault crosses from a worker to the build by its arguments.
        super().__init__(template, why)
        self.template = template
        self.why = why

    def __str__(self) -> str:
        return f"{self.template}: {self.why}"


_FILTERS: Final = (
    "batch", "capitalize", "count", "default", "dictsort", "e", "escape", "first", "format", "groupby", "indent", "int",
    "items", "join", "last", "length", "list", "lower", "map", "reject", "rejectattr", "replace", "round", "safe",
    "select", "selectattr", "slice", "sort", "string", "striptags", "sum", "trim", "truncate", "unique", "upper",
    "urlencode",
)  # fmt: skip


class Templates:
    """Templates by name (`item.html`, `components/badge/badge.html`). Each is compiled when it is first drawn.

    `compiled` keeps what was compiled, if it is given: an item's page rests on some thirty templates, and compiling
    them takes a sixth of a second. It must not outlive a change of this file or of `template_code.py`.
    """

    def __init__(self, sources: Mapping[str, str], compiled: jinja2.BytecodeCache | None = None) -> None:
        self._sources = sources
        # A page that lacks a value must not be published with a gap: StrictUndefined.
        self._jinja = PlainDataFirst(
            loader=jinja2.DictLoader(sources),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
            cache_size=-1,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=compiled,
        )
        self._jinja.globals.clear()
        self._jinja.filters = {name: self._jinja.filters[name] for name in _FILTERS}
        self._named: dict[str, tuple[str, ...]] = {}
        self._digests: dict[tuple[str, ...], str] = {}

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """The template drawn with these values. Raises `TemplateFault`; `jinja2.UndefinedError` for a missing value."""
        return self._template(name).render(context)

    def macro(self, template: str, name: str, *values: object, **named: object) -> str:
        """One macro of a template, as HTML. Raises `TemplateFault`."""
        return str(getattr(self._template(template).module, name)(*values, **named))

    def closure(self, *names: str) -> tuple[str, ...]:
        """These templates and all that they name, whatever they need; in the order of names. Raises `TemplateFault`."""
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(self._names_in(name))
        return tuple(sorted(found))

    def closure_digest(self, *names: str) -> str:
        """A hash of these templates' texts and of all that they name. Raises `TemplateFault`."""
        held = self._digests.get(names)
        if held is None:
            digest = hashlib.sha256()
            for name in self.closure(*names):
                for text in (name, self._sources[name]):
                    data = text.encode()
                    digest.update(len(data).to_bytes(8, "big") + data)
            held = self._digests[names] = digest.hexdigest()
        return held

    def _template(self, name: str) -> jinja2.Template:
        try:
            return self._jinja.get_template(name)
        except jinja2.TemplateNotFound as fault:
            raise TemplateFault(name, f"no template {fault.name}") from None
        except jinja2.TemplateSyntaxError as fault:
            raise TemplateFault(fault.name or name, f"line {fault.lineno}: {fault.message}") from None

    def _names_in(self, name: str) -> tuple[str, ...]:
        named = self._named.get(name)
        if named is None:
            if name not in self._sources:
                raise TemplateFault(name, "no such template")
            try:
                found = templates_named_in(self._sources[name])
            except jinja2.TemplateSyntaxError as fault:
                raise TemplateFault(name, f"line {fault.lineno}: {fault.message}") from None
            if None in found:
                raise TemplateFault(name, "it names another template by an expression; write the name itself")
            named = self._named[name] = tuple(other for other in found if other)
        return named


@lru_cache(maxsize=1024)
def templates_named_in(text: str) -> tuple[str | None, ...]:
    """The templates that a template's text names; None for each that it chooses while it is drawn.

    Reading the text takes milliseconds, and a process reads the same few hundred over and over. Raises Jinja's
    `TemplateSyntaxError`.
    """
    return tuple(meta.find_referenced_templates(_READER.parse(text)))


_READER: Final = jinja2.Environment(autoescape=True)
