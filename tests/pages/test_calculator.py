"""What the calculator's script is given: the sheet as it is, and words for the page's own script."""

import json
from html import unescape

import msgspec

from generator.facts.discretion_sheet import Sheet
from generator.pages.calculator import calculator_of, sheet_as_json
from generator.pages.traditional import TraditionalPages
from tests.discretion.office import sheet
from tests.pages.specimen import templates


def test_a_page_in_traditional_characters_computes_from_the_same_sheet_and_speaks_its_own_script() -> None:
    form = calculator_of(sheet_as_json(sheet()))
    html = templates().macro("components/calculator/calculator.html", "calculator", form)
    converted = TraditionalPages("https://a.example/", ()).page(html, "standards/bz-wuzheng/index.html")
    data = json.loads(unescape(converted.split('data-lq-calculator="')[1].split('"')[0]))
    words = json.loads(unescape(converted.split("<template>")[1].split("</template>")[0]))
    assert msgspec.convert(data["sheet"], Sheet, strict=False) == sheet()
    assert data["texts"] == json.loads(form["data"])["texts"]
    assert dict(zip(data["texts"], words["texts"], strict=True))["经营面积"] == "經營面積"
    assert words["sentences"]["measure.2"] == "從輕處罰"
    assert 'name="经营面积"' in converted
    assert "<span>經營面積（平方米）</span>" in converted


def test_a_form_asks_the_standards_own_facts_first_and_folds_those_of_the_law() -> None:
    groups = calculator_of(sheet_as_json(sheet()))["groups"]
    assert [group["folded"] for group in groups] == [False, False, True]
    assert groups[0]["fields"][0]["group"] == "own"
    assert {field["name"] for field in groups[1]["fields"]} == {"货值金额", "每人"}
