"""How much the rates of two outlets differ: the difference with its interval, and their ratio."""

from math import hypot
from typing import NamedTuple

from annotator.comparison.contract import Example, NotDefined, Statistic
from annotator.comparison.statistics._resampled import (
    DRAWS,
    FEWEST,
    LOPSIDED,
    SEED,
    Articles,
    Resampled,
    is_lopsided,
    one_resampled,
    studentised,
    too_few,
)
from annotator.comparison.statistics.wilson_interval import CONFIDENCE


class RateDifference(NamedTuple):
    """The rate of one outlet less that of the other, per 1,000 words, and the ends of its interval."""

    difference: float
    low: float
    high: float


def rate_difference(
    *,
    one: Articles,
    other: Articles,
    draws: int = DRAWS,
    seed: int = SEED,
    confidence: float = CONFIDENCE,
) -> RateDifference | NotDefined:
    """Return how much more often something occurs in one outlet than in another, per 1,000 words.

    The interval is a bootstrap-t one over articles; those of each outlet are drawn by themselves.
    """
    if min(len(one), len(other)) < FEWEST:
        return NotDefined(too_few(min(len(one), len(other))))
    if not all(any(words for _count, words in articles) for articles in (one, other)):
        return NotDefined("The articles of an outlet have no words.")
    if any(is_lopsided([words for _count, words in articles]) for articles in (one, other)):
        return NotDefined(LOPSIDED)
    first = one_resampled(one, draws=draws, seed=seed)
    return difference_of(first, one_resampled(other, draws=draws, seed=seed + 1), confidence=confidence)


def difference_of(
    first: Resampled, second: Resampled, *, confidence: float = CONFIDENCE
) -> RateDifference | NotDefined:
    """Return the difference and its interval from what was drawn for one thing in each outlet."""
    error = hypot(first.error, second.error)
    if error == 0:
        return NotDefined("Within each outlet every article has the same rate: nothing says how it varies.")
    import numpy as np

    difference = first.rate - second.rate
    distances = first.rates - second.rates - difference
    ends = studentised(distances, np.hypot(first.errors, second.errors), confidence=confidence)
    if ends is None:
        return NotDefined("Too few of the articles have it for an interval.")
    low, high = ends
    return RateDifference(difference, difference - high * error, difference - low * error)


STATISTIC = Statistic(
    name="Difference of two rates, bootstrap over articles",
    says="How many more occurrences per 1,000 words one outlet has than another; an interval without 0 says "
    "that articles of the same kind would show a difference too.",
    literature=(
        (
            "Hall, P. (1988). Theoretical comparison of bootstrap confidence intervals. The Annals of "
            "Statistics, 16(3), 927-953."
        ),
    ),
    compute=rate_difference,
    examples=(
        Example(
            given={
                "one": [(4, 400), (6, 500), (20, 600), (10, 700), (20, 800)],
                "other": [(2, 500), (3, 500), (4, 500), (5, 500), (6, 500)],
            },
            expected=(12.0,),
            source="The difference itself: 60 in 3,000 words less 20 in 2,500",
        ),
    ),
    undefined=(
        {"one": [], "other": []},
        {"one": [(1, 100)] * 4, "other": [(1, 100), (2, 100), (3, 100), (4, 100), (5, 100)]},
        {"one": [(1, 100)] * 5, "other": [(2, 100)] * 5},
        {"one": [(0, 0)] * 5, "other": [(2, 100)] * 5},
        {
            "one": [(60, 18_000), (0, 120), (1, 120), (0, 120), (1, 120)],
            "other": [(1, 100), (2, 100), (3, 100), (4, 100), (5, 100)],
        },
    ),
)
