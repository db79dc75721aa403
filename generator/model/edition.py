"""Editions (版本): for whom a site is built. Each holds all that the one before it holds."""

from enum import StrEnum


class Edition(StrEnum):
    """Whom a record is for, and so which sites hold it."""

    PUBLIC = "public"
    SUPERVISOR = "supervisor"
    INTRANET = "intranet"

    def holds(self, other: "Edition") -> bool:
        """Whether a site of this edition shows what is for `other`: the supervisors' holds the public's, the intranet's all."""
        return other in _HELD[self]

    @property
    def in_chinese(self) -> str:
        """As the site's pages and messages in Chinese call it."""
        return _TITLES[self]


_HELD = {edition: frozenset(list(Edition)[: place + 1]) for place, edition in enumerate(Edition)}
_TITLES = {Edition.PUBLIC: "公众版", Edition.SUPERVISOR: "监督版", Edition.INTRANET: "内网版"}
