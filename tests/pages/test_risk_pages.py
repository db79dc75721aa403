"""The ledger stands in the intranet's edition, and no word of it in the public's (rule P-5)."""

from pathlib import Path

import msgspec
import pytest
import yaml

from generator.disclosure.records import pieces_of
from generator.kinds import KINDS
from generator.kinds.risk_post import RiskPost
from generator.model.edition import Edition
from generator.pipeline import District
from tests.build.small_office import tree
from tests.casebook import ROOT, TODAY, Folder

POSTS = sorted((ROOT / "powers" / "risks").glob("*.yaml"))


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """The small district of the cases in both editions: path → bytes."""
    folder = Folder(tmp_path_factory.mktemp("office"))
    post = {
        "kind": "risk_post", "id": "gw-shipin", "level": "A",
        "lessons": [{"title": "核查走过场被问责的案例", "text": "某单位工作人员长期不到现场，凭经验填写核查表，被问责。"}],
        "risks": [
            {"risk_class": "失职渎职", "point": "不到场核查就填写核查表", "form": "几份核查表笔迹相同没有照片",
             "control": "两人到场并把照片当场上传", "item": "xk-shipin", "step": "shencha"},
        ],
    }  # fmt: skip
    folder.lay([post])
    found = {}
    for edition in (Edition.PUBLIC, Edition.INTRANET):
        site = tmp_path_factory.mktemp("sites") / edition
        with District(folder.root, jobs=1, edition=edition) as district:
            built = district.build(site, TODAY)
        assert not built.refused, built.diagnostics
        found[str(edition)] = tree(site)
    return found


def test_the_public_site_holds_none_of_the_ledger_s_strings(sites: dict[str, dict[str, bytes]]) -> None:
    words = [
        "不到场核查就填写核查表",
        "几份核查表笔迹相同没有照片",
        "两人到场并把照片当场上传",
        "核查走过场被问责的案例",
        "gw-shipin",
        "食品经营许可审查岗",
    ]
    for path, data in sites["public"].items():
        assert not path.startswith("risks/")
        for word in words:
            assert word.encode() not in data, (path, word)


def test_the_intranet_s_site_has_ledger_education_page_and_coverage(sites: dict[str, dict[str, bytes]]) -> None:
    pages = {path: data.decode() for path, data in sites["intranet"].items() if path.endswith(".html")}
    ledger = pages["risks/index.html"]
    assert "食品经营许可审查岗" in ledger
    assert "A级" in ledger
    post = pages["risks/posts/gw-shipin/index.html"]
    for words in ("失职渎职", "两人到场并把照片当场上传", "核查走过场被问责的案例", "环节“审查材料”"):
        assert words in post
    assert "risks/by-unit/qu-shichangju/index.html" in pages
    assert "risks/level-a/index.html" in pages
    uncovered = pages["risks/uncovered/index.html"]
    assert "制证" in uncovered
    assert "审查材料" not in uncovered
    assert 'href="../risks/"' in pages["supervision/index.html"]


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_a_post_of_this_repository_is_marked_as_a_demonstration(path: Path) -> None:
    record = RiskPost.model_validate(yaml.load(path.read_bytes(), yaml.BaseLoader))  # noqa: S506  # it makes text only
    assert record.name.endswith("（演示）")
    assert all(lesson.source == "虚构案例，供演示" for lesson in record.lessons)
    assert list(pieces_of(record.model_dump()))


def test_a_card_can_be_kept_and_read_back() -> None:
    kind = KINDS["risk_post"]
    record = kind.schema.model_validate(yaml.load(POSTS[0].read_bytes(), yaml.BaseLoader))  # noqa: S506  # as above
    card = kind.card(record, "")
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(card), type=kind.card_type) == card
