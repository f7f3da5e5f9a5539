"""Cliff's delta: how far the articles of two outlets lie apart, whatever the scale."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from annotator.comparison.contract import Example, NotDefined, Statistic


class Delta(NamedTuple):
    """From -1 (every article of the first outlet is below every one of the second) to 1; 0: as often."""

    delta: float


def cliffs_delta(*, one: Sequence[float], other: Sequence[float]) -> Delta | NotDefined:
    """Return how much more often a value of `one` is above a value of `other` than below it.

    The values are those of single articles, such as their rates.
    """
    if not one or not other:
        return NotDefined("One of the two has no articles.")
    known = sorted(other)
    above = sum(bisect_left(known, value) for value in one)
    below = sum(len(known) - bisect_right(known, value) for value in one)
    return Delta((above - below) / (len(one) * len(other)))


STATISTIC = Statistic(
    name="Cliff's delta",
    says="How much more often an article of the first outlet is above one of the second than below it.",
    literature=(
        (
            "Cliff, N. (1993). Dominance statistics: ordinal analyses to answer ordinal questions. "
            "Psychological Bulletin, 114(3), 494-509."
        ),
    ),
    compute=cliffs_delta,
    examples=(
        Example(
            given={
                "one": (10, 10, 20, 20, 20, 30, 30, 30, 40, 50),
                "other": (10, 20, 30, 40, 40, 50),
            },
            expected=(-0.25,),
            source="Hess & Kromrey 2004, as worked in the documentation of the R package effsize",
        ),
    ),
    undefined=({"one": (), "other": (1.0,)}, {"one": (1.0,), "other": ()}),
)
