"""Columns that are held together: numbers, bars and counts of the alignment, sentences in line."""

import pytest
from PySide6.QtCore import Qt

from annotator import edits
from annotator.comparison.alignment import Place
from annotator.gui.article_view import Header
from annotator.gui.columns.scrolling import Together
from annotator.gui.columns.tie_marks import says, tie_marks
from annotator.gui.columns.tied import LANGUAGES, matches
from annotator.gui.workspace import Changed
from annotator.model import Span
from tests.gui.columns.conftest import ids


@pytest.fixture
def tied(columns, window, qtbot):
    """The columns, once the alignment is painted."""
    side = window.workspace.side
    qtbot.waitUntil(lambda: side.aligned is not None, timeout=20_000)
    return columns


@pytest.fixture
def aligned(tied, window):
    return window.workspace.side.aligned


def ties(leaf):
    return list(leaf.view._ties)


def in_three(aligned):
    """Return a group with sentences of three articles, the first of which is that of the first column."""
    first = aligned.articles[0]
    return next(
        sorted(group, key=lambda place: aligned.articles.index(place.article))
        for group in aligned.groups
        if len(group) == len({place.article for place in group}) > 2
        and any(place.article == first for place in group)
        and all(place.number > 4 for place in group)
    )


def height(tied, aligned, place):
    page = tied.leaf_of(place.article).view.page
    return page.rows.at(aligned.span(place).start).top - page.scrolled


def go_to(tied, aligned, place):
    view = tied.leaf_of(place.article).view
    view.setFocus()
    view.set_caret(aligned.span(place).start + 1)


def test_every_column_has_the_numbers_of_its_sentences_and_bars_beside_the_rest(tied, aligned):
    for leaf in tied.leaves():
        shown = {(tie.start, tie.number) for tie in ties(leaf) if tie.number is not None}
        places = [place for group in aligned.groups for place in group if place.article == leaf.article]
        assert shown == {(aligned.span(place).start, aligned.number(place)) for place in places} != set()
        bars = [tie.start for tie in ties(leaf) if tie.only_here]
        assert bars == [aligned.span(place).start for place in aligned.only_here(leaf.article)] != []


def test_the_head_counts_what_is_only_here_and_says_what_that_means(tied, aligned):
    for column in tied.columns:
        article = column.leaf.article
        alone, of = len(aligned.only_here(article)), len(aligned.compared(article))
        assert column.head.count.text() == f"{alone} of {of} sentences only here"
        assert "Headlines and credits are not counted" in column.head.count.toolTip()


def test_articles_in_several_languages_say_why_little_is_beside_one_another(tied, aligned, window, qtbot):
    workspace, head = window.workspace, tied.columns[0].head
    assert LANGUAGES not in head.count.accessibleDescription()
    corrections = workspace.corpus.corrections(aligned.articles[1])
    workspace.apply("Language", lambda _hand: edits.correct(corrections, {"language": "de"}))
    qtbot.waitUntil(lambda: LANGUAGES in head.count.accessibleDescription())


def test_a_sentence_brings_its_matches_to_its_height_and_marks_them(tied, aligned, qtbot):
    group = in_three(aligned)
    go_to(tied, aligned, group[0])
    wanted = height(tied, aligned, group[0])
    qtbot.waitUntil(lambda: abs(height(tied, aligned, group[-1]) - wanted) < 1.5)
    assert [height(tied, aligned, place) for place in group] == pytest.approx([wanted] * len(group), abs=1.5)
    for leaf in tied.leaves():
        current = [tie.start for tie in ties(leaf) if tie.current]
        assert current == [aligned.span(place).start for place in group if place.article == leaf.article]


def test_another_sentence_of_the_open_article_never_moves_it(tied, aligned, qtbot):
    first, other = tied.leaves()[0].view, tied.leaves()[1].view
    group = in_three(aligned)
    first.page.rows.at(0)
    with first.page.by_itself():
        first.page.verticalScrollBar().setValue(
            round(first.page.rows.at(aligned.span(group[0]).start).top - 200)
        )
    stood, before = first.page.scrolled, other.page.scrolled
    go_to(tied, aligned, group[0])
    qtbot.waitUntil(lambda: other.page.scrolled != before)
    assert first.page.scrolled == stood


def test_the_outlet_of_an_article_is_told_only_where_it_may_be_seen(tied, aligned, window, monkeypatch):
    assert list(tied.tied.names()) == ids(tied)
    group = in_three(aligned)
    names = tied.tied.names()
    said = says(aligned, group[0], names, only_here=False)
    others = [names[place.article] for place in group[1:]]
    assert said == f"Sentence {aligned.number(group[0])}, also in: {', '.join(others)}"
    masks = window.workspace.masks
    head = type(masks).head
    monkeypatch.setattr(type(masks), "head", lambda self, key: head(self, key)._replace(outlet=""))
    assert list(tied.tied.names().values()) == ["column 1", "column 2", "column 3", "column 4"]


def test_outlets_of_several_articles_are_told_apart(tied, window, monkeypatch):
    masks = window.workspace.masks
    head = type(masks).head
    monkeypatch.setattr(type(masks), "head", lambda self, key: head(self, key)._replace(outlet="The Rampart"))
    assert list(tied.tied.names().values())[1] == "The Rampart, column 2"


def test_only_here_is_said_in_words(aligned, tied):
    article = aligned.articles[0]
    marks = tie_marks(aligned, article, tied.tied.names())
    alone = {aligned.span(place).start for place in aligned.only_here(article)}
    assert {mark.start for mark in marks if mark.says == "Only here"} == alone
    assert len(marks) == len(aligned.told[0])
    assert marks[0].start == aligned.span(Place(article, 0)).start


def test_scrolling_one_column_moves_the_others_until_they_are_let_go(tied, aligned, window):
    bars = [leaf.view.page.verticalScrollBar() for leaf in tied.leaves()]
    bars[0].setValue(900)
    assert all(bar.value() > 0 for bar in bars)
    window.actions_["scroll_together"].trigger()
    before = [bar.value() for bar in bars[1:]]
    bars[0].setValue(1_500)
    assert [bar.value() for bar in bars[1:]] == before
    assert window.workspace.settings.get("scroll_together", True) is False
    assert not tied.bar.lock.isChecked()
    tied.bar.lock.click()
    bars[0].setValue(1_800)
    assert [bar.value() for bar in bars[1:]] != before


def test_fewer_columns_have_their_own_numbers(tied, window, qtbot):
    side = window.workspace.side
    side.choose(ids(tied)[:2])
    qtbot.waitUntil(lambda: side.aligned is not None and len(side.aligned.articles) == 2, timeout=20_000)
    for leaf in tied.leaves():
        numbers = {tie.number for tie in ties(leaf)} - {None}
        assert numbers == set(range(1, len(side.aligned.groups) + 1))


def test_a_text_that_is_set_anew_keeps_its_ties(tied, window):
    leaf = tied.leaves()[1]
    before = ties(leaf)
    leaf.view.set_article(leaf.view._text, (), Header())
    assert ties(leaf) == []
    window.workspace.changed.emit(Changed(frozenset({"article"})))
    assert ties(leaf) == before


def test_the_next_column_goes_on_where_the_person_looks(tied, aligned, window, press, qtbot):
    """From column to column of a group that all of them have: no match is left out on the way."""
    group = next(
        group
        for group in aligned.groups
        if {place.article for place in group} == set(aligned.articles)
        and all(place.number > 4 for place in group)
    )
    start = next(place for place in group if place.article == aligned.articles[0])
    go_to(tied, aligned, start)
    wanted, last = height(tied, aligned, start), matches(aligned, start)[aligned.articles[-1]]
    qtbot.waitUntil(lambda: abs(height(tied, aligned, last) - wanted) < 1.5)
    places = [leaf.view.page.scrolled for leaf in tied.leaves()]
    side = window.workspace.side
    for article in aligned.articles[1:]:
        beside = matches(aligned, side.place)[article]
        press(Qt.Key.Key_F8)
        assert side.place == beside
        assert beside in group
    qtbot.waitUntil(lambda: not tied.tied.awaits)
    assert [leaf.view.page.scrolled for leaf in tied.leaves()] == pytest.approx(places, abs=2)


def test_without_a_match_the_next_column_goes_on_at_the_same_height(tied, aligned, window, press, qtbot):
    alone = aligned.only_here(aligned.articles[0])[8]
    go_to(tied, aligned, alone)
    qtbot.waitUntil(lambda: not tied.tied.awaits)
    wanted = height(tied, aligned, alone)
    press(Qt.Key.Key_F8)
    second = tied.leaves()[1].view
    caret = second.page.rows.at(second.caret()).top - second.page.scrolled
    assert caret == pytest.approx(wanted, abs=second.page.pitch * 2)


def test_a_selection_elsewhere_in_its_text_is_kept_and_moves_nothing(tied, aligned, press, qtbot):
    second = tied.leaves()[1].view
    second.select(200, 210)
    go_to(tied, aligned, in_three(aligned)[0])
    qtbot.waitUntil(lambda: not tied.tied.awaits)
    places = [leaf.view.page.scrolled for leaf in tied.leaves()]
    press(Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: not tied.tied.awaits)
    assert second.selection() == Span(200, 210)
    assert [leaf.view.page.scrolled for leaf in tied.leaves()] == places


def test_what_is_parted_stays_where_the_person_looks_at_it(tied, aligned, window, press, qtbot, monkeypatch):
    window.workspace.use_coder("Ada")
    group = next(group for group in aligned.groups if len(group) == 2 and min(p.number for p in group) > 5)
    go_to(tied, aligned, group[0])
    qtbot.waitUntil(lambda: not tied.tied.awaits)
    brought = []
    monkeypatch.setattr(Together, "bring", lambda *told, **more: brought.append(told))
    press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.workspace.side.aligned is not aligned
    qtbot.waitUntil(lambda: not tied.tied.awaits)
    assert brought == []


def test_where_sentences_could_not_be_aligned_the_heads_say_so_and_why(tied, window):
    side = window.workspace.side
    side._put(None)
    side._fail(side._looked(), ValueError("no words"))
    head = tied.columns[0].head
    assert head.count.text() == "Sentences are not aligned"
    assert "no words" in head.count.toolTip()
    assert head.accessibleDescription() == "Sentences are not aligned"
