"""The bench: what the program costs, measured as a user pays for it. Run it with `make bench`."""
