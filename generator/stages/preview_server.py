"""The site on this machine only, with previews before the files, and a word to open pages when theirs has changed."""

import json
import threading
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final
from urllib.parse import unquote, urlsplit

from generator.pages.policy import CONTENT_SECURITY_POLICY

_EVENTS: Final = "/.liangquan/events"
_SCRIPT: Final = "/.liangquan/reload.js"
_TAG: Final = f'<script src="{_SCRIPT}" defer></script></body>'.encode()
_RELOAD: Final = b"""
// An open page is loaded again when its file has changed.
const file = decodeURIComponent(location.pathname.slice(1)).replace(/(^|\\/)$/, '$1index.html');
new EventSource('/.liangquan/events').onmessage = (event) => {
  const changed = JSON.parse(event.data);
  if (changed === '*' || changed.includes(file)) location.reload();
};
"""
_HEARTBEAT: Final = 10.0
"""Seconds between signs of life to an open page, by which a closed one is noticed."""


class Board:
    """What previews there are, and which files changed last; readers wait for news on it."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._count = 0
        self._changed: list[str] | str = []
        self._previews: Mapping[str, bytes] = {}

    def tell(self, changed: list[str] | str, previews: Mapping[str, bytes]) -> None:
        """These files have changed ("*": many); `previews` stand before the files of the site from now on."""
        with self._news:
            self._previews = previews
            self._changed = changed
            self._count += 1
            self._news.notify_all()

    def preview(self, file: str) -> bytes | None:
        """The preview of a file."""
        return self._previews.get(file)

    def wait(self, known: int) -> tuple[int, list[str] | str | None]:
        """News since `known`; None where none came before the heartbeat."""
        with self._news:
            self._news.wait_for(lambda: self._count != known, _HEARTBEAT)
            return self._count, self._changed if self._count != known else None

    @property
    def count(self) -> int:
        """How often there was news."""
        return self._count


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *given: Any, board: Board, **named: Any) -> None:
        self._board = board
        super().__init__(*given, **named)

    def do_GET(self) -> None:  # the name http.server calls
        path = urlsplit(self.path).path
        if path == _EVENTS:
            self._send_events()
        elif path == _SCRIPT:
            self._send(_RELOAD, "text/javascript; charset=utf-8")
        else:
            super().do_GET()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """A page with our script in it; everything else as the library serves it."""
        file = unquote(urlsplit(self.path).path).lstrip("/")
        if file == "" or file.endswith("/"):
            file += "index.html"
        if not file.endswith(".html"):
            return super().send_head()
        data = self._board.preview(file)
        status = HTTPStatus.OK
        if data is None:
            target = Path(self.translate_path(self.path))
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file():
                target, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
            try:
                data = target.read_bytes()
            except OSError:
                self.send_error(HTTPStatus.NOT_FOUND)
                return None
        return self._head(data.replace(b"</body>", _TAG), "text/html; charset=utf-8", status)

    def _send(self, data: bytes, type_: str) -> None:
        self.wfile.write(self._head(data, type_, HTTPStatus.OK).getvalue())

    def _head(self, data: bytes, type_: str, status: HTTPStatus) -> BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)

    def _send_events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        known = self._board.count
        try:
            self.wfile.write(b": open\n\n")
            while True:
                known, changed = self._board.wait(known)
                line = f"data: {json.dumps(changed)}\n\n" if changed is not None else ": still here\n\n"
                self.wfile.write(line.encode())
        except OSError:
            return  # the page was closed

    def end_headers(self) -> None:
        """The policy that the published site is served with holds here too."""
        self.send_header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the library's own name
        """Say nothing: the terminal is for the editor's faults."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True


def serve(site: Path, port: int, board: Board) -> ThreadingHTTPServer:
    """Start to serve `site` on 127.0.0.1; raises OSError where the port is taken. `shutdown` ends it."""
    server = _Server(("127.0.0.1", port), partial(_Handler, directory=str(site), board=board))
    threading.Thread(target=server.serve_forever, name="preview", daemon=True).start()
    return server
