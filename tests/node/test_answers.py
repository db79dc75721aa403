"""A node answers as browsers, caches and readers of large files expect, from the files of one release and nothing else."""

import re

import pytest

from generator.node.answers import CONTENT_SECURITY_POLICY, SECURITY, TYPES, Answer, Asked, Edition, answer, takes_gzip
from generator.pages import policy
from generator.release.blobs import Blob, pack
from generator.release.manifest import About

ABOUT = About("jiedao", "临潼街道", "街道", 7, "2026-11-20", "https://j.example/", "https://qu.example/", False)
PAGE = b"<h1>" + b"a" * 500
FILES = {
    "index.html": PAGE,
    "404.html": b"<h1>no such page" + b"b" * 500,
    "items/1/index.html": b"one" * 200,
    "search/1.z": bytes(range(256)),
    "assets/main.484c7ddc.min.css": b"p{}" * 100,
    "assets/edition.js": b"//" * 100,
    "laws/notice.20261120.html": b"of a day",
    "laws/法.html": b"law" * 100,
}
EDITION = Edition(ABOUT, {path: pack(content)[0] for path, content in FILES.items()})
KIOSK = EDITION._replace(about=ABOUT._replace(kiosk=True))
GZIP = "gzip, deflate, br"


def get(path: str, edition: Edition = EDITION, **headers: str) -> Answer:
    return answer(edition, Asked("GET", path, **headers))


def header(found: Answer, name: str) -> str | None:
    values = [value for key, value in found.headers if key == name]
    assert len(values) < 2, name
    return values[0] if values else None


def test_the_policy_is_that_of_the_pages() -> None:
    assert CONTENT_SECURITY_POLICY == policy.CONTENT_SECURITY_POLICY


def test_a_packed_file_is_sent_as_it_lies_to_those_who_take_it() -> None:
    blob = EDITION.files["index.html"]
    packed, plain = get("/", accept_encoding=GZIP), get("/")
    assert (packed.status, packed.blob, packed.packed) == (200, blob, True)
    assert (plain.status, plain.blob, plain.packed) == (200, blob, False)
    assert header(packed, "content-encoding") == "gzip"
    assert header(plain, "content-encoding") is None
    assert [header(found, "content-length") for found in (packed, plain)] == [str(blob.travel), str(blob.raw)]
    assert {header(found, "vary") for found in (packed, plain)} == {"accept-encoding"}
    assert header(packed, "etag") == f'"{blob.name}-gz"'
    assert header(plain, "etag") == f'"{blob.name}"'
    raw = get("/search/1.z", accept_encoding=GZIP)
    assert (raw.packed, header(raw, "content-encoding")) == (False, None)


@pytest.mark.parametrize(
    ("accept", "takes"),
    [("gzip", True), ("br, GZip;q=0.5", True), ("*", True), ("gzip;q=0", False), ("gzip; q=0.000, *", False), ("", False),
     ("br", False), ("identity", False), ("*;q=0", False), ("gzip;q=0.001", True)],
)  # fmt: skip
def test_who_takes_gzip(accept: str, takes: bool) -> None:
    assert takes_gzip(accept) is takes


@pytest.mark.parametrize("sent", ["{}", "W/{}", '"x", {}', "*"])
def test_what_a_reader_has_is_not_sent_again(sent: str) -> None:
    for accept in ("", GZIP):
        tag = header(get("/", accept_encoding=accept), "etag")
        assert tag is not None
        found = get("/", accept_encoding=accept, if_none_match=sent.format(tag))
        assert (found.status, found.blob) == (304, None)
        assert header(found, "etag") == tag
    assert get("/", if_none_match='"other"').status == 200


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-9", 206, (0, 10)), ("bytes=250-", 206, (250, 256)), ("bytes=-6", 206, (250, 256)),
        ("bytes=0-9999", 206, (0, 256)), ("bytes=-9999", 206, (0, 256)), ("bytes=256-", 416, None), ("bytes=-0", 416, None),
        ("bytes=9-1", 200, None), ("bytes=-", 200, None), ("bytes=0-1,5-6", 200, None), ("lines=0-1", 200, None),
        (f"bytes={'9' * 5000}-", 416, None), (f"bytes=0-{'9' * 5000}", 206, (0, 256)),
    ],
)  # fmt: skip
def test_parts_of_a_file(asked: str, status: int, part: tuple[int, int] | None) -> None:
    found = get("/search/1.z", accept_encoding=GZIP, range=asked)
    assert (found.status, found.part) == (status, part)
    if part:
        assert header(found, "content-range") == f"bytes {part[0]}-{part[1] - 1}/256"
        assert header(found, "content-length") == str(part[1] - part[0])
    if status == 416:
        assert header(found, "content-range") == "bytes */256"


def test_a_part_of_a_packed_file_is_of_what_it_says() -> None:
    found = get("/", accept_encoding=GZIP, range="bytes=0-3")
    assert (found.status, found.packed, header(found, "content-encoding")) == (206, False, None)


def test_a_part_is_sent_of_the_file_that_the_reader_began_with() -> None:
    tag = header(get("/search/1.z"), "etag")
    assert tag is not None
    assert get("/search/1.z", range="bytes=9-", if_range=tag).status == 206
    assert get("/search/1.z", range="bytes=9-", if_range='"other"').status == 200
    assert get("/search/1.z", range="bytes=9-", if_range="Fri, 20 Nov 2026 09:00:00 GMT").status == 200


def test_names_that_change_with_what_they_say_are_kept_for_ever() -> None:
    assert header(get("/assets/main.484c7ddc.min.css"), "cache-control") == "public, max-age=31536000, immutable"
    for path in ("/", "/assets/edition.js", "/search/1.z", "/laws/notice.20261120.html"):
        assert header(get(path), "cache-control") == "no-cache"


def test_every_answer_is_kept_from_doing_harm() -> None:
    for path in ("/", "/items/1", "/none", "/search/1.z"):
        found = get(path)
        assert {name: header(found, name) for name in SECURITY} == SECURITY
    assert all("charset=utf-8" in kind for kind in TYPES.values() if kind.startswith("text/"))


def test_a_folder_without_its_slash_leads_to_it() -> None:
    found = get("/items/1", query="q=%E6%B3%95&n=1")
    assert (found.status, header(found, "location")) == (301, "/items/1/?q=%E6%B3%95&n=1")


def test_what_this_edition_lacks_is_the_parents() -> None:
    found = get("/items/9/", query="q=1")
    assert (found.status, header(found, "location")) == (302, "https://qu.example/items/9/?q=1")
    missing = answer(KIOSK, Asked("GET", "/items/9/", accept_encoding=GZIP, if_none_match="*", range="bytes=0-1"))
    assert (missing.status, missing.blob) == (404, EDITION.files["404.html"])
    alone = EDITION._replace(about=ABOUT._replace(parent=""), files={})
    assert (get("/none", alone).status, get("/none", alone).blob) == (404, None)


@pytest.mark.parametrize(
    "path",
    [
        "/../etc/passwd", "/items/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc", "//evil.example/",
        "/\\evil.example", "/%00", "/%0d%0aset-cookie:x", "/%", "/%ff%fe", "/.liangquan", "/items/1/index.html/", "/INDEX.HTML",
        "/index.html.gz", "http://evil.example/", "/./", "/items//1/", "/" + "a" * 100_000,
    ],
)  # fmt: skip
def test_no_path_leads_elsewhere(path: str) -> None:
    assert get(path, KIOSK).status == 404
    found = get(path)
    assert found.status == 302
    address = header(found, "location") or ""
    assert address.startswith("https://qu.example/")
    assert not re.search(r"[\x00-\x20\x7f\\\"<>]", address)
    assert address.isascii()


def test_names_in_chinese() -> None:
    assert get("/laws/%E6%B3%95.html").blob == EDITION.files["laws/法.html"]
    assert get("/laws/法.html").blob == EDITION.files["laws/法.html"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get"])
def test_nothing_is_done_to_a_node_but_reading(method: str) -> None:
    found = answer(EDITION, Asked(method, "/"))
    assert (found.status, header(found, "allow"), found.blob) == (405, "GET, HEAD", None)


def test_a_head_says_what_a_get_would() -> None:
    assert answer(EDITION, Asked("HEAD", "/", accept_encoding=GZIP)) == get("/", accept_encoding=GZIP)


def test_an_empty_file() -> None:
    empty = EDITION._replace(files={"robots.txt": Blob("0" * 64, 0, 0)})
    assert header(get("/robots.txt", empty), "content-length") == "0"
    assert get("/robots.txt", empty, range="bytes=0-").status == 416
