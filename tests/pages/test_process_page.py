from generator.kinds import KINDS
from generator.pages.process_page import steps_in_order
from tests.pages.small_register import Office, changed, records


def _steps(order: list[str]) -> list[dict[str, object]]:
    record = next(record for record in records() if record["kind"] == "process")
    kind = KINDS["process"]
    return steps_in_order(kind.view(kind.schema.model_validate(record)), order)


def test_the_list_says_every_way_out_of_a_decision() -> None:
    decision = _steps(["a", "b", "d", "e", "c"])[1]
    assert decision["ways"] == [
        {"label": "齐全", "number": 3, "name": "审查"},
        {"label": "不齐全", "number": 5, "name": "一次性告知补正"},
    ]


def test_the_list_says_where_a_branch_goes_back_to() -> None:
    assert [(way["label"], way["number"]) for way in _steps(["a", "b", "d", "e", "c"])[4]["ways"]] == [("回到", 2)]  # type: ignore[attr-defined]


def test_a_step_that_only_leads_to_the_next_one_says_nothing_of_it() -> None:
    steps = _steps(["a", "b", "d", "e", "c"])
    assert steps[0]["ways"] == []
    assert not steps[0]["ends"]
    assert steps[3]["ends"]


def test_every_step_has_the_anchor_that_the_chart_links_to() -> None:
    office = Office(records())
    for address in ("processes/lc-shipin/", "items/xk-shipin/"):
        html = office.html(address)
        assert all(f'id="buzhou-{number}"' in html for number in range(1, 6))
        assert 'id="buzhou-6"' not in html


def test_a_process_links_to_the_items_that_run_by_it() -> None:
    office = Office(changed(records(), "cf-shipin", flowchart="lc-shipin", no_flowchart_reason=""))
    html = office.html("processes/lc-shipin/")
    assert 'href="../../items/xk-shipin/"' in html
    assert 'href="../../items/cf-shipin/"' in html
    assert "2个权力事项共用" in html
