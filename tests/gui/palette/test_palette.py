"""Everything is found and done by its name, with the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.gui.widgets.chooser import Chooser
from tests.gui.palette.conftest import CTRL

ENTER, ESCAPE, DOWN, UP = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Up


@pytest.fixture
def palette(window, press):
    """Open the palette over the window and return it."""

    def open_it():
        press((Qt.Key.Key_K, CTRL))
        return next(one for one in window.findChildren(Chooser) if not one.isHidden())

    return open_it


def titles(chooser):
    return [choice.row.title for choice in chooser.model.things]


def test_every_action_of_the_menus_is_offered_with_its_key(window, palette):
    shown = {choice.row.title: choice.row for choice in palette().model.things}
    missing = [
        made.name for made in window.actions_.all() if made.action.text().replace("&", "") not in shown
    ]
    assert not missing
    assert shown["Find in the article..."].key == "Ctrl+F"


def test_letters_find_an_action_and_enter_does_it(window, workspace, palette, press):
    palette()
    press("blind", ENTER)
    assert workspace.mode == "blind"
    assert QApplication.focusWidget() is window.reading.article_view.page


def test_arrows_walk_round_and_escape_does_nothing(window, workspace, palette, press):
    shown = palette()
    press(UP)
    assert shown.list.currentIndex().row() == len(shown.model.things) - 1
    press(DOWN, DOWN)
    assert shown.list.currentIndex().row() == 1
    assert shown.model.things[1].row.title in shown.line.accessibleDescription()
    mode = workspace.mode
    press(ESCAPE)
    assert shown.isHidden()
    assert workspace.mode == mode
    assert QApplication.focusWidget() is window.reading.article_view.page


def test_what_is_not_possible_is_grey_says_why_and_is_not_done(window, workspace, palette, press):
    workspace.focus.set("")
    shown = palette()
    press("delete annotation")
    row = shown.model.things[0].row
    assert row.quiet
    assert row.note == "needs an annotation in focus"
    press(ENTER)
    assert not shown.isHidden()


def test_a_code_is_applied_by_its_name(window, workspace, palette, press):
    window.reading.article_view.select(0, 8)
    palette()
    press("code loaded", ENTER)
    assert [(one.code, one.start, one.end) for one in workspace.here.annotations()] == [("code-loaded", 0, 8)]


def test_an_article_is_opened_by_words_of_its_headline_and_nothing_else_of_it_is_told(
    window, workspace, palette, press
):
    shown = palette()
    press("cabinet agr")
    (offered,) = [choice.row for choice in shown.model.things if choice.row.note == "article"]
    assert "Open Record" not in offered.title + offered.tip + offered.spoken
    press(ENTER)
    assert workspace.article.headline == "Cabinet agrees on data deal"


def test_what_was_done_last_comes_first(window, workspace, palette, press):
    palette()
    press("review", ENTER)
    assert titles(palette())[0] == "Review mode"


def test_going_elsewhere_closes_it(window, palette, qtbot):
    shown = palette()
    with qtbot.waitSignal(shown.closed):
        window.reading.article_view.setFocus()


def test_a_code_without_a_key_is_applied_by_its_tag_beside_the_caret(window, workspace, codes, press):
    workspace.apply("Key off", lambda _hand: _without_key(workspace))
    window.reading.article_view.select(0, 8)
    press(";", "he", ENTER)
    assert [(one.code, one.start, one.end) for one in workspace.here.annotations()] == [("code-hedge", 0, 8)]
    assert QApplication.focusWidget() is window.reading.article_view.page


def _without_key(workspace):
    from annotator import edits

    return edits.change_code(workspace.corpus.code("code-hedge"), {"key": ""})


def test_the_code_used_last_is_offered_first(window, workspace, press):
    window.reading.article_view.select(0, 8)
    press(";", "he", ENTER)
    window.reading.article_view.select(9, 16)
    press(";", ENTER)
    assert [one.code for one in workspace.here.annotations()] == ["code-hedge", "code-hedge"]


def test_the_line_beside_the_caret_stays_in_the_view_at_its_end(window, workspace, press, put_caret):
    window.resize(1000, 420)
    put_caret("findings")
    press(";")
    shown = next(one for one in window.findChildren(Chooser) if not one.isHidden())
    view = window.reading.article_view
    line = view.cursor_rectangle(view.caret())
    line.moveTo(view.mapTo(window, line.topLeft()))
    for letters in ("", "l", "o"):
        press(letters)
        assert window.rect().contains(shown.geometry())
        assert not shown.geometry().intersects(line)
