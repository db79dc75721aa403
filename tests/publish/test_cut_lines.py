"""A push to a bucket that is cut at any of its requests, or by SFTP at some, before it goes out or before it is answered: nodes
see one release whole, and the next push needs no hand."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from getpass import getuser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import asyncssh
import obstore
import pytest
from asyncssh.sftp import SFTPClientHandler
from obstore.exceptions import GenericError

from generator.node.line import FolderLine, Line, NotThere
from generator.publish import s3
from generator.publish.push import push
from generator.publish.targets import Target, Unreachable, target_of
from generator.release.store import Store
from tests.node.street import DISTRICT, pulled, shown, stand_at
from tests.publish.servers import bucket, sshd
from tests.release.office import NOW, begun, released

__all__ = ["bucket", "sshd"]


SFTP_EVERY = 41
"""Of a push's requests by SFTP every so many are cut: to log in takes long. Odd, so that cuts before and after an answer take
turns; prime to the five requests of a file."""


class TargetLine:
    """What a node reads of a target, whichever it is."""

    at_once = 1

    def __init__(self, target: Target) -> None:
        self._target = target

    def read(self, path: str, begin: int = 0) -> Iterator[bytes]:
        content = self._target.read(path)
        if content is None:
            raise NotThere(path)
        yield content[begin:]


class Cut:
    """A line that is cut at the k-th request (from 1), before it goes out or before its answer comes, and stays so. 0: never."""

    def __init__(self) -> None:
        self.at = self.requests = 0
        self.answered = False

    @contextmanager
    def cut_at(self, at: int, *, answered: bool) -> Iterator[None]:
        self.at, self.requests, self.answered = at, 0, answered
        yield
        self.at = 0

    def before(self) -> bool:
        """Count a request: whether it goes out no more."""
        if not self.at:
            return False
        self.requests += 1
        return self.requests > self.at or (self.requests == self.at and not self.answered)

    def after(self) -> bool:
        """Whether the answer to the last request comes no more."""
        return bool(self.at) and self.requests >= self.at


def walk_of_a_cut_line(
    tmp_path: Path, opened: Callable[[], Any], line: Line, cut: Cut, *, first: int, every: int = 1
) -> None:
    """Each time a page is edited, a push is cut one request later, a node looks, and the push is made again.

    `every`: how many requests later. Every other cut, from the `first` on, comes when the request has been done and before its answer.
    """
    stand_at(NOW)
    store = begun(tmp_path / "store")
    node = tmp_path / "node"

    def pages(number: int) -> dict[str, bytes]:
        return {**DISTRICT, "items/1/index.html": f"item one, edited {number} times".encode()}

    released(store, {"qu": pages(0)})
    push_whole(store, opened)
    for at in itertools.count(1, every):
        released(store, {"qu": pages(at)})
        store.drop_all_but(2)  # what only the third release needed is removed from the target, too
        answered = at % 2 == first
        try:
            with cut.cut_at(at, answered=answered), opened() as target:
                push(store, "qu", target, lambda *_: None)
        except Unreachable:
            cut.at = 0
        else:
            assert cut.requests < at or answered
            if cut.requests < at:
                break
        pulled(node, store, line=line)
        assert shown(node) in (pages(max(at - every, 0)), pages(at)), at
        push_whole(store, opened)
        pulled(node, store, line=line)
        assert shown(node) == pages(at), at
    assert at > 10


def push_whole(store: Store, opened: Callable[[], Any]) -> None:
    with opened() as target:
        push(store, "qu", target, lambda *_: None)


def test_a_push_by_sftp_cut_at_a_request(tmp_path: Path, sshd: int, monkeypatch: pytest.MonkeyPatch) -> None:
    cut = Cut()
    real = SFTPClientHandler._make_request

    async def cutting(handler: SFTPClientHandler, kind: Any, *given: bytes) -> object:
        if cut.before():
            raise asyncssh.SFTPConnectionLost("the line is cut")
        answer = await real(handler, kind, *given)
        if cut.after():
            raise asyncssh.SFTPConnectionLost("the line is cut")
        return answer

    monkeypatch.setattr(SFTPClientHandler, "_make_request", cutting)
    address = f"sftp://{getuser()}@127.0.0.1:{sshd}{tmp_path}/target"
    line = FolderLine(tmp_path / "target")
    walk_of_a_cut_line(tmp_path, lambda: target_of(address, tmp_path), line, cut, first=0, every=SFTP_EVERY)
    assert not list((tmp_path / "target/.staging").iterdir())


@pytest.mark.parametrize("first", [0, 1])
def test_a_push_to_a_bucket_cut_at_any_request(
    tmp_path: Path, bucket: str, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    cut = Cut()

    def cutting(name: str) -> Callable[..., Any]:
        def asked(*given: Any, **named: Any) -> Any:
            if cut.before():
                raise GenericError("the line is cut")
            answer = getattr(obstore, name)(*given, **named)
            if cut.after():
                raise GenericError("the line is cut")
            return answer

        return asked

    requests = {name: cutting(name) for name in ("list", "get", "put", "delete")}
    monkeypatch.setattr(s3, "obstore", SimpleNamespace(**requests))
    with target_of(f"s3://{bucket}/cut-{first}", tmp_path) as target:
        walk_of_a_cut_line(tmp_path, lambda: nullcontext(target), TargetLine(target), cut, first=first)
