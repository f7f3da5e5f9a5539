"""Actions are declared on the methods that do the work."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QTextEdit, QVBoxLayout, QWidget

from annotator.gui.actions import Actions, action, declared_on


class Owner:
    def __init__(self):
        self.done = []

    @action("&First", menu="Edit", keys=["X"], in_text=True, group=0, order=0)
    def first(self):
        self.done.append("first")

    @action("&Switch", menu="View", checkable=True, group=0, order=0)
    def switch(self, state):
        self.done.append(state)

    @action("&Later", menu="Edit", keys=["Ctrl+L"], group=1, order=0)
    def later(self):
        self.done.append("later")


@pytest.fixture(params=["linux", "darwin"])
def shown(qtbot, monkeypatch, request):
    monkeypatch.setattr(sys, "platform", request.param)
    window = QMainWindow()
    qtbot.addWidget(window)
    centre = QWidget()
    layout = QVBoxLayout(centre)
    window.text, window.field = QTextEdit(readOnly=True), QLineEdit()
    layout.addWidget(window.text)
    layout.addWidget(window.field)
    window.setCentralWidget(centre)
    window.owner = Owner()
    window.made = Actions(window, window.text)
    window.made.add(window.owner)
    window.made.fill(window.menuBar())
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_declarations_are_found_in_menu_order():
    assert [name for name, _ in declared_on(Owner())] == ["first", "switch", "later"]


def test_a_single_key_fires_in_the_text_and_never_in_a_field(shown, qtbot):
    shown.text.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_X)
    assert shown.owner.done == ["first"]
    shown.field.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_X)
    assert shown.owner.done == ["first"]
    assert shown.field.text() == "x"


def test_the_key_of_what_is_not_possible_now_is_left_to_others(shown):
    shown.made["first"].setEnabled(False)
    others = []
    QShortcut(QKeySequence("X"), shown, lambda: others.append("x"))
    shown.text.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_X)
    assert (shown.owner.done, others) == ([], ["x"])


def test_no_single_key_is_in_the_menu_bar_of_a_mac(shown):
    """There the menu bar is the system's, which knows nothing of where the keyboard is."""
    keys = [key.toString() for made in shown.made.all() for key in made.action.shortcuts()]
    assert keys == (["Ctrl+L"] if sys.platform == "darwin" else ["X", "Ctrl+L"])


def test_other_keys_fire_anywhere(shown):
    shown.field.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert shown.owner.done == ["later"]


def test_a_checkable_action_hands_its_state_on(shown):
    shown.made["switch"].toggle()
    shown.made["switch"].toggle()
    assert shown.owner.done == [True, False]


def test_groups_are_separated_in_the_menu(shown):
    (edit,) = [entry.menu() for entry in shown.menuBar().actions() if entry.text() == "&Edit"]
    assert [entry.text() or "-" for entry in edit.actions()] == ["&First", "-", "&Later"]
