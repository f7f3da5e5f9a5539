"""Articles of one event side by side: what each column shows, and that the one with the keyboard is open."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.gui.article_view import ArticleView
from tests.gui.columns.conftest import ids, marks

LEFT = Qt.MouseButton.LeftButton


def test_every_article_of_the_event_has_a_column_and_the_open_one_is_marked(columns, window):
    assert ids(columns) == list(window.workspace.corpus.articles())
    assert all(leaf.view.isVisible() for leaf in columns.leaves())
    assert [column.head._open for column in columns.columns] == [True, False, False, False]
    widths = [column.width() for column in columns.columns]
    assert max(widths) - min(widths) <= 1


def test_cues_are_marked_in_every_column(columns):
    for leaf in columns.leaves():
        assert marks(leaf) == {cue.key for cue in leaf.at.open_cues()} != set()


def test_the_next_column_is_the_open_article_with_the_keyboard(columns, window, press):
    workspace, pages = window.workspace, columns.leaves()
    press(Qt.Key.Key_F8)
    assert workspace.article.id == pages[1].article
    assert pages[1].view.page.hasFocus()
    assert window.reading.article_view is pages[1].view
    press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert workspace.article.id == pages[3].article, "round from the first to the last"


def test_a_click_makes_an_article_the_open_one_and_its_place_stays(columns, window):
    workspace, third = window.workspace, columns.leaves()[2]
    bar = third.view.page.verticalScrollBar()
    bar.setValue(200)
    QTest.mouseClick(third.view.page.viewport(), LEFT, pos=third.view.page.viewport().rect().center())
    assert workspace.article.id == third.article
    assert bar.value() == 200
    assert workspace.here.caret == third.view.caret() > 0


def test_each_column_keeps_its_caret_and_its_selection(columns, window, press):
    workspace, (first, second, *_rest) = window.workspace, columns.leaves()
    first.view.select(30, 40)
    chosen = workspace.here.selection
    press(Qt.Key.Key_F8)
    assert (workspace.here.caret, workspace.here.selection) == (0, None)
    second.view.set_caret(55)
    press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert workspace.here.selection == chosen == first.view.selection()
    assert workspace.here.caret == first.view.caret()
    press(Qt.Key.Key_F8)
    assert workspace.here.caret == second.view.caret() == 55


def test_codes_and_decisions_go_into_the_column_with_the_keyboard(columns, window, press):
    workspace, (first, second, *_rest) = window.workspace, columns.leaves()
    workspace.use_coder("Ada")
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_Space)
    cue = workspace.focus.cue()
    assert cue is not None
    press(Qt.Key.Key_Return)
    made = second.at.annotations()
    assert [one.cue.start for one in made] == [cue.start]
    assert made[0].id in marks(second)
    assert cue.key not in marks(second)
    assert first.at.annotations() == ()


def test_undo_brings_the_column_of_what_was_done_back(columns, window, press):
    workspace, first = window.workspace, columns.leaves()[0]
    workspace.use_coder("Ada")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    made = first.at.annotations()[0].id
    press(Qt.Key.Key_F8)
    workspace.undo_stack.undo()
    assert workspace.article.id == first.article
    assert first.view.page.hasFocus()
    assert made not in marks(first)


def test_the_panels_at_the_sides_make_room_and_come_back(columns, window):
    assert not any(window.docks[name].isVisible() for name in ("navigator", "inspector"))
    window.actions_["side_by_side"].trigger()
    assert all(window.docks[name].isVisible() for name in ("navigator", "inspector"))
    assert isinstance(window.reading.article_view, ArticleView)
    assert window.reading.article_view is window.reading.leaf.view
    assert window.reading.article_view.isVisible()


def test_the_place_in_the_article_goes_along_from_one_to_several_and_back(window, press):
    reading = window.reading
    reading.article_view.select(300, 310)
    before = window.workspace.here.selection
    window.actions_["side_by_side"].trigger()
    assert reading.article_view is reading.columns.leaves()[0].view
    assert reading.article_view.selection() == window.workspace.here.selection == before
    assert reading.article_view.page.hasFocus()
    reading.article_view.set_caret(500)
    window.actions_["side_by_side"].trigger()
    assert reading.leaf.view.caret() == window.workspace.here.caret == 500
    assert reading.leaf.view.page.hasFocus()


def test_what_was_done_in_a_column_is_seen_in_the_article_alone_and_the_other_way_round(
    columns, window, press
):
    workspace, leaf = window.workspace, window.reading.leaf
    workspace.use_coder("Ada")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_X)
    rejected = {f"{one.category}:{one.start}:{one.end}" for one in workspace.here.decisions()}
    assert len(rejected) == 1
    window.actions_["side_by_side"].trigger()
    assert not rejected & marks(leaf)
    workspace.undo_stack.undo()
    assert rejected <= marks(leaf)
    window.actions_["side_by_side"].trigger()
    assert rejected <= marks(columns.leaves()[0])
