"""The files that set a node up are taken by the programs that they are for."""

import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.cli import main
from generator.node.answers import SECURITY
from generator.node.files import Asked, files_of, is_address, is_plain
from generator.node.serve import free_port
from generator.release.manifest import About
from tests.node.servers import ask, nginx_of
from tests.node.street import DISTRICT, EDITED, pulled
from tests.release.office import begun, released

KIOSK = Asked("https://qu.example/releases", "shequ-1-kiosk", Path("/srv/node"), True, "", "liangquan", 8080)
MIRROR = KIOSK._replace(node="jiedao", kiosk=False, address="https://jiedao.example/")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
@pytest.mark.parametrize("asked", [KIOSK, MIRROR], ids=["kiosk", "mirror"])
def test_systemd_takes_the_units(tmp_path: Path, asked: Asked) -> None:
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    units = []
    for name, content in files_of(asked._replace(folder=tmp_path, user="root")).items():
        if name.endswith((".service", ".timer")):
            lines = [
                f"ExecStart={program} {line.partition(' ')[2]}" if line.startswith("ExecStart=") else line
                for line in content.splitlines()
            ]
            (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
            units.append(str(tmp_path / name))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *units],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, [line for line in done.stderr.splitlines() if "liangquan-" in line]) == (0, [])


def test_a_kiosk_shows_its_own_server_and_keeps_nothing() -> None:
    files = files_of(KIOSK)
    assert set(files) == {
        "liangquan-pull.service",
        "liangquan-pull.timer",
        "liangquan-serve.service",
        "liangquan-kiosk.service",
        "liangquan.json",
        "liangquan-screen.conf",
    }
    browser = files["liangquan-kiosk.service"]
    assert all(flag in browser for flag in ("--kiosk", "--incognito", "http://127.0.0.1:8080/", "RuntimeDirectory="))
    assert "node pull --from https://qu.example/releases --node shequ-1-kiosk" in files["liangquan-pull.service"]
    screen = ConfigParser(interpolation=None)
    screen.read_string(files["liangquan-screen.conf"])
    assert screen["LightDM"]["user-authority-in-system-dir"] == "true"
    assert screen["Seat:*"]["autologin-user"] == KIOSK.user
    # The browser finds the screen by what lightdm wrote for the same user.
    assert f"XAUTHORITY=/run/lightdm/{KIOSK.user}/xauthority" in browser


@pytest.mark.parametrize("word", ["a b", 'a"b', "a;b", "a{b", "a$b", "a%b", "a\nb", "", "a'b", "a\\b"])
def test_no_word_slips_into_a_unit(word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not is_plain(word)
    with pytest.raises(SystemExit) as left:
        main(["--lang", "en", "node", "files", str(tmp_path / "out"), "--from", word, "--node", "qu", "--kiosk"])
    assert left.value.code == 2
    assert "--from" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("word", ["", "jiedao.example", "https://jiedao.example", "ftp://x/", "https:///"])
def test_a_mirror_needs_its_address(word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not is_address(word)
    with pytest.raises(SystemExit) as left:
        main(["--lang", "en", "node", "files", str(tmp_path), "--from", "x", "--node", "qu", "--address", word])
    assert left.value.code == 2
    assert "--address" in capsys.readouterr().err


HASHED = "assets/stylesheets/main.484c7ddc.min"
"""A name that changes with what it says; there is a sheet of this name, and no script."""


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed: apt-get install nginx-light")
def test_nginx_serves_a_mirror_as_it_lies(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    chinese = "<title>权力清单</title>".encode() * 40
    pages = {**DISTRICT, "items/3/index.html": chinese, "404.html": b"<h1>none" + b"c" * 300, "assets/a.js": b"//" * 99}
    pages[f"{HASHED}.css"] = b"p {}" * 99
    released(store, {"qu": pages})
    node = tmp_path / "node"
    pulled(node, store)
    asked = MIRROR._replace(node="qu", folder=node)
    with nginx_of(files_of(asked)["liangquan.nginx"], tmp_path / "nginx") as (port, _):
        for path, content in pages.items():
            assert ask(port, f"/{path}")[::2] == (200, content), path
        status, headers, body = ask(port, "/items/3/", Accept_Encoding="gzip")
        assert (status, headers["content-encoding"], body[:2]) == (200, "gzip", b"\x1f\x8b")
        assert headers["content-type"] == "text/html; charset=utf-8"
        assert {name: headers[name] for name in SECURITY} == SECURITY
        for path, lasts in (
            ("items/3/", False),
            ("assets/a.js", False),
            (f"{HASHED}.css", True),
            (f"{HASHED}.js", False),
        ):
            assert ("immutable" in ask(port, f"/{path}")[1]["cache-control"]) == lasts, path
        assert ask(port, "/items/3/")[2] == chinese
        assert ask(port, "/items/3/", If_None_Match=headers["etag"], Accept_Encoding="gzip")[0] == 304
        moved = ask(port, "/items/3")
        assert (moved[0], moved[1]["location"].partition("/items")[2]) == (301, "/3/")
        assert ask(port, "/none/")[::2] == (404, pages["404.html"])
        assert ask(port, "/../../../etc/passwd")[0] in {400, 404}
        told = ask(port, "/node-status.json")
        assert (told[0], told[2]) == (200, (node / "status.json").read_bytes())
        released(store, {"qu": {**pages, **EDITED}})
        pulled(node, store)
        assert ask(port, "/items/1/")[2] == EDITED["items/1/index.html"]


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed: apt-get install nginx-light")
def test_nginx_leads_to_the_parent_what_a_mirror_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.release.office.About", lambda *said: About(*said)._replace(parent="https://qu.example/"))
    store = begun(tmp_path / "office")
    released(store, {"jiedao": DISTRICT})
    node = tmp_path / "node"
    pulled(node, store, node="jiedao")
    asked = MIRROR._replace(folder=node)
    with nginx_of(files_of(asked)["liangquan.nginx"], tmp_path / "nginx") as (port, _):
        for path in ("/items/9/?q=1", "/items/9"):
            status, headers, _ = ask(port, path)
            assert (status, headers["location"]) == (302, f"https://qu.example{path}")


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed: apt-get install nginx-light")
def test_nginx_serves_several_nodes_below_paths_of_one_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.release.office.About", lambda *said: About(*said)._replace(parent="https://qu.example/"))
    sites, locations = [], []
    for name in ("510108", "510104"):
        store = begun(tmp_path / name)
        released(store, {"shi": {**DISTRICT, "index.html": name.encode() * 99, "city.json": name.encode()}})
        node = tmp_path / f"node-{name}"
        pulled(node, store, node="shi")
        port = free_port(0)
        assert port is not None
        asked = MIRROR._replace(node=f"shi-{name}", folder=node, address=f"https://shi.example/{name}/", port=port)
        files = files_of(asked)
        sites.append(files["liangquan.nginx"])
        locations.append(files["liangquan-path.nginx"])
    host = f"server {{ listen 80; {''.join(locations)} }}"
    with nginx_of("".join([*sites, host]), tmp_path / "nginx") as (port, _):
        for name in ("510108", "510104"):
            assert ask(port, f"/{name}/")[::2] == (200, name.encode() * 99)
            assert ask(port, f"/{name}/city.json")[2] == name.encode()
            assert ask(port, f"/{name}/items/1/")[2] == DISTRICT["items/1/index.html"]
            status, headers, body = ask(port, f"/{name}/", Accept_Encoding="gzip")
            assert (status, headers["content-encoding"], body[:2]) == (200, "gzip", b"\x1f\x8b")
            assert {header: headers[header] for header in SECURITY} == SECURITY
            moved = ask(port, f"/{name}/items/1?q=1")
            assert (moved[0], urlsplit(moved[1]["location"]).path) == (301, f"/{name}/items/1/")
            lacking = ask(port, f"/{name}/items/9/?q=1")
            assert (lacking[0], lacking[1]["location"]) == (302, "https://qu.example/items/9/?q=1")
            assert ask(port, f"/{name}/node-status.json")[2] == (tmp_path / f"node-{name}/status.json").read_bytes()
        assert ask(port, "/510105/")[0] == 404


def test_a_node_at_the_root_of_its_host_needs_no_path() -> None:
    assert "liangquan-path.nginx" not in files_of(MIRROR)
    assert "listen 80;" in files_of(MIRROR)["liangquan.nginx"]
