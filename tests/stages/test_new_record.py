"""`liangquan new` writes a blank where its kind's records lie, and never over a file."""

from pathlib import Path

import pytest

from generator.kinds import KINDS
from generator.stages.compile_record import Head, compile_record, head_decoder
from generator.stages.new_record import write_new_record

_SETTINGS = """site_name: 演示区
site_url: https://example.invalid/
extra:
  liangquan: {demonstration: 'true', district_code: '510108', publisher: qu-zhengfu-ban}
"""


@pytest.fixture
def district(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    return tmp_path


def test_a_blank_is_written_into_its_kinds_folder_under_its_id(district: Path) -> None:
    made = write_new_record(district, "unit", "qu-sifaju")
    assert made.code == 0
    assert "id: qu-sifaju" in (district / "powers/units/qu-sifaju.yaml").read_text(encoding="utf-8")
    assert "powers/units/qu-sifaju.yaml" in made.said[0].zh


def test_a_blank_of_every_kind_can_be_compiled_at_once(district: Path) -> None:
    for kind in KINDS:
        assert write_new_record(district, kind).code == 0
    written = list(district.rglob("*.yaml"))
    assert len(written) == len(KINDS)
    for path in written:
        head: Head = head_decoder().decode(compile_record(path.read_bytes()).head)
        assert head.card is not None, path


def test_a_file_that_is_there_is_left_alone(district: Path) -> None:
    write_new_record(district, "law", "shipin-anquan-fa")
    path = district / "powers/laws/shipin-anquan-fa.yaml"
    path.write_text("kind: law\n", encoding="utf-8")
    second = write_new_record(district, "law", "shipin-anquan-fa")
    assert second.code == 2
    assert "已经存在" in second.faults[0].zh
    assert path.read_text(encoding="utf-8") == "kind: law\n"


def test_a_record_that_lies_deeper_in_the_folder_counts_too(district: Path) -> None:
    deeper = district / "powers/items/jd-baohe"
    deeper.mkdir(parents=True)
    (deeper / "xk-canyin.yaml").write_text("kind: power_item\n", encoding="utf-8")
    made = write_new_record(district, "power_item", "xk-canyin")
    assert made.code == 2
    assert "powers/items/jd-baohe/xk-canyin.yaml" in made.faults[0].zh


def test_a_mistyped_kind_gets_a_suggestion(district: Path) -> None:
    for typed, meant in (("power-item", "power_item"), ("proces", "process"), ("办事指南", "guide")):
        made = write_new_record(district, typed)
        assert made.code == 2
        assert f"是不是 {meant}？" in made.faults[0].zh
        assert f"did you mean `{meant}`?" in made.faults[0].en
    assert [path.name for path in district.iterdir()] == ["mkdocs.yml"]


def test_an_id_that_no_record_may_have_is_refused(district: Path) -> None:
    for typed in ("Sifaju", "../sifaju", "区司法局", "-a", "a" * 65):
        made = write_new_record(district, "unit", typed)
        assert made.code == 2
        assert "编号" in made.faults[0].zh
    assert [path.name for path in district.iterdir()] == ["mkdocs.yml"]


def test_a_folder_that_cannot_be_written_is_told(district: Path) -> None:
    (district / "powers").write_text("", encoding="utf-8")
    assert write_new_record(district, "unit").code == 2


def test_a_blank_is_published_by_the_unit_that_answers_for_the_site(district: Path) -> None:
    write_new_record(district, "guide", "zn-shipin")
    assert "publisher: qu-zhengfu-ban" in (district / "powers/guides/zn-shipin.yaml").read_text(encoding="utf-8")


def test_nothing_is_written_outside_a_district(tmp_path: Path) -> None:
    made = write_new_record(tmp_path, "unit", "qu-sifaju")
    assert made.code == 2
    assert "mkdocs.yml" in made.faults[0].zh
    assert list(tmp_path.iterdir()) == []
