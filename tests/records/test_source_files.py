"""Which files are records, and when a stored hash may be trusted."""

import os
from pathlib import Path

import pytest

from generator.records.source_files import (
    Seen,
    SourceFile,
    UnreadableFile,
    digest_of,
    read,
    unchanged,
    walk,
)
from generator.records.yaml_text import LARGEST

SECOND = 1_000_000_000


@pytest.fixture
def district(tmp_path: Path) -> Path:
    for path in [
        "powers/units/b.yaml",
        "powers/units/a.yaml",
        "powers/a.yaml",
        "community/z/1.yaml",
        "flowcharts/x.yaml",
    ]:
        put(tmp_path, path)
    return tmp_path


def put(root: Path, path: str, data: bytes = b"kind: unit\n") -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def test_records_are_found_in_the_order_of_their_paths(district: Path) -> None:
    files, refused = walk(district)
    assert [file.path for file in files] == [
        "community/z/1.yaml",
        "flowcharts/x.yaml",
        "powers/a.yaml",
        "powers/units/a.yaml",
        "powers/units/b.yaml",
    ]
    assert refused == []


def test_files_elsewhere_and_hidden_files_are_none_of_ours(district: Path) -> None:
    put(district, "content/index.yaml")
    put(district, "powers/.gitkeep")
    put(district, "powers/.cache/a.yaml")
    assert len(walk(district)[0]) == 5
    assert walk(district)[1] == []


def test_a_district_without_folders_has_no_records(tmp_path: Path) -> None:
    assert walk(tmp_path) == ([], [])


@pytest.mark.parametrize("name", ["a.yml", "b.YAML", "notes.txt", "a.yaml~", "yaml"])
def test_a_file_with_another_ending_is_told_not_passed_over(district: Path, name: str) -> None:
    put(district, f"powers/{name}")
    (refused,) = walk(district)[1]
    assert refused.path == f"powers/{name}"
    assert refused.finding.code == "Y-9"


def test_no_symbolic_link_is_followed_neither_to_a_file_nor_to_a_folder(
    district: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    secret = put(outside, "secret.yaml", b"name: secret\n")
    (district / "powers/link.yaml").symlink_to(secret)
    (district / "powers/folder").symlink_to(outside)
    (district / "powers/broken.yaml").symlink_to("nowhere")
    files, refused = walk(district)
    assert len(files) == 5
    assert [file.path for file in refused] == ["powers/broken.yaml", "powers/folder", "powers/link.yaml"]
    assert {file.finding.code for file in refused} == {"Y-9"}


def test_a_records_folder_that_is_itself_a_link_is_not_entered(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (tmp_path / "powers").symlink_to(put(tmp_path_factory.mktemp("outside"), "a.yaml").parent)
    files, (refused,) = walk(tmp_path)
    assert files == []
    assert refused.path == "powers"


def test_a_pipe_is_refused_and_never_waited_for(district: Path) -> None:
    os.mkfifo(district / "powers/pipe.yaml")
    (refused,) = walk(district)[1]
    assert refused.path == "powers/pipe.yaml"
    with pytest.raises(UnreadableFile):
        read(district, "powers/pipe.yaml")


def test_a_file_that_became_a_link_after_the_walk_is_not_read(
    district: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = put(tmp_path_factory.mktemp("outside"), "secret.yaml")
    (district / "powers/a.yaml").unlink()
    (district / "powers/a.yaml").symlink_to(secret)
    with pytest.raises(UnreadableFile) as caught:
        read(district, "powers/a.yaml")
    assert caught.value.finding.code == "Y-9"


def test_a_file_that_is_gone_is_a_finding_not_a_crash(district: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(district, "powers/gone.yaml")
    assert caught.value.finding.code == "Y-9"


def test_a_name_that_is_no_utf8_is_refused_with_a_name_that_can_be_printed(district: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(district) + b"/powers/\xb3\xc9.yaml")).write_bytes(b"kind: unit\n")
    except OSError:
        pytest.skip("this file system keeps no such names")
    (refused,) = walk(district)[1]
    assert refused.path.encode()
    assert refused.finding.code == "Y-9"


def test_of_an_enormous_file_only_as_much_is_read_as_shows_that_it_is_too_large(district: Path) -> None:
    put(district, "powers/a.yaml", b"a" * (LARGEST + 5000))
    assert len(read(district, "powers/a.yaml")) == LARGEST + 1


@pytest.mark.parametrize("size", [0, 1, LARGEST - 1, LARGEST])
def test_a_file_is_read_whole(district: Path, size: int) -> None:
    put(district, "powers/a.yaml", b"a" * size)
    assert read(district, "powers/a.yaml") == b"a" * size


def test_an_untouched_file_is_not_read_again(district: Path) -> None:
    file = next(file for file in walk(district)[0] if file.path == "powers/a.yaml")
    seen = Seen(*file, digest_of(b"kind: unit\n"))
    assert unchanged(file, seen, file.mtime_ns + 10 * SECOND)
    assert not unchanged(file, None, file.mtime_ns + 10 * SECOND)


def test_a_file_as_new_as_the_record_of_it_is_read_again(district: Path) -> None:
    file = walk(district)[0][0]
    assert not unchanged(file, Seen(*file, ""), file.mtime_ns)
    assert not unchanged(file, Seen(*file, ""), file.mtime_ns + SECOND // 100)


def test_where_only_whole_seconds_are_kept_two_of_them_must_have_passed() -> None:
    file = SourceFile("powers/a.yaml", 10, 5 * SECOND, 7)
    assert not unchanged(file, Seen(*file, ""), 7 * SECOND)
    assert unchanged(file, Seen(*file, ""), 7 * SECOND + 1)


@pytest.mark.parametrize(
    "other",
    [
        SourceFile("powers/b.yaml", 10, 1_500, 7),
        SourceFile("powers/a.yaml", 11, 1_500, 7),
        SourceFile("powers/a.yaml", 10, 1_501, 7),
        SourceFile("powers/a.yaml", 10, 1_500, 8),
    ],
)
def test_a_file_that_differs_in_anything_is_read_again(other: SourceFile) -> None:
    seen = Seen("powers/a.yaml", 10, 1_500, 7, "")
    assert unchanged(SourceFile(*seen[:4]), seen, SECOND)
    assert not unchanged(other, seen, SECOND)
