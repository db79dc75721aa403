"""Wrong arguments, told in the reader's language: click's own words are English only."""

from typing import Final

import click

from generator.command_group import say

_EXTRA: Final = "Got unexpected extra argument"
"""How click begins what it says of words that no argument takes; it has no class of its own for them."""


def told(fault: click.ClickException, lang: str) -> str:
    """The usage line of the command, what is wrong, and where help is."""
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        return fault.format_message()
    lines = []
    context = getattr(fault, "ctx", None)
    if isinstance(fault, click.UsageError) and context is not None:
        lines.append(context.get_usage())
        lines.append(say("see help", lang, command=context.command_path))
    lines.append(say("usage fault", lang, words=_words(fault, lang)))
    return "\n".join(lines)


def _words(fault: click.ClickException, lang: str) -> str:
    match fault:
        case click.NoSuchOption():
            near = say("did you mean", lang, near=fault.possibilities[0]) if fault.possibilities else ""
            return say("no option", lang, option=fault.option_name) + near
        case click.MissingParameter() if fault.param is not None:
            return say("missing", lang, parameter=_named(fault.param, fault.ctx)) + _choices(fault.param, lang)
        case click.BadParameter() if fault.param is not None and isinstance(fault.param.type, click.Choice):
            return say("bad value", lang, parameter=_named(fault.param, fault.ctx)) + _choices(fault.param, lang)
        case click.BadParameter() if fault.param is not None and isinstance(fault.param.type, click.IntRange):
            least, most = fault.param.type.min, fault.param.type.max
            if most is None:
                return say("too small", lang, parameter=_named(fault.param, fault.ctx), least=least)
            return say("no number", lang, parameter=_named(fault.param, fault.ctx), least=least, most=most)
        case click.BadParameter() if fault.param is not None and isinstance(fault.param.type, click.Path):
            # The only fault that a path of ours can have: no option asks that it be there.
            path = fault.message.partition("'")[2].rpartition("'")[0]
            what = "is a file" if fault.param.type.dir_okay else "is a folder"
            return say("bad value", lang, parameter=_named(fault.param, fault.ctx)) + say(what, lang, path=path)
        case click.BadParameter() if fault.param is not None:
            return say("bad value", lang, parameter=_named(fault.param, fault.ctx)) + fault.message
        case click.BadOptionUsage():
            return say("bad use", lang, option=fault.option_name)
        case click.UsageError() if fault.message.startswith(_EXTRA):
            return say("too many words", lang, words=fault.message.partition("(")[2].removesuffix(")"))
        case _:
            return fault.format_message()


def _named(param: click.Parameter, context: click.Context | None) -> str:
    return param.get_error_hint(context).strip("'") if context else str(param.name)


def _choices(param: click.Parameter, lang: str) -> str:
    if isinstance(param.type, click.Choice):
        return say("choices", lang, names=", ".join(map(str, param.type.choices)))
    return ""
