"""Pages of laws, with their articles where the office holds the text, and of the provisions that powers rest on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.facts.standing import out_of_force
from generator.kinds.law import LawCard
from generator.kinds.provision import ProvisionCard
from generator.model.article_text import quoted
from generator.model.kind import PlainData
from generator.model.numerals import article_label
from generator.pages.law_lists import provision_order
from generator.pages.neighbours import beside, neighbours
from generator.pages.page import ARTICLE, Crumb, Page
from generator.pages.paging import page_address, pager, slices
from generator.pages.record_heads import Files, head_of, withdrawn_page
from generator.pages.record_links import RecordLinks

_AREA: Final = "laws"
_CRUMBS: Final = (Crumb("法律依据", "laws/"),)
_CITED_AT_MOST: Final = 5
"""The most provisions of one article that are linked beside its text; all of them stand in the law's own list."""


def law_pages(facts: Facts, links: RecordLinks, files: Files) -> Iterator[Page]:
    """A law's pages, at most a hundred articles each, and the whole list of its provisions."""
    today = facts.today.isoformat()
    of_article: defaultdict[tuple[str, str], list[PlainData]] = defaultdict(list)
    for provision in facts.register.provisions.values():
        if not provision.withdrawn:
            of_article[provision.law, provision.article].append(links.to("provision", provision.id))
    for law in facts.register.laws.values():
        if law.withdrawn:
            yield withdrawn_page(law, _AREA, _CRUMBS, facts, files)
            continue
        pointing = links.pointing_at(law)
        cuts = slices(len(law.articles))
        head = head_of(law, facts, files)
        for cut in cuts:
            held = law.articles[cut.start : cut.stop]
            further = cut.number > 1
            head["address"] = page_address(law.address, cut.number)
            head["title"] = f"{law.title}（第{cut.number}页）" if further else law.title
            yield Page(
                **head,
                area=_AREA,
                template="law.html",
                description=_about_law(law, held),
                crumbs=(*_CRUMBS, Crumb(law.short_title, law.address)) if further else _CRUMBS,
                data={
                    "heading": law.title,
                    "start": cut.start,
                    "stop": cut.stop,
                    "count": len(law.articles),
                    "state": _state(law.effective_from, law.effective_to, today),
                    "cited": {
                        number: of_article[law.id, number][:_CITED_AT_MOST]
                        for number in held
                        if (law.id, number) in of_article
                    },
                    "list": pager(law.address, cut.number, len(cuts)),
                    "pointing": [] if further else [group.shown(law.address) for group in pointing],
                },
                one={"law": RecordName("law", law.id)},
            )
        yield from links.whole_lists(law, _AREA, _CRUMBS, pointing)


def article_address(law: LawCard, number: str) -> str:
    """Where the text of an article stands, from the site's root: its place on one of the law's pages."""
    place = law.articles.index(number)
    page = next(cut.number for cut in slices(len(law.articles)) if place < cut.stop)
    return f"{page_address(law.address, page)}#tiao-{number}"


def _about_law(law: LawCard, held: tuple[str, ...]) -> str:
    text = f"{law.title}：{law.level}，{law.effective_from}起施行"
    return f"{text}；{article_label(held[0])}至{article_label(held[-1])}。" if held else f"{text}。"


def _state(begins: str, ends: str, today: str) -> str:
    if begins and today < begins:
        return "未生效"
    return "已失效" if ends and today > ends else "现行"


def provision_pages(facts: Facts, links: RecordLinks, files: Files) -> Iterator[Page]:
    """A page a provision, and the whole lists of the items and standards that rest on it."""
    held = {(law.id, number) for law in facts.register.laws.values() if not law.withdrawn for number in law.articles}
    crumbs = {law.id: (*_CRUMBS, Crumb(law.short_title, law.address)) for law in facts.register.laws.values()}
    today = facts.today.isoformat()
    beside_each = beside(_articles_in_order(facts))
    for provision in facts.register.provisions.values():
        way = crumbs[provision.law]
        if provision.withdrawn:
            yield withdrawn_page(provision, _AREA, way, facts, files)
            continue
        pointing = links.pointing_at(provision)
        law = facts.register.laws[provision.law]
        one = {"provision": RecordName("provision", provision.id)}
        if (provision.law, provision.article) in held:
            one["article"] = RecordName(ARTICLE, f"{provision.law}/{provision.article}")
        head = head_of(provision, facts, files)
        head["title"] = f"《{law.short_title}》{provision.label}"
        yield Page(
            **head,
            area=_AREA,
            template="provision.html",
            description=f"《{law.short_title}》{provision.label}：{provision.subject}。",
            crumbs=way,
            data={
                "law": links.to("law", law.id),
                "level": law.level,
                "subject": provision.subject,
                "begins": max(provision.effective_from, law.effective_from),
                "ends": min(filter(None, (provision.effective_to, law.effective_to)), default=""),
                "out_of_force": out_of_force(provision, facts.register, today),
                "replaces": _replaced(provision, links),
                "neighbours": neighbours(
                    "provision",
                    beside_each[provision.id],
                    links,
                    "同一部法律的前后条款",
                    {"title": f"《{law.short_title}》", "href": law.address},
                ),
                "pointing": [group.shown(provision.address) for group in pointing],
            },
            one=one,
        )
        yield from links.whole_lists(provision, _AREA, way, pointing)


def _articles_in_order(facts: Facts) -> Iterable[list[ProvisionCard]]:
    """The provisions of each law in the order of its articles."""
    found: defaultdict[str, list[ProvisionCard]] = defaultdict(list)
    for card in facts.register.provisions.values():
        if not card.withdrawn:
            found[card.law].append(card)
    for cards in found.values():
        cards.sort(key=provision_order)
    return found.values()


def _replaced(provision: ProvisionCard, links: RecordLinks) -> PlainData | None:
    for link in provision.links:
        if link.path == ("replaces",):
            return links.to("provision", link.id)
    return None


def shown_of_law(views: PlainData) -> PlainData:
    """The page's own articles, each with the part, chapter and section that begin at it."""
    articles: list[dict[str, Any]] = []
    before: list[str] = []
    for article in views["law"]["articles"][views["start"] : views["stop"]]:
        chapter = list(article["chapter"])
        same = 0
        while same < min(len(before), len(chapter)) and before[same] == chapter[same]:
            same += 1
        articles.append({**article, "begins": chapter[same:], "cited": views["cited"].get(article["number"], [])})
        before = chapter
    return {"articles": articles}


def shown_of_provision(views: PlainData) -> PlainData:
    """The text of the article, with the lines that this provision cites; empty where the office doesn't hold it."""
    article = views.get("article")
    provision = views["provision"]
    return {
        "registered": [
            {"name": "施行日期", "value": views["begins"]},
            {"name": "失效日期", "value": views["ends"]},
            {"name": "处罚种类", "value": "、".join(provision["penalty_kinds"])},
            {"name": "罚款幅度", "value": "；".join(provision["fines_in_words"])},
            {"name": "取代", "link": views["replaces"]},
        ],
        "lines": quoted(article["paragraphs"], provision["paragraph"] or 0) if article else [],
    }
