"""`liangquan penalty suggest`."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import click
import msgspec

from generator.command_group import say
from generator.facts.discretion import Act, Suggested, Suggestion, named, suggest
from generator.facts.discretion_sheet import MEASURES, Sheet, sheet_of_items
from generator.facts.discretion_words import reason_in_words, refusal_in_words
from generator.facts.facts import Facts
from generator.facts.parameters import NUMBER, YES, Parameter, nearest
from generator.facts.parameters import named as parameter_named
from generator.facts.proposed_penalties import Proposed, refusals
from generator.facts.said import Refusal
from generator.model.penalties import PenaltyKind, in_digits, range_in_words
from generator.stages.opening import opened
from generator.stages.reporting import report


class Asked(msgspec.Struct, frozen=True):
    """What was typed: facts as 名称=值, penalties as 种类 or 种类=数额."""

    items: tuple[str, ...]
    standards: tuple[str, ...]
    settings: tuple[str, ...]
    proposed: tuple[str, ...]
    done: date | None
    on: date


def run(root: Path, lang: str, asked: Asked, form: str) -> int:
    """Say what penalties the facts lead to; the exit code: 1 where something is refused."""
    with opened(root, lang) as district:
        checked = district.facts(asked.on)
        if checked.facts is None:
            click.echo(report(root, checked.diagnostics, "text", lang).rstrip("\n"), err=True)
            return 1
        sheet = _sheet(checked.facts, asked, lang)
    act = Act(
        facts=_facts(asked.settings, sheet, lang),
        done_on=(asked.done or asked.on).isoformat(),
        decided_on=asked.on.isoformat(),
        standards=asked.standards or _only(sheet, lang),
    )
    proposed = [_proposed(word, lang) for word in asked.proposed]
    suggestion = suggest(sheet, act)
    refused = _all_refusals(suggestion, refusals(sheet, act, suggestion, proposed))
    if form == "json":
        click.echo(_json(sheet, act, suggestion, refused, lang))
    else:
        for line in _text(sheet, suggestion, refused, lang):
            click.echo(line)
    return 1 if refused else 0


def _sheet(facts: Facts, asked: Asked, lang: str) -> Sheet:
    for id_ in asked.items:
        item = facts.register.items.get(id_)
        if item is None or item.withdrawn:
            penalties = {card.id: card.title for card in facts.register.items.values() if card.type == "行政处罚"}
            near = nearest(id_, [Parameter(name, "yes") for name in penalties])
            raise click.UsageError(
                say("no item", lang, id=id_) + (say("did you mean", lang, near=near) if near else "")
            )
        if item.type != "行政处罚":
            raise click.UsageError(say("no penalty item", lang, title=item.title, type=item.type))
    return sheet_of_items(facts.register, asked.items, facts.parts)


def _only(sheet: Sheet, lang: str) -> tuple[str, ...]:
    """The one rule of the items. Which of several was broken is for the office to say."""
    if len(sheet.violations) == 1:
        return (named(sheet.violations[0]),)
    if not sheet.violations:
        raise click.UsageError(say("nothing measured", lang))
    listed = "\n".join(f"  --standard {named(violation)}  {violation.act}" for violation in sheet.violations)
    raise click.UsageError(say("which standard", lang, listed=listed))


def _facts(written: Sequence[str], sheet: Sheet, lang: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in written:
        name, equals, value = word.partition("=")
        name, value = name.strip(), value.strip()
        if not equals or not value:
            raise click.UsageError(say("no setting", lang, word=word))
        parameter = parameter_named(name, sheet.parameters)
        if parameter is None:
            near = nearest(name, sheet.parameters)
            listed = "\n".join(f"  {_form(parameter)}" for parameter in sheet.parameters)
            hint = say("did you mean", lang, near=near) if near else ""
            raise click.UsageError(say("no parameter", lang, name=name, hint=hint, listed=listed))
        found[parameter.name] = _bare(parameter, value, lang)
    return found


def _bare(parameter: Parameter, value: str, lang: str) -> str:
    """The value without its unit. A number in another unit is refused, and not taken for one in this."""
    if parameter.form != "number":
        return value
    digits = value.removesuffix(parameter.unit).strip() if parameter.unit else value
    if NUMBER.fullmatch(digits):
        return digits
    if NUMBER.match(digits):
        raise click.UsageError(say("wrong unit", lang, name=parameter.name, value=value, unit=parameter.unit or "—"))
    raise click.UsageError(say("wrong number", lang, name=parameter.name, value=value, unit=parameter.unit or "—"))


def _form(parameter: Parameter) -> str:
    if parameter.form == "number":
        return f"{parameter.name}=0{parameter.unit}"
    return f"{parameter.name}={'|'.join(parameter.choices or (YES, '否'))}"


def _proposed(word: str, lang: str) -> Proposed:
    kind, equals, amount = (part.strip() for part in word.partition("="))
    if kind not in {str(known) for known in PenaltyKind}:
        raise click.UsageError(say("no penalty kind", lang, kind=kind, kinds="、".join(PenaltyKind)))
    digits = amount.removesuffix("元").removesuffix("日")
    if equals and not NUMBER.fullmatch(digits):
        raise click.UsageError(say("no amount", lang, kind=kind, amount=amount))
    return Proposed(kind, Decimal(digits) if equals else None)


def _all_refusals(suggestion: Suggestion, of_proposed: Sequence[Refusal]) -> list[Refusal]:
    """Each once, those of the facts first."""
    found: list[Refusal] = []
    for refusal in (
        *suggestion.refusals,
        *(refusal for answer in suggestion.answers for refusal in answer.refusals),
        *of_proposed,
    ):
        if refusal not in found:
            found.append(refusal)
    return found


_EN: Final = {"不予处罚": "no penalty", "减轻处罚": "mitigated", "从轻处罚": "lenient", "一般处罚": "ordinary", "从重处罚": "aggravated"}  # fmt: skip


def _measure(measure: int, lang: str) -> str:
    if measure < 0:
        return "—"
    return MEASURES[measure] if lang == "zh" else f"{MEASURES[measure]} ({_EN[MEASURES[measure]]})"


def _in_words(penalty: Suggested, lang: str) -> str:
    if penalty.range is None:
        return penalty.kind
    words = f"{penalty.kind}{'：' if lang == 'zh' else ': '}{range_in_words(penalty.range)}"
    if penalty.least is None or penalty.most is None or (penalty.range.mode == "金额" and not penalty.range.per):
        return words
    return words + say("comes to", lang, least=in_digits(penalty.least), most=in_digits(penalty.most))


def _text(sheet: Sheet, suggestion: Suggestion, refused: Sequence[Refusal], lang: str) -> list[str]:
    lines = []
    acts = {named(violation): violation for violation in sheet.violations}
    for answer in suggestion.answers:
        violation = acts.get(answer.standard) or acts.get(answer.provision)
        lines.append(f"{violation.act if violation else ''}（{answer.standard or answer.provision}）")
        if answer.tier:
            lines.append("  " + say("tier", lang, tier=answer.tier, measure=_measure(answer.measure, lang)))
        lines += [f"  {_in_words(penalty, lang)}" for penalty in answer.penalties]
        if answer.conduct:
            lines.append(f"  {answer.conduct}")
        lines += [f"  - {reason_in_words(reason).in_language(lang)}" for reason in answer.reasons]
    lines.append("")
    penalties = "；".join(_in_words(penalty, lang) for penalty in suggestion.penalties)
    lines.append(say("suggested", lang, measure=_measure(suggestion.measure, lang), penalties=penalties or "—"))
    lines += [f"- {reason_in_words(reason).in_language(lang)}" for reason in suggestion.reasons]
    if suggestion.may_waive:
        lines.append(say("may waive", lang))
    if suggestion.below:
        lines.append(say("may go below", lang))
    for refusal in refused:
        finding = refusal_in_words(refusal)
        lines.append(say("refusal", lang, code=finding.code, wrong=finding.message.in_language(lang), write=finding.help.in_language(lang)))  # fmt: skip
    return lines


def _json(sheet: Sheet, act: Act, suggestion: Suggestion, refused: Sequence[Refusal], lang: str) -> str:
    told: dict[str, Any] = {
        "act": act,
        "measure": MEASURES[suggestion.measure] if suggestion.measure >= 0 else None,
        "suggestion": suggestion,
        "reasons": [
            reason_in_words(reason).in_language(lang)
            for reason in (
                *(reason for answer in suggestion.answers for reason in answer.reasons),
                *suggestion.reasons,
            )
        ],
        "refusals": [
            {
                "code": finding.code,
                "path": list(finding.path),
                "message": finding.message.in_language(lang),
                "help": finding.help.in_language(lang),
            }
            for finding in map(refusal_in_words, refused)
        ],
        "parameters": sheet.parameters,
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=2).decode()
