"""Units of several coders: identical ones are agreed at once, others are places to decide on."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator import edits
from annotator.coding.units import (
    UNIT,
    decided,
    nothing_at,
    places,
    unit_at,
    unit_code,
    units_of_coder,
    with_decision,
)
from annotator.model import Annotation, Article, Segment, Span, Units

TEXT = "0123456789" * 6
ARTICLE = Article(id="art-1", text=TEXT, sha256="x")


def part(start, end):
    return edits.segment(ARTICLE, Span(start, end))


def test_the_same_units_of_all_are_agreed_and_overlapping_others_are_one_place():
    found = places(
        {
            "ada": [Span(0, 10), Span(20, 30), Span(50, 55)],
            "bea": [Span(0, 10), Span(20, 24), Span(24, 33)],
        }
    )
    assert [(one.start, one.end, one.same) for one in found] == [
        (0, 10, True),
        (20, 33, False),
        (50, 55, False),
    ]
    assert found[1].marked == {"ada": (Span(20, 30),), "bea": (Span(20, 24), Span(24, 33))}
    assert found[1].spans == (Span(20, 24), Span(20, 30), Span(24, 33))


def test_units_that_only_touch_are_two_places():
    found = places({"ada": [Span(0, 10), Span(10, 20)], "bea": [Span(0, 10), Span(10, 20)]})
    assert [(one.start, one.end, one.same) for one in found] == [(0, 10, True), (10, 20, True)]


def test_one_coder_alone_agrees_with_nobody_and_all_must_mark_a_unit():
    assert not places({"ada": [Span(0, 10)]})[0].same
    assert not places({"ada": [Span(0, 10)], "bea": []})[0].same
    assert not places({"ada": [Span(0, 9)], "bea": [Span(0, 9)], "cem": []})[0].same
    assert places({"ada": [], "bea": []}) == ()


SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)), max_size=6)


@given(st.dictionaries(st.sampled_from("abc"), SPANS, min_size=1))
def test_each_unit_is_in_exactly_one_place_and_places_do_not_overlap(drawn):
    marked = {
        coder: sorted({Span(start, start + length) for start, length in spans})
        for coder, spans in drawn.items()
    }
    found = places(marked)
    for coder, spans in marked.items():
        assert sorted(span for one in found for span in one.marked.get(coder, ())) == list(spans)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for one in found:
        if one.same:
            assert set(one.marked.values()) == {(Span(one.start, one.end),)}


def test_decisions_are_kept_none_too_and_can_be_changed():
    one, other = places({"ada": [Span(0, 10), Span(20, 30)], "bea": [Span(0, 8), Span(22, 31)]})
    assert decided(one, None) == ""
    segments, note = with_decision(None, one, [part(0, 8)])
    units = Units(id="art-1", segments=segments, note=note)
    assert (decided(one, units), decided(other, units)) == ("units", "")
    segments, note = with_decision(units, other, [])
    units = Units(id="art-1", segments=segments, note=note)
    assert (decided(one, units), decided(other, units)) == ("units", "none")
    assert nothing_at(note) == {(20, 31)}
    segments, note = with_decision(units, other, [part(20, 30), part(22, 31)])
    assert [(one.start, one.end) for one in segments] == [(0, 8), (20, 30), (22, 31)]
    assert note == ""


def test_the_unit_at_a_position_is_the_shortest_and_the_one_that_begins_there():
    units = Units(id="art-1", segments=(part(0, 10), part(10, 20), part(12, 15)))
    assert unit_at(units, 0) == Span(0, 10)
    assert unit_at(units, 10) == Span(10, 20)
    assert unit_at(units, 13) == Span(12, 15)
    assert unit_at(units, 20) == Span(10, 20)
    assert unit_at(units, 21) is None
    assert unit_at(None, 3) is None


def test_units_are_the_segments_of_annotations_with_the_code_unit():
    def marked(code, *parts, **fields):
        return Annotation(
            id="a", article="art-1", coder="ada", code=code, target=parts, text_sha256="x", **fields
        )

    elsewhere = Segment(article="art-2", start=0, end=3, quote="abc")
    found = units_of_coder(
        [
            marked(UNIT, part(20, 30), part(2, 4), elsewhere),
            marked("code-x", part(5, 6)),
            marked(UNIT, part(7, 8), deleted=True),
        ],
        "art-1",
    )
    assert found == (Span(2, 4), Span(20, 30))


def test_the_code_for_units_has_a_key_unless_that_is_taken():
    assert (unit_code([]).id, unit_code(["1"]).key, unit_code(["u"]).key) == (UNIT, "U", "")
