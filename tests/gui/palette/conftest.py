"""The real window over the small corpus of the tests, as hands meet it: keys go to what has the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.files import Files
from annotator.gui.window import Window


@pytest.fixture
def window(workspace, qtbot):
    made = Window(workspace, Files(workspace))
    qtbot.addWidget(made)
    made.resize(1320, 860)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    qtbot.waitUntil(lambda: all(made.docks[name].widget() for name in ("navigator", "inspector")))
    made.reading.article_view.setFocus()
    yield made
    made.close()


@pytest.fixture
def press():
    """Return a function that presses keys: a letter or word as typed, a key, or a key with what is held."""

    def press_all(*keys):
        for key in keys:
            target = QApplication.focusWidget()
            if isinstance(key, str):
                QTest.keyClicks(target, key)
            elif isinstance(key, tuple):
                QTest.keyClick(target, *key)
            else:
                QTest.keyClick(target, key)

    return press_all


@pytest.fixture
def put_caret(window):
    """Return a function that puts the caret before the first letter of words of the article."""

    def put(words):
        at = window.workspace.article.text.index(words)
        window.reading.article_view.set_caret(at)
        window.workspace.focus.set("")
        return at

    return put


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
