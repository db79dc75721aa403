"""One run of MkDocs in this process, with everything that would change from run to run taken out."""

import hashlib
import io
import logging
import re
import tempfile
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import mkdocs
from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from yaml import YAMLError

from generator.diagnostics.diagnostic import Text
from generator.disk_faults import is_of_the_disk
from generator.pages import page as pages
from generator.pages import shell
from generator.pages.areas import DEEPEST, FRAMES
from generator.pages.edition_script import FOLDER as EDITION
from generator.pages.kiosk_shell import FOLDER as KIOSK
from generator.pages.page_tags import page_tags, site_tags
from generator.pages.policy import refused_parts
from generator.pages.structured_data import structured_data
from generator.stages.prose import Prose, ProsePage
from generator.stages.style_sheet import LOOKS, one_sheet


def run(root: Path, templates: tuple[Path, ...], edition: str) -> Prose:
    """Prose and frames of the district in `root`; a template comes from the first folder that has it.

    `edition`: its title, which every page says; "" for the public's.
    """
    told = _Told()
    placeholders = _Placeholders(templates)
    with tempfile.TemporaryDirectory(prefix="liangquan-") as site, told:
        try:
            build(_settings(root, templates, Path(site), placeholders, edition))
        except MkDocsException as fault:
            told.add(str(fault))
        except (TemplateError, YAMLError, OSError) as fault:
            if isinstance(fault, OSError) and is_of_the_disk(fault):
                raise
            told.add(f"{type(fault).__name__}: {fault}")
        if told.messages:
            return Prose(faults=tuple(_fault(message) for message in told.messages))
        files = {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in sorted(Path(site).rglob("*"))
            if path.is_file()
        }
    faults = _slot_faults(placeholders) or _policy_faults(files, placeholders)
    if faults:
        return Prose(faults=tuple(faults))
    return Prose((), files, placeholders.shells, placeholders.assets, placeholders.pages)


def _settings(
    root: Path, templates: tuple[Path, ...], site: Path, placeholders: "_Placeholders", edition: str
) -> MkDocsConfig:
    # Read here, for MkDocs' own loader leaves a file open that it can't parse.
    path = root / "mkdocs.yml"
    stream = io.BytesIO(path.read_bytes())
    stream.name = str(path)
    config = load_config(config_file=stream, config_file_path=str(path), site_dir=str(site))
    folders = [str(folder) for folder in templates]
    config.theme.dirs = [*folders, *(folder for folder in config.theme.dirs if folder not in folders)]
    # Our own site map tells of all pages; MkDocs' one tells the day of the build.
    config.theme.static_templates.discard("sitemap.xml")
    config.extra["liangquan_assets"] = placeholders.assets
    config.extra["liangquan_site_tags"] = site_tags(config.site_name, config.site_url or "")
    config.extra["liangquan_edition"] = edition
    config.plugins["liangquan"] = placeholders
    return config


class _Placeholders(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # made generic and checked at run time only
    """Adds the placeholder pages, keeps what MkDocs makes of them, leaves out what the site doesn't use."""

    def __init__(self, templates: tuple[Path, ...]) -> None:
        self.templates = [str(folder) for folder in templates]
        self.shells: dict[tuple[str, int], str] = {}
        self.assets: dict[str, str] = {}
        self.pages: dict[str, ProsePage] = {}
        self.wanted: dict[str, tuple[str, int]] = {}
        self.site_host = ""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.site_host = urlsplit(config.site_url or "").hostname or ""
        for file in list(files):
            if file.src_dir != config.docs_dir and not file.generated_by and _unused(file.src_uri):
                files.remove(file)
            elif file.src_dir in self.templates:
                if file.src_uri == LOOKS:
                    file.content_string = one_sheet(file.content_string, [Path(path) for path in self.templates])
                self.assets[file.src_uri] = f"{file.src_uri}?v={_digest(file.content_bytes)}"
            elif _MATERIALS_SCRIPT.fullmatch(file.src_uri):
                file.dest_uri = f"{_SEARCH}material.js"
                file.content_string = _SOURCE_MAP.sub("", file.content_string)
        files.append(File.generated(config, f"{_SEARCH}lunr.js", abs_src_path=str(_LUNR)))
        # frame.js loads the scripts of the search by name, with the digest in its own address.
        loaded = sorted(
            (file.dest_uri, file.content_bytes) for file in files if file.dest_uri.startswith((_SEARCH, _FRAME))
        )
        if loaded:
            self.assets[_FRAME] = f"{_FRAME}?v={_digest(*(data for _, data in loaded))}"
        for area in FRAMES:
            for depth in range(DEEPEST + 1):
                name = f"liangquan-{area}-{depth}.md"
                file = File.generated(config, name, content=shell.placeholder(area))
                file.dest_uri = "/".join([*["_"] * depth, f"{area}.html"])
                self.wanted[file.src_uri] = (area, depth)
                files.append(file)
        return files

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002  as below
        if page.file.src_uri not in self.wanted:
            page.meta["page_tags"] = _head_of_prose(page, config)
        return html

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002  MkDocs passes it by name
        if key := self.wanted.get(page.file.src_uri):
            self.shells[key] = shell.mended(output)
            return ""
        self.pages[page.file.src_uri] = ProsePage(
            str(page.title or ""),
            str(page.meta.get("description") or ""),
            page.content or "",
            str(page.meta.get("publisher") or ""),
            str(page.meta.get("published_on") or ""),
        )
        return shell.mended(output)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002  as above
        return shell.mended(output)


def _head_of_prose(page: Page, config: MkDocsConfig) -> str:
    """The tags of a page of content/, which MkDocs makes whole."""
    told = {name: str(page.meta.get(name) or "") for name in ("description", "publisher", "published_on", "changed_on")}
    as_stamped = pages.Page(
        address=page.url.removeprefix("./"),
        area="home",
        template="",
        title=unescape(_ELEMENT.sub("", page.title or config.site_name)),
        description=told["description"] or config.site_description or config.site_name,
        published_on=told["published_on"],
        changed_on=told["changed_on"],
        publisher=told["publisher"],
    )
    url = config.site_url or ""
    return page_tags(as_stamped, url, page.parent.title if page.parent else "") + structured_data(
        as_stamped, {}, config.site_name, url, demonstration=False
    )


_ELEMENT: Final = re.compile(r"<[^>]+>")
_FRAME: Final = "assets/frame.js"
_SEARCH: Final = "assets/search/"
_MATERIALS_SCRIPT: Final = re.compile(r"assets/javascripts/bundle\.\w+\.min\.js")
"""The search box loads it when somebody types."""
_LUNR: Final = Path(mkdocs.__file__).parent / "contrib" / "search" / "templates" / "search" / "lunr.js"
"""The index that the search's worker puts together; MkDocs brings it."""
_SOURCE_MAP: Final = re.compile(r"\s*//# sourceMappingURL=\S*\s*$")


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:10]


def _unused(path: str) -> bool:
    """A theme's file that no page asks for: Material's worker, source maps, templates that aren't HTML, editions' scripts."""
    return (
        not path.startswith("assets/")
        or (path.startswith("assets/javascripts/") and not _MATERIALS_SCRIPT.fullmatch(path))
        or path.endswith(".map")
        or path == "assets/images/favicon.png"
        or path.startswith((EDITION, KIOSK))
    )


def _slot_faults(placeholders: _Placeholders) -> list[Text]:
    try:
        for frame in placeholders.shells.values():
            shell.cut(frame)
    except shell.SlotError as fault:
        return [_fault(str(fault))]
    return []


def _policy_faults(files: dict[str, bytes], placeholders: _Placeholders) -> list[Text]:
    pages = {path: data.decode() for path, data in files.items() if path.endswith(".html")}
    # The frames differ in nothing but addresses and the active tab.
    pages["site_templates/main.html"] = placeholders.shells["home", 0]
    return [
        Text(
            f"{path}：页面含有内容安全策略不允许的部分（{part}）；脚本和样式请写在 site_templates/assets/",
            f"{path}: the content security policy refuses a part of the page ({part}); put scripts and styles"
            " into files under site_templates/assets/",
        )
        for path, html in sorted(pages.items())
        for part in refused_parts(html, placeholders.site_host)
    ]


def _fault(message: str) -> Text:
    return Text(f"正文不能生成（MkDocs）：{message}", f"the prose can't be built (MkDocs): {message}")


class _Told(logging.Handler):
    """Takes MkDocs' warnings and errors instead of the terminal."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self._logger = logging.getLogger("mkdocs")
        self._before: tuple[bool, int] = (True, logging.NOTSET)

    def emit(self, record: logging.LogRecord) -> None:
        self.add(record.getMessage())

    def add(self, message: str) -> None:
        if message and message not in self.messages:
            self.messages.append(message)

    def __enter__(self) -> "_Told":
        self._before = (self._logger.propagate, self._logger.level)
        self._logger.propagate = False
        self._logger.setLevel(logging.WARNING)
        self._logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)
        self._logger.propagate, level = self._before
        self._logger.setLevel(level)
