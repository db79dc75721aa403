"""How personal data is told to an editor: by its rule, masked, with what to do."""

from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Text
from generator.diagnostics.rules import P_1, P_2, P_3, Rule
from generator.disclosure.sighting import Personal, Sighting, masked, value_hash

_RULES: Final = {Personal.NAME: P_2, Personal.MINOR: P_2, Personal.HEALTH: P_3}
_IN_ENGLISH: Final = {
    Personal.IDENTITY_NUMBER: "an identity number",
    Personal.MOBILE: "a mobile number",
    Personal.TELEPHONE: "a home telephone",
    Personal.BANK_CARD: "a bank card's number",
    Personal.ADDRESS: "a home address",
    Personal.NAME: "a person's name",
    Personal.MINOR: "a minor",
    Personal.HEALTH: "a person's health",
}
_INSTEAD: Final = {
    Personal.NAME: Text("写成 张某某", "write it as 张某某"),
    Personal.MINOR: Text("删去：未成年人的情况不公开", "delete it: nothing is published of a minor"),
    Personal.HEALTH: Text("删去健康状况", "delete what is told of the person's health"),
}
_DELETE: Final = Text(
    "删去；是办公电话的写在 telephone 一栏", "delete it; an office's own telephone belongs into `telephone`"
)


class Words(NamedTuple):
    """What is said of one sighting. `hash` names its value in the list of exceptions."""

    rule: Rule
    message: Text
    help: Text
    hash: str


def words_of(sighting: Sighting) -> Words:
    """Rule, message and help; the value itself stands in none of them."""
    hash_ = value_hash(sighting.value)
    instead = _INSTEAD.get(sighting.what, _DELETE)
    return Words(
        _RULES.get(sighting.what, P_1),
        Text(
            f"{sighting.what}“{masked(sighting)}”不能公开",
            f"{_IN_ENGLISH[sighting.what]}, “{masked(sighting)}”, is not to be published",
        ),
        Text(
            f"{instead.zh}；确须公开的，在 disclosure.yaml 写一条例外，value: {hash_}",
            f"{instead.en}; where it must stand, write an exception into disclosure.yaml with `value: {hash_}`",
        ),
        hash_,
    )
