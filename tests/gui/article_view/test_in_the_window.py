"""The article view among the window's actions and style sheet: its colours, and whose a key is."""

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from annotator.gui.appearance import use_theme
from annotator.gui.article_view import keys
from annotator.gui.files import Files
from annotator.gui.theme import LIGHT, THEMES, contrast
from annotator.gui.window import Window


@pytest.fixture
def window(workspace, qtbot, qapp):
    made = Window(workspace, Files(workspace))
    qtbot.addWidget(made)
    made.resize(1320, 860)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    use_theme(qapp, LIGHT.name)


def page_colours(window, colours_in):
    """Return the share of each colour on the page, in a picture of the whole window."""
    QApplication.processEvents()
    page = window.reading.article_view.page.viewport()
    corner = page.mapTo(window, page.rect().topLeft())
    found = colours_in(window.grab().toImage(), QRect(corner, page.size()))
    return {colour: number / sum(found.values()) for colour, number in found.items()}


@pytest.mark.parametrize("names", [("light", "dark", "light"), ("dark", "light", "dark")])
def test_the_page_and_its_letters_follow_the_theme_of_a_running_window(window, qapp, colours_in, names):
    for name in names:
        use_theme(qapp, name)
        theme, shares = THEMES[name], page_colours(window, colours_in)
        assert shares[theme.page] > 0.6
        assert max(contrast(colour, theme.page) for colour in shares) > 12
        assert theme.text in shares


def test_selected_words_have_the_tint_of_the_theme_that_is_in_force(window, qapp, colours_in):
    use_theme(qapp, "dark")
    window.reading.article_view.select(0, 40)
    shares = page_colours(window, colours_in)
    assert THEMES["dark"].selection in shares
    assert LIGHT.selection not in shares


def override(view, sequence):
    """Return whether the view claims the first key of a sequence for itself."""
    pressed = sequence[0]
    event = QKeyEvent(QEvent.Type.ShortcutOverride, pressed.key(), pressed.keyboardModifiers())
    event.setAccepted(False)
    QApplication.sendEvent(view.page, event)
    return event.isAccepted()


def test_no_key_of_an_action_of_the_window_is_claimed_by_the_text(window, monkeypatch):
    """Whatever a system takes a key for: here every key is said to move the caret."""
    for action in window.findChildren(QAction):
        action.setEnabled(True)
    monkeypatch.setattr(keys, "movement", lambda _event: True)
    view = window.reading.article_view
    declared = [key for one in window.actions_.declared() for key in one.keys]
    assert len(declared) > 20
    assert [key for key in declared if override(view, QKeySequence.fromString(key))] == []
    assert override(view, QKeySequence("Ctrl+Home"))


def test_a_key_of_a_disabled_action_or_of_another_place_stays_with_the_text(window):
    view = window.reading.article_view
    elsewhere = QPushButton(window)
    shortcut = QShortcut(QKeySequence("Ctrl+End"), elsewhere)
    assert not override(view, QKeySequence("Ctrl+End"))
    shortcut.setEnabled(False)
    assert override(view, QKeySequence("Ctrl+End"))
    action = QAction("Far", elsewhere)
    action.setShortcut(QKeySequence("Ctrl+Home"))
    elsewhere.addAction(action)
    assert not override(view, QKeySequence("Ctrl+Home"))
    action.setEnabled(False)
    assert override(view, QKeySequence("Ctrl+Home"))
    action.setEnabled(True)
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    assert override(view, QKeySequence("Ctrl+Home"))


def test_the_action_of_a_key_that_moves_the_caret_elsewhere_is_carried_out_from_the_text(window, qtbot):
    done = []
    action = QAction("End", window)
    action.setShortcut(QKeySequence("Ctrl+End"))
    action.triggered.connect(lambda: done.append("action"))
    window.addAction(action)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view = window.reading.article_view
    view.setFocus()
    QTest.keySequence(QApplication.focusWidget(), QKeySequence("Ctrl+End"))
    assert (done, view.caret()) == (["action"], 0)
