"""The folder that a site is built into: ours, or nobody's; never among the sources."""

from pathlib import Path
from typing import Final

from generator.build.engine import UNFINISHED, put
from generator.model.edition import Edition
from generator.records.source_files import FOLDERS

MARK: Final = ".liangquan"
"""The file that says a folder is a site of ours: only such a folder, or an empty one, is built into."""


_NOT_FOR_SITES: Final = (*FOLDERS, "content", "site_templates", ".liangquan", ".git")


class ForeignFolder(Exception):  # told to the user as a wrong argument
    """The site's folder holds files that no build of ours made, or is no folder."""


class OtherEdition(ForeignFolder):
    """The folder holds a site of another edition: what is not public would lie beside what is."""


class SiteAmongSources(ForeignFolder):
    """The site's folder is the district's own, holds it, or lies in a folder of records, prose, templates or state."""


def see_that_it_is_ours(site: Path, root: Path, mark: str = MARK) -> None:
    """Nothing, where the site may be built into `site`. Both paths are resolved. Raises ForeignFolder, SiteAmongSources.

    `mark` names the file that says whose the folder is: a catalogue is no site, and neither is written over the other.
    """
    if is_among_sources(site, root):
        raise SiteAmongSources(str(site))
    above = site if site.exists() else next(folder for folder in site.parents if folder.exists())
    if not above.is_dir():
        raise ForeignFolder(str(above))
    # Killed at its very first file, a build leaves that one unfinished.
    if above == site and not (site / mark).is_file() and any(not _unfinished(path) for path in site.iterdir()):
        raise ForeignFolder(str(site))


def is_among_sources(folder: Path, root: Path) -> bool:
    """Whether the folder is the district's own, holds it, or lies among its sources and state. Both paths are resolved."""
    return root.is_relative_to(folder) or any(folder.is_relative_to(root / name) for name in _NOT_FOR_SITES)


def is_in_site(folder: Path) -> bool:
    """Whether the folder is a site of ours or lies in one: what is put there may be published with it. It is resolved."""
    return any((above / MARK).is_file() for above in (folder, *folder.parents))


def see_that_it_is_of(edition: Edition, site: Path) -> None:
    """Nothing, where `site` holds nothing yet or a site of this edition. Raises OtherEdition."""
    mark = site / MARK
    if mark.is_file() and mark.read_bytes() != mark_bytes(edition):
        raise OtherEdition(str(site))


def mark_bytes(edition: Edition) -> bytes:
    """What the mark says."""
    return b"liangquan\n" if edition is Edition.PUBLIC else f"liangquan {edition}\n".encode()


def default_folder(root: Path, edition: Edition) -> Path:
    """Where a site goes that is given no folder."""
    return root / ("site" if edition is Edition.PUBLIC else f"site-{edition}")


def _unfinished(path: Path) -> bool:
    return path.name.startswith(UNFINISHED)


def claim(site: Path, edition: Edition) -> None:
    """Make the site's folder ours."""
    site.mkdir(parents=True, exist_ok=True)
    put(str(site), MARK, mark_bytes(edition))
