"""The bar: at most one false alarm in ten thousand clean records. There is none."""

from itertools import islice
from typing import Final

import pytest

from generator.disclosure.personal_data import personal_data
from generator.disclosure.texts import FoundText, texts_of
from generator.sample.district import sample_files
from tests.casebook import ROOT
from tests.disclosure.plants import Plants


def alarms(name: str, data: bytes) -> list[tuple[str, str]]:
    return [
        (sighting.what, text.text[max(0, sighting.start - 15) : sighting.end + 5])
        for text in texts_of(name, data)
        if isinstance(text, FoundText)
        for sighting in personal_data(text.text)
    ]


def test_ten_thousand_records_of_the_sample_raise_no_alarm() -> None:
    files = list(islice(sample_files("district", 2009), 10_000))
    assert len(files) == 10_000
    assert [(name, alarm) for name, text in files for alarm in alarms(name, text.encode())] == []


@pytest.mark.parametrize("folder", ["powers", "community", "flowcharts", "content", "docs", "site_templates"])
def test_this_repository_raises_no_alarm(folder: str) -> None:
    # The reference page of rules shows what is refused.
    files = [path for path in (ROOT / folder).rglob("*") if path.is_file() and path.name != "rules.md"]
    assert files
    assert [(str(path), alarm) for path in files for alarm in alarms(path.name, path.read_bytes())] == []


_CLEAN: Final = (
    "当事人：张某某，男，1980年生",
    "当事人：成都某某食品有限公司",
    "当事人：成华区金牛超市",
    "当事人王某，经营者",
    "当事人陈述、申辩后，由承办人员记录",
    "当事人应当在收到决定书之日起十五日内缴纳",
    "申请人高于规定标准的，不予受理",
    "申请人：单位或者个人",
    "申请人向区民政局提出，于五日内受理",
    "患者康复、安置和转诊",
    "低保户每户每月补助 500 元",
    "统一社会信用代码：115101084508123456",
    "统一社会信用代码 91510108MA62XYQ82T",
    "实施编码 11510108450812345X3440106043001",
    "许可证编号 JY15101080012345",
    "联系电话：028-84300000，监督电话 12345",
    "预算 13800000000 元，支出 15912345678.90 元",
    "2026-03-02 2026-06-18 2027-01-01 2026-11-20",
    "办公地址：成都市成华区一环路东三段148号，二楼 12 号窗口",
    "住所：成都市成华区建设北路三段8号",
    "未满14周岁的未成年人有违法行为的，不予行政处罚",
    "残疾人凭残疾证办理，重度残疾、精神残疾的另行补助",
    "成公食药〔2026〕5101号 卷 00012345678901",
    "M12.50 33.20 45.10 33.20 12.50 33.20 45.10 33.20",
    "sha256-1a3c13800138000f51010819900101",
    "511A33038003-511602000000-000-11510108450812345X-1-00",
)


@pytest.mark.parametrize("line", _CLEAN)
def test_what_only_looks_like_a_person_is_none(line: str) -> None:
    assert alarms("a.txt", line.encode()) == []


def test_masked_numbers_are_none() -> None:
    plants = Plants(seed=34)
    for _ in range(500):
        _, line = plants.identity()
        digits = [place for place, sign in enumerate(line) if sign.isdigit()]
        hidden = set(digits[6:14])
        assert (
            alarms("a.txt", "".join("*" if place in hidden else sign for place, sign in enumerate(line)).encode()) == []
        )
