"""Words are found wherever they stand whole; places that have the code already are left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.coding.occurrences import occurrences, sort_places
from annotator.model import Annotation, Code, Segment, Span

TEXT = "The regime fell. A Regime of terror; regimes fall. “The\nregime” said it’s over, it's over."


def found(words, text=TEXT):
    return [text[one.start : one.end] for one in occurrences(text, words)]


def test_whole_words_in_any_case_and_over_line_ends():
    assert found("regime") == ["regime", "Regime", "regime"]
    assert found("the regime") == ["The regime", "The\nregime"]
    assert found("it's over") == ["it’s over", "it's over"]
    assert found("egim") == []


def test_marks_are_found_as_marks_and_nothing_is_an_expression():
    assert found("“The") == ["“The"]
    assert found("regime”") == ["regime”"]
    assert found(".*") == []
    assert found("  ") == []


def test_accents_match_however_they_are_written():
    assert found("café", "Cafe\u0301 and café") == ["Cafe\u0301", "café"]


@settings(deadline=None)
@given(st.text(max_size=60), st.data())
def test_words_taken_from_a_text_are_found_in_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for span in occurrences(text, text[start:end]):
        assert 0 <= span.start < span.end <= len(text)


def annotation(*spans, code="c"):
    target = tuple(Segment(article="art", start=one.start, end=one.end, quote="") for one in spans)
    return Annotation(id=f"a{spans}", article="art", coder="x", code=code, target=target)


PLACES = (Span(0, 4), Span(10, 14), Span(20, 24))


def test_what_has_the_code_is_left_out_and_counted():
    there = [annotation(Span(8, 15)), annotation(Span(20, 24), code="d")]
    made = sort_places(PLACES, Code(id="c"), there, ())
    assert made.new == (Span(0, 4), Span(20, 24))
    assert (made.known, made.in_the_way) == (1, 0)


@pytest.mark.parametrize(("overlap", "new", "blocked"), [(True, 3, 0), (False, 2, 1)])
def test_what_may_not_overlap_is_left_out_and_counted(overlap, new, blocked):
    made = sort_places(PLACES, Code(id="c", may_overlap=overlap), [annotation(Span(12, 18))], ())
    assert (len(made.new), made.in_the_way) == (new, blocked)


def test_of_places_that_share_words_the_first_takes_a_code_that_may_not_overlap():
    made = sort_places((Span(0, 4), Span(2, 6), Span(6, 8)), Code(id="c", may_overlap=False), [], ())
    assert (made.new, made.in_the_way) == ((Span(0, 4), Span(6, 8)), 1)


def test_places_in_one_sentence_are_one():
    made = sort_places(PLACES, Code(id="c", level="sentence"), [], (Span(0, 15), Span(16, 30)))
    assert made.new == (Span(0, 15), Span(16, 30))
