"""The index of marks answers like a look through all of them, however it was filled."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.article_view import Mark
from annotator.gui.article_view.index import LONGEST_LINE, MarkIndex


def build(number, start, length, *, decided=False):
    return Mark(key=f"m{number}", start=start, end=start + length, slot=1, tag="LL", decided=decided)


lengths = st.one_of(st.integers(0, 12), st.integers(150, 260), st.integers(4_900, 6_000))
crowds = st.lists(st.tuples(st.integers(0, 600), lengths, st.booleans()), max_size=30).map(
    lambda found: [build(n, start, length, decided=d) for n, (start, length, d) in enumerate(found)]
)


def never_long(_start, _end):
    return False


def answers(index):
    stretches = [(0, 50), (40, 41), (100, 300), (0, 10_000)]
    return (
        [index.laned(*stretch) for stretch in stretches],
        [sorted(index.stripes(*stretch), key=lambda pair: pair[0].key) for stretch in stretches],
        [index.starting(*stretch) for stretch in stretches],
        [index.at(position) for position in (0, 10, 200, 700)],
    )


@given(crowds, st.randoms(use_true_random=False))
def test_putting_one_by_one_in_any_order_equals_setting_all(crowd, rnd):
    at_once, one_by_one = MarkIndex(never_long), MarkIndex(never_long)
    at_once.replace(crowd)
    shuffled = list(crowd)
    rnd.shuffle(shuffled)
    for mark in shuffled:
        one_by_one.put(mark)
    assert answers(one_by_one) == answers(at_once)


@given(crowds, st.randoms(use_true_random=False))
def test_removing_leaves_what_setting_the_rest_would(crowd, rnd):
    index, rest = MarkIndex(never_long), MarkIndex(never_long)
    index.replace(crowd)
    gone = {mark.key for mark in crowd if rnd.random() < 0.5}
    for key in gone:
        assert index.remove(key).key == key
    rest.replace(mark for mark in crowd if mark.key not in gone)
    assert answers(index) == answers(rest)
    assert len(index) == len(crowd) - len(gone)


@given(crowds, st.integers(0, 700))
def test_at_returns_every_mark_over_a_position_the_shortest_first(crowd, position):
    index = MarkIndex(never_long)
    index.replace(crowd)
    found = index.at(position)
    assert {m.key for m in found} == {m.key for m in crowd if m.start <= position < m.end}
    assert [m.end - m.start for m in found] == sorted(m.end - m.start for m in found)


@given(crowds, st.integers(0, 650), st.integers(1, 80))
def test_the_lanes_of_a_stretch_are_those_of_the_whole_text(crowd, start, length):
    index = MarkIndex(never_long)
    index.replace(crowd)
    whole = {mark.key: lane for mark, lane in index.laned(0, 10_000)}
    part = index.laned(start, start + length)
    short = [m for m in crowd if m.end - m.start <= LONGEST_LINE]
    assert {m.key for m, _ in part} == {m.key for m in short if m.start < start + length and m.end > start}
    assert all(whole[mark.key] == lane for mark, lane in part)


@given(crowds, st.integers(0, 600), st.integers(1, 30))
def test_a_mark_that_comes_changes_no_lane_outside_of_its_reach(crowd, start, length):
    index = MarkIndex(never_long)
    index.replace(crowd)
    before = {mark.key: lane for mark, lane in index.laned(0, 10_000)}
    new = build("new", start, length)
    index.put(new)
    low, high = index.reach(new.start, new.end)
    assert low <= new.start
    assert new.end <= high
    for mark, lane in index.laned(0, 10_000):
        if mark is not new and not (mark.start < high and mark.end > low):
            assert before[mark.key] == lane


def test_a_mark_with_a_known_key_replaces_the_former_one():
    index = MarkIndex(never_long)
    index.put(build(1, 0, 5))
    index.put(build(1, 20, 5))
    assert len(index) == 1
    assert index.at(2) == ()
    assert index.at(22)[0].start == 20


def test_long_marks_and_those_the_text_calls_long_are_stripes():
    index = MarkIndex(lambda start, _end: start == 7)
    index.replace([build(1, 0, LONGEST_LINE), build(2, 0, LONGEST_LINE + 1), build(3, 7, 3)])
    assert [mark.key for mark, _ in index.laned(0, 100)] == ["m1"]
    assert {mark.key for mark, _ in index.stripes(0, 100)} == {"m2", "m3"}


@pytest.mark.parametrize("length", [1, LONGEST_LINE, LONGEST_LINE + 1, 5_000, 5_001, 90_000])
def test_a_mark_of_any_length_is_found_at_its_last_letter_and_not_after_it(length):
    index = MarkIndex(never_long)
    index.put(build(1, 100, length))
    last = 100 + length - 1
    assert [mark.key for mark in index.at(last)] == ["m1"]
    assert index.at(last + 1) == index.at(99) == ()
    assert len(index.laned(last, last + 1) + index.stripes(last, last + 1)) == 1
    assert index.laned(last + 1, last + 9) + index.stripes(last + 1, last + 9) == []


def test_many_marks_in_one_place_are_found_quickly_enough_to_count_them():
    rnd = random.Random(1)
    index = MarkIndex(never_long)
    index.replace(build(n, rnd.randrange(300_000), rnd.randint(1, 40)) for n in range(20_000))
    assert sum(len(index.starting(at, at + 1_000)) for at in range(0, 300_000, 1_000)) == 20_000
