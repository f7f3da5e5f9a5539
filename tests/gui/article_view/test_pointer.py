"""The mouse selects the words it was drawn over, the letters with Alt, paragraphs after a third click."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.model import Span

TEXT = "He said e\u0301te\u0301 isn’t 😀 over.\nAnother paragraph of words."


@pytest.fixture
def point(view):
    """Return a function that gives the point of the page at the caret before a position."""

    def at(position):
        x, row = view.page.rows.caret(position)
        return QPoint(round(x), round(row.baseline - 4 - view.page.scrolled))

    return at


@pytest.fixture
def drag(view):
    """Return a function that drags from a point to others, with Alt held if asked."""

    def carry_out(*points, alt=False):
        viewport, left = view.page.viewport(), Qt.MouseButton.LeftButton
        held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
        QTest.mousePress(viewport, left, held, points[0])
        for place in points[1:]:
            there = QPointF(place)
            moved = QMouseEvent(QEvent.Type.MouseMove, there, viewport.mapToGlobal(there), left, left, held)
            QApplication.sendEvent(viewport, moved)
        QTest.mouseRelease(viewport, left, held, points[-1])

    return carry_out


@pytest.mark.parametrize(("start", "end"), [(3, 7), (8, 13), (10, 11), (13, 20), (20, 21), (8, 26), (30, 40)])
def test_a_drag_with_alt_selects_from_letter_to_letter_both_ways(view, open_text, point, drag, start, end):
    open_text(TEXT)
    for places in ((start, end), (end, start)):
        drag(*map(point, places), alt=True)
        assert view.page.selected() == Span(start, end)
        assert view.caret() == places[1]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (4, 6, (3, 7)),
        (3, 8, (3, 7)),
        (2, 9, (3, 13)),
        (10, 11, (8, 13)),
        (16, 21, (14, 21)),
        (24, 33, (22, 35)),
    ],
)
def test_a_drag_selects_whole_words_both_ways(view, open_text, point, drag, start, end, words):
    open_text(TEXT)
    for places in ((start, end), (end, start)):
        drag(*map(point, places))
        assert view.page.selected() == Span(*words)
        assert view.caret() == words[places[1] == end]


def test_a_drag_over_nothing_but_white_space_selects_nothing(view, open_text, point, drag):
    open_text("Two    words.")
    drag(point(3), point(7))
    assert (view.page.selected(), view.caret()) == (None, 7)


def test_a_drag_across_paragraphs_takes_the_line_break(view, open_text, point, drag):
    open_text(TEXT)
    drag(point(3), point(35))
    assert view.selection() == Span(3, 35)


def test_a_second_drag_begins_inside_of_what_was_selected(view, open_text, point, drag):
    open_text(TEXT)
    drag(point(0), point(20))
    drag(point(3), point(7))
    assert view.selection() == Span(3, 7)


def test_shift_and_a_click_extend_from_the_anchor(view, open_text, point):
    open_text(TEXT)
    view.set_caret(3)
    QTest.mouseClick(
        view.page.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, point(13)
    )
    assert view.selection() == Span(3, 13)


def test_a_double_click_and_a_third_select_word_and_paragraph(view, open_text, point):
    open_text(TEXT)
    viewport, left = view.page.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(viewport, left, pos=point(17))
    QTest.mouseDClick(viewport, left, pos=point(17))
    assert view.selection() == Span(14, 19)
    QTest.mousePress(viewport, left, pos=point(17))
    assert view.selection() == Span(0, TEXT.index("\n"))
    QTest.mouseRelease(viewport, left, pos=point(17))


def test_words_are_dragged_whole_both_ways_after_a_double_click(view, open_text, point):
    open_text(TEXT)
    viewport, left = view.page.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseDClick(viewport, left, pos=point(16))
    view.pointer._extend(point(24).toPointF())
    assert view.selection() == Span(14, 26)
    view.pointer._extend(point(5).toPointF())
    assert view.selection() == Span(3, 19)
    QTest.mouseRelease(viewport, left, pos=point(5))


def test_dragging_below_the_page_scrolls_on(view, open_text, point, drag, qtbot):
    open_text("\n".join(f"Line number {n} of a long text." for n in range(200)))
    viewport, left = view.page.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, pos=point(5))
    QTest.mouseMove(viewport, QPoint(60, viewport.height() + 80))
    qtbot.waitUntil(lambda: view.page.scrolled > 200)
    QTest.mouseRelease(viewport, left, pos=QPoint(60, viewport.height() + 80))
    assert view.selection().start == 5
    assert view.selection().end > 300


def test_a_click_with_the_right_button_keeps_the_selection(view, open_text, point):
    open_text(TEXT)
    view.select(3, 7)
    QTest.mouseClick(view.page.viewport(), Qt.MouseButton.RightButton, pos=point(20))
    assert view.selection() == Span(3, 7)


def test_copying_gives_the_letters_of_the_article(view, open_text):
    open_text("a\u00a0b\ufeffc\u2028d")
    view.select(0, 7)
    QTest.keyClick(view.page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "a\u00a0b\ufeffc\u2028d"


COPIED = """
from PySide6.QtWidgets import QApplication
from annotator.gui.article_view import ArticleView, Header
app = QApplication([])
view = ArticleView()
view.set_article("Words to copy.", (), Header(headline="Words"))
view.select(0, 5)
view.page.copy()
print(app.clipboard().text())
"""


def test_what_was_copied_does_not_crash_the_program_when_it_ends():
    ended = subprocess.run(
        [sys.executable, "-c", COPIED], capture_output=True, text=True, check=False, timeout=60
    )
    assert (ended.stdout.strip(), ended.returncode) == ("Words", 0), ended.stderr
