"""Selections grow and shrink by whole units, and are made whole before they grow."""

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.coding.growing import grown, shrunk
from annotator.coding.levels import snapped, unit_at, units_of
from annotator.model import Span

UNITS = (Span(0, 5), Span(6, 10), Span(12, 20))
lists = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 9)), min_size=1, max_size=8)


def made(steps):
    """Return ascending units from gaps and lengths."""
    units, at = [], 0
    for gap, length in steps:
        units.append(Span(at + gap, at + gap + length))
        at += gap + length
    return tuple(units)


def test_nothing_chosen_takes_the_unit_at_the_caret_or_the_next():
    assert grown(UNITS, caret=3, chosen=None) == Span(0, 5)
    assert grown(UNITS, caret=5, chosen=None) == Span(0, 5)
    assert grown(UNITS, caret=11, chosen=None) == Span(12, 20)
    assert grown(UNITS, caret=25, chosen=None) is None
    assert grown((), caret=0, chosen=None) is None


def test_part_of_a_unit_becomes_whole_before_more_is_taken():
    assert grown(UNITS, caret=0, chosen=Span(2, 3)) == Span(0, 5)
    assert grown(UNITS, caret=0, chosen=Span(2, 8)) == Span(0, 10)
    assert grown(UNITS, caret=0, chosen=Span(3, 5)) == Span(0, 5), "also where it ends with the unit"
    assert grown(UNITS, caret=0, chosen=Span(0, 5)) == Span(0, 10)
    assert grown(UNITS, caret=0, chosen=Span(0, 20)) == Span(0, 20)


def test_the_last_unit_is_taken_off_and_then_nothing_is_left():
    assert shrunk(UNITS, chosen=Span(0, 20)) == Span(0, 10)
    assert shrunk(UNITS, chosen=Span(3, 8)) == Span(3, 5)
    assert shrunk(UNITS, chosen=Span(0, 5)) is None


@settings(deadline=None)
@given(lists, st.data())
def test_growing_and_shrinking_by_one_unit_takes_each_other_back(steps, data):
    units = made(steps)
    first = data.draw(st.integers(0, len(units) - 1))
    last = data.draw(st.integers(first, len(units) - 1))
    chosen = Span(units[first].start, units[last].end)
    more = grown(units, caret=chosen.start, chosen=chosen)
    assert more.contains(chosen)
    if last + 1 < len(units):
        assert more.end == units[last + 1].end
        assert shrunk(units, chosen=more) == chosen
    else:
        assert more == chosen


@settings(deadline=None)
@given(lists, st.data())
def test_a_snapped_span_holds_the_span_and_begins_and_ends_with_units(steps, data):
    units = made(steps)
    start = data.draw(st.integers(0, units[-1].end))
    end = data.draw(st.integers(start + 1, units[-1].end + 1))
    span = Span(start, end)
    whole = snapped(span, units)
    if any(unit.overlaps(span) for unit in units):
        assert whole.start in {unit.start for unit in units}
        assert whole.end in {unit.end for unit in units}
        assert all(whole.contains(unit) for unit in units if unit.overlaps(span))
        assert sum(unit.overlaps(whole) for unit in units) == sum(unit.overlaps(span) for unit in units)
    else:
        assert whole == span


def test_a_level_means_sentences_lines_or_nothing():
    text = "One. Two.\n\n  \nThree."
    sentences = (Span(0, 4), Span(5, 9), Span(14, 20))
    assert units_of("sentence", text, sentences) == sentences
    assert [text[one.start : one.end] for one in units_of("paragraph", text, ())] == ["One. Two.", "Three."]
    assert units_of("span", text, sentences) == ()
    assert unit_at(sentences, 4) == Span(0, 4)
    assert unit_at(sentences, 11) is None
