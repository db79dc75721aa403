"""Chinese numerals, as laws number their articles (第一百二十二条)."""

from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_UNITS: Final = ((1000, "千"), (100, "百"), (10, "十"))
_VALUES: Final = {digit: value for value, digit in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_UNIT_VALUES: Final = {unit: value for value, unit in _UNITS}


def chinese_number(number: int) -> str:
    """1 to 9,999 in Chinese: 12 is 十二, 102 is 一百零二, 110 is 一百一十."""
    if not 0 <= number <= 9999:
        raise ValueError(number)
    if number < 10:
        return _DIGITS[number]
    text, rest, gap = "", number, False
    for value, unit in _UNITS:
        digit, rest = divmod(rest, value)
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit] + unit
            gap = False
        elif text:
            gap = True
    if rest:
        text += ("零" if gap else "") + _DIGITS[rest]
    return text.removeprefix("一") if 10 <= number < 20 else text


def number_of(text: str) -> int | None:
    """The number that Chinese numerals or digits write; None where the text is neither."""
    if text.isascii() and text.isdigit():
        return int(text)
    total, digit = 0, 0
    for sign in text:
        if sign in _VALUES:
            digit = _VALUES[sign]
        elif sign in _UNIT_VALUES:
            total += (digit or 1) * _UNIT_VALUES[sign]
            digit = 0
        else:
            return None
    return total + digit if text else None


def article_label(article: str, paragraph: int | None = None, item: int | None = None) -> str:
    """第五十四条第一款第（三）项. `article` is digits, with `-n` for an inserted one: "17-2" is 第十七条之二."""
    number, _, inserted = article.partition("-")
    label = f"第{chinese_number(int(number))}条"
    if inserted:
        label += f"之{chinese_number(int(inserted))}"
    if paragraph:
        label += f"第{chinese_number(paragraph)}款"
    if item:
        label += f"第（{chinese_number(item)}）项"
    return label
