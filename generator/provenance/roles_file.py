"""The district's `roles.yaml` as it stands in its folder, and what is wrong with it."""

import os
from collections.abc import Collection
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.rules import RULES
from generator.provenance.git import ROLES
from generator.provenance.roles import read_roles, unit_findings
from generator.records.source_files import UnreadableFile, read


def roles_key(root: Path) -> bytes:
    """The bytes of the file; none where there is none, or none that can be read."""
    try:
        return read(root, ROLES) if (root / ROLES).exists() else b""
    except UnreadableFile:
        return b""


def roles_findings(root: Path, units: Collection[str]) -> list[Diagnostic]:
    """Everything that is wrong with the file; nothing where there is none. `units`: ids of the register."""
    if not os.path.lexists(root / ROLES):
        return []
    try:
        data = read(root, ROLES)
    except UnreadableFile as fault:
        findings = [fault.finding]
    else:
        roles, findings = read_roles(data)
        findings += unit_findings(roles, units) if roles else ()
    return [RULES[finding.code].in_file(ROLES, finding) for finding in findings]
