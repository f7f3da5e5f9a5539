"""How much more often two things occur together than they would by chance: lift, beside the overlap."""

from typing import NamedTuple

from annotator.comparison.contract import Example, NotDefined, Statistic

FEWEST_EXPECTED = 5
"""So often two things have to be expected together, by chance, for a ratio to be told."""


class Together(NamedTuple):
    """`lift` is how often both occur in one unit over how often chance would bring them together.

    1 is chance, 2 twice as often, 0.5 half as often. `overlap` is the share of the units with either that
    have both, 0 to 1; `expected` is what chance would give.
    """

    lift: float
    overlap: float
    expected: float


def co_occurrence(*, together: int, one: int, other: int, units: int) -> Together | NotDefined:
    """Return how two things go together that `one` and `other` of the units have, and `together` both."""
    if not 0 <= together <= min(one, other) or max(one, other) > units:
        raise ValueError("more units have both than have one of them, or than there are")
    if not one or not other:
        return NotDefined("One of the two does not occur.")
    expected = one * other / units
    if expected < FEWEST_EXPECTED:
        return NotDefined(f"Chance would bring them together fewer than {FEWEST_EXPECTED} times.")
    return Together(together / expected, together / (one + other - together), expected)


STATISTIC = Statistic(
    name="Lift and overlap of two things",
    says="How much more often two things occur together than if they had nothing to do with one another: 1 "
    "is chance. Units of one article are not independent, so that no test is made.",
    literature=(
        (
            "Brin, S., Motwani, R., & Silverstein, C. (1997). Beyond market baskets: Generalizing "
            "association rules to correlations. ACM SIGMOD Record, 26(2), 265-276."
        ),
    ),
    compute=co_occurrence,
    examples=(
        Example(
            given={"together": 400, "one": 600, "other": 750, "units": 1_000},
            expected=(0.89,),
            source="Han, Pattern discovery in data mining, lecture 3.2: playing basketball and eating cereal",
            within=0.005,
        ),
        Example(
            given={"together": 200, "one": 600, "other": 250, "units": 1_000},
            expected=(1.33,),
            source="Han, lecture 3.2: playing basketball and not eating cereal",
            within=0.005,
        ),
        Example(
            given={"together": 5, "one": 100, "other": 10, "units": 105},
            expected=(0.525, 0.048),
            source="Overlap: the manual of ATLAS.ti, code co-occurrence coefficient; lift by its definition",
            within=0.0005,
        ),
        Example(
            given={"together": 10, "one": 10, "other": 50, "units": 100},
            expected=(2.0, 0.2, 5.0),
            source="By its definition, at the fewest that chance has to bring together",
        ),
    ),
    undefined=(
        {"together": 0, "one": 0, "other": 9, "units": 90},
        {"together": 4, "one": 7, "other": 7, "units": 10},
    ),
)
