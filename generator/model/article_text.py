"""The text of an article as it is quoted: its lines, and which of them are the paragraph that is cited."""

import re
from collections.abc import Sequence
from typing import Final

from generator.model.kind import PlainData

_ITEM: Final = re.compile(r"（[一二三四五六七八九十百]+）")


def paragraph_numbers(lines: Sequence[str]) -> list[int]:
    """The paragraph (款), counted from 1, that each line belongs to: an item （一） belongs to the one before it."""
    numbers: list[int] = []
    for line in lines:
        goes_on = bool(numbers) and _ITEM.match(line) is not None
        numbers.append(numbers[-1] if goes_on else (numbers[-1] if numbers else 0) + 1)
    return numbers


def quoted(lines: Sequence[str], paragraph: int) -> list[PlainData]:
    """[{"text", "cited"}]: the whole article. Paragraph 0, or one that the text lacks, cites no part of it."""
    return [
        {"text": line, "cited": number == paragraph}
        for line, number in zip(lines, paragraph_numbers(lines), strict=True)
    ]


def cited(lines: Sequence[str], paragraph: int) -> list[str]:
    """The lines of one paragraph; of the whole article for 0, or where the text lacks that paragraph."""
    found = [line for line, number in zip(lines, paragraph_numbers(lines), strict=True) if number == paragraph]
    return found or list(lines)
