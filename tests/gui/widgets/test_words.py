"""A flow of words is read like a text and walked with the arrows; Tab stops at it once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from annotator.gui.widgets.words import LONGEST, ShownWord, WordFlow

WORDS = [ShownWord("taxes", 2, "speaks of money"), ShownWord("a & b", 1), ShownWord("cost", 1)]


@pytest.fixture
def flow(qtbot):
    """A flow of three words, with a field behind it, in an active window."""
    window = QWidget()
    column = QVBoxLayout(window)
    made = WordFlow("Words")
    column.addWidget(made)
    window.after = QLineEdit()
    column.addWidget(window.after)
    qtbot.addWidget(window)
    made.show_words(WORDS)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.buttons[0].setFocus()
    yield made
    window.close()


def test_a_word_says_how_many_places_it_has_and_is_shown_as_its_characters(flow):
    assert [button.text() for button in flow.buttons] == ["taxes ×2", "a && b", "cost"]
    assert flow.buttons[0].accessibleName() == "taxes, 2 places"
    assert flow.buttons[0].accessibleDescription() == "speaks of money"


def stops(flow):
    return [n for n, button in enumerate(flow.buttons) if button.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_arrows_walk_and_stop_at_the_ends(flow):
    walked = [Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left]
    seen = []
    for key in walked:
        QTest.keyClick(flow.window().focusWidget(), key)
        seen.append(flow.buttons.index(flow.window().focusWidget()))
    assert seen == [1, 2, 2, 1]
    assert stops(flow) == [1]


def test_tab_leaves_the_words_and_comes_back_to_where_it_was(flow):
    QTest.keyClick(flow.buttons[0], Qt.Key.Key_Right)
    QTest.keyClick(flow.buttons[1], Qt.Key.Key_Tab)
    assert flow.window().after.hasFocus()
    QTest.keyClick(flow.window().after, Qt.Key.Key_Backtab)
    assert flow.buttons[1].hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_a_word(qtbot, flow, key):
    with qtbot.waitSignal(flow.pressed) as pressed:
        QTest.keyClick(flow.buttons[2], key)
    assert pressed.args == [2]


def test_fewer_words_hide_the_rest_and_none_hide_the_flow(flow):
    flow.show_words(WORDS[:1])
    QTest.keyClick(flow.buttons[0], Qt.Key.Key_Right)
    assert flow.buttons[0].hasFocus()
    assert stops(flow) == [0]
    assert [button.isVisible() for button in flow.buttons] == [True, False, False]
    flow.show_words([])
    assert not flow.isVisible()


def test_a_long_phrase_is_cut_on_the_screen_alone(flow):
    flow.show_words([ShownWord("x" * 99 + "\n y", 1)])
    assert len(flow.buttons[0].text()) == LONGEST + 1
    assert flow.buttons[0].accessibleName() == "x" * 99 + " y"
