"""Scores from counts, and which words a span marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.evaluation.scoring import Counts, compared, marked, words_of
from annotator.model import Span


def test_scores_follow_from_counts():
    counts = Counts(hits=3, found=4, gold=6, words=40)
    assert counts.precision == 0.75
    assert counts.recall == 0.5
    assert counts.f1 == pytest.approx(2 * 0.75 * 0.5 / (0.75 + 0.5))
    assert counts.share == 0.1


def test_where_there_is_nothing_a_score_is_zero():
    assert (Counts().precision, Counts().recall, Counts().f1, Counts().share) == (0, 0, 0, 0)


def test_counts_are_added_before_anything_is_divided():
    both = Counts(1, 1, 1, 10) + Counts(0, 3, 1, 10)
    assert both == Counts(1, 4, 2, 20)
    assert both.precision == 0.25  # not the mean of 1 and 0


def test_a_word_with_an_apostrophe_is_one_and_a_hyphenated_one_is_two():
    text = "It isn't so-called ‘news’, isn’t it?"
    assert [text[word.start : word.end] for word in words_of(text)] == [
        "It", "isn't", "so", "called", "news", "isn’t", "it",
    ]  # fmt: skip


def test_a_word_is_marked_when_a_span_overlaps_it_by_one_code_point():
    words = words_of("one two three")
    assert marked(words, [Span(2, 3)]) == {0}
    assert marked(words, [Span(2, 5)]) == {0, 1}
    assert marked(words, [Span(3, 4)]) == set()  # a space
    assert marked(words, [Span(4, 4), Span(5, 5)]) == set()  # nothing
    assert marked(words, [Span(0, 13), Span(4, 7)]) == {0, 1, 2}


def test_comparing_counts_words_and_not_spans():
    text = "a b c d e"
    assert compared(text, [Span(0, 3), Span(2, 5)], [Span(4, 9)]) == Counts(1, 3, 3, 5)


@given(
    st.text("ab’ .\n😀", max_size=40),
    st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)).map(sorted), max_size=6),
)
def test_marked_is_what_comparing_each_word_with_each_span_gives(text: str, pairs: list[list[int]]):
    words, spans = words_of(text), [Span(*pair) for pair in pairs]
    expected = {
        index
        for index, word in enumerate(words)
        if any(span.start < span.end and span.overlaps(word) for span in spans)
    }
    assert marked(words, spans) == expected
