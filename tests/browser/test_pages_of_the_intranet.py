"""Pages that only the intranet's edition has, judged by what the public's are judged by."""

import re
from datetime import date
from typing import Any

import pytest

from generator.model.edition import Edition
from generator.pipeline import District
from tests.browser.modes import MODES
from tests.browser.page_kinds import TEMPLATES
from tests.browser.site_server import served
from tests.browser.survey import AXE, Surveyor
from tests.build.small_office import tree
from tests.casebook import ROOT, Folder

DAY = date(2026, 12, 15)
"""The permit, accepted on 16 November, was due by law on 14 December."""
PERMIT = "stages:\n- {stage: 申请, on: 2026-11-16}\n- {stage: 受理, on: 2026-11-16, document: 受理通知书}\n"
RECORDS: list[dict[str, Any]] = [
    {
        "kind": "risk_post", "id": "gw-shipin", "level": "A",
        "lessons": [{"title": "核查走过场被问责的案例", "text": "某单位工作人员长期不到现场，凭经验填写核查表，被问责。"}],
        "risks": [
            {"risk_class": "失职渎职", "point": "不到场核查就填写核查表", "form": "几份核查表笔迹相同没有照片",
             "control": "两人到场并把照片当场上传", "item": "xk-shipin", "step": "shencha"},
        ],
    },
    {
        "kind": "supervision_order", "id": "db-70", "publisher": "qu-sifaju", "published_on": "2026-12-04",
        "permit_case": "bj-1", "about": "承诺期限", "form": "督办", "issued_on": "2026-12-04", "to": "qu-shichangju",
        "reply_due": "2026-12-11",
    },
]  # fmt: skip
PAGES = {
    "risk_post.html": "risks/posts/gw-shipin/",
    "order.html": "supervision/orders/db-70/",
    "notice.html": "supervision/notices/qu-shichangju/",
    "a ledger": "risks/",
    "what waits": "supervision/alerts/",
}
"""By their templates; those of the last two are the public's too, with rows that only the intranet sees."""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = Folder(tmp_path_factory.mktemp("office"), with_cases=True)
    permit = folder.root / "powers/cases/bj-1.yaml"
    text = re.sub(
        r"(?ms)^(outcome|result|payments|publication|committed_on):.*?(?=^\w|\Z)", "", permit.read_text("utf-8")
    )
    permit.write_text(re.sub(r"(?ms)^stages:.*?(?=^\w|\Z)", PERMIT, text), "utf-8")
    folder.lay(RECORDS)
    site = tmp_path_factory.mktemp("site") / "intranet"
    with District(folder.root, jobs=1, edition=Edition.INTRANET) as district:
        built = district.build(site, DAY)
    assert not built.refused, built.diagnostics
    with served(tree(site)) as at:
        yield at


def test_each_template_is_looked_at_here_or_among_the_publics():
    own = {file.name for file in (ROOT / "site_templates").glob("*.html")} - TEMPLATES
    assert own - set(PAGES) == {"main.html", "edition_home.html", "edition_lacks.html"}


@pytest.mark.parametrize("kind", PAGES)
def test_it_is_fit_for_every_reader(address, chromium, kind):
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: make browser")
    surveyor = Surveyor(chromium, address)
    seen = surveyor.look(PAGES[kind])
    surveyor.close()
    assert {mode: found.lines() for mode, found in seen.items()} == {mode.name: [] for mode in MODES}
