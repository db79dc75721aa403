"""`liangquan why PAGE`."""

from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import click

from generator.build.explain import Difference
from generator.command_group import say
from generator.diagnostics.diagnostic import Text
from generator.model.edition import Edition
from generator.stages.opening import opened
from generator.stages.reporting import report
from generator.stages.site_folder import default_folder


def run(root: Path, lang: str, page: str, site: Path | None, *, today: date, edition: Edition) -> int:
    """Say which inputs of the page have changed since it was written, or why it was written last; the exit code."""
    with opened(root, lang, edition=edition) as district:
        path = _file_of(page, district.settings.site_url)
        reasons = district.why(site or default_folder(root, edition), path, today)
    if reasons is None:
        raise click.UsageError(say("no page", lang, page=page))
    if reasons.faults:
        click.echo(report(root, reasons.faults, "text", lang).rstrip("\n"), err=True)
        return 1
    if reasons.never_built:
        click.echo(say("never built", lang, page=path))
    elif reasons.now:
        click.echo(say("would be made", lang, page=path))
        _tell(reasons.now, reasons.files, lang)
    else:
        click.echo(say("up to date", lang, page=path))
        if reasons.last:
            click.echo(say("was made", lang))
            _tell(reasons.last, reasons.files, lang)
    return 0


def _file_of(page: str, site_url: str) -> str:
    """A page as people name it (its address in full, its path, its file) → its file in the site."""
    if page.startswith(site_url):
        page = page.removeprefix(site_url)
    elif "://" in page:
        page = urlsplit(page).path
    page = page.partition("#")[0].lstrip("/")
    if page == "" or page.endswith("/"):
        return page + "index.html"
    return page if "." in page.rpartition("/")[2] else page + "/index.html"


_TURNS = {
    "changed": Text("改动", "changed"),
    "added": Text("新增", "added"),
    "removed": Text("去掉", "removed"),
}
_NAMES = {
    "templates": Text("页面模板", "the page's templates"),
    "frame": Text("页面框架（mkdocs.yml、content/ 或 Material）", "the frame (mkdocs.yml, content/ or Material)"),
    "settings": Text("站点设置", "the site's settings"),
    "bytes": Text("文件内容", "its bytes"),
}


def _tell(found: tuple[Difference, ...], files: dict[str, str], lang: str) -> None:
    for difference in found:
        turn = _TURNS[difference.turn].in_language(lang)
        click.echo(f"  {turn}  {_named(difference.name, files, lang)}")


def _named(name: str, files: dict[str, str], lang: str) -> str:
    """`record power_item xk-1` → that and its file; `data pointing` → what the page was told of other records."""
    sort, _, rest = name.partition(" ")
    if sort == "record":
        return f"{rest}  {files.get(name, '')}".rstrip()
    if sort == "data":
        return Text(f"由其他记录得出的内容：{rest}", f"what follows from other records: {rest}").in_language(lang)
    return _NAMES[name].in_language(lang) if name in _NAMES else name
