"""Two districts of the small register, whose city editions stand side by side on one host."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.facts.totals import Totals
from generator.pipeline import District
from generator.publish.editions import EditionTree, editions
from generator.release.files import Files
from generator.release.store import Store
from tests.casebook import TODAY, Folder, Tree

HOST: Final = "https://shi.example"
OWN: Final = "成华区"
OTHER: Final = "锦江区"
PATHS: Final = {OWN: "/510108/", OTHER: "/510104/"}
SITES: Final = {OWN: "https://chenghua.example/", OTHER: "https://jinjiang.example/"}
_CHANGED: Final[dict[str, list[Tree]]] = {
    OWN: [],
    OTHER: [{"kind": "power_item", "id": "jc-shipin", "name": "小餐饮店从业人员健康检查"}],
}


@dataclass(frozen=True)
class City:
    """The city's edition of one district's release."""

    tree: EditionTree
    totals: Totals

    @property
    def files(self) -> dict[str, bytes]:
        """By path in the edition, as its host gives them."""
        files = {path: file for part in self.tree.parts.values() for path, file in part.items()}
        return {path: file if isinstance(file, bytes) else file.read_bytes() for path, file in files.items()}

    @property
    def own(self) -> dict[str, bytes]:
        """Those that no other edition shares."""
        return {path: file for path, file in self.tree.parts["own"].items() if isinstance(file, bytes)}


def city_in(folder: Path, district: str, *, alone: bool = False) -> City:
    """Build a district in `folder`, and take its city's edition; `alone`: with none beside it."""
    (other,) = PATHS.keys() - {district}
    beside = [] if alone else [{"title": other, "address": HOST + PATHS[other]}]
    nodes = [
        {"id": "qu", "name": district, "place": "510108", "edition": "district", "address": SITES[district]},
        {
            "id": "shi", "name": "成都市", "place": "5101", "edition": "city", "address": HOST + PATHS[district],
            **({"beside": beside} if beside else {}),
        },
    ]  # fmt: skip
    network = {"kind": "network", "id": "chengdu-chenghua", "nodes": nodes}
    Folder(folder / "district").lay([network, *_CHANGED[district]])
    settings = folder / "district" / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("  liangquan:\n", "  liangquan:\n    traditional: true\n"), "utf-8"
    )
    if district == OTHER:
        (folder / "district" / "community" / "entries" / "gongyue.yaml").unlink()
    with District(folder / "district", jobs=1) as built:
        result = built.build(folder / "site", TODAY, for_previews=True)
        assert not result.refused, result.diagnostics
        assert built.last
        trees = editions(built, folder / "site", release=3, earlier=Store(folder / "releases", Files()))
        (tree,) = (tree for tree in trees if tree.about.node == "shi")
        return City(tree, built.last.facts.totals)


def hosted(cities: dict[str, City]) -> dict[str, bytes]:
    """The files of all of them on their one host."""
    return {f"{PATHS[name][1:]}{path}": data for name, city in cities.items() for path, data in city.files.items()}
