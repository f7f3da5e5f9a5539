"""What keys and clicks select: words with all that belongs to them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.gui.article_view.selection import trimmed, whole_words, word_at, words_around
from annotator.model import Span

TEXT = "Don’t cut it — he said.\n\nNext one's here."


def test_a_word_keeps_its_apostrophe():
    assert word_at(TEXT, 3) == Span(0, 5)


def test_the_caret_after_a_word_belongs_to_it_and_between_words_to_none():
    assert word_at(TEXT, 5) == Span(0, 5)
    assert word_at(TEXT, 14) is None


def test_what_covers_a_word_is_a_word():
    assert word_at("the ████ said", 6) == Span(4, 8)


def test_words_around_a_place_are_whole_with_apostrophes_accents_and_joiners():
    text = "Don’t se\u0301lect co\u00adop — one's"
    found = words_around(text, 7)
    assert [text[one.start : one.end] for one in found] == ["Don’t", "se\u0301lect", "co\u00adop", "one's"]
    assert words_around("... ", 2) == ()


def test_a_ragged_stretch_becomes_whole_words_and_keeps_the_marks_between_them():
    text = "On Tuesday.” He left — its aim."
    assert whole_words(text, Span(4, text.index(" aim") + 1)) == Span(3, text.index(" aim"))
    assert whole_words(text, Span(10, 13)) == Span(10, 12)
    assert whole_words(text, Span(2, 4)) == Span(3, 10)
    assert whole_words(text, Span(2, 3)) is None


def test_a_word_is_whole_with_its_accents_and_joiners():
    text = "an e\u0301te\u0301 co\u00adop"
    assert word_at(text, 4) == Span(3, 8)
    assert word_at(text, 12) == Span(9, 14)


@settings(deadline=None)
@given(st.text(alphabet="ab' \n.\u0301\u00a0", max_size=40), st.data())
def test_whole_words_hold_all_that_was_drawn_over_but_white_space_at_the_ends(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    drawn = Span(start, end)
    found, left = whole_words(text, drawn), trimmed(text, drawn)
    assert (found is None) == (left is None) == (not text[start:end].strip())
    if found is not None:
        assert found.contains(left)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        assert all(c.isalnum() or c in "'\u0301" for c in text[found.start : left.start])
        assert whole_words(text, found) == found
