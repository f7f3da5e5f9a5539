"""The real window over the bundled event: four outlets, shown side by side as a person does it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.files import Files
from annotator.gui.window import Window
from annotator.sample import sample_corpus


@pytest.fixture
def make_window(make_workspace, qtbot):
    """Return a function that opens a window over a corpus, the bundled event unless told otherwise."""
    made = []

    def make(corpus=None, *, size=(1360, 900)):
        workspace = make_workspace()
        workspace.open_corpus(corpus or sample_corpus())
        window = Window(workspace, Files(workspace))
        qtbot.addWidget(window)
        made.append(window)
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.waitUntil(lambda: window.docks["navigator"].widget() is not None)
        window.reading.article_view.setFocus()
        return window

    yield make
    for window in made:
        window.close()


@pytest.fixture
def window(make_window):
    return make_window()


@pytest.fixture
def columns(window, qtbot):
    """The four articles in their columns; their cues are known."""
    window.actions_["side_by_side"].trigger()
    shown = window.reading.columns
    qtbot.waitUntil(lambda: all(leaf.at.cues_known for leaf in shown.leaves()), timeout=20_000)
    return shown


@pytest.fixture
def press():
    """Return a function that presses a key where the keyboard is."""

    def press_key(key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)

    return press_key


def ids(columns):
    return [leaf.article for leaf in columns.leaves()]


def marks(leaf):
    return {mark.key for mark in leaf.view.page.index.all()}
