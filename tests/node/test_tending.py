"""What rots on a node's disk is found within a bounded number of pulls, and fetched anew; what is shown is never half a file."""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.node import status
from generator.node.held import Held
from generator.node.line import BundleLine, FolderLine, LineFault
from generator.node.tending import SHARES
from generator.publish.push import push
from generator.publish.targets import FolderTarget
from generator.release.blobs import Blob
from generator.release.bundle import Bundle, write_bundle
from generator.release.files import Files
from generator.release.store import Store
from tests.node.street import DISTRICT as FEW
from tests.node.street import pulled, shown
from tests.publish.office import DISTRICT, EDITED
from tests.release.office import NOW, begun, released
from tests.release.stopping import every_stop

ROTTING = "items/7/index.html"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An office whose edition has sixteen shelves, packed files and a plain one."""
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    return store


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def edition(node: Path) -> dict[str, Blob]:
    held = Held(node, Files())
    current = held.current()
    assert current is not None
    return held.edition(current)


def lies(node: Path, path: str) -> Path:
    """Where a file of the edition lies in the tree that is served."""
    return node / f"current/tree/{path}{'.gz' if edition(node)[path].packed else ''}"


def pulls_until_mended(node: Path, store: Store, wanted: int) -> int:
    """How many pulls it took until so many blobs were fetched anew."""
    mended = 0
    for count in range(1, SHARES + 1):
        mended += pulled(node, store).mended
        if mended == wanted:
            return count
    pytest.fail(f"{mended} of {wanted} were mended in {SHARES} pulls")


@pytest.mark.parametrize("rot", [flipped, cut, Path.unlink], ids=["a bit flips", "a byte is lost", "a file is lost"])
def test_any_file_that_rots_is_found_and_fetched_anew(
    tmp_path: Path, store: Store, rot: Callable[[Path], None]
) -> None:
    """All files and shelves at once, so each of them; the tree's names lead to the sound ones, which are not fetched twice."""
    node = tmp_path / "node"
    pulled(node, store)
    held = Held(node, Files())
    current = held.current()
    assert current is not None
    shelves = held.root(current).shelves.values()
    blobs = {*edition(node).values(), *shelves}
    for blob in blobs:
        rot(held.store.blobs.path(blob))
    pulls_until_mended(node, store, len(blobs))
    assert shown(node) == DISTRICT
    assert {path: Held(node, Files()).store.blobs.read(blob) for path, blob in edition(node).items()} == DISTRICT
    assert all(pulled(node, store)[2:] == (0, 0, False, 0, 0) for _ in range(SHARES))


@pytest.mark.parametrize("path", ["index.html", ROTTING])
def test_a_name_that_is_gone_from_the_tree_comes_back_without_a_line(tmp_path: Path, store: Store, path: str) -> None:
    node = tmp_path / "node"
    pulled(node, store)
    lies(node, path).unlink()
    lies(node, "items/9/index.html").unlink()
    lies(node, "items/9/index.html").write_bytes(b"another file")
    for _ in range(SHARES):
        with pytest.raises(LineFault):
            pulled(node, store, line=FolderLine(tmp_path / "nowhere"))
    assert shown(node) == DISTRICT


def test_a_node_without_a_line_goes_on_and_says_what_rotted(tmp_path: Path, store: Store) -> None:
    node = tmp_path / "node"
    pulled(node, store)
    rotten = lies(node, ROTTING)
    flipped(rotten)
    before = rotten.read_bytes()
    for _ in range(SHARES + 3):
        with pytest.raises(LineFault):
            pulled(node, store, line=FolderLine(tmp_path / "nowhere"))
    assert (status.read(node).rotten, status.read(node).fault) == (1, "line")
    assert rotten.read_bytes() == before
    assert len(list((node / "current/tree").rglob("*.*"))) == len(DISTRICT)
    assert pulled(node, store).mended == 1, "at the first pull that has a line"
    assert status.read(node).rotten == 0
    assert shown(node) == DISTRICT


def test_a_bundle_without_the_file_still_brings_its_release_and_a_whole_one_mends(tmp_path: Path, store: Store) -> None:
    node = tmp_path / "node"
    pulled(node, store)
    flipped(lies(node, "items/8/index.html"))
    released(store, {"qu": EDITED})
    write_bundle(store, tmp_path / "new.lqb", since=1)
    write_bundle(store, tmp_path / "all.lqb")
    new, whole = (BundleLine(Bundle(tmp_path / name)) for name in ("new.lqb", "all.lqb"))
    done = [pulled(node, store, line=new) for _ in range(SHARES)]
    assert (done[0].release, done[0].changed, done[-1].rotten) == (2, True, 1)
    assert (status.read(node).rotten, status.read(node).fault) == (1, "")
    assert pulled(node, store, line=whole).mended == 1
    assert shown(node) == EDITED


def test_what_a_line_brings_in_place_of_a_rotten_file_is_proved(tmp_path: Path, store: Store) -> None:
    node, target = tmp_path / "node", tmp_path / "target"
    push(store, "qu", FolderTarget(target), lambda *_: None)
    pulled(node, store, line=FolderLine(target))
    blob = edition(node)[ROTTING]
    flipped(node / "blobs" / blob.file)
    flipped(target / "blobs" / blob.file)
    done = [pulled(node, store, line=FolderLine(target)) for _ in range(SHARES)]
    assert (done[-1].mended, done[-1].rotten) == (0, 1)


@pytest.mark.parametrize("error", [None, errno.ENOSPC, errno.EIO], ids=["killed", "disk full", "i/o error"])
def test_mending_stopped_at_any_change(tmp_path: Path, error: int | None) -> None:
    """What is served is the file that rotted or the sound one, whole; the next pull mends the rest."""
    store = begun(tmp_path / "office")
    released(store, {"qu": FEW})
    before, node = tmp_path / "before", tmp_path / "node"
    pulled(before, store)
    paths = ("index.html", "items/1/index.html")
    at = [lies(before, path).relative_to(before) for path in paths]
    for place in at:
        flipped(before / place)
    false = [(before / place).read_bytes() for place in at]
    sound = [store.blobs.travelling(edition(before)[path]) for path in paths]
    status.write(before, status.read(before)._replace(share=0), NOW, Files())
    for stopped in every_stop(lambda files: pulled(node, store, files=files), error):
        shutil.rmtree(node, ignore_errors=True)
        copied(before, node)
        if not stopped():
            break
        for place, was, true in zip(at, false, sound, strict=True):
            assert (node / place).read_bytes() in (was, true)
        pulled(node, store)
        assert shown(node) == FEW


def copied(before: Path, node: Path) -> None:
    """A node's folder, its hard links as such."""
    shutil.copytree(before, node, symlinks=True)
    for path, blob in edition(node).items():
        lies(node, path).unlink()
        lies(node, path).hardlink_to(node / "blobs" / blob.file)
