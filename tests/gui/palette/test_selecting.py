"""The keys that select, in the real window: again for more, with Shift for less."""

from PySide6.QtCore import Qt

from tests.gui.palette.conftest import SHIFT


def chosen(window):
    workspace = window.workspace
    span = workspace.here.selection
    return workspace.article.text[span.start : span.end] if span else ""


def less(key):
    return (key, SHIFT)


def test_words_one_by_one_and_back_to_none(window, put_caret, press):
    at = put_caret("rammed")
    press("w", "w", "w")
    assert chosen(window) == "rammed through a"
    press(less(Qt.Key.Key_W))
    assert chosen(window) == "rammed through"
    press(less(Qt.Key.Key_W), less(Qt.Key.Key_W))
    assert chosen(window) == ""
    assert window.workspace.here.caret == at


def test_a_word_then_its_phrase_then_its_sentence_then_its_paragraph(window, put_caret, press):
    put_caret("senior")
    press("w")
    assert chosen(window) == "senior"
    press("n")
    assert chosen(window) == "a senior official"
    press("s")
    assert chosen(window).startswith("The government allegedly")
    assert chosen(window).endswith("a senior official said.")
    press("p")
    assert chosen(window).endswith("Sanctions could follow.")
    press(less(Qt.Key.Key_P))
    assert chosen(window) == ""


def test_the_last_word_of_a_headline_is_no_reason_to_leave_it(window, put_caret, press):
    put_caret("deal\n")
    press("w")
    assert chosen(window) == "deal"
    press("p")
    assert chosen(window) == "Ministry defends data deal"
    press("p")
    assert chosen(window).endswith("Sanctions could follow.")
