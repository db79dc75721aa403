"""`liangquan catalogue`."""

from pathlib import Path
from typing import Final

import click
from jinja2 import TemplateError

from generator.build.engine import put, sweep
from generator.command_group import say
from generator.pages.catalogue import AREA, SCRIPT, SHEET, ExampleFault, catalogue_pages
from generator.pages.components import Component
from generator.pages.shell import cut
from generator.pages.templates import TemplateFault
from generator.settings import SettingsFault, read_settings
from generator.stages import site_frame
from generator.stages.component_files import ExamplesFault, components
from generator.stages.prose import build_prose, template_folders
from generator.stages.site_folder import ForeignFolder, SiteAmongSources, see_that_it_is_ours

MARK: Final = ".liangquan-catalogue"
"""The file that says a folder holds a catalogue of ours."""


def run(root: Path, lang: str, out: Path | None) -> int:
    """Write the catalogue, say where it is and how to look at it; the exit code. No record is read."""
    folder = out or root / ".liangquan" / "catalogue"
    try:
        read_settings(root)
        if out:
            see_that_it_is_ours(folder.resolve(), root.resolve(), MARK)
        found, files = catalogue(root.resolve())
        for path, data in files.items():
            put(str(folder), path, data)
        sweep(folder, set(files))
    except (SettingsFault, ExamplesFault) as fault:
        raise click.UsageError(fault.message.in_language(lang)) from None
    except site_frame.FrameFault as fault:
        raise click.UsageError("\n".join(message.in_language(lang) for message in fault.messages)) from None
    except ExampleFault as fault:
        told = say("example broken", lang, component=fault.component, number=fault.number, why=fault.why)
        raise click.UsageError(told) from None
    except (TemplateFault, TemplateError) as fault:
        raise click.UsageError(say("template broken", lang, fault=fault)) from None
    except SiteAmongSources:
        raise click.UsageError(say("catalogue among sources", lang, folder=folder)) from None
    except ForeignFolder:
        raise click.UsageError(say("catalogue foreign", lang, folder=folder)) from None
    except OSError as fault:
        raise click.UsageError(say("not writable", lang, folder=folder, why=fault.strerror)) from None
    examples = sum(len(component.examples) for component in found)
    click.echo(say("catalogue written", lang, components=len(found), examples=examples, folder=folder))
    click.echo(say("look at the catalogue", lang, folder=folder))
    return 0


def catalogue(root: Path) -> tuple[tuple[Component, ...], dict[str, bytes]]:
    """The components that the district in `root` has, and the files of their catalogue: path → bytes.

    Raises FrameFault, ExamplesFault, ExampleFault, TemplateFault.
    """
    folders = template_folders(root)
    prose = build_prose(root)
    if prose.faults:
        raise site_frame.FrameFault(prose.faults)
    found = components(folders)
    files = {path: data for path, data in prose.files.items() if not path.endswith((".html", ".xml"))}
    files |= {MARK: b"liangquan catalogue\n"}
    files |= {path: _first(folders, path).read_bytes() for path in (SHEET, SCRIPT)}
    templates = site_frame.templates(folders, site_frame.templates_key(root))
    for address, page in catalogue_pages(found, templates):
        frame = cut(prose.shells[AREA, address.count("/")])
        files[f"{address}index.html"] = frame.stamp(page).encode()
    return found, files


def _first(folders: tuple[Path, ...], path: str) -> Path:
    return next(folder / path for folder in folders if (folder / path).is_file())
