"""The kinds of record, listed by hand: one file each."""

from typing import Any, Final

from generator.kinds.approvals import APPROVALS
from generator.kinds.calendar import CALENDAR
from generator.kinds.category import CATEGORY
from generator.kinds.community import COMMUNITY
from generator.kinds.community_entry import COMMUNITY_ENTRY
from generator.kinds.discretion_standard import DISCRETION_STANDARD
from generator.kinds.guide import GUIDE
from generator.kinds.law import LAW
from generator.kinds.network import NETWORK
from generator.kinds.penalty_case import PENALTY_CASE
from generator.kinds.permit_case import PERMIT_CASE
from generator.kinds.power_item import POWER_ITEM
from generator.kinds.process import PROCESS
from generator.kinds.provision import PROVISION
from generator.kinds.risk_post import RISK_POST
from generator.kinds.supervision_order import SUPERVISION_ORDER
from generator.kinds.synonyms import SYNONYMS
from generator.kinds.unit import UNIT
from generator.model.kind import Kind

KINDS: Final[dict[str, Kind[Any]]] = {
    kind.name: kind
    for kind in (
        UNIT,
        LAW,
        PROVISION,
        POWER_ITEM,
        PROCESS,
        GUIDE,
        DISCRETION_STANDARD,
        PENALTY_CASE,
        PERMIT_CASE,
        SUPERVISION_ORDER,
        COMMUNITY,
        COMMUNITY_ENTRY,
        CATEGORY,
        NETWORK,
        CALENDAR,
        SYNONYMS,
        RISK_POST,
        APPROVALS,
    )
}
