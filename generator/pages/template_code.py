"""The Python that a template becomes: Jinja's, with what a page does hundreds of times done in the shortest way.

A case's page puts out 256 values, looks up 450 names and asks 150 times whether a mapping has one. Jinja makes each
value put out a `Markup`, and looks into each call whether what it calls wants the context.
"""

from collections.abc import Mapping
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import _escape_inner, escape  # type: ignore[attr-defined]  # the work of `escape` alone, a fifth of its time


class TemplateCode(CodeGenerator):
    """Puts values out by `escaped` and asks mappings by `PlainDataFirst.get`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:  # noqa: ARG002  # all pages are HTML, whatever is put out
        self.write("environment.escaped(")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802  # Jinja's name
        """`fact.get("href")`, if this is one, else Jinja's call."""
        called = node.node
        if not isinstance(called, nodes.Getattr) or called.attr != "get" or node.kwargs:
            return super().visit_Call(node, frame, forward_caller=forward_caller)
        self.write("environment.get(")
        self.visit(called.node, frame)
        self.signature(node, frame)
        self.write(")")
        return None


class PlainDataFirst(jinja2.Environment):
    """Looks a name up among a mapping's keys before its methods: `fee.items` is the fee's items, and it is faster."""

    code_generator_class = TemplateCode

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute` in a template."""
        if type(obj) is dict:
            try:
                return obj[attribute]
            except KeyError:
                pass
        return super().getattr(obj, attribute)

    @staticmethod
    def get(mapping: Mapping[str, Any], name: str, default: Any = None) -> Any:
        """`mapping.get(name, default)` in a template."""
        return mapping.get(name, default)

    @staticmethod
    def escaped(value: Any) -> str:
        """What `{{ value }}` puts out: text with its signs escaped, HTML as it is."""
        return _escape_inner(value) if type(value) is str else escape(value)
