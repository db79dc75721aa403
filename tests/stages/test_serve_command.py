"""`liangquan serve`: an edit is on the screen, a faulty one is not, and nothing is left behind."""

import http.client
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import msgspec
import pytest
from watchfiles._rust_notify import WatchfilesRustInternalError

from generator.cli import main
from generator.pipeline import District
from generator.stages import serve_command
from generator.stages.preview import preview
from tests.build.small_office import MKDOCS, TODAY, build, edit, put_text, record_file, record_in, write_office

PAGE = "items/xk-shipin/index.html"
PATIENCE = 30.0
"""Seconds after which a test gives up; nothing is measured."""


class Served:
    """A district that is being served by a process of its own, and one open page that listens."""

    def __init__(self, root: Path, program: tuple[str, str] = ("-m", "generator.cli")) -> None:
        self.root = root
        self._process = subprocess.Popen(
            [sys.executable, *program, "-C", str(root), "serve", "--port", "0", "--today", str(TODAY)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._events: queue.Queue[list[str] | str] = queue.Queue()
        self._reader = threading.Thread(target=self._read_terminal, daemon=True)
        self._reader.start()
        address = self.says("http://127.0.0.1:")
        self.port = int(address.rsplit(":", 1)[1].split("/")[0])
        self._listener = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        self._listener.request("GET", "/.liangquan/events")
        self._open_page = self._listener.getresponse()
        assert self._open_page.readline() == b": open\n"
        self._events_reader = threading.Thread(target=self._read_events, args=(self._open_page,), daemon=True)
        self._events_reader.start()

    def says(self, words: str) -> str:
        """The next line of the terminal that holds `words`."""
        while words not in (line := self._lines.get(timeout=PATIENCE)):
            pass
        return line

    def shows(self, words: str, path: str = PAGE) -> str:
        """The page, once an event has told of it and it holds `words`."""
        while words not in (html := self.get(path)):
            self._events.get(timeout=PATIENCE)
        return html

    def get(self, path: str) -> str:
        return self.answer(path)[2]

    def answer(self, path: str) -> tuple[int, str, str]:
        """Status, policy and body of what the server answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", "/" + path)
            response = connection.getresponse()
            return response.status, response.getheader("Content-Security-Policy") or "", response.read().decode()
        finally:
            connection.close()

    def interrupt(self) -> int:
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(timeout=PATIENCE)

    def end(self) -> None:
        self._process.kill()
        self._process.wait(timeout=PATIENCE)
        self._events_reader.join(PATIENCE)
        self._open_page.close()
        self._listener.close()
        if self._process.stdout:
            self._reader.join(PATIENCE)
            self._process.stdout.close()

    def _read_terminal(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(line)

    def _read_events(self, response: http.client.HTTPResponse) -> None:
        try:
            for line in response:
                if line.startswith(b"data: "):
                    self._events.put(msgspec.json.decode(line[6:]))
        except (OSError, ValueError, AttributeError):
            return  # the server was ended


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    write_office(tmp_path)
    serving = Served(tmp_path)
    yield serving
    serving.end()


def test_an_edit_is_followed_a_faulty_one_is_refused_and_a_mended_one_is_followed_again(served: Served) -> None:
    item = record_file(served.root, "power_item", "xk-shipin")
    sound = item.read_text(encoding="utf-8")
    assert "reload.js" in served.get(PAGE)
    edit(item, duties=["受理：改过一次。"])
    served.shows("受理：改过一次。")
    served.says("已更新")
    put_text(item, sound.replace("kind: power_item", "kind: power_itme"))
    served.says("K-5")
    served.says("有错误，未生成")
    assert "受理：改过一次。" in served.get(PAGE), "the last good site stays"
    edit(put_text(item, sound), duties=["受理：又改一次。"])
    served.shows("受理：又改一次。")
    assert served.interrupt() == 0


_INTERRUPTED_WHILE_CLEARING_AWAY = """
import os, signal
from generator.cli import run
from generator.pipeline import District

class Gone:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)

build = District.build

def built(*given, **named):
    done = build(*given, **named)
    Gone()
    return done

District.build = built
run()
"""


def test_it_ends_by_an_interrupt_that_comes_while_objects_are_cleared_away(tmp_path: Path) -> None:
    """Python drops an exception there; the server would go on for ever."""
    write_office(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED_WHILE_CLEARING_AWAY, "-C", str(tmp_path), "serve", "--port", "0"],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert "KeyboardInterrupt" in done.stderr, "the exception was dropped"
    assert "http://127.0.0.1:" in done.stdout
    assert done.returncode == 0, done.stderr


def test_prose_is_followed_too_and_what_is_not_there_is_the_sites_own_404(served: Served) -> None:
    put_text(served.root / "content" / "about.md", "# 关于本站\n\n改过的说明。\n")
    served.shows("改过的说明。", "about/")
    status, policy, page = served.answer("nowhere/at/all/")
    assert status == 404
    assert "default-src 'none'" in policy
    assert "</html>" in page
    assert served.answer(".liangquan/../../mkdocs.yml")[0] == 404


_EDITED_IN_THE_FIRST_BUILD = """
from generator.cli import run
from generator.pipeline import District

build = District.build

def built(district, *given, **named):
    done = build(district, *given, **named)
    about = district.root / "content" / "about.md"
    if "改过的说明" not in about.read_text(encoding="utf-8"):
        about.write_text("# 关于本站\\n\\n改过的说明。\\n", encoding="utf-8")
    return done

District.build = built
run()
"""


def test_an_edit_during_the_first_build_is_followed_after_it(tmp_path: Path) -> None:
    """The first build of a district takes half a minute, and nobody waits for it with an edit."""
    write_office(tmp_path)
    serving = Served(tmp_path, ("-c", _EDITED_IN_THE_FIRST_BUILD))
    try:
        serving.shows("改过的说明。", "about/")
    finally:
        serving.end()


def test_settings_are_followed_however_an_editor_writes_them_and_so_is_a_folder_that_is_made_later(
    served: Served,
) -> None:
    for name in ("甲区权力公开", "乙区权力公开"):
        new = put_text(served.root / "mkdocs.yml.new", MKDOCS.replace("示例区权力公开", name))
        new.replace(served.root / "mkdocs.yml")
        served.shows(name, "about/")
    record = record_file(served.root, "power_item", "xk-shipin")
    later = served.root / "community" / record.name
    later.parent.mkdir()
    record.rename(later)
    edit(later, duties=["受理：在新的文件夹里改的。"])
    served.shows("受理：在新的文件夹里改的。")


def test_a_second_server_on_a_taken_port_says_which_port_to_try(
    served: Served, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    write_office(other)
    done = subprocess.run(
        [sys.executable, "-m", "generator.cli", "--lang", "en", "-C", str(other), "serve", "--port", str(served.port)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 2
    assert f"--port {served.port + 1}" in done.stderr


@pytest.mark.parametrize(
    "fault",
    [OSError("OS file watch limit reached"), WatchfilesRustInternalError("Too many open files (os error 24)")],
    ids=["watches", "instances"],
)
def test_where_the_system_lets_no_more_files_be_watched_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: Exception
) -> None:
    write_office(tmp_path)

    def refused(*_: object, **__: object) -> NoReturn:
        raise fault

    monkeypatch.setattr(serve_command, "watch", refused)
    with pytest.raises(SystemExit) as ended:
        main(["-C", str(tmp_path), "serve", "--port", "0"])
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert f"系统不再让程序监视文件（{fault}）" in told
    assert "max_user_watches" in told


@pytest.mark.parametrize(
    ("kind", "id_", "fields"),
    [
        ("power_item", "xk-shipin", {"name": "改名后的许可", "duties": ["受理：改过。"]}),
        ("law", "shipin-fa", {"title": "改名法"}),
        ("community_entry", "sz-2026-q2", {"title": "改过的收支"}),
    ],
)
def test_a_preview_shows_what_the_build_will_show(
    tmp_path: Path, kind: str, id_: str, fields: dict[str, object]
) -> None:
    """A record's own page comes out the same whether it is previewed or built."""
    write_office(tmp_path)
    with District(tmp_path, 1) as district:
        district.build(tmp_path / "site", TODAY)
        assert district.last
        file = record_file(tmp_path, kind, id_)
        own = next(page.file for page in district.last.pages if page.source == file.relative_to(tmp_path).as_posix())
        edit(file, **fields)
        shown = preview(tmp_path, district.last, [file.relative_to(tmp_path).as_posix()])
        district.build(tmp_path / "site", TODAY)
    assert shown[own] == (tmp_path / "site" / own).read_bytes()


def test_a_step_that_is_edited_is_previewed_with_its_chart(tmp_path: Path) -> None:
    write_office(tmp_path)
    with District(tmp_path, 1) as district:
        district.build(tmp_path / "site", TODAY)
        assert district.last
        name = next(name for name in district.last.files if name.kind == "process")
        file = tmp_path / district.last.files[name]
        steps = record_in(file)["steps"]
        steps[0]["name"] = "改过的开头"
        edit(file, steps=steps)
        shown = preview(tmp_path, district.last, [file.relative_to(tmp_path).as_posix()])
        district.build(tmp_path / "site", TODAY)
    assert shown, "the process's own page and its items'"
    for path, data in shown.items():
        assert "改过的开头" in data.decode()
        assert data == (tmp_path / "site" / path).read_bytes()


def test_a_faulty_record_has_no_preview(tmp_path: Path) -> None:
    write_office(tmp_path)
    build(tmp_path)
    with District(tmp_path, 1) as district:
        edit(record_file(tmp_path, "unit", "qu-sifa"), hours="周一至周五")
        district.build(tmp_path / "site", TODAY)
        assert district.last
        file = put_text(record_file(tmp_path, "power_item", "xk-shipin"), "kind: power_item\nid: xk-shipin\n")
        assert preview(tmp_path, district.last, [file.relative_to(tmp_path).as_posix()]) == {}
