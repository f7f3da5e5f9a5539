"""What is typed and not kept yet is kept, and of the right annotation, when another column is opened."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.gui.columns.conftest import ids


def click(columns, window):
    page = columns.leaves()[1].view.page.viewport()
    QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=QPoint(60, page.height() // 2))


def by_key(columns, window):
    window.actions_["next_column"].trigger()


def shown(columns, window):
    window.workspace.show_article(ids(columns)[1])


def closed(columns, window):
    window.actions_["side_by_side"].trigger()


@pytest.mark.parametrize("leave", [click, by_key, shown, closed])
def test_a_memo_that_is_being_written_is_kept_with_its_annotation(columns, window, press, leave, qtbot):
    workspace = window.workspace
    workspace.use_coder("Ada")
    columns.leaves()[0].view.setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    made = workspace.focus.annotation()
    press(Qt.Key.Key_C)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    QTest.keyClicks(QApplication.focusWidget(), "what they say")
    leave(columns, window)
    if leave is closed:
        workspace.show_article(ids_of(workspace)[1])
    assert workspace.corpus.annotation(made.id).memo == "what they say"
    assert [one.memo for one in workspace.here.annotations() if one.id != made.id] == []


def ids_of(workspace):
    return workspace.corpus.articles()
