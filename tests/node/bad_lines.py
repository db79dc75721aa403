"""A server on loopback that keeps a store of releases, over a line that breaks in every way there is."""

import random
import re
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

_REQUEST = re.compile(rb"GET /(\S+) HTTP/1\.1\r\n")
_RANGE = re.compile(rb"\r\nRange: bytes=(\d+)-\r\n", re.IGNORECASE)


class Asked(NamedTuple):
    """What a request asks for: the whole file, the byte from which on; and a way to answer, and chance."""

    send: Callable[[bytes], None]
    content: bytes
    begin: int
    chance: random.Random


Answer = Callable[[Asked], None]


def _head(status: str, length: int, more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {length}\r\n{more}\r\n".encode()


def _part(content: bytes, begin: int) -> tuple[bytes, bytes]:
    """The head and the body of an honest answer."""
    if not begin:
        return _head("200 OK", len(content)), content
    if begin >= len(content):
        return _head("416 Range Not Satisfiable", 0), b""
    said = f"Content-Range: bytes {begin}-{len(content) - 1}/{len(content)}\r\n"
    return _head("206 Partial Content", len(content) - begin, said), content[begin:]


def honest(asked: Asked) -> None:
    head, body = _part(asked.content, asked.begin)
    asked.send(head + body)


def cut(asked: Asked) -> None:
    whole = b"".join(_part(asked.content, asked.begin))
    asked.send(whole[: asked.chance.randrange(len(whole))])


def truncated(asked: Asked) -> None:
    """The length says that this is all."""
    body = _part(asked.content, asked.begin)[1]
    body = body[: asked.chance.randrange(len(body) + 1)]
    asked.send(
        _head(
            "206 Partial Content" if asked.begin else "200 OK",
            len(body),
            f"Content-Range: bytes {asked.begin}-{len(asked.content)}/*\r\n",
        )
        + body
    )


def too_long(asked: Asked) -> None:
    body = asked.content + asked.chance.randbytes(asked.chance.randrange(1, 5000))
    asked.send(_head("200 OK", len(body)) + body)


def length_lies(asked: Asked) -> None:
    asked.send(_head("200 OK", asked.chance.choice([0, 1, len(asked.content) * 2, 10**15])) + asked.content)


def repeated(asked: Asked) -> None:
    """From the beginning, where the rest was asked for."""
    said = f"Content-Range: bytes {asked.begin}-{len(asked.content)}/{len(asked.content)}\r\n"
    asked.send(
        _head("206 Partial Content" if asked.begin else "200 OK", len(asked.content), said if asked.begin else "")
        + asked.content
    )


def no_ranges(asked: Asked) -> None:
    asked.send(_head("200 OK", len(asked.content)) + asked.content)


def garbled(asked: Asked) -> None:
    body = bytearray(asked.content)
    if body:
        body[asked.chance.randrange(len(body))] ^= 1 << asked.chance.randrange(8)
    honest(asked._replace(content=bytes(body)))


def slow(asked: Asked) -> None:
    """Some bytes, each before one would give up waiting for it."""
    head, body = _part(asked.content, asked.begin)
    asked.send(head)
    for at in range(20):
        time.sleep(0.02)
        asked.send(body[at : at + 1])


def silent(_: Asked) -> None:
    time.sleep(0.2)


def broken(asked: Asked) -> None:
    asked.send(
        _head(
            asked.chance.choice(
                ["500 Internal Server Error", "302 Found", "404 Not Found", "403 Forbidden", "429 Slow"]
            ),
            0,
        )
    )


def no_http(asked: Asked) -> None:
    asked.send(asked.chance.randbytes(200) + b"\r\n\r\n")


def chunked(asked: Asked) -> None:
    """No length at all, and a last piece that never comes."""
    pieces = b"".join(
        b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (asked.content[:100], asked.content[100:]) if piece
    )
    asked.send(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + pieces + asked.chance.choice([b"", b"0\r\n\r\n"])
    )


BAD = (cut, truncated, too_long, length_lies, repeated, no_ranges, garbled, slow, silent, broken, no_http, chunked)


@contextmanager
def line_of(store: Path, choose: Callable[[str], Answer], seed: int = 2009) -> Iterator[str]:
    """The address of a server of this folder that answers each path as `choose` says."""
    chance = random.Random(seed)  # noqa: S311  # a test's own chance

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            while self._answered():
                pass

        def _answered(self) -> bool:
            """Whether the connection goes on: it does after an honest answer alone."""
            request = b""
            while b"\r\n\r\n" not in request:
                more = self.request.recv(4096)
                if not more:
                    return False
                request += more
            named = _REQUEST.match(request)
            assert named is not None, request
            path = named[1].decode()
            begins = _RANGE.search(request)
            try:
                content = (store / path).read_bytes()
            except OSError:
                self.request.sendall(_head("404 Not Found", 0))
                return True
            answer = choose(path)
            answer(Asked(self.request.sendall, content, int(begins[1]) if begins else 0, chance))
            return answer is honest

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False
        request_queue_size = 64

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that hangs up on a bad line is right."""

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
