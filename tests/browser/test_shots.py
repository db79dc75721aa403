"""`make shots`: a sheet that can be gone through, and clear words for what can't be done."""

import re

import pytest

from tests.browser.modes import ELDER, LIGHT
from tests.browser.page_kinds import PAGE_KINDS
from tests.browser.shots import Wish, main, sheet_of, taken, wish_of

HOME = next(kind for kind in PAGE_KINDS if kind.name == "home")


def test_each_picture_stands_on_the_sheet_and_leads_to_itself_in_full(chromium, address, shown, tmp_path):
    wish = Wish([HOME], [LIGHT, ELDER], [360, 768], tmp_path)
    shots = list(taken(chromium, address, shown, wish))
    sheet = sheet_of([HOME], shown, shots)
    files = {f"home-{mode}-{width}.png" for mode in ("light", "elder") for width in (360, 768)}
    assert set(re.findall(r'<a href="([^#"]+)">', sheet)) == files == {file.name for file in tmp_path.iterdir()}


def test_without_words_it_takes_everything():
    wish = wish_of([])
    assert len(wish.kinds) == len(PAGE_KINDS)
    assert [mode.name for mode in wish.modes] == ["light", "dark", "elder", "contrast"]
    assert list(wish.widths) == [360, 768, 1280, 1920]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--kind", "item-guid"], "did you mean item-guide?"),
        (["--mode", "night"], "Write one of: light, dark, elder, contrast"),
        (["--width", "wide"], "write whole pixels from 200 to 4000"),
        (["--width", "100"], "write whole pixels from 200 to 4000"),
    ],
)
def test_a_wrong_word_is_told_with_what_to_write(capsys, words, told):
    with pytest.raises(SystemExit) as left:
        wish_of(words)
    assert left.value.code == 2
    assert told in capsys.readouterr().err


def test_a_folder_that_holds_other_files_is_left_alone(tmp_path, capsys):
    (tmp_path / "letter.txt").write_text("keep", "utf-8")
    with pytest.raises(SystemExit) as left:
        main(["--folder", str(tmp_path)])
    assert left.value.code == 2
    assert "is not emptied" in capsys.readouterr().err
    assert (tmp_path / "letter.txt").read_text("utf-8") == "keep"
