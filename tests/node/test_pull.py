"""A node takes what the office signed, whole, and says why where it doesn't."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from generator.node import status
from generator.node.held import Held
from generator.node.line import FolderLine, LineFault, NotThere
from generator.node.pull import NoEdition, NoSpace, OtherEdition, Pulled, pull
from generator.node.trust import NoRoot
from generator.release.files import Busy, Files, alone
from generator.release.metadata import Untrusted
from tests.node.street import DISTRICT, EDITED, first_root, pulled, shown
from tests.release.office import NOW, begun, released


def test_a_node_shows_the_newest_release(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    assert pulled(tmp_path / "node", store).changed
    assert shown(tmp_path / "node") == DISTRICT
    released(store, {"qu": EDITED})
    result = pulled(tmp_path / "node", store)
    assert (result.release, result.blobs) == (2, 3)
    assert shown(tmp_path / "node") == EDITED
    assert pulled(tmp_path / "node", store) == Pulled(2, False, 0, 0)


def test_a_tree_is_the_blobs_themselves(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    pulled(tmp_path / "node", store)
    tree = tmp_path / "node/current/tree"
    names = {path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file()}
    assert names == {"index.html.gz", "items/1/index.html", "items/2/index.html.gz", "search/1.z"}
    assert all(path.stat().st_nlink == 2 for path in tree.rglob("*") if path.is_file())


def test_the_last_releases_are_kept_and_what_they_need(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    for number in range(5):
        released(store, {"qu": {**DISTRICT, "items/1/index.html": f"edited {number}".encode()}})
        pulled(tmp_path / "node", store, keep=2)
    node = tmp_path / "node"
    assert sorted(path.name for path in (node / "releases").iterdir()) == ["4", "5"]
    held = Held(node, Files())
    blobs = [path for path in (node / "blobs").rglob("*") if path.is_file()]
    # Four files of five are the same; an edited file, a shelf and a root a release.
    assert len(blobs) == 3 + 2 * 3
    current = held.current()
    assert current is not None
    assert {path: held.store.blobs.read(blob) for path, blob in held.edition(current).items()} == shown(node)


def test_an_edition_that_there_is_not_is_told_beside_those_that_there_are(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT, "jiedao": DISTRICT})
    with pytest.raises(NoEdition) as told:
        pulled(tmp_path / "node", store, node="jiedoa")
    assert told.value.known == ["jiedao", "qu"]
    assert status.read(tmp_path / "node").fault == "no edition"


def test_a_folder_holds_one_edition(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT, "jiedao": EDITED})
    pulled(tmp_path / "node", store)
    with pytest.raises(OtherEdition, match="qu"):
        pulled(tmp_path / "node", store, node="jiedao")
    assert shown(tmp_path / "node") == DISTRICT


def test_a_node_needs_the_offices_root_once(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    line = FolderLine(store.folder)
    with pytest.raises(NoRoot):
        pull(tmp_path / "node", line, "qu", files=Files(), now=NOW)
    pull(tmp_path / "node", line, "qu", files=Files(), now=NOW, first_root=first_root(store))
    pull(tmp_path / "node", line, "qu", files=Files(), now=NOW)
    with pytest.raises(Untrusted):
        pull(tmp_path / "other", line, "qu", files=Files(), now=NOW, first_root=b"{}")


def test_two_pulls_at_once_the_second_says_so(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    pulled(tmp_path / "node", store)
    released(store, {"qu": EDITED})
    with alone(tmp_path / "node", Files()), pytest.raises(Busy):
        pulled(tmp_path / "node", store)
    assert shown(tmp_path / "node") == DISTRICT


def test_no_pull_begins_that_the_disk_cannot_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr("generator.node.pull.shutil.disk_usage", lambda _: usage._replace(free=1_000_000))
    with pytest.raises(NoSpace):
        pulled(tmp_path / "node", store)
    assert status.read(tmp_path / "node").fault == "no space"
    assert not (tmp_path / "node/current").exists()


def test_a_file_and_anothers_packed_form_are_never_one(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    released(store, {"qu": {**DISTRICT, "index.html.gz": b"another"}})
    with pytest.raises(ValueError, match=r"one name|stands twice"):
        pulled(tmp_path / "node", store)
    assert not (tmp_path / "node/current").exists()


def test_a_file_that_the_store_lacks_is_named(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    next(path for path in (tmp_path / "office/blobs").rglob("*") if path.is_file()).unlink()
    with pytest.raises(NotThere, match="blobs/"):
        pulled(tmp_path / "node", store)


def test_a_damaged_note_of_what_was_taken_is_mended(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    pulled(tmp_path / "node", store)
    for damaged in (b"", b"[]", b"{}", b'{"release": 1, "edition": ["x", 1, 2], "trusted_root": 1}'):
        (tmp_path / "node/releases/1/taken.json").write_bytes(damaged)
        assert Held(tmp_path / "node", Files()).current() is None
        assert pulled(tmp_path / "node", store).changed
        assert shown(tmp_path / "node") == DISTRICT


def test_a_folder_that_is_not_there_is_a_line_that_is_cut(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    pulled(tmp_path / "node", store)
    later = NOW + dt.timedelta(days=12)
    with pytest.raises(LineFault):
        pulled(tmp_path / "node", store, line=FolderLine(tmp_path / "gone"), now=later)
    said = json.loads((tmp_path / "node/status.json").read_bytes())
    assert (said["state"], said["days"], said["fault"]) == ("offline", 12, "line")
    assert said["banner"] == "数据截至2026年11月20日，已有12天未能更新"


@pytest.mark.parametrize("news", [False, True], ids=["nothing new", "a new release"])
@pytest.mark.parametrize(
    "damage", [lambda content: content[:-1] + b"x", lambda _: b"", None], ids=["altered", "emptied", "gone"]
)
def test_a_manifest_that_rotted_on_the_disk_needs_no_hand(tmp_path: Path, damage, news: bool) -> None:
    """Of a kiosk that runs for years: each manifest of both releases that it holds."""
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    pulled(tmp_path / "before", store, keep=2)
    released(store, {"qu": EDITED})
    pulled(tmp_path / "before", store, keep=2)
    manifests = {
        blob.file
        for number in (1, 2)
        for root in [store.signed.release(number).roots["qu"]]
        for blob in [root, *store.root(root).shelves.values()]
    }
    newest = {**EDITED, "items/3/index.html": b"item three"} if news else EDITED
    if news:
        released(store, {"qu": newest})
    for name in sorted(manifests):
        node = tmp_path / "node"
        shutil.copytree(tmp_path / "before", node, symlinks=True)
        path = node / "blobs" / name
        content = path.read_bytes()
        path.unlink()
        if damage is not None:
            path.write_bytes(damage(content))
        pulled(node, store, keep=2)
        assert shown(node) == newest
        held = Held(node, Files())
        current = held.current()
        assert current is not None
        if news or name == current.edition.file:
            assert held.edition(current).keys() == newest.keys(), name
        shutil.rmtree(node)
