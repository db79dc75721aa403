"""The provisions of a sample: which places of which laws, in what order they are taken, and their records."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from generator.model.numerals import article_label
from generator.records.yaml_writing import Plain
from generator.sample.chance import PUBLISHED, chance, day_between
from generator.sample.facts_held import LawFact, PenaltyFact, laws, penalties, places, roles
from generator.sample.fields_of_law import FIELDS
from generator.sample.scale import Scale

PARTY_LAWS: Final = (
    "dangwu-gongkai-tiaoli",
    "zhibu-gongzuo-tiaoli",
    "dangyuan-jiaoyu-tiaoli",
    "jiceng-xuanju-tiaoli",
    "ganbu-renyong-tiaoli",
    "dangnei-jiandu-tiaoli",
    "wenze-tiaoli",
)
AFFAIRS_LAWS: Final = (
    "zhengfu-caigou-fa",
    "yusuan-fa",
    "kuaiji-fa",
    "dangan-fa",
    "gongwuyuan-fa",
    "zhaobiao-toubiao-fa",
)
COMPANIES_LAW: Final = "gongsi-dengji-guanli-tiaoli"
HOUSES_LAW: Final = "fangwu-chaiqian-guanli-tiaoli"
SERVICES_LAW: Final = "gonggong-fuwu-banfa-yanshi"
REPEALED_LAWS: Final = (COMPANIES_LAW, HOUSES_LAW, SERVICES_LAW)
FUTURE_LAW: Final = "shequ-fuwu-banfa-yanshi"
_NAMES: Final = {
    "dangwu-gongkai-tiaoli": "党务公开",
    "zhibu-gongzuo-tiaoli": "党支部工作",
    "dangyuan-jiaoyu-tiaoli": "党员教育管理",
    "jiceng-xuanju-tiaoli": "基层组织选举",
    "ganbu-renyong-tiaoli": "干部选拔任用",
    "dangnei-jiandu-tiaoli": "党内监督",
    "wenze-tiaoli": "问责",
    "zhengfu-caigou-fa": "政府采购",
    "yusuan-fa": "预算管理",
    "kuaiji-fa": "会计核算和监督",
    "dangan-fa": "档案管理",
    "gongwuyuan-fa": "公务员管理",
    "zhaobiao-toubiao-fa": "招标投标",
    COMPANIES_LAW: "公司登记",
    HOUSES_LAW: "房屋拆迁",
    SERVICES_LAW: "公共服务事项",
    FUTURE_LAW: "社区公共服务资金",
}
_ROLES: Final = {
    "permit": (45, "{0}方面许可的条件和程序"),
    "inspection": (52, "{0}监督检查的职权"),
    "service": (30, "{0}方面的公共服务"),
    "confirmation": (18, "{0}方面的认定和登记"),
    "compulsion": (34, "{0}方面的强制措施"),
    "grant": (14, "{0}方面的补助和补偿"),
    "reward": (20, "{0}方面的表彰和奖励"),
    "levy": (14, "{0}方面的费用征收"),
    "ruling": (12, "{0}方面争议的处理"),
}
_FIRST_ROUND: Final = max(most for most, _ in _ROLES.values())
"""Of each role how many laws' provisions a district takes before second ones, and what such a provision is about."""


class Place(NamedTuple):
    """A place in a law that the sample holds as a provision. `role` is penalty, a role of `_ROLES`, or general."""

    id: str
    law: str
    article: str
    paragraph: int | None
    item: int | None
    role: str
    subject: str
    kinds: tuple[str, ...] = ()
    fines: tuple[tuple[str, str, str, str], ...] = ()

    @property
    def label(self) -> str:
        """第五十四条第一款第（三）项."""
        return article_label(self.article, self.paragraph, self.item)

    @property
    def cited(self) -> str:
        """《食品安全法》第一百二十二条第一款."""
        return f"《{laws()[self.law].short}》{self.label}"

    @property
    def ranges(self) -> tuple[tuple[str, str, str, str], ...]:
        """Fines that leave something to discretion."""
        return tuple(fine for fine in self.fines if float(fine[2]) < float(fine[3]))


@dataclass(frozen=True, slots=True)
class Places:
    """Every provision of a sample. Of `penal`, those of numbered items come last."""

    penal: tuple[Place, ...]
    others: tuple[Place, ...]
    by_role: dict[tuple[str, str], list[Place]] = field(default_factory=dict)
    further: dict[str, list[Place]] = field(default_factory=dict)
    """Of each law the places that only a city needs."""

    def at(self, law: str, role: str) -> list[Place]:
        """Places of `law` for `role`; where it has none, those of its other roles."""
        found = self.by_role.get((law, role))
        if found:
            return found
        return [place for (own, _), places in self.by_role.items() if own == law for place in places]

    def of_role(self, role: str) -> list[Place]:
        """Places of any law in force for `role`."""
        return [
            place
            for (law, own), places in self.by_role.items()
            if own == role and law != FUTURE_LAW and law not in REPEALED_LAWS
            for place in places
        ]


def places_for(scale: Scale) -> Places:
    """The provisions of `scale`, exactly as many as it says."""
    penal = tuple(_penal(scale))
    wanted = scale.provisions - len(penal)
    others = list(_others(scale))[: wanted if scale.districts == 1 else 1163 - len(penal)]
    seen = {place.id for place in (*penal, *others)}
    further: list[Place] = []
    for place in _general():
        if len(others) + len(further) == wanted:
            break
        if place.id not in seen:
            further.append(place)
            seen.add(place.id)
    found = Places(penal, tuple(others))
    for place in others:
        found.by_role.setdefault((place.law, place.role), []).append(place)
    for place in further:
        found.further.setdefault(place.law, []).append(place)
    return found


def _penal(scale: Scale) -> Iterator[Place]:
    facts = [fact for fact in penalties() if not scale.laws or fact.law in scale.laws][: scale.paragraphs]
    for fact in facts:
        yield _of_penalty(fact, None)
    numbered = [fact for fact in facts if fact.items and any(float(fine[2]) < float(fine[3]) for fine in fact.fines)]
    left = scale.subitems
    for number in range(1, 30):
        for fact in numbered:
            if number <= fact.items and left:
                left -= 1
                yield _of_penalty(fact, number)


def _of_penalty(fact: PenaltyFact, item: int | None) -> Place:
    kinds = "、".join(fact.kinds)
    head = f"{FIELDS[fact.law].name}违法行为"
    return Place(
        _id(fact.law, fact.article, fact.paragraph, item),
        fact.law,
        fact.article,
        fact.paragraph,
        item,
        "penalty",
        f"{head}的处罚：{kinds}" if item is None else f"{head}第{item}种情形的处罚：{kinds}",
        fact.kinds,
        fact.fines,
    )


def _others(scale: Scale) -> Iterator[Place]:
    small = bool(scale.laws)
    yield _article(FUTURE_LAW, "6", "grant", f"{_NAMES[FUTURE_LAW]}的申请和拨付")
    for law in REPEALED_LAWS:
        yield _article(law, "9", "permit", f"{_NAMES[law]}的条件")
        if not small and law != SERVICES_LAW:
            yield _article(law, "20", "confirmation", f"{_NAMES[law]}的办理")
    for law in (*PARTY_LAWS, *AFFAIRS_LAWS):
        for article in ("8",) if small else ("8", "12", "15", "18"):
            yield _article(law, article, "general", f"{_NAMES[law]}的要求")
    taken: set[str] = set()
    chosen = [law for law in FIELDS if law in scale.laws] + [law for law in FIELDS if law not in scale.laws]
    queues = {
        role: [
            (law, article)
            for turn in range(3)
            for law in chosen
            for article in roles()[law].get(role, ())[turn : turn + 1]
        ]
        for role in _ROLES
    }
    for turn in range(200):
        for role, (most, subject) in _ROLES.items():
            if turn >= most and turn < _FIRST_ROUND:
                continue
            for law, article in queues[role][turn : turn + 1]:
                if f"{law}-{article}" not in taken:
                    taken.add(f"{law}-{article}")
                    yield _article(law, article, role, subject.format(FIELDS[law].name))


def _article(law: str, article: str, role: str, subject: str) -> Place:
    return Place(_id(law, article, None, None), law, article, None, None, role, subject)


def _general() -> Iterator[Place]:
    """Every further place of the laws, their articles first, in turns over the laws so that each has its share."""
    queues = [list(_of_law(law)) for law in places()]
    for turn in range(max(map(len, queues))):
        for queue in queues:
            yield from queue[turn : turn + 1]


def _of_law(law: str) -> Iterator[Place]:
    subject = f"{FIELDS[law].name}的一般规定"
    for article, paragraphs in places()[law].items():
        if len(paragraphs) > 1:
            yield Place(_id(law, article, None, None), law, article, None, None, "general", subject)
        for paragraph, items in enumerate(paragraphs, 1):
            yield Place(_id(law, article, paragraph, None), law, article, paragraph, None, "general", subject)
            for item in range(1, items + 1):
                yield Place(_id(law, article, paragraph, item), law, article, paragraph, item, "general", subject)


def _id(law: str, article: str, paragraph: int | None, item: int | None) -> str:
    # z for 之: 17z2 is 第十七条之二, 17-2 is the second paragraph of 第十七条.
    parts = [law, article.replace("-", "z"), *(str(number) for number in (paragraph, item) if number)]
    return "-".join(parts)


def provision_record(place: Place, seed: int, publisher: str) -> dict[str, Plain]:
    """The record of a provision."""
    stream = chance(seed, f"provision/{place.id}")
    record: dict[str, Plain] = {
        "kind": "provision",
        "id": place.id,
        "publisher": publisher,
        "published_on": day_between(stream, *PUBLISHED).isoformat(),
        "law": place.law,
        "article": place.article,
    }
    if place.paragraph:
        record["paragraph"] = str(place.paragraph)
    if place.item:
        record["item"] = str(place.item)
    record["subject"] = place.subject
    if place.kinds:
        record["penalty_kinds"] = list(place.kinds)
    if place.fines:
        record["fines"] = [fine_record(fine) for fine in place.fines]
    return record


def fine_record(fine: tuple[str, str, str, str]) -> dict[str, str]:
    """A range as records write it."""
    mode, base, least, most = fine
    return {"mode": mode, **({"base": base} if base else {}), "min": least, "max": most}


def law_record(law: LawFact, seed: int, publisher: str) -> dict[str, Plain]:
    """The record of a law, without its text."""
    stream = chance(seed, f"law/{law.id}")
    record: dict[str, Plain] = {
        "kind": "law",
        "id": law.id,
        "publisher": publisher,
        "published_on": day_between(stream, *PUBLISHED).isoformat(),
        "title": law.title,
        "short_title": law.short,
        "level": law.level,
    }
    for key, value in (("issued", law.issued), ("version", law.version)):
        if value:
            record[key] = value
    record["effective_from"] = law.effective
    if law.effective_to:
        record["effective_to"] = law.effective_to
    return record
