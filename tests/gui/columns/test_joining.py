"""Joining and parting sentences of articles side by side, and going from one to the next, with keys."""

import pytest
from PySide6.QtCore import Qt

from annotator import edits
from annotator.corpus import Corpus
from annotator.model import Article, Span
from tests.gui.columns.conftest import ids

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def workspace(window):
    window.workspace.use_coder("Ada")
    return window.workspace


@pytest.fixture
def side(columns, workspace, qtbot):
    qtbot.waitUntil(lambda: workspace.side.aligned is not None, timeout=20_000)
    return workspace.side


@pytest.fixture
def said(workspace):
    told = []
    workspace.told.connect(told.append)
    return told


def go_to(columns, side, place):
    leaf = columns.leaf_of(place.article)
    leaf.view.setFocus()
    leaf.view.set_caret(side.aligned.span(place).start + 1)


def shown(columns, side, place):
    """Return the tie that is shown for a sentence."""
    return columns.leaf_of(place.article).view.tie_at(side.aligned.span(place).start)


def apart(side):
    """Return sentences of the first two articles that only these have."""
    first, second, *_rest = side.aligned.articles
    return side.aligned.only_here(first)[3], side.aligned.only_here(second)[4]


def of_three(side):
    """Return a sentence that is linked with sentences of two other articles."""
    found = {place: side.aligned.partners(place) for group in side.aligned.groups for place in group}
    return next(
        place for place, partners in found.items() if len(partners) == 2 == len(side.aligned.links_of(place))
    )


def pair(side):
    """Return two sentences of the body that are beside one another and nothing else."""
    groups = [group for group in side.aligned.groups if len(group) == 2 and min(p.number for p in group) > 0]
    return next(group for group in groups if all(len(side.aligned.links_of(place)) == 1 for place in group))


def join(columns, side, press, one, other):
    go_to(columns, side, one)
    press(Qt.Key.Key_J, CTRL)
    go_to(columns, side, other)
    press(Qt.Key.Key_Return)


def test_two_sentences_are_joined_in_one_step_that_undo_takes_back(columns, side, workspace, press, said):
    one, other = apart(side)
    join(columns, side, press, one, other)
    assert side.aligned.number(one) == side.aligned.number(other) is not None
    mark = shown(columns, side, one)
    assert (mark.by_hand, mark.only_here) == (True, False)
    assert "Meridian Wire (joined by hand)" in mark.says
    assert said[-1].startswith("Joined: The Rampart “")
    kept = workspace.corpus.ties(side.event_id)
    assert [(tie.joined, tie.one.quote, tie.other.quote) for tie in kept] == [
        (
            True,
            *(side.aligned.words(place).strip() for place in sorted((one, other), key=lambda p: p.article)),
        )
    ]
    workspace.undo_stack.undo()
    assert workspace.corpus.ties(side.event_id) == ()
    assert shown(columns, side, one).says == "Only here"
    workspace.undo_stack.redo()
    assert side.aligned.number(one) == side.aligned.number(other) is not None


def test_undo_brings_one_of_the_two_into_view(columns, side, workspace, press, window):
    one, other = apart(side)
    join(columns, side, press, one, other)
    last = columns.leaves()[3]
    last.view.setFocus()
    last.view.set_caret(0)
    workspace.undo_stack.undo()
    assert workspace.article.id in (one.article, other.article)
    place = one if workspace.article.id == one.article else other
    assert side.place == place
    view = columns.leaf_of(place.article).view
    top = view.cursor_rectangle(side.aligned.span(place).start).top()
    assert 0 <= top < view.height()


def test_while_a_sentence_waits_nothing_is_brought_into_line_and_it_stays_marked(
    columns, side, press, window, qtbot
):
    one, other = apart(side)
    go_to(columns, side, one)
    press(Qt.Key.Key_J, CTRL)
    assert side.held == one
    assert "Enter" in window.coding.pending.says
    bar = columns.leaf_of(one.article).view.page.verticalScrollBar()
    go_to(columns, side, other)
    qtbot.waitUntil(lambda: not columns.tied.awaits)
    stood = bar.value()
    columns.leaf_of(other.article).view.set_caret(side.aligned.span(other).end - 2)
    assert bar.value() == stood
    assert shown(columns, side, one).current
    press(Qt.Key.Key_Escape)
    assert (side.held, window.coding.pending.says) == (None, "")
    assert not shown(columns, side, one).current


def test_enter_says_what_is_missing_and_goes_on_waiting(columns, side, press, said, window):
    one, _other = apart(side)
    go_to(columns, side, one)
    press(Qt.Key.Key_J, CTRL)
    press(Qt.Key.Key_Return)
    assert "in another column" in said[-1]
    group = pair(side)
    window.coding.pending.end()
    join(columns, side, press, group[0], group[1])
    assert said[-1] == "These two are beside one another already."
    assert window.coding.pending.says


def test_a_sentence_is_parted_from_the_only_one_beside_it(columns, side, press, workspace):
    group = pair(side)
    go_to(columns, side, group[0])
    press(Qt.Key.Key_J, CTRL | SHIFT)
    assert [side.aligned.number(place) for place in group] == [None, None]
    mark = shown(columns, side, group[0])
    assert mark.only_here
    assert mark.by_hand
    assert mark.says.startswith("Only here. Parted by hand from a sentence in: ")
    workspace.undo_stack.undo()
    assert side.aligned.group(group[0]) == group


def choose(window, typed):
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLineEdit

    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_beside_several_one_is_chosen_or_all_of_them(columns, side, press, workspace, window):
    one = of_three(side)
    first, second = side.aligned.partners(one).values()
    go_to(columns, side, one)
    press(Qt.Key.Key_J, CTRL | SHIFT)
    choose(window, columns.tied.names()[first.article].split()[-1])
    assert first not in side.aligned.group(one)
    assert second in side.aligned.group(one)
    workspace.undo_stack.undo()
    go_to(columns, side, one)
    press(Qt.Key.Key_J, CTRL | SHIFT)
    choose(window, "all of")
    assert side.aligned.group(one) == (one,)
    assert len(workspace.corpus.ties(side.event_id)) == 2
    workspace.undo_stack.undo()
    assert workspace.corpus.ties(side.event_id) == ()


def test_what_was_corrected_can_be_left_to_the_program_again(columns, side, press, window, said):
    before = side.aligned.groups
    group = pair(side)
    go_to(columns, side, group[0])
    press(Qt.Key.Key_J, CTRL | SHIFT)
    go_to(columns, side, group[0])
    window.actions_["leave_sentences"].trigger()
    assert side.aligned.groups == before
    window.actions_["leave_sentences"].trigger()
    assert said[-1] == "Nobody has corrected it."


def test_parted_and_joined_again_is_one_correction(columns, side, press, workspace):
    group = pair(side)
    go_to(columns, side, group[0])
    press(Qt.Key.Key_J, CTRL | SHIFT)
    join(columns, side, press, group[1], group[0])
    assert [tie.joined for tie in workspace.corpus.ties(side.event_id)] == [True]
    assert side.aligned.number(group[0]) is not None


def test_a_correction_of_other_edges_of_the_sentences_is_the_one_that_is_changed(
    columns, side, press, workspace
):
    one, other = pair(side)
    ends = [
        edits.segment(workspace.corpus.article(place.article), Span(span.start, span.end - 4))
        for place in (one, other)
        for span in [side.aligned.span(place)]
    ]
    workspace.apply("", lambda _hand: edits.tie(None, side.event_id, *ends, joined=False))
    assert side.aligned.number(one) is None
    join(columns, side, press, one, other)
    assert [tie.joined for tie in workspace.corpus.ties(side.event_id)] == [True]


def test_corrections_are_there_when_the_corpus_is_opened_again(columns, side, press, workspace, qtbot):
    one, other = apart(side)
    join(columns, side, press, one, other)
    workspace.open_corpus(Corpus.open(workspace.corpus.path))
    qtbot.waitUntil(lambda: side.aligned is not None and len(columns.leaves()) == 4, timeout=20_000)
    assert other in side.aligned.group(one)
    assert shown(columns, side, other).by_hand


@pytest.mark.parametrize("shared", [True, False])
def test_keys_go_from_one_such_sentence_to_the_next_and_round(columns, side, press, workspace, shared):
    article = ids(columns)[0]
    numbered = [place for group in side.aligned.groups for place in group if place.article == article]
    wanted = sorted(numbered if shared else side.aligned.only_here(article), key=lambda place: place.number)
    forward = (Qt.Key.Key_Down, ALT | SHIFT) if shared else (Qt.Key.Key_F4,)
    back = (Qt.Key.Key_Up, ALT | SHIFT) if shared else (Qt.Key.Key_F4, SHIFT)
    columns.leaves()[0].view.setFocus()
    start = side.place
    visited = []
    for _ in wanted:
        press(*forward)
        visited.append(side.place)
    ahead = [place for place in wanted if start is None or place.number > start.number]
    assert visited == [*ahead, *wanted][: len(wanted)]
    press(*back)
    assert side.place == [*wanted, *wanted][wanted.index(visited[-1]) - 1]


def test_without_columns_the_keys_say_how_to_get_there(window, said, press):
    for name in ("join_sentences", "part_sentences", "leave_sentences", "next_shared", "next_only_here"):
        window.actions_[name].trigger()
        assert said[-1] == "Ctrl+B shows the articles of an event side by side."


def test_covered_words_are_not_in_what_waits(columns, side, press, workspace, window, monkeypatch):
    one, _other = apart(side)
    masks = workspace.masks
    workspace.hide_by_hand(["outlet", "names"])
    go_to(columns, side, one)
    monkeypatch.setattr(
        type(masks), "described", lambda _self, _key: Article(id="x", text="█" * 9_000, sha256="")
    )
    press(Qt.Key.Key_J, CTRL)
    says = window.coding.pending.says
    assert "column 1 “███" in says
    assert "Rampart" not in says


def test_what_is_hidden_while_a_sentence_waits_is_told_no_more(columns, side, press, workspace, window):
    one, _other = apart(side)
    go_to(columns, side, one)
    press(Qt.Key.Key_J, CTRL)
    assert "Rampart" in window.coding.pending.says
    workspace.take_in()
    assert "Rampart" in window.coding.pending.says, "nothing more is hidden when others' work comes in"
    workspace.hide_by_hand(["outlet"])
    assert window.coding.pending.says == ""
    assert side.held is None


def test_two_corrections_of_the_same_sentences_are_changed_and_left_as_one(
    columns, side, press, workspace, window
):
    one, other = pair(side)

    def parted(shorter):
        ends = []
        for place in (one, other):
            span = side.aligned.span(place)
            article = workspace.corpus.article(place.article)
            ends.append(edits.segment(article, Span(span.start, span.start + shorter)))
        return edits.tie(None, side.event_id, *ends, joined=False)

    for shorter in (5, 9, 12):  # as others made them, with other edges of the sentences
        workspace.apply("Part", lambda _hand, shorter=shorter: parted(shorter))
    assert side.aligned.number(one) is None
    join(columns, side, press, one, other)
    assert side.aligned.number(one) == side.aligned.number(other) is not None
    go_to(columns, side, one)
    window.actions_["leave_sentences"].trigger()
    assert workspace.corpus.ties(side.event_id) == ()
