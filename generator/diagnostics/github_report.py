"""The report as workflow commands, which GitHub and its kin show beside the changed lines."""

from collections.abc import Sequence

from generator.diagnostics.told import Told


def github_report(faults: Sequence[Told], lang: str) -> str:
    """One command a fault: `::error file=…,line=…,col=…,endColumn=…,title=K-3::message%0Ahelp`."""
    return "".join(_command(fault, lang) for fault in faults)


def _command(fault: Told, lang: str) -> str:
    properties = [("file", fault.file)]
    if fault.span:
        line, column, end_column, _ = fault.span
        properties += [("line", str(line)), ("col", str(column)), ("endColumn", str(end_column))]
    properties.append(("title", fault.code))
    text = f"{fault.message.in_language(lang)}\n{fault.help.in_language(lang)}"
    joined = ",".join(f"{name}={_property(value)}" for name, value in properties)
    return f"::{fault.severity.value} {joined}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
