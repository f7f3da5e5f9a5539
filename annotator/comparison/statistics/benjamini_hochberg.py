"""Benjamini and Hochberg's correction for many tests at once, as adjusted p values."""

from collections.abc import Sequence

from annotator.comparison.contract import Example, NotDefined, Statistic


def benjamini_hochberg(*, p_values: Sequence[float]) -> tuple[float, ...] | NotDefined:
    """Return an adjusted p value for each p value, in their order.

    Rejecting those up to 0.05 keeps the expected share of false ones among the rejected at 5 %.
    """
    if not p_values:
        return NotDefined("Nothing was tested.")
    count = len(p_values)
    adjusted, least = [1.0] * count, 1.0
    by_size = sorted(range(count), key=p_values.__getitem__)
    for rank in range(count, 0, -1):
        place = by_size[rank - 1]
        # the largest is itself, which rounding would miss
        least = min(least, max(p_values[place], p_values[place] * count / rank))
        adjusted[place] = least
    return tuple(adjusted)


STATISTIC = Statistic(
    name="Benjamini-Hochberg correction",
    says="p values made larger for the number of tests: of those up to .05, about 5 % are false alarms.",
    literature=(
        (
            "Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate: a practical and "
            "powerful approach to multiple testing. Journal of the Royal Statistical Society, Series B, "
            "57(1), 289-300."
        ),
    ),
    compute=benjamini_hochberg,
    examples=(
        Example(
            given={
                "p_values": (
                    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459),
                    *(0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0),
                )
            },
            expected=(0.0015, 0.0030, 0.0095, 0.0356, 0.0603),
            source="Benjamini & Hochberg 1995, section 4.1: fifteen p values, four rejected",
        ),
    ),
    undefined=({"p_values": ()},),
)
