"""The state: one SQLite file. Disposable: of a wrong version or broken, it is dropped, never mended.

Three tables. `seen`: each source file's stat and hash. `made`: constructive traces, a stage's result by the hash of
what it was made from. `written`: verifying traces, a page's key and inputs as they were when it was written.

The store is not synced to disk: a crash of the machine may cost the state, which costs one clean build.
"""

import contextlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

_LAYOUT: Final = "5"

_TABLES: Final = """
CREATE TABLE note (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE seen (path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, inode INTEGER, digest TEXT) WITHOUT ROWID;
CREATE TABLE made (stage TEXT, key TEXT, value BLOB, PRIMARY KEY (stage, key));
CREATE TABLE written (site TEXT, path TEXT, key BLOB, size INTEGER, beside BLOB, inputs BLOB, PRIMARY KEY (site, path));
"""


class Written(NamedTuple):
    """A page as it was last written: the key of its inputs, and its size in bytes."""

    key: bytes
    size: int
    beside: tuple[tuple[str, int], ...] = ()
    """Path and size of each file that was written with it."""


class NowWritten(NamedTuple):
    """A page that has just been put in its place, as it is to be recorded."""

    path: str
    key: bytes
    size: int
    beside: tuple[tuple[str, int], ...]
    inputs: bytes
    """Encoded by the caller, who alone reads them."""


class TraceStore:
    """An open state file. Use as a context manager; one process writes at a time (the caller holds the lock)."""

    def __init__(self, file: Path, program: bytes) -> None:
        self._connection = _opened(file, program)

    def __enter__(self) -> "TraceStore":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def note(self, name: str) -> bytes | None:
        """A value kept by name."""
        row = self._connection.execute("SELECT value FROM note WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def keep_note(self, name: str, value: bytes) -> None:
        """Keep `value` under `name`."""
        with self._connection:
            self._connection.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (name, value))

    def seen(self) -> list[tuple[str, int, int, int, str]]:
        """Every source file as it was last hashed: path, size, mtime in ns, inode, digest."""
        return self._connection.execute("SELECT path, size, mtime_ns, inode, digest FROM seen").fetchall()

    def keep_seen(self, rows: Iterable[tuple[str, int, int, int, str]], gone: Iterable[str]) -> None:
        """Record files as hashed, and forget those that are gone."""
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?)", rows)
            self._connection.executemany("DELETE FROM seen WHERE path = ?", ((path,) for path in gone))

    def made(self, stage: str) -> dict[str, bytes]:
        """Everything a stage has made, by key."""
        return dict(self._connection.execute("SELECT key, value FROM made WHERE stage = ?", (stage,)))

    def made_keys(self, stage: str) -> set[str]:
        """The keys of what a stage has made."""
        return {key for (key,) in self._connection.execute("SELECT key FROM made WHERE stage = ?", (stage,))}

    def made_one(self, stage: str, key: str) -> bytes | None:
        """What a stage made for one key."""
        row = self._connection.execute("SELECT value FROM made WHERE stage = ? AND key = ?", (stage, key)).fetchone()
        return row[0] if row else None

    def made_some(self, stage: str, keys: Collection[str]) -> Iterator[tuple[str, bytes]]:
        """What `stage` made for each of `keys` that it knows."""
        return _made_some(self._connection, stage, sorted(keys))

    def keep_made(self, stage: str, rows: Iterable[tuple[str, bytes]]) -> None:
        """Keep what a stage has made."""
        with self._connection:
            self._connection.executemany(
                "INSERT OR REPLACE INTO made VALUES (?, ?, ?)",
                # In the order of keys each leaf of the index is touched once.
                ((stage, key, value) for key, value in sorted(rows)),
            )

    def drop_made(self, stage: str, keys: Iterable[str]) -> None:
        """Forget what nothing asks for any more."""
        with self._connection:
            self._connection.executemany("DELETE FROM made WHERE stage = ? AND key = ?", ((stage, key) for key in keys))

    def written(self, site: str) -> dict[str, Written]:
        """Every page of `site` as it was last written."""
        rows = self._connection.execute("SELECT path, key, size, beside FROM written WHERE site = ?", (site,))
        return {path: Written(key, size, _beside(beside)) for path, key, size, beside in rows}

    def written_inputs(self, site: str, path: str) -> bytes | None:
        """The inputs of one page as they were when it was written, encoded."""
        row = self._connection.execute(
            "SELECT inputs FROM written WHERE site = ? AND path = ?", (site, path)
        ).fetchone()
        return row[0] if row else None

    def keep_written(self, site: str, rows: Iterable[NowWritten]) -> None:
        """Record pages as written. Only after their files are in place."""
        with self._connection:
            self._connection.executemany(
                "INSERT OR REPLACE INTO written VALUES (?, ?, ?, ?, ?, ?)",
                ((site, row.path, row.key, row.size, _encode(row.beside), row.inputs) for row in rows),
            )

    def forget_written(self, site: str, paths: Iterable[str]) -> None:
        """Forget pages before they are written anew or removed: a build killed in between starts them again."""
        with self._connection:
            self._connection.executemany(
                "DELETE FROM written WHERE site = ? AND path = ?", ((site, path) for path in paths)
            )


_encode: Final = msgspec.msgpack.Encoder().encode
_decode_beside: Final = msgspec.msgpack.Decoder(tuple[tuple[str, int], ...]).decode
_NOTHING: Final = _encode(())


def _beside(held: bytes) -> tuple[tuple[str, int], ...]:
    return () if held == _NOTHING else _decode_beside(held)


class TraceReader:
    """A read-only look at what stages have made, for worker processes."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)

    def made(self, stage: str, keys: list[str]) -> Iterator[tuple[str, bytes]]:
        """What `stage` made for each of `keys` that it knows."""
        return _made_some(self._connection, stage, keys)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _made_some(connection: sqlite3.Connection, stage: str, keys: list[str]) -> Iterator[tuple[str, bytes]]:
    for start in range(0, len(keys), 500):
        some = keys[start : start + 500]
        marks = ",".join("?" * len(some))
        yield from connection.execute(
            f"SELECT key, value FROM made WHERE stage = ? AND key IN ({marks})",  # noqa: S608  # marks are ? only
            (stage, *some),
        )


def _opened(file: Path, program: bytes) -> sqlite3.Connection:
    """A connection to a state of this layout and this program; another one is dropped."""
    file.parent.mkdir(parents=True, exist_ok=True)
    version = _LAYOUT.encode() + program
    with contextlib.suppress(sqlite3.DatabaseError):
        connection = _connected(file)
        if _version(connection) == version:
            return connection
        connection.close()
    drop_state(file)
    connection = _connected(file)
    with connection:
        connection.executescript(_TABLES)
        connection.execute("INSERT INTO note VALUES ('version', ?)", (version,))
    return connection


def drop_state(file: Path) -> None:
    """Remove the state file and what SQLite keeps beside it."""
    for ending in ("", "-journal", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, check_same_thread=False)
    try:
        # Of a new file: pages of the usual 4 kB hold two or three values each, and writing them takes half as long again.
        connection.execute("PRAGMA page_size = 16384")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection) -> bytes | None:
    try:
        row = connection.execute("SELECT value FROM note WHERE name = 'version'").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        return None
    return row[0] if row else None
