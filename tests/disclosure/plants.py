"""Invented personal data from a seed, and the words around it. No number here was ever given to a person by us or anyone."""

import random
from typing import Final

from generator.disclosure.sighting import Personal
from tests.disclosure.check_digits import luhn_holds, pure_check_character

_REGIONS: Final = ("510108", "110105", "440524", "310115", "650102", "810000", "500112", "622801", "131121")
_FULL: Final = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
_BETWEEN: Final = (" ", ".", "-", "\u200b", "\u200d", "\ufeff", "\u2060", "\u00ad", "\u3000", "·", "－", "\u00a0", "‐")
_SURNAMES: Final = "王李张刘陈杨黄赵吴周徐孙马朱胡郭林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁"
_GIVEN: Final = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志红梅海燕春雨欣怡子涵浩宇"
_ROLES: Final = ("当事人", "申请人", "低保户", "患者", "被处罚人", "救助对象", "残疾人", "户主", "监护人")
_ILLNESSES: Final = ("尿毒症", "乙肝", "精神分裂症", "肺结核", "白血病", "癫痫")


class Plants:
    """A source of plants; the same seed gives the same."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  # a seed, so that a miss can be met again

    def any(self) -> tuple[Personal, str]:
        """What it is, and a line that holds it."""
        return self.chance.choice(
            [self.identity, self.identity, self.old_identity, self.mobile, self.mobile, self.card, self.name, self.address,
             self.minor, self.health, self.home_telephone]
        )()  # fmt: skip

    def number(self) -> tuple[Personal, str]:
        """One that needs no words around it."""
        return self.chance.choice([self.identity, self.mobile, self.card])()

    def identity(self) -> tuple[Personal, str]:
        chance = self.chance
        day = f"{chance.randrange(1901, 2025)}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"
        first = f"{chance.choice(_REGIONS)}{day}{chance.randrange(1000):03}"
        number = first + pure_check_character(first)
        if chance.random() < 0.3:
            number = number.replace("X", "x")
        return Personal.IDENTITY_NUMBER, self._around(self._parted(number, ((6, 8, 4), (6, 4, 4, 4), (3, 3, 4, 4, 4))))

    def old_identity(self) -> tuple[Personal, str]:
        chance = self.chance
        day = f"{chance.randrange(20, 85)}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"
        number = f"{chance.choice(_REGIONS)}{day}{chance.randrange(1000):03}"
        return Personal.IDENTITY_NUMBER, chance.choice(["身份证号：", "身份证号码 ", "公民身份号码为"]) + self._parted(
            number, ((6, 6, 3),)
        )

    def mobile(self) -> tuple[Personal, str]:
        chance = self.chance
        number = (
            chance.choice(["138", "139", "150", "159", "166", "177", "189", "199", "145"])
            + f"{chance.randrange(10**8):08}"
        )
        return Personal.MOBILE, self._around(
            chance.choice(["", "", "+86 ", "+86", "0086"]) + self._parted(number, ((3, 4, 4), (4, 4, 3)))
        )

    def card(self) -> tuple[Personal, str]:
        chance = self.chance
        first = (
            chance.choice(["622202", "621700", "623058", "955880", "436742", "601382"])
            + f"{chance.randrange(10**12):012}"
        )
        if chance.random() < 0.3:
            first = chance.choice(["622848", "457861", "552245"]) + f"{chance.randrange(10**9):09}"
        number = next(first + digit for digit in "0123456789" if luhn_holds(first + digit))
        return Personal.BANK_CARD, self._around(
            self._parted(number, ((4, 4, 4, 4, 3) if len(number) == 19 else (4, 4, 4, 4),))
        )

    def name(self) -> tuple[Personal, str]:
        who, chance = self._name(), self.chance
        role = chance.choice(_ROLES)
        return Personal.NAME, chance.choice(
            [
                f"{role}：{who}，于本年三月提出。",
                f"{role}: {who}",
                f"{role}{who}，男，汉族",
                f"本案{role}{who}于五月八日到场。",
                f"{role}姓名：{who}",
            ]
        )

    def address(self) -> tuple[Personal, str]:
        chance = self.chance
        road, number = chance.choice(["建设路", "双林路", "一环路东三段", "玉双街"]), chance.randrange(1, 300)
        return Personal.ADDRESS, chance.choice(
            [f"家庭住址：成华区{road}{number}号", f"现住成都市成华区{road}{number}号附{number % 9 + 1}号",
             f"{road}小区{number % 30 + 1}栋{number % 4 + 1}单元{number % 18 + 1}0{number % 4 + 1}室",
             f"户籍所在地：成都市{road}{number}号"]
        )  # fmt: skip

    def minor(self) -> tuple[Personal, str]:
        who, age = self._name(), self.chance.randrange(1, 18)
        return Personal.MINOR, self.chance.choice(
            [
                f"{who[0]}某某，现年{age}岁，在校学生",
                f"{who[0]}某（{age}周岁）",
                f"未成年人：{who}",
                f"{who}，女，{age}岁",
            ]
        )

    def health(self) -> tuple[Personal, str]:
        who, ill = self._name(), self.chance.choice(_ILLNESSES)
        return Personal.HEALTH, self.chance.choice(
            [f"{who[0]}某某，患{ill}三年", f"{who}，男，经诊断患有{ill}", f"救助{who[0]}某因{ill}住院"]
        )

    def home_telephone(self) -> tuple[Personal, str]:
        return Personal.TELEPHONE, f"家庭电话：028-8{self.chance.randrange(10**7):07}"

    def _name(self) -> str:
        return self.chance.choice(_SURNAMES) + "".join(self.chance.sample(_GIVEN, self.chance.randrange(1, 3)))

    def _parted(self, number: str, groups: tuple[tuple[int, ...], ...]) -> str:
        chance = self.chance
        turn = chance.random()
        if turn < 0.35:
            return number
        if turn < 0.5:
            return number.translate(_FULL)
        between = chance.choice(_BETWEEN)
        if turn < 0.65:
            return between.join(number)
        pieces, at = [], 0
        for size in chance.choice(groups):
            pieces.append(number[at : at + size])
            at += size
        return between.join(pieces)

    def _around(self, number: str) -> str:
        return self.chance.choice(["{}", "联系{}。", "证件{}，已核对", "（{}）", "备注 {} 见附件", "号{}号"]).format(
            number
        )
