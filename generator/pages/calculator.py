"""The calculator on a standard's page: its form, and what its script needs to compute and to speak.

The script gets the sheet as it is (`data`), for it compares words, and beside it in an element whose text is converted on
pages in traditional characters (`words`): every sentence, and the sheet's own words in the order of `data.texts`.
"""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from generator.facts.discretion_sheet import MEASURES, Sheet
from generator.facts.discretion_words import REASONS, REFUSALS
from generator.model.kind import PlainData

_GROUPS: Final = {
    "own": "违法情节",
    "base": "计算罚款的基数",
    "general": "行政处罚法规定的不予、从轻、减轻、从重情形",
}
SENTENCES: Final = {
    "unit.金额": "元",
    "unit.倍数": "倍",
    "unit.百分比": "%",
    "unit.期限": "日",
    "ten-thousand": "万",
    "range.between": "{head}{least}{unit}以上{most}{unit}以下",
    "range.up-to": "{head}{most}{unit}以下",
    "range.exactly": "{head}{most}{unit}",
    "comes-to": "{kind}：{range}，即{least}元至{most}元",
    "penalty": "{kind}：{range}",
    "in-tier": "{measure}，“{tier}”阶次",
    "given": "{name}：{value}{unit}",
    "given-yes": "{name}",
    "may-waive": "可以不予处罚，由行政机关决定。",
    "below": "可以减轻，即在法定最低以下处罚。",
    "nothing": "不能计算",
    "refused": "不可以：{wrong}。{write}。",
    "fits": "拟罚款{amount}元，在幅度之内。",
    "why": "理由：",
    "done": "行为日期：{day}",
    "decided": "决定日期：{day}",
    **{f"measure.{place}": measure for place, measure in enumerate(MEASURES)},
    **{code: text.zh for code, text in REASONS.items()},
    **{f"wrong.{code}": wrong.zh for code, (wrong, _) in REFUSALS.items()},
    **{f"write.{code}": write.zh for code, (_, write) in REFUSALS.items()},
}
"""What the script says, by code."""


def calculator_of(sheet: str) -> PlainData:
    """The form of a sheet that is given as JSON."""
    read = msgspec.json.decode(sheet)
    texts = list(dict.fromkeys(_texts(read)))
    return {
        "data": f'{{"sheet":{sheet},"texts":{_json(texts)}}}',
        "words": _json({"sentences": SENTENCES, "texts": texts}),
        "groups": [
            {
                "title": title,
                "folded": group == "general",
                "fields": [parameter for parameter in read["parameters"] if parameter["group"] == group],
            }
            for group, title in _GROUPS.items()
            if any(parameter["group"] == group for parameter in read["parameters"])
        ],
    }


def sheet_as_json(sheet: Sheet) -> str:
    """The sheet as a page's data hold it: one text, cheap to make and to compare."""
    return msgspec.json.encode(sheet).decode()


def _texts(value: Any) -> Iterator[str]:
    """Every text with other letters than ASCII, in the sheet's order."""
    if isinstance(value, str):
        if not value.isascii():
            yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
