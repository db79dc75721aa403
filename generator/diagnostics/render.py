"""Diagnostics in the form that was asked for."""

from collections.abc import Iterable
from enum import StrEnum

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.github_report import github_report
from generator.diagnostics.json_report import json_report
from generator.diagnostics.place import SpanOf
from generator.diagnostics.sarif_report import sarif_report
from generator.diagnostics.text_report import text_report
from generator.diagnostics.told import told


class Format(StrEnum):
    """Forms of a report, as `--format` takes them."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def render(diagnostics: Iterable[Diagnostic], span_of: SpanOf, form: Format, lang: str, *, colour: bool = False) -> str:
    """The whole report; `lang` is "zh" or "en". `colour` counts for text only, JSON holds both languages."""
    faults = told(diagnostics, span_of)
    match form:
        case Format.TEXT:
            return text_report(faults, lang, colour=colour)
        case Format.JSON:
            return json_report(faults)
        case Format.GITHUB:
            return github_report(faults, lang)
        case Format.SARIF:
            return sarif_report(faults, lang)
