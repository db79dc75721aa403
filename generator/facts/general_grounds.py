"""What 处罚法 itself says of every penalty: when there is none, when it is lighter, when heavier (art. 30–33, 49).

Each ground is told by its code; `facts/discretion_words.py` has its words, with the article.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from generator.facts.parameters import YES, Parameter

AGE: Final = "年龄"
MIND: Final = "辨认控制能力"
PARTLY, LOST = "部分丧失", "完全丧失"
SLIGHT: Final = "违法行为轻微"
MENDED: Final = "及时改正"
HARM: Final = "危害后果"
NO_HARM, SLIGHT_HARM = "没有", "轻微"
FIRST: Final = "初次违法"
NO_FAULT: Final = "有证据证明没有主观过错"
RELIEVING: Final = (
    ("主动消除或者减轻违法行为危害后果", "32-1"),
    ("受他人胁迫或者诱骗", "32-2"),
    ("主动供述尚未掌握的违法行为", "32-3"),
    ("有立功表现", "32-4"),
    ("有法律法规规章规定的其他从轻或者减轻情形", "32-5"),
)
EMERGENCY: Final = "违反突发事件应对措施"

GENERAL: Final = (
    Parameter(AGE, "number", "周岁", group="general"),
    Parameter(MIND, "choice", choices=("正常", PARTLY, LOST), group="general"),
    Parameter(HARM, "choice", choices=(NO_HARM, SLIGHT_HARM, "较重", "严重"), group="general"),
    Parameter(SLIGHT, "yes", group="general"),
    Parameter(FIRST, "yes", group="general"),
    Parameter(MENDED, "yes", group="general"),
    Parameter(NO_FAULT, "yes", group="general"),
    *(Parameter(name, "yes", group="general") for name, _ in RELIEVING),
    Parameter(EMERGENCY, "yes", group="general"),
)
"""Asked of every case. A standard that asks one of them by the same name, in the same form, shares the answer."""


class Grounds(NamedTuple):
    """Codes of the grounds that hold."""

    waiving: tuple[str, ...]
    """No penalty is given: 不予行政处罚."""
    may_waive: tuple[str, ...]
    """可以不予行政处罚."""
    relieving: tuple[str, ...]
    """Lenient within the range, or mitigated below it: 从轻或者减轻."""
    aggravating: tuple[str, ...]
    """从重处罚."""


def grounds_in(facts: Mapping[str, str]) -> Grounds:
    """What holds of these facts, which are valid: names of GENERAL and what is written for them.

    - Art. 30: under 14 no penalty; from 14 to under 18 lenient or mitigated (应当).
    - Art. 31: no penalty for who can't understand or control what he does; where that is impaired, lenient or mitigated (可以).
    - Art. 32: five circumstances, lenient or mitigated (应当).
    - Art. 33: slight, mended in time and without harm, none; a first breach with slight harm, mended in time, may be none;
      without fault, none.
    - Art. 49: breach of measures in an emergency, heavier.
    """

    def holds(name: str) -> bool:
        return facts.get(name) == YES

    age = Decimal(facts[AGE]) if AGE in facts else None
    mind, harm = facts.get(MIND), facts.get(HARM)
    waiving, may_waive, relieving = [], [], []
    if age is not None and age < 14:
        waiving.append("30-child")
    elif age is not None and age < 18:
        relieving.append("30-minor")
    if mind == LOST:
        waiving.append("31-lost")
    elif mind == PARTLY:
        relieving.append("31-partly")
    if holds(SLIGHT) and holds(MENDED) and harm == NO_HARM:
        waiving.append("33-1")
    elif holds(FIRST) and holds(MENDED) and harm in {NO_HARM, SLIGHT_HARM}:
        may_waive.append("33-1-first")
    if holds(NO_FAULT):
        waiving.append("33-2")
    relieving += [code for name, code in RELIEVING if holds(name)]
    return Grounds(tuple(waiving), tuple(may_waive), tuple(relieving), ("49",) if holds(EMERGENCY) else ())
