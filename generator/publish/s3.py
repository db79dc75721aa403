"""A target in an S3-compatible bucket, by obstore. Keys, region and endpoint are those of the surroundings (AWS_…)."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from generator.diagnostics.text import Text
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
        said = str(fault)
        why = next((words for sign, words in _CAUSES.items() if sign in said), None)
        raise Unreachable(bucket, said.splitlines()[0], why) from None


_CAUSES: Final[Mapping[str, Text]] = {
    "InvalidAccessKeyId": Text(
        "没有这个访问密钥，核对 AWS_ACCESS_KEY_ID", "there is no such access key; see to AWS_ACCESS_KEY_ID"
    ),
    "SignatureDoesNotMatch": Text(
        "密钥不对，核对 AWS_SECRET_ACCESS_KEY 和本机时钟",
        "the key is wrong; see to AWS_SECRET_ACCESS_KEY and this machine's clock",
    ),
    "RequestTimeTooSkewed": Text("本机时钟不准，先校准", "this machine's clock is wrong; set it first"),
    "AccessDenied": Text(
        "这把密钥没有读写这个存储桶的权限，请云平台开通",
        "the key may not read or write this bucket; have it allowed to",
    ),
    "NoSuchBucket": Text(
        "没有这个存储桶，核对 network 记录里的 target",
        "there is no such bucket; see to its target in the network record",
    ),
    "507 ": Text("那里的空间已满；先腾出空间", "there is no room; make room first"),
    "error sending request": Text(
        "连接不上，核对 AWS_ENDPOINT_URL 和网络", "it can't be reached; see to AWS_ENDPOINT_URL and the network"
    ),
}
"""A sign in what the bucket, or the library, says → what is the matter, and what to do."""
