"""What a command of files did: words for its user, and its exit code."""

from typing import NamedTuple

from generator.diagnostics.diagnostic import Text


class Outcome(NamedTuple):
    """`said` goes to the output, `faults` to the error output. `code` is the command's: 0, 1 or 2."""

    said: tuple[Text, ...] = ()
    faults: tuple[Text, ...] = ()
    code: int = 0
