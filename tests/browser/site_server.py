"""A site served from memory with the policy that a real server sends, and a Chromium that looks at it."""

import shutil
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from generator.pages.policy import CONTENT_SECURITY_POLICY

if TYPE_CHECKING:
    from playwright.sync_api import Browser


_TYPES = {
    "css": "text/css", "html": "text/html; charset=utf-8", "js": "text/javascript", "json": "application/json",
    "svg": "image/svg+xml", "xml": "application/xml",
}  # fmt: skip


@contextmanager
def served(files: Mapping[str, bytes], *, assets_change: bool = True) -> Iterator[str]:
    """Address of a server on this machine that gives `files` until the block ends; `a/` gives `a/index.html`.

    Where assets don't change the browser keeps them from page to page, as real servers let it.
    """

    class Handler(BaseHTTPRequestHandler):
        # A line for many requests, as from a real server.
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_HEAD(self) -> None:
            self.do_GET()

        def do_GET(self) -> None:
            path = self.path.partition("?")[0].removeprefix("/")
            path += "index.html" if path.endswith("/") or not path else ""
            body = files.get(path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Length", str(len(body or b"")))
            self.send_header("Content-Type", _TYPES.get(path.rpartition(".")[2], "application/octet-stream"))
            self.send_header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
            if path.startswith("assets/") and not assets_change:
                self.send_header("Cache-Control", "max-age=86400")
            with suppress(ConnectionError):  # the page was left meanwhile
                self.end_headers()
                self.wfile.write(body or b"" if self.command == "GET" else b"")

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        request_queue_size = 128  # a browser knocks for a page's files all at once

        def handle_error(self, request: Any, client_address: Any) -> None:
            if not isinstance(sys.exc_info()[1], ConnectionError):  # a browser hangs up as it likes
                super().handle_error(request, client_address)

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def started_chromium() -> "Iterator[Browser]":
    """A Chromium of this machine, without pages; skips the test where there is none.

    Debian's headless shell is the same engine without a browser around it: a fresh profile with a page costs a quarter.
    """
    executable = shutil.which("chromium-headless-shell") or chromium_on_this_machine()
    if executable is None:
        pytest.skip("no Chromium on this machine: make browser")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=executable, args=arguments)
        yield browser
        browser.close()


def chromium_on_this_machine() -> str | None:
    """Path of the whole browser."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
