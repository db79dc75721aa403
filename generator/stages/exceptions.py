"""`disclosure.yaml`: what an office publishes although it looks like personal data, with reason, name and day of expiry."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import yaml

from generator.diagnostics.diagnostic import Diagnostic, Text
from generator.diagnostics.rules import P_7
from generator.settings import SettingsFault

FILE: Final = "disclosure.yaml"
_FIELDS: Final = ("value", "reason", "by", "until")
_HASH: Final = re.compile(r"[0-9a-f]{24}")


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The day on which each exception ends, by the hash of its value, in the order of the file."""

    until: Mapping[str, date] = field(default_factory=dict)

    def allow(self, value_hash: str, today: date) -> bool:
        """Whether the value may stand today."""
        return value_hash in self.until and today <= self.until[value_hash]

    def expired(self, today: date) -> list[Diagnostic]:
        """P-7 for each that has ended."""
        return [
            P_7.in_file(
                FILE,
                P_7.at(
                    ("exceptions", place, "until"),
                    Text(f"例外已于{until.isoformat()}到期", f"the exception ended on {until.isoformat()}"),
                    Text("续期并写明理由，或删去这一条", "renew it with a reason, or delete it"),
                ),
            )
            for place, until in enumerate(self.until.values())
            if until < today
        ]


def read_exceptions(root: Path) -> Exceptions:
    """The exceptions of the district in `root`; none where there is no file. Raises SettingsFault."""
    try:
        tree = yaml.load((root / FILE).read_bytes(), Loader=yaml.BaseLoader)  # noqa: S506  # it makes nothing but text
    except FileNotFoundError:
        return Exceptions()
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise SettingsFault(Text(f"{FILE} 不能读取：{fault}", f"{FILE} can't be read: {fault}")) from None
    listed = tree.get("exceptions") if isinstance(tree, dict) else None
    if not isinstance(listed, list):
        raise SettingsFault(_FORM)
    return Exceptions(dict(_read(entry) for entry in listed))


def exceptions_key(root: Path) -> bytes:
    """The bytes of the file; none where there is none."""
    file = root / FILE
    return file.read_bytes() if file.is_file() else b""


def _read(entry: object) -> tuple[str, date]:
    if not isinstance(entry, dict) or sorted(entry) != sorted(_FIELDS) or not all(entry.values()):
        raise SettingsFault(_FORM)
    try:
        until = date.fromisoformat(entry["until"])
    except ValueError:
        raise SettingsFault(_FORM) from None
    if not _HASH.fullmatch(entry["value"]):
        raise SettingsFault(_FORM)
    return entry["value"], until


_FORM: Final = Text(
    f"{FILE} 在 exceptions: 下每条写 value（检查时给出的 24 位散列）、reason（理由）、by（决定人）、until（到期日，如 2027-06-30）",
    f"{FILE} holds under `exceptions:` entries of `value` (the 24 digits that a check tells), `reason`, `by` and `until` "
    "(a day, as 2027-06-30)",
)
