"""The few files of an edition that are its own: front page, page for what it lacks, sitemap, robots, script."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from generator.model.nodes import NodeEdition, NodeFacts
from generator.node.answers import STATUS_PAGE
from generator.pages import edition_script, kiosk_shell
from generator.pages.areas import AREAS
from generator.pages.edition_home import EditionHomes, Elsewhere
from generator.pages.page import Page
from generator.pages.search_page import ADDRESS as SEARCH
from generator.pages.search_page import OPENSEARCH, search_files
from generator.pages.sitemap import sitemap
from generator.pages.stamping import Site, stamped
from generator.pages.traditional import FOLDER
from generator.publish.chain import Chain
from generator.publish.parts import Files, community_part, services_part, street_part
from generator.publish.side_by_side import CITY, beside, city_json, held_together
from generator.release.manifest import About
from generator.stages import site_frame
from generator.stages.copies import Copies
from generator.stages.preview import LastBuild
from generator.stages.search_index import HELD


class OwnFiles:
    """Draws what the editions of one build don't share."""

    def __init__(self, built: LastBuild, nodes: Chain, homes: EditionHomes) -> None:
        bench = built.bench
        self._chain = nodes
        self._homes = homes
        self._bench = bench
        self._site = bench.site
        self._templates = site_frame.templates(bench.template_folders, bench.templates_key, bench.state)
        # Blobs are packed by whoever releases them.
        self._copies = Copies(traditional=bench.copies.traditional)
        self._pages = {page.file: page for page in built.pages}
        self._totals = built.facts.totals
        scripts = (*edition_script.SCRIPTS, *edition_script.SIDE_BY_SIDE, edition_script.FEDERATION)
        self._of_sites = _sources(bench.template_folders, edition_script.FOLDER, scripts)
        names = (*kiosk_shell.SCRIPTS, kiosk_shell.STYLE)
        self._of_kiosks = _sources(bench.template_folders, kiosk_shell.FOLDER, names)

    def of(
        self, node: NodeFacts, about: About, parts: Mapping[str, Files], listed: Collection[str] = ()
    ) -> dict[str, bytes]:
        """Path → bytes. `parts` are those that the edition shares with others, `listed` its own lists of what it holds."""
        address = "" if about.kiosk else about.address
        home = self._home(node)
        files = self._drawn(home, address)
        files |= {
            path: _rooted(page.decode(), urlsplit(address).path or "/").encode()
            for path, page in self._drawn(self._homes.lacking(node, self._elsewhere(node)), "").items()
        }
        files[edition_script.ADDRESS] = self._script(node, about, {*listed, *chain.from_iterable(parts.values())})
        if node.edition is NodeEdition.CITY:
            files |= self._of_city(node, about)
        # A node answers for it with how it stands; a plain host has nothing to say.
        files[STATUS_PAGE] = b"{}\n"
        if about.kiosk:
            files["robots.txt"] = b"User-agent: *\nDisallow: /\n"
            return files
        files["robots.txt"] = f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n".encode()
        # Pages that are shared stand in the district's sitemap, by the address that they call their own.
        own = (street_part(node.place), services_part(node.place), community_part(node.place))
        pages = [self._pages[path] for part in own for path in parts.get(part, ()) if path in self._pages]
        return files | {file.path: file.text.encode() for file in sitemap([home, *pages], address)}

    def _of_city(self, node: NodeFacts, about: About) -> dict[str, bytes]:
        """What a city's edition says of its district; and, where others stand beside it, how to search them all.

        A search of all is the city's own, and so is the address that its page calls permanent.
        """
        district = self._elsewhere(node)
        files = {CITY: city_json(about, district, self._totals)}
        if node.beside and district:
            others = beside(node, self._copies.traditional)
            files[HELD] = held_together(district, others, self._copies.traditional)
            files[edition_script.FOLDER + edition_script.FEDERATION] = self._of_sites[
                edition_script.FEDERATION
            ].encode()
            files |= self._drawn(self._pages[f"{SEARCH}index.html"], about.address)
            files[OPENSEARCH] = search_files(about.title, about.address)[OPENSEARCH]
        return files

    def _script(self, node: NodeFacts, about: About, held: Collection[str]) -> bytes:
        told = _lasting(about)
        others = {"beside": beside(node, self._copies.traditional)} if node.beside else {}
        there = self._elsewhere(node)
        lacking = {
            "lacking": [area.address for area in AREAS if area.address and f"{area.address}index.html" not in held],
            "elsewhere": there._asdict() if there and not node.beside else None,
        }
        standing = edition_script.edition_script({**told, **others, **lacking}, self._of_sites)
        return kiosk_shell.kiosk_shell(self._of_kiosks, told) + b"\n" + standing if about.kiosk else standing

    def _home(self, node: NodeFacts) -> Page:
        if node.edition is NodeEdition.CITY:
            return self._homes.city(node, [_elsewhere(district) for district in self._chain.below(node)])
        return self._homes.home(node, self._chain.way_to(node), self._elsewhere(node))

    def _elsewhere(self, node: NodeFacts) -> Elsewhere | None:
        district = self._chain.district(node)
        return _elsewhere(district) if district else None

    def _drawn(self, page: Page, address: str) -> dict[str, bytes]:
        """A page and its copy in traditional characters."""
        site = Site(self._site.name, address, self._site.demonstration)
        shell = site_frame.shell(self._bench.state, self._bench.frame, page.area, page.depth)
        html = stamped(page, {}, self._templates, shell, site).encode()
        copies = self._copies.of(page.file, html)
        if address:
            # The copies know the district's address alone, and a copy's head says where it stands itself.
            for name in ('rel="canonical" href', "content"):
                here, there = (f'{name}="{address}{folder}{page.address}"'.encode() for folder in ("", FOLDER))
                copies = {path: copy.replace(here, there) for path, copy in copies.items()}
        return {page.file: html} | copies


def _sources(folders: Sequence[Path], folder: str, names: Iterable[str]) -> dict[str, str]:
    """Name → text of these scripts, each from the first folder of templates that has it."""
    return {
        name: next(file for root in folders if (file := root / folder / name).is_file()).read_text("utf-8")
        for name in names
    }


def _lasting(about: About) -> kiosk_shell.AboutEdition:
    """What stays the same from release to release, so that the script does too; the rest is in the node's status."""
    return {
        "node": about.node,
        "title": about.title,
        "tier": about.tier,
        "address": about.address,
        "parent": about.parent,
        "kiosk": about.kiosk,
    }


def _elsewhere(node: NodeFacts) -> Elsewhere:
    return Elsewhere(node.name, node.address)


_RELATIVE: Final = re.compile(r'(\s(?:href|src|action|srcset)=")(?![a-z][a-z0-9+.-]*:|/|#)(?:\./)?')


def _rooted(html: str, root: str) -> str:
    """A page that is shown at any address: its links begin at the root of the site."""
    return _RELATIVE.sub(rf"\g<1>{root}", html)
