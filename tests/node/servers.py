"""Servers of a node on this machine, started and ended by whoever asks them."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from generator.node.serve import free_port

ROOT = Path(__file__).parents[2]


@contextmanager
def served(node: Path) -> Iterator[tuple[int, int]]:
    """The port at which `liangquan node serve` answers, and its process."""
    port = free_port(0)
    assert port is not None
    command = "from generator.cli import run; run()"
    with subprocess.Popen(
        [sys.executable, "-c", command, "node", "serve", "--folder", str(node), "--port", str(port)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    ) as server:
        try:
            for _ in range(600):
                try:
                    ask(port, "/")
                    break
                except OSError:
                    assert server.poll() is None, "the server ended"
                    time.sleep(0.1)
            yield port, server.pid
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(30)


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        line.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = line.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        line.close()


@contextmanager
def nginx_of(site: str, folder: Path) -> Iterator[tuple[int, int]]:
    """The port at which nginx answers with this site, and its process."""
    port = free_port(0)
    assert port is not None
    folder.mkdir()
    site = site.replace("listen 80;", f"listen 127.0.0.1:{port};")
    temporary = " ".join(f"{name}_temp_path {folder};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    whole = folder / "nginx.conf"
    whole.write_text(
        f"user root; daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; {temporary}\n{site}}}\n",
        encoding="utf-8",
    )
    done = subprocess.run(["nginx", "-t", "-c", whole], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with subprocess.Popen(["nginx", "-c", str(whole)], stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(300):
                try:
                    ask(port, "/")
                    break
                except OSError:
                    assert server.poll() is None, (folder / "error.log").read_text(encoding="utf-8")
                    time.sleep(0.1)
            yield port, server.pid
        finally:
            server.terminate()
            server.wait(30)


@contextmanager
def answering(answer: bytes | None, times: int = 4) -> Iterator[str]:
    """A server that says this to whoever comes, or nothing; its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        kept: list[socket.socket] = []

        def serve() -> None:
            for _ in range(times):
                try:
                    one, _ = listening.accept()
                except OSError:
                    return
                kept.append(one)
                if answer is not None:
                    with one:
                        one.recv(4096)
                        one.sendall(answer)

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(10)
        for one in kept:
            one.close()
