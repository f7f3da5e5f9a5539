"""The status bar says what happened, in as much room as there is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QLineEdit, QMainWindow, QProgressBar

from annotator.gui.status import Status, saved_text
from annotator.gui.workspace import Progress

SAID = "Rejected: Hedge. Ctrl+Z brings it back."
LONG = "Re-coded 3 annotations as Intensifier; left as they are: 1 of whole articles. Ctrl+Z takes it back."


def test_what_does_not_fit_ends_in_an_ellipsis_and_is_told_where_the_mouse_rests(workspace, qtbot):
    status = Status(workspace)
    qtbot.addWidget(status)
    status.show()
    workspace.told.emit(LONG)
    status.resize(2_000, 30)
    assert status._saved.shown() == LONG
    status.resize(700, 30)
    assert status._saved.shown().endswith("…")
    assert (status._saved.text(), LONG in status._saved.toolTip()) == (LONG, True)
    ink = status._saved.grab().toImage()
    white = ink.pixelColor(ink.width() - 2, 1)
    edge = {ink.pixelColor(ink.width() - 1 - x, y).rgb() for x in range(10) for y in range(ink.height())}
    assert edge == {white.rgb()}, "what stands beside it is kept apart"


def test_the_bar_of_progress_has_room_for_its_words_and_keeps_its_width(workspace, qtbot):
    status = Status(workspace)
    qtbot.addWidget(status)
    bar = status.findChild(QProgressBar)
    widths = set()
    for done in (1, 1_600, 2_000):
        workspace.set_progress(Progress("Indexing articles", done, 2_000, lambda: None))
        widths.add(bar.width())
        assert bar.fontMetrics().horizontalAdvance(bar.text()) < bar.width()
    assert len(widths) == 1
    assert bar.text() == "Indexing articles: 2,000 of 2,000"


# --- what is said in passing goes with its place -----------------------------------------------------------


@pytest.fixture
def placed(workspace, qtbot):
    """A window with a text, a panel, and the line; and a dialog of its own."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.text, window.field, window.dialog = QLineEdit(), QLineEdit(), QLineEdit(window)
    window.setCentralWidget(window.text)
    window.panel = QDockWidget("Panel", window, objectName="panel")
    window.panel.setWidget(window.field)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, window.panel)
    window.dialog.setWindowFlags(Qt.WindowType.Dialog)
    window.status = Status(workspace)
    window.setStatusBar(window.status)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.text.setFocus()
    qtbot.waitUntil(window.text.hasFocus)
    return window


def told(placed, workspace, qtbot):
    workspace.told.emit(SAID)
    qtbot.waitUntil(lambda: placed.status._told_at is not None)


def said(placed):
    return placed.status._saved.text() == SAID


def test_a_message_goes_when_another_article_is_shown(placed, workspace, qtbot):
    told(placed, workspace, qtbot)
    workspace.show_article(workspace.article.id)
    assert said(placed), "it is the same article"
    workspace.show_article(workspace.corpus.articles()[1])
    assert not said(placed)
    assert placed.status._saved.text() == saved_text(workspace)


def test_a_message_goes_when_the_keyboard_goes_to_another_panel(placed, workspace, qtbot):
    told(placed, workspace, qtbot)
    placed.field.setFocus()
    qtbot.waitUntil(placed.field.hasFocus)
    assert not said(placed)
    told(placed, workspace, qtbot)
    assert said(placed), "it was said there"
    placed.text.setFocus()
    assert not said(placed)


def test_a_message_of_what_goes_elsewhere_itself_stays_there(placed, workspace, qtbot):
    workspace.told.emit(SAID)
    workspace.show_article(workspace.corpus.articles()[1])
    placed.field.setFocus()
    assert said(placed)
    qtbot.waitUntil(lambda: placed.status._told_at is not None)
    assert said(placed)
    workspace.show_article(workspace.corpus.articles()[0])
    assert not said(placed)


def test_a_message_stays_while_one_answers_a_window_of_its_own(placed, workspace, qtbot):
    told(placed, workspace, qtbot)
    placed.dialog.show()
    placed.dialog.activateWindow()
    placed.dialog.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is placed.dialog)
    assert said(placed)
    placed.dialog.hide()
    placed.activateWindow()
    placed.text.setFocus()
    qtbot.waitUntil(placed.text.hasFocus)
    assert said(placed)
