"""Levels of legal rules, and what each may set (处罚法 art. 10–16, 许可法 art. 14–17)."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from generator.model.penalties import PenaltyKind


class LegalLevel(StrEnum):
    """From the highest to the lowest."""

    LAW = "法律"
    ADMINISTRATIVE_REGULATION = "行政法规"
    STATE_COUNCIL_DECISION = "国务院决定"
    LOCAL_REGULATION = "地方性法规"
    DEPARTMENTAL_RULE = "部门规章"
    LOCAL_RULE = "地方政府规章"
    NORMATIVE_DOCUMENT = "规范性文件"
    PARTY_RULE = "党内法规"


_RULES_MAY_SET: Final = frozenset({PenaltyKind.WARNING, PenaltyKind.CRITICISM, PenaltyKind.FINE})
_ALL: Final = frozenset(PenaltyKind)
MAY_SET: Final[dict[LegalLevel, frozenset[PenaltyKind]]] = {
    LegalLevel.LAW: _ALL,
    LegalLevel.ADMINISTRATIVE_REGULATION: _ALL - {PenaltyKind.DETENTION},
    LegalLevel.STATE_COUNCIL_DECISION: frozenset(),
    LegalLevel.LOCAL_REGULATION: _ALL - {PenaltyKind.DETENTION, PenaltyKind.REVOKE_LICENCE},
    LegalLevel.DEPARTMENTAL_RULE: _RULES_MAY_SET,
    LegalLevel.LOCAL_RULE: _RULES_MAY_SET,
    LegalLevel.NORMATIVE_DOCUMENT: frozenset(),
    LegalLevel.PARTY_RULE: frozenset(),
}
"""处罚法 art. 10 (law), 11 (administrative regulation), 12 (local regulation), 13 and 14 (rules), 16 (nothing else)."""

MAY_SET_PERMIT: Final = frozenset(
    {
        LegalLevel.LAW,
        LegalLevel.ADMINISTRATIVE_REGULATION,
        LegalLevel.STATE_COUNCIL_DECISION,
        LegalLevel.LOCAL_REGULATION,
        LegalLevel.LOCAL_RULE,
    }
)
"""许可法 art. 14, 15; a provincial rule sets a temporary permit, for one year; art. 17: nothing else."""


def kinds_not_allowed(level: LegalLevel, kinds: Iterable[PenaltyKind]) -> tuple[PenaltyKind, ...]:
    """Those of `kinds` that a rule of `level` may not set."""
    return tuple(kind for kind in kinds if kind not in MAY_SET[level])
