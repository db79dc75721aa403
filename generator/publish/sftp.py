"""A target by SFTP. Keys, known hosts and the rest are as in the publisher's own ~/.ssh, by asyncssh."""

import asyncio
import errno
import posixpath
import stat
from collections.abc import Coroutine, Iterable, Mapping
from contextlib import AsyncExitStack, suppress
from socket import gaierror
from threading import Thread
from types import TracebackType
from typing import Any, Final, TypeVar

import asyncssh

from generator.diagnostics.text import Text
from generator.publish.targets import Unreachable, emptied
from generator.release.files import STAGING

_AT_ONCE: Final = 16
"""Files on their way at a time: a line's delay is waited for once for all of them."""

_PATIENCE: Final = 30
"""Seconds until a server that says nothing is given up."""

_Answer = TypeVar("_Answer")


class SftpTarget:
    """A folder of a server. Use as a context manager. Raises Unreachable, on entering too."""

    def __init__(self, host: str, port: int | None, user: str | None, folder: str) -> None:
        self._host = host
        self._port = port
        self._user = user
        self._folder = folder
        self._loop = asyncio.new_event_loop()
        # A thread of its own, for whoever pushes may have a loop that runs already.
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._open = AsyncExitStack()
        self._made: set[str] = set()
        self._empty: set[str] = set()

    def __enter__(self) -> "SftpTarget":
        self._thread.start()
        try:
            self._wait(self._connect())
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(Unreachable):
            self._wait(self._open.aclose())
        self._end()

    def _end(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _connect(self) -> None:
        named: dict[str, Any] = {"port": self._port} if self._port else {}
        if self._user:
            named["username"] = self._user
        connection = await asyncssh.connect(
            self._host, connect_timeout=_PATIENCE, login_timeout=_PATIENCE, keepalive_interval=_PATIENCE, **named
        )
        await self._open.enter_async_context(connection)
        self._sftp = await self._open.enter_async_context(connection.start_sftp_client())

    def sizes(self, folder: str) -> dict[str, int]:
        """As `Target`."""
        return self._wait(self._sizes(folder))

    async def _sizes(self, folder: str) -> dict[str, int]:
        found: dict[str, int] = {}
        try:
            names = [name async for name in self._sftp.scandir(self._at(folder))]
        except asyncssh.SFTPNoSuchFile:
            return found
        below = []
        for name in names:
            path = f"{folder}/{name.filename!s}"
            mode = name.attrs.permissions or 0
            if name.filename in {".", "..", STAGING}:
                continue
            if stat.S_ISDIR(mode):
                below.append(path)
            elif stat.S_ISREG(mode):
                found[path] = name.attrs.size or 0
        if not found and not below:
            self._empty.add(folder)
        for start in range(0, len(below), _AT_ONCE):
            for part in await asyncio.gather(*(self._sizes(path) for path in below[start : start + _AT_ONCE])):
                found |= part
        return found

    def read(self, path: str) -> bytes | None:
        """As `Target`."""
        return self._wait(self._read(path))

    async def _read(self, path: str) -> bytes | None:
        try:
            async with self._sftp.open(self._at(path), "rb") as file:
                content = await file.read()
                return content if isinstance(content, bytes) else content.encode()
        except asyncssh.SFTPNoSuchFile:
            return None

    def put_all(self, files: Iterable[tuple[str, bytes]]) -> None:
        """As `Target`."""
        waiting: list[tuple[str, bytes]] = []
        for one in files:
            waiting.append(one)
            if len(waiting) == _AT_ONCE:
                self._wait(self._put(waiting))
                waiting = []
        self._wait(self._put(waiting))

    async def _put(self, files: list[tuple[str, bytes]]) -> None:
        for folder in {STAGING, *(posixpath.dirname(path) for path, _ in files)} - self._made:
            await self._sftp.makedirs(self._at(folder), exist_ok=True)
            self._made.add(folder)
        await asyncio.gather(*(self._put_one(path, content) for path, content in files))

    async def _put_one(self, path: str, content: bytes) -> None:
        aside = self._at(f"{STAGING}/{path.replace('/', '-')}")
        async with self._sftp.open(aside, "wb") as file:
            await file.write(content)
            with suppress(asyncssh.SFTPOpUnsupported):
                await file.fsync()
        # OpenSSH's own rename replaces what is there, in one step; the standard one does not.
        try:
            await self._sftp.posix_rename(aside, self._at(path))
        except asyncssh.SFTPNoSuchFile:
            # Another program's push found the folder empty, and removed it.
            await self._sftp.makedirs(self._at(posixpath.dirname(path)), exist_ok=True)
            await self._sftp.posix_rename(aside, self._at(path))

    def remove_all(self, paths: Iterable[str]) -> None:
        """As `Target`."""
        self._wait(self._remove(paths))

    async def _remove(self, paths: Iterable[str]) -> None:
        gone = list(paths)
        for path in gone:
            with suppress(asyncssh.SFTPNoSuchFile):
                await self._sftp.remove(self._at(path))
        for folder in emptied(gone, self._empty):
            # SFTPFailure is OpenSSH's word for a folder that holds something.
            with suppress(asyncssh.SFTPNoSuchFile, asyncssh.SFTPFailure, asyncssh.SFTPDirNotEmpty):
                await self._sftp.rmdir(self._at(folder))
                self._made.discard(folder)
        self._empty.clear()

    def _at(self, path: str) -> str:
        return posixpath.join(self._folder, path)

    def _wait(self, work: Coroutine[Any, Any, _Answer]) -> _Answer:
        try:
            return asyncio.run_coroutine_threadsafe(work, self._loop).result()
        except (asyncssh.Error, asyncssh.misc.Error) as fault:
            raise Unreachable(self._host, fault.reason or type(fault).__name__, _why(fault)) from None
        except OSError as fault:
            said = fault.strerror or errno.errorcode.get(fault.errno or 0, "") or str(fault) or type(fault).__name__
            raise Unreachable(self._host, said, _why(fault) or _NOT_REACHED) from None


def _why(fault: Exception) -> Text | None:
    return next((words for kind, words in _CAUSES.items() if isinstance(fault, kind)), None)


_NOT_REACHED: Final = Text("连接不上，检查网络和那台服务器", "it can't be reached; see to the network and the server")
_CUT: Final = Text("连接断了；再运行一次，会接着推送", "the line was cut; run again, and it goes on")
_CAUSES: Final[Mapping[type[Exception], Text]] = {
    asyncssh.PermissionDenied: Text(
        "不让登录：这台机器的 SSH 公钥要写进那里的 authorized_keys，用户名也要对",
        "it lets nobody in: this machine's SSH key has to stand in its authorized_keys, and the user has to be right",
    ),
    asyncssh.HostKeyNotVerifiable: Text(
        "不认识那台服务器：核对它的指纹后写进本机的 known_hosts",
        "the server is unknown: compare its fingerprint, then put it into known_hosts here",
    ),
    asyncssh.SFTPPermissionDenied: Text("没有权限写那里的目录", "it lets nobody write to that folder"),
    asyncssh.SFTPNoSpaceOnFilesystem: Text("那里的磁盘已满；先腾出空间", "the disk there is full; make room first"),
    asyncssh.SFTPQuotaExceeded: Text("那里的磁盘配额已满；先腾出空间", "the quota there is used up; make room first"),
    asyncssh.SFTPFailure: Text(
        "那台服务器写不进去，多半是磁盘已满或目录有误",
        "the server can't write it: its disk may be full, or the folder wrong",
    ),
    asyncssh.ConnectionLost: _CUT,
    asyncssh.SFTPConnectionLost: _CUT,
    gaierror: Text(
        "找不到这台主机，核对 network 记录里的 target", "there is no such host; see to its target in the network record"
    ),
    ConnectionRefusedError: Text(
        "那台服务器没有开 SSH，核对端口", "the server has no SSH at this port; see to the port"
    ),
}
"""A fault of the library, or of the line → what is the matter, and what to do."""
