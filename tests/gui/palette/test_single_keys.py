"""Keys that are typed never do anything while a field has the keyboard: every action, every field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from annotator.gui.keymap import is_typed
from annotator.gui.widgets.chooser import Chooser
from tests.gui.palette.conftest import CTRL


def is_field(widget):
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QAbstractSpinBox) or (isinstance(widget, QComboBox) and widget.isEditable())


@pytest.fixture
def everything_shown(window, workspace, qtbot, press):
    """Every panel, the line for finding, an annotation with its memo, the palette."""
    for dock in window.docks.values():
        dock.show()
        dock.raise_()
        qtbot.waitUntil(lambda dock=dock: dock.widget() is not None)
    window.actions_["find_words"].trigger()
    window.reading.article_view.setFocus()
    press(Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert workspace.focus.annotation() is not None
    return window


def fields_of(window):
    for dock in window.docks.values():
        dock.raise_()
        QApplication.processEvents()
        yield from (one for one in dock.findChildren(QWidget) if is_field(one) and can_be_typed_in(one))
    yield from (one for one in window.reading.findChildren(QWidget) if is_field(one) and can_be_typed_in(one))


def can_be_typed_in(widget):
    return widget.isVisible() and widget.isEnabled() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def typed_keys(window):
    for made in window.actions_.all():
        for key in window.workspace.keymap.keys(made.name):
            if is_typed(key):
                yield made, key
    for code in window.workspace.corpus.codes():
        if code.key:
            yield None, code.key.upper()


def press_sequence(widget, key):
    combination = QKeySequence.fromString(key)[0]
    text = key if len(key) == 1 else ""
    if text:
        QTest.keyClicks(widget, text.lower())
    else:
        QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def test_no_key_that_is_typed_does_anything_in_any_field(everything_shown, workspace):
    window = everything_shown
    fired = []
    for made in window.actions_.all():
        made.action.triggered.connect(lambda *_state, name=made.name: fired.append(name))
    before = workspace.here.annotations()
    fields = [*fields_of(window)]
    assert len(fields) >= 5, "the filter, the search, the memo, the line for finding, the code's name"
    for field in fields:
        for made, key in typed_keys(window):
            field.window().activateWindow()
            if not can_be_typed_in(field):
                break
            field.setFocus()
            press_sequence(field, key)
            name = made.name if made else f"code {key}"
            assert not fired, f"{key} ({name}) in {type(field).__name__} {field.accessibleName()}"
    assert [(one.code, one.target) for one in workspace.here.annotations()] == [
        (one.code, one.target) for one in before
    ]
    assert not workspace.here.decisions()


def test_the_same_keys_fire_in_the_text(window, workspace):
    fired = []
    names = ("next_cue", "select_word", "keys", "type_tag")
    for name in names:
        window.actions_[name].triggered.connect(lambda *_state, name=name: fired.append(name))
    for key in (" ", "w", "?"):
        window.reading.article_view.setFocus()
        QTest.keyClicks(QApplication.focusWidget(), key)
    assert fired == ["next_cue", "select_word", "keys"]


def test_no_key_that_is_typed_does_anything_in_the_palette(everything_shown, press, workspace):
    fired = []
    for made in everything_shown.actions_.all():
        made.action.triggered.connect(lambda *_state, name=made.name: fired.append(name))
    press((Qt.Key.Key_K, CTRL))
    fired.clear()
    shown = next(one for one in everything_shown.findChildren(Chooser) if not one.isHidden())
    for _made, key in typed_keys(everything_shown):
        if key not in ("Return", "Enter", "Esc"):
            press_sequence(shown.line, key)
    assert not fired
    assert "w" in shown.line.text()
