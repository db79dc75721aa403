"""Words in both languages. Apart from findings, so that a node, which has few libraries, can speak too."""

from typing import NamedTuple


class Text(NamedTuple):
    """The same words in Chinese and in English."""

    zh: str
    en: str

    def in_language(self, lang: str) -> str:
        """The words in `lang`: "zh" or "en"."""
        return self.zh if lang == "zh" else self.en
