"""Releases (发布版本): what a district published once, whole and signed, and the store that it lies in.

Both sides use this room: the office that releases, and the node (a street's mirror, a community's kiosk) that pulls. It
knows no record, no page and no template.
"""
