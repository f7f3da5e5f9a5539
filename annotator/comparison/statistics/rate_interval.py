"""The interval of a rate per 1,000 words, from a bootstrap over articles."""

from typing import NamedTuple

from annotator.comparison.contract import Example, NotDefined, Statistic
from annotator.comparison.statistics._arrays import Array
from annotator.comparison.statistics._resampled import (
    DRAWS,
    FEWEST,
    LOPSIDED,
    SEED,
    Articles,
    Resampled,
    is_lopsided,
    one_resampled,
    quantiles,
    studentised,
    too_few,
)
from annotator.comparison.statistics.wilson_interval import CONFIDENCE

ALL_THE_SAME = "Every article has the same rate, so that nothing says how much it varies."
TOO_FEW_HAVE_IT = "Too few of the articles have it for an interval."


class Rate(NamedTuple):
    """A rate per 1,000 words and the ends of its interval."""

    rate: float
    low: float
    high: float


def rate_interval(
    *, articles: Articles, draws: int = DRAWS, seed: int = SEED, confidence: float = CONFIDENCE
) -> Rate | NotDefined:
    """Return the rate of occurrences per 1,000 words with a bootstrap-t interval over articles.

    Words of one article are not independent, so that articles are drawn, never words. Each draw's distance
    from the rate is divided by the draw's own standard error; with the five to twenty articles that an outlet
    has of one event, that holds the true rate nearly as often as it says, where simple percentiles of
    the draws hold it in 80 of 100 cases (`tests/benchmarks/null_chain.py`). The lower end is never below 0.
    """
    if len(articles) < FEWEST:
        return NotDefined(too_few(len(articles)))
    if not any(words for _count, words in articles):
        return NotDefined("The articles have no words.")
    if not any(count for count, _words in articles):
        return NotDefined("None of the articles has it, so that nothing says how much it varies.")
    if is_lopsided([words for _count, words in articles]):
        return NotDefined(LOPSIDED)
    return rate_of(one_resampled(articles, draws=draws, seed=seed), confidence=confidence)


def rate_of(found: Resampled, *, confidence: float = CONFIDENCE) -> Rate | NotDefined:
    """Return the rate and its interval from what was drawn for one thing."""
    if found.error == 0:
        return NotDefined(ALL_THE_SAME)
    ends = studentised(found.rates - found.rate, found.errors, confidence=confidence)
    if ends is None:
        return NotDefined(TOO_FEW_HAVE_IT)
    low, high = ends
    return Rate(found.rate, max(0.0, found.rate - high * found.error), found.rate - low * found.error)


def rates_of(found: Resampled, *, confidence: float = CONFIDENCE) -> list[Rate | NotDefined]:
    """Return the same for several things at once, a column each: as `rate_of` says it of every one."""
    import numpy as np

    number = found.rates.shape[1]
    ends = np.full((2, number), np.nan)
    some: Array = found.error > 0
    ends[:, some] = quantiles(
        found.rates[:, some] - found.rate[some], found.errors[:, some], confidence=confidence
    )
    low = np.maximum(found.rate - ends[1] * found.error, 0.0)
    high = found.rate - ends[0] * found.error
    finite: Array = np.isfinite(ends).all(axis=0)
    return [
        Rate(float(found.rate[at]), float(low[at]), float(high[at]))
        if finite[at]
        else NotDefined(TOO_FEW_HAVE_IT if some[at] else ALL_THE_SAME)
        for at in range(number)
    ]


_LAW = "The rate itself: 60 occurrences in 3,000 words; ends as this program gives them with the fixed seed"

STATISTIC = Statistic(
    name="Rate per 1,000 words, bootstrap over articles",
    says="Rates that fit the articles: of such intervals, about 95 in 100 hold the rate that more articles "
    "of the same kind would show.",
    literature=(
        (
            "Efron, B. (1979). Bootstrap methods: another look at the jackknife. The Annals of Statistics, "
            "7(1), 1-26."
        ),
        (
            "Hall, P. (1988). Theoretical comparison of bootstrap confidence intervals. The Annals of "
            "Statistics, 16(3), 927-953."
        ),
    ),
    compute=rate_interval,
    examples=(
        Example(
            given={"articles": [(4, 400), (6, 500), (20, 600), (10, 700), (20, 800)]},
            expected=(20.0,),
            source=_LAW,
        ),
    ),
    undefined=(
        {"articles": []},
        {"articles": [(1, 100)] * 4},
        {"articles": [(0, 0)] * 5},
        {"articles": [(0, 100)] * 5},
        {"articles": [(2, 100)] * 5},
        {"articles": [(1, 20)] * 5},
        {"articles": [(60, 18_000), (0, 120), (1, 120), (0, 120), (1, 120), (0, 120)]},
        {"articles": [(0, 100)] * 5 + [(1, 100)]},
    ),
)
