"""Columns follow what happens elsewhere: edits, events, masks, modes, other coders, another corpus."""

import pytest
from PySide6.QtCore import Qt

from annotator import edits
from annotator.corpus import Corpus
from annotator.gui.articles import remove_articles
from annotator.gui.events import take_out_of_event
from annotator.model import Sample, Span
from tests.gui.columns.conftest import ids, marks

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def workspace(columns, window):
    window.workspace.use_coder("Ada")
    return window.workspace


def code(workspace, article, start=0, end=6):
    """Code words of any article, as a table or a search does."""
    known = workspace.corpus.article(article)
    kind = next(one for one in workspace.corpus.codes() if one.level == "span")
    stored = workspace.apply("Code", lambda hand: edits.annotate(known, [Span(start, end)], kind.id, hand))
    return stored.puts[-1].after


def draw(workspace, articles, **fields):
    sample = Sample(id="sample-1", name="Pilot", articles=tuple(articles), **fields)
    workspace.apply("Draw", lambda _hand: edits.add_sample(sample))


def test_an_edit_made_elsewhere_is_seen_in_its_column(columns, workspace):
    third = columns.leaves()[2]
    made = code(workspace, third.article)
    assert workspace.article.id != third.article
    assert made.id in marks(third)
    assert all(made.id not in marks(leaf) for leaf in columns.leaves() if leaf is not third)


def test_a_hidden_group_is_hidden_in_every_column(columns, workspace):
    workspace.hiding.set((), groups=(3,))
    for leaf in columns.leaves():
        assert {mark.slot for mark in leaf.view.page.index.all()} & {1, 2, 3} <= {1, 2}
        assert marks(leaf)


def test_blind_mode_shows_cues_nowhere_and_review_only_where_one_is(columns, workspace, press):
    workspace.set_mode("blind")
    assert [marks(leaf) for leaf in columns.leaves()] == [set()] * 4
    workspace.set_mode("review")
    assert [len(marks(leaf)) for leaf in columns.leaves()] == [1, 0, 0, 0]
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_Space)
    assert [len(marks(leaf)) for leaf in columns.leaves()] == [0, 1, 0, 0]


def test_an_article_that_is_to_be_coded_blind_shows_no_cues_and_the_others_show_theirs(
    columns, workspace, press
):
    first, second, *_rest = columns.leaves()
    draw(workspace, [second.article], concealed=("cues",))
    assert marks(second) == set()
    assert marks(first)
    press(Qt.Key.Key_F8)
    assert workspace.mode == "blind"
    assert marks(second) == set()
    assert marks(first)
    press(Qt.Key.Key_F8)
    assert workspace.mode == "assisted"


def test_other_coders_marks_are_seen_where_they_may_be(columns, workspace):
    first, second, *_rest = columns.leaves()
    made = [code(workspace, leaf.article) for leaf in (first, second)]
    workspace.use_coder("Bea")
    workspace.hiding.show_others(shown=True)
    assert made[0].id in marks(first)
    assert made[1].id in marks(second)
    draw(workspace, [second.article], concealed=("coders",))
    assert made[1].id not in marks(second)
    assert made[0].id in marks(first)


def test_what_is_masked_is_masked_in_the_head_of_its_column_too(columns, workspace):
    second = columns.columns[1]
    outlet = second.head.outlet.text()
    draw(workspace, [second.leaf.article], concealed=("outlet", "names", "date"))
    assert second.head.outlet.text() == "Outlet hidden"
    assert "2025" not in second.head.details.text()
    assert outlet not in second.leaf.view.page.text
    assert columns.columns[0].head.outlet.text() != "Outlet hidden"


def test_the_caret_stays_where_it_is_when_words_are_covered(columns, workspace):
    first = columns.leaves()[0]
    first.view.set_caret(400)
    top = first.view.page.span_on_screen()[0]
    workspace.hide_by_hand(["outlet", "names"])
    assert first.view.caret() == workspace.here.caret == 400
    assert first.view.page.span_on_screen()[0] == pytest.approx(top, abs=2)


def test_an_article_that_leaves_the_event_leaves_the_columns_and_comes_back_with_undo(columns, workspace):
    before = ids(columns)
    take_out_of_event(workspace, [before[2]])
    assert ids(columns) == [before[0], before[1], before[3]]
    workspace.undo_stack.undo()
    assert ids(columns) == before


def test_an_article_that_is_removed_leaves_the_columns_also_when_it_is_open(columns, workspace):
    before = ids(columns)
    remove_articles(workspace, [before[3]])
    assert ids(columns) == before[:3]
    remove_articles(workspace, [before[0]])
    assert ids(columns) == before[1:3]
    assert workspace.article.id in before[1:3]


def test_the_last_two_parted_leave_one_article_and_say_what_to_do(columns, workspace, window):
    before = ids(columns)
    take_out_of_event(workspace, before[1:])
    assert ids(columns) == []
    reading = window.reading
    assert reading.article_view is reading.leaf.view
    assert reading.leaf.article == before[0]
    assert reading.alone.isVisible()
    workspace.undo_stack.undo()
    assert ids(columns) == before
    assert not reading.alone.isVisible()


def test_another_corpus_is_read_in_its_own_way(columns, workspace, window, articles):
    workspace.open_corpus(Corpus.draft("Two articles", articles=articles))
    reading = window.reading
    assert reading.leaf.view.isVisible()
    assert reading.leaf.view.page.text == articles[0].text
    assert reading.alone.isVisible(), "side by side is wanted still"
    assert ids(columns) == []


def test_the_keyboard_in_the_find_bar_of_a_column_makes_it_the_open_article(columns, workspace, window):
    first, second, *_rest = columns.leaves()
    second.view.open_find()
    assert workspace.article.id == second.article
    second.view.find_bar.words.setText("Sberbank")
    assert second.view.selection() is not None
    assert workspace.here.selection == second.view.selection()
    assert first.view.selection() is None


def test_nothing_is_in_focus_in_an_article_that_is_not_open(columns, workspace, press):
    first, second, *_rest = columns.leaves()
    press(Qt.Key.Key_Space)
    assert first.view.focused_mark() == workspace.focus.key != ""
    press(Qt.Key.Key_F8)
    assert first.view.focused_mark() is None
    press(Qt.Key.Key_Space)
    here = workspace.focus.key
    assert second.view.focused_mark() == here
    press(Qt.Key.Key_F8, SHIFT)
    assert first.view.focused_mark() == workspace.focus.key
    press(Qt.Key.Key_F8)
    assert workspace.focus.key == here, "each column has its own"


def test_another_coder_finds_nothing_in_focus_in_any_column(columns, workspace, press):
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_F8)
    workspace.use_coder("Bea")
    press(Qt.Key.Key_F8, SHIFT)
    assert workspace.focus.of_others() is None
    assert workspace.focus.annotation() is None


def test_text_size_and_column_width_are_those_of_all_and_no_line_leaves_its_column(columns, window):
    window.comfort.choose(size=17, columns=90)
    for leaf in columns.leaves():
        assert leaf.view.reading().size == 17
        page = leaf.view.page
        assert page._column + page.viewport().x() <= leaf.view.width() - page.strip.width()


def test_what_another_coder_did_and_is_undone_by_the_next_one_is_marked_no_more(columns, workspace):
    first = columns.leaves()[0]
    made = code(workspace, first.article)
    workspace.use_coder("Bea")
    workspace.hiding.show_others(shown=True)
    assert made.id in marks(first)
    workspace.undo_stack.undo()
    assert workspace.corpus.annotation(made.id).deleted
    assert made.id not in marks(first)
    workspace.undo_stack.redo()
    assert made.id in marks(first)
