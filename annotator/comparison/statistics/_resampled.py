"""Articles drawn again with replacement, as sums: what the intervals of rates are made from."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from annotator.comparison.statistics._arrays import Array
from annotator.comparison.statistics._draws import samples

DRAWS = 2_000
"""How often the articles are drawn again."""
SEED = 1979
"""Efron's year: any number would do, but it has to be the same one at every run."""
FEWEST = 5
"""Articles that an outlet needs for an interval."""
ALONE = 250_000
"""Products of numbers in one piece of work that libraries leave to one thread."""
ACROSS = 128
"""Articles in one piece of work."""
PER = 1_000
"""Rates are per so many words."""
SAME = 1e-12
"""Squared distances of articles from their common rate, in parts of what they are made from, that are
none."""
MOST_OF_THE_WORDS = 2 / 3
"""Of articles of which one has more of all words there is no interval.

The rate is that article's, and the others hardly say how much it varies: at seven tenths of the words such
intervals hold the true rate in about 80 of 100 cases, at nine in 50 (`tests/benchmarks/null_chain.py`).
"""
LOPSIDED = "One article has more than two thirds of the words: the rate is nearly its own."

Articles = Sequence[tuple[float, int]]
"""One outlet: for each of its articles how often something occurs, and its words."""


def too_few(articles: int) -> str:
    """Return why so many articles have no interval."""
    some = "1 article is" if articles == 1 else f"{articles} articles are"
    return f"{some} too few for an interval."


def is_lopsided(words: Sequence[int] | Array) -> bool:
    """Say whether one article has so many of all words that nothing says how much their rate varies."""
    return bool(max(words) > MOST_OF_THE_WORDS * sum(words))


class Resampled(NamedTuple):
    """Rates per 1,000 words of several things, with standard errors, and those of every draw.

    `rate` and `error` have one number a thing, `rates` and `errors` a row a draw and a column a thing.
    """

    rate: Array
    error: Array
    rates: Array
    errors: Array


def resampled(words: Sequence[int], counts: Array, *, draws: int = DRAWS, seed: int = SEED) -> Resampled:
    """Return the rates of an outlet's articles and those of `draws` samples of as many articles.

    `counts` has a row an article and a column a thing. A rate is the sum of occurrences over the sum of
    words; its standard error is that of a ratio of two sums over articles (Cochran 1977, Sampling techniques,
    section 6.4). The same articles are drawn for all things.
    """
    import numpy as np

    size = np.asarray(words, dtype=np.float64)
    table = np.asarray(counts, dtype=np.float64)
    number = len(size)
    rates, errors = _rates(samples(number, draws=draws, seed=seed), size, table)
    rate, error = _rates(np.ones((1, number)), size, table)
    return Resampled(rate[0], error[0], rates, errors)


def one_resampled(articles: Articles, *, draws: int, seed: int) -> Resampled:
    """Return the same for one thing: numbers, and columns."""
    words, counts = [words for _count, words in articles], [[count] for count, _words in articles]
    found = resampled(words, counts, draws=draws, seed=seed)
    return Resampled(float(found.rate[0]), float(found.error[0]), found.rates[:, 0], found.errors[:, 0])


def _rates(often: Array, words: Array, counts: Array) -> tuple[Array, Array]:
    """Return rates and standard errors, a row a sample; `often` says how often each article is in it."""
    import numpy as np

    number, things = counts.shape
    size = words[:, None]
    # the sum over articles of (count - share * words) squared, multiplied out: one pass for all things
    summed = _summed(often, np.hstack([counts, counts**2, counts * size, size, size**2]))
    whole = np.maximum(summed[:, -2:-1], 1)
    share = summed[:, :things] / whole
    squared, sizes = summed[:, things : 2 * things], share**2 * summed[:, -1:]
    apart = squared - 2 * share * summed[:, 2 * things : 3 * things] + sizes
    # What multiplying out leaves of nothing: equal rates differ in their last binary places.
    apart[apart < SAME * (squared + sizes)] = 0
    error = np.sqrt(number / max(number - 1, 1) * apart) / whole
    return share * PER, error * PER


def _summed(often: Array, table: Array) -> Array:
    """Return `often @ table` in pieces so small that no library spreads them over threads.

    Threads that wait for one another cost more here than the work, and take the processor from the window.
    """
    import numpy as np

    found = np.zeros((len(often), table.shape[1]))
    rows = max(1, ALONE // (ACROSS * table.shape[1]))
    for left in range(0, len(table), ACROSS):
        part, here = table[left : left + ACROSS], often[:, left : left + ACROSS].astype(np.float64)
        for first in range(0, len(often), rows):
            found[first : first + rows] += here[first : first + rows] @ part
    return found


def studentised(distances: Array, errors: Array, *, confidence: float) -> tuple[float, float] | None:
    """Return the two quantiles of distance over standard error; None where too many draws have no error."""
    import numpy as np

    low, high = quantiles(distances, errors, confidence=confidence)
    return (float(low), float(high)) if np.isfinite(low) and np.isfinite(high) else None


def quantiles(distances: Array, errors: Array, *, confidence: float) -> Array:
    """Return the two quantiles of each column; not finite where too many draws have no error."""
    import numpy as np

    some = errors > 0
    ratios = np.divide(distances, errors, out=np.zeros_like(distances), where=some)
    if not some.all():
        ratios[~some] = np.where(distances[~some] == 0, 0.0, np.copysign(np.inf, distances[~some]))
    places = list(_places(len(ratios), confidence))
    return np.partition(ratios, places, axis=0)[places]


@cache
def _places(number: int, confidence: float) -> tuple[int, int]:
    """Return where the two quantiles are among so many values in order: values themselves, none between."""
    import numpy as np

    tail = (1 - confidence) / 2
    low, high = np.quantile(np.arange(number), [tail, 1 - tail], method="inverted_cdf")
    return int(low), int(high)
