"""A district, or ten, made up from a seed: the same bytes for the same seed, built from facts alone.

Pure but for the facts, which lie beside the code: the writing is done in `stages/write_sample.py`.
"""

from generator.sample.district import sample_files
from generator.sample.scale import SCALES, Scale

__all__ = ["SCALES", "Scale", "sample_files"]
