"""Files that somebody could hand in, by mistake or not; the name of each begins with the code it must give."""

from pathlib import Path

import pytest

from generator.diagnostics.diagnostic import Finding
from generator.records.careful_reading import read_carefully
from generator.records.forbidden_text import cleaned, decoded
from generator.records.places import locate
from generator.records.yaml_events import HAS_LIBYAML
from generator.records.yaml_text import LARGEST, read_yaml

HOSTILE = sorted((Path(__file__).parent / "hostile").glob("*.yaml"))


@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.stem)
def test_a_hostile_file_is_refused_with_its_own_code_alone_and_a_place(file: Path) -> None:
    data = file.read_bytes()
    _, findings = read_yaml(data)
    assert {finding.code for finding in findings} == {file.stem[:3]}
    for finding in findings:
        assert finding.position is not None
        line, column = finding.position
        assert 1 <= line <= data.count(b"\n") + 1
        assert column >= 1
        assert all((*finding.message, *finding.help))


@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.stem)
def test_a_place_is_looked_up_in_a_hostile_file_without_a_crash(file: Path) -> None:
    locate(file.read_bytes(), ("a", 0, "b"))


@pytest.mark.skipif(not HAS_LIBYAML, reason="PyYAML was built without libyaml: there is nothing to compare")
@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.stem)
def test_without_libyaml_a_hostile_file_is_refused_just_the_same(file: Path) -> None:
    text, _ = decoded(file.read_bytes())
    if text is None:
        return
    text, _ = cleaned(text)
    with_c, without = read_carefully(text, libyaml=True), read_carefully(text, libyaml=False)
    assert with_c[0] == without[0]
    assert codes_and_lines(with_c[1]) == codes_and_lines(without[1])


def codes_and_lines(findings: list[Finding]) -> list[tuple[str, int]]:
    return [(finding.code, finding.position[0]) for finding in findings if finding.position]


def test_a_file_of_more_than_a_megabyte_is_refused_unread() -> None:
    _, (finding,) = read_yaml(b"a" * (LARGEST + 1))
    assert finding.code == "Y-6"


def test_a_file_of_just_a_megabyte_is_read() -> None:
    tree, findings = read_yaml(b"body: " + b"a" * (LARGEST - 6))
    assert not findings
    assert tree == {"body": "a" * (LARGEST - 6)}


def test_a_megabyte_of_brackets_is_refused_at_once() -> None:
    _, findings = read_yaml(b"a: " + b"[" * (LARGEST - 3))
    assert [finding.code for finding in findings] == ["Y-7"]


def test_a_megabyte_of_faults_is_told_in_part() -> None:
    _, findings = read_yaml(b"a:\t1\n" * 190_000)
    assert 100 <= len(findings) <= 200
