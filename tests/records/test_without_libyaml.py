"""A machine whose PyYAML was built without libyaml reads the same records, only slower."""

import subprocess
import sys

PROGRAM = """
import sys
sys.modules["yaml._yaml"] = None  # what an import of a missing extension comes to
from generator.records.yaml_events import HAS_LIBYAML
from generator.records.yaml_text import locate, read_yaml
assert not HAS_LIBYAML
assert read_yaml("name: 区司法局\\nhours: 8:30\\n".encode()) == ({"name": "区司法局", "hours": "8:30"}, [])
assert [finding.code for finding in read_yaml(b"a: 1\\na: " + b"[" * 9000)[1]] == ["Y-3", "Y-7"]
assert locate(b"a: [1, 2]\\n", ("a", 1))[:3] == (1, 8, 9)
"""


def test_records_are_read_without_libyaml() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
