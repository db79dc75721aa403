"""What servers of a node bear: nginx with the site that we write for it, nginx over plain files, `node serve`, and Python's own.

`wrk` asks on this machine, on its other core if there is one; what it takes is taken from the servers.
"""

import datetime as dt
import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from generator.node.files import Asked, files_of
from generator.node.line import FolderLine
from generator.node.pull import pull
from generator.node.serve import free_port
from generator.release.files import Files
from generator.release.store import Store
from tests.bench.figures import Figure
from tests.node.servers import ask, nginx_of, served
from tests.release.office import ONLINE, ROOT_KEYS, released

_PAGES: Final = 500
_SECONDS: Final = 10
_REQUESTS: Final = 200_000
_CONNECTIONS: Final = 16

_SCRIPT: Final = """
local paths = {%s}
local requests = {}
local at = 0
init = function(args)
  for number, path in ipairs(paths) do
    requests[number] = wrk.format("GET", path, {["Accept-Encoding"] = "gzip"})
  end
end
request = function()
  at = at %% #requests + 1
  return requests[at]
end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format('{"requests": %%d, "seconds": %%.3f, "p99": %%.3f, "errors": %%d}\\n', summary.requests,
    summary.duration / 1e6, latency:percentile(99) / 1e3, e.connect + e.read + e.write + e.status + e.timeout))
end
"""


class _Load(NamedTuple):
    """What was asked in so many seconds; `p99` in milliseconds."""

    requests: int
    seconds: float
    p99: float
    errors: int

    @property
    def rate(self) -> float:
        return self.requests / self.seconds


def load_figures(site: Path, folder: Path) -> Iterator[Figure]:
    """Requests a second, the slowest hundredth, memory and errors; a line of text where Debian's programs are missing."""
    if shutil.which("wrk") is None or shutil.which("nginx") is None:
        print("no wrk or no nginx on this machine, no load measured: make servers", file=sys.stderr)  # noqa: T201  # the bench's own
        return
    folder.mkdir()
    node = _node_of(site, folder)
    script = folder / "paths.lua"
    script.write_text(_SCRIPT % ", ".join(f'"{path}"' for path in _pages(site)), encoding="utf-8")
    ours = files_of(Asked("-", "qu", node, False, "https://qu.example/", "root", 0))["liangquan.nginx"]
    plain = f"server {{ listen 80; root {site}; }}\n"
    for name, server in (
        ("nginx as we set it up", nginx_of(ours, folder / "nginx")),
        ("nginx over plain files", nginx_of(plain, folder / "plain")),
    ):
        with server as (port, pid):
            yield from _figures(name, _load(port, script, _SECONDS), _megabytes(pid))
    with served(node) as (port, pid), _http_server(site) as (other, other_pid):
        _load(port, script, 2)
        before = _megabytes(pid)
        spent = _cpu(pid)
        # In turn: what the machine does beside falls on both.
        mine, theirs = [], []
        for _ in range(3):
            mine.append(_load(port, script, _SECONDS))
            theirs.append(_load(other, script, _SECONDS))
        ratio = _sum(mine).rate / _sum(theirs).rate
        while _sum(mine).requests < _REQUESTS:
            mine.append(_load(port, script, _SECONDS))
        yield from _figures("python -m http.server", _sum(theirs), _megabytes(other_pid))
        yield from _figures("node serve", _sum(mine), _megabytes(pid))
        each = (_cpu(pid) - spent) / _sum(mine).requests
        theirs_each = _cpu(other_pid) / _sum(theirs).requests
        yield Figure("node serve, CPU a request", each * 1e6, "µs")
        yield Figure("python -m http.server, CPU a request", theirs_each * 1e6, "µs")
        yield Figure("node serve, times http.server, requests a second", ratio, "")
        # Which of the two cores wrk and others leave free is chance; what a request takes is not.
        yield Figure("node serve, times http.server, by CPU", theirs_each / each, "", 5, least=True)
        yield Figure("node serve, requests in all", _sum(mine).requests, "", _REQUESTS, least=True)
        yield Figure("node serve, errors in these", _sum(mine).errors, "", 0)
        yield Figure("node serve, memory grown by", _megabytes(pid) - before, "MB", 20)


def _node_of(site: Path, folder: Path) -> Path:
    """A node that pulled this site."""
    now = dt.datetime.now(dt.UTC)
    store = Store(folder / "office", Files())
    store.signed.begin(ROOT_KEYS, 2, ONLINE, now)
    mark = ".liangquan"
    pages = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != mark
    }
    released(store, {"qu": pages}, now=now)
    root = (store.folder / "metadata/1.root.json").read_bytes()
    pull(folder / "held", FolderLine(store.folder), "qu", files=Files(), now=now, first_root=root)
    return folder / "held"


def _pages(site: Path) -> list[str]:
    every = sorted(f"/{path.parent.relative_to(site).as_posix()}/" for path in site.rglob("index.html"))
    chosen = [path.replace("/./", "/") for path in every if path.isascii()]
    random.Random(2009).shuffle(chosen)  # noqa: S311  # which pages are asked for is no secret
    return chosen[:_PAGES]


@contextmanager
def _http_server(site: Path) -> Iterator[tuple[int, int]]:
    port = free_port(0)
    command = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", "-d", str(site), str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(300):
                try:
                    ask(port or 0, "/")
                    break
                except OSError:
                    time.sleep(0.1)
            yield port or 0, server.pid
        finally:
            server.terminate()


def _load(port: int, script: Path, seconds: int) -> _Load:
    done = subprocess.run(
        ["wrk", "-t1", f"-c{_CONNECTIONS}", f"-d{seconds}s", "-s", script, f"http://127.0.0.1:{port}/"],
        capture_output=True,
        text=True,
        check=True,
    )
    return _Load(**json.loads(done.stdout.splitlines()[-1]))


def _sum(loads: list[_Load]) -> _Load:
    return _Load(
        sum(load.requests for load in loads),
        sum(load.seconds for load in loads),
        max(load.p99 for load in loads),
        sum(load.errors for load in loads),
    )


def _figures(name: str, load: _Load, megabytes: float) -> Iterator[Figure]:
    yield Figure(f"{name}, requests a second", load.rate, "")
    yield Figure(f"{name}, slowest hundredth", load.p99, "ms")
    yield Figure(f"{name}, memory", megabytes, "MB")


def _cpu(pid: int) -> float:
    """CPU seconds that a process and those below it took so far, the kernel's for them too."""
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK") + sum(_cpu(int(child)) for child in below)


def _megabytes(pid: int) -> float:
    """What a process and those below it hold, shared pages counted once to each."""
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    said = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text("utf-8"))
    return (int(said[1]) / 1000 if said else 0) + sum(_megabytes(int(child)) for child in below)
