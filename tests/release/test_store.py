"""A store holds what was signed, or says what it doesn't hold."""

import errno
import shutil
from pathlib import Path

import pytest
from securesystemslib.signer import CryptoSigner

from generator.release.files import Busy, Files, alone
from generator.release.metadata import TooFewKeys, Untrusted
from generator.release.store import Store
from tests.release.office import DAY, NOW, ONLINE, ROOT_KEYS, begun, kept, released
from tests.release.stopping import every_stop

DISTRICT = {"index.html": b"<h1>" + b"a" * 500, "items/1/index.html": b"item one", "items/2/index.html": b"item two"}
EDITED = {**DISTRICT, "items/1/index.html": b"item one, as it is now"}
STREET = {"index.html": b"a street", "items/1/index.html": b"item one"}


def tree(store: Store, number: int, node: str = "qu") -> dict[str, bytes]:
    root = store.root(store.signed.release(number).roots[node])
    return {path: store.blobs.read(blob) for path, blob in store.edition(root).items()}


def test_a_release_holds_each_edition_as_it_was(tmp_path: Path) -> None:
    store = begun(tmp_path)
    assert store.signed.numbers() == []
    assert released(store, {"qu": DISTRICT, "jiedao": STREET}) == 1
    assert released(store, {"qu": EDITED, "jiedao": STREET}) == 2
    assert [tree(store, 1), tree(store, 2)] == [DISTRICT, EDITED]
    assert tree(store, 2, "jiedao") == STREET
    assert store.signed.numbers() == [1, 2]
    assert list(store.faults()) == []


def test_a_page_of_two_editions_is_held_once(tmp_path: Path) -> None:
    store = begun(tmp_path)
    released(store, {"qu": DISTRICT, "jiedao": STREET})
    raw = [path for path in (tmp_path / "blobs").rglob("*") if path.is_file() and path.read_bytes() == b"item one"]
    assert len(raw) == 1


@pytest.mark.parametrize("damage", [lambda content: content[:-1] + b"x", lambda _: b"", lambda content: content + b"x"])
def test_every_damaged_file_is_told(tmp_path: Path, damage) -> None:
    store = begun(tmp_path / "whole")
    released(store, {"qu": DISTRICT})
    files = [path for path in (tmp_path / "whole").rglob("*") if path.is_file() and path.name != "1.root.json"]
    for number, path in enumerate(files):
        copy = tmp_path / str(number)
        shutil.copytree(tmp_path / "whole", copy)
        changed = copy / path.relative_to(tmp_path / "whole")
        changed.write_bytes(damage(changed.read_bytes()))
        assert list(Store(copy, Files()).faults()), path


def test_what_a_stranger_signed_is_no_release(tmp_path: Path) -> None:
    store = begun(tmp_path)
    released(store, {"qu": DISTRICT})
    stranger = {role: CryptoSigner.generate_ed25519() for role in ONLINE}
    store.signed.add(kept(store, {"qu": EDITED}, 2), stranger, NOW)
    with pytest.raises(Untrusted, match="timestamp"):
        store.signed.newest()
    with pytest.raises(Untrusted, match="no key that ever was"):
        store.signed.release(2)


@pytest.mark.parametrize("role", ONLINE)
def test_a_key_signs_its_own_role_alone(tmp_path: Path, role) -> None:
    store = begun(tmp_path)
    other = ONLINE["snapshot" if role != "snapshot" else "targets"]
    released(store, {"qu": DISTRICT}, online={**ONLINE, role: other})
    with pytest.raises(Untrusted, match=role):
        store.signed.newest()


def test_two_of_three_root_keys_change_the_root_and_one_does_not(tmp_path: Path) -> None:
    store = begun(tmp_path)
    fresh = CryptoSigner.generate_ed25519()
    lost = ROOT_KEYS[0].public_key.keyid
    with pytest.raises(TooFewKeys, match="1 root keys of 2 to sign"):
        store.signed.change_root([ROOT_KEYS[1]], NOW, add=[fresh], drop=[lost])
    with pytest.raises(TooFewKeys, match="1 root keys of 2 to sign"):
        store.signed.change_root([ROOT_KEYS[1], fresh], NOW, add=[fresh], drop=[lost])
    with pytest.raises(TooFewKeys, match="1 root keys of 2 to keep"):
        store.signed.change_root(ROOT_KEYS, NOW, drop=[key.public_key.keyid for key in ROOT_KEYS[1:]])
    assert store.signed.root().signed.version == 1
    store.signed.change_root(ROOT_KEYS[1:], NOW, add=[fresh], drop=[lost])
    assert store.signed.root().signed.version == 2
    with pytest.raises(TooFewKeys):
        store.signed.change_root([ROOT_KEYS[0], fresh], NOW)


@pytest.mark.parametrize("role", ONLINE)
def test_a_changed_key_signs_beside_the_old_one_before_the_root_names_it(tmp_path: Path, role) -> None:
    """So the store is whole at every moment of the ceremony."""
    store = begun(tmp_path)
    released(store, {"qu": DISTRICT})
    fresh = CryptoSigner.generate_ed25519()
    store.signed.renew(ONLINE, NOW, {role: fresh})
    assert store.signed.newest() == 1
    store.signed.change_root(ROOT_KEYS, NOW, role=role, add=[fresh], drop=[ONLINE[role].public_key.keyid])
    assert store.signed.newest() == 1
    released(store, {"qu": EDITED}, online={**ONLINE, role: fresh})
    assert store.signed.newest() == 2
    released_by_the_old = {**ONLINE}
    store.signed.add(kept(store, {"qu": DISTRICT}, 3), released_by_the_old, NOW)
    with pytest.raises(Untrusted):
        store.signed.newest()


def test_terms_are_renewed_without_a_release(tmp_path: Path) -> None:
    store = begun(tmp_path)
    released(store, {"qu": DISTRICT})
    before = {role: store.signed.expiry(role) for role in ("root", *ONLINE)}
    store.signed.renew(ONLINE, NOW + 9 * DAY)
    after = {role: store.signed.expiry(role) for role in before}
    assert store.signed.newest() == 1
    assert {role for role in before if before[role] != after[role]} == {"snapshot", "timestamp"}


def test_the_last_releases_are_kept_and_no_blob_that_they_need_is_removed(tmp_path: Path) -> None:
    store = begun(tmp_path)
    for number in range(1, 6):
        released(store, {"qu": {**DISTRICT, "items/1/index.html": f"edited {number}".encode()}})
    releases, blobs, freed = store.drop_all_but(2)
    assert releases == 3
    assert blobs >= 3 * 2
    assert freed > 0
    assert store.signed.numbers() == [4, 5]
    assert list(store.faults()) == []
    assert store.drop_all_but(2) == (0, 0, 0)
    assert released(store, {"qu": DISTRICT}) == 6


def test_one_program_at_a_time(tmp_path: Path) -> None:
    with alone(tmp_path, Files()), pytest.raises(Busy), alone(tmp_path, Files()):
        pass
    with alone(tmp_path, Files()):
        pass


@pytest.mark.parametrize("error", [None, errno.ENOSPC, errno.EIO], ids=["killed", "disk full", "input/output error"])
def test_a_release_stopped_at_any_change_leaves_the_last_one_whole(tmp_path: Path, error) -> None:
    begun(tmp_path / "before")
    released(Store(tmp_path / "before", Files()), {"qu": DISTRICT, "jiedao": STREET})

    def release(files: Files) -> None:
        released(Store(tmp_path / "now", files), {"qu": EDITED, "jiedao": STREET})

    for stopped in every_stop(release, error):
        shutil.rmtree(tmp_path / "now", ignore_errors=True)
        shutil.copytree(tmp_path / "before", tmp_path / "now")
        if not stopped():
            break
        left = Store(tmp_path / "now", Files())
        assert list(left.faults()) == []
        newest = left.signed.newest()
        assert tree(left, newest) == (DISTRICT, EDITED)[newest - 1]
        number = released(left, {"qu": EDITED, "jiedao": STREET})
        assert tree(left, number) == EDITED
        left.drop_all_but(1)
        assert list(left.faults()) == []


def test_a_clearing_stopped_at_any_change_leaves_what_is_kept(tmp_path: Path) -> None:
    before = begun(tmp_path / "before")
    for number in range(4):
        released(before, {"qu": {**DISTRICT, "items/1/index.html": f"edited {number}".encode()}})

    for stopped in every_stop(lambda files: Store(tmp_path / "now", files).drop_all_but(1)):
        shutil.rmtree(tmp_path / "now", ignore_errors=True)
        shutil.copytree(tmp_path / "before", tmp_path / "now")
        if not stopped():
            break
        left = Store(tmp_path / "now", Files())
        assert tree(left, 4)["items/1/index.html"] == b"edited 3"
        assert not [fault for fault in left.faults() if fault.release == 4]
        left.drop_all_but(1)
        assert list(left.faults()) == []
        assert left.signed.numbers() == [4]
