"""How long an editor waits: from the saved record to the page that shows it, as an open page learns of it."""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

_TODAY: Final = "2026-11-20"
_PATIENCE: Final = 60.0


def serve_latencies(district: Path, record: Path, address: str, times: int) -> list[float]:
    """Seconds from each of so many edits of a unit's telephone to its page, served at `address`, that shows it."""
    command = [sys.executable, "-m", "generator.cli", "-C", str(district), "--lang", "en", "serve", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--today", _TODAY],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        cwd=Path(__file__).parents[2],
    )
    try:
        port = _port(process)
        before = record.read_text("utf-8")
        latencies = []
        for number in range(times):
            telephone = f"028-8{number:07d}"
            text = re.sub(r"(?m)^telephone: .*$", f"telephone: {telephone}", before)
            latencies.append(_latency(port, record, text, address, telephone))
            time.sleep(4)  # the build that follows the preview comes to its end
        record.write_text(before, "utf-8")
        return latencies
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(_PATIENCE)
        if process.stdout:
            process.stdout.close()


def _port(process: "subprocess.Popen[str]") -> int:
    for line in process.stdout or ():
        if found := re.search(r"127\.0\.0\.1:(\d+)", line):
            return int(found[1])
    raise RuntimeError("serve ended before it served")


def _latency(port: int, record: Path, text: str, address: str, awaited: str) -> float:
    listener = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    listener.request("GET", "/.liangquan/events")
    events = listener.getresponse()
    events.readline()
    began = time.perf_counter()
    record.write_text(text, "utf-8")
    while awaited not in _page(port, address):
        while not events.readline().startswith(b"data:"):
            pass
    took = time.perf_counter() - began
    events.close()
    listener.close()
    return took


def _page(port: int, address: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    connection.request("GET", f"/{address}")
    html = connection.getresponse().read().decode()
    connection.close()
    return html
