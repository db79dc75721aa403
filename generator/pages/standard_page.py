"""The page of a discretion standard: which circumstances lead to which penalty, beside the range that the law leaves."""

from collections.abc import Iterator
from typing import Final

from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.kinds.discretion_standard import StandardCard
from generator.model.kind import PlainData
from generator.pages.page import Crumb, Page
from generator.pages.record_heads import Files, head_of, withdrawn_page
from generator.pages.record_links import RecordLinks

_AREA: Final = "standards"
_CRUMBS: Final = (Crumb("裁量标准", "standards/"),)


def standard_pages(facts: Facts, links: RecordLinks, files: Files) -> Iterator[Page]:
    """A page a standard."""
    today = facts.today.isoformat()
    for standard in facts.register.standards.values():
        if standard.withdrawn:
            yield withdrawn_page(standard, _AREA, _CRUMBS, facts, files)
            continue
        pointing = links.pointing_at(standard)
        provision = links.to("provision", standard.provision)
        yield Page(
            **head_of(standard, facts, files),
            area=_AREA,
            template="standard.html",
            description=f"{standard.violation}：{len(standard.tiers)}个裁量阶次，依据{provision['title']}。",
            crumbs=_CRUMBS,
            data={
                "item": links.to("power_item", standard.item),
                "basis": provision,
                "maker": _maker(standard, links),
                "in_use": standard.effective_from <= today,
                "pointing": [group.shown(standard.address) for group in pointing],
            },
            one={
                "standard": RecordName("discretion_standard", standard.id),
                "provision": RecordName("provision", standard.provision),
            },
        )
        yield from links.whole_lists(standard, _AREA, _CRUMBS, pointing)


def _maker(standard: StandardCard, links: RecordLinks) -> PlainData:
    for link in standard.links:
        if link.path == ("made_by",):
            return links.to("unit", link.id)
    return links.to("unit", standard.publisher)
