"""Text on a terminal: how many cells it takes, and nothing in it that moves the cursor or turns the line round."""

import unicodedata


def visible(text: str) -> str:
    """The text with U+FFFD for each control, format or unpaired character, and a space for each line end or tab."""
    if text.isprintable():
        return text
    return "".join(map(_visible_character, text))


def cells(text: str) -> int:
    """Width on a terminal: two cells for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def _visible_character(character: str) -> str:
    if character in "\t\n\r":
        return " "
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
    return "\N{REPLACEMENT CHARACTER}" if hidden else character


def _cells_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
