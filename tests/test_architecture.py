"""The arrows between rooms, and what a pure room may not touch, held over the imports themselves."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator

PACKAGE = Path(generator.__file__).parent

ROOMS = {
    "diagnostics": set(),
    "records": {"diagnostics"},
    "model": {"records", "diagnostics"},
    "kinds": {"model", "records", "diagnostics"},
    "facts": {"kinds", "model", "records", "diagnostics"},
    "svg": set(),
    "flowcharts": {"svg", "facts", "kinds", "model", "records", "diagnostics"},
    "figures": {"svg"},
    "documents": {"facts", "kinds", "model", "records", "diagnostics"},
    "pages": {"documents", "figures", "facts", "kinds", "model", "records", "diagnostics"},
    "search": {"facts", "kinds", "model", "records", "diagnostics"},
    "disclosure": {"search", "model", "diagnostics"},
    "sample": {"facts", "kinds", "model", "records", "diagnostics"},
    "build": set(),
    "release": set(),
    "node": {"release", "diagnostics"},
}
"""Room → the rooms it may import besides itself."""

RIM = {
    "stages": "reads, writes and starts processes, so that the rooms need not",
    "provenance": "starts git, which verifies signatures, and reads roles.yaml",
    "publish": "makes editions and releases of what was built, and brings them to the nodes",
    "reference": "writes the pages of docs/ from all that there is, commands and settings included",
}
"""Rooms that may import any other, and why."""

PURE = (
    "diagnostics",
    "model",
    "kinds",
    "facts",
    "pages",
    "svg",
    "flowcharts",
    "figures",
    "search",
    "disclosure",
    "documents",
)

IMPURE = {
    "asyncio", "fcntl", "glob", "http", "importlib", "io", "mmap", "multiprocessing", "os", "pathlib", "pickle", "random",
    "secrets", "shutil", "signal", "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time", "urllib.request",
    "watchfiles",
}  # fmt: skip
"""Clock, chance, files, processes, network, the program's own surroundings."""

IMPURE_CALLS = {"open", "input", "print", "exec", "eval", "__import__"}
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today")}

EXCEPTIONS = {
    ("flowcharts/layout.py", "tempfile"): "Graphviz's C library writes its layout to a file only",
    ("disclosure/archives.py", "io"): "zipfile reads from what looks like a file, here from memory",
    ("disclosure/pdf_text.py", "io"): "so does pypdf",
}
"""(file, module) → why that pure file may import it."""

BETWEEN_KINDS = {
    ("kinds/community_entry.py", "generator.kinds.finance_statement"): "a part of an entry, no kind of record",
    ("kinds/penalty_case.py", "generator.kinds.penalty_procedure"): "the stages of a case, no kind of record",
}


def modules(room: str) -> Iterator[tuple[str, ast.Module]]:
    for file in sorted((PACKAGE / room).rglob("*.py")):
        yield file.relative_to(PACKAGE).as_posix(), ast.parse(file.read_text("utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    """Every module that is imported, at the top of a file or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "an import says where its module is"
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def room_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "generator" and len(parts) > 1 else None


def test_every_room_is_in_the_plan() -> None:
    rooms = {file.parent.name for file in PACKAGE.glob("*/__init__.py")}
    assert rooms <= {*ROOMS, *RIM}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_rooms_to_its_right(room: str) -> None:
    wrong = [
        f"{file} imports {module}"
        for file, tree in modules(room)
        for module in imports(tree)
        if (found := room_of(module)) is not None and found not in {room, *ROOMS[room], "__version__"}
    ]
    assert wrong == []


def test_the_arrows_form_no_ring() -> None:
    def below(room: str) -> set[str]:
        return ROOMS[room] | {further for inner in ROOMS[room] for further in below(inner)}

    assert all(room not in below(room) for room in ROOMS)


def test_the_stages_never_import_the_command_line() -> None:
    wrong = [
        f"{file} imports {module}"
        for file, tree in modules("stages")
        for module in imports(tree)
        if module == "generator.cli" or module.startswith("generator.cli.")
    ]
    assert wrong == []


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_touches_no_clock_file_process_or_chance(room: str) -> None:
    wrong = []
    for file, tree in modules(room):
        for module in imports(tree):
            impure = module in IMPURE or module.split(".")[0] in IMPURE
            if impure and not any((file, above) in EXCEPTIONS for above in (module, module.split(".")[0])):
                wrong.append(f"{file} imports {module}")
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in IMPURE_CALLS:
                wrong.append(f"{file}:{node.lineno} calls {node.func.id}")
            if isinstance(node, ast.Attribute) and (ast.unparse(node.value), node.attr) in CLOCKS:
                wrong.append(f"{file}:{node.lineno} reads the clock")
            if isinstance(node, ast.Global):
                wrong.append(f"{file}:{node.lineno} writes a global")
    assert wrong == []


def test_every_exception_is_still_needed() -> None:
    found = {(file, module) for room in PURE for file, tree in modules(room) for module in imports(tree)}
    assert EXCEPTIONS.keys() | BETWEEN_KINDS.keys() <= found


def test_kinds_never_import_each_other() -> None:
    kinds = {f"generator.kinds.{file.stem}" for file in (PACKAGE / "kinds").glob("*.py") if file.stem != "__init__"}
    wrong = [
        f"{file} imports {module}"
        for file, tree in modules("kinds")
        for module in imports(tree)
        if file != "kinds/__init__.py" and module in kinds and (file, module) not in BETWEEN_KINDS
    ]
    assert wrong == []


def test_no_file_holds_two_ideas() -> None:
    long = {
        file.relative_to(PACKAGE).as_posix(): lines
        for file in PACKAGE.rglob("*.py")
        if (lines := file.read_text("utf-8").count("\n")) > LONGEST and "data" not in file.parts
    }
    assert long.keys() <= LONG_FOR_A_REASON.keys()


LONGEST = 400
LONG_FOR_A_REASON: dict[str, str] = {}
"""Files over 400 lines → why they hold one idea all the same."""
