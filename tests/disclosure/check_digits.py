"""The check digits once more, another way: ISO 7064's own recursion, and Luhn by the numbers themselves."""


def pure_check_character(first: str) -> str:
    """ISO 7064 MOD 11-2 as the standard states it: each digit added, the sum doubled; the whole leaves 1."""
    product = 0
    for digit in first:
        product = (product + int(digit)) * 2 % 11
    return "0123456789X"[(12 - product) % 11]


def luhn_holds(number: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value // 10 + value % 10
    return total % 10 == 0
