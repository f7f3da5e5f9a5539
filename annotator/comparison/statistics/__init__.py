"""The statistics of the comparison: one a file, each with a `STATISTIC`."""

from annotator.comparison.contract import Statistic
from annotator.registry import members


def statistics() -> tuple[Statistic, ...]:
    """Return all statistics, by the names of their files."""
    return members(__name__, "STATISTIC", Statistic)
