"""The rim: what reads and writes files and starts other programs."""
