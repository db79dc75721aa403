"""How often something is disclosed, as a resident says it."""

from typing import Final

from generator.model.periods import Rhythm

RHYTHM_WORDS: Final = {
    Rhythm.MONTH: "每月",
    Rhythm.QUARTER: "每季度",
    Rhythm.HALF: "每半年",
    Rhythm.YEAR: "每年",
    Rhythm.AT_ONCE: "事后即时",
    Rhythm.LONG: "长期公开",
}
