"""The terminal's own QR codes say what they were given, and are those that paper has."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import segno
import zxingcpp

from generator.pages.kiosk_shell import FOLDER
from tests.casebook import ROOT

CAPACITIES = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666)
"""Bytes that versions 1 to 20 hold at level M (ISO/IEC 18004, table 7)."""
QUIET = 4


def texts(lengths):
    """A text of so many bytes for each, no two alike."""
    return ["".join("abcdefghij/-0123456789"[(n * n + length) % 22] for n in range(length)) for length in lengths]


def codes(given):
    """The rows of modules of each text's code, or None."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is missing: make browser")
    script = ROOT / "site_templates" / FOLDER / "qr_code.js"
    command = [node, str(Path(__file__).with_name("coding.js")), str(script), json.dumps(given)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    return [None if line == "none" else line.split("/") for line in said.stdout.splitlines()]


def read(rows):
    """What a reader makes of a code on a white ground, four pixels a module."""
    side = 4 * (len(rows) + 2 * QUIET)
    image = bytearray(b"\xff" * side * side)
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            if module == "1":
                for line in range(4):
                    start = (4 * (y + QUIET) + line) * side + 4 * (x + QUIET)
                    image[start : start + 4] = bytes(4)
    (found,) = zxingcpp.read_barcodes(memoryview(image).cast("B", (side, side)))
    return found.text


def test_full_codes_of_all_versions_are_those_of_segno():
    # One that is not full is padded by segno with a byte more of nothing, which no reader looks at.
    given = texts(CAPACITIES)
    for text, ours in zip(given, codes(given), strict=True):
        theirs = segno.make(text, error="m", mode="byte", mask=2, boost_error=False, micro=False)
        assert ours == ["".join(map(str, row)) for row in theirs.matrix], len(text)


def test_a_reader_reads_what_was_given():
    given = [
        *texts(range(1, 120)),
        *texts(range(120, 667, 13)),
        "https://liangquan.example/search/?q=食品经营许可&kind=power_item",
    ]
    assert [read(rows) for rows in codes(given)] == given


def test_what_no_code_holds_has_none():
    assert codes(["x" * 667]) == [None]
