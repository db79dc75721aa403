"""`liangquan approve`: the legal office confirms items as they stand (审核确认)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from generator.diagnostics.diagnostic import Severity, Text
from generator.facts.approval import Approving, guides_by_item, item_digest, sealed
from generator.facts.entrustment import department
from generator.facts.references import RecordName, nearest
from generator.facts.standing import standings
from generator.kinds.approvals import LEGAL_OFFICER, ApprovalsCard
from generator.kinds.power_item import ItemCard
from generator.model.powers import ItemStatus
from generator.provenance.approvals import lines_of_commit
from generator.records.yaml_editing import with_entries
from generator.records.yaml_writing import yaml_text
from generator.settings import Settings
from generator.stages.approval_reading import Looked, approving_by
from generator.stages.opening import opened
from generator.stages.outcome import Outcome


class Asked(msgspec.Struct, frozen=True):
    """What was typed. One of `items`, `unit` and `every` says which items."""

    items: tuple[str, ...]
    unit: str
    every: bool
    office: str
    """The approving unit's id; "" for the one that stands in the record, or else the register's publisher."""
    by: str
    on: date


def run(root: Path, lang: str, asked: Asked, today: date) -> Outcome:
    """Write the approvals of the items that may be approved; all others are told with what to do. Code 1 where one is faulty."""
    if sum((bool(asked.items), bool(asked.unit), asked.every)) != 1:
        return Outcome(faults=(_WHICH,), code=2)
    if not asked.by.strip():
        return Outcome(faults=(_NOBODY,), code=2)
    if asked.on > today:
        return Outcome(faults=(_to_come(asked.on),), code=2)
    with opened(root, lang) as district:
        looked = district.looked(asked.on)
        approving = _Approving(asked, looked, district.settings)
        chosen = list(approving.chosen())
        if not approving.faults or not asked.items:
            approving.write(root, chosen)
    return approving.outcome()


class _Approving:
    """One run of the command. Nothing is written where an item that was named may not be approved."""

    def __init__(self, asked: Asked, looked: Looked, settings: Settings) -> None:
        self._asked = asked
        self._looked = looked
        self._settings = settings
        self._register = looked.register
        self._guides = guides_by_item(looked.register)
        self._standing = standings(looked.register, asked.on.isoformat())
        self._errors = Counter(
            diagnostic.file for diagnostic in looked.diagnostics if diagnostic.severity is Severity.ERROR
        )
        self._idle = 0
        """Items that may not be used, of those that were not named."""
        self._said: list[Text] = []
        self._paths: list[str] = []
        """Files that were written."""
        self.faults: list[Text] = []

    def chosen(self) -> Iterator[ItemCard]:
        """The items that may be approved; why the others may not is told."""
        register = self._register
        for id_ in self._asked.items:
            item = register.items.get(id_)
            if item is None:
                self.faults.append(self._unknown(id_))
            elif not self._in_use(item):
                self.faults.append(self._not_in_use(item))
            elif self._sound(item):
                yield item
        if self._asked.unit and self._asked.unit not in register.units:
            self.faults.append(_no_unit(self._asked.unit, register.units))
            return
        if self._asked.items:
            return
        for item in register.items.values():
            if self._asked.every or item.unit == self._asked.unit:
                if not self._in_use(item):
                    self._idle += not item.withdrawn
                elif self._sound(item):
                    yield item

    def _in_use(self, item: ItemCard) -> bool:
        return not item.withdrawn and self._standing[item.id].status == ItemStatus.ACTIVE

    def _sound(self, item: ItemCard) -> bool:
        """Whether its records hold no error, and the office is another's than its own department (I-10)."""
        names = [RecordName(one.kind, one.id) for one in sealed(item, self._register, self._guides)]
        faulty = [file for name in names if self._errors[file := self._looked.files[name]]]
        if faulty:
            self.faults.append(_faulty(item.id, faulty[0], self._errors[faulty[0]]))
            return False
        if unread := self._unread(item):
            self.faults.append(_faulty(item.id, unread, self._errors[unread]))
            return False
        office = self._office(item.unit)
        if office not in self._register.units:
            self.faults.append(_no_unit(office, self._register.units))
            return False
        if department(office, self._register) == department(item.unit, self._register):
            self.faults.append(_own(item, office))
            return False
        held = self._register.approvals.get(item.unit)
        if held is not None and held.publisher != office:
            self.faults.append(_other_office(item.unit, held, self._looked.files[RecordName(held.kind, held.id)]))
            return False
        return True

    def _unread(self, item: ItemCard) -> str:
        """The file of a process or a guide that can't be read and is the item's, or may be; "" for none."""
        own = {RecordName("process", item.flowchart), RecordName("process", ""), RecordName("", "")}
        return next((file for name, file in self._looked.unread.items() if name in own or name.kind == "guide"), "")

    def _office(self, unit: str) -> str:
        held = self._register.approvals.get(unit)
        return self._asked.office or (held.publisher if held else self._settings.publisher)

    def write(self, root: Path, items: Sequence[ItemCard]) -> None:
        """A file a unit; one that holds all of it already is left alone."""
        by_unit: defaultdict[str, list[ItemCard]] = defaultdict(list)
        for item in items:
            by_unit[item.unit].append(item)
        for unit, own in by_unit.items():
            name = RecordName("approvals", unit)
            held = self._register.approvals.get(unit)
            before = {approval.item: approval for approval in held.approved} if held else {}
            entries = []
            for item in own:
                entry = self._entry(item.id, item_digest(item, self._register, self._guides))
                given, unsigned = before.get(item.id), self._looked.unsigned.get(item.id)
                if given is None or given.digest != entry["digest"]:
                    entries.append(entry)
                elif unsigned is None:
                    self._said.append(_already(item.id, given.on, given.by))
                elif msgspec.structs.asdict(given) == entry:
                    self._said.append(_does_not_count(item.id, unsigned))
                else:  # it is given anew, and signed this time
                    entries.append(entry)
            path = self._looked.files.get(name, f"powers/approvals/{unit}.yaml")
            if not entries:
                continue
            if self._errors[path] and held is None:
                self.faults.append(_faulty(unit, path, self._errors[path]))
                continue
            self._write(root / path, path, unit, entries, held)

    def _entry(self, item: str, digest: str) -> dict[str, str]:
        asked = self._asked
        return {"item": item, "digest": digest, "on": asked.on.isoformat(), "by": asked.by, "post": LEGAL_OFFICER}

    def _write(
        self, file: Path, path: str, unit: str, entries: list[dict[str, str]], held: ApprovalsCard | None
    ) -> None:
        day = self._asked.on.isoformat()
        kept = True
        if held is None:
            office = self._office(unit)
            text = yaml_text(
                {
                    "kind": "approvals",
                    "id": unit,
                    "publisher": office,
                    "published_on": day,
                    "unit": unit,
                    "approved": entries,
                }
            )
        else:
            changed = {"changed_on": day} if day > held.published_on else {}
            text, kept = with_entries(file.read_text("utf-8"), "approved", "item", entries, changed)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
        except OSError as fault:
            self.faults.append(Text(f"{path} 不能写入：{fault.strerror}", f"{path} can't be written: {fault.strerror}"))
            return
        self._said.append(_written(path, [entry["item"] for entry in entries], kept=kept))
        self._paths.append(path)

    def outcome(self) -> Outcome:
        """What was done, and what was not."""
        said = self._said
        if len(said) > _TOLD and not self._asked.items:
            already = [line for line in said if "已经审核确认" in line.zh]
            said = [line for line in said if line not in already]
            if already:
                said.append(
                    Text(f"{len(already)}项已经审核确认，没有改动", f"{len(already)} items are approved already")
                )
        if self._idle:
            said = [
                *said,
                Text(
                    f"另有{self._idle}项暂停实施或已废止，没有审核",
                    f"{self._idle} items are suspended or abolished, and were left out",
                ),
            ]
        if self._paths and approving_by(self._settings) is Approving.KEYS:
            said = [*said, _SIGN, *(Text(line, line) for line in lines_of_commit(self._paths))]
        return Outcome(tuple(said), tuple(self.faults), code=1 if self.faults else 0)

    def _unknown(self, id_: str) -> Text:
        unread = next((file for name, file in self._looked.unread.items() if name.id == id_), None)
        if unread:
            return _faulty(id_, unread, self._errors[unread])
        near = nearest(id_, self._register.items)
        return Text(
            f"没有编号为“{id_}”的权力事项。" + (f"是不是“{near}”？" if near else "编号写在事项记录的 id 一行"),
            f"there is no item “{id_}”. "
            + (f"Did you mean “{near}”?" if near else "Ids stand in the line `id` of items"),
        )

    def _not_in_use(self, item: ItemCard) -> Text:
        if item.withdrawn:
            return Text(f"{item.id} 已撤回，不能审核确认", f"{item.id} was withdrawn, and can't be approved")
        standing = self._standing[item.id]
        write = (
            Text("在 legal_basis 写现行有效的依据后再审核", "name a basis in force in `legal_basis` first")
            if standing.by_rule
            else Text("恢复在用（status: 在用）后再审核", "let it be in use again (`status: 在用`) first")
        )
        return Text(
            f"{item.id} {standing.status}（{standing.reason}），不能审核确认。{write.zh}",
            f"{item.id} is not in use ({standing.status}), and can't be approved. {write.en}",
        )


_TOLD: Final = 20
_SIGN: Final = Text("由审核人签名提交：", "Let whoever approved sign and commit it:")
_WHICH: Final = Text(
    "写明审核哪些事项：事项编号，或者 --unit 单位编号，或者 --all，三者写一个",
    "say which items: their ids, or --unit UNIT, or --all; one of the three",
)

_NOBODY: Final = Text("--by 是空的。写审核人的姓名", "--by is empty. Write the name of the one who approves")


def _to_come(day: date) -> Text:
    return Text(f"审核日期{day}在将来。写审核的那一天", f"{day} has not come. Write the day on which it was approved")


def _no_unit(id_: str, units: Mapping[str, object]) -> Text:
    near = nearest(id_, units)
    return Text(
        f"没有编号为“{id_}”的单位。" + (f"是不是“{near}”？" if near else "单位写在 powers/units/"),
        f"there is no unit “{id_}”. " + (f"Did you mean “{near}”?" if near else "Units stand in powers/units/"),
    )


def _faulty(id_: str, file: str, errors: int) -> Text:
    return Text(
        f"{id_} 不能审核确认：{file} 有{errors}处错误。先运行 liangquan check {file} 并改正",
        f"{id_} can't be approved: {file} has {errors} errors. Run liangquan check {file} and mend them first",
    )


def _own(item: ItemCard, office: str) -> Text:
    return Text(
        f"{item.id} 是{office}自己部门的事项，不能由它审核（规则 I-10）。由另一个单位审核：--office 单位编号",
        f"{item.id} belongs to {office} itself, which may not approve it (rule I-10). Let another unit: --office UNIT",
    )


def _other_office(unit: str, held: ApprovalsCard, file: str) -> Text:
    return Text(
        f"{unit} 的事项由 {held.publisher} 审核。审核单位确已改变的，先改 {file} 的 publisher",
        f"items of {unit} are approved by {held.publisher}. Where another office does now, change `publisher` in {file} first",
    )


def _already(id_: str, on: str, by: str) -> Text:
    return Text(
        f"{id_} 已经审核确认（{on}，{by}），之后没有改动",
        f"{id_} is approved already ({on}, {by}), and has not changed since",
    )


def _does_not_count(id_: str, why: Text) -> Text:
    return Text(
        f"{id_} 的审核确认已经这样写着，但不算数：{why.zh}",
        f"the approval of {id_} is written like that already, and does not count: {why.en}",
    )


def _written(path: str, items: list[str], *, kept: bool) -> Text:
    named = "、".join(items) if len(items) <= 5 else f"{len(items)}项"
    in_english = ", ".join(items) if len(items) <= 5 else f"{len(items)} items"
    lost = (
        "" if kept else "（原来的排版无法沿用，已整份重写）",
        "" if kept else " (its layout could not be kept: it was written whole)",
    )
    return Text(f"已审核确认 {named}，写入 {path}{lost[0]}", f"approved {in_english}, written to {path}{lost[1]}")
