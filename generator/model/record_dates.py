"""The days that every record has, in their order (rule W-1)."""

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import W_1
from generator.model.kind import Record


def date_findings(record: Record) -> Iterator[Finding]:
    """Nothing is changed or withdrawn before it was published."""
    published = record.published_on
    if record.changed_on and record.changed_on < published:
        yield W_1.at(
            ("changed_on",),
            Text(
                f"更新日期{record.changed_on}早于公开日期{published}",
                f"changed on {record.changed_on}, before it was published on {published}",
            ),
            Text("核对两个日期；没有更新过的，删去 changed_on", "check both, or delete `changed_on`"),
        )
    if record.withdrawn and record.withdrawn.on < published:
        yield W_1.at(
            ("withdrawn", "on"),
            Text(
                f"撤回日期{record.withdrawn.on}早于公开日期{published}",
                f"withdrawn on {record.withdrawn.on}, before it was published on {published}",
            ),
            Text("核对两个日期", "check the two days"),
        )
