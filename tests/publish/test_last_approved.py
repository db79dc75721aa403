"""An item that has changed since its approval leads to what was approved last, by the release that showed it."""

from pathlib import Path

import pytest

from generator.release.files import Files
from generator.release.store import Store
from tests.build.small_office import edit, put_text, record_file, with_settings
from tests.publish.network import links_of, loaded_by
from tests.publish.network_office import Office, network_office

BEFORE, AFTER = "受理后三日内上门核对", "受理后五日内上门核对"
ITEM = "items/xk-shipin/index.html"


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Office:
    office = network_office(tmp_path, capsys, monkeypatch)
    root = office.root
    put_text(
        root / "mkdocs.yml",
        with_settings(approval="names", traditional="true") + "nav:\n- 首页: index.md\n- 关于本站: about.md\n",
    )
    edit(record_file(root, "power_item", "xk-shipin"), duties=[BEFORE])
    office.makes_keys()
    return office


def approves(office: Office, on: str) -> None:
    left = office.types("approve", "xk-shipin", "--by", "周明", "--on", on)
    assert left.code == 0, left.err


def released(office: Office, node: str = "qu") -> dict[str, str]:
    """Release, and the newest edition of a node: path → text."""
    left = office.releases()
    assert left.code == 0, left.out + left.err
    store = Store(office.root / "releases", Files())
    root = store.root(store.signed.release(store.signed.newest()).roots[node])
    return {path: store.blobs.read(blob).decode(errors="replace") for path, blob in store.edition(root).items()}


def changed(office: Office) -> None:
    edit(record_file(office.root, "power_item", "xk-shipin"), duties=[AFTER])


def test_a_changed_item_leads_to_its_last_approved_page(office: Office) -> None:
    approves(office, "2026-05-01")
    first = released(office)[ITEM]
    assert BEFORE in first
    assert "在用</span></h1>" in first
    assert "GovernmentService" in first
    changed(office)
    site = released(office)
    assert "待确认" in site[ITEM]
    assert 'href="../../versions/1/items/xk-shipin/"' in site[ITEM]
    assert "2026-05-01审核确认的上一版" in site[ITEM]
    assert 'href="../../../versions/1/items/xk-shipin/"' in site[f"zh-hant/{ITEM}"]
    old = site[f"versions/1/{ITEM}"]
    assert BEFORE in old
    assert "这是旧版本，不能作为办事依据" in old
    assert ">旧版本</span></h1>" in old
    assert "在用</span></h1>" not in old
    assert "GovernmentService" not in old, "no machine is offered it either"
    assert '<meta name="robots" content="noindex">' in old
    assert not [path for path, text in site.items() if AFTER in text]
    assert [path for path, text in site.items() if BEFORE in text] == [f"versions/1/{ITEM}"]
    assert f"versions/1/{ITEM}" not in site["sitemap.xml"]


def test_the_old_page_has_its_looks_and_its_links_lead_to_what_is_in_force(office: Office) -> None:
    approves(office, "2026-05-01")
    released(office)
    changed(office)
    site = released(office)
    path = f"versions/1/{ITEM}"
    assert loaded_by(site[path], path) <= site.keys()
    assert "assets/edition.js" in loaded_by(site[path], path)
    assert "versions/1/assets/site.css" in loaded_by(site[path], path)
    assert links_of(site[path], path) <= site.keys()


def test_it_is_carried_on_when_the_release_that_showed_it_is_cleared_away(office: Office) -> None:
    approves(office, "2026-05-01")
    released(office)
    changed(office)
    first = released(office)
    assert office.types("releases", "gc", "--keep", "1").code == 0
    again = released(office)
    versions = {path: text for path, text in first.items() if path.startswith("versions/")}
    assert versions
    assert versions.items() <= again.items()
    assert 'href="../../versions/1/items/xk-shipin/"' in again[ITEM]


def test_once_it_is_approved_again_there_is_no_old_page(office: Office) -> None:
    approves(office, "2026-05-01")
    released(office)
    changed(office)
    released(office)
    approves(office, "2026-06-30")
    site = released(office)
    assert AFTER in site[ITEM]
    assert not [path for path in site if path.startswith("versions/")]


def test_what_was_never_approved_or_never_released_has_none(office: Office) -> None:
    assert not [path for path in released(office) if path.startswith("versions/")]
    approves(office, "2026-05-01")
    changed(office)
    site = released(office)
    assert "待确认" in site[ITEM]
    assert "上一版" not in site[ITEM]
    assert not [path for path in site if path.startswith("versions/")]
