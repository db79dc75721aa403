"""Which documents a case has by now: each follows from its stages, and none is made before its stage."""

from collections.abc import Callable
from typing import Final, NamedTuple

from generator.facts.register import CaseCard
from generator.kinds.penalty_case import Outcome, PenaltyCaseCard
from generator.kinds.penalty_procedure import Stage
from generator.kinds.permit_case import PermitCaseCard, PermitResult, PermitStage


class Form(NamedTuple):
    """A document: its id (its template and its page are called by it), its title, and its legal ground."""

    id: str
    title: str
    ground: str

    @property
    def template(self) -> str:
        """Its file in the folder of templates."""
        return f"{self.id}.html"


DECISION: Final = Form("chufa-juedingshu", "行政处罚决定书", "行政处罚法第五十九条")
ON_THE_SPOT: Final = Form("dangchang-juedingshu", "当场行政处罚决定书", "行政处罚法第五十二条")
SERVED: Final = Form("songda-huizheng", "送达回证", "行政处罚法第六十一条；行政许可法第四十四条")

_Due = Callable[[PenaltyCaseCard], bool]
_PENALTY: Final[tuple[tuple[Form, _Due], ...]] = (
    (Form("lian-shenpibiao", "立案审批表", "行政处罚法第五十四条"), lambda case: bool(case.day_of(Stage.FILED))),
    (
        Form("diaocha-zhongjie-shenpibiao", "调查终结审批表（案件处理意见）", "行政处罚法第五十七条、第五十八条"),
        lambda case: bool(case.day_of(Stage.REPORTED)),
    ),
    (
        Form("chufa-gaozhishu", "行政处罚事先告知书", "行政处罚法第四十四条、第四十五条"),
        lambda case: bool(case.day_of(Stage.NOTIFIED)) and not case.summary and case.outcome in {"", Outcome.PENALTY},
    ),
    (
        Form("tingzheng-gaozhishu", "行政处罚听证告知书", "行政处罚法第六十三条、第六十四条"),
        lambda case: case.hearing_told,
    ),
    (DECISION, lambda case: _decided(case, Outcome.PENALTY) and not case.summary),
    (ON_THE_SPOT, lambda case: _decided(case, Outcome.PENALTY) and case.summary),
    (
        Form("buyu-chufa-juedingshu", "不予行政处罚决定书", "行政处罚法第三十三条、第五十七条"),
        lambda case: _decided(case, Outcome.EXCUSED) or _decided(case, Outcome.UNFOUNDED),
    ),
    (SERVED, lambda case: bool(case.day_of(Stage.DELIVERED))),
    (Form("jiean-shenpibiao", "结案审批表", "行政处罚法第四十七条"), lambda case: bool(case.closed_on)),
)
_PERMIT: Final[tuple[tuple[Form, Callable[[PermitCaseCard], bool]], ...]] = (
    (
        Form("buzheng-tongzhishu", "补正材料通知书", "行政许可法第三十二条"),
        lambda case: bool(case.day_of(PermitStage.CORRECTED)),
    ),
    (Form("shouli-tongzhishu", "受理通知书", "行政许可法第三十二条"), lambda case: bool(case.accepted_on)),
    (
        Form("buyu-shouli-tongzhishu", "不予受理通知书", "行政许可法第三十二条"),
        lambda case: bool(case.day_of(PermitStage.REFUSED)),
    ),
    (Form("yanqi-gaozhishu", "延长办理期限告知书", "行政许可法第四十二条"), lambda case: bool(case.extended)),
    (
        Form("zhunyu-xuke-juedingshu", "准予行政许可决定书", "行政许可法第三十八条、第三十九条"),
        lambda case: bool(case.day_of(PermitStage.DECIDED)) and case.result == PermitResult.GRANTED,
    ),
    (
        Form("buyu-xuke-juedingshu", "不予行政许可决定书", "行政许可法第三十八条"),
        lambda case: bool(case.day_of(PermitStage.DECIDED)) and case.result == PermitResult.DENIED,
    ),
    (SERVED, lambda case: bool(case.day_of(PermitStage.DELIVERED))),
)

PENALTY_FORMS: Final = tuple(form for form, _ in _PENALTY)
PERMIT_FORMS: Final = tuple(form for form, _ in _PERMIT)


def _decided(case: PenaltyCaseCard, outcome: Outcome) -> bool:
    return bool(case.day_of(Stage.DECIDED)) and case.outcome == outcome


def forms_of(case: CaseCard) -> tuple[Form, ...]:
    """The documents of the case as it stands, in the order in which they are made."""
    if isinstance(case, PenaltyCaseCard):
        return tuple(form for form, due in _PENALTY if due(case))
    return tuple(form for form, due in _PERMIT if due(case))


def address_of(case: CaseCard, form: Form) -> str:
    """Where the document stands on the intranet's site."""
    return f"{case.address}{form.id}.html"
