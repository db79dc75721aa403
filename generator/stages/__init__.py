"""The rim: the stages of a build that read and write files, start processes and keep the state."""

import os

# Titles are read character by character: the dictionary of phrases would only cost a tenth of a second at every start.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
