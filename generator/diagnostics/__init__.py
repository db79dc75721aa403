"""What may be wrong with a district's records, and how it is told."""
