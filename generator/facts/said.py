"""What discretion says: reasons and refusals, as codes with their values; `discretion_words.py` has the words."""

import msgspec

from generator.model.penalties import Range

Values = dict[str, str | Range | tuple[str, ...]]


class Reason(msgspec.Struct, frozen=True):
    """A step of the reasoning. `code` names its sentence."""

    code: str
    values: Values


class Refusal(msgspec.Struct, frozen=True):
    """Something that may not be. `rule` is the rule's code, `code` names its sentences: what is wrong, what to write.

    `path` leads to it in what was given: `("facts", name)`, `("penalties", 0, "amount")`, `("standards", 0)`; from the
    root of the case for `("decided_on",)`.
    """

    rule: str
    code: str
    path: tuple[str | int, ...]
    values: Values
