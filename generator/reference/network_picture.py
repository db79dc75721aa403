"""The picture of publishing as a whole, drawn by our own flowcharts from docs/pictures/four-tiers.yaml."""

from pathlib import Path
from typing import Final

from generator.kinds.process import PROCESS
from generator.records.yaml_text import read_yaml
from generator.stages.draw_charts import drawn_chart

_SOURCE: Final = Path(__file__).parents[2] / "docs" / "pictures" / "four-tiers.yaml"

_STYLE: Final = """
.flowchart { font: 14px/1 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; background: #fff; }
.flowchart text { fill: #1b1b1b; text-anchor: middle; }
.flowchart .by { font-size: 11.5px; fill: #4a5560; }
.flowchart .on, .flowchart .back { fill: none; stroke: #5b6670; stroke-width: 1.4; }
.flowchart .back { stroke-dasharray: 5 3; }
.flowchart .mark { fill: #5b6670; }
.flowchart .action > rect { rx: 5px; fill: #fff; stroke: #0b4f94; stroke-width: 1.3; }
.flowchart .decision > path { fill: #fff4dc; stroke: #8a5a00; stroke-width: 1.3; }
.flowchart .start > rect, .flowchart .end > rect { fill: #0b4f94; stroke: #0b4f94; }
.flowchart .start > text, .flowchart .end > text, .flowchart .start .by, .flowchart .end .by { fill: #fff; }
.flowchart .way { font-size: 12px; fill: #4a5560; }
.flowchart .lane rect { fill: #f5f7f9; stroke: #d5dbe1; }
.flowchart .lane text { font-size: 13px; font-weight: 600; }
"""
"""The chart's looks where no page brings them: those of `components/flowchart` on paper-white."""


def network_picture() -> str:
    """The picture, with its looks in it."""
    tree, findings = read_yaml(_SOURCE.read_bytes())
    if findings or not isinstance(tree, dict):
        raise AssertionError(findings)
    chart = drawn_chart(PROCESS.view(PROCESS.schema.model_validate(tree)))
    head, close, rest = str(chart["svg"]).partition(">")
    return f"{head}{close}<style>{_STYLE}</style>{rest}\n"
