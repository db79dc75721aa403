"""Files of twelve kinds around a line of text, made by hand so that no library decides what is in them."""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from html import escape
from typing import Final

from generator.search.varints import front_coded, varint


def _html(line: str) -> bytes:
    return f"<!doctype html><html lang=zh><body><p>公示</p><p>{_with_entities(line)}</p></body></html>".encode()


def _with_entities(line: str) -> str:
    """Every third character as an entity, and a tag in the middle."""
    signs = [f"&#{ord(sign)};" if place % 3 == 0 else escape(sign) for place, sign in enumerate(line)]
    middle = len(signs) // 2
    return "".join(signs[:middle]) + "<b></b>" + "".join(signs[middle:])


def _attribute(line: str) -> bytes:
    return f'<p><img src="a.png" alt="{escape(line)}" width="20"></p>'.encode()


def _svg(line: str) -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg"><path d="M12.5 33.2 45.10 33.20 L6 7"/>'
        f"<text x='1'><tspan>{escape(line[:4])}</tspan><tspan>{escape(line[4:])}</tspan></text></svg>"
    ).encode()


def _json(line: str) -> bytes:
    return json.dumps({"rows": [{"title": "公示", "cells": [1, line]}]}).encode()


def _csv(line: str) -> bytes:
    return f'序号,内容\n1,"{line}"\n'.encode("gb18030" if line.isascii() else "utf-8-sig")


def _feed(line: str) -> bytes:
    return f'<?xml version="1.0"?><feed><entry><summary><![CDATA[{line}]]></summary></entry></feed>'.encode()


def _yaml(line: str) -> bytes:
    return f"title: 公示\nbody: {json.dumps(line)}\n".encode()


def _plain(line: str) -> bytes:
    return f"公示\r\n{line}\r\n".encode("utf-16")


def xlsx(line: str) -> bytes:
    return _zip(
        {
            "xl/workbook.xml": "<workbook/>",
            "xl/sharedStrings.xml": f"<sst><si><t>序号</t></si><si><t>内容</t></si><si><r><t>{escape(line[:3])}</t></r><r><t>{escape(line[3:])}</t></r></si></sst>",
            "xl/worksheets/sheet1.xml": '<worksheet><sheetData><row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
            '<row r="2"><c><v>1</v></c><c t="s"><v>2</v></c></row></sheetData></worksheet>',
        }
    )


def _docx(line: str) -> bytes:
    runs = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{escape(piece)}</w:t></w:r>" for piece in (line[:5], line[5:]))
    return _zip({"word/document.xml": f"<w:document><w:body><w:p>{runs}</w:p></w:body></w:document>"})


def _zip(files: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return held.getvalue()


def pdf(line: str) -> bytes:
    """One page in a font of two-byte codes, with the table that says what they mean."""
    content = zlib.compress(b"BT /F1 12 Tf 20 100 Td <" + line.encode("utf-16-be").hex().encode() + b"> Tj ET")
    pairs = "\n".join(f"<{ord(sign):04x}> <{ord(sign):04x}>" for sign in sorted(set(line)))
    means = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def 1 begincodespacerange <0000> <FFFF> "
        f"endcodespacerange {len(set(line))} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    ).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        b"/Supplement 0 >> /DW 1000 >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(means), means),
    ]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 8\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer << /Size 8 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)


def _jpeg(line: str) -> bytes:
    said = b"Exif\0\0II*\0\x08\0\0\0" + b"UNICODE\0" + line.encode("utf-16-le")
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(said) + 2) + said + b"\xff\xda\0\x02\x11\x22\xff\xd9"


def _png(line: str) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    text = b"Comment\0\1\0zh\0\0" + zlib.compress(line.encode())
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + chunk(b"iTXt", text) + chunk(b"IEND", b"")


def _search_pack(line: str) -> bytes:
    return _deflated(json.dumps([0, ["公示", "items/a/", line, ""]], ensure_ascii=False).encode())


def search_terms(line: str) -> bytes:
    """A part of the vocabulary in which the line shares its first signs with the term before."""
    terms = sorted({line.encode(), line[:-2].encode(), "公示".encode()})
    return _deflated(varint(len(terms)) + front_coded(terms))


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


KINDS: Final[dict[str, Callable[[str], bytes]]] = {
    "index.html": _html,
    "attribute.html": _attribute,
    "chart.svg": _svg,
    "facets.json": _json,
    "table.csv": _csv,
    "feed.xml": _feed,
    "record.yaml": _yaml,
    "notice.txt": _plain,
    "list.xlsx": xlsx,
    "notice.docx": _docx,
    "notice.pdf": pdf,
    "photo.jpg": _jpeg,
    "photo.png": _png,
    "search/records/0a.z": _search_pack,
}
"""Name → the file that says a line."""
