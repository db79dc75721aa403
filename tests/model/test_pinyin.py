"""Names stand where a reader looks for them."""

from generator.model.pinyin import sort_key


def test_names_stand_in_the_order_of_their_pinyin():
    assert sorted(["区卫健局", "城市道路挖掘", "道路运输"], key=sort_key) == ["城市道路挖掘", "道路运输", "区卫健局"]


def test_a_name_in_book_title_marks_is_found_under_its_first_word():
    assert sort_key("《出生医学证明》首次签发").startswith("chu sheng")
    assert sort_key("（演示）事项").startswith("yan shi")


def test_no_two_names_tie():
    assert sort_key("《办法》") != sort_key("办法》")
