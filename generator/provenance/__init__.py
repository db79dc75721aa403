"""Who signed what: `roles.yaml`, the history of records in git, and what of it holds.

Part of the rim: it starts `git`, which verifies signatures by `ssh-keygen` and `gpg`. Nothing is verified by code of ours.
"""
