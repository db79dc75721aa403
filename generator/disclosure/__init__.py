"""Personal data in what is to be published: where it stands in bytes of any kind, and how it is told without telling it."""
