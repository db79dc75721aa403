"""Servers on loopback that releases are pushed to: OpenSSH's own, and one that speaks S3."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

SSHD = shutil.which("sshd", path="/usr/sbin:/usr/bin")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@pytest.fixture
def sshd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """OpenSSH's server on loopback, with keys of its own and the user's; its port."""
    if SSHD is None:
        pytest.skip("there is no sshd: apt-get install openssh-server")
    home = tmp_path / "home"
    (home / ".ssh").mkdir(parents=True, mode=0o700)
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / name)], check=True)
    port = free_port()
    host_key = (tmp_path / "host.pub").read_text()
    (home / ".ssh/known_hosts").write_text(f"[127.0.0.1]:{port} {host_key}")
    (tmp_path / "user").rename(home / ".ssh/id_ed25519")
    (tmp_path / "authorized").write_text((tmp_path / "user.pub").read_text())
    monkeypatch.setenv("HOME", str(home))
    (tmp_path / "config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {tmp_path}/host\nAuthorizedKeysFile {tmp_path}/authorized\n"
        "PasswordAuthentication no\nUsePAM no\nStrictModes no\nPidFile none\nSubsystem sftp internal-sftp\n"
    )
    Path("/run/sshd").mkdir(exist_ok=True)
    with subprocess.Popen([SSHD, "-D", "-e", "-f", str(tmp_path / "config")], stderr=subprocess.DEVNULL) as server:
        for _ in range(100):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
        server.terminate()


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bucket of an S3 server on loopback."""
    moto_server = pytest.importorskip("moto.server", reason="there is no S3 server: make test installs it")
    boto3 = pytest.importorskip("boto3")
    server = moto_server.ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    surroundings = {
        "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_REGION": "us-east-1",
        "AWS_ENDPOINT": f"http://127.0.0.1:{port}", "AWS_ALLOW_HTTP": "true",
    }  # fmt: skip
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    boto3.client("s3", endpoint_url=surroundings["AWS_ENDPOINT"], region_name="us-east-1").create_bucket(
        Bucket="jiedao"
    )
    yield "jiedao"
    server.stop()
