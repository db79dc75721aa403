"""The incremental engine. Knows no other room: targets, their inputs, and what was made of them before."""
