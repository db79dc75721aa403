"""A process's charts, as its pages take them."""

import re
from typing import Any

import pytest

from generator.kinds.process import PROCESS
from generator.stages.draw_charts import drawn_chart
from tests.pages.small_register import records


def view(**fields: Any) -> dict[str, Any]:
    process = next(record for record in records() if record["kind"] == "process")
    return PROCESS.view(PROCESS.schema.model_validate(process | fields))


def test_a_process_is_drawn_in_lanes_only_where_it_asks_for_them():
    assert drawn_chart(view(lanes="否"))["lanes"] == ""
    assert 'class="flowchart lanes"' in drawn_chart(view(lanes="是"))["lanes"]


def test_whoever_asks_for_lanes_has_the_compact_chart_too_for_phones_and_paper():
    assert drawn_chart(view(lanes="是"))["svg"] == drawn_chart(view())["svg"]


@pytest.mark.parametrize("lanes", ["是", "否"])
def test_every_step_leads_to_its_place_in_the_list_and_no_id_stands_twice(lanes: str):
    drawn = drawn_chart(view(lanes=lanes))
    both = drawn["svg"] + drawn["lanes"]
    ids = re.findall(r' id="([^"]+)"', both)
    assert len(ids) == len(set(ids))
    numbers = {int(number) for number in re.findall(r'href="#buzhou-(\d+)"', drawn["svg"])}
    assert numbers == set(range(1, len(drawn["order"]) + 1))
