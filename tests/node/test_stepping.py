"""A node that shows a release steps to the next one by deltas; whatever they are, it shows what the office signed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.node import status
from generator.node.line import FolderLine, NotThere
from generator.release.store import Store
from tests.node.street import DISTRICT, EDITED, pulled, shown
from tests.release.office import begun, released

NEW = {**EDITED, "items/3/index.html": b"item three", "lists/1/index.html": b"one two three" * 50}


class Watched(FolderLine):
    """Writes down what was asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked: list[str] = []

    def read(self, path: str, begin: int = 0) -> Iterator[bytes]:
        self.asked.append(path.partition("/")[0])
        return super().read(path, begin)


@pytest.fixture
def office(tmp_path: Path) -> Store:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    return store


def test_no_blob_is_asked_for_where_deltas_lead(tmp_path: Path, office: Store) -> None:
    pulled(tmp_path / "node", office)
    released(office, {"qu": NEW})
    line = Watched(office.folder)
    result = pulled(tmp_path / "node", office, line=line)
    assert shown(tmp_path / "node") == NEW
    # A root, a shelf and three files.
    assert result.blobs == 5
    assert line.asked.count("deltas") == 2
    assert "blobs" not in line.asked


@pytest.mark.parametrize("behind", [1, 2, 3, 4, 5])
def test_a_node_that_was_off_for_some_releases_steps_too(tmp_path: Path, office: Store, behind: int) -> None:
    pulled(tmp_path / "node", office)
    for number in range(behind):
        newest = {**NEW, f"items/{number}/index.html": b"edited"}
        released(office, {"qu": newest})
    line = Watched(office.folder)
    pulled(tmp_path / "node", office, line=line)
    assert shown(tmp_path / "node") == newest
    assert ("blobs" in line.asked) == (behind > 3)


def test_an_office_without_deltas_is_one_as_well(tmp_path: Path, office: Store) -> None:
    pulled(tmp_path / "node", office)
    released(office, {"qu": NEW})
    shutil.rmtree(office.folder / "deltas")
    pulled(tmp_path / "node", office)
    assert shown(tmp_path / "node") == NEW


@pytest.mark.parametrize(
    "damage", [lambda _: b"", lambda _: b"x" * 9_000_000, lambda was: was[:-3], lambda was: was * 2]
)
@pytest.mark.parametrize("which", [0, 1])
def test_after_a_false_delta_no_other_is_asked_for(tmp_path: Path, office: Store, damage, which: int) -> None:
    pulled(tmp_path / "node", office)
    released(office, {"qu": NEW})
    paths = sorted((office.folder / "deltas").iterdir(), key=lambda path: path.name)
    paths[which].write_bytes(damage(paths[which].read_bytes()))
    line = Watched(office.folder)
    result = pulled(tmp_path / "node", office, line=line)
    assert shown(tmp_path / "node") == NEW
    assert "blobs" in line.asked
    assert line.asked.count("deltas") <= 2
    assert result.false_deltas
    assert status.read(tmp_path / "node").false_deltas
    pulled(tmp_path / "node", office)
    assert status.read(tmp_path / "node").false_deltas, "until another release came without one"
    released(office, {"qu": EDITED})
    assert not pulled(tmp_path / "node", office).false_deltas
    assert not status.read(tmp_path / "node").false_deltas
    assert not (tmp_path / "node/blobs/.partial").exists()


def test_what_a_node_lost_of_the_old_release_costs_bytes_and_nothing_else(tmp_path: Path, office: Store) -> None:
    """A page that rotted on the disk is no dictionary."""
    pulled(tmp_path / "node", office)
    released(office, {"qu": NEW})
    for path in (tmp_path / "node/blobs").glob("??/*"):
        if path.read_bytes() == DISTRICT["items/1/index.html"]:
            path.write_bytes(b"rotten")
    line = Watched(office.folder)
    result = pulled(tmp_path / "node", office, line=line)
    assert shown(tmp_path / "node") == NEW
    assert "blobs" in line.asked
    assert not result.false_deltas, "the delta was the office's"


def test_a_release_has_deltas_to_itself_alone(office: Store) -> None:
    released(office, {"qu": EDITED})
    released(office, {"qu": NEW})
    names = {path.name.partition(".")[0] for path in (office.folder / "deltas").iterdir()}
    # Two deltas, from both earlier releases, to its root and its one part.
    assert len(names) == 2
    assert office.signed.release(3).roots["qu"].name in names
    assert len(list((office.folder / "deltas").iterdir())) == 4
    with pytest.raises(NotThere):
        list(FolderLine(office.folder).read("deltas/none"))
