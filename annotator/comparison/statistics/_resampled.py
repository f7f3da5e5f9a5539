"""Articles drawn again with replacement, as sums: what the intervals of rates are made from."""

from collections.abc import Sequence
from typing import Any, NamedTuple

DRAWS = 2_000
"""How often the articles are drawn again."""
SEED = 1979
"""Efron's year: any number would do, but it has to be the same one at every run."""
FEWEST = 5
"""Articles that an outlet needs for an interval."""
PER = 1_000
"""Rates are per so many words."""

Articles = Sequence[tuple[int, int]]
"""One outlet: for each of its articles how often something occurs, and its words."""


class Resampled(NamedTuple):
    """A rate per 1,000 words with its standard error, and those of every draw (arrays of floats)."""

    rate: float
    error: float
    rates: Any
    errors: Any


def resampled(articles: Articles, *, draws: int, seed: int) -> Resampled:
    """Return the rate of an outlet's articles and those of `draws` samples of as many articles.

    The rate is the sum of occurrences over the sum of words; its standard error is that of a ratio of two
    sums over articles (Cochran 1977, Sampling techniques, section 6.4).
    """
    import numpy as np

    # in an order of their own, so that the numbers are the same in whatever order the articles come
    table = np.array(sorted(articles), dtype=np.float64)
    chosen = np.random.default_rng(seed).integers(0, len(table), (draws, len(table)))
    counts, words = table[:, 0][chosen], table[:, 1][chosen]
    rates, errors = _rates(counts, words)
    (rate,), (error,) = _rates(table[None, :, 0], table[None, :, 1])
    return Resampled(float(rate), float(error), rates, errors)


def _rates(counts: Any, words: Any) -> tuple[Any, Any]:  # noqa: ANN401  # arrays, of a package imported late
    import numpy as np

    size = counts.shape[1]
    whole = np.maximum(words.sum(axis=1), 1)
    share = counts.sum(axis=1) / whole
    apart = counts - share[:, None] * words
    error = np.sqrt(size / max(size - 1, 1) * (apart**2).sum(axis=1)) / whole
    return share * PER, error * PER


def studentised(distances: Any, errors: Any, *, confidence: float) -> tuple[float, float] | None:  # noqa: ANN401  # the same
    """Return the two quantiles of distance over standard error; None where too many draws have no error."""
    import numpy as np

    beyond = np.where(distances > 0, np.inf, np.where(distances < 0, -np.inf, 0.0))
    ratios = np.divide(distances, errors, out=beyond, where=errors > 0)
    tail = (1 - confidence) / 2
    low, high = np.quantile(ratios, [tail, 1 - tail], method="inverted_cdf")
    return (float(low), float(high)) if np.isfinite(low) and np.isfinite(high) else None
