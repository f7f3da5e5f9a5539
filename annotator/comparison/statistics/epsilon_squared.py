"""Epsilon squared: how much of the order of articles by their rates hangs together with the outlet."""

from collections.abc import Sequence
from typing import NamedTuple

from annotator.comparison.contract import Example, NotDefined, Statistic


class Epsilon(NamedTuple):
    """`epsilon` is from 0 (the outlet says nothing of the order) to 1; `h` is that of Kruskal and Wallis."""

    epsilon: float
    h: float


def epsilon_squared(*, groups: Sequence[Sequence[float]]) -> Epsilon | NotDefined:
    """Return how far the values of groups lie apart by rank; empty groups do not count.

    Equal values share their rank. It is H / (n - 1) for n values in all, those of single articles, such as
    their rates. Where groups do not differ it is still (k - 1) / (n - 1) on average, with k groups.
    """
    import numpy as np

    some = [np.asarray(values, dtype=np.float64) for values in groups if len(values)]
    if len(some) < 2:
        return NotDefined("There are fewer than two outlets to compare.")
    _values, places, often = np.unique(np.concatenate(some), return_inverse=True, return_counts=True)
    if len(often) < 2:
        return NotDefined("All articles have the same value.")
    number = len(places)
    ranks = (np.cumsum(often) - (often - 1) / 2)[places]
    ends = np.cumsum([len(values) for values in some])[:-1]
    # as distances from the middle rank, so that large numbers do not leave small ones
    apart = sum(len(part) * (part.mean() - (number + 1) / 2) ** 2 for part in np.split(ranks, ends))
    spread = ((ranks - (number + 1) / 2) ** 2).sum()
    epsilon = min(1.0, float(apart / spread))
    return Epsilon(epsilon, epsilon * (number - 1))


STATISTIC = Statistic(
    name="Epsilon squared",
    says="How strongly the rates of articles hang together with the outlet, by their order: 0 not at all, 1 "
    "wholly.",
    literature=(
        (
            "Kruskal, W. H., & Wallis, W. A. (1952). Use of ranks in one-criterion variance analysis. "
            "Journal of the American Statistical Association, 47(260), 583-621."
        ),
        (
            "Tomczak, M., & Tomczak, E. (2014). The need to report effect size estimates revisited. Trends "
            "in Sport Sciences, 21(1), 19-25."
        ),
    ),
    compute=epsilon_squared,
    examples=(
        Example(
            given={
                "groups": [
                    (3, 5, 4, 4, 4, 4, 4, 4, 5, 5),
                    (2, 4, 2, 2, 1, 2, 3, 2, 2, 3),
                    (4, 4, 4, 4, 5, 3, 5, 4, 4, 3),
                ]
            },
            expected=(0.581, 16.842),
            source="Mangiafico, Extension program evaluation in R, Kruskal-Wallis test: three speakers",
            within=0.0005,
        ),
        Example(
            given={"groups": [(1, 2, 3), (4, 5, 6), ()]},
            expected=(27 / 35, 27 / 7),
            source="H by its definition for two groups of three that do not overlap",
        ),
        Example(
            given={"groups": [(0, 0, 1), (1, 1, 1)]},
            expected=(0.5, 2.5),
            source="The same of two values: the mean ranks are 2.5 and 4.5",
        ),
    ),
    undefined=({"groups": []}, {"groups": [(1, 2), ()]}, {"groups": [(1, 1), (1,)]}),
)
