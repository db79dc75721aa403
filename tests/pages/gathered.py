"""A register that grows: as many items, laws and communities as a test needs, with the pages gathered from them."""

from datetime import date
from typing import Any

from generator.model.kind import PlainData
from generator.model.powers import PowerType
from generator.pages.front_page import front_page
from generator.pages.listed import Listed
from generator.pages.listing import gatherer_of
from generator.pages.listing_pages import listing_pages
from tests.pages.small_register import Office, draw, entry, item, records, unit

HEAD = {"publisher": "qu-minzheng", "published_on": "2026-01-05"}


def street() -> PlainData:
    return unit("jd-wangping", "望平街道办事处", short_name="望平街道", unit_kind="街道", division="510108002")


def community(number: int, **more: Any) -> PlainData:
    return {
        "kind": "community", "id": f"51010800{2000 + number}", **HEAD, "name": f"示例{number}社区", "street": "jd-wangping",
        "profile": "概况", "address": "演示路5号", "hours": "9:00—17:00", "telephone": "028-80000004",
        "staff": [{"post": "社区党委书记", "duty": "主持全面工作"}], **more,
    }  # fmt: skip


def category(id_: str, name: str, **more: Any) -> PlainData:
    return {
        "kind": "category",
        "id": id_,
        **HEAD,
        "name": name,
        "section": "财务",
        "rhythm": "季",
        "required": "否",
        **more,
    }


def network(communities: int) -> PlainData:
    places = [{"code": f"51010800{2000 + number}", "name": f"示例{number}社区"} for number in range(1, communities + 1)]
    street = {
        "code": "510108002", "name": "望平街道", "valid_from": "2004-01-01", "communities": places,
    }  # fmt: skip
    return {
        "kind": "network", "id": "wangluo", **HEAD, "title": "四级网络", "source": "统计用区划代码",
        "city": {"code": "5101", "name": "成都市", "districts": [{"code": "510108", "name": "成华区", "streets": [street]}]},
    }  # fmt: skip


def items(count: int, **more: Any) -> list[PlainData]:
    """Items of every type in turn, each with a code and a name of its own."""
    types = [str(type_) for type_ in PowerType]
    return [
        item(
            f"sx-{number}",
            **{"name": f"示例事项{number}", "code": f"510108-XK-{1000 + number}", "type": types[number % len(types)]}
            | more,
        )
        for number in range(count)
    ]


def district(count: int = 0) -> list[PlainData]:
    """Both units, a law, two communities of a street, their accounts, and `count` items more."""
    kept = [record for record in records() if record["kind"] not in {"community", "category", "community_entry"}]
    return [
        *kept, unit("qu-minzheng", "示例区民政局"), street(), network(2), community(1), community(2),
        category("caiwu", "财务收支", statements="是"),
        entry("sz-2026-q1", "2026-Q1", community="510108002001"), entry("sz-2026-q2", "2026-Q2", community="510108002001"),
        *items(count),
    ]  # fmt: skip


class GatheredOffice(Office):
    """An office whose gathered pages are there too."""

    def __init__(self, plain: list[PlainData], today: date = date(2026, 7, 1)) -> None:
        super().__init__(plain, today)
        gathered = list(listing_pages(Listed(self.facts), "qu-minzheng"))
        self.addresses = [page.address for page in gathered]
        home = front_page(
            self.facts,
            gatherer_of(self.facts, "qu-minzheng"),
            title="首页",
            description="查询",
            body="<h1>权力公开</h1>",
        )
        self.pages |= {page.address: page for page in (*gathered, home)}

    def html(self, address: str) -> str:
        return draw(self.pages[address], self.views)

    def listed(self, root: str) -> list[str]:
        """Addresses of the rows of the list at `root`, page after page."""
        pages = [root, *(f"{root}{number}/" for number in range(2, 1000))]
        return [
            row["href"]
            for address in pages
            if address in self.pages
            for group in self.pages[address].data["groups"]
            for row in group["rows"]
        ]
