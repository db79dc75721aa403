"""What an editor does with a blank record: takes the `# ` away from every optional field."""

import re


def uncommented(blank: str) -> str:
    """The blank with all its fields in use; the schema line and the explanations stay comments."""
    first, *lines = blank.split("\n")
    return "\n".join([first, *(re.sub(r"^( *)# ", r"\1", line) for line in lines)])
