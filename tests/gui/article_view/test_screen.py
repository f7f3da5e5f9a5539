"""From a code point to a place on the screen and back."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from annotator.gui.article_view import Header
from annotator.gui.article_view.display import LONGEST_TOKEN
from annotator.gui.article_view.selection import trimmed
from annotator.model import Span, Zone

PIECES = (
    "word ",
    "😀 ",
    "e\u0301 ",
    "a\u00a0b ",
    "𝐍ews ",
    "x\u2028y ",
    "z\u00ad ",
    "\ufeff ",
    "\n",
    "\n\n",
    "文字 ",
    "tab\tbed ",
    "👩\u200d👩\u200d👧 ",
    "\ufdd0\x00 ",
)
RIGHT_TO_LEFT = ("שלום ", "مرحبا ", "123 ", "\u202eabc\u202c ", "english ")


def show(view, text):
    view.set_article(text, (Zone("body", 0, len(text)),), Header())


def point_of(view, position):
    """Return the point of the page in the middle of the caret before a position."""
    middle = view.cursor_rectangle(position).center()
    corner = view.page.viewport().mapTo(view, view.page.viewport().rect().topLeft())
    return QPointF(middle.x() - corner.x(), middle.y() - corner.y())


def carets(text):
    """Return the positions at which a caret can stand: not inside of what is one letter to a reader."""
    inside = {i for i, c in enumerate(text) if unicodedata.combining(c) or c in "\u200d\u00ad\ufeff\u2060"}
    inside |= {i + 1 for i, c in enumerate(text) if c in "\u200d\u00ad\ufeff"}
    return [position for position in range(len(text) + 1) if position not in inside]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_the_place_of_a_position_is_that_position(view, pieces):
    text = "".join(pieces)
    show(view, text)
    rows = view.page.rows_between(0, 10_000)
    # White space at which a line is broken hangs out of the column, where no caret can be told apart.
    hanging = {
        p for row in rows for p in range(row.start + len(text[row.start : row.end].rstrip()), row.end + 1)
    }
    # A place between paragraphs belongs to the nearest line of words.
    empty = {p for p in range(len(text) + 1) if text[:p][-1:] in ("", "\n") and text[p : p + 1] in ("", "\n")}
    for position in carets(text):
        if position not in hanging | empty:
            assert view.page.position_at(point_of(view, position)) == position


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES + RIGHT_TO_LEFT), max_size=25), st.data())
def test_a_selection_is_what_was_selected(view, pieces, data):
    text = "".join(pieces)
    show(view, text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    view.select(start, end)
    exact = Span(start, end) if end > start else None
    assert view.page.selected() == exact
    assert view.selection() == (trimmed(text, exact) if exact else None)
    assert view.caret() == end
    # Qt's clipboard drops a byte order mark in front.
    assert view.page.createMimeDataFromSelection().text() == text[start:end].removeprefix("\ufeff")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(RIGHT_TO_LEFT), min_size=1, max_size=12))
def test_the_letters_of_mixed_directions_are_found_where_they_are_painted(view, pieces):
    text = "".join(pieces)
    show(view, text)
    rows = view.page.rows_between(0, 10_000)
    for position, letter in enumerate(text):
        if not letter.isalnum():
            continue
        row = next(row for row in rows if row.start <= position < row.end)
        boxes = view.page.rows.stretches(row, position, position + 1)
        assert boxes
        for left, right in boxes:
            # A ligature is one box for all of its letters.
            if right - left > 1:
                middle = QPointF((left + right) / 2, row.baseline - 2)
                found = view.page.rows.letter_at(middle.x(), row)
                assert found is not None
                assert (left, right) in view.page.rows.stretches(row, found, found + 1)


def test_a_stretch_across_two_directions_has_a_box_for_each(view):
    text = "one שתיים three"
    show(view, text)
    row = view.page.rows_between(0, 100)[0]
    across = view.page.rows.stretches(row, 2, 7)
    assert len(across) == 2
    assert across[0][1] < across[1][0]


@pytest.mark.parametrize("letters", ["x", "e\u0301", "😀", "שלום"])
def test_a_million_letters_without_a_space_open_and_are_still_found(view, letters):
    text = "before " + letters * (1_000_000 // len(letters)) + " after"
    show(view, text)
    view.select(len(text) - 5, len(text))
    view.reveal(len(text) - 5, len(text))
    view.grab()
    assert view.selection() == Span(len(text) - 5, len(text))
    assert len(view._text) > LONGEST_TOKEN
    place = len(text) - 3
    assert view.page.position_at(point_of(view, place)) == place
