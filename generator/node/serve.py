"""The server of a node: the release that `current` names, on 127.0.0.1, by granian."""

import datetime as dt
import os
import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from generator.node import status
from generator.node.answers import SECURITY, STATUS_PAGE, Answer, Asked, Edition, answer
from generator.node.held import CURRENT, Held
from generator.release.blobs import Blob, Blobs, WrongBlob
from generator.release.files import Files
from generator.release.manifest import WrongManifest

_AGAIN: Final = 3
"""How often a request is looked up again where its release was removed meanwhile."""

_KEPT: Final = 16 * 1024 * 1024
"""Bytes of bodies that are kept in memory."""


class _Scope(Protocol):
    method: str
    path: str
    query_string: str
    headers: Any


class Bodies:
    """What is sent, the last of it kept in memory: to open a file takes ten times as long as all else."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self._kept: dict[tuple[Blob, bool], bytes] = {}
        self._octets = 0

    def body(self, blob: Blob, *, packed: bool) -> bytes:
        """A blob as it lies (`packed`), or what it says. Raises WrongBlob where it is gone."""
        kept = self._kept.get((blob, packed))
        if kept is not None:
            return kept
        body = self._blobs.travelling(blob) if packed else self._blobs.read(blob)
        if len(body) <= _KEPT // 64:
            if self._octets + len(body) > _KEPT:
                self._kept.clear()
                self._octets = 0
            self._kept[blob, packed] = body
            self._octets += len(body)
        return body


class Application:
    """Answers requests, each wholly from one release."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._current = folder / CURRENT
        self._bodies = Bodies(Held(folder, Files()).store.blobs)
        self._link = ""
        self._shown: Edition | None = None

    def shown(self) -> Edition:
        """The release that `current` names now; the one before while the new one can't be read."""
        try:
            link = os.readlink(self._current)  # noqa: PTH115  # asked at each request: pathlib takes five times as long
            if self._shown is None or self._link != link:
                self._shown = self._read()
                self._link = link
        except (OSError, WrongBlob, WrongManifest):
            if self._shown is None:
                raise
        return self._shown

    def _read(self) -> Edition:
        # A hand of its own each time: a store remembers the shelves that it has read, and a server runs for years.
        held = Held(self._folder, Files())
        taken = held.current()
        if taken is None:
            raise FileNotFoundError(CURRENT)
        return Edition(held.root(taken).about, held.edition(taken))

    def answered(self, asked: Asked) -> tuple[Answer, bytes]:
        """The answer and its body."""
        if asked.path == f"/{STATUS_PAGE}" and asked.method in {"GET", "HEAD"}:
            return self._status()
        for _ in range(_AGAIN):
            found = answer(self.shown(), asked)
            if found.blob is None:
                return found, b""
            try:
                body = self._bodies.body(found.blob, packed=found.packed)
                return found, body if found.part is None else body[slice(*found.part)]
            except WrongBlob:
                # Another release is shown now, and this one was removed: once more, by the new one.
                self._shown = None
        raise FileNotFoundError(asked.path)

    def _status(self) -> tuple[Answer, bytes]:
        body = status.json_of(self._folder, status.read(self._folder), dt.datetime.now(dt.UTC))
        kind = ("content-type", "application/json; charset=utf-8")
        headers = [*SECURITY.items(), kind, ("cache-control", "no-store"), ("content-length", str(len(body)))]
        return Answer(200, headers), body

    async def __rsgi__(self, scope: _Scope, protocol: Any) -> None:
        """One request, as granian hands it over."""
        given = scope.headers.get
        asked = Asked(
            scope.method,
            scope.path,
            scope.query_string,
            given("accept-encoding") or "",
            given("if-none-match") or "",
            given("range") or "",
            given("if-range") or "",
        )
        found, body = self.answered(asked)
        if asked.method == "HEAD" or not body:
            protocol.response_empty(found.status, found.headers)
        else:
            protocol.response_bytes(found.status, found.headers, body)


def free_port(port: int) -> int | None:
    """The port, or any where it is 0; None where another program has it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return None
        return int(probe.getsockname()[1])


def serve(folder: Path, port: int) -> None:
    """Serve until SIGINT or SIGTERM."""
    server = Server(
        "liangquan",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.RSGI,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )
    server.serve(target_loader=partial(_loaded, folder), wrap_loader=False)


def _loaded(folder: Path) -> Callable[..., Any]:
    """The application, its release read before the first request comes."""
    application = Application(folder)
    application.shown()
    return application.__rsgi__
