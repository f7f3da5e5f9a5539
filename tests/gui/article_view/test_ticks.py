"""Where marks fall on the map of an article; one mark more or less changes only its own rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.article_view import Mark
from annotator.gui.article_view.ticks import Kind, Scale, Ticks

SCALE = Scale(length=1_000, height=100)


def cells(ticks, first=0, last=200):
    """Return (kind, slot, row) of every tick, in the order of painting."""
    return [
        (run.kind, run.slot, row) for run in ticks.runs(first, last) for row in range(run.first, run.last)
    ]


marks = st.builds(
    lambda number, start, length, slot, decided: Mark(
        key=f"m{number}", start=start, end=start + length, slot=slot, decided=decided
    ),
    st.integers(0, 10_000),
    st.integers(0, 990),
    st.integers(1, 400),
    st.integers(1, 6),
    st.booleans(),
)


def mark(start, end, *, slot=1, decided=False, parts=()):
    return Mark(key="m", start=start, end=end, slot=slot, decided=decided, parts=parts)


@pytest.mark.parametrize(("position", "row"), [(0, 0), (500, 50), (1_000, 100), (1_700, 100), (-3, 0)])
def test_a_code_point_lies_at_its_share_of_the_height(position, row):
    assert SCALE.row(position) == row


def test_an_empty_text_and_a_map_without_height_do_no_harm():
    assert Scale(length=0, height=100).row(0) == 0
    assert Scale(length=10, height=0).position(4) == 0


def test_a_short_mark_is_one_tick_and_a_long_one_a_line():
    ticks = Ticks(SCALE, long=200, marks=[mark(100, 140), mark(300, 700, slot=2, decided=True)])
    tick, line = ticks.runs(0, 100)
    assert (tick.kind, tick.slot, tick.first, tick.last) == (Kind.CUE, 1, 10, 11)
    assert (line.kind, line.slot, line.first, line.last) == (Kind.LONG_DECISION, 2, 30, 70)


def test_every_part_of_a_mark_that_leaves_words_out_is_there():
    ticks = Ticks(SCALE, long=200, marks=[mark(100, 960, parts=((100, 120), (950, 960)))])
    assert [row for _, _, row in cells(ticks)] == [10, 95]


def test_decisions_are_painted_over_cues():
    ticks = Ticks(SCALE, long=200, marks=[mark(105, 110, decided=True), mark(100, 110)])
    assert [kind for kind, _, _ in cells(ticks)] == [Kind.CUE, Kind.DECISION]


@given(st.lists(marks, max_size=40))
def test_marks_counted_together_are_those_counted_one_by_one(crowd):
    together, apart = Ticks(SCALE, long=200, marks=crowd), Ticks(SCALE, long=200)
    for one in crowd:
        apart.add(one)
    assert cells(together) == cells(apart)


@given(st.lists(marks, max_size=40), st.integers(0, 100), st.integers(1, 30))
def test_some_rows_are_asked_for_like_all(crowd, first, count):
    ticks = Ticks(SCALE, long=200, marks=crowd)
    inside = [cell for cell in cells(ticks) if first <= cell[2] < first + count]
    assert cells(ticks, first, first + count) == inside


@given(st.lists(marks, max_size=30), st.lists(marks, max_size=30))
def test_what_comes_and_goes_again_leaves_no_trace(kept, passing):
    ticks = Ticks(SCALE, long=200, marks=kept)
    before = cells(ticks)
    for one in passing:
        ticks.add(one)
    for one in passing:
        assert len(ticks.discard(one)) >= 1
    assert cells(ticks) == before
