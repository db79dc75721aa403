"""A course of steps as it is drawn up: each new step follows the last, decisions are gone back to."""

from random import Random

from generator.records.yaml_writing import Plain
from generator.sample.chance import parts_of


class Course:
    """Steps and arrows. `weights` share out the whole limit among the steps that take time."""

    def __init__(self) -> None:
        self.steps: list[dict[str, Plain]] = []
        self.arrows: list[dict[str, str]] = []
        self._at = ""
        self._label = ""
        self._weights: dict[int, int] = {}

    def start(self, name: str) -> None:
        """The start; what follows leaves from it."""
        self.steps.append({"id": "kaishi", "name": name, "shape": "开始"})
        self._at = "kaishi"

    def do(
        self,
        step: str,
        name: str,
        role: str,
        does: str,
        *documents: str,
        shape: str = "步骤",
        weight: int = 0,
        stage: str = "",
    ) -> None:
        """A step after the one before. `weight` is its share of the whole limit, 0 for none."""
        self._arrive(step)
        record: dict[str, Plain] = {
            "id": step,
            "name": name,
            "shape": shape,
            "role": role,
            "post": f"{role}岗",
            "does": does,
        }
        if documents:
            record["documents"] = list(documents)
        if stage:
            record["stage"] = stage
        if weight:
            self._weights[len(self.steps)] = weight
        self.steps.append(record)

    def ask(self, step: str, name: str, role: str, does: str, stage: str = "") -> None:
        """A decision; its ways are taken by `way`."""
        self.do(step, name, role, does, shape="判断", stage=stage)

    def way(self, step: str, label: str) -> None:
        """Go on from the decision `step` by the way that `label` names."""
        self._at, self._label = step, label

    def to(self, step: str) -> None:
        """An arrow from here to a step that stands already."""
        self._arrive(step)

    def after(self, step: str) -> None:
        """Go on from `step`, which is no decision."""
        self._at, self._label = step, ""

    def end(self, step: str, name: str) -> None:
        """An end."""
        self._arrive(step)
        self.steps.append({"id": step, "name": name, "shape": "结束"})

    def limited(self, stream: Random, days: int, unit: str) -> None:
        """Give the steps that take time their part of `days`, so that no way takes longer than the whole."""
        parts = parts_of(stream, days, list(self._weights.values()))
        for position, part in zip(self._weights, parts, strict=False):
            step = self.steps[position]
            rest: dict[str, Plain] = {key: step.pop(key) for key in ("documents", "stage") if key in step}
            step["limit"] = f"{part}个{unit}"
            step.update(rest)

    def _arrive(self, step: str) -> None:
        arrow = {"from": self._at, "to": step}
        if self._label:
            arrow["label"] = self._label
        self.arrows.append(arrow)
        self._at, self._label = step, ""
