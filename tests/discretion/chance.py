"""Cases by chance, from a seed: sheets of every shape that records can give, facts that fit and facts that don't."""

from decimal import Decimal
from random import Random
from typing import Final

from generator.facts.discretion import Act, named
from generator.facts.discretion_sheet import (
    Circumstance,
    Parts,
    Penalty,
    Provided,
    Rung,
    Standard,
    Violation,
    completed,
)
from generator.facts.general_grounds import EMERGENCY, GENERAL
from generator.facts.parameters import YES, Parameter
from generator.facts.proposed_penalties import Proposed
from generator.model.penalties import PenaltyKind, Range
from tests.discretion.in_browser import Case

_KINDS: Final = tuple(map(str, PenaltyKind))
_NUMBERS: Final = (("经营面积", "平方米"), ("经营面积", "亩"), ("次数", "次"), ("货值金额", "万元"), ("货值金额", "元"))
_BASES: Final = ("货值金额", "违法所得", "工程合同价款")
_WORDS: Final = ("造成人身伤害", "主动退还全部费用", "初次违法且及时改正")
_DAYS: Final = tuple(f"{year}-{month:02}-15" for year in range(2019, 2028) for month in (1, 6, 9))


def cases_by_chance(count: int, seed: int) -> list[Case]:
    random = Random(seed)  # noqa: S311  # the same cases every time
    return [_case(random) for _ in range(count)]


def _case(random: Random) -> Case:
    violations = [_violation(random, number) for number in range(random.choice((1, 1, 1, 2, 3)))]
    sheet = completed(violations, Parts(random.randint(1, 50), random.randint(1, 50)))
    facts = {parameter.name: _fact(random, parameter) for parameter in sheet.parameters if random.random() < 0.55}
    if random.random() < 0.6:  # most cases have none of the law's own grounds
        facts = {name: value for name, value in facts.items() if name not in {parameter.name for parameter in GENERAL}}
        if random.random() < 0.2:
            facts[EMERGENCY] = YES
    if random.random() < 0.05:
        facts["没有这个"] = "35"
    done, decided = sorted((random.choice(_DAYS), random.choice(_DAYS)), reverse=random.random() < 0.05)
    standards = [named(violation) for violation in violations if random.random() < 0.8] if random.random() < 0.5 else []
    if random.random() < 0.05:
        standards.append("bz-meiyou")
    proposed = tuple(
        Proposed(
            random.choice(("罚款", "罚款", *_KINDS)), Decimal(_number(random, 6)) if random.random() < 0.8 else None
        )
        for _ in range(random.choice((0, 1, 1, 2, 3)))
    )
    return sheet, Act(facts, done, decided, tuple(standards)), proposed


def _violation(random: Random, number: int) -> Violation:
    texts = tuple(_provided(random, number, age) for age in range(random.choice((0, 1, 1, 1, 1, 1, 2, 3))))
    if not texts:
        return Violation("cf-1", "某行为", _standard(random, number, (), "gone"), ())
    standard = _standard(random, number, random.choice(texts).fines, random.choice(texts).id)
    return Violation("cf-1", "某行为", standard if random.random() < 0.85 else None, texts)


def _provided(random: Random, number: int, age: int) -> Provided:
    begins = f"{2015 + 3 * age}-06-01" if age or random.random() < 0.8 else ""
    kinds = tuple(kind for kind in _KINDS if random.random() < (0.9 if kind == "罚款" else 0.25))
    barred = tuple(kind for kind in _KINDS if kind not in kinds and random.random() < 0.05)
    return Provided(
        id=f"fa-{number}-{age}", named=f"《某法》第{number}条（{age}）", begins=begins,
        ends=f"{2018 + 3 * age}-05-31" if random.random() < 0.4 else "", level="部门规章", kinds=kinds, barred=barred,
        fines=tuple(_range(random) for _ in range(random.choice((0, 1, 1, 1, 2)))) if "罚款" in kinds else (),
    )  # fmt: skip


def _range(random: Random) -> Range:
    mode = random.choice(("金额", "金额", "金额", "倍数", "百分比"))
    least, most = sorted((Decimal(_number(random, 6)), Decimal(_number(random, 6))))
    base = "" if mode == "金额" else random.choice(_BASES)
    return Range(mode, base, random.choice((Decimal(0), least)), most, random.choice(("", "", "", "", "每人")))


def _standard(random: Random, number: int, fines: tuple[Range, ...], provision: str) -> Standard:
    tiers = tuple(_rung(random, place, fines) for place in range(random.choice((1, 2, 3, 4, 5))))
    published = random.choice(_DAYS[:18]) if random.random() < 0.4 else "2019-01-01"
    return Standard(
        id=f"bz-{number}", code=f"CG-{number}", provision=provision, published_on=published,
        effective_from=random.choice(_DAYS) if random.random() < 0.3 else published,
        withdrawn="已被替代" if random.random() < 0.05 else "", tiers=tiers,
    )  # fmt: skip


def _rung(random: Random, place: int, fines: tuple[Range, ...]) -> Rung:
    circumstances = []
    for _ in range(random.choice((1, 1, 2))):
        name, unit = random.choice(_NUMBERS)
        low, high = sorted((Decimal(random.randint(0, 60)), Decimal(random.randint(0, 60))))
        circumstances.append(
            random.choice(
                (
                    Circumstance(f"{name}{low}以上", name, unit, low, None, ""),
                    Circumstance(f"{name}不足{high}", name, unit, None, high, ""),
                    Circumstance(f"{name}{low}以上不足{high}", name, unit, low, high, ""),
                    Circumstance("态度：拒不配合", "态度", "", None, None, random.choice(("拒不配合", "配合"))),
                    Circumstance(word := random.choice(_WORDS), "", "", None, None, ""),
                    Circumstance(word, "", "", None, None, ""),
                )
            )
        )
    penalties = tuple(
        Penalty(kind, _inside(random, fines) if kind == "罚款" else _term(random))
        for kind in dict.fromkeys(random.choice(("罚款", "罚款", *_KINDS)) for _ in range(random.choice((1, 1, 2))))
    )
    return Rung(
        name=f"第{place}档", measure=random.choice((0, 1, 2, 3, 3, 4, 4)), default=random.random() < 0.4, ground="处罚法第三十二条",
        conduct="责令改正", circumstances=tuple(circumstances), penalties=penalties,
    )  # fmt: skip


def _inside(random: Random, fines: tuple[Range, ...]) -> Range | None:
    """A range of the law's, cut; now and then another one; or none of its own."""
    if not fines or random.random() < 0.15:
        return random.choice((None, _range(random)))
    law = random.choice(fines)
    fen = Decimal("0.01")
    cuts = sorted((law.min + (law.max - law.min) * Decimal(random.randint(0, 100)) / 100).quantize(fen) for _ in (0, 1))
    return Range(law.mode, law.base, cuts[0], cuts[1], law.per)


def _term(random: Random) -> Range | None:
    return (
        Range("期限", "", Decimal(random.randint(1, 10)), Decimal(random.randint(11, 90)), "")
        if random.random() < 0.2
        else None
    )


def _fact(random: Random, parameter: Parameter) -> str:
    if random.random() < 0.03:
        return random.choice(("三十五", "-1", "1.234", "", "好的"))
    if parameter.form == "number":
        return _number(random, random.choice((1, 2, 2, 5)))
    if parameter.form == "choice":
        return random.choice(parameter.choices)
    return random.choice(("是", "是", "否"))


def _number(random: Random, digits: int) -> str:
    whole = str(random.randint(0, 10**digits))
    return random.choice((whole, whole, f"{whole}.{random.randint(0, 9)}", f"{whole}.{random.randint(0, 99):02}"))
