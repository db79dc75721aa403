"""Settings of all tests."""

from hypothesis import settings

# A busy machine is no fault of the code; what must be quick has a test of its own that counts CPU time.
settings.register_profile("office", deadline=None)
settings.load_profile("office")
