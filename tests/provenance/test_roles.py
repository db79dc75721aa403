"""`roles.yaml`: each fault has its code, its place, and what to write instead."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.diagnostics.rules import RULES
from generator.pipeline import District
from generator.provenance.roles import read_roles, unit_findings
from generator.records.places import locate
from tests.casebook import TODAY, Folder
from tests.provenance.office import SHICHANG, Office

OF_ROLES = ["E-1", "E-2", "E-3", "E-4", "E-5"]


def told(tree: dict[str, Any]) -> list[tuple[str, tuple[str | int, ...]]]:
    _, findings = read_roles(yaml.safe_dump(tree, allow_unicode=True, width=10_000).encode())
    return [(finding.code, finding.path) for finding in findings]


@pytest.mark.parametrize("code", OF_ROLES)
def test_the_wrong_example_of_a_rule_breaks_it_and_the_right_one_keeps_all(code: str) -> None:
    assert [finding.code for finding in read_roles(RULES[code].bad.encode())[1]] == [code]
    roles, findings = read_roles(RULES[code].good.encode())
    assert (roles is not None, findings) == (True, [])


def test_a_sound_file_is_read(office: Office) -> None:
    roles, findings = read_roles(yaml.safe_dump(office.roles(), allow_unicode=True).encode())
    assert findings == []
    assert roles is not None
    assert len(roles.keys) == 5
    assert (roles.is_keeper("renshi-01"), roles.is_keeper("zhifa-01")) == (True, False)


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("ssh-ed25519", "不是可用的密钥类型"),
        ("ssh-dss AAAAB3NzaC1kc3M=", "不是可用的密钥类型"),
        ('command="x" ssh-ed25519 AAAA', "不是可用的密钥类型"),
        ("ssh-ed25519 not-base64", "不完整"),
        ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", "不完整"),
        ("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAACQDDDDDDDDDDDQ==", "短于 2048 位"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----", "私钥"),
        ("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n-----END PGP PUBLIC KEY BLOCK-----", "不完整"),
    ],
)  # fmt: skip
def test_a_key_that_cannot_be_read_is_told(office: Office, key: str, says: str) -> None:
    tree = office.roles()
    tree["holders"][1]["keys"][0]["key"] = key
    _, findings = read_roles(yaml.safe_dump(tree, allow_unicode=True).encode())
    assert [(one.code, one.path) for one in findings] == [("E-1", ("holders", 1, "keys", 0, "key"))]
    assert says in findings[0].message.zh


def test_a_holder_without_a_key_is_told(office: Office) -> None:
    tree = office.roles()
    tree["holders"][1]["keys"] = []
    assert told(tree) == [("K-2", ("holders", 1, "keys"))]


def test_a_key_given_twice_is_told_whatever_its_remark(office: Office) -> None:
    tree = office.roles()
    tree["holders"][2]["keys"][0]["key"] = tree["holders"][1]["keys"][0]["key"].replace("zhifa-01", "zhifa-09")
    assert told(tree) == [("E-2", ("holders", 2, "keys", 0, "key"))]


def test_a_sign_given_twice_is_told(office: Office) -> None:
    tree = office.roles()
    tree["holders"][2]["sign"] = "zhifa-01"
    assert told(tree) == [("E-2", ("holders", 2, "sign"))]


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        (("2026-01-01", "2026-06-30"), ("2026-07-01", ""), None),
        (("2026-01-01", "2026-06-30"), ("2026-06-30", ""), "E-3"),
        (("2026-01-01", ""), ("2026-06-30", "2026-07-30"), "E-3"),
        (("2026-08-01", ""), ("2026-06-30", "2026-07-31"), None),
    ],
)
def test_posts_that_are_separated_may_follow_but_not_overlap(
    office: Office, first: tuple[str, str], second: tuple[str, str], code: str | None
) -> None:
    days = [{"from": since, **({"to": until} if until else {})} for since, until in (first, second)]
    tree = office.roles()
    tree["holders"][1]["posts"] = [
        {"unit": SHICHANG, "post": "案件承办人员", **days[0]},
        {"unit": SHICHANG, "post": "法制机构负责人", **days[1]},
    ]
    assert told(tree) == ([(code, ("holders", 1, "posts", 1))] if code else [])
    tree["holders"][1]["posts"][1]["unit"] = "qu-sifaju"
    assert told(tree) == []


def test_a_unit_that_is_not_registered_is_told_with_the_nearest(office: Office) -> None:
    office.holders["zhifa-01"] = [{"unit": "qu-shichangjv", "post": "案件承办人员", "from": "2026-01-01"}]
    roles, _ = read_roles(yaml.safe_dump(office.roles(), allow_unicode=True).encode())
    assert roles is not None
    (finding,) = unit_findings(roles, {SHICHANG, "qu-sifaju"})
    assert (finding.code, finding.path) == ("R-1", ("holders", 1, "posts", 0, "unit"))
    assert SHICHANG in finding.help.zh


def test_the_words_of_records_hold_for_this_file_too(office: Office) -> None:
    tree = office.roles()
    tree["holders"][1]["posts"][0]["from"] = "2026/1/1"
    tree["holders"][2]["post"] = []
    tree["holders"][3].pop("sign")
    assert told(tree) == [
        ("K-3", ("holders", 1, "posts", 0, "from")),
        ("K-2", ("holders", 3, "sign")),
    ]
    text = "keepers: [a]\nholders: &all\n- sign: a\n"
    assert [finding.code for finding in read_roles(text.encode())[1]] == ["Y-4"]


def test_a_fault_is_placed_to_the_character(office: Office) -> None:
    text = yaml.safe_dump(office.roles() | {"keepers": ["renshi-02"]}, allow_unicode=True, sort_keys=False).encode()
    _, (finding,) = read_roles(text)
    assert finding.code == "E-5"
    span = locate(text, finding.path)
    assert span is not None
    assert (span.line, span.column) == (2, 3)


def test_check_tells_faults_of_the_file_among_those_of_records(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    with District(folder.root, jobs=1) as district:
        assert district.check(TODAY).diagnostics == ()
        (folder.root / "roles.yaml").write_text(RULES["E-5"].bad, "utf-8")
        assert [(one.file, one.finding.code) for one in district.check(TODAY).diagnostics] == [("roles.yaml", "E-5")]
        (folder.root / "roles.yaml").write_text(RULES["E-3"].good, "utf-8")
        assert [one.finding.code for one in district.check(TODAY).diagnostics] == ["R-1", "R-1"]
        (folder.root / "roles.yaml").write_text(RULES["E-3"].good.replace("qu-shichang", SHICHANG), "utf-8")
        assert district.check(TODAY).diagnostics == ()
        (folder.root / "roles.yaml").unlink()
        (folder.root / "roles.yaml").symlink_to("elsewhere.yaml")
        assert [one.finding.code for one in district.check(TODAY).diagnostics] == ["Y-9"]
