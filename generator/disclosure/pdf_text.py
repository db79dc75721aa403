"""PDF: the words of its pages, its notes and its forms, what it says of itself, and the files it carries."""

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from generator.diagnostics.diagnostic import Text
from generator.disclosure.limits import Unreadable

_SILENT: Final = "pypdf"


def texts(data: bytes) -> Iterator[tuple[str, str]]:
    """Part and text. Raises Unreadable for one that is encrypted or broken."""
    from pypdf import PdfReader  # noqa: PLC0415  # a third of a second to load, and few sites hold a PDF
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    # It warns of every oddity that it mends.
    logging.getLogger(_SILENT).setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(Text("PDF 有密码", "the PDF is encrypted"))
        yield "metadata", "\n".join(str(value) for value in (reader.metadata or {}).values())
        if reader.xmp_metadata is not None:
            yield "xmp", reader.xmp_metadata.stream.get_data().decode("utf-8", "replace")
        for number, page in enumerate(reader.pages, 1):
            yield f"page {number}", page.extract_text()
            if notes := [str(value) for note in page.annotations or () for value in _said(note.get_object())]:
                yield f"page {number} notes", "\n".join(notes)
        for name, contents in reader.attachments.items():
            for content in contents:
                yield f"attachment {name}", content.decode("utf-8", "replace")
    except Unreadable:
        raise
    # The library meets what no PDF should hold with whatever Python raises.
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
        NotImplementedError,
    ):
        raise Unreadable(Text("PDF 损坏，读不出文字", "the PDF is broken: its text can't be read")) from None


def _said(note: dict[str, object]) -> Iterator[object]:
    for key in ("/Contents", "/V", "/T", "/TU", "/Subj"):
        if key in note:
            yield note[key]
    action = note.get("/A")
    if isinstance(action, dict) and "/URI" in action:
        yield action["/URI"]
