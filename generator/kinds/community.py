"""A community (社区): who and where, its staff posts, its places."""

import re
from collections.abc import Iterator
from typing import Annotated, Final

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import K_3
from generator.model.contact import ServicePlace
from generator.model.fields import Count, Label, Reference, Telephone
from generator.model.kind import Card, Kind, Part, PlainData, Record, SearchDocument
from generator.model.words import Words


class StaffPost(Part):
    """A post and what it answers for; the public site names posts, not persons."""

    post: Annotated[Words, Label("岗位", "post", "社区党委书记、居委会主任")]
    duty: Annotated[str, Label("职责", "duty", "主持全面工作")] = ""
    count: Annotated[Count, Label("人数", "how many hold it", "1")] = 1
    telephone: Annotated[Telephone | None, Label("电话", "telephone", "")] = None


class Community(Record):
    """Its id is the twelve-digit division code; names and codes are those of the statistical authority."""

    name: Annotated[Words, Label("社区名称", "name", "望平街社区")]
    street: Annotated[str, Reference("unit"), Label("所属街道", "street it belongs to", "jd-mengzhuiwan")]
    profile: Annotated[Words, Label("社区概况", "profile", "")]
    address: Annotated[Words, Label("办公地址", "address", "")]
    hours: Annotated[Words, Label("办公时间", "hours", "周一至周五 9:00—12:00，13:30—17:30")]
    telephone: Annotated[Telephone, Label("办公电话", "telephone", "028-80000100")]
    staff: Annotated[tuple[StaffPost, ...], Label("岗位设置", "staff posts", "")] = ()
    places: Annotated[tuple[ServicePlace, ...], Label("服务场所", "places", "")] = ()


class CommunityCard(Card, frozen=True, kw_only=True, tag="community"):
    """A community as lists and other pages see it."""

    street: str
    address_line: str
    hours: str
    telephone: str


def checks(community: Community) -> Iterator[Finding]:
    """The id is the official code."""
    if not re.fullmatch(r"[0-9]{12}", community.id):
        yield K_3.at(
            ("id",),
            Text(
                f"社区编号应为12位统计区划代码，现为“{community.id}”",
                "a community's id is its 12-digit division code",
            ),
            Text(
                "照 community/network.yaml 中的代码写，如 510108002005",
                "copy it from community/network.yaml, as 510108002005",
            ),
        )


def card(community: Community, sort_key: str) -> CommunityCard:
    """The community as other pages see it."""
    return CommunityCard(
        **community.card_head(community.name, f"communities/{community.id}/", sort_key),
        street=community.street,
        address_line=community.address,
        hours=community.hours,
        telephone=community.telephone,
    )


def view(community: Community) -> PlainData:
    """What the community's home says of itself."""
    return community.model_dump(mode="json")


def search_document(community: Community) -> SearchDocument:
    """Found by its name, code and profile."""
    return SearchDocument(title=community.name, keys=(community.id,), body=community.profile)


COMMUNITY: Final = Kind(
    name="community",
    title=Text("社区", "community"),
    about=Text("社区概况、岗位、办公时间和服务场所。", "A community: profile, posts, hours, places."),
    folder="community/communities",
    schema=Community,
    checks=checks,
    card=card,
    card_type=CommunityCard,
    view=view,
    search_document=search_document,
)
