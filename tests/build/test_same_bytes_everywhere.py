"""The same records give the same site: whatever the hash seed, time zone, locale, folder or number of processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.sample import sample_files
from generator.sample.chance import SNAPSHOT
from tests.build.small_office import differing, put_text

SURROUNDINGS = {
    "a machine in Chengdu": {"PYTHONHASHSEED": "0", "TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "jobs": "1"},
    "a server of plain C": {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C", "jobs": "2"},
    "another half of the world": {"PYTHONHASHSEED": "random", "TZ": "Pacific/Kiritimati", "LANG": "en_US", "jobs": "2"},
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The small sample, written and built anew in each of the surroundings."""
    files = list(sample_files("small", 2009))
    built, running = {}, []
    for number, (name, variables) in enumerate(SURROUNDINGS.items()):
        root = tmp_path_factory.mktemp("x" * (number + 1)) / f"区 {number}"
        for path, text in files:
            put_text(root / path, text)
        with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
            settings.write("    precompressed: gz,br\n    traditional: true\n")
        built[name] = root / "site"
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "TZ"))}
        running.append(_built(root, environment | variables))
    for process in running:
        told, errors = process.communicate(timeout=120)
        assert process.returncode == 0, told + errors
    return built


def _built(root: Path, environment: dict[str, str]) -> "subprocess.Popen[str]":
    options = [
        "-C",
        str(root),
        "--lang",
        "en",
        "build",
        "--jobs",
        environment.pop("jobs"),
        "--today",
        SNAPSHOT.isoformat(),
    ]
    return subprocess.Popen(
        [sys.executable, "-m", "generator.cli", *options],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.mark.parametrize("other", [name for name in SURROUNDINGS if name != "a machine in Chengdu"])
def test_the_same_site_is_built_in_any_surroundings(sites: dict[str, Path], other: str) -> None:
    assert differing(sites["a machine in Chengdu"], sites[other]) == {}


def test_no_page_tells_where_or_when_it_was_built(sites: dict[str, Path]) -> None:
    site = sites["a server of plain C"]
    folder = str(site.parent.parent).encode()
    assert not [path for path in site.rglob("*") if path.is_file() and folder in path.read_bytes()]
