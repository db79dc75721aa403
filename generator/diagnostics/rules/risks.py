"""Q: risk posts (岗位风险)."""

from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules.rule import Rule

_LEDGER: Final = Text(
    "岗位风险教育：梳理风险岗位和风险节点，分级分类建立台账。",
    "Education on the risks of posts: posts and points of risk are set out by level and class in a ledger.",
)

Q_1: Final = Rule(
    "Q-1",
    Severity.ERROR,
    Text("风险点落不到事项的环节上", "A risk that lies in no step"),
    Text(
        "风险点写在本单位事项的哪个环节，才能对着流程防控，也才能看出哪些环节还没有写。",
        "A risk is bound to a step of an item of the post's own unit: so it is watched where it arises, and what is not "
        "covered shows.",
    ),
    _LEDGER,
    "risk_post",
    "risks:\n"
    "- {risk_class: 失职渎职, point: 不到场核查, form: 没有照片, control: 两人到场, item: xk-shipin, step: hecha}\n",
    "risks:\n"
    "- {risk_class: 失职渎职, point: 不到场核查, form: 没有照片, control: 两人到场, item: xk-shipin, step: shencha}\n",
)

Q_2: Final = Rule(
    "Q-2",
    Severity.WARNING,
    Text("A 级岗位没有警示案例", "A post of level A without a lesson"),
    Text(
        "风险最大的岗位配有警示案例，岗位教育才有内容。案例隐去姓名。",
        "Who holds a post of the gravest risk learns by a case, told without names.",
    ),
    _LEDGER,
    "risk_post",
    "level: A\n",
    "level: A\nlessons:\n- {title: 核查走过场被问责, text: 某单位工作人员长期不到现场，被问责（演示）。}\n",
)

RULES: Final = (Q_1, Q_2)
