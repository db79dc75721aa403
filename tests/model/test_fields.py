"""Fields: text that an editor types, and what it means."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.model.codes import CodeScheme, code_fits
from generator.model.fields import Amount, Count, Day, Limit, LimitUnit, RecordId, Sum, Telephone, TimeLimit, YesNo
from generator.model.penalties import PenaltyRange, in_digits, range_in_words, range_of
from generator.model.uscc import check_character, is_valid_uscc

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def read(field, text):
    return TypeAdapter(field).validate_python(text)


@given(st.builds(Limit, st.integers(0, 9999), st.sampled_from(LimitUnit)))
def test_a_limit_reads_back_as_it_is_shown(limit):
    again = read(TimeLimit, str(limit))
    assert again == (limit if limit.count else Limit(0, LimitUnit.WORKING_DAY))
    assert str(again) == str(limit)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("20工作日", Limit(20, LimitUnit.WORKING_DAY)), ("20个工作日", Limit(20, LimitUnit.WORKING_DAY)), ("20 个工作日", Limit(20, LimitUnit.WORKING_DAY)),
        ("90自然日", Limit(90, LimitUnit.CALENDAR_DAY)), ("3个月", Limit(3, LimitUnit.MONTH)), ("1年", Limit(1, LimitUnit.YEAR)),
        ("即时", Limit(0, LimitUnit.WORKING_DAY)),
    ],
)  # fmt: skip
def test_a_limit_has_a_number_and_a_unit(text, limit):
    assert read(TimeLimit, text) == limit


@pytest.mark.parametrize(
    "text", ["20", "20天", "20日", "二十个工作日", "", "-1个工作日", "1.5个工作日", "20个工作日内", "月"]
)
def test_a_limit_without_either_is_refused(text):
    with pytest.raises(ValidationError):
        read(TimeLimit, text)


@given(st.integers(0, 9999), st.sampled_from(LimitUnit))
def test_a_longer_limit_is_not_fewer_calendar_days(count, unit):
    assert Limit(count, unit).most_calendar_days() <= Limit(count + 1, unit).most_calendar_days()


@pytest.mark.parametrize("text", ["0", "0.00", "-50000", "-0.01", "五万", "50,000"])
def test_nobody_owes_or_pays_nothing(text):
    with pytest.raises(ValidationError):
        read(Sum, text)


@given(st.decimals(Decimal("0.01"), Decimal("999999999999"), places=2, allow_nan=False))
def test_a_sum_is_an_amount_above_nothing(amount):
    assert read(Sum, f"{amount:f}") == read(Amount, f"{amount:f}") == amount


@given(st.decimals(Decimal("-999999999999"), Decimal("999999999999"), places=2, allow_nan=False))
def test_money_is_exact_to_the_cent(amount):
    assert read(Amount, f"{amount:f}") == amount
    assert TypeAdapter(Amount).dump_python(read(Amount, f"{amount:f}")) == f"{amount:f}"


@pytest.mark.parametrize(
    "text", ["1,000", "1e3", "1.234", "五万", "", "NaN", "Infinity", "1000元", "0x10", " 5", "１００"]
)
def test_what_is_no_sum_is_refused(text):
    with pytest.raises(ValidationError):
        read(Amount, text)


@given(st.dates())
def test_a_day_reads_back_as_it_is_written(day):
    assert read(Day, day.isoformat()) == day
    assert TypeAdapter(Day).dump_python(day) == day.isoformat()


@pytest.mark.parametrize(
    "text", ["2026-2-3", "2026-02-30", "20260203", "2026/02/03", "2026-02-03 ", "", "2026-W05-1", "２０２６-02-03"]
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValidationError):
        read(Day, text)


@given(st.text(max_size=20))
def test_no_text_crashes_a_field(text):
    kinds: set[str] = set()
    for field in (Day, TimeLimit, Amount, Count, YesNo, Telephone, RecordId):
        try:
            read(field, text)
        except ValidationError as refused:
            kinds.update(error["type"] for error in refused.errors())
    assert kinds <= {"field_fault"}


@given(st.text(alphabet=USCC_ALPHABET, min_size=17, max_size=17), st.integers(0, 17), st.sampled_from(USCC_ALPHABET))
def test_a_credit_code_with_one_character_mistyped_is_refused(body, place, other):
    """GB 32100: the check character finds every single mistake."""
    code = body + check_character(body)
    assert is_valid_uscc(code)
    mistyped = code[:place] + other + code[place + 1 :]
    assert is_valid_uscc(mistyped) == (mistyped == code)


@given(st.text(alphabet=USCC_ALPHABET, min_size=17, max_size=17), st.integers(0, 16))
def test_a_credit_code_with_two_neighbours_swapped_is_refused(body, place):
    code = body + check_character(body)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert is_valid_uscc(swapped) == (swapped == code)


@pytest.mark.parametrize("text", ["０２８-84300000", "028 84300000", "84300", "+86-028-84300000", "12345 ", ""])
def test_what_is_no_telephone_is_refused(text):
    with pytest.raises(ValidationError):
        read(Telephone, text)


@pytest.mark.parametrize(
    "code", ["", "1", "11440100007483172q", "11440100007483172QQ", "I1440100007483172Q", "1144010000748317 Q"]
)
def test_what_has_not_the_form_is_no_credit_code(code):
    assert not is_valid_uscc(code)


@given(
    st.text(alphabet=USCC_ALPHABET, min_size=17, max_size=17),
    st.integers(0, 9),
    st.text("0123456789", min_size=12, max_size=12),
)
def test_a_national_code_is_credit_code_level_and_catalogue_code(body, level, catalogue):
    code = f"{body}{check_character(body)}{level}{catalogue}"
    assert code_fits(code, CodeScheme.NATIONAL) is None
    assert code_fits(code[:-1], CodeScheme.NATIONAL)
    assert code_fits(code, CodeScheme.LOCAL)


AMOUNTS = st.integers(0, 10_000_000).map(str)


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_a_range_holds_another_when_it_holds_both_its_ends(a, b, c, d):
    outer = range_of(PenaltyRange(mode="金额", min=a, max=b))
    inner = range_of(PenaltyRange(mode="金额", min=c, max=d))
    assert outer.holds(inner) == (int(a) <= int(c) and int(d) <= int(b))
    assert outer.holds(outer)
    assert not outer.holds(range_of(PenaltyRange(mode="倍数", base="货值金额", min=a, max=b)))


@given(st.integers(0, 10**9))
def test_a_sum_in_short_digits_is_the_same_sum(yuan):
    words = in_digits(Decimal(yuan))
    assert Decimal(words.removesuffix("万")) * (10000 if words.endswith("万") else 1) == yuan


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ({"mode": "金额", "min": "50000", "max": "100000"}, "5万元以上10万元以下"),
        ({"mode": "金额", "min": "0", "max": "2000"}, "2000元以下"),
        ({"mode": "倍数", "base": "货值金额", "min": "10", "max": "20"}, "货值金额10倍以上20倍以下"),
        ({"mode": "金额", "per": "每平方米", "min": "50", "max": "100"}, "每平方米50元以上100元以下"),
        ({"mode": "百分比", "base": "工程合同价款", "min": "1", "max": "1"}, "工程合同价款1%"),
    ],
)
def test_a_range_in_words(stated, words):
    assert range_in_words(range_of(PenaltyRange(**stated))) == words
