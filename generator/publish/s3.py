"""A target in an S3-compatible bucket, by obstore. Keys, region and endpoint are those of the surroundings (AWS_…)."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from generator.publish.targets import Unreachable

_AT_ONCE: Final = 1_000
"""Objects that are removed by one request."""


class S3Target:
    """A prefix of a bucket. An object is there whole or not at all. Raises Unreachable."""

    def __init__(self, bucket: str, prefix: str) -> None:
        with _told(bucket):
            self._store = S3Store(bucket, prefix=prefix or None)
        self._bucket = bucket

    def sizes(self, folder: str) -> dict[str, int]:
        """As `Target`."""
        with _told(self._bucket):
            return {one["path"]: one["size"] for page in obstore.list(self._store, prefix=f"{folder}/") for one in page}

    def read(self, path: str) -> bytes | None:
        """As `Target`."""
        with _told(self._bucket):
            try:
                return bytes(obstore.get(self._store, path).bytes())
            except FileNotFoundError:
                return None

    def put_all(self, files: Iterable[tuple[str, bytes]]) -> None:
        """As `Target`."""
        with _told(self._bucket):
            for path, content in files:
                obstore.put(self._store, path, content)

    def remove_all(self, paths: Iterable[str]) -> None:
        """As `Target`."""
        gone = list(paths)
        with _told(self._bucket):
            for start in range(0, len(gone), _AT_ONCE):
                obstore.delete(self._store, gone[start : start + _AT_ONCE])


@contextmanager
def _told(bucket: str) -> Iterator[None]:
    try:
        yield
    except (BaseError, OSError, ValueError) as fault:
        raise Unreachable(f"{bucket}: {str(fault).splitlines()[0]}") from None
