"""What is the matter with a line is told to those at the node in their language, with the address it was asked at."""

import socket
from pathlib import Path

import pytest

from generator.node.line import LineFault, line_to
from generator.node.words import SAYS
from tests.node.servers import answering


def why(address: str) -> str:
    with pytest.raises(LineFault) as told:
        list(line_to(address, patience=0.3).read("metadata/timestamp.json"))
    return told.value.why


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n", "answer"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", "cut"),
        (b"", "cut"),
        (b"no HTTP\r\n\r\n", "cut"),
        (None, "silent"),
    ],
)
def test_a_servers_fault_is_known(answer: bytes | None, told: str) -> None:
    with answering(answer) as address:
        assert why(address) == told


def test_an_address_that_leads_nowhere_is_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert why(f"http://127.0.0.1:{port}") == "reach"
    assert why("http://[::1/") == "address"
    assert why(str(tmp_path / "gone")) == "folder"

    def no_host(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_host)
    assert why("http://qu.example/") == "host"


def test_a_certificate_that_nobody_trusts_is_known() -> None:
    with answering(b"HTTP/1.1 400 Bad\r\n\r\n") as address:
        assert why(address.replace("http:", "https:")) == "certificate"


def test_every_cause_has_its_words() -> None:
    causes = ("folder", "disk", "address", "host", "reach", "silent", "certificate", "cut", "slow", "answer")
    assert {f"line {cause}" for cause in causes} == {name for name in SAYS if name.startswith("line ")}
