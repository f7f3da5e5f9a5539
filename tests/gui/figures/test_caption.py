"""A caption is as high as it needs up to some lines; where it scrolls, its bar covers no word."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.gui.figures.caption import Caption


@pytest.fixture
def caption(qtbot):
    window = QWidget()
    caption = Caption()
    layout = QVBoxLayout(window)
    layout.addWidget(caption)
    layout.addStretch(1)
    qtbot.addWidget(window)
    window.resize(420, 700)
    with qtbot.waitExposed(window):
        window.show()
    yield caption
    window.close()


def ends(caption):
    """Return how far to the right each place of the text is, in pixels."""
    cursor = QTextCursor(caption.document())
    found = []
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        found.append(caption.cursorRect(cursor).right())
    return found


@pytest.mark.parametrize("outlets", [2, 60])
def test_no_end_of_a_line_is_covered(caption, outlets):
    caption.show_text(", ".join(f"Village Paper {number} n = 1" for number in range(outlets)))
    bar = caption.verticalScrollBar()
    assert bar.isVisible() is (outlets == 60)
    assert (bar.maximum() > 0) is (outlets == 60)
    assert max(ends(caption)) <= caption.viewport().width()
    assert caption.horizontalScrollBar().maximum() == 0


def test_the_bar_goes_when_the_text_is_short_again(caption):
    caption.show_text("Many words. " * 200)
    caption.show_text("Few.")
    assert not caption.verticalScrollBar().isVisible()
    assert caption.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
