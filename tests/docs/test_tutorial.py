"""The tutorial does what it says, command by command, in a copy of this repository's content."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
TUTORIAL = ROOT / "docs" / "tutorials" / "add-a-power-item.md"
ITEM = "powers/items/jc-lianxi-huodongshi.yaml"
PAGE = "site/items/jc-lianxi-huodongshi/index.html"


class Block(NamedTuple):
    """A fenced block: the section it stands in, its language, its text, and the line before it."""

    section: str
    language: str
    text: str
    before: str


def _blocks() -> Iterator[Block]:
    section, before = "", ""
    lines = iter(TUTORIAL.read_text(encoding="utf-8").split("\n"))
    for line in lines:
        if line.startswith("## "):
            section = line.split(".")[0].removeprefix("## ")
        if found := re.fullmatch(r"```(\w+)", line):
            inside = []
            for inner in lines:
                if inner == "```":
                    break
                inside.append(inner)
            yield Block(section, found[1], "\n".join(inside) + "\n", before)
        elif line:
            before = line


class Clone:
    """A copy of what an editor works on."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("mkdocs.yml", "content", "powers", "flowcharts", "community", "site_templates"):
            source = ROOT / name
            shutil.copytree(source, root / name) if source.is_dir() else shutil.copy(source, root / name)
        # The tutorial is about one item: a hundred communities would only slow it down.
        shutil.rmtree(root / "community" / "entries")

    def follow(self, section: str) -> list[subprocess.CompletedProcess[str]]:
        """Do what a section says: run its commands, write its records, in their order."""
        done = []
        for block in _blocks():
            if block.section != section:
                continue
            if block.language == "sh":
                done += [self._run(line) for line in block.text.splitlines()]
            elif block.language == "yaml":
                self._write(block)
        return done

    def _run(self, line: str) -> subprocess.CompletedProcess[str]:
        program, *arguments = shlex.split(line)
        if program == "rm":
            for path in arguments:
                (self.root / path).unlink()
            return subprocess.CompletedProcess(line, 0, "", "")
        if (program, *arguments[:1]) == ("git", "checkout"):
            for path in arguments[1:]:
                shutil.copy(ROOT / path, self.root / path)
            return subprocess.CompletedProcess(line, 0, "", "")
        assert program == "liangquan", line
        return subprocess.run(
            [sys.executable, "-m", "generator.cli", "-C", str(self.root), *arguments],
            cwd=ROOT, check=False, capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip

    def _write(self, block: Block) -> None:
        if found := re.fullmatch(r"`([\w/.-]+\.yaml)`", block.before):
            path = self.root / found[1]
            assert path.is_file(), f"{found[1]} was not begun with `liangquan new`"
            path.write_text(block.text, encoding="utf-8")
            return
        above = re.search(r"above `(\w+)` in `([\w/.-]+)`", block.before)
        assert above, block.before
        self.change(above[2], f"\n{above[1]}:", f"\n{block.text}{above[1]}:")

    def change(self, file: str, was: str, typed: str) -> None:
        text = (self.root / file).read_text(encoding="utf-8")
        assert was in text
        (self.root / file).write_text(text.replace(was, typed, 1), encoding="utf-8")

    def page(self, file: str = PAGE) -> str:
        return (self.root / file).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    return Clone(tmp_path_factory.mktemp("clone"))


def test_the_tutorial_does_what_it_says(clone: Clone) -> None:
    for section in ("2", "3"):
        assert [run.returncode for run in clone.follow(section)] == [0]

    clone.change(ITEM, "sphere: 政务", "sphere: 政府")
    (faulty,) = clone.follow("4")
    assert faulty.returncode == 1
    (shown,) = (block.text for block in _blocks() if block.language == "text")
    assert shown in faulty.stdout
    clone.change(ITEM, "sphere: 政府", "sphere: 政务")

    (built,) = clone.follow("5")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "警告[I-1]" in built.stdout + built.stderr
    assert "暂停实施" in clone.page()
    assert "<svg" not in clone.page()

    *began, checked, why, built = clone.follow("6")
    assert all(run.returncode == 0 for run in (*began, checked, why, built))
    assert "A-1" in checked.stdout
    assert "共 1 处警告" in checked.stdout
    assert "items/jc-lianxi-huodongshi/" in why.stdout
    assert "待确认" in clone.page()
    assert "活动室办法" not in clone.page()

    assert [run.returncode for run in clone.follow("7")] == [0, 0]
    assert "<svg" in clone.page()
    assert "没有设定依据" not in clone.page()
    assert "活动室办法" in clone.page()
    assert "社区活动室安全检查（练习）" in clone.page("site/provisions/lianxi-banfa-3/index.html")

    assert clone.follow("8")[-1].returncode == 0
    assert not (clone.root / PAGE).exists()


def test_setting_up_is_what_the_makefile_offers() -> None:
    (console,) = (block.text for block in _blocks() if block.language == "console")
    targets = re.findall(r"\$ make (\w+)", console)
    assert targets
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(f"\n{target}:" in makefile for target in targets)
