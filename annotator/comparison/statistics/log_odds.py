"""Keyness of a word by log-odds with an informative Dirichlet prior: "fightin' words"."""

from math import log, sqrt
from typing import NamedTuple

from annotator.comparison.contract import Example, NotDefined, Statistic
from annotator.comparison.statistics._arrays import Array


class LogOdds(NamedTuple):
    """`z` is the log-odds ratio of a word here against there, divided by its standard error.

    A `z` beyond 1.96 or below -1.96 stands out.
    """

    z: float
    log_odds: float
    error: float


def log_odds(
    *, count: int, words: int, other_count: int, other_words: int, prior: float, all_prior: float
) -> LogOdds | NotDefined:
    """Return the log-odds ratio of a word, shrunk by a prior: `prior` of `all_prior` pseudo-words are it.

    An informative prior gives each word its share of a background corpus, scaled to the size `all_prior`, so
    that what is rare everywhere has to be much more frequent here to stand out.
    """
    if prior <= 0 or all_prior <= prior:
        return NotDefined("The prior gives this word nothing, or nothing to the others.")
    here, there = count + prior, other_count + prior
    rest, other_rest = words + all_prior - here, other_words + all_prior - there
    if rest <= 0 or other_rest <= 0:
        return NotDefined("There is no other word.")
    difference = log(here / rest) - log(there / other_rest)
    error = sqrt(1 / here + 1 / there)
    return LogOdds(difference / error, difference, error)


def z_of(
    *, counts: Array, words: int, other_counts: Array, other_words: int, priors: Array, all_prior: float
) -> Array:
    """Return the `z` of many words at once, each as `log_odds` gives it; 0 where that gives none."""
    import numpy as np

    here, there = counts + priors, other_counts + priors
    rest, other_rest = words + all_prior - here, other_words + all_prior - there
    known = (priors > 0) & (priors < all_prior) & (rest > 0) & (other_rest > 0)
    z = np.zeros(len(here))
    here, there, rest, other_rest = (one[known] for one in (here, there, rest, other_rest))
    z[known] = (np.log(here / rest) - np.log(there / other_rest)) / np.sqrt(1 / here + 1 / there)
    return z


def _toy(count: int, other_count: int) -> dict[str, float]:
    return {
        "count": count,
        "words": 9,
        "other_count": other_count,
        "other_words": 9,
        "prior": 0.05,
        "all_prior": 0.55,
    }


STATISTIC = Statistic(
    name="Log-odds with an informative Dirichlet prior",
    says="How much likelier a word is here than there, in standard errors; a prior holds rare words back.",
    literature=(
        (
            "Monroe, B. L., Colaresi, M. P., & Quinn, K. M. (2008). Fightin' words: lexical feature "
            "selection and evaluation for identifying the content of political conflict. Political "
            "Analysis, 16(4), 372-403."
        ),
    ),
    compute=log_odds,
    examples=(
        Example(
            given=_toy(1, 0),
            expected=(0.6894,),
            source="Uniform prior .05 on two sentences of nine words each, eleven words in all: brown",
        ),
        Example(given=_toy(2, 2), expected=(0.0,), source="The same: a word that both have as often"),
    ),
    undefined=(
        {"count": 1, "words": 9, "other_count": 0, "other_words": 9, "prior": 0, "all_prior": 5},
        {"count": 1, "words": 9, "other_count": 0, "other_words": 9, "prior": 5, "all_prior": 5},
    ),
)
