"""A node (节点): a street's mirror or a community's kiosk. It pulls releases, holds the last ones, and shows the newest.

It knows the format of releases and nothing of records, pages or templates, so that it installs with few libraries.
"""
