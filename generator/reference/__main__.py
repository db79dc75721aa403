"""`python -m generator.reference docs/reference` writes the reference pages anew."""

import sys
from pathlib import Path

from generator.reference.pages import reference_pages

if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/reference")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in reference_pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
