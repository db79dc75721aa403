"""An office that has released two editions, and the targets that it pushes to."""

from pathlib import Path

from generator.publish.push import Pushed, push
from generator.publish.targets import Target
from generator.release.blobs import WrongBlob
from generator.release.files import Files
from generator.release.store import Store
from tests.release.office import begun, released

PAGES = {f"items/{number}/index.html": f"<h1>第 {number} 项</h1>".encode() * 40 for number in range(150)}
DISTRICT = {"index.html": b"<h1>district</h1>", **PAGES}
EDITED = {**DISTRICT, "items/7/index.html": "<h1>第 7 项，改过了</h1>".encode()}
STREET = {"index.html": b"<h1>street</h1>", "items/7/index.html": PAGES["items/7/index.html"]}


def released_store(folder: Path) -> Store:
    """A store with one release of a district and a street."""
    store = begun(folder)
    released(store, {"qu": DISTRICT, "jiedao": STREET})
    return store


def held(folder: Path, node: str, number: int) -> dict[str, bytes]:
    """What a node would find in a folder that was pushed to, every byte proved. Raises WrongBlob."""
    store = Store(folder, Files())
    root = store.root(store.signed.release(number).roots[node])
    return {path: store.blobs.read(blob) for path, blob in store.edition(root).items()}


def copied(target: Target, folder: Path) -> Path:
    """What lies at a target, as a folder."""
    for top in ("blobs", "metadata"):
        for path in target.sizes(top):
            content = target.read(path)
            if content is None:
                raise WrongBlob(path)
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    return folder


def pushed(store: Store, node: str, target: Target) -> Pushed:
    """Push, and see that its progress ends where it should."""
    told: list[tuple[int, int]] = []
    done = push(store, node, target, lambda *counts: told.append(counts))
    assert told[-1] == (done.blobs, done.blobs)
    return done


def walk_of_a_target(target: Target, tmp_path: Path) -> None:
    """What every target must do: hold a release whole, take an edit alone, go on where it was cut, lose what is old."""
    store = released_store(tmp_path / "store")
    assert target.sizes("blobs") == {}
    assert target.read("metadata/timestamp.json") is None
    first = pushed(store, "qu", target)
    assert first.blobs > len(PAGES)
    assert held(copied(target, tmp_path / "one"), "qu", 1) == DISTRICT
    assert pushed(store, "qu", target)[:2] == (0, 0), "nothing is sent twice"

    released(store, {"qu": EDITED, "jiedao": STREET})
    second = pushed(store, "qu", target)
    assert second.blobs == 3, "the page, its shelf, its root"
    assert held(copied(target, tmp_path / "two"), "qu", 2) == EDITED
    assert held(tmp_path / "two", "qu", 1) == DISTRICT, "the last release stays"

    cut = sorted(target.sizes("blobs"))[::2]
    target.remove_all([*cut, "blobs/00/never"])
    target.put_all([(cut[0], b"half")])
    wanted = {f"blobs/{blob.file}" for blob in store.needed([store.signed.release(2).roots["qu"]])}
    assert pushed(store, "qu", target).blobs == len(wanted.intersection(cut))
    assert held(copied(target, tmp_path / "three"), "qu", 2) == EDITED

    store.drop_all_but(1)
    assert pushed(store, "qu", target).removed > 0
    assert held(copied(target, tmp_path / "four"), "qu", 2) == EDITED
