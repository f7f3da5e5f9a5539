"""Where words and patterns stand: every hit is exactly what the query says, and none is missing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.cues.patterns import MatchedTooLong
from annotator.search.folding import exact_tokens, tokens
from annotator.search.matching import Matcher, clumps
from annotator.search.query import read_query

WORDS = ["gas", "Gas", "gasoline", "oil", "café", "cafe\u0301", "cafe", "中", "国", "中国", "x", "İx", "ﬁ"]
GAPS = [" ", ", ", "\n\n", "-", "’", " 👷🏽 ", "\u00ad", "…", ""]
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS))).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def found(query, text, **options):
    matcher = Matcher(text, **options)
    (term,) = read_query(query).terms
    return [text[span.start : span.end] for span in matcher.spans(term)]


def holds(query, text, **options):
    return Matcher(text, **options).holds(read_query(query).articles)


@given(TEXTS, st.sampled_from(WORDS))
def test_every_hit_of_a_word_is_that_word_and_none_is_missing(text, word):
    hits = found(f'"{word}"', text)
    assert all(tokens(hit) == tokens(word) for hit in hits)
    if len(tokens(word)) == 1:
        assert len(hits) == tokens(text).count(tokens(word)[0])


@given(TEXTS, st.sampled_from(WORDS))
def test_with_diacritics_a_word_is_found_as_it_is_written(text, word):
    hits = found(f'"{word}"', text, diacritics=True)
    assert all(exact_tokens(hit) == exact_tokens(word) for hit in hits)
    if len(exact_tokens(word)) == 1:
        assert len(hits) == exact_tokens(text).count(exact_tokens(word)[0])


@given(TEXTS, st.sampled_from(["ga", "gas", "caf", "x"]))
def test_a_prefix_finds_whole_words_that_begin_so(text, prefix):
    hits = found(f"{prefix}*", text)
    assert [tokens(hit)[0] for hit in hits] == [one for one in tokens(text) if one.startswith(prefix)]


@given(TEXTS, st.lists(st.sampled_from(["gas", "oil", "x", "中", "国"]), min_size=2, max_size=3))
def test_a_phrase_is_found_wherever_its_words_follow_one_another(text, phrase):
    all_words = tokens(text)
    length = len(phrase)
    there = [at for at in range(len(all_words)) if all_words[at : at + length] == phrase]
    hits = found(f'"{" ".join(phrase)}"', text)
    assert all(tokens(hit) == phrase for hit in hits)
    assert bool(hits) == bool(there)


@given(TEXTS, st.integers(0, 4))
def test_near_means_at_most_so_many_words_in_between(text, distance):
    all_words = tokens(text)
    places = {word: [at for at, one in enumerate(all_words) if one == word] for word in ("gas", "oil")}
    near = any(abs(a - b) - 1 <= distance for a in places["gas"] for b in places["oil"])
    hits = found(f"NEAR(gas oil, {distance})", text)
    assert bool(hits) == near
    for hit in hits:
        inside = tokens(hit)
        assert {inside[0], inside[-1]} == {"gas", "oil"}
        assert len(inside) - 2 <= distance


@given(
    st.lists(st.lists(st.integers(0, 12), max_size=4, unique=True).map(sorted), min_size=2, max_size=3),
    st.integers(0, 5),
)
def test_clumps_are_found_exactly_where_the_words_are_near(starts, distance):
    occurrences = [[(at, at + 1) for at in places] for places in starts]
    from itertools import product

    near = [
        chosen for chosen in product(*starts) if all(max(chosen) - (one + 1) <= distance for one in chosen)
    ]
    hits = list(clumps(occurrences, distance))
    assert bool(hits) == bool(near)
    assert {(min(one), max(one) + 1) for one in near} >= set(hits)


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("state-run", "State-run, state run, and a state’s run", ["State-run", "state run"]),
        ("don't", "Don’t say don't", ["Don’t", "don't"]),
        ("kremlin", "The Kremlin’s men", ["Kremlin"]),
        ("cafe", "A cafe\u0301, a café", ["cafe\u0301", "café"]),
        ("中国", "在中国政府", ["中国"]),
        ("NEAR(oil gas, 1)", "gas and oil, oil then gas", ["gas and oil", "oil then gas"]),
        ("/b.d/", "Bad bid BUD", ["Bad", "bid", "BUD"]),
        ("/b.d/c", "Bad bid BUD", ["bid"]),
        ("/👷./", "a 👷🏽 b", ["👷🏽"]),
    ],
)
def test_examples(query, text, expected):
    assert found(query, text) == expected


@pytest.mark.parametrize(
    ("query", "text", "true"),
    [
        ("gas oil", "oil and gas", True),
        ("gas oil", "gas", False),
        ("gas OR oil", "oil", True),
        ("gas -oil", "gas", True),
        ("gas -oil", "gas oil", False),
        ("-(gas OR oil)", "coal", True),
        ("-(gas OR oil)", "oil", False),
        ("gas outlet:x", "gas", False),
    ],
)
def test_what_is_true_of_an_article(query, text, true):
    assert holds(query, text) == true


def test_a_pattern_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr("annotator.cues.patterns.SECONDS", 0.05)
    with pytest.raises(MatchedTooLong):
        found("/(x|xx)+$/", "x" * 50 + "y")


def test_the_pattern_of_a_word_finds_it_at_both_ends_of_a_text():
    assert [one.span() for one in re.finditer("gas", "gas gas")] == [(0, 3), (4, 7)]
    assert found("gas", "gas gas") == ["gas", "gas"]
    assert found("gas", "gasgas gas_ _gas 1gas gas1") == []
