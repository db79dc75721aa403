"""What the history of a record in git proves of it: read from the last verification, never typed."""

import msgspec


class Verification(msgspec.Struct, frozen=True):
    """A record whose changes were all signed by holders of the posts, as it reads now."""

    through: str
    """The day of the last signed change (ISO)."""
    signed: int
    entries: int
    """How many of its entries were signed, and how many it has: the others are from before signing began."""
    duties: tuple[str, ...]
    """Duties that are separated, each signed by other holders; none where fewer than two were signed."""

    @property
    def whole(self) -> bool:
        """Whether every entry was signed."""
        return self.signed == self.entries


def in_words(verification: Verification | None) -> str:
    """What a page says of it."""
    if verification is None or not verification.signed:
        return "各环节由谁经办，未经电子签名验证（未验证）。"
    apart = f"{'、'.join(verification.duties)}由不同的人签名。" if verification.duties else ""
    if verification.whole:
        return f"截至{verification.through}，各环节均由当日在岗人员电子签名，已经验证。{apart}"
    earlier = verification.entries - verification.signed
    return (
        f"截至{verification.through}，{verification.signed}个环节由当日在岗人员电子签名，已经验证。{apart}"
        f"另有{earlier}个环节登记在启用电子签名之前（未验证）。"
    )
