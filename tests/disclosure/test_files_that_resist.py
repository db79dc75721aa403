"""Bombs, passwords, broken files: what can't be looked into is told, and costs little."""

import io
import zipfile
import zlib

import pytest

from generator.disclosure.personal_data import personal_data
from generator.disclosure.texts import Closed, FoundText, texts_of
from tests.disclosure.office_files import pdf, xlsx


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def closed(name: str, data: bytes) -> list[str]:
    return [text.why.en for text in texts_of(name, data) if isinstance(text, Closed)]


def test_an_archive_packed_beyond_reason_is_not_unpacked() -> None:
    assert closed("a.xlsx", zipped({"a.xml": bytes(20_000_000)})) == ["the archive is packed beyond reason"]


def test_an_archive_of_too_many_files_is_not_unpacked() -> None:
    assert closed("a.zip", zipped({f"{number}": b"" for number in range(10_001)})) == ["too many files in the archive"]


def test_archives_inside_archives_end_somewhere() -> None:
    data = b"13800138000"
    for _ in range(6):
        data = zipped({"a.zip": data})
    assert closed("a.zip", data) == ["archives inside archives, too deep"]


def test_an_entry_with_a_password_is_told() -> None:
    data = bytearray(zipped({"a.txt": b"x"}))
    data[6] |= 1  # the general flag of the entry
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and of the directory
    assert closed("a.zip", bytes(data)) == ["the archive is encrypted"]


@pytest.mark.parametrize("cut", [10, 200, 600])
def test_a_broken_pdf_is_told_or_read_and_never_a_failure(cut: int) -> None:
    for text in texts_of("a.pdf", pdf("当事人：张三")[:cut]):
        assert isinstance(text, (Closed, FoundText))


def test_a_broken_workbook_is_told() -> None:
    assert closed("a.xlsx", xlsx("x")[:-30]) == ["the archive is broken"]


def test_broken_deflate_is_told() -> None:
    assert closed("search/start.z", b"\xff\xff\xff") == ["the packed data is broken"]


def test_a_gzip_bomb_is_told() -> None:
    packer = zlib.compressobj(9, wbits=31)
    data = b"".join(packer.compress(bytes(1 << 20)) for _ in range(260)) + packer.flush()
    assert closed("a.txt.gz", data) == ["too large when unpacked"]


def test_a_number_typed_as_a_number_in_a_workbook_is_seen() -> None:
    data = zipped(
        {
            "xl/workbook.xml": b"<workbook/>",
            "xl/worksheets/sheet1.xml": b'<worksheet><row r="1"><c><v>1.3800138000E10</v></c></row></worksheet>',
        }
    )
    seen = [
        s.what for text in texts_of("a.xlsx", data) if isinstance(text, FoundText) for s in personal_data(text.text)
    ]
    assert seen == ["手机号码"]


def test_a_column_s_name_says_what_its_cells_are() -> None:
    table = "序号,当事人,家庭住址\n1,张建国,成华区双林路8号\n".encode("gb18030")
    seen = {
        s.what for text in texts_of("a.csv", table) if isinstance(text, FoundText) for s in personal_data(text.text)
    }
    assert seen == {"个人姓名", "家庭住址"}


def test_xml_entities_that_grow_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "aaaaaaaaaa"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    assert all(len(text.text) < 200 for text in texts_of("a.xml", bomb) if isinstance(text, FoundText))
