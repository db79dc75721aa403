"""The words of discretion's reasons and refusals, in both languages; the calculator on the site shows the Chinese ones.

A sentence names its values in braces. Ranges, lists and sums are put into words by `sentence` and, in the browser, by
`assets/calculator.js`.
"""

from collections.abc import Mapping
from typing import Final

from generator.diagnostics import rules
from generator.diagnostics.diagnostic import Finding, Text
from generator.facts.said import Reason, Refusal, Values
from generator.model.penalties import Range, range_in_words

REASONS: Final[Mapping[str, Text]] = {
    "law": Text("适用{provision}。", "{provision} applies."),
    "law.milder": Text(
        "行为时为{old}，决定时为{new}；新的规定处罚较轻，适用新的规定（行政处罚法第三十七条）。",
        "{old} was in force at the act, {new} is at the decision; the new one punishes less and applies (处罚法 art. 37).",
    ),
    "law.not-milder": Text(
        "行为时为{old}，决定时为{new}；新的规定并不较轻，适用行为时的规定（行政处罚法第三十七条）。",
        "{old} was in force at the act, {new} is at the decision and is no milder; the old one applies (处罚法 art. 37).",
    ),
    "law.unclear": Text(
        "行为时为{old}，决定时为{new}；哪一个处罚较轻不能直接比较，暂按行为时的规定，须人工核对（行政处罚法第三十七条）。",
        "{old} was in force at the act, {new} is at the decision; which is milder can't be told from the figures, so the old "
        "one is used: compare them yourself (处罚法 art. 37).",
    ),
    "range": Text("{provision}的法定幅度：{range}。", "What {provision} allows: {range}."),
    "standard.other-text": Text(
        "裁量基准{standard}细化的是另一时期的条文，不用于本次，按法定幅度计算。",
        "The standard {standard} measures the text of another time; the law's own range is used.",
    ),
    "tier": Text("情节“{circumstance}”，属于“{tier}”阶次。", "“{circumstance}” leads to the tier “{tier}”."),
    "tier.default": Text(
        "没有符合其他阶次的情节，按默认阶次“{tier}”。",
        "No circumstance of another tier is given: the default, “{tier}”.",
    ),
    "tier.words-first": Text(
        "文字情节先于数字：不按数字所在的“{tier}”。",
        "What is judged in words goes before numbers, which would lead to “{tier}”.",
    ),
    "tier.gravest": Text("同时符合“{tiers}”，取较重的一档。", "“{tiers}” fit too; the gravest holds."),
    "tier.too-grave": Text(
        "已符合从重的“{grave}”，不适用“{tier}”。", "It is grave (“{grave}”), so “{tier}” does not apply."
    ),
    "tier.below": Text("“{tier}”的依据：{ground}。", "The ground of “{tier}”: {ground}."),
    "part.1": Text(
        "基准没有写罚款幅度：减轻处罚，在法定最低以下。",
        "The tier states no range: mitigated, below the law's least.",
    ),
    "part.2": Text(
        "没有写明幅度的，从轻取法定幅度较低的{percent}%。",
        "No range is stated: lenient is the lower {percent} % of the law's.",
    ),
    "part.3": Text(
        "没有写明幅度的，一般处罚取法定幅度的中间部分。",
        "No range is stated: ordinary is the middle of the law's.",
    ),
    "part.4": Text(
        "没有写明幅度的，从重取法定幅度较高的{percent}%。",
        "No range is stated: aggravated is the higher {percent} % of the law's.",
    ),
    "lowered": Text(
        "有从轻或者减轻情节：取本阶次幅度较低的{percent}%。",
        "It is to be lenient or mitigated: the lower {percent} % of the tier's range.",
    ),
    "raised": Text(
        "有从重情节：取本阶次幅度较高的{percent}%。",
        "It is to be aggravated: the higher {percent} % of the tier's range.",
    ),
    "both": Text(
        "从轻和从重情节并存：幅度不变，由行政机关综合考虑。",
        "Grounds for lighter and heavier stand side by side: the range stays, the office weighs them.",
    ),
    "fine.highest": Text(
        "同一个违法行为违反几个规定，只罚款一次，取罚款数额高的规定（行政处罚法第二十九条）。",
        "One act breaks several rules: one fine, by the rule with the higher one (处罚法 art. 29).",
    ),
    "fine.unclear": Text(
        "同一个违法行为违反几个规定，只能罚款一次；基数不全，不能比较哪个罚款高（行政处罚法第二十九条）。",
        "One act breaks several rules: one fine only; a base is missing, so the higher can't be told (处罚法 art. 29).",
    ),
    "ground.30-child": Text(
        "不满十四周岁：不予行政处罚，责令监护人加以管教（行政处罚法第三十条）。",
        "Under fourteen: no penalty; the guardian is told to discipline the child (处罚法 art. 30).",
    ),
    "ground.30-minor": Text(
        "已满十四周岁不满十八周岁：应当从轻或者减轻行政处罚（行政处罚法第三十条）。",
        "From fourteen to under eighteen: lenient or mitigated (处罚法 art. 30).",
    ),
    "ground.31-lost": Text(
        "不能辨认或者不能控制自己行为：不予行政处罚，责令监护人严加看管和治疗（行政处罚法第三十一条）。",
        "Unable to understand or control the act: no penalty; the guardian is told to watch and treat (处罚法 art. 31).",
    ),
    "ground.31-partly": Text(
        "尚未完全丧失辨认或者控制能力：可以从轻或者减轻行政处罚（行政处罚法第三十一条）。",
        "Partly unable to understand or control the act: may be lenient or mitigated (处罚法 art. 31).",
    ),
    "ground.32-1": Text(
        "主动消除或者减轻违法行为危害后果：应当从轻或者减轻行政处罚（行政处罚法第三十二条第一项）。",
        "Undid or lessened the harm unasked: lenient or mitigated (处罚法 art. 32(1)).",
    ),
    "ground.32-2": Text(
        "受他人胁迫或者诱骗实施违法行为：应当从轻或者减轻行政处罚（行政处罚法第三十二条第二项）。",
        "Was forced or lured into the act: lenient or mitigated (处罚法 art. 32(2)).",
    ),
    "ground.32-3": Text(
        "主动供述行政机关尚未掌握的违法行为：应当从轻或者减轻行政处罚（行政处罚法第三十二条第三项）。",
        "Confessed an act that the office didn't know: lenient or mitigated (处罚法 art. 32(3)).",
    ),
    "ground.32-4": Text(
        "配合行政机关查处违法行为有立功表现：应当从轻或者减轻行政处罚（行政处罚法第三十二条第四项）。",
        "Did a service in the investigation: lenient or mitigated (处罚法 art. 32(4)).",
    ),
    "ground.32-5": Text(
        "法律、法规、规章规定的其他情形：应当从轻或者减轻行政处罚（行政处罚法第三十二条第五项）。",
        "Another circumstance that a law, regulation or rule names: lenient or mitigated (处罚法 art. 32(5)).",
    ),
    "ground.33-1": Text(
        "违法行为轻微并及时改正，没有造成危害后果：不予行政处罚，进行教育（行政处罚法第三十三条第一款、第三款）。",
        "Slight, mended in time, without harm: no penalty, but instruction (处罚法 art. 33(1), (3)).",
    ),
    "ground.33-1-first": Text(
        "初次违法且危害后果轻微并及时改正：可以不予行政处罚（行政处罚法第三十三条第一款）。",
        "A first breach with slight harm, mended in time: may be left without penalty (处罚法 art. 33(1)).",
    ),
    "ground.33-2": Text(
        "有证据足以证明没有主观过错：不予行政处罚，法律、行政法规另有规定的除外（行政处罚法第三十三条第二款）。",
        "Proven to be without fault: no penalty, unless a law or regulation says otherwise (处罚法 art. 33(2)).",
    ),
    "ground.49": Text(
        "发生重大传染病疫情等突发事件，违反应对措施：依法从重处罚（行政处罚法第四十九条）。",
        "Breach of measures in an emergency: aggravated (处罚法 art. 49).",
    ),
}

REFUSALS: Final[Mapping[str, tuple[Text, Text]]] = {
    "unknown": (
        Text("没有“{name}”这个情节参数", "there is no parameter “{name}”"),
        Text("写下列参数之一", "write one of the parameters"),
    ),
    "no-number": (
        Text("“{name}”写的是“{value}”，不是{unit}数", "“{name}” is “{value}”, which is no number of {unit}"),
        Text(
            "只写数字，小数不超过两位，如 {name}=35；单位是{unit}",
            "write digits, at most two decimals, as {name}=35; the unit is {unit}",
        ),
    ),
    "no-choice": (
        Text("“{name}”没有“{value}”这一项", "“{name}” has no choice “{value}”"),
        Text("写其中之一：{choices}", "write one of: {choices}"),
    ),
    "no-yes": (
        Text("“{name}”写的是“{value}”", "“{name}” is “{value}”"),
        Text("写 是 或 否", "write 是 (yes) or 否 (no)"),
    ),
    "no-standard": (
        Text("“{name}”不是这些事项的裁量基准或条款", "“{name}” is no standard or provision of these items"),
        Text("写事项页上所列的基准编号", "write the id of a standard that the item's page lists"),
    ),
    "days": (
        Text(
            "决定日期{decided}早于行为日期{done}",
            "the decision, on {decided}, is before the act, which was done on {done}",
        ),
        Text("核对两个日期", "check the two days"),
    ),
    "base": (
        Text("罚款按“{name}”计算，没有给出它的数", "the fine is counted by “{name}”, which is not given"),
        Text("写明 {name}=数字，如 {name}=8000", "write {name}= and digits, as {name}=8000"),
    ),
    "no-amount": (
        Text("罚款没有写数额", "the fine has no sum"),
        Text("写明多少元，如 罚款=5000", "write how many yuan, as 罚款=5000"),
    ),
    "no-tier": (
        Text("基准{standard}没有与这些情节相符的阶次", "no tier of the standard {standard} fits these facts"),
        Text("给这份基准定一个默认阶次（default: 是）", "let one of its tiers be the default (`default: 是`)"),
    ),
    "no-provision": (
        Text("“{act}”没有登记处罚条款", "no provision is registered for “{act}”"),
        Text("登记它违反的条款", "register the provision that it breaks"),
    ),
    "no-law-then": (
        Text(
            "{day}行为时，{provision}还没有施行或者已经失效",
            "{provision} was not in force on {day}, when the act was done",
        ),
        Text(
            "没有行为时有效的依据，不得处罚；有旧条文的，登记旧条文并写 replaces",
            "without a basis in force then there is no penalty; if an older text ruled, register it and write `replaces`",
        ),
    ),
    "no-law-now": (
        Text("{day}决定时，{provision}已经失效", "{provision} is not in force on {day}, the day of the decision"),
        Text(
            "新的规定不认为违法的，不予处罚；有新条文的，登记新条文并写 replaces（行政处罚法第三十七条）",
            "if the new rules don't see it as unlawful there is no penalty; if a new text rules, register it and write "
            "`replaces` (处罚法 art. 37)",
        ),
    ),
    "withdrawn": (
        Text("裁量基准{standard}已撤回：{reason}", "the standard {standard} was withdrawn: {reason}"),
        Text("改用现行的裁量基准", "use a standard in force"),
    ),
    "unpublished": (
        Text(
            "{day}裁量基准{standard}还没有公布（{from}公布）",
            "on {day} the standard {standard} was not yet published ({from})",
        ),
        Text("未经公布的不得作为处罚依据，用公布在先的基准", "what isn't published is no basis: use one that was"),
    ),
    "not-yet": (
        Text(
            "{day}裁量基准{standard}还没有施行（{from}施行）",
            "on {day} the standard {standard} was not in force ({from})",
        ),
        Text("用当日有效的裁量基准", "use the standard of that day"),
    ),
    "level": (
        Text("{provision}是{level}，不得设定“{kind}”", "{provision} is a {level}, which may not set {kind}"),
        Text(
            "引用有权设定的上位法（行政处罚法第十条至第十六条）",
            "name a higher rule that may set it (处罚法 art. 10–16)",
        ),
    ),
    "kind": (
        Text("{provision}没有设定“{kind}”", "{provision} does not set {kind}"),
        Text("写该条设定的种类：{kinds}", "write one of: {kinds}"),
    ),
    "tier-outside": (
        Text("“{tier}”的幅度超出{provision}", "the tier “{tier}” lies outside {provision}"),
        Text("先改正裁量基准（D-1）", "mend the standard first (D-1)"),
    ),
    "no-penalty": (
        Text("依法不予处罚，不得给予“{kind}”", "there is no penalty by law, so none of {kind}"),
        Text("删去这项处罚", "delete this penalty"),
    ),
    "not-in-tier": (
        Text("所适用的阶次没有“{kind}”", "the tier that applies has no {kind}"),
        Text("写该阶次列出的处罚", "write what the tier lists"),
    ),
    "term": (
        Text("“{kind}”的期限不在{range}之内", "the term of {kind} is not within {range}"),
        Text("写{range}", "write {range}"),
    ),
    "above-law": (
        Text(
            "罚款{amount}元高于{provision}的最高额{most}元",
            "a fine of {amount} yuan is above the most of {provision}, {most}",
        ),
        Text("不超过{most}元", "write {most} at most"),
    ),
    "below-law": (
        Text(
            "罚款{amount}元低于{provision}的最低额{least}元",
            "a fine of {amount} yuan is below the least of {provision}, {least}",
        ),
        Text(
            "不低于{least}元；减轻处罚须有行政处罚法第三十条至第三十二条的情形，如 主动消除或者减轻违法行为危害后果=是",
            "write {least} at least; to mitigate, give its ground in 处罚法 art. 30–32, as 主动消除或者减轻违法行为危害后果=是",
        ),
    ),
    "outside-tier": (
        Text(
            "罚款{amount}元不在“{tier}”阶次的{least}元至{most}元之内",
            "a fine of {amount} yuan is outside the tier “{tier}”, {least} to {most} yuan",
        ),
        Text("写{least}元至{most}元之间的数额", "write a sum from {least} to {most} yuan"),
    ),
    "two-fines": (
        Text("同一个违法行为罚款两次", "one act is fined twice"),
        Text("只保留数额高的一个（行政处罚法第二十九条）", "keep the higher one only (处罚法 art. 29)"),
    ),
}
"""By code: what is wrong, and what to write instead."""


def reason_in_words(reason: Reason) -> Text:
    """The sentence of a reason."""
    return _filled(REASONS[reason.code], reason.values)


def refusal_in_words(refusal: Refusal) -> Finding:
    """The refusal as a finding of its rule."""
    wrong, write = REFUSALS[refusal.code]
    return rules.RULES[refusal.rule].at(refusal.path, _filled(wrong, refusal.values), _filled(write, refusal.values))


def _filled(sentence: Text, values: Values) -> Text:
    return Text(*(template.format(**{name: _shown(value) for name, value in values.items()}) for template in sentence))


def _shown(value: str | Range | tuple[str, ...]) -> str:
    if isinstance(value, Range):
        return range_in_words(value)
    return "、".join(value) if isinstance(value, tuple) else value
