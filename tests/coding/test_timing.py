"""Seconds of work: pauses count up to a minute, laps follow one another, clocks never go back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.coding.timing import CSV_HEADINGS, PAUSE, Stopwatch, Timed


def test_what_passes_between_signs_counts_up_to_a_pause():
    watch = Stopwatch(100.0)
    watch.sign(105.0)
    watch.sign(105.0 + 3_600)
    assert watch.total(105.0 + 3_600 + 2) == pytest.approx(5 + PAUSE + 2)


def test_laps_follow_one_another():
    watch = Stopwatch(0.0)
    assert watch.lap(10.0) == 10.0
    watch.sign(12.0)
    assert watch.lap(15.0) == 5.0
    assert watch.lap(15.0) == 0.0


@given(st.lists(st.floats(0, 200), max_size=20))
def test_laps_add_up_to_the_total_and_never_exceed_the_time_that_passed(steps):
    watch, now, laps = Stopwatch(0.0), 0.0, 0.0
    for number, step in enumerate(steps):
        now += step
        if number % 2:
            watch.sign(now)
        else:
            laps += watch.lap(now)
    laps += watch.lap(now)
    assert laps == pytest.approx(watch.total(now))
    assert laps <= now + 1e-6


def test_a_line_is_exported_to_a_tenth_of_a_second():
    line = Timed(at="2025-01-01", coder="Ada", what="article", article="a1", seconds=1.25)
    assert dict(zip(CSV_HEADINGS, line.cells, strict=True))["seconds"] == "1.2"
