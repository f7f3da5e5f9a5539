"""Keys are changed in a window: pressed, told when they are in the way, taken, given back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.gui.palette.choosing_keys import elsewhere
from annotator.gui.palette.key_window import KeyWindow
from tests.gui.palette.conftest import CTRL


@pytest.fixture
def keys(window, qtbot):
    window.actions_["change_keys"].trigger()
    made = window.findChild(KeyWindow)
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def give(keys, name, key, held=Qt.KeyboardModifier.NoModifier):
    keys.choose(name)
    QTest.keyClick(keys.list, Qt.Key.Key_Return)
    assert keys.field.waits
    QTest.keyClick(keys.field, key, held)


def test_every_action_and_every_code_is_listed(keys, window, workspace):
    listed = {line.name or line.code.id for line in keys.model.things}
    assert listed >= {made.name for made in window.actions_.all()}
    assert listed >= {code.id for code in workspace.corpus.codes()}


def test_another_key_holds_at_once(keys, window, workspace, put_caret, qtbot):
    give(keys, "select_word", Qt.Key.Key_Y)
    assert workspace.keymap.keys("select_word") == ("Y",)
    assert workspace.settings.get("keys", {}) == {"select_word": ["Y"]}
    put_caret("government")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.reading.article_view.setFocus()
    QTest.keyClick(window.reading.article_view.page, Qt.Key.Key_W)
    assert workspace.here.selection is None
    QTest.keyClick(window.reading.article_view.page, Qt.Key.Key_Y)
    assert workspace.here.selection is not None


def test_a_key_in_the_way_is_told_and_taken_only_when_that_is_wanted(keys, workspace):
    give(keys, "select_word", Qt.Key.Key_X)
    assert "“Reject cue”" in keys.said.text()
    assert workspace.keymap.keys("select_word") == ("W",)
    assert keys.take.isVisible()
    keys.take.click()
    assert workspace.keymap.keys("select_word") == ("X",)
    assert workspace.keymap.keys("reject") == ()


def test_the_key_of_a_code_is_in_the_way_too_and_is_taken_with_undo(keys, workspace):
    give(keys, "select_word", Qt.Key.Key_1)
    assert "“Loaded language”" in keys.said.text()
    keys.take.click()
    assert workspace.keymap.keys("select_word") == ("1",)
    assert workspace.corpus.code("code-loaded").key == ""
    workspace.undo_stack.undo()
    assert workspace.corpus.code("code-loaded").key == "1"


def test_a_code_gets_a_key_in_the_codebook(keys, workspace):
    give(keys, "code-conflict", Qt.Key.Key_5)
    assert workspace.corpus.code("code-conflict").key == "5"
    give(keys, "code-conflict", Qt.Key.Key_5, CTRL)
    assert "one character" in keys.said.text()
    assert workspace.corpus.code("code-conflict").key == "5"
    QTest.keyClick(keys.field, Qt.Key.Key_Escape)


def test_keys_that_move_the_caret_cannot_be_had(keys, workspace):
    give(keys, "select_word", Qt.Key.Key_Right)
    assert "moves" in keys.said.text()
    assert workspace.keymap.keys("select_word") == ("W",)


def test_escape_leaves_the_key_as_it_is(keys, workspace):
    give(keys, "select_word", Qt.Key.Key_Escape)
    assert not keys.field.waits
    assert keys.isVisible()
    assert workspace.keymap.keys("select_word") == ("W",)


def test_one_goes_back_and_all_go_back(keys, workspace):
    give(keys, "select_word", Qt.Key.Key_Y)
    give(keys, "select_sentence", Qt.Key.Key_H)
    keys.choose("select_word")
    keys.reset.click()
    assert workspace.keymap.keys("select_word") == ("W",)
    assert workspace.keymap.keys("select_sentence") == ("H",)
    keys.reset_all.click()
    assert workspace.keymap.keys("select_sentence") == ("S",)


def test_a_line_is_found_by_its_name_and_by_its_key(keys):
    keys.filter.setText("ctrl+f")
    assert "find_words" in [line.name for line in keys.model.things]
    keys.filter.setText("loaded")
    assert [line.text for line in keys.model.things] == ["Loaded language"]


def test_a_key_that_other_keyboards_lack_is_told():
    assert "German" in elsewhere("[")
    assert not elsewhere("W")
    assert not elsewhere("Ctrl+[")
