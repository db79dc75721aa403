"""Files of the index as a host sends them: deflated without a head, so that no host has to compress."""

import zlib


def deflated(data: bytes) -> bytes:
    """The bytes as the site holds them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def inflated(data: bytes) -> bytes:
    """The bytes as they were."""
    return zlib.decompress(data, -15)
