"""`liangquan case documents`, and where documents stand on a site."""

from pathlib import Path

import pytest

from generator.model.edition import Edition
from generator.pipeline import District
from tests.build.small_office import edit, put_text, tree
from tests.casebook import TODAY, Folder
from tests.stages.office_commands import Terminal

DECISION = "site_templates/documents/chufa-juedingshu.html"


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(Folder(tmp_path / "office", with_cases=True).root, capsys)


def types(terminal: Terminal, *cases: str, **options: str):
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    return terminal.types("case", "documents", *cases, *words, "--today", TODAY.isoformat())


def test_the_documents_of_cases_are_written_and_what_they_lack_is_told(terminal: Terminal, tmp_path: Path) -> None:
    left = types(terminal, "aj-1", "bj-1", out=str(tmp_path / "out"))
    assert left.code == 0, left.err
    files = tree(tmp_path / "out")
    assert {path for path in files if path.startswith("aj-1/")} >= {
        "aj-1/chufa-juedingshu.html",
        "aj-1/tingzheng-gaozhishu.html",
    }
    assert {path for path in files if path.startswith("bj-1/")} == {
        f"bj-1/{name}.html" for name in ("shouli-tongzhishu", "songda-huizheng", "zhunyu-xuke-juedingshu")
    }
    assert "成都示例餐饮有限公司" in files["aj-1/chufa-juedingshu.html"].decode()
    assert b"@page { size: A4" in files["document.css"]
    assert "送达地点" in left.out


def test_a_case_that_there_isn_t_is_told_with_the_near_one(terminal: Terminal) -> None:
    left = types(terminal, "aj-11")
    assert left.code == 2
    assert "aj-1" in left.err


def test_a_folder_of_something_else_is_left_alone(terminal: Terminal, tmp_path: Path) -> None:
    put_text(tmp_path / "mine" / "letter.txt", "x")
    assert types(terminal, "aj-1", out=str(tmp_path / "mine")).code == 2
    assert types(terminal, "aj-1", out=str(terminal.root / "powers")).code == 2
    assert list(tree(tmp_path / "mine")) == ["letter.txt"]


def test_an_office_s_own_template_takes_the_place_of_ours(terminal: Terminal, tmp_path: Path) -> None:
    put_text(terminal.root / "site_templates/documents/lian-shenpibiao.html", "<p>本单位的立案表：{{ party.name }}</p>")
    left = types(terminal, "aj-1", out=str(tmp_path / "out"))
    assert left.code == 0, left.err
    assert (tmp_path / "out/aj-1/lian-shenpibiao.html").read_text(
        "utf-8"
    ) == "<p>本单位的立案表：成都示例餐饮有限公司</p>"


HOSTILE = {
    "the insides of Python": "{{ cycler.__init__.__globals__ }}",
    "an endless loop": "{% for a in range(999999999) %}{% endfor %}",
    "a file outside": "{% include '../../etc/passwd' %}",
    "a name that there isn't": "{{ partty }}",
    "no statement": "<p>{{ party.name }}</p>",
}


@pytest.mark.parametrize("template", HOSTILE.values(), ids=HOSTILE)
def test_a_wrong_template_is_told_by_check_build_and_the_command(
    terminal: Terminal, template: str, tmp_path: Path
) -> None:
    put_text(terminal.root / DECISION, f"<p>\n{template}\n")
    for left in (
        terminal.types("check", "--today", TODAY.isoformat()),
        terminal.types("build", "--today", TODAY.isoformat(), "--jobs", "1"),
        types(terminal, "aj-1", out=str(tmp_path / "out")),
    ):
        assert left.code == 1
        assert "C-15" in left.out + left.err
        assert f"{DECISION}:" in left.out + left.err


def test_a_link_out_of_the_folder_is_no_template(terminal: Terminal, tmp_path: Path) -> None:
    secret = put_text(tmp_path / "secret.html", "geheim")
    (terminal.root / DECISION).parent.mkdir(parents=True)
    (terminal.root / DECISION).with_name("lian-shenpibiao.html").symlink_to(secret)
    assert types(terminal, "aj-1", out=str(tmp_path / "out")).code == 0
    assert "geheim" not in (tmp_path / "out/aj-1/lian-shenpibiao.html").read_text("utf-8")


def test_the_intranet_s_case_page_leads_to_them_and_the_public_has_none(terminal: Terminal) -> None:
    root = terminal.root
    for edition, there in ((Edition.PUBLIC, False), (Edition.SUPERVISOR, False), (Edition.INTRANET, True)):
        with District(root, jobs=1, edition=edition) as district:
            assert not district.build(root / f"site-{edition}", TODAY).refused
        files = tree(root / f"site-{edition}")
        document = "penalty-cases/aj-1/chufa-juedingshu.html"
        assert (document in files) == there
        assert (document.encode() in files["penalty-cases/aj-1/index.html"]) == there
        assert any("juedingshu" in path or path.startswith("documents/") for path in files) == there
    assert "示例路3号" in files[document].decode()
    assert b'href="../../documents/document.css"' in files[document]


def test_documents_follow_their_case_and_their_template(terminal: Terminal) -> None:
    root, document = terminal.root, "penalty-cases/aj-1/chufa-juedingshu.html"

    def built() -> dict[str, bytes]:
        with District(root, jobs=1, edition=Edition.INTRANET) as district:
            assert not district.build(root / "site-intranet", TODAY).refused
        return tree(root / "site-intranet")

    built()
    edit(root / "powers/cases/aj-1.yaml", facts="查明的事实改写了。")
    assert "查明的事实改写了。" in built()[document].decode()
    put_text(root / "site_templates/documents/document.css", "body { color: black; }")
    assert built()["documents/document.css"] == b"body { color: black; }"
    edit(root / "powers/cases/aj-1.yaml", withdrawn={"on": "2026-10-14", "reason": "处罚决定经行政复议撤销"})
    assert document not in built()
