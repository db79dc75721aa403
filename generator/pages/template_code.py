"""The Python that a template becomes: Jinja's, with what a page does hundreds of times done in the shortest way.

A case's page puts out 256 values, looks up 300 names and asks 150 times whether a mapping has one. Jinja makes each
value put out a `Markup`, calls a function for each name, looks into each call whether what it calls wants the context,
and at each page for each template that it imports macros from.
"""

from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import _escape_inner, escape  # type: ignore[attr-defined]  # the work of `escape` alone, a fifth of its time


class TemplateCode(CodeGenerator):
    """Puts text out and looks names up in dicts where it stands; asks the environment for all else."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:  # noqa: ARG002  # all pages are HTML, whatever is put out
        self.write("(environment.escaped_text(v) if type(v := (")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:  # noqa: ARG002  # as above
        self.write(")) is str else environment.escaped(v))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        """`fact.name`."""
        self.write(f"(o[{node.attr!r}] if type(o := (")
        self.visit(node.node, frame)
        self.write(f")) is dict and {node.attr!r} in o else environment.getattr(o, {node.attr!r}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802  # Jinja's name
        """`fact.get("href")`, if this is one, else Jinja's call."""
        called = node.node
        if not isinstance(called, nodes.Getattr) or called.attr != "get" or node.kwargs:
            return super().visit_Call(node, frame, forward_caller=forward_caller)
        self.visit(called.node, frame)
        self.write(".get(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")
        return None

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
        else:
            self.write("environment.macros_of(")
            self.visit(node.template, frame)
            self.write(")")


class PlainDataFirst(jinja2.Environment):
    """Looks a name up among a mapping's keys before its methods: `fee.items` is the fee's items, and it is faster."""

    code_generator_class = TemplateCode
    escaped_text = _escape_inner
    """What `{{ value }}` puts out of a text: its signs escaped."""
    escaped = staticmethod(escape)
    """What it puts out of anything: HTML as it is."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._macros: dict[str, Any] = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute` in a template."""
        if type(obj) is dict:
            try:
                return obj[attribute]
            except KeyError:
                pass
        return super().getattr(obj, attribute)

    def macros_of(self, template: str) -> Any:
        """What `{% from template import … %}` imports from: templates have no globals, so it is the same for all pages."""
        macros = self._macros.get(template)
        if macros is None:
            macros = self._macros[template] = self.get_template(template).module
        return macros
