"""The tone of an arrow's label: does this outcome carry the procedure on, or turn it down?"""

from typing import Final, Literal

Tone = Literal["yes", "no", ""]

_YES: Final = frozenset(
    {
        "是",
        "有",
        "齐全",
        "符合",
        "合格",
        "属实",
        "成立",
        "批准",
        "同意",
        "通过",
        "准予",
        "受理",
        "予以受理",
        "予以立案",
        "批准立案",
        "立案",
        "准予许可",
        "予以许可",
        "审核通过",
        "审查通过",
        "材料齐全",
        "符合条件",
        "符合要求",
        "符合立案条件",
        "予以处罚",
        "给予处罚",
        "履行",
        "已履行",
        "按期履行",
        "整改合格",
        "验收合格",
        "复查合格",
        "可以受理",
        "属于受理范围",
        "准予登记",
        "予以登记",
        "予以确认",
        "无异议",
        "已补正",
    }
)
_NO: Final = frozenset(
    {
        "否",
        "无",
        "不齐全",
        "不符合",
        "不合格",
        "不属实",
        "不成立",
        "不批准",
        "不同意",
        "不通过",
        "不准予",
        "不受理",
        "不予受理",
        "不予立案",
        "不立案",
        "不予许可",
        "审核不通过",
        "审查不通过",
        "未通过",
        "材料不全",
        "材料不齐全",
        "不符合条件",
        "不符合要求",
        "不符合立案条件",
        "不予处罚",
        "不履行",
        "逾期不履行",
        "未履行",
        "拒不履行",
        "整改不合格",
        "验收不合格",
        "复查不合格",
        "不属于受理范围",
        "不予登记",
        "不予确认",
        "有异议",
        "逾期未补正",
        "未补正",
        "拒不整改",
        "拒不改正",
        "退件",
        "驳回",
        "违法事实不成立",
    }
)


def tone(label: str) -> Tone:
    """The tone of a label on a closed list; any other label has none, so that no colour misleads."""
    if label in _YES:
        return "yes"
    return "no" if label in _NO else ""
