"""Writes a blank record where its kind's records lie."""

from difflib import get_close_matches
from pathlib import Path

from generator.diagnostics.diagnostic import Text
from generator.kinds import KINDS
from generator.model.blank_record import blank_record
from generator.model.fields import RECORD_ID
from generator.settings import SettingsFault, read_settings
from generator.stages.outcome import Outcome


def write_new_record(root: Path, kind_name: str, record_id: str | None = None) -> Outcome:
    """Write a blank record of the kind in the district at `root`; a file that is there is never touched."""
    kind = KINDS.get(kind_name)
    if kind is None:
        return _refused(_no_such_kind(kind_name))
    if record_id and not RECORD_ID.fullmatch(record_id):
        return _refused(
            Text(
                f"编号“{record_id}”不合格式：用小写字母、数字和连字符，1 至 64 个字符，以字母或数字开头",
                f"the id “{record_id}” has the wrong form: lower-case letters, digits and hyphens, 1 to 64 of them",
            ),
        )
    try:
        publisher = read_settings(root).publisher
    except SettingsFault as fault:
        return _refused(fault.message)
    name = record_id or f"{kind.name.replace('_', '-')}-new"
    shown = f"{kind.folder}/{name}.yaml"
    path = root / kind.folder / f"{name}.yaml"
    if taken := sorted((root / kind.folder).rglob(f"{name}.yaml")):
        return _taken(taken[0].relative_to(root).as_posix(), kind.name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(blank_record(kind, name, publisher))
    except FileExistsError:
        return _taken(shown, kind.name)
    except OSError as fault:
        return _refused(Text(f"{shown} 不能写入：{fault.strerror}", f"{shown} can't be written: {fault.strerror}"))
    return Outcome(
        said=(
            Text(
                f"已写好 {shown}。照其中说明填写，再运行 liangquan check",
                f"wrote {shown}. Fill it in as it says, then run liangquan check",
            ),
        )
    )


def _refused(why: Text) -> Outcome:
    return Outcome(faults=(why,), code=2)


def _taken(file: str, kind_name: str) -> Outcome:
    return _refused(
        Text(
            f"{file} 已经存在，没有改动它。换一个编号：liangquan new {kind_name} --id <编号>",
            f"{file} is there already and was left alone. Give another id: liangquan new {kind_name} --id ID",
        )
    )


def _no_such_kind(name: str) -> Text:
    near = get_close_matches(name.replace("-", "_").lower(), KINDS, n=1, cutoff=0.5)
    near = near or [kind.name for kind in KINDS.values() if kind.title.zh == name]
    hint = Text(f"，是不是 {near[0]}？", f"; did you mean `{near[0]}`?") if near else Text("。", ".")
    return Text(
        f"没有“{name}”这种记录{hint.zh}可用的有：{'、'.join(KINDS)}",
        f"there is no kind of record “{name}”{hint.en} The kinds are {', '.join(KINDS)}",
    )
