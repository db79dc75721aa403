"""A release reaches a folder, a real OpenSSH server and an S3 server, whole, and in the same way."""

import getpass
import shutil
from pathlib import Path
from typing import Any

import pytest
from asyncssh.sftp import SFTPClientHandler

from generator.publish.push import Overtaken
from generator.publish.targets import FolderTarget, Target, Unreachable, target_of
from generator.release.blobs import WrongBlob
from generator.release.files import Files
from generator.release.store import Store
from tests.node.servers import answering
from tests.publish.office import DISTRICT, held, pushed, released_store, walk_of_a_target
from tests.publish.servers import bucket, free_port, sshd
from tests.release.office import DAY, NOW, ONLINE, released

__all__ = ["bucket", "sshd"]


def test_a_folder_holds_what_was_released(tmp_path: Path) -> None:
    walk_of_a_target(FolderTarget(tmp_path / "target"), tmp_path)


def test_a_server_by_sftp_holds_what_was_released(tmp_path: Path, sshd: int) -> None:
    with target_of(f"sftp://{getpass.getuser()}@127.0.0.1:{sshd}{tmp_path}/target", tmp_path) as target:
        walk_of_a_target(target, tmp_path)
    assert not list((tmp_path / "target/.staging").iterdir())


def test_a_push_by_sftp_of_nothing_new_asks_no_more_after_a_clearing(
    tmp_path: Path, sshd: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that a clearing emptied, or a push that was cut left empty, would be listed at each push for ever."""
    asked: list[object] = []
    real = SFTPClientHandler._make_request

    async def counting(handler: SFTPClientHandler, kind: Any, *given: bytes) -> object:
        asked.append(kind)
        return await real(handler, kind, *given)

    monkeypatch.setattr(SFTPClientHandler, "_make_request", counting)

    def requests_of_a_push(name: str) -> int:
        asked.clear()
        with target_of(f"sftp://{getpass.getuser()}@127.0.0.1:{sshd}{tmp_path}/{name}", tmp_path) as target:
            pushed(store, "qu", target)
        return len(asked)

    store = released_store(tmp_path / "store")
    requests_of_a_push("target")
    for front in (b"one", b"two"):
        released(store, {"qu": {"index.html": front}})
    store.drop_all_but(2)
    requests_of_a_push("target")
    for leftover in ("blobs/zz", "deltas/zz"):
        (tmp_path / "target" / leftover).mkdir()
    requests_of_a_push("target")
    assert empty_folders(tmp_path / "target") == set()
    requests_of_a_push("fresh")
    assert requests_of_a_push("target") == requests_of_a_push("fresh")


def test_a_push_to_a_folder_leaves_no_empty_folder(tmp_path: Path) -> None:
    store = released_store(tmp_path / "store")
    target = FolderTarget(tmp_path / "target")
    pushed(store, "qu", target)
    released(store, {"qu": {"index.html": DISTRICT["index.html"]}})
    store.drop_all_but(1)
    (tmp_path / "target/blobs/zz").mkdir()
    pushed(store, "qu", target)
    assert empty_folders(tmp_path / "target") == set()


def empty_folders(target: Path) -> set[Path]:
    """Below a target's own folders, which stay."""
    return {path for path in target.glob("*/**/") if path.parent != target and not any(path.iterdir())}


def test_a_bucket_holds_what_was_released(tmp_path: Path, bucket: str) -> None:
    with target_of(f"s3://{bucket}/releases", tmp_path) as target:
        walk_of_a_target(target, tmp_path)


def test_a_server_of_another_key_is_not_pushed_to(tmp_path: Path, sshd: int) -> None:
    """Whoever answers in the server's place gets nothing."""
    known = tmp_path / "home/.ssh/known_hosts"
    before, _, key = known.read_text().rpartition(" AAAA")
    known.write_text(f"{before} AAAA{key[:30]}{'A' * 20}{key[50:]}")
    address = f"sftp://{getpass.getuser()}@127.0.0.1:{sshd}{tmp_path}/t"
    with pytest.raises(Unreachable) as told, target_of(address, tmp_path):
        pass
    assert "不认识那台服务器" in told.value.in_language("zh")
    assert not (tmp_path / "t").exists()


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreachable) as told, target_of(f"sftp://nobody@127.0.0.1:{free_port()}/x", tmp_path):
        pass
    assert told.value.in_language("zh") == "127.0.0.1: 那台服务器没有开 SSH，核对端口"
    assert "Connect call failed" in str(told.value)


def test_a_server_that_lets_nobody_in_is_told(tmp_path: Path, sshd: int) -> None:
    with pytest.raises(Unreachable) as told, target_of(f"sftp://nobody@127.0.0.1:{sshd}{tmp_path}/t", tmp_path):
        pass
    assert "authorized_keys" in told.value.in_language("zh")


def test_a_server_whose_folder_is_a_file_is_told(tmp_path: Path, sshd: int) -> None:
    (tmp_path / "t").write_text("a file")
    address = f"sftp://{getpass.getuser()}@127.0.0.1:{sshd}{tmp_path}/t"
    with target_of(address, tmp_path) as target, pytest.raises(Unreachable) as told:
        pushed(released_store(tmp_path / "store"), "qu", target)
    assert "写不进去" in told.value.in_language("zh")


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [
        ("403 Forbidden", "SignatureDoesNotMatch", "核对 AWS_SECRET_ACCESS_KEY 和本机时钟"),
        ("403 Forbidden", "InvalidAccessKeyId", "核对 AWS_ACCESS_KEY_ID"),
        ("403 Forbidden", "RequestTimeTooSkewed", "本机时钟不准"),
        ("403 Forbidden", "AccessDenied", "没有读写这个存储桶的权限"),
        ("507 Insufficient Storage", "", "那里的空间已满"),
    ],
)
def test_a_bucket_says_why_in_the_offices_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: str, code: str, told: str
) -> None:
    body = f"<?xml version='1.0'?>\n<Error><Code>{code}</Code></Error>"
    head = f"HTTP/1.1 {status}\r\nContent-Type: application/xml\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    with answering((head + body).encode(), times=20) as address:
        surroundings = {
            "ENDPOINT_URL": address,
            "ACCESS_KEY_ID": "a",
            "SECRET_ACCESS_KEY": "b",
            "REGION": "here",
            "ALLOW_HTTP": "true",
        }
        for name, value in surroundings.items():
            monkeypatch.setenv(f"AWS_{name}", value)
        with pytest.raises(Unreachable) as fault, target_of("s3://tong/releases", tmp_path) as target:
            target.read("metadata/timestamp.json")
    assert told in fault.value.in_language("zh")
    assert fault.value.in_language("en").startswith("tong: ")


def test_a_bucket_that_is_not_there_is_told(tmp_path: Path, bucket: str) -> None:
    del bucket
    with target_of("s3://meiyou/releases", tmp_path) as target, pytest.raises(Unreachable) as told:
        pushed(released_store(tmp_path / "store"), "qu", target)
    assert told.value.in_language("zh") == "meiyou: 没有这个存储桶，核对 network 记录里的 target"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("a file")
    with pytest.raises(Unreachable) as told:
        pushed(released_store(tmp_path / "store"), "qu", FolderTarget(tmp_path / "target"))
    assert told.value.in_language("zh").endswith("路径中有一段是文件，不是目录")


def test_the_signature_comes_last(tmp_path: Path) -> None:
    """Cut at any file, a target says what it said before: a node sees the old release or the new."""
    store = released_store(tmp_path / "store")

    class Cut(FolderTarget):
        def __init__(self, folder: Path, after: int) -> None:
            super().__init__(folder)
            self._left = after

        def put_all(self, files):
            for one in files:
                if self._left == 0:
                    raise Unreachable("there", "the line is cut")
                self._left -= 1
                super().put_all([one])

    count = 0
    while True:
        target: Target = Cut(tmp_path / str(count), count)
        try:
            pushed(store, "jiedao", target)
        except Unreachable:
            assert target.read("metadata/timestamp.json") is None
            count += 1
            continue
        break
    assert count > 5
    assert held(tmp_path / str(count), "jiedao", 1)["index.html"] == b"<h1>street</h1>"


def test_a_target_that_another_host_publishes_to_is_left_alone(tmp_path: Path) -> None:
    store = released_store(tmp_path / "store")
    shutil.copytree(tmp_path / "store", tmp_path / "other")
    store.signed.renew(ONLINE, NOW + DAY)
    pushed(store, "qu", FolderTarget(tmp_path / "target"))
    before = (tmp_path / "target/metadata/timestamp.json").read_bytes()
    with pytest.raises(Overtaken):
        pushed(Store(tmp_path / "other", Files()), "qu", FolderTarget(tmp_path / "target"))
    assert (tmp_path / "target/metadata/timestamp.json").read_bytes() == before


def test_what_is_false_in_the_store_does_not_travel(tmp_path: Path) -> None:
    store = released_store(tmp_path / "store")
    root = store.root(store.signed.release(1).roots["qu"])
    blob = store.edition(root)["items/7/index.html"]
    path = store.blobs.path(blob)
    path.write_bytes(bytes(len(path.read_bytes())))
    with pytest.raises(WrongBlob, match=blob.name):
        pushed(store, "qu", FolderTarget(tmp_path / "target"))
    assert FolderTarget(tmp_path / "target").read("metadata/timestamp.json") is None
    assert DISTRICT
