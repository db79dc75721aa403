"""A unit (单位): a department, street, public institution or party organ that holds powers or publishes records."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Final

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import I_3
from generator.model.contact import ServicePlace
from generator.model.fields import Label, Reference, Telephone
from generator.model.kind import Card, Kind, PlainData, Record, SearchDocument
from generator.model.uscc import check_character, is_valid_uscc
from generator.model.words import Words


class UnitKind(StrEnum):
    """What a unit is in law; an entrusted body acts in the name of the one that entrusts it (处罚法 art. 20)."""

    DEPARTMENT = "部门"
    STREET = "街道"
    AGENCY = "派出机构"
    AUTHORISED = "法律法规授权组织"
    ENTRUSTED = "受委托组织"
    INSTITUTION = "公共企事业单位"
    PARTY = "党群机关"


class Unit(Record):
    """公开条例 art. 20(2): duties, address, hours, telephone and the name of who answers for it."""

    name: Annotated[Words, Label("单位名称", "full name", "成华区司法局")]
    short_name: Annotated[Words, Label("简称", "short name", "区司法局")]
    unit_kind: Annotated[UnitKind, Label("单位性质", "what it is in law", "部门")]
    uscc: Annotated[str, Label("统一社会信用代码", "unified social credit code, 18 characters", "")] = ""
    belongs_to: Annotated[
        str, Reference("unit"), Label("隶属单位", "unit it belongs to, where it is part of one", "")
    ] = ""
    division: Annotated[str, Label("行政区划代码", "official code of its division, 6, 9 or 12 digits", "510108")]
    address: Annotated[Words, Label("办公地址", "address", "成都市成华区（演示地址）3号")]
    hours: Annotated[Words, Label("办公时间", "hours", "周一至周五 9:00—12:00，13:00—17:00")]
    telephone: Annotated[Telephone, Label("办公电话", "telephone", "028-80000001")]
    duties: Annotated[tuple[Words, ...], Label("主要职责", "duties", "负责行政执法监督")] = ()
    places: Annotated[tuple[ServicePlace, ...], Label("办事地点", "places where it serves people", "")] = ()


class UnitCard(Card, frozen=True, kw_only=True, tag="unit"):
    """A unit as other pages show it."""

    short_name: str
    unit_kind: str
    belongs_to: str = ""
    division: str
    address_line: str
    hours: str
    telephone: str


def checks(unit: Unit) -> Iterator[Finding]:
    """I-3: the check character of the unified social credit code (GB 32100)."""
    if unit.uscc and not is_valid_uscc(unit.uscc):
        right = check_character(unit.uscc)
        yield I_3.at(
            ("uscc",),
            Text(
                f"统一社会信用代码“{unit.uscc}”不正确" + (f"，校验位应为 {right}" if right else ""),
                f"the unified social credit code “{unit.uscc}” is wrong"
                + (f"; its check character should be {right}" if right else ""),
            ),
            Text(
                "对照单位法人证书，照写18位代码；没有时删去这一行",
                "copy the 18 characters from the unit's certificate, or delete the line",
            ),
        )


def card(unit: Unit, sort_key: str) -> UnitCard:
    """The unit as other pages show it."""
    return UnitCard(
        **unit.card_head(unit.name, f"units/{unit.id}/", sort_key),
        short_name=unit.short_name,
        unit_kind=unit.unit_kind,
        belongs_to=unit.belongs_to,
        division=unit.division,
        address_line=unit.address,
        hours=unit.hours,
        telephone=unit.telephone,
    )


def view(unit: Unit) -> PlainData:
    """Everything the unit's page says of it."""
    return unit.model_dump(mode="json")


def search_document(unit: Unit) -> SearchDocument:
    """Found by its names, its code and its duties."""
    return SearchDocument(
        title=unit.name,
        keys=tuple(key for key in (unit.short_name, unit.uscc) if key),
        body="\n".join(unit.duties),
    )


UNIT: Final = Kind(
    name="unit",
    title=Text("单位", "unit"),
    about=Text(
        "部门、街道、公共企事业单位等：办公地址、时间、电话和职责。",
        "A department, street or institution: where, when, whom.",
    ),
    folder="powers/units",
    schema=Unit,
    checks=checks,
    card=card,
    card_type=UnitCard,
    view=view,
    search_document=search_document,
)
