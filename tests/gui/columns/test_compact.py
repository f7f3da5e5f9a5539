"""A column beside others: less margin and a narrower map, so that its lines have letters enough."""

import pytest
from PySide6.QtGui import QFontMetricsF

from annotator.gui.article_view import ArticleView, Header
from annotator.gui.article_view.gutter import USUAL_TAG, compact_width, gutter_width
from annotator.gui.columns.column import LETTERS
from annotator.gui.theme import LIGHT, apply

WORDS = "The cabinet agreed on the deal with its neighbours on Tuesday after a long night of talks. " * 12


@pytest.fixture
def view(qtbot, qapp):
    apply(qapp, LIGHT)
    made = ArticleView()
    qtbot.addWidget(made)
    made.resize(340, 700)
    made.show()
    made.set_article(f"Cabinet agrees\n\n{WORDS}", (), Header(headline="Cabinet agrees"))
    return made


def letters(view):
    """How many letters a line has on average."""
    page = view.page
    average = QFontMetricsF(page.document().defaultFont()).horizontalAdvance(WORDS) / len(WORDS)
    return page._column / average


def test_a_fourth_of_a_window_of_1360_pixels_has_a_third_more_letters_a_line(view):
    wide = letters(view)
    view.set_compact(compact=True)
    assert letters(view) > 1.3 * wide
    assert view.page.strip.width() < 40
    view.set_compact(compact=False)
    assert letters(view) == wide


def test_caret_and_place_stay_when_the_column_is_set_otherwise(view):
    view.set_caret(600)
    top = view.page.span_on_screen()[0]
    view.set_compact(compact=True)
    assert view.caret() == 600
    first, last = view.page.span_on_screen()
    assert first <= 600 < last
    assert abs(first - top) < 60


def test_the_narrowest_column_has_room_for_a_tag_and_a_wider_one_for_two():
    one, two = compact_width(LETTERS), compact_width(60)
    assert one == compact_width(26) < compact_width(32) < compact_width(38) == two
    assert two - one >= USUAL_TAG
    assert two < gutter_width(460)
    assert compact_width(LETTERS, tag=40) == one + 40 - USUAL_TAG


@pytest.mark.parametrize("size", [9, 13, 20, 32])
def test_a_column_is_never_so_narrow_that_usual_words_are_broken(view, size):
    """Where columns have no room for that beside one another they scroll sideways."""
    view.set_ties(())
    view.set_compact(compact=True)
    view.set_reading(family="serif", size=size)
    view.resize(view.page.compact_width(LETTERS), 700)
    assert view.page._column >= LETTERS * view.page._setting.letter - 1
    longest = "responsibilities"
    assert QFontMetricsF(view.page.document().defaultFont()).horizontalAdvance(longest) < view.page._column
