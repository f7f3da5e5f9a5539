"""Keyness of a word by log-likelihood, with effect sizes: how much more often one side uses it."""

from math import inf, log, log2
from typing import NamedTuple

from annotator.comparison.contract import Example, NotDefined, Statistic


class Keyness(NamedTuple):
    """What a word's frequencies in two corpora come to.

    `g2` is the log-likelihood ratio over all four cells of the table, `two_term` the one over the two cells
    with the word, as corpus tools since Rayson give it. `bic` is `two_term` less the logarithm of all words:
    under 0 there is no evidence, over 2 some, over 6 strong, over 10 very strong. `log_ratio` is the binary
    logarithm of the ratio of the two rates, infinite where the other side never has the word; `per_cent` how
    many per cent more it is.
    """

    g2: float
    two_term: float
    bic: float
    log_ratio: float
    per_cent: float


def log_likelihood(*, count: int, words: int, other_count: int, other_words: int) -> Keyness | NotDefined:
    """Return the keyness of a word with `count` of `words` here and `other_count` of `other_words` there.

    It takes words as independent, which they are not within an article: ask for a minimum of articles, and
    look at the dispersion beside it.
    """
    if not words or not other_words:
        return NotDefined("One of the two has no words.")
    both = count + other_count
    if not both:
        return NotDefined("Neither has the word.")
    everything = words + other_words
    table = (
        (count, words * both / everything),
        (other_count, other_words * both / everything),
        (words - count, words * (everything - both) / everything),
        (other_words - other_count, other_words * (everything - both) / everything),
    )
    terms = [2 * seen * log(seen / expected) if seen else 0.0 for seen, expected in table]
    rate, other_rate = count / words, other_count / other_words
    ratio = rate / other_rate if other_rate else inf
    g2 = sum(terms)
    return Keyness(
        g2=g2,
        two_term=terms[0] + terms[1],
        bic=terms[0] + terms[1] - log(everything),
        log_ratio=log2(ratio) if ratio else -inf,
        per_cent=(ratio - 1) * 100,
    )


_RAYSON = "Rayson & Garside 2000, formulas; as the log-likelihood calculator of Lancaster University gives it"

STATISTIC = Statistic(
    name="Log-likelihood keyness",
    says="How surprising the difference of a word's frequencies is (G2), and how large it is (log ratio).",
    literature=(
        (
            "Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. "
            "Computational Linguistics, 19(1), 61-74."
        ),
        (
            "Rayson, P., & Garside, R. (2000). Comparing corpora using frequency profiling. Proceedings of "
            "the Workshop on Comparing Corpora, 1-6."
        ),
        (
            "Wilson, A. (2013). Embracing Bayes factors for key item analysis in corpus linguistics. New "
            "Approaches to the Study of Linguistic Variability, 3-11."
        ),
    ),
    compute=log_likelihood,
    examples=(
        Example(
            given={"count": 120, "words": 10_000, "other_count": 60, "other_words": 12_000},
            expected=(33.0905, 32.821, 22.8222, 1.263, 140.0),
            source=_RAYSON,
            within=0.0006,
        ),
        Example(
            given={"count": 15, "words": 1_000, "other_count": 3, "other_words": 1_000},
            expected=(8.8057, 8.7331, 1.1322),
            source=_RAYSON,
        ),
        Example(
            given={"count": 10, "words": 1_000, "other_count": 0, "other_words": 1_000},
            expected=(13.9132, 13.8629, 6.2620, inf, inf),
            source="The same formulas where one side never has the word: its term is 0 (20 ln 2 = 13.8629)",
        ),
    ),
    undefined=(
        {"count": 0, "words": 0, "other_count": 1, "other_words": 10},
        {"count": 0, "words": 10, "other_count": 0, "other_words": 10},
    ),
)
