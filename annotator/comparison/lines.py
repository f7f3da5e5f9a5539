"""What a comparison of outlets says: cells, lines of them, and differences of two."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.comparison.contract import NotDefined
from annotator.comparison.counting import Counted, Thing
from annotator.comparison.statistics.outlet_permutation import Chance
from annotator.comparison.statistics.rate_difference import RateDifference
from annotator.comparison.statistics.rate_interval import Rate
from annotator.comparison.statistics.share_difference import ShareDifference
from annotator.comparison.statistics.wilson_interval import Interval

LEVEL = 0.05
"""A difference is told when its adjusted p value is below this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One thing in one outlet (or event, or month): how often, in how many articles of how many.

    `articles` are those in which it is looked for, and `having` of them have it. `rated` of them are whole:
    `words` and `count` are of these, and so is `rate`, per 1,000 words. Codes on whole articles have no rate:
    `rate` and `rated` are None, and `count` is `having`.
    """

    group: str
    articles: int
    rated: int | None
    words: int
    count: float
    having: int
    rate: float | None
    interval: Rate | NotDefined
    share_interval: Interval | NotDefined

    @property
    def share(self) -> float:
        """Return the share of articles that have it, 0 to 1."""
        return self.having / self.articles if self.articles else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two outlets compared in one thing, with the interval of the difference of rates or of shares.

    `ratio` is that of the two rates or shares, None where the second is 0. `delta` is Cliff's over the rates
    of articles; of shares it is their difference, which is the same.
    """

    thing: Thing
    one: str
    other: str
    difference: RateDifference | ShareDifference | NotDefined
    ratio: float | None
    delta: float | None
    chance: Chance | NotDefined
    adjusted: float | None = None

    @property
    def differs(self) -> bool:
        """Say whether it is more than chance, at 5 % over all tests of the table."""
        return self.adjusted is not None and self.adjusted < LEVEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing: in all articles, in each outlet, and whether the outlets that can be compared differ.

    `epsilon` is epsilon squared of the rates of articles (None of what has no rate), `v` Cramer's V of
    articles with and without it, by outlet: of the rates, and of the shares, of the outlets that are tested.
    """

    thing: Thing
    whole: Cell
    cells: tuple[Cell, ...]
    chance: Chance | NotDefined
    epsilon: float | None
    v: float | None
    adjusted: float | None = None

    @property
    def differs(self) -> bool:
        """Say whether the outlets differ by more than chance, at 5 % over all lines of the table."""
        return self.adjusted is not None and self.adjusted < LEVEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A table: a line a thing, a column a group; `differences` are those of pairs of groups.

    `sizes` are how many articles each group has. `left_out` are articles that are not whole: they count for
    shares, not for rates. `compared` are the groups with a name and with enough articles for an interval and
    a test; a thing is tested in those of them in which enough articles count for it. `tests` is how many
    lines could be tested.
    """

    groups: tuple[str, ...]
    sizes: Mapping[str, int]
    lines: tuple[Line, ...]
    differences: tuple[Difference, ...]
    articles: int
    left_out: int
    tests: int
    compared: tuple[str, ...]
    counted: tuple[Counted, ...] = field(repr=False)


def is_rated(thing: Thing) -> bool:
    """Say whether a thing has a rate per 1,000 words: what is said of whole articles has none."""
    return thing.kind != "article code"
