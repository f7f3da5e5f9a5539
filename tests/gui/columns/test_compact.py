"""A column beside others: less margin and a narrower map, so that its lines have letters enough."""

import pytest
from PySide6.QtGui import QFontMetricsF

from annotator.gui.article_view import ArticleView, Header
from annotator.gui.article_view.gutter import gutter_width
from annotator.gui.columns.column import LEAST
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


def test_the_narrowest_column_has_room_for_a_tag_and_a_wider_one_for_more():
    assert gutter_width(LEAST, compact=True) == gutter_width(340, compact=True) < gutter_width(340)
    assert gutter_width(340, compact=True) < gutter_width(400, compact=True) < gutter_width(460, compact=True)
    assert gutter_width(460, compact=True) == gutter_width(460)
