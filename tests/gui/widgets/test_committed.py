"""What is typed is kept on leaving, pausing and switching, and never lost when it cannot be kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from annotator.gui.widgets.committed import CommittedLine, CommittedText, flush_typed


class Shelf:
    """Where texts are kept; one that is `full` refuses."""

    def __init__(self):
        self.kept = []
        self.full = False

    def keep(self, key, text):
        if not self.full:
            self.kept.append((key, text))
        return not self.full


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture(params=[CommittedText, CommittedLine])
def field(request, qtbot, shelf):
    holder = QWidget()
    qtbot.addWidget(holder)
    made = request.param(shelf.keep)
    layout = QVBoxLayout(holder)
    layout.addWidget(made)
    layout.addWidget(QLineEdit())
    holder.show()
    made.holder = holder
    made.show_value("a", "one")
    return made


def shown(field):
    return field.typed() if isinstance(field, CommittedText) else field.text()


def write(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_nothing_is_kept_when_nothing_was_typed(field, shelf):
    field.flush()
    field.show_value("b", "two")
    assert shelf.kept == []


def test_switching_to_another_key_keeps_the_text_under_its_own(field, shelf):
    write(field, "typed")
    field.show_value("b", "two")
    assert shelf.kept == [("a", "typed")]
    assert shown(field) == "two"


def test_leaving_keeps_the_text(field, shelf, qtbot):
    write(field, "typed")
    qtbot.waitUntil(field.hasFocus)
    field.holder.findChildren(QLineEdit)[-1].setFocus()
    assert shelf.kept == [("a", "typed")]


def test_hiding_keeps_the_text(field, shelf):
    write(field, "typed")
    field.holder.hide()
    assert shelf.kept == [("a", "typed")]


def test_a_refresh_of_the_same_key_does_not_disturb_typing(field, shelf):
    write(field, "typ")
    field.show_value("a", "one")
    QTest.keyClicks(field, "ed")
    assert shown(field) == "typed"


def test_a_refresh_shows_what_another_hand_changed_when_nothing_is_typed(field):
    field.show_value("a", "changed by undo")
    assert shown(field) == "changed by undo"


def test_what_was_refused_is_shown_again_and_offered_again(field, shelf):
    shelf.full = True
    write(field, "typed")
    field.show_value("b", "two")
    field.show_value("a", "one")
    assert shown(field) == "typed"
    shelf.full = False
    field.flush()
    assert shelf.kept == [("a", "typed")]


def test_what_was_refused_is_forgotten_once_it_is_stored(field, shelf):
    shelf.full = True
    write(field, "typed")
    field.flush()
    field.show_value("b", "two")
    field.show_value("a", "typed")
    field.show_value("b", "two")
    field.show_value("a", "one")
    assert shown(field) == "one"


def test_typing_back_what_is_stored_ends_a_refusal(field, shelf):
    shelf.full = True
    write(field, "typed")
    field.flush()
    write(field, "one")
    field.flush()
    field.show_value("b", "two")
    field.show_value("a", "one")
    assert shown(field) == "one"


def test_keeping_may_show_something_else_at_once(qtbot):
    """A kept text makes the program refresh, in the middle of the switch to another key."""
    kept = []

    def keep(key, text):
        kept.append((key, text))
        field.show_value("b", "two")
        return True

    field = CommittedText(keep)
    qtbot.addWidget(field)
    field.show_value("a", "one")
    field.insertPlainText("typed ")
    field.show_value("b", "two")
    field.flush()
    assert kept == [("a", "typed one")]
    assert field.typed() == "two"


def test_a_pause_keeps_the_text(qtbot, shelf):
    field = CommittedText(shelf.keep, pause=5)
    qtbot.addWidget(field)
    field.show_value("a", "")
    field.insertPlainText("typed")
    qtbot.waitUntil(lambda: shelf.kept == [("a", "typed")])


def test_ctrl_enter_keeps_several_lines(qtbot, shelf):
    field = CommittedText(shelf.keep)
    qtbot.addWidget(field)
    field.show_value("a", "")
    field.insertPlainText("one\ntwo\u00a0three")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shelf.kept == [("a", "one\ntwo\u00a0three")]


def test_enter_keeps_a_line_and_escape_takes_it_back(qtbot, shelf):
    field = CommittedLine(shelf.keep)
    qtbot.addWidget(field)
    field.show_value("a", "one")
    QTest.keyClicks(field, "!")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), shelf.kept) == ("one", [])
    QTest.keyClicks(field, "?")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert shelf.kept == [("a", "one?")]


def test_undo_is_the_field_s_while_something_is_typed_and_the_window_s_otherwise(field, qtbot):
    undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), field.holder)
    redo = QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), field.holder)
    field.setFocus()
    QTest.keyClicks(field, "!")
    with qtbot.assertNotEmitted(undo.activated):
        QTest.keySequence(field, QKeySequence.StandardKey.Undo)
    assert shown(field) == "one"
    with qtbot.assertNotEmitted(redo.activated):
        QTest.keySequence(field, QKeySequence.StandardKey.Redo)
    assert "!" in shown(field)
    field.flush()
    with qtbot.waitSignal(undo.activated):
        QTest.keySequence(field, QKeySequence.StandardKey.Undo)
    with qtbot.waitSignal(redo.activated):
        QTest.keySequence(field, QKeySequence.StandardKey.Redo)


def test_everything_typed_below_a_widget_is_kept_at_once(field, shelf):
    write(field, "typed")
    flush_typed(field.holder)
    assert shelf.kept == [("a", "typed")]


def test_markup_is_text(field):
    field.show_value("c", "<b>x</b>")
    assert shown(field) == "<b>x</b>"
