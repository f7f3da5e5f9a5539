"""`?` shows every key as it is now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from annotator.gui.palette.overlay import KeyOverlay


def shown_lines(window):
    overlay = window.findChild(KeyOverlay)
    return {line.text: line.keys for group in overlay.groups for line in group.lines}


def test_every_key_of_an_action_and_a_code_is_shown(window, workspace, press):
    press("?")
    lines = shown_lines(window)
    for made in window.actions_.all():
        if made.declared.keys:
            assert lines[made.declared.caption], made.name
    assert lines["Loaded language"] == ("1",)
    assert "Loaded language" in window.findChild(KeyOverlay).accessibleDescription()


def test_keys_are_shown_as_they_were_changed(window, workspace, press):
    workspace.keymap.set_keys("select_word", ["Y"])
    press("?")
    assert shown_lines(window)["Select the word"] == ("Y",)


def test_any_key_takes_it_away_and_does_nothing_else(window, workspace, press, qtbot):
    for key in ("x", Qt.Key.Key_Escape, Qt.Key.Key_Space):
        before = workspace.focus.key
        press("?")
        overlay = window.findChild(KeyOverlay)
        assert QApplication.focusWidget() is overlay
        press(key)
        assert overlay.isHidden()
        assert QApplication.focusWidget() is window.reading.article_view.page
        assert workspace.focus.key == before
        assert not workspace.here.decisions()
        QApplication.sendPostedEvents(overlay, 0)
        qtbot.waitUntil(lambda: window.findChild(KeyOverlay) is None)


def test_it_covers_the_window_in_every_size_without_cutting_a_line(window, press):
    press("?")
    overlay = window.findChild(KeyOverlay)
    for size in ((800, 600), (1700, 900)):
        window.resize(*size)
        QApplication.processEvents()
        assert overlay.geometry() == window.rect()
        sections = [one for one in overlay.widget().children() if type(one).__name__ == "_Section"]
        assert len(sections) == len(overlay.groups)
        assert max(one.geometry().right() for one in sections) < overlay.viewport().width()
        labels = [label for one in sections for label in one.findChildren(QLabel)]
        assert all(label.parentWidget().rect().contains(label.geometry()) for label in labels)
