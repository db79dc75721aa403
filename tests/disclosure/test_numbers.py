import random

from generator.disclosure.numbers import check_character, is_bank_card, is_identity_number, is_mobile, luhn_sum
from tests.disclosure.check_digits import luhn_holds, pure_check_character


def test_the_check_character_is_that_of_a_second_reckoning() -> None:
    chance = random.Random(11643)  # noqa: S311  # a seed, so that a miss can be met again
    for _ in range(20_000):
        first = f"{chance.randrange(10**17):017}"
        assert check_character(first) == pure_check_character(first)


def test_the_examples_of_the_standard() -> None:
    # GB 11643-1999, annex A.
    assert is_identity_number("11010519491231002X")
    assert is_identity_number("440524188001010014")


def test_another_check_character_is_refused() -> None:
    for wrong in "0123456789":
        assert not is_identity_number(f"11010519491231002{wrong}")


def test_a_day_that_never_was_is_refused() -> None:
    for day in ("19490229", "20000230", "19491301", "19490100"):
        first = f"110105{day}002"
        assert not is_identity_number(first + check_character(first))


def test_every_second_digit_of_a_card_is_doubled_as_luhn_says() -> None:
    chance = random.Random(1954)  # noqa: S311  # a seed, so that a miss can be met again
    for _ in range(20_000):
        number = f"{chance.randrange(10**18):018}"
        assert (luhn_sum(number) % 10 == 0) == luhn_holds(number)


def test_a_card_needs_an_issuer_and_its_check_digit() -> None:
    assert is_bank_card("6222020000000000007") == luhn_holds("6222020000000000007")
    assert not is_bank_card("1234567812345670")  # Luhn holds, but nobody issues it


def test_a_mobile_begins_as_a_network_s_numbers_do() -> None:
    assert is_mobile("13800000000")
    assert not is_mobile("12800000000")
    assert not is_mobile("15400000000")
