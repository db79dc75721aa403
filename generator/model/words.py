"""Text fields: words an editor must give, and lists of them."""

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from generator.diagnostics.diagnostic import Text
from generator.model.fields import FieldFault


def _read_words(text: Any) -> Any:
    if isinstance(text, str) and not text.strip():
        raise FieldFault(
            Text("此处不能为空", "this may not be empty"),
            Text(
                "写明内容；没有内容时删去这一行",
                "say it in words, or delete the line where there is nothing to say",
            ),
        )
    return text


Words = Annotated[str, BeforeValidator(_read_words), WithJsonSchema({"type": "string", "minLength": 1})]
"""Plain Chinese, no HTML; shown escaped."""
