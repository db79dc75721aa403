"""Writing a sample to a folder: the rim of `sample/`."""

from pathlib import Path

from generator.sample import sample_files


class FolderInUse(Exception):
    """The folder holds something already; a sample is written to an empty or a new one."""


def write_sample(folder: Path, scale: str, seed: int, cases: int | None = None) -> int:
    """Write the sample and return how many files it has; the arguments are those of `sample_files`. Raises `FolderInUse`."""
    if folder.exists() and any(folder.iterdir()):
        raise FolderInUse(str(folder))
    made: set[Path] = set()
    count = 0
    for path, text in sample_files(scale, seed, cases):
        target = folder / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(text.encode())
        count += 1
    return count
