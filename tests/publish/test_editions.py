"""What each node of the network holds: whole in itself, nothing of others, and a way to the rest."""

import json
import re
from base64 import b64decode
from collections import Counter
from urllib.parse import urlsplit

from generator.model.nodes import NodeEdition
from generator.pages.areas import AREAS
from generator.pages.law_pages import article_address
from generator.publish.chain import chain_of
from generator.publish.parts import Files
from generator.search.documents import documents
from generator.search.slots import slots_of
from tests.publish.network import article_of, links_of, loaded_by, outer_links

OWN = {
    "index.html", "404.html", "sitemap.xml", "robots.txt", "node-status.json", "assets/edition.js", "search/held.json",
    "city.json", "communities/index.html",
}  # fmt: skip


def nodes(network, *editions):
    return [node for node in chain_of(network.facts).nodes if node.edition in editions]


def test_every_node_of_the_network_has_its_edition(network):
    assert list(network.trees) == [node.id for node in chain_of(network.facts).nodes]
    assert Counter(node.edition for node in chain_of(network.facts).nodes) == {
        NodeEdition.CITY: 1, NodeEdition.DISTRICT: 1, NodeEdition.STREET: 14, NodeEdition.COMMUNITY: 95, NodeEdition.KIOSK: 4,
    }  # fmt: skip


def test_the_districts_edition_is_the_site_itself(network):
    (district,) = nodes(network, NodeEdition.DISTRICT)
    files = network.files(district.id)
    built = {path.relative_to(network.site).as_posix() for path in network.site.rglob("*") if path.is_file()}
    assert files.keys() == built - {".liangquan"}
    assert all(file == network.site / path for path, file in files.items())


def test_a_part_is_the_same_in_every_edition_that_holds_it(network):
    (district,) = nodes(network, NodeEdition.DISTRICT)
    parts = network.trees[district.id].parts
    for tree in network.trees.values():
        shared = {name: files for name, files in tree.parts.items() if name != "own" and not name.startswith("lists-")}
        assert all(files is parts[name] for name, files in shared.items())
        assert tree.parts["own"].keys() <= OWN


def test_a_street_holds_what_is_its_own_and_its_communities_and_nothing_of_another(network):
    streets = {unit.id: unit.division for unit in network.facts.register.units.values() if unit.unit_kind == "街道"}
    for node in nodes(network, NodeEdition.STREET):
        files = network.files(node.id)
        for card in network.facts.register.communities.values():
            assert (f"{card.address}index.html" in files) == (streets[card.street] == node.place)
        for entry in network.facts.register.entries.values():
            street = network.facts.register.communities[entry.community].street
            assert (f"{entry.address}index.html" in files) == (streets[street] == node.place)
        for item in network.facts.register.items.values():
            if streets.get(item.unit) == node.place:
                assert f"{item.address}index.html" in files


def streets_of_services(network):
    """Id of each item that has a guide → the division code of the street that offers it, "" for a unit of the district."""
    register = network.facts.register
    streets = {unit.id: unit.division for unit in register.units.values() if unit.unit_kind == "街道"}
    guided = [register.items[guide.item] for guide in register.guides.values() if not guide.withdrawn]
    return {item.id: streets.get(item.unit, "") for item in guided}


def test_a_community_holds_its_own_its_streets_contacts_and_every_guide_that_its_residents_use(network):
    register = network.facts.register
    offered = streets_of_services(network)
    assert len(set(offered.values())) > 2
    for node in nodes(network, NodeEdition.COMMUNITY):
        files = network.files(node.id)
        held = {card.id for card in register.communities.values() if f"{card.address}index.html" in files}
        assert held == {node.place}
        assert f"{register.units[register.communities[node.place].street].address}index.html" in files
        street = register.units[register.communities[node.place].street].division
        for item, of in offered.items():
            assert (f"{register.items[item].address}index.html" in files) == (of in {"", street})


def test_what_may_be_applied_for_is_what_the_streets_residents_use_and_the_rest_is_counted_and_linked(network):
    register = network.facts.register
    chain = chain_of(network.facts)
    (district,) = nodes(network, NodeEdition.DISTRICT)
    records = {f"{item.address}index.html" for item in register.items.values()}
    whole = listed_in(network, district.id, records)
    offered = streets_of_services(network)
    every = {f"{register.items[item].address}index.html": of for item, of in offered.items()}
    for node in nodes(network, NodeEdition.STREET, NodeEdition.COMMUNITY):
        place = chain.places[node.place]
        street = place.parent if node.edition is NodeEdition.COMMUNITY else place.code
        shown = listed_in(network, node.id, records)
        assert shown == {path for path in whole if every[path] in {"", street}}
        html = article_of(network.text(node.id, "items/to-apply/index.html"))
        assert f"共 {len(shown)} 项" in html
        rest = re.search(r'另有(\d+)项这里没有，见<a href="(.*?)">', html)
        assert rest
        assert (int(rest[1]), rest[2]) == (len(whole - shown), f"{district.address}items/to-apply/")
    for node in nodes(network, NodeEdition.KIOSK):
        assert listed_in(network, node.id, records) == whole, "a kiosk holds the whole register"


def listed_in(network, node, records):
    """The files of the records that stand in a node's list of what may be applied for."""
    pages = [path for path in network.files(node) if re.fullmatch(r"items/to-apply/(\d+/)?index\.html", path)]
    return {found for path in pages for found in links_of(article_of(network.text(node, path)), path) & records}


def test_what_all_communities_of_a_street_list_is_one_part_and_the_same_bytes_as_the_streets(network):
    chain = chain_of(network.facts)
    first: dict[str, Files] = {}
    for node in nodes(network, NodeEdition.COMMUNITY):
        street = chain.parent(node)
        assert street
        name = f"lists-community-{street.place}"
        lists = network.trees[node.id].parts[name]
        assert first.setdefault(name, lists) is lists
        for path in ("items/to-apply/index.html", "laws/index.html"):
            assert lists[path] == network.files(street.id)[path]


def test_each_section_lists_what_is_held_of_it_and_says_how_much_more_the_district_has(network):
    register = network.facts.register
    sections = {"processes": "processes", "laws": "laws", "standards": "standards", "communities": "communities"}
    for node in nodes(network, NodeEdition.STREET, NodeEdition.COMMUNITY, NodeEdition.KIOSK):
        files = network.files(node.id)
        for section, kind in sections.items():
            cards = [card for card in getattr(register, kind).values() if not card.withdrawn]
            held = {f"{card.address}index.html" for card in cards} & files.keys()
            pages = [path for path in files if re.fullmatch(rf"{section}/(\d+/)?index\.html", path)]
            assert bool(pages) == bool(held), (node.id, section)
            shown = {found for path in pages for found in links_of(article_of(network.text(node.id, path)), path)}
            assert held <= shown
            if held and len(held) < len(cards):
                html = article_of(network.text(node.id, f"{section}/index.html"))
                assert re.search(
                    rf'另有{len(cards) - len(held)}\w+这里没有，见<a href="https://liangquan\.example/{section}/">',
                    html,
                )


def test_a_kiosk_holds_its_places_edition_and_the_whole_register(network):
    register = network.facts.register
    chain = chain_of(network.facts)
    for node in nodes(network, NodeEdition.KIOSK):
        files = network.files(node.id)
        place = chain.parent(node)
        assert place
        assert place.place == node.place
        assert network.files(place.id).keys() - files.keys() <= {"sitemap.xml"}
        for kind in ("items", "processes", "laws", "provisions", "standards", "units"):
            for card in getattr(register, kind).values():
                assert f"{card.address}index.html" in files


def test_every_page_loads_only_what_its_own_node_holds(network):
    loaded = {path: loaded_by((network.site / path).read_text("utf-8"), path) for path in network.links}
    for node in network.trees:
        files = network.files(node)
        for path, file in files.items():
            if path.endswith(".html"):
                asked = loaded_by(file.decode(), path) if isinstance(file, bytes) else loaded[path]
                assert asked <= files.keys(), (node, path)


def test_every_inner_link_resolves_in_the_edition_or_at_a_parent_up_to_the_district(network):
    chain = chain_of(network.facts)
    for node in chain.nodes:
        above = [node]
        while parent := chain.parent(above[-1]):
            above.append(parent)
        assert above[-1].edition is NodeEdition.DISTRICT
        reachable = {path for one in above for path in network.files(one.id)}
        for path, file in network.files(node.id).items():
            if path.endswith(".html"):
                targets = links_of(file.decode(), path) if isinstance(file, bytes) else network.links[path]
                assert targets <= reachable, (node.id, path)


def test_no_list_of_an_edition_shows_a_record_that_it_lacks(network):
    # A section says at its head which category it belongs to: that is no row of it.
    cards = [card for card in network.facts.register.every_card() if card.kind != "category"]
    records = {f"{card.address}index.html" for card in cards}
    lists = {path for path, page in network.pages.items() if page.template in ("listing.html", "section.html")}
    shown = {path: links_of(article_of((network.site / path).read_text("utf-8")), path) & records for path in lists}
    for node in network.trees:
        files = network.files(node)
        for path in files.keys() & lists:
            file = files[path]
            drawn = links_of(article_of(file.decode()), path) & records if isinstance(file, bytes) else shown[path]
            assert drawn <= files.keys(), (node, path)


def test_an_own_front_page_leads_only_to_what_the_node_holds_and_to_the_district(network):
    chain = chain_of(network.facts)
    for node in nodes(network, NodeEdition.STREET, NodeEdition.COMMUNITY, NodeEdition.KIOSK):
        html = article_of(network.text(node.id, "index.html"))
        assert f"<h1>{chain.places[node.place].name}</h1>" in html
        assert links_of(html, "index.html") <= network.files(node.id).keys()
        district = chain.district(node)
        assert district
        own = "" if node.edition is NodeEdition.KIOSK else node.address
        assert {*outer_links(html)} - {own} == {district.address}


def test_a_citys_front_page_leads_to_its_districts_and_tells_what_they_publish(network):
    (city,) = nodes(network, NodeEdition.CITY)
    (district,) = nodes(network, NodeEdition.DISTRICT)
    html = article_of(network.text(city.id, "index.html"))
    assert f'href="{district.address}"' in html
    totals = network.facts.totals
    for count in (totals.items, totals.processes, totals.standards, totals.communities, totals.entries):
        assert f"<strong>{count}</strong>" in html


def test_the_page_for_what_is_lacking_works_at_any_address(network):
    for node in network.trees:
        html = network.text(node, "404.html")
        inner = [
            address for _, address in re.findall(r'\s(href|src|action)="([^"]*)"', html) if not urlsplit(address).scheme
        ]
        assert all(address.startswith(("/", "#")) for address in inner), node


def test_an_editions_script_says_whose_it_is(network):
    for node, tree in network.trees.items():
        script = network.text(node, "assets/edition.js")
        if tree.about.tier == "区":
            assert "LIANGQUAN_EDITION" not in script
            continue
        told = re.match(r"globalThis\.LIANGQUAN_EDITION = (\{.*\});\n", script)
        assert told
        # What changes with every release would change the script, and every node would fetch it.
        lasting = {name: value for name, value in tree.about._asdict().items() if name not in {"release", "data_as_of"}}
        found = json.loads(told[1])
        if not tree.about.kiosk:
            files = network.files(node)
            assert found.pop("lacking") == [area.address for area in AREAS if f"{area.address}index.html" not in files]
            assert found.pop("elsewhere") == {"title": "成华区", "address": "https://liangquan.example/"}
        assert found == lasting


def test_robots_and_sitemaps_name_the_nodes_own_address(network):
    for node, tree in network.trees.items():
        if tree.about.tier == "区":
            continue
        if tree.about.kiosk:
            assert network.text(node, "robots.txt").endswith("Disallow: /\n")
            assert "sitemap.xml" not in network.files(node)
            continue
        assert f"Sitemap: {tree.about.address}sitemap.xml" in network.text(node, "robots.txt")
        told = re.findall("<loc>(.*?)</loc>", network.text(node, "sitemap.xml"))
        assert told[0] == tree.about.address
        files = network.files(node)
        assert all(address.removeprefix(tree.about.address) + "index.html" in files for address in told)


def test_search_finds_just_the_documents_whose_pages_the_node_holds(network):
    found = list(documents(network.facts, [], "qu-sifaju", article_address))
    slots = slots_of(found)
    (district,) = nodes(network, NodeEdition.DISTRICT)
    assert json.loads(network.text(district.id, "search/held.json")) == {}
    for node in nodes(network, NodeEdition.STREET, NodeEdition.COMMUNITY, NodeEdition.KIOSK):
        told = json.loads(network.text(node.id, "search/held.json"))
        held = b64decode(told["held"])
        assert told["elsewhere"] == {"title": district.name, "address": district.address}
        files = network.files(node.id)
        for document in found:
            slot = slots.of[document.kind, document.id]
            page = document.address.partition("#")[0] + "index.html"
            assert bool(held[slot >> 3] >> (slot & 7) & 1) == (page in files), (node.id, document.id)
