"""Help and completion, as someone meets them who has never typed the command before."""

import re

import pytest
from click.shell_completion import BashComplete

from generator.cli import commands, main
from generator.diagnostics.rules import RULES
from generator.kinds import KINDS

COMMANDS = (
    "check",
    "build",
    "serve",
    "why",
    "stats",
    "supervise",
    "explain",
    "new",
    "schema",
    "import",
    "sample",
    "catalogue",
    "penalty",
    "penalty suggest",
    "node",
    "node pull",
    "node import",
    "node status",
    "node serve",
    "node files",
)


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert not left.value.code
    return capsys.readouterr().out


def completions(*words: str, begun: str) -> list[str]:
    shell = BashComplete(commands("zh"), {}, "liangquan", "_LIANGQUAN_COMPLETE")
    return [item.value for item in shell.get_completions(list(words), begun)]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_chinese_help_holds_no_english_remark(capsys: pytest.CaptureFixture[str], command: str) -> None:
    told = printed(capsys, "--lang", "zh", *command.split(), "--help")
    for word in ("Usage", "Options", "OPTIONS", "INTEGER", "required", "default:", "Show"):
        assert word not in told


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_english_help_holds_no_chinese(capsys: pytest.CaptureFixture[str], command: str) -> None:
    told = printed(capsys, "--lang", "en", *command.split(), "--help")
    assert not re.search("[\u4e00-\u9fff]", told.replace("第…条", ""))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_help_of_new_names_every_kind(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    told = printed(capsys, "--lang", lang, "new", "--help")
    listed = re.search(r"(?:：|: )((?:[a-z_]+\s+)+[a-z_]+)[。.]", told)
    assert listed is not None
    assert listed[1].split() == list(KINDS)


def test_kinds_and_codes_are_completed() -> None:
    assert completions("new", begun="pro") == ["provision", "process"]
    assert completions("explain", begun="i-1") == [code for code in RULES if code.startswith("I-1")]
    assert completions(begun="bu") == ["build"]
