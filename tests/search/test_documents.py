"""What search finds: every page of a record, and every article that is held; nothing that was withdrawn."""

from generator.pages.law_pages import article_address
from generator.search.documents import ARTICLE, PROSE, ProsePage, documents
from generator.search.slots import PACK, slots_of
from tests.pages.small_register import Office, changed, law, records, unit

WITHDRAWN = {"on": "2026-05-01", "reason": "重复登记"}


def found(register, prose=()):
    return list(documents(register.facts, prose, "qu-sifa", article_address))


def of_kind(some, kind):
    return {document.id: document for document in some if document.kind == kind}


def test_every_item_is_found_with_its_unit_and_its_basis_among_its_words():
    register = Office(records())
    items = of_kind(found(register), "power_item")
    assert items.keys() == {id_ for id_, item in register.facts.register.items.items() if not item.withdrawn}
    shown = items["xk-shipin"]
    card = register.facts.register.items["xk-shipin"]
    basis = register.facts.register.provisions[card.legal_basis[0]]
    assert {register.facts.register.units[card.unit].title, card.type, basis.label} <= set(shown.keys)
    assert shown.tier == "区"


def test_what_was_withdrawn_is_not_found():
    register = Office(changed(records(), "xk-shipin", withdrawn=WITHDRAWN))
    assert "xk-shipin" not in of_kind(found(register), "power_item")


def test_a_power_that_is_not_in_use_is_not_found_by_what_its_guide_says():
    active = of_kind(found(Office(records())), "power_item")["xk-shipin"]
    assert [name.kind for name in active.words_of] == ["power_item", "guide"]
    suspended = Office(changed(records(), "xk-shipin", status="暂停实施", status_reason="调整"))
    shown = of_kind(found(suspended), "power_item")["xk-shipin"]
    assert [name.kind for name in shown.words_of] == ["power_item"]
    assert shown.status == "暂停实施"


def test_every_article_is_found_where_its_text_stands():
    register = Office([*(record for record in records() if record["kind"] != "law"), law(articles=230)])
    facts = register.facts
    articles = of_kind(found(register), ARTICLE)
    card = next(iter(facts.register.laws.values()))
    assert articles.keys() == {f"{card.id}/{number}" for number in card.articles}
    pages = register.pages
    for document in articles.values():
        address, _, anchor = document.address.partition("#tiao-")
        held = card.articles[pages[address].data["start"] : pages[address].data["stop"]]
        assert anchor == document.part
        assert anchor in held
    assert len({document.address.partition("#")[0] for document in articles.values()}) == 3


def test_prose_is_found_by_its_own_words():
    page = ProsePage("about/", "关于本站", "", "2026-01-01", "怎样使用")
    shown = of_kind(found(Office(records()), [page]), PROSE)
    assert (shown["about/"].text, shown["about/"].owner.id) == ("怎样使用", "qu-sifa")


def test_a_new_document_takes_the_next_slot_and_moves_no_other():
    before = slots_of(found(Office(records())))
    more = Office([*records(), unit("qu-xin", "示例区新局") | {"published_on": "2026-11-01"}])
    after = slots_of(found(more))
    assert {name: after.of[name] for name in before.of} == before.of
    assert after.of["unit", "qu-xin"] not in before.of.values()
    assert all(group.base % PACK == 0 and group.members <= group.capacity for group in after.groups)
