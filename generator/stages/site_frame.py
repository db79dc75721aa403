"""The site's frames, prose and templates, as one build uses them; the run of MkDocs behind them is kept by the store."""

import contextlib
from collections.abc import Mapping
from dataclasses import astuple
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import ClassVar, Final

import msgspec
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from generator.build.fingerprint import files_fingerprint, fingerprint, joint_fingerprint
from generator.build.trace_store import TraceReader, TraceStore
from generator.diagnostics.diagnostic import Text
from generator.model.edition import Edition
from generator.pages import template_code
from generator.pages import templates as page_templates
from generator.pages.shell import Shell, cut
from generator.pages.stamping import closure_of
from generator.pages.templates import Templates
from generator.stages.prose import ProsePage, build_prose, prose_inputs, template_folders

_STAGE: Final = "prose"


class FrameIndex(msgspec.Struct, frozen=True):
    """What a build has to know of frames and prose before it draws anything."""

    key: str
    shells: dict[str, bytes]
    """`area/depth` → digest of the frame."""
    files: dict[str, bytes]
    """Path in the site → digest of a file that MkDocs made."""
    pages: dict[str, tuple[str, str, str, str, str]]
    """Path below content/ → the fields of its ProsePage."""


class _Run(msgspec.Struct, frozen=True):
    shells: dict[str, str]
    files: dict[str, bytes]


class FrameFault(Exception):
    """MkDocs or the templates refuse; each of `messages` says why."""

    def __init__(self, messages: tuple[Text, ...]) -> None:
        super().__init__(messages)
        self.messages = messages


def frame_key(root: Path, edition: Edition = Edition.PUBLIC) -> bytes:
    """Hash of everything that prose and frames are made from."""
    files = prose_inputs(root)
    above = joint_fingerprint(str(file).encode() for file in files)
    return joint_fingerprint(
        [edition.encode(), above, *(file.read_bytes() if file.is_file() else b"" for file in files)]
    )


def templates_key(root: Path) -> bytes:
    """Hash of every template."""
    return joint_fingerprint(
        files_fingerprint(folder, sorted(folder.rglob("*.html"))) for folder in template_folders(root)
    )


def frame_index(root: Path, store: TraceStore, key_of_inputs: bytes, edition: Edition = Edition.PUBLIC) -> FrameIndex:
    """The index of the frames of the district in `root`; MkDocs runs only where an input has changed.

    `key_of_inputs` is what `frame_key` gives for the edition.
    """
    key = key_of_inputs.hex()
    held = store.made_one(_STAGE, f"{key} index")
    if held is not None:
        return msgspec.msgpack.decode(held, type=FrameIndex)
    prose = build_prose(root, edition)
    if prose.faults:
        raise FrameFault(prose.faults)
    if "index.md" not in prose.pages:
        raise FrameFault((_NO_FRONT_PAGE,))
    shells = {f"{area}/{depth}": html for (area, depth), html in prose.shells.items()}
    index = FrameIndex(
        key=key,
        shells={name: bytes.fromhex(cut(html).digest) for name, html in shells.items()},
        files={path: fingerprint(data) for path, data in prose.files.items()},
        pages={path: astuple(page) for path, page in prose.pages.items()},
    )
    store.drop_made(_STAGE, store.made_keys(_STAGE))
    encode = msgspec.msgpack.encode
    store.keep_made(_STAGE, [(key, encode(_Run(shells, dict(prose.files)))), (f"{key} index", encode(index))])
    return index


_NO_FRONT_PAGE: Final = Text(
    "没有 content/index.md：首页的正文写在那里", "there is no content/index.md, which holds the front page's prose"
)


def prose_pages(index: FrameIndex) -> Mapping[str, ProsePage]:
    """Bodies of the pages of content/, by their path there."""
    return {path: ProsePage(*page) for path, page in index.pages.items()}


@lru_cache(maxsize=2)
def _run(state: Path, key: str) -> _Run:
    reader = TraceReader(state)
    found = dict(reader.made(_STAGE, [key]))
    reader.close()
    return msgspec.msgpack.decode(found[key], type=_Run)


def prose_files(state: Path, key: str) -> Mapping[str, bytes]:
    """The files that MkDocs made, by their path in the site."""
    return _run(state, key).files


@lru_cache(maxsize=128)
def shell(state: Path, key: str, area: str, depth: int) -> Shell:
    """The frame of an area and depth."""
    return cut(_run(state, key).shells[f"{area}/{depth}"])


@lru_cache(maxsize=2)
def templates(folders: tuple[Path, ...], key: bytes, state: Path | None = None) -> Templates:
    """The templates in `folders`, an earlier folder before a later; `key` is their hash: changed ones are read anew.

    Beside the file `state` they are kept compiled.
    """
    del key
    sources: dict[str, str] = {}
    for folder in reversed(folders):
        for file in folder.rglob("*.html"):
            sources[file.relative_to(folder).as_posix()] = file.read_text("utf-8")
    return Templates(sources, _compiled(state.parent / "templates") if state else None)


class _Compiled(FileSystemBytecodeCache):
    """Remembers besides what this process has compiled: a second district, or one whose state was deleted, takes it over."""

    _remembered: ClassVar[dict[tuple[str, str], CodeType]] = {}
    """By a template's name and the hash of its text, as Jinja's `Bucket` has them."""

    def load_bytecode(self, bucket: Bucket) -> None:
        super().load_bytecode(bucket)
        if bucket.code is None and (code := self._remembered.get((bucket.key, bucket.checksum))):
            bucket.code = code
            self.dump_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._remembered[bucket.key, bucket.checksum] = bucket.code
        # The state's folder may be deleted at any time, under a program that goes on too.
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled(folder: Path) -> FileSystemBytecodeCache:
    """Compiled templates in a folder that may be deleted at any time."""
    folder.mkdir(exist_ok=True)
    # Jinja knows a template by its text; how the program sets Jinja up decides the rest.
    program = joint_fingerprint(Path(file).read_bytes() for file in (page_templates.__file__, template_code.__file__))
    return _Compiled(str(folder), f"{program.hex()[:8]}-%s")


def closures(folders: tuple[Path, ...], key: bytes, names: list[str], store: TraceStore) -> Mapping[str, str]:
    """Digest of each of these templates with all that it names; worked out once for each state of the templates."""
    held = store.made_one("closures", key.hex())
    found = msgspec.msgpack.decode(held, type=dict[str, str]) if held is not None else {}
    if found.keys() != set(names):
        found = {name: closure_of(name, templates(folders, key)) for name in names}
        store.drop_made("closures", store.made_keys("closures"))
        store.keep_made("closures", [(key.hex(), msgspec.msgpack.encode(found))])
    return found
