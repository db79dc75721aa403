"""Attacks on The Update Framework, by their names in its specification: a node takes none of what they offer.

The attacker holds the line, and the keys that each test says.
"""

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from securesystemslib.signer import CryptoSigner

from generator.node import status
from generator.node.trust import Expired
from generator.release.blobs import WrongBlob
from generator.release.files import Files
from generator.release.metadata import Untrusted
from generator.release.store import Store
from tests.node.street import DISTRICT, EDITED, pulled, shown
from tests.release.office import DAY, NOW, ONLINE, ROOT_KEYS, begun, kept, released

THIRD = {**EDITED, "items/3/index.html": b"item three"}
FORGED = {**DISTRICT, "index.html": b"<h1>pay your fines here"}


def copied(store: Store, folder: Path) -> Store:
    shutil.copytree(store.folder, folder)
    return Store(folder, Files())


@pytest.fixture
def office(tmp_path: Path) -> Store:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    return store


@pytest.fixture
def node(tmp_path: Path, office: Store) -> Path:
    pulled(tmp_path / "node", office)
    return tmp_path / "node"


def test_rollback(tmp_path: Path, office: Store, node: Path) -> None:
    """An older release, as it was truly signed."""
    before = copied(office, tmp_path / "before")
    released(office, {"qu": EDITED})
    pulled(node, office)
    with pytest.raises(Untrusted):
        pulled(node, before)
    assert shown(node) == EDITED


def test_rollback_on_a_node_that_forgot_what_it_believed(tmp_path: Path, office: Store, node: Path) -> None:
    before = copied(office, tmp_path / "before")
    released(office, {"qu": EDITED})
    pulled(node, office)
    shutil.rmtree(node / "metadata")
    with pytest.raises(Untrusted, match="release 1 is older than 2"):
        pulled(node, before)
    assert shown(node) == EDITED


def test_indefinite_freeze(tmp_path: Path, office: Store, node: Path, clock: Callable[[dt.datetime], None]) -> None:
    """The same newest for ever: readers are told once its signatures end, and see what they saw."""
    frozen = copied(office, tmp_path / "frozen")
    released(office, {"qu": EDITED})
    for days, state in ((29, "current"), (31, "expired")):
        clock(NOW + days * DAY)
        if state == "current":
            assert not pulled(node, frozen, now=NOW + days * DAY).changed
        else:
            with pytest.raises(Expired):
                pulled(node, frozen, now=NOW + days * DAY)
        assert json.loads((node / "status.json").read_bytes())["state"] == state
    assert shown(node) == DISTRICT


def test_fast_forward_is_healed_by_new_keys(tmp_path: Path, office: Store, node: Path) -> None:
    """A thief of all three keys of the publishing host signs release 900; the office rotates them and goes on from 2."""
    thief = copied(office, tmp_path / "thief")
    thief.signed.add(kept(thief, {"qu": FORGED}, 900), ONLINE, NOW)
    assert pulled(node, thief).release == 900
    fresh = {role: CryptoSigner.generate_ed25519() for role in ONLINE}
    for role, signer in fresh.items():
        office.signed.change_root(ROOT_KEYS, NOW, role=role, add=[signer], drop=[ONLINE[role].public_key.keyid])
    office.signed.add(kept(office, {"qu": EDITED}, 2), fresh, NOW)
    assert pulled(node, office).release == 2
    assert shown(node) == EDITED
    assert not (node / "releases/900").exists()
    with pytest.raises(Untrusted):
        pulled(node, thief)
    assert shown(node) == EDITED


@pytest.mark.parametrize("old", ["timestamp.json", "2.snapshot.json", "2.targets.json"])
def test_mix_and_match(tmp_path: Path, office: Store, node: Path, old: str) -> None:
    """Files of several releases, each truly signed."""
    released(office, {"qu": EDITED})
    mixed = copied(office, tmp_path / "mixed")
    released(office, {"qu": THIRD})
    new = "timestamp.json" if old != "timestamp.json" else None
    metadata = mixed.folder / "metadata"
    if new:
        # The newest timestamp leads to files that are those of the release before.
        shutil.copy(office.folder / "metadata/timestamp.json", metadata)
        shutil.copy(office.folder / "metadata/3.snapshot.json", metadata)
        shutil.copy(metadata / old, metadata / old.replace("2.", "3."))
        with pytest.raises(Untrusted):
            pulled(node, mixed)
        assert shown(node) == DISTRICT
    else:
        assert pulled(node, office).release == 3
        with pytest.raises(Untrusted):
            pulled(node, mixed)
        assert shown(node) == THIRD


@pytest.mark.parametrize("role", ONLINE)
def test_wrong_key(tmp_path: Path, office: Store, node: Path, role: str) -> None:
    """A thief of two keys lacks the third."""
    thief = copied(office, tmp_path / "thief")
    thief.signed.add(kept(thief, {"qu": FORGED}, 2), {**ONLINE, role: CryptoSigner.generate_ed25519()}, NOW)
    with pytest.raises(Untrusted):
        pulled(node, thief)
    assert shown(node) == DISTRICT


def test_wrong_root(tmp_path: Path, office: Store, node: Path) -> None:
    """A root that the keys of the root before did not sign, and one that too few of them signed."""
    strangers = [CryptoSigner.generate_ed25519() for _ in range(3)]
    other = begun(tmp_path / "other", root_keys=strangers)
    other.signed.change_root(strangers, NOW)
    released(other, {"qu": FORGED})
    with pytest.raises(Untrusted):
        pulled(node, other)
    few = copied(office, tmp_path / "few")
    few.signed.change_root(ROOT_KEYS, NOW)
    path = few.folder / "metadata/2.root.json"
    signed = json.loads(path.read_bytes())
    signed["signatures"] = signed["signatures"][:1]
    path.write_text(json.dumps(signed), encoding="utf-8")
    with pytest.raises(Untrusted):
        pulled(node, few)
    assert shown(node) == DISTRICT


@pytest.mark.parametrize("role", ONLINE)
def test_revoked_key(tmp_path: Path, office: Store, node: Path, role: str) -> None:
    """What a stolen key signs after the root took it back."""
    fresh = CryptoSigner.generate_ed25519()
    office.signed.renew(ONLINE, NOW, {role: fresh})
    office.signed.change_root(ROOT_KEYS, NOW, role=role, add=[fresh], drop=[ONLINE[role].public_key.keyid])
    thief = copied(office, tmp_path / "thief")
    released(office, {"qu": EDITED}, online={**ONLINE, role: fresh})
    assert pulled(node, office).release == 2
    for number in (3, 4):
        thief.signed.add(kept(thief, {"qu": FORGED}, number), ONLINE, NOW)
    with pytest.raises(Untrusted):
        pulled(node, thief)
    assert shown(node) == EDITED


def test_a_revocation_that_came_is_not_forgotten_though_the_rest_was_refused(
    tmp_path: Path, office: Store, node: Path
) -> None:
    fresh = CryptoSigner.generate_ed25519()
    thief = copied(office, tmp_path / "thief")
    thief.signed.add(kept(thief, {"qu": FORGED}, 2), ONLINE, NOW)
    office.signed.change_root(
        ROOT_KEYS, NOW, role="timestamp", add=[fresh], drop=[ONLINE["timestamp"].public_key.keyid]
    )
    with pytest.raises(Untrusted):  # the office was stopped before it signed anew
        pulled(node, office)
    with pytest.raises(Untrusted):
        pulled(node, thief)
    assert shown(node) == DISTRICT


@pytest.mark.parametrize("name", ["timestamp", "2.snapshot", "2.targets", "2.root"])
def test_endless_data_in_metadata(office: Store, node: Path, name: str) -> None:
    released(office, {"qu": EDITED})
    office.signed.change_root(ROOT_KEYS, NOW)
    path = office.folder / f"metadata/{name}.json"
    whole = path.read_bytes()
    with path.open("r+b") as file:
        file.truncate(20_000_000)
    with pytest.raises(Untrusted, match="maximum allowed length"):
        pulled(node, office)
    path.write_bytes(whole)
    assert pulled(node, office).release == 2


def test_endless_data_in_a_blob(office: Store, node: Path) -> None:
    released(office, {"qu": EDITED})
    shutil.rmtree(office.folder / "deltas")
    for path in (office.folder / "blobs").rglob("*"):
        if path.is_file():
            with path.open("r+b") as file:
                file.truncate(path.stat().st_size + 50_000_000)
    with pytest.raises(WrongBlob, match="more than"):
        pulled(node, office)
    assert shown(node) == DISTRICT
    assert sum(path.stat().st_size for path in node.rglob("*") if path.is_file()) < 100_000


def test_endless_data_in_a_delta(office: Store, node: Path) -> None:
    """The node reads as much as a delta may be, takes nothing of it, and fetches blobs."""
    released(office, {"qu": EDITED})
    for path in (office.folder / "deltas").iterdir():
        with path.open("r+b") as file:
            file.truncate(50_000_000)
    assert pulled(node, office).octets < 10_000_000
    assert shown(node) == EDITED
    assert sum(path.stat().st_size for path in node.rglob("*") if path.is_file()) < 100_000


def test_an_altered_delta(tmp_path: Path, office: Store, node: Path) -> None:
    """Nobody signs deltas: what they lead to is proved, and else fetched. (Each byte: `tests/release/test_deltas.py`.)"""
    released(office, {"qu": EDITED})
    for path in sorted((office.folder / "deltas").iterdir()):
        whole = path.read_bytes()
        for at in range(0, len(whole), len(whole) // 8):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            copy = tmp_path / "copy"
            shutil.copytree(node, copy, symlinks=True)
            pulled(copy, office)
            assert shown(copy) == EDITED
            shutil.rmtree(copy)
        path.write_bytes(whole)


def test_an_altered_byte_of_any_file(tmp_path: Path, office: Store, node: Path) -> None:
    """Blob, shelf, root manifest and metadata alike."""
    released(office, {"qu": EDITED})
    shutil.rmtree(office.folder / "deltas")
    fresh = {path.relative_to(office.folder) for path in office.folder.rglob("*") if path.is_file()}
    held = {path.relative_to(node) for path in node.rglob("*") if path.is_file()}
    asked = fresh - held - {Path(f"metadata/1.{role}.json") for role in ("root", "targets", "snapshot")}
    for name in sorted(asked | {Path("metadata/timestamp.json")}):
        altered = copied(office, tmp_path / "altered")
        content = bytearray((altered.folder / name).read_bytes())
        content[len(content) // 2] ^= 1
        (altered.folder / name).write_bytes(content)
        copy = tmp_path / "copy"
        shutil.copytree(node, copy, symlinks=True)
        with pytest.raises((Untrusted, WrongBlob)):
            pulled(copy, altered)
        assert shown(copy) == DISTRICT, name
        shutil.rmtree(copy)
        shutil.rmtree(altered.folder)
    assert pulled(node, office).release == 2


def test_a_root_of_another_edition(office: Store, node: Path) -> None:
    """The publisher's own mistake: signed, and still no edition of this node."""
    release = kept(office, {"qu": EDITED, "jiedao": FORGED}, 2)
    crossed = {"qu": release.roots["jiedao"], "jiedao": release.roots["qu"]}
    office.signed.add(release._replace(roots=crossed), ONLINE, NOW)
    with pytest.raises(Untrusted, match="the root of qu says jiedao"):
        pulled(node, office)
    assert shown(node) == DISTRICT


def test_a_node_that_was_away_follows_five_rotations_of_the_root(office: Store, node: Path) -> None:
    keys = list(ROOT_KEYS)
    for _ in range(5):
        fresh = CryptoSigner.generate_ed25519()
        office.signed.change_root([*keys, fresh], NOW, add=[fresh], drop=[keys[0].public_key.keyid])
        keys = [*keys[1:], fresh]
    released(office, {"qu": EDITED})
    assert not {key.public_key.keyid for key in keys} & {key.public_key.keyid for key in ROOT_KEYS}
    assert pulled(node, office).release == 2
    assert shown(node) == EDITED


@pytest.mark.parametrize(("year", "state"), [(1970, "wrong-clock"), (2038, "expired"), (2100, "expired")])
def test_a_clock_of(office: Store, node: Path, clock: Callable[[dt.datetime], None], year: int, state: str) -> None:
    """The last release stays, with its date; and the next one comes once the clock is right."""
    now = dt.datetime(year, 1, 19, 3, 14, 8, tzinfo=dt.UTC)
    clock(now)
    if year == 1970:
        assert not pulled(node, office, now=now).changed
    else:
        with pytest.raises(Expired):
            pulled(node, office, now=now)
    assert shown(node) == DISTRICT
    said = json.loads((node / "status.json").read_bytes())
    assert said["state"] == state
    assert said["banner"].startswith("数据截至2026年11月20日")
    clock(NOW + DAY)
    released(office, {"qu": EDITED})
    assert pulled(node, office, now=NOW + DAY).changed
    assert status.status_of(status.read(node), NOW + DAY).state == "current"
