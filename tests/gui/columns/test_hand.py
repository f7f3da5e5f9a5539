"""Where the hand is when another column becomes the open article: what the view shows is what is coded."""

from PySide6.QtCore import Qt

from annotator.model import Span
from tests.gui.columns.conftest import ids


def test_what_is_selected_in_a_column_before_it_is_open_is_what_its_keys_mean(columns, window, press):
    workspace = window.workspace
    workspace.use_coder("Ada")
    other = columns.leaves()[1]
    assert not other.is_open
    other.view.select(10, 25)  # as by a mouse in a window that is not yet the active one
    other.view.setFocus()
    assert workspace.here.article == ids(columns)[1]
    assert (workspace.here.selection, workspace.here.caret) == (Span(10, 25), other.view.caret())


def test_a_caret_that_was_put_into_a_column_before_it_is_open_is_where_keys_act(columns, window):
    workspace = window.workspace
    other = columns.leaves()[2]
    other.view.set_caret(40)
    other.view.setFocus()
    assert (workspace.here.selection, workspace.here.caret) == (None, 40)


def test_words_that_are_selected_in_one_column_are_never_those_of_another(columns, window, press):
    workspace = window.workspace
    workspace.use_coder("Ada")
    texts = {key: workspace.corpus.article(key).text for key in ids(columns)}
    longest = max(texts, key=lambda key: len(texts[key]))
    shortest = min(texts, key=lambda key: len(texts[key]))
    there, here = columns.leaf_of(longest).view, columns.leaf_of(shortest).view
    there.setFocus()
    there.select(len(texts[longest]) - 9, len(texts[longest]) - 1)
    here.setFocus()
    press(Qt.Key.Key_1)
    (made,) = workspace.here.annotations()
    assert [part.article for part in made.target] == [shortest]
    assert texts[shortest][made.start : made.end] == made.target[0].quote
    there.setFocus()
    assert workspace.here.selection == Span(len(texts[longest]) - 9, len(texts[longest]) - 1)


def test_what_had_the_focus_has_it_no_more_where_the_caret_went_on(columns, window, press):
    workspace = window.workspace
    first, other = columns.leaves()[:2]
    other.view.setFocus()
    cue = workspace.here.open_cues()[0]
    workspace.focus.set(cue.key, reveal=True)
    first.view.setFocus()
    other.view.set_caret(len(other.view.page.text))
    other.view.setFocus()
    assert workspace.focus.cue() is None


def test_what_is_selected_stays_selected_when_the_articles_are_read_in_the_other_way(columns, window):
    workspace = window.workspace
    columns.leaves()[1].view.setFocus()
    window.reading.article_view.select(10, 25)
    window.actions_["side_by_side"].trigger()
    assert window.reading.article_view.selection() == Span(10, 25)
    assert workspace.here.selection == Span(10, 25)
    window.actions_["side_by_side"].trigger()
    assert window.reading.article_view.selection() == Span(10, 25)
    assert workspace.here.selection == Span(10, 25)


def test_what_the_mouse_rests_on_in_a_column_is_not_taken_for_what_has_its_key_in_the_open_one(
    columns, window
):
    workspace = window.workspace
    first, other = columns.leaves()[:2]
    assert first.is_open
    cue = other.at.open_cues()[0]
    other.view.mark_hovered.emit(cue.key)
    assert workspace.focus.hovered == ""
    first.view.mark_hovered.emit(workspace.here.open_cues()[0].key)
    assert workspace.focus.looked_at() == workspace.here.open_cues()[0]
    other.view.mark_activated.emit(cue.key)
    assert workspace.focus.key != cue.key
