"""The commands of a node: what they say, in both languages, how they end, and how little they load."""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.cli_node import node_commands
from generator.node.words import HELP, SAYS
from generator.release.bundle import write_bundle
from generator.release.files import Files, alone
from generator.release.store import Store
from tests.node.street import DISTRICT, EDITED, shown, stand_at
from tests.release.office import DAY, ONLINE, ROOT_KEYS, released

NOW = dt.datetime.now(dt.UTC)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def office(tmp_path: Path) -> Store:
    """These commands take the machine's own clock."""
    stand_at(NOW)
    store = Store(tmp_path / "office", Files())
    store.signed.begin(ROOT_KEYS, 2, ONLINE, NOW)
    released(store, {"qu": DISTRICT}, now=NOW)
    return store


def run(capsys: pytest.CaptureFixture[str], *words: object, lang: str = "en") -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["--lang", lang, "node", *map(str, words)])
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def test_a_node_is_set_up_pulls_and_says_how_it_is(
    tmp_path: Path, office: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    node, there = tmp_path / "node", office.folder
    assert run(capsys, "status", "--folder", node)[0] == 2
    code, _, err = run(capsys, "pull", "--from", there, "--folder", node)
    assert (code, "--node" in err) == (2, True)
    code, _, err = run(capsys, "pull", "--from", there, "--folder", node, "--node", "qu")
    assert (code, "--root" in err) == (1, True)
    code, out, _ = run(
        capsys, "pull", "--from", there, "--folder", node, "--node", "qu", "--root", there / "metadata/root.json"
    )
    assert (code, "Release 1 is shown" in out) == (0, True)
    assert run(capsys, "pull", "--from", there, "--folder", node)[:2] == (
        0,
        "Release 1 is shown already, and is the newest.\n",
    )
    assert shown(node) == DISTRICT
    assert run(capsys, "status", "--folder", node)[0] == 0
    code, out, _ = run(capsys, "status", "--folder", node, "--format", "json")
    assert (code, json.loads(out)["state"]) == (0, "current")


def test_a_node_takes_a_bundle(tmp_path: Path, office: Store, capsys: pytest.CaptureFixture[str]) -> None:
    write_bundle(office, tmp_path / "stick.lqb")
    root = office.folder / "metadata/root.json"
    code, out, _ = run(
        capsys, "import", tmp_path / "stick.lqb", "--folder", tmp_path / "node", "--node", "qu", "--root", root
    )
    assert (code, "Release 1 is shown" in out) == (0, True)
    (tmp_path / "cut.lqb").write_bytes((tmp_path / "stick.lqb").read_bytes()[:-1])
    code, _, err = run(capsys, "import", tmp_path / "cut.lqb", "--folder", tmp_path / "node")
    assert (code, "not copied whole" in err) == (2, True)
    assert run(capsys, "import", tmp_path / "none.lqb", "--folder", tmp_path / "node")[0] == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_goes_wrong_is_told_with_what_to_do(
    tmp_path: Path, office: Store, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    node, root = tmp_path / "node", office.folder / "metadata/root.json"
    given = ("--folder", node, "--node", "qu", "--root", root)
    assert run(capsys, "pull", "--from", office.folder, *given, lang=lang)[0] == 0
    told = {}
    told["line"] = run(capsys, "pull", "--from", tmp_path / "gone", *given, lang=lang)
    (tmp_path / "empty").mkdir()
    told["lacking"] = run(capsys, "pull", "--from", tmp_path / "empty", *given, lang=lang)
    told["no edition"] = run(capsys, "pull", "--from", office.folder, "--folder", node, "--node", "quu", lang=lang)
    with alone(node, Files()):
        told["busy"] = run(capsys, "pull", "--from", office.folder, *given, lang=lang)
    stand_at(NOW + 60 * DAY)
    told["expired"] = run(capsys, "pull", "--from", office.folder, *given, lang=lang)
    stand_at(NOW)
    released(office, {"qu": EDITED}, now=NOW)
    metadata = office.folder / "metadata/timestamp.json"
    metadata.write_bytes(metadata.read_bytes().replace(b'"version":2', b'"version":3'))
    told["refused"] = run(capsys, "pull", "--from", office.folder, *given, lang=lang)
    told["no root file"] = run(
        capsys, "pull", "--from", office.folder, "--folder", node, "--root", tmp_path / "none.json", lang=lang
    )
    codes = {name: code for name, (code, _, _) in told.items()}
    assert codes == {"line": 1, "lacking": 1, "no edition": 1, "busy": 1, "expired": 1, "refused": 3, "no root file": 2}
    for name, (_, _, err) in told.items():
        words = SAYS[name].in_language(lang).split("{")[0].split("“")[0]
        assert words in err, name
    if lang == "zh":
        assert f"没有这个目录，优盘或共享盘可能没有接上（{tmp_path / 'gone'}）。仍展示原来的版本" in told["line"][2]
    assert ("是不是 qu？" if lang == "zh" else "Did you mean qu?") in told["no edition"][2]
    assert shown(node) == DISTRICT
    code, out, _ = run(capsys, "status", "--folder", node, lang=lang)
    assert (code, SAYS["fault refused"].in_language(lang) in out) == (1, True)


def test_a_port_that_is_taken_is_told(tmp_path: Path, office: Store, capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    root = office.folder / "metadata/root.json"
    run(capsys, "pull", "--from", office.folder, "--folder", tmp_path / "node", "--node", "qu", "--root", root)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, _, err = run(capsys, "serve", "--folder", tmp_path / "node", "--port", port)
    assert (code, f"port {port} is taken" in err) == (2, True)
    assert run(capsys, "serve", "--folder", tmp_path / "none")[0] == 2


def test_every_word_is_in_both_languages() -> None:
    for text in (*HELP.values(), *SAYS.values()):
        assert text.zh != text.en
        assert all(char < "一" or char > "鿿" for char in text.en), text.en
    for lang in ("zh", "en"):
        assert set(node_commands(lang).commands) == {"pull", "import", "status", "serve", "files"}


def test_a_node_loads_few_libraries() -> None:
    """`requirements-node.lock` is all that a node installs."""
    program = (
        "import pkgutil, sys, importlib, generator.cli, generator.node;"
        "generator.cli.commands('zh');"
        "[importlib.import_module(f'generator.node.{module.name}') for module in pkgutil.iter_modules(generator.node.__path__)];"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert {"tuf", "granian", "click", "urllib3"} <= loaded
    others = {
        "mkdocs",
        "graphviz",
        "pygraphviz",
        "pydantic",
        "msgspec",
        "yaml",
        "jinja2",
        "markdown",
        "asyncssh",
        "obstore",
    }
    assert not loaded & others
