"""What keys and clicks select: whole units, one more each time, never less than there was."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.article_view.selection import grow, grow_word, paragraphs, trimmed, whole_words, word_at
from annotator.model import Span

TEXT = "Don’t cut it — he said.\n\nNext one's here."


def test_a_word_keeps_its_apostrophe():
    assert word_at(TEXT, 3) == Span(0, 5)


def test_the_caret_after_a_word_belongs_to_it_and_between_words_to_none():
    assert word_at(TEXT, 5) == Span(0, 5)
    assert word_at(TEXT, 14) is None


def test_what_covers_a_word_is_a_word():
    assert word_at("the ████ said", 6) == Span(4, 8)


def test_a_word_selection_grows_word_by_word():
    first = grow_word(TEXT, caret=1, selected=None)
    second = grow_word(TEXT, caret=1, selected=first)
    assert (first, second) == (Span(0, 5), Span(0, 9))


def test_a_selection_inside_words_first_becomes_whole():
    assert grow_word(TEXT, caret=8, selected=Span(7, 11)) == Span(6, 12)


def test_a_selection_that_ends_with_its_words_takes_the_next_one_across_dashes():
    assert grow_word(TEXT, caret=12, selected=Span(10, 12)) == Span(10, 17)


def test_units_grow_to_the_next_and_stop_at_the_last():
    units = paragraphs(TEXT)
    assert units == (Span(0, 23), Span(25, 41))
    assert grow(units, caret=30, selected=None) == Span(25, 41)
    assert grow(units, caret=0, selected=Span(0, 23)) == Span(0, 41)
    assert grow(units, caret=0, selected=Span(0, 41)) == Span(0, 41)


def test_nothing_is_selected_where_there_are_no_units():
    assert grow((), caret=3, selected=None) is None
    assert grow_word("... ", caret=2, selected=None) is None


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


@given(st.text(alphabet="ab' \n.", max_size=40), st.data())
def test_growing_never_loses_what_was_selected(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    selected = Span(start, end) if end > start else None
    units = paragraphs(text)
    for grown in (
        grow_word(text, caret=start, selected=selected),
        grow(units, caret=start, selected=selected),
    ):
        if selected is not None and grown is not None:
            assert grown.contains(selected)
