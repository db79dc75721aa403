"""A pull or a push that is killed, or meets a full or failing disk, at any change: a node shows one whole release, and the
next pull or push needs no hand."""

import errno
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.node.held import Held
from generator.node.line import FolderLine
from generator.publish.push import push
from generator.publish.targets import FolderTarget, Unreachable
from generator.release.files import Files
from generator.release.store import Store
from tests.node.street import DISTRICT, EDITED, pulled, shown
from tests.release.office import begun, released
from tests.release.stopping import every_stop

THIRD = {**EDITED, "items/3/index.html": b"item three"}
STOPS = pytest.mark.parametrize("error", [None, errno.ENOSPC, errno.EIO], ids=["killed", "disk full", "i/o error"])


def whole(node: Path) -> None:
    """Every blob that the shown release names says what its name says."""
    held = Held(node, Files())
    current = held.current()
    assert current is not None
    assert {path: held.store.blobs.read(blob) for path, blob in held.edition(current).items()} == shown(node)


@STOPS
def test_a_first_pull_stopped_at_any_change(tmp_path: Path, error: int | None) -> None:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    node = tmp_path / "node"
    for stopped in every_stop(lambda files: pulled(node, store, files=files), error):
        shutil.rmtree(node, ignore_errors=True)
        if not stopped():
            break
        assert shown(node) in ({}, DISTRICT)
        pulled(node, store, files=Files())
        assert shown(node) == DISTRICT
        whole(node)


@STOPS
def test_a_later_pull_stopped_at_any_change(tmp_path: Path, error: int | None) -> None:
    """With the clearing of what is no longer kept."""
    store = begun(tmp_path / "office")
    before = tmp_path / "before"
    for pages in (DISTRICT, EDITED):
        released(store, {"qu": pages})
        pulled(before, store, keep=2)
    released(store, {"qu": THIRD})
    node = tmp_path / "node"
    for stopped in every_stop(lambda files: pulled(node, store, files=files, keep=2), error):
        shutil.rmtree(node, ignore_errors=True)
        shutil.copytree(before, node, symlinks=True)
        if not stopped():
            break
        assert shown(node) in (EDITED, THIRD)
        whole(node)
        pulled(node, store, files=Files(), keep=2)
        assert shown(node) == THIRD
        whole(node)
        assert not list(node.rglob(".staging/*"))


@STOPS
def test_a_push_stopped_at_any_change(tmp_path: Path, error: int | None) -> None:
    """Nodes that pull from a folder where a push was stopped show the release before or the new one, whole."""
    store = begun(tmp_path / "office")
    before = tmp_path / "before"
    released(store, {"qu": DISTRICT})
    push(store, "qu", FolderTarget(before), print)
    pulled(tmp_path / "old", store, line=FolderLine(before))
    released(store, {"qu": THIRD})
    store.drop_all_but(1)  # what only the first release needs is removed from the target, too
    target, node, new = tmp_path / "target", tmp_path / "node", tmp_path / "new"

    def pushing(files: Files) -> None:
        try:
            push(store, "qu", FolderTarget(target, files), print)
        except Unreachable as fault:
            raise OSError(error or 0, str(fault)) from None

    for stopped in every_stop(pushing, error):
        for folder in (target, node, new):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(before, target)
        shutil.copytree(tmp_path / "old", node, symlinks=True)
        if not stopped():
            break
        pulled(node, store, line=FolderLine(target))
        pulled(new, store, line=FolderLine(target))
        assert shown(node) == shown(new)
        assert shown(node) in (DISTRICT, THIRD)
        push(store, "qu", FolderTarget(target), print)
        assert not list(target.glob(".staging/*"))
        pulled(node, store, line=FolderLine(target))
        assert shown(node) == THIRD
        whole(node)


_CALLS = {
    "signal=KILL": ("rename", "link", "symlink", "fsync", "syncfs", "unlink", "mkdir", "rmdir", "write"),
    "error=ENOSPC": ("rename", "link", "symlink", "mkdir", "write"),
    "error=EIO": ("fsync", "syncfs", "write", "unlink"),
}


_SPREAD = ("rename", "write", "fsync", "unlink")
"""Kinds of which a call of the beginning, one of the middle and the last fail: the first ones are those of the signatures."""


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed: apt-get install strace")
@pytest.mark.parametrize("fault", _CALLS)
def test_a_pull_whose_calls_of_the_system_fail(tmp_path: Path, fault: str) -> None:
    """The real calls, below Python and its libraries: some of each kind, for an interpreter takes a second to start."""
    if subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode:
        pytest.skip("strace may not trace here")
    store = begun(tmp_path / "office")
    before = tmp_path / "before"
    released(store, {"qu": DISTRICT})
    pulled(before, store)
    released(store, {"qu": EDITED})
    node = tmp_path / "node"
    shutil.copytree(before, node, symlinks=True)
    made = _counted(_traced(_SPREAD, node, store))
    for call in _CALLS[fault]:
        assert call not in _SPREAD or made[call] > 3, call
        for turn in sorted({2, made[call] // 2, made[call]}) if call in _SPREAD else [2]:
            shutil.rmtree(node)
            shutil.copytree(before, node, symlinks=True)
            said = _traced([call], node, store, f":{fault}:when={turn}")
            assert "INJECTED" in said or "killed by SIGKILL" in said, (call, turn)
            assert shown(node) in (DISTRICT, EDITED), (call, turn)
            whole(node)
            pulled(node, store, files=Files())
            assert shown(node) == EDITED, (call, turn)
            whole(node)


def _counted(trace: str) -> dict[str, int]:
    """How often a call of each kind was made, as strace counts: each process and each name of a kind (unlink, unlinkat) by itself."""
    most: dict[str, int] = {}
    for (_, kind, _), made in Counter(re.findall(r"(?m)^(\d+) +([a-z]+?)(at2?)?\(", trace)).items():
        most[kind] = max(made, most.get(kind, 0))
    return most


def _traced(calls: Sequence[str], node: Path, store: Store, inject: str = "") -> str:
    """The trace of a pull in a process of its own, in which `inject` is done to the calls of these kinds."""
    program = (
        "import sys; from pathlib import Path; from generator.release.files import Files;"
        "from generator.release.store import Store; from tests.node.street import pulled, stand_at;"
        "from tests.release.office import NOW; stand_at(NOW);"
        "pulled(Path(sys.argv[1]), Store(Path(sys.argv[2]), Files()), files=Files())"
    )
    named = ",".join(f"?{call},?{call}at,?{call}at2" for call in calls)
    trace = node.parent / "trace"
    traced = ["strace", "-f", "-o", str(trace), "-e", f"trace={named}"]
    traced += ["-e", f"inject={named}{inject}"] if inject else []
    subprocess.run(
        [*traced, sys.executable, "-c", program, str(node), str(store.folder)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
        timeout=120,
    )
    return trace.read_text(encoding="utf-8", errors="replace")
