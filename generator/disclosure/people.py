"""People in words: names where a case or a list names a party, home addresses, minors, health.

These follow what is written around them, so a masked name (张某某) and an organisation are told apart from a person.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.disclosure.sighting import Personal, Sighting
from generator.disclosure.surnames import COMPOUND, NO_NAMES, SURNAMES

_ROLES: Final = (
    "当事人 被处罚人 被处罚个人 被申请人 申请人 申请者 行政相对人 相对人 违法行为人 违法嫌疑人 嫌疑人 被执行人 投诉人 举报人 信访人 "
    "低保户 低保对象 低保人员 特困人员 特困供养人员 五保户 救助对象 受助人 受助人员 受救助人 困难群众 贫困户 脱贫户 残疾人 户主 患者 病人 "
    "病患 伤者 死者 监护人 被监护人 委托代理人 未成年人 学生 儿童 孤儿 困境儿童 留守儿童"
).split()
_OF_MINORS: Final = ("未成年人", "学生", "儿童", "孤儿")
_ROLE: Final = "(?:" + "|".join(sorted(_ROLES, key=len, reverse=True)) + ")"
_SURNAME: Final = f"(?:{'|'.join(COMPOUND)}|[{SURNAMES}])"
_GIVEN: Final = "(?![的了于向因在被将应须其及某])[\u4e00-\u9fff]"
_NAME: Final = rf"(?P<name>{_SURNAME}·?(?:{_GIVEN}){{1,2}})"
_MASK: Final = rf"{_SURNAME}(?:某{{1,2}}|[×*＊○Ｘ]{{1,2}})"
_END: Final = r"(?=$|[\s，。；、,;.()（）<>\"'“”|\]】/]|[男女](?![\u4e00-\u9fff])|身份证|性别)"
_GOES_ON: Final = r"(?=[，,（(；;。]|[男女][，,、]|于|因|在|向|提出|提交|违反|擅自|未[经按取在]|身份证|住[在址]?|的|已|患|称|收到|不服|系|家庭)"
_SAID: Final = re.compile(
    rf"{_ROLE}(?:姓名|名称|名单)?(?:（[^（）]{{1,8}}）)?[ \t　]*[:：][ \t　]*(?:[\"“]?){_NAME}{_END}"
)
# Without a colon 和 after a role is the conjunction (当事人和案由), though it is a rare surname too.
_TOLD: Final = re.compile(rf"{_ROLE}(?!和){_NAME}{_GOES_ON}")
_NO_PERSON: Final = re.compile(r"[镇村局厅店厂院所部区县市省站社处科股组队会园馆网]$")


def people_in(text: str) -> Iterator[Sighting]:
    """Everything that words tell of persons. A pattern that begins anyhow is tried only where a word of its own stands."""
    yield from _names(text)
    if "住" in text or "户籍" in text or "单元" in text:
        yield from _addresses(text)
    if "岁" in text:
        yield from _minors(text)
    yield from _health(text)
    if "电话" in text:
        yield from _telephones(text)


_ANY_ROLE: Final = re.compile(_ROLE)


def _names(text: str) -> Iterator[Sighting]:
    if not _ANY_ROLE.search(text):
        return  # both patterns begin with one
    for pattern in (_SAID, _TOLD):
        for found in pattern.finditer(text):
            name = found["name"]
            if name[:2] in NO_NAMES or _NO_PERSON.search(name):
                continue
            minor = found[0].startswith(_OF_MINORS) or found[0].startswith(("困境儿童", "留守儿童"))
            yield Sighting(
                Personal.MINOR if minor else Personal.NAME,
                found.start("name"),
                found.end("name"),
                name.replace("·", ""),
            )


_HOME: Final = r"(?:家庭(?:住址|地址)|家住|现住址?|住址|户籍(?:地址|所在地|地)|居住地址?|常住地址?|住在|居住[在于])(?!是|为准|证明)"
_NUMBER: Final = r"[0-9０-９一二三四五六七八九十百]{1,5}"
_HOME_ADDRESS: Final = re.compile(
    rf"{_HOME}[ \t:：为]{{0,3}}(?P<place>[^\n。；;，,]{{2,40}}?{_NUMBER}(?:[-—－]{_NUMBER}){{0,3}}\s?(?:号|栋|幢|座|单元|室|户|组))"
)
_FLAT: Final = re.compile(
    rf"(?P<place>{_NUMBER}\s?(?:栋|幢|号楼|座|号)[^\n。；;，,]{{0,3}}?{_NUMBER}\s?单元[^\n。；;，,]{{0,4}}?{_NUMBER}(?:\s?(?:室|号|户|房))?)"
)


def _addresses(text: str) -> Iterator[Sighting]:
    end = 0
    for pattern in (_HOME_ADDRESS, _FLAT):
        for found in pattern.finditer(text):
            if found.start() >= end or pattern is _HOME_ADDRESS:
                end = max(end, found.end())
                yield Sighting(Personal.ADDRESS, found.start("place"), found.end("place"), found["place"])


_PERSON: Final = rf"(?:{_MASK}|{_ROLE}(?:姓名)?[:：]?\s*{_SURNAME}(?:{_GIVEN}){{1,2}}(?=[，,、（( 男女])|{_SURNAME}(?:{_GIVEN}){{1,2}}[，,、（( ]\s*[男女](?![\u4e00-\u9fff]))"
_PERSON_BEFORE: Final = re.compile(rf"(?P<who>{_PERSON})[^。\n；;]{{0,24}}$")
_PERSON_AFTER: Final = re.compile(rf"[^。，,\n；;]{{0,6}}?的?(?P<who>{_MASK})")
_AGE: Final = re.compile(r"(?<!\d)(?P<years>[0-9０-９]{1,2})\s?周?岁")


def _minors(text: str) -> Iterator[Sighting]:
    """A person, masked or not, of less than eighteen years: of a minor nothing is published."""
    for found in _AGE.finditer(text):
        if int(found["years"]) >= 18:
            continue
        who = _PERSON_BEFORE.search(text, max(0, found.start() - 34), found.start())
        if who:
            yield Sighting(Personal.MINOR, who.start(), found.end(), text[who.start() : found.end()])


_ILLNESSES: Final = (
    "艾滋病 HIV 乙肝 丙肝 肝硬化 肺结核 梅毒 尿毒症 白血病 肿瘤 癌 精神分裂 精神病 精神障碍 抑郁症 癫痫 糖尿病 心脏病 肾衰竭 "
    "脑瘫 脑梗 智力残疾 肢体残疾 精神残疾 视力残疾 听力残疾 级残疾 残疾一级 残疾二级 残疾三级 残疾四级 流产 怀孕 确诊 诊断为 住院号 病历号"
).split()
_ILLNESS: Final = re.compile("|".join(_ILLNESSES))


def _health(text: str) -> Iterator[Sighting]:
    """An illness or a disability in one sentence with a person, masked or not."""
    for found in _ILLNESS.finditer(text):
        who = _PERSON_BEFORE.search(text, max(0, found.start() - 34), found.start())
        if who:
            yield Sighting(Personal.HEALTH, who.start(), found.end(), text[who.start() : found.end()])
        elif after := _PERSON_AFTER.match(text, found.end()):
            yield Sighting(Personal.HEALTH, found.start(), after.end(), text[found.start() : after.end()])


_HOME_TELEPHONE: Final = re.compile(
    r"(?:家庭|住宅|家里|本人|私人)(?:联系)?电话(?:号码)?[ \t:：为]{0,3}(?P<number>(?:0\d{2,3}[- ]?)?\d{7,8})(?!\d)"
)


def _telephones(text: str) -> Iterator[Sighting]:
    for found in _HOME_TELEPHONE.finditer(text):
        yield Sighting(
            Personal.TELEPHONE, found.start("number"), found.end("number"), re.sub(r"\D", "", found["number"])
        )
