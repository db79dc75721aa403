"""What every kind of record has in common: fields, addresses, and what a kind must say."""
