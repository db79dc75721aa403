"""A bundle holds what nodes need, and what is no bundle is refused before anything of it is used."""

import errno
import json
import shutil
from pathlib import Path

import pytest

from generator.node.line import BundleLine, NotThere
from generator.node.pull import FAULTS
from generator.release.bundle import Bundle, NotInNetwork, WrongBundle, write_bundle
from generator.release.files import Files
from generator.release.store import Store
from tests.node.street import DISTRICT, EDITED, pulled, shown
from tests.release.office import begun, released
from tests.release.stopping import every_stop

_REFUSALS: tuple[type[Exception], ...] = (WrongBundle, *FAULTS)
OTHER = {"index.html": b"a street", "items/1/index.html": b"item one"}


@pytest.fixture
def office(tmp_path: Path) -> Store:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT, "jiedao": OTHER})
    return store


def test_a_bundle_is_all_that_a_node_needs(tmp_path: Path, office: Store) -> None:
    size = write_bundle(office, tmp_path / "stick/all.lqb")
    assert size == (tmp_path / "stick/all.lqb").stat().st_size
    line = BundleLine(Bundle(tmp_path / "stick/all.lqb"))
    pulled(tmp_path / "a", office, line=line)
    pulled(tmp_path / "b", office, node="jiedao", line=line)
    assert (shown(tmp_path / "a"), shown(tmp_path / "b")) == (DISTRICT, OTHER)
    assert [path.name for path in (tmp_path / "stick").iterdir()] == ["all.lqb"]


def test_a_bundle_of_one_edition_holds_no_other(tmp_path: Path, office: Store) -> None:
    whole = write_bundle(office, tmp_path / "all.lqb")
    assert write_bundle(office, tmp_path / "one.lqb", ["jiedao"]) < whole
    line = BundleLine(Bundle(tmp_path / "one.lqb"))
    assert pulled(tmp_path / "b", office, node="jiedao", line=line).changed
    with pytest.raises(NotThere):
        pulled(tmp_path / "a", office, line=line)
    with pytest.raises(NotInNetwork, match="jiedoa"):
        write_bundle(office, tmp_path / "none.lqb", ["jiedoa"])
    assert not (tmp_path / "none.lqb").exists()


def test_a_bundle_since_a_release_holds_what_is_new(tmp_path: Path, office: Store) -> None:
    pulled(tmp_path / "node", office)
    released(office, {"qu": EDITED, "jiedao": OTHER})
    assert write_bundle(office, tmp_path / "new.lqb", since=1) < write_bundle(office, tmp_path / "all.lqb")
    line = BundleLine(Bundle(tmp_path / "new.lqb"))
    assert pulled(tmp_path / "node", office, line=line).blobs == 3
    assert shown(tmp_path / "node") == EDITED
    with pytest.raises(NotThere):
        pulled(tmp_path / "fresh", office, line=line)


def bundle_of(path: Path, entries: object, content: bytes = b"", line: str | None = None) -> Path:
    listed = json.dumps(entries).encode()
    path.write_bytes((line or f"liangquan-bundle 1 {len(listed)}\n").encode() + listed + content)
    return path


_BLOB = f"blobs/ab/ab{'0' * 62}"


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd", "../../etc/passwd", "blobs/../../x", "blobs/ab/../ab", "metadata/root.json", "metadata/../x.json",
        "metadata/1.root.json/", "metadata/01.root.json", "metadata/x.json", "blobs/ab/cd" + "0" * 62, "blobs/AB/AB" + "0" * 62,
        "C:\\x", "blobs\\ab", "status.json", "releases/1/tree/index.html", "", ".", "metadata/1.root.json\n", _BLOB + ".gz.gz",
        "metadata/１.root.json", "blobs/ab/ab" + "0" * 61 + "\u0661",
    ],
)  # fmt: skip
def test_a_path_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(WrongBundle, match="path that no bundle"):
        Bundle(bundle_of(tmp_path / "x.lqb", [[name, 1]], b"x"))


@pytest.mark.parametrize(
    ("entries", "content", "told"),
    [
        ([[_BLOB, 1], [_BLOB, 1]], b"xx", "stands twice"),
        ([[_BLOB, -1]], b"", "entry that is none"),
        ([[_BLOB, True]], b"x", "entry that is none"),
        ([[_BLOB, 1.0]], b"x", "entry that is none"),
        ([[_BLOB]], b"", "entry that is none"),
        ({"a": 1}, b"", "its list is none"),
        ([[_BLOB, 10**15]], b"x", "not copied whole"),
        ([[_BLOB, 1]], b"xx", "something follows"),
        ([[_BLOB, 2]], b"x", "not copied whole"),
    ],
)
def test_a_list_that_cannot_be_is_refused(tmp_path: Path, entries: object, content: bytes, told: str) -> None:
    with pytest.raises(WrongBundle, match=told):
        Bundle(bundle_of(tmp_path / "x.lqb", entries, content))


@pytest.mark.parametrize(
    ("line", "told"),
    [("", "no JSON"), ("liangquan-bundle 2 2\n", "later version"), ("liangquan-bundle 1 999999999\n", "a list of"),
     ("liangquan-bundle 1 1\n", "no JSON"), ("PK\x03\x04\n", "no bundle"), ("liangquan-bundle 1 2" + "0" * 99, "no bundle")],
)  # fmt: skip
def test_a_first_line_that_cannot_be_is_refused(tmp_path: Path, line: str, told: str) -> None:
    path = bundle_of(tmp_path / "x.lqb", [], line=line or "liangquan-bundle 1 1\n")
    with pytest.raises(WrongBundle, match=told):
        Bundle(path)


def test_a_deep_list_is_refused(tmp_path: Path) -> None:
    listed = b"[" * 200_000
    (tmp_path / "x.lqb").write_bytes(f"liangquan-bundle 1 {len(listed)}\n".encode() + listed)
    with pytest.raises(WrongBundle):
        Bundle(tmp_path / "x.lqb")


def test_a_bundle_cut_anywhere_or_altered_anywhere_shows_nothing_wrong(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    write_bundle(store, tmp_path / "whole.lqb")
    whole = (tmp_path / "whole.lqb").read_bytes()
    step = len(whole) // 60
    for at in range(0, len(whole), step):
        altered = bytearray(whole)
        altered[at] ^= 1
        for content in (whole[:at], bytes(altered)):
            (tmp_path / "x.lqb").write_bytes(content)
            try:
                pulled(tmp_path / "node", store, line=BundleLine(Bundle(tmp_path / "x.lqb")))
            except _REFUSALS:
                assert shown(tmp_path / "node") == {}
            else:
                # A byte of what this node has no need of: an older root, a signature of three of which two suffice.
                assert shown(tmp_path / "node") == DISTRICT
            shutil.rmtree(tmp_path / "node", ignore_errors=True)
            assert sorted(path.name for path in tmp_path.iterdir()) == ["office", "whole.lqb", "x.lqb"]


@pytest.mark.parametrize("error", [None, errno.ENOSPC, errno.EIO], ids=["killed", "disk full", "i/o error"])
def test_an_import_stopped_at_any_change(tmp_path: Path, error: int | None) -> None:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    pulled(tmp_path / "before", store)
    released(store, {"qu": EDITED})
    write_bundle(store, tmp_path / "new.lqb", since=1)
    line = BundleLine(Bundle(tmp_path / "new.lqb"))
    node = tmp_path / "node"
    for stopped in every_stop(lambda files: pulled(node, store, files=files, line=line), error):
        shutil.rmtree(node, ignore_errors=True)
        shutil.copytree(tmp_path / "before", node, symlinks=True)
        if not stopped():
            break
        assert shown(node) in (DISTRICT, EDITED)
        pulled(node, store, files=Files(), line=line)
        assert shown(node) == EDITED


def test_a_bundle_is_there_whole_or_not_at_all(tmp_path: Path, office: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    write_bundle(office, tmp_path / "x.lqb")
    before = (tmp_path / "x.lqb").read_bytes()
    released(office, {"qu": EDITED, "jiedao": OTHER})

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(Files, "sync", full)
    with pytest.raises(OSError, match="no space"):
        write_bundle(office, tmp_path / "x.lqb")
    assert (tmp_path / "x.lqb").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["office", "x.lqb"]
