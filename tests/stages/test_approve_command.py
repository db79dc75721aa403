"""`liangquan approve`: who may approve what, and what stands in the file. Rule A-4 is held here, for no record breaks it."""

from pathlib import Path

import pytest

from tests.build.small_office import edit, put_record, put_text, record_file, record_in, with_settings, write_office
from tests.pages.small_register import unit
from tests.provenance.office import Office
from tests.stages.office_commands import Left, Terminal

FILE = "powers/approvals/qu-shichang.yaml"


class Legal(Terminal):
    """The legal office's terminal."""

    def approves(self, *words: str) -> Left:
        on = () if "--on" in words else ("--on", "2026-06-30")
        return self.types("approve", *words, "--by", "周明", *on)

    def approved(self) -> dict[str, dict[str, str]]:
        return {entry["item"]: entry for entry in record_in(self.root / FILE)["approved"]}


@pytest.fixture
def legal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Legal:
    write_office(tmp_path)
    put_text(tmp_path / "mkdocs.yml", with_settings(approval="names"))
    return Legal(tmp_path, capsys)


def test_an_approval_is_an_entry_in_the_file_of_its_unit(legal: Legal) -> None:
    left = legal.approves("xk-shipin")
    assert (left.code, left.err) == (0, "")
    assert FILE in left.out
    record = record_in(legal.root / FILE)
    assert (record["id"], record["unit"], record["publisher"]) == ("qu-shichang", "qu-shichang", "qu-sifa")
    entry = legal.approved()["xk-shipin"]
    assert (entry["on"], entry["by"], entry["post"]) == ("2026-06-30", "周明", "法制机构负责人")
    assert len(entry["digest"]) == 64


def test_once_is_enough(legal: Legal) -> None:
    legal.approves("xk-shipin")
    before = (legal.root / FILE).read_bytes()
    left = legal.approves("xk-shipin", "--on", "2026-07-01")
    assert (legal.root / FILE).read_bytes() == before
    assert "approved already (2026-06-30" in left.out


def test_after_a_change_it_is_approved_anew_and_the_comments_stay(legal: Legal) -> None:
    legal.approves("--all")
    file = legal.root / FILE
    put_text(file, "# 司法局维护，勿手改\n" + file.read_text("utf-8").replace("approved:", "approved:  # 本年度"))
    first = legal.approved()
    edit(record_file(legal.root, "guide", "zn-shipin"), conditions=["有固定的经营场所和设备"])
    left = legal.approves("xk-shipin", "--on", "2026-07-01")
    assert left.code == 0
    again = legal.approved()
    assert again["xk-shipin"]["digest"] != first["xk-shipin"]["digest"]
    assert again["cf-shipin"] == first["cf-shipin"]
    text = file.read_text("utf-8")
    assert text.startswith("# 司法局维护，勿手改\n")
    assert "approved:  # 本年度" in text


@pytest.mark.parametrize("words", [("--all",), ("--unit", "qu-shichang")])
def test_all_of_a_unit_at_once(legal: Legal, words: tuple[str, ...]) -> None:
    assert legal.approves(*words).code == 0
    assert set(legal.approved()) == {"xk-shipin", "cf-shipin"}
    assert legal.types("check").out.count("A-") == 0


def test_an_unknown_item_is_told_with_the_nearest(legal: Legal) -> None:
    left = legal.approves("xk-shipn", "cf-shipin")
    assert left.code == 1
    assert "Did you mean “xk-shipin”?" in left.err
    assert not (legal.root / FILE).exists()


def test_an_item_that_is_not_in_use_is_not_approved(legal: Legal) -> None:
    edit(record_file(legal.root, "power_item", "xk-shipin"), status="暂停实施", status_reason="依据修订")
    edit(record_file(legal.root, "power_item", "cf-shipin"), legal_basis=[])
    left = legal.approves("xk-shipin", "cf-shipin")
    assert left.code == 1
    assert "xk-shipin is not in use" in left.err
    assert "name a basis in force" in left.err


def test_a_withdrawn_item_is_not_approved(legal: Legal) -> None:
    edit(record_file(legal.root, "power_item", "xk-shipin"), withdrawn={"on": "2026-05-01", "reason": "登记有误"})
    assert "was withdrawn" in legal.approves("xk-shipin").err


def test_a_faulty_record_is_not_approved(legal: Legal) -> None:
    edit(record_file(legal.root, "process", "lc-shipin"), arrows=[])
    left = legal.approves("xk-shipin")
    assert left.code == 1
    assert "powers/process/lc-shipin.yaml" in left.err


def test_a_record_that_cannot_be_read_is_told_as_such(legal: Legal) -> None:
    edit(record_file(legal.root, "power_item", "xk-shipin"), status="不知道")
    left = legal.approves("xk-shipin")
    assert left.code == 1
    assert "powers/power_item/xk-shipin.yaml has" in left.err
    assert legal.approves("cf-shipin").code == 0, "what another record lacks is no reason"


def test_nobody_approves_what_is_their_own(legal: Legal) -> None:
    left = legal.approves("xk-shipin", "--office", "qu-shichang")
    assert left.code == 1
    assert "I-10" in left.err
    put_record(legal.root, unit("qu-fazhi", "示例区市场监管局法制科", belongs_to="qu-shichang"))
    assert "I-10" in legal.approves("xk-shipin", "--office", "qu-fazhi").err
    assert not (legal.root / FILE).exists()


def test_another_office_must_be_made_the_unit_s_first(legal: Legal) -> None:
    put_record(legal.root, unit("qu-zhengfuban", "示例区政府办"))
    legal.approves("xk-shipin")
    left = legal.approves("cf-shipin", "--office", "qu-zhengfuban")
    assert left.code == 1
    assert f"change `publisher` in {FILE}" in left.err


@pytest.mark.parametrize(
    "words",
    [(), ("xk-shipin", "--all"), ("xk-shipin", "--on", "2999-01-01"), ("xk-shipin", "--on", "昨天")],
    ids=["nothing", "both", "a day to come", "no day"],
)
def test_wrong_use_is_told_and_writes_nothing(legal: Legal, words: tuple[str, ...]) -> None:
    left = legal.approves(*words)
    assert left.code == 2
    assert left.err
    assert not (legal.root / FILE).exists()


def test_an_approval_of_nobody_is_none(legal: Legal) -> None:
    for nobody in ("", "  "):
        left = legal.types("approve", "xk-shipin", "--by", nobody)
        assert left.code == 2
        assert "--by is empty" in left.err
    assert not (legal.root / FILE).exists()


def test_an_approval_by_name_is_given_anew_once_approvals_are_signed(
    legal: Legal, tmp_path_factory: pytest.TempPathFactory
) -> None:
    legal.approves("--all")
    office = Office(legal.root, tmp_path_factory.mktemp("keys"))
    office.write(".gitignore", ".liangquan/\n")
    office.commit(None, "2026-06-30")
    put_text(legal.root / "mkdocs.yml", with_settings(approval="keys"))
    office.holders["sifa-01"] = [{"unit": "qu-sifa", "post": "法制机构负责人", "from": "2026-01-01"}]
    office.begin("2026-07-01")
    left = legal.approves("xk-shipin", "--on", "2026-07-01")
    assert left.code == 0
    assert "git commit -S" in left.out
    assert [legal.approved()[item]["on"] for item in ("xk-shipin", "cf-shipin")] == ["2026-07-01", "2026-06-30"]
    assert "does not count: it is not committed" in legal.approves("xk-shipin", "--on", "2026-07-01").out
    office.commit("sifa-01", "2026-07-01")
    assert "approved already (2026-07-01" in legal.approves("xk-shipin", "--on", "2026-07-02").out


def test_an_unknown_unit_or_office_is_told(legal: Legal) -> None:
    assert "no unit “qu-shichan”" in legal.approves("--unit", "qu-shichan").err
    assert "Did you mean “qu-sifa”?" in legal.approves("xk-shipin", "--office", "qu-sif").err


def test_a_district_that_has_not_said_how_is_told_once_and_loses_nothing(legal: Legal) -> None:
    put_text(
        legal.root / "mkdocs.yml", with_settings(approval="").replace("approval: ,", "").replace(", approval: ", "")
    )
    told = legal.types("check").out
    assert told.count("A-4") == 1
    assert "approve --all" in told
    built = legal.types("build", "--jobs", "1")
    assert "A-4" not in built.out
    page = (legal.root / "site/items/xk-shipin/index.html").read_text("utf-8")
    assert "场所布局图" in page
    assert "审核确认" not in page


def test_a_district_that_wants_none_is_told_nothing(legal: Legal) -> None:
    put_text(legal.root / "mkdocs.yml", with_settings(approval="off"))
    assert "A-" not in legal.types("check").out


def test_a_wrong_setting_is_told_with_what_to_write(legal: Legal) -> None:
    put_text(legal.root / "mkdocs.yml", with_settings(approval="perhaps"))
    left = legal.types("check")
    assert left.code == 2
    assert "one of off, names, keys" in left.err
