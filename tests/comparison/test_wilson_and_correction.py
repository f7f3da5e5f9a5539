"""Intervals of shares and the correction for many tests, beside values that others worked out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.comparison.statistics.benjamini_hochberg import benjamini_hochberg
from annotator.comparison.statistics.wilson_interval import wilson_interval

PUBLISHED = [
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459),
    *(0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0),
]
"""The fifteen p values of Benjamini and Hochberg 1995."""


@given(st.integers(1, 2000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_an_interval_holds_the_share_that_was_seen_and_stays_a_share(counts):
    hits, of = counts
    low, high = wilson_interval(hits=hits, of=of)
    assert 0 <= low <= hits / of <= high <= 1
    assert low < high


def test_an_interval_of_misses_mirrors_that_of_hits():
    low, high = wilson_interval(hits=7, of=31)
    assert wilson_interval(hits=24, of=31) == pytest.approx((1 - high, 1 - low))


def test_more_confidence_is_wider():
    assert wilson_interval(hits=7, of=31, confidence=0.99)[0] < wilson_interval(hits=7, of=31)[0]


def test_of_the_fifteen_published_p_values_four_are_rejected():
    adjusted = benjamini_hochberg(p_values=PUBLISHED)
    assert sum(one <= 0.05 for one in adjusted) == 4
    assert sum(15 * one <= 0.05 for one in PUBLISHED) == 3  # as Bonferroni would have it


def by_definition(p_values, level):
    """Reject the k smallest, k the largest with p(k) <= k / m * level: the procedure as it was published."""
    ranked = sorted(p_values)
    most = max((k for k, p in enumerate(ranked, start=1) if p <= k / len(ranked) * level), default=0)
    return [p <= ranked[most - 1] if most else False for p in p_values]


@given(st.lists(st.integers(1, 60).map(lambda p: p / 64), min_size=1, max_size=30))
def test_adjusted_values_reject_what_the_published_procedure_rejects(p_values):
    adjusted = benjamini_hochberg(p_values=p_values)
    # levels between those that can be reached, so that no rounding decides
    for level in (0.0501, 0.1003, 0.3001):
        assert [one <= level for one in adjusted] == by_definition(p_values, level)
    assert all(one >= p for one, p in zip(adjusted, p_values, strict=True))
