"""A stranger's session under the kiosk's own policy: no other address opens, and afterwards nothing of it is on the disk."""

from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browser.demonstration import FilesOf
from tests.browser.kiosk_chromium import kiosk_chromium
from tests.browser.searching import settled, until
from tests.browser.site_server import served
from tests.browser.terminal import TerminalFiles

TYPED = "张三丰欠薪"
LETTERS = "zhangsanfengqianxin"
NEEDLES = {
    "UTF-8": TYPED.encode(),
    "UTF-16": TYPED.encode("utf-16-le"),
    "percent": quote(TYPED).encode(),
    "pinyin": LETTERS.encode(),
    "pinyin in UTF-16": LETTERS.encode("utf-16-le"),
    "first characters": TYPED[:3].encode(),
}


def found(folder: Path) -> list[tuple[str, str]]:
    """Files and encodings in which what was typed stands."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file() and not file.is_symlink()]
    return [(str(file), name) for file in files for name, needle in NEEDLES.items() if needle in file.read_bytes()]


@pytest.mark.parametrize("name", NEEDLES)
def test_what_is_on_the_disk_would_be_found(tmp_path, name):
    (tmp_path / "Cache").mkdir()
    (tmp_path / "Cache" / "data_1").write_bytes(b"\x00\x01" + NEEDLES[name] + b"\xff")
    assert (str(tmp_path / "Cache" / "data_1"), name) in found(tmp_path)


def test_a_strangers_session_leaves_no_trace(chromium, tmp_path, demonstration):
    files = TerminalFiles(FilesOf(demonstration.folder))
    with served(files) as address, kiosk_chromium(tmp_path, address, chromium.browser_type) as browser:
        # Off the record, as --incognito starts it.
        page = browser.new_context(viewport={"width": 1080, "height": 1920}).new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.clock.install(time="2026-11-20T09:00:00")
        page.goto(address, wait_until="load")
        page.locator(".lq-search input[name=q]").click()
        for letter in LETTERS:
            page.locator(".lq-kiosk-keys__rows").get_by_role("button", name=letter, exact=True).click()
        page.locator(".lq-kiosk-keys__rows").get_by_role("button", name="清空").click()
        page.locator(".lq-search input[name=q]").fill(TYPED)
        page.locator(".lq-search > button").click()
        until(page, "location.pathname === '/search/' && document.readyState === 'complete'")
        settled(page)
        assert page.locator("#lq-find").input_value() == TYPED
        page.clock.fast_forward(91_000)
        page.clock.fast_forward(21_000)
        until(page, f"location.href === {address!r} && !!document.querySelector('.lq-kiosk')")

        # The policy alone: by the address itself, where no script of the page is asked.
        for other in ("https://other.example/", "http://localhost:1/", "file:///etc/hostname"):
            with pytest.raises(Exception, match="ERR_BLOCKED_BY_ADMINISTRATOR"):
                page.goto(other)
        assert {url for url in asked if url.startswith("http") and not url.startswith(address)} <= {
            "https://other.example/",
            "http://localhost:1/",
        }
    assert [path for path in files.asked if "q=" in path] == []
    assert found(tmp_path) == []
