"""Prose and frames: one run of MkDocs with Material over `content/`.

The run also renders one placeholder page for each area and depth, which `generator.pages.shell` cuts into
frames. It is needed only when a file of `prose_inputs` has changed; MkDocs isn't loaded before that.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from generator.diagnostics.diagnostic import Text
from generator.model.edition import Edition
from generator.pages.templates import templates_named_in


@dataclass(frozen=True, slots=True)
class ProsePage:
    """The body of one page of `content/`, for a page that shows it among other things: the front page."""

    title: str
    description: str
    html: str
    publisher: str = ""
    published_on: str = ""
    """As its front matter says them."""


@dataclass(frozen=True, slots=True)
class Prose:
    """What a run of MkDocs gives. Where there is a fault, there is nothing else."""

    faults: tuple[Text, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Path in the site → bytes: pages of `content/`, `404.html`, Material's assets and ours."""
    shells: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """(area, depth) → HTML of the placeholder page, for `shell.cut`."""
    assets: Mapping[str, str] = field(default_factory=dict)
    """Path of one of our own assets → the address to use for it from the root, with a digest of its bytes."""
    pages: Mapping[str, ProsePage] = field(default_factory=dict)
    """Path below `content/` → body of the page."""


def build_prose(root: Path, edition: Edition = Edition.PUBLIC) -> Prose:
    """The prose of the district in `root`, and the frames of all its pages, which say an edition that is not the public's.

    Writes nothing under `root`.
    """
    # Loading MkDocs takes longer than a whole build in which nothing has changed.
    from generator.stages.mkdocs_run import run  # noqa: PLC0415

    return run(root, template_folders(root), "" if edition is Edition.PUBLIC else edition.in_chinese)


def template_folders(root: Path) -> tuple[Path, ...]:
    """Where templates are looked for: the district's own folder, if it has one, before this program's."""
    inside_package, in_checkout = (Path(__file__).resolve().parents[n] / "site_templates" for n in (1, 2))
    ours = inside_package if inside_package.is_dir() else in_checkout
    own = (root / "site_templates").resolve()
    return (own, ours) if own.is_dir() and own != ours else (ours,)


_ROOTS: Final = ("main.html", "404.html")


def prose_inputs(root: Path) -> list[Path]:
    """Every file that the result of `build_prose` depends on, in a fixed order.

    Of the templates, only those that MkDocs reads: an edit of a record's template must not start MkDocs.
    """
    folders = template_folders(root)
    return sorted(
        {
            root / "mkdocs.yml",
            *_files_under(root / "content"),
            *(asset for folder in folders for asset in _files_under(folder / "assets")),
            *(sheet for folder in folders for sheet in sorted(folder.rglob("*.css"))),
            *_frame_templates(folders),
        }
    )


def _files_under(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent) / name for name in names if not name.startswith("."))


def _frame_templates(folders: tuple[Path, ...]) -> set[Path]:
    """The frame's own templates, those they name, and those that take the place of one of Material's."""
    found: dict[str, Path] = {}
    waiting = [*_ROOTS, *MATERIAL_PARTIALS]
    while waiting:
        name = waiting.pop()
        path = next((folder / name for folder in folders if (folder / name).is_file()), None)
        if path is None or name in found:
            continue
        found[name] = path
        waiting.extend(other for other in templates_named_in(path.read_text(encoding="utf-8")) if other)
    return set(found.values())


MATERIAL_PARTIALS: Final = (
    "partials/footer.html",
    "partials/header.html",
    "partials/javascripts/base.html",
    "partials/javascripts/content.html",
    "partials/javascripts/palette.html",
    "partials/language.html",
)
"""Material's templates that `site_templates` replaces, and that Material's own templates include."""
