"""Records as they lie in files: bytes to plain data in which every scalar is text."""
