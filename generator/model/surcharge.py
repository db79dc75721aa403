"""What is added to a fine that is paid late (加处罚款; 处罚法 art. 67, 72)."""

from decimal import Decimal
from typing import Final

PAY_WITHIN: Final = 15
"""Calendar days from service in which a fine is paid (art. 67)."""


def surcharge_most(fine: Decimal, days_late: int) -> Decimal:
    """The most that may be added to a fine paid so many days late, in yuan: 3 % a day, the fine at most (art. 72)."""
    return min(fine, fine * 3 * max(days_late, 0) / 100)
