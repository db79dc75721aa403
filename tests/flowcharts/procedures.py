"""Procedures as an office writes them, in many variants from a number: what the charts' tests draw."""

from collections.abc import Iterator
from random import Random

from generator.flowcharts.chart import Chart, ChartArrow, ChartStep, Shape
from generator.flowcharts.drawing import svg
from generator.flowcharts.geometry import plan
from generator.flowcharts.layout import dot_text, lay_out

_PERMITS = (
    "食品经营许可",
    "取水许可",
    "城镇污水排入排水管网许可",
    "医疗机构执业许可",
    "户外广告设置许可",
    "兽药经营许可",
)
_LIMITS = ("", "", "即时", "5个工作日", "20个工作日", "90个自然日", "3个月")
_POSTS = ("", "窗口受理岗", "业务科室经办人", "执法人员（不少于两人）", "分管领导")
_DESK, _OFFICE, _HEAD, _LEGAL = "政务服务窗口", "行政审批科", "分管领导", "法制审核机构"


class _Draft:
    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  # the variants need no secrecy
        self.seed = seed
        self.steps: list[ChartStep] = []
        self.arrows: list[ChartArrow] = []

    def step(self, name: str, shape: Shape, role: str) -> str:
        number = len(self.steps) + 1
        between = shape not in {Shape.START, Shape.END}
        self.steps.append(
            ChartStep(
                id=f"b{number}",
                name=name,
                shape=shape,
                role=role,
                post=self.random.choice(_POSTS) if between else "",
                limit=self.random.choice(_LIMITS) if between else "",
                href=f"#buzhou-{number}" if self.random.random() < 0.5 else "",
            )
        )
        return f"b{number}"

    def arrow(self, source: str, target: str, label: str = "") -> None:
        self.arrows.append(ChartArrow(source, target, label))

    def chart(self, title: str) -> Chart:
        roles = tuple(dict.fromkeys(step.role for step in self.steps))
        return Chart(f"liucheng-{self.seed}", title, tuple(self.steps), tuple(self.arrows), roles)


def permit(seed: int) -> Chart:
    """A permit: corrections, refusal to accept, site visit, legal review that may send back, decision, delivery."""
    draft = _Draft(seed)
    chance = draft.random.random
    subject = draft.random.choice(_PERMITS)
    start = draft.step(draft.random.choice(("提出申请", "申请人网上提交申请")), Shape.START, "申请人")
    desk = draft.step(draft.random.choice(("窗口收件", "收取材料并出具收件凭证")), Shape.ACTION, _DESK)
    complete = draft.step(draft.random.choice(("材料是否齐全", "是否属于受理范围且材料齐全")), Shape.DECISION, _DESK)
    draft.arrow(start, desk)
    draft.arrow(desk, complete)
    if chance() < 0.7:
        correct = draft.step("一次性告知补正材料", Shape.DOCUMENT, draft.random.choice((_DESK, "申请人")))
        draft.arrow(complete, correct, draft.random.choice(("需补正", "材料不齐全")))
        draft.arrow(correct, desk, draft.random.choice(("", "补正后重新提交")))
    refuse = draft.step("出具不予受理决定书", Shape.END, _DESK)
    draft.arrow(complete, refuse, "不属于受理范围")
    accept = draft.step("受理并出具受理通知书", Shape.DOCUMENT, _DESK)
    draft.arrow(complete, accept, "是")
    last = review = draft.step(f"{subject}审查", Shape.ACTION, _OFFICE)
    draft.arrow(accept, review)
    if chance() < 0.5:
        last = draft.step(draft.random.choice(("实地核查(两人以上)", "现场勘验并制作笔录")), Shape.ACTION, _OFFICE)
        draft.arrow(review, last)
    if chance() < 0.4:
        legal = draft.step("法制审核", Shape.DECISION, _LEGAL)
        draft.arrow(last, legal)
        draft.arrow(legal, review, "退回补充审查")
        last, label = legal, "通过"
    else:
        label = ""
    decide = draft.step("是否准予许可", Shape.DECISION, _HEAD)
    draft.arrow(last, decide, label)
    no = draft.step("不予行政许可决定书", Shape.DOCUMENT, _OFFICE)
    yes = draft.step(f"颁发{subject}证", Shape.DOCUMENT, draft.random.choice((_OFFICE, _DESK)))
    draft.arrow(decide, no, "不符合条件")
    draft.arrow(decide, yes, "准予")
    deliver = draft.step("送达申请人并公开结果", Shape.ACTION, _DESK)
    end = draft.step("办结归档", Shape.END, _DESK)
    draft.arrow(no, deliver)
    draft.arrow(yes, deliver)
    draft.arrow(deliver, end)
    return draft.chart(f"{subject}办理流程图")


def penalty(seed: int) -> Chart:
    """A penalty: filing, investigation, review that may send back, notice, hearing, decision, delivery."""
    draft = _Draft(seed)
    chance = draft.random.random
    team, body, head, party = "执法大队", "办案机构", "行政机关负责人", "当事人"
    start = draft.step("投诉举报、上级交办、日常检查", Shape.START, team)
    file = draft.step("是否符合立案条件", Shape.DECISION, body)
    drop = draft.step("不予立案并告知举报人", Shape.END, body)
    search = draft.step("调查取证(执法人员不少于两人)", Shape.ACTION, team)
    report = draft.step("调查终结并提出处理意见", Shape.DOCUMENT, body)
    legal = draft.step("重大执法决定法制审核", Shape.DECISION, _LEGAL)
    notice = draft.step("处罚(听证)告知书送达当事人", Shape.DOCUMENT, body)
    draft.arrow(start, file)
    draft.arrow(file, drop, "不符合立案条件")
    draft.arrow(file, search, "批准立案")
    draft.arrow(search, report)
    draft.arrow(report, legal)
    draft.arrow(legal, search, draft.random.choice(("不通过", "退回补充调查")))
    draft.arrow(legal, notice, "通过")
    last = notice
    decide = draft.step("作出处理决定", Shape.DECISION, head)
    if chance() < 0.7:
        asks = draft.step("当事人是否陈述申辩或要求听证", Shape.DECISION, party)
        hearing = draft.step("组织听证并制作听证笔录", Shape.ACTION, _LEGAL)
        draft.arrow(last, asks)
        draft.arrow(asks, hearing, "要求听证")
        draft.arrow(asks, decide, "放弃")
        draft.arrow(hearing, decide)
    else:
        draft.arrow(last, decide)
    spare = draft.step("不予处罚、移送司法机关", Shape.END, body)
    fine = draft.step("制作并送达行政处罚决定书", Shape.DOCUMENT, body)
    draft.arrow(decide, spare, "违法事实不成立")
    draft.arrow(decide, fine, "给予处罚")
    end = draft.step("结案归档", Shape.END, body)
    if chance() < 0.6:
        pays = draft.step("是否按期缴纳罚款", Shape.DECISION, party)
        force = draft.step("申请人民法院强制执行", Shape.ACTION, body)
        draft.arrow(fine, pays)
        draft.arrow(pays, force, "逾期不履行")
        draft.arrow(pays, end, "是")
        draft.arrow(force, end)
    else:
        draft.arrow(fine, end)
    return draft.chart("行政处罚流程图")


def procedures(count: int) -> Iterator[Chart]:
    """`count` procedures, permits and penalties in turn."""
    for seed in range(count):
        yield (permit if seed % 2 else penalty)(seed)


def draw(chart: Chart, *, lanes: bool = False) -> str:
    """The SVG of a chart: measured, laid out, drawn."""
    planned = plan(chart, lanes=lanes)
    return svg(planned, lay_out(dot_text(planned)))
