"""The Wilson score interval of a share, such as that of the cues which were accepted."""

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

from annotator.comparison.contract import Example, NotDefined, Statistic

CONFIDENCE = 0.95


class Interval(NamedTuple):
    """The ends of an interval of a share, 0 to 1."""

    low: float
    high: float


def wilson_interval(*, hits: int, of: int, confidence: float = CONFIDENCE) -> Interval | NotDefined:
    """Return the score interval of the share `hits / of`, without correction for continuity.

    It stays within 0 and 1 and has a width also where every case is a hit. It takes the cases as
    independent: where several come from one article, it is rather too narrow.
    """
    if not of:
        return NotDefined("Nothing was counted.")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = hits / of
    middle = share + z * z / (2 * of)
    reach = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    whole = 1 + z * z / of
    # where every case is a hit, or none, the ends are the share itself, which rounding would miss
    low, high = (middle - reach) / whole, (middle + reach) / whole
    return Interval(min(share, max(0.0, low)), max(share, min(1.0, high)))


_NEWCOMBE = "Newcombe 1998, table I, method 3"

STATISTIC = Statistic(
    name="Wilson score interval",
    says="Shares that fit the counts: of intervals made so, 95 in 100 hold the true share.",
    literature=(
        (
            "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. "
            "Journal of the American Statistical Association, 22(158), 209-212."
        ),
        (
            "Newcombe, R. G. (1998). Two-sided confidence intervals for the single proportion: comparison of "
            "seven methods. Statistics in Medicine, 17(8), 857-872."
        ),
    ),
    compute=wilson_interval,
    examples=(
        Example(given={"hits": 81, "of": 263}, expected=(0.2553, 0.3662), source=_NEWCOMBE),
        Example(given={"hits": 15, "of": 148}, expected=(0.0624, 0.1605), source=_NEWCOMBE),
        Example(given={"hits": 0, "of": 20}, expected=(0.0, 0.1611), source=_NEWCOMBE),
        Example(given={"hits": 1, "of": 29}, expected=(0.0061, 0.1718), source=_NEWCOMBE),
    ),
    undefined=({"hits": 0, "of": 0},),
)
