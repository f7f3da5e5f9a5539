"""How much two shares differ, such as those of the articles of two outlets that have a frame."""

from math import sqrt
from typing import NamedTuple

from annotator.comparison.contract import Example, NotDefined, Statistic
from annotator.comparison.statistics.wilson_interval import CONFIDENCE, wilson_interval


class ShareDifference(NamedTuple):
    """One share less the other, -1 to 1, and the ends of its interval."""

    difference: float
    low: float
    high: float


def share_difference(
    *, hits: int, of: int, other_hits: int, other_of: int, confidence: float = CONFIDENCE
) -> ShareDifference | NotDefined:
    """Return `hits / of` less `other_hits / other_of` with Newcombe's interval from two score intervals.

    It takes the cases as independent: count each article once.
    """
    one = wilson_interval(hits=hits, of=of, confidence=confidence)
    other = wilson_interval(hits=other_hits, of=other_of, confidence=confidence)
    if isinstance(one, NotDefined) or isinstance(other, NotDefined):
        return NotDefined("Nothing was counted in one of the two.")
    first, second = hits / of, other_hits / other_of
    difference = first - second
    return ShareDifference(
        difference,
        difference - sqrt((first - one.low) ** 2 + (other.high - second) ** 2),
        difference + sqrt((one.high - first) ** 2 + (second - other.low) ** 2),
    )


_NEWCOMBE = "Newcombe 1998, table II, method 10"

STATISTIC = Statistic(
    name="Difference of two shares",
    says="How much larger one share is than another; of such intervals, 95 in 100 hold the true difference.",
    literature=(
        (
            "Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions: "
            "comparison of eleven methods. Statistics in Medicine, 17(8), 873-890."
        ),
    ),
    compute=share_difference,
    examples=(
        Example(
            given={"hits": 56, "of": 70, "other_hits": 48, "other_of": 80},
            expected=(0.2, 0.0524, 0.3339),
            source=_NEWCOMBE,
        ),
        Example(
            given={"hits": 9, "of": 10, "other_hits": 3, "other_of": 10},
            expected=(0.6, 0.1705, 0.8090),
            source=_NEWCOMBE,
        ),
        Example(
            given={"hits": 10, "of": 10, "other_hits": 0, "other_of": 10},
            expected=(1.0, 0.6075, 1.0),
            source=_NEWCOMBE,
        ),
    ),
    undefined=(
        {"hits": 0, "of": 0, "other_hits": 1, "other_of": 2},
        {"hits": 1, "of": 2, "other_hits": 0, "other_of": 0},
    ),
)
