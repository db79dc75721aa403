"""Numbers of articles as editors type them."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from generator.diagnostics.diagnostic import Text
from generator.model.fields import FieldFault


def _read_article_number(text: Any) -> Any:
    if not isinstance(text, str) or not re.fullmatch(r"[1-9]\d{0,3}(-[1-9]\d?)?", text, re.ASCII):
        raise FieldFault(
            Text(f"条号“{text}”不能识别", f"“{text}” is not the number of an article"),
            Text(
                "写阿拉伯数字，如第五十四条写 54，第十七条之二写 17-2",
                "write digits: 54 for 第五十四条, 17-2 for 第十七条之二",
            ),
        )
    return text


ArticleNumber = Annotated[
    str,
    BeforeValidator(_read_article_number),
    WithJsonSchema({"type": "string", "pattern": r"^[1-9]\d{0,3}(-[1-9]\d?)?$"}),
]
