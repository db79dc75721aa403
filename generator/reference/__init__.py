"""The reference pages of the docs, made from what the program itself knows: kinds, rules, commands, settings."""
