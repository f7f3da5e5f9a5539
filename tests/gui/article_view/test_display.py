"""What Qt is given has the units of the text, one for one, and comes out of Qt as it went in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from annotator.gui.article_view.display import LONGEST_TOKEN, display

NASTY = "a\u00a0\u2028\u2029\x85\r\n\t\x00\x0b\ufeff\ufffc\ufdd0\ufdd1\uffff😀e\u0301\u202eא\ud800"


# Drawn letter by letter: an alphabet of st.text would be merged, and the nasty ones drowned in Unicode.
texts = st.lists(st.one_of(st.sampled_from(NASTY), st.characters()), max_size=40).map("".join)


def in_qt(shown):
    document = QTextDocument()
    QTextCursor(document).insertText(shown)
    return document


@given(texts)
def test_qt_counts_as_many_units_as_the_map(text):
    shown = display(text)
    assert in_qt(shown.text).characterCount() - 1 == shown.offsets.units


@pytest.mark.parametrize("nasty", NASTY, ids=lambda letter: f"{ord(letter):04x}")
@pytest.mark.parametrize("text", ["{}TARGET", "a{}TARGET", "a{}\n{}TARGET"])
def test_what_follows_a_nasty_letter_is_where_the_map_says(nasty, text):
    text = text.replace("{}", nasty)
    shown = display(text)
    document = in_qt(shown.text)
    unit = shown.offsets.to_units(text.index("TARGET"))
    assert "".join(document.characterAt(unit + i) for i in range(6)) == "TARGET"


@given(texts)
def test_every_letter_stands_in_qt_where_the_map_says(text):
    shown = display(text)
    document = in_qt(shown.text)
    for position, letter in enumerate(text):
        if letter not in NASTY and ord(letter) <= 0xFFFF and letter.isalpha():
            assert document.characterAt(shown.offsets.to_units(position)) == letter


def test_harmless_text_is_shown_as_it_is():
    text = "“Quoted”\u00a0word\n\nन्यू 😀 שלום"
    assert display(text).text == text


@pytest.mark.parametrize(("text", "bidi"), [("plain — “text”", False), ("a שלום", True), ("a\u202eb", True)])
def test_text_that_runs_from_right_to_left_is_noticed(text, bidi):
    assert display(text).bidi is bidi


def test_a_huge_token_is_broken_and_every_place_in_it_is_still_found():
    text = "before " + "x" * (3 * LONGEST_TOKEN) + " after"
    shown = display(text)
    assert max(len(line) for line in shown.text.split("\n")) < LONGEST_TOKEN
    for position, letter in enumerate(text):
        assert shown.text[shown.offsets.to_units(position)] == letter
    assert all(shown.text[unit] == "\n" for unit in shown.breaks)
