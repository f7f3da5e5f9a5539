"""Which groups of a comparison have a column: the large ones first, many small ones apart."""

from annotator.comparison.comparison_table import Told
from annotator.comparison.statistics._resampled import FEWEST

FOLDED = 4
"""So many groups with too few articles for an interval, or more, stand apart from the others."""
IN_WORDS = ("", "one", "two", "three", "four", "five")


def ranked(told: Told) -> list[str]:
    """Return all groups: outlets by their number of articles, then by name; months one after the other."""
    groups = list(told.comparison.groups)
    if told.by == "month":
        return groups
    known = told.comparison.sizes
    return sorted(groups, key=lambda name: (-known[name], name.casefold(), name))


def small(told: Told) -> list[str]:
    """Return the groups that stand apart: with too few articles, where they are many and others are not."""
    found = [name for name in ranked(told) if told.comparison.sizes[name] < FEWEST]
    return found if told.by != "month" and told.comparison.compared and len(found) >= FOLDED else []


def shown(told: Told, *, with_small: bool) -> list[str]:
    """Return the groups that have a column."""
    apart = set() if with_small else set(small(told))
    return [name for name in ranked(told) if name not in apart]


def apart(told: Told) -> str:
    """Return what a tick box for the groups that stand apart says; empty where there are none."""
    count = len(small(told))
    return f"And {count:,} {told.by}s with under {IN_WORDS[FEWEST]} articles" if count else ""
