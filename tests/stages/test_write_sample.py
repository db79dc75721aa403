import hashlib
import os
import subprocess
import sys

import pytest

from generator.stages.write_sample import FolderInUse, write_sample

DIGEST = """
import hashlib
from generator.sample import sample_files
print(hashlib.sha256("".join(map("".join, sample_files("small", 3))).encode()).hexdigest())
"""


def test_a_sample_is_written_file_by_file(tmp_path):
    count = write_sample(tmp_path / "district", "small", 1)
    assert count == sum(1 for path in (tmp_path / "district").rglob("*") if path.is_file())
    assert "demonstration: true" in (tmp_path / "district" / "mkdocs.yml").read_text("utf-8")


def test_a_folder_in_use_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderInUse):
        write_sample(tmp_path, "small", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("hash_seed", ["0", "4242"])
def test_the_bytes_do_not_depend_on_the_hash_seed(hash_seed):
    found = subprocess.run(
        [sys.executable, "-c", DIGEST],
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "TZ": "Asia/Tokyo"},
        capture_output=True,
        text=True,
        check=True,
    )
    from generator.sample import sample_files

    here = hashlib.sha256("".join(map("".join, sample_files("small", 3))).encode()).hexdigest()
    assert found.stdout.strip() == here
