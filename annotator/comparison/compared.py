"""Outlets compared: rates per 1,000 words and shares of articles, with intervals, tests and effect sizes."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations
from typing import TypeVar

from annotator.comparison.contract import NotDefined
from annotator.comparison.count_table import Counts, CountTable
from annotator.comparison.counting import Counted, Thing
from annotator.comparison.statistics._arrays import Array
from annotator.comparison.statistics._chances import Group, chances
from annotator.comparison.statistics._resampled import FEWEST, SEED, Resampled, resampled, too_few
from annotator.comparison.statistics.benjamini_hochberg import benjamini_hochberg
from annotator.comparison.statistics.cliffs_delta import cliffs_delta
from annotator.comparison.statistics.cramers_v import cramers_v
from annotator.comparison.statistics.outlet_permutation import Chance
from annotator.comparison.statistics.rate_difference import RateDifference, difference_of
from annotator.comparison.statistics.rate_interval import Rate, rates_of
from annotator.comparison.statistics.share_difference import ShareDifference, share_difference
from annotator.comparison.statistics.wilson_interval import Interval, wilson_interval

LEVEL = 0.05
"""A difference is told when its adjusted p value is below this."""
MOST_PAIRED = 4
"""Up to so many outlets each two are compared; with more only those pairs that are asked for."""

By = Callable[[Counted], str]
Pair = tuple[str, str]

Tested = TypeVar("Tested", "Line", "Difference")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One thing in one outlet (or event, or month): how often, in how many articles of how many.

    `rate` is per 1,000 words and None where nothing per 1,000 words is said, as of codes on whole articles.
    `having` is how many articles have it.
    """

    group: str
    articles: int
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

    `effect` is Cramer's V of articles with and without it, by outlet.
    """

    thing: Thing
    whole: Cell
    cells: tuple[Cell, ...]
    chance: Chance | NotDefined
    effect: float | None
    adjusted: float | None = None

    @property
    def differs(self) -> bool:
        """Say whether the outlets differ by more than chance, at 5 % over all lines of the table."""
        return self.adjusted is not None and self.adjusted < LEVEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A table: a line a thing, a column a group; `differences` are those of pairs of groups.

    `left_out` are articles that are not whole: they count for shares, not for rates. `compared` are the
    groups with enough articles for an interval and a test, `tests` how many lines could be tested.
    """

    groups: tuple[str, ...]
    lines: tuple[Line, ...]
    differences: tuple[Difference, ...]
    articles: int
    left_out: int
    tests: int
    compared: tuple[str, ...]
    counted: tuple[Counted, ...] = field(repr=False)


def by_outlet(one: Counted) -> str:
    """Group articles by outlet."""
    return one.outlet


def by_month(one: Counted) -> str:
    """Group articles by month, such as 2024-12."""
    return one.date[:7]


def is_rated(thing: Thing) -> bool:
    """Say whether a thing has a rate per 1,000 words: what is said of whole articles has none."""
    return thing.kind != "article code"


def compare(
    counted: Iterable[Counted],
    *,
    things: Sequence[Thing] | None = None,
    by: By = by_outlet,
    pairs: Sequence[Pair] | None = None,
    tested: bool = True,
    intervals: bool = True,
    known: CountTable | None = None,
) -> Comparison:
    """Compare groups of articles in every thing that occurs, or in the given ones.

    Words of one article are not independent, so that intervals and tests are over articles. Groups of fewer
    than five articles show their counts, and take part in no test. p values are corrected for all lines, and
    those of pairs for all pairs and lines. `pairs` are those to compare (None: all, of up to four groups).
    Without `tested` there are no tests, no pairs, and no intervals of all articles together, without
    `intervals` none of rates either: for figures, which take a tenth of the time.
    """
    every = tuple(sorted(counted, key=lambda one: one.article))
    known = known or CountTable(every)
    table = known.of(every, things if things is not None else known.things)
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, one in enumerate(every):
        rows[by(one)].append(row)
    groups = {
        name: _Held(name, table, held, SEED + place, intervals=intervals)
        for place, (name, held) in enumerate(sorted(rows.items()))
    }
    enough = tuple(name for name, group in groups.items() if len(group) >= FEWEST)
    whole = _Held("", table, range(len(every)), SEED, intervals=tested and intervals)
    lines = _corrected(_lines(whole, groups, enough, tested=tested))
    asked = () if not tested else pairs if pairs is not None else _all_pairs(enough)
    found = [one for first, second in asked for one in _differences(groups[first], groups[second])]
    return Comparison(
        groups=tuple(groups),
        lines=tuple(lines),
        differences=tuple(_corrected(found)),
        articles=len(every),
        left_out=sum(not one.rated for one in every),
        tests=sum(isinstance(line.chance, Chance) for line in lines),
        compared=enough,
        counted=every,
    )


def _all_pairs(groups: Sequence[str]) -> Sequence[Pair]:
    return tuple(combinations(groups, 2)) if len(groups) <= MOST_PAIRED else ()


# --- one group -------------------------------------------------------------------------------------------


class _Held:
    """A group of articles with what is counted in them, drawn again once for all things."""

    def __init__(self, name: str, table: Counts, rows: Sequence[int], seed: int, *, intervals: bool) -> None:
        import numpy as np

        held = np.array(rows, dtype=np.intp)
        rated = held[table.rated[held]]
        self.name = name
        self.things = table.things
        self.having = (table.counts[held] > 0).astype(float)
        """Whether each article has each thing: 1 or 0."""
        self.words = table.words[rated]
        """The words of the articles that are whole; `counts` is of these, too."""
        self.counts = table.counts[rated]
        self._seed = seed
        self._intervals = intervals

    def __len__(self) -> int:
        return len(self.having)

    @cached_property
    def drawn(self) -> Resampled | None:
        """What was drawn; None of too few articles."""
        if len(self.words) < FEWEST or not self.words.sum():
            return None
        return resampled(self.words, self.counts, seed=self._seed)

    def draws_of(self, column: int) -> Resampled:
        """Return what was drawn for one thing."""
        assert self.drawn is not None
        rate, error, rates, errors = self.drawn
        return Resampled(float(rate[column]), float(error[column]), rates[:, column], errors[:, column])

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """What is said of each thing."""
        return tuple(map(self._cell, range(len(self.things))))

    def _cell(self, column: int) -> Cell:
        rated = is_rated(self.things[column])
        words = self._words if rated else 0
        count = float((self._sums if rated else self._having)[column])
        having, number = int(self._having[column]), len(self)
        few = NotDefined(too_few(number))
        return Cell(
            group=self.name,
            articles=number,
            words=words,
            count=count,
            having=having,
            rate=1000 * count / words if words else None,
            interval=self._rates[column] if rated else NotDefined("It is said of whole articles."),
            share_interval=wilson_interval(hits=having, of=number) if number >= FEWEST else few,
        )

    @cached_property
    def _words(self) -> int:
        return int(self.words.sum())

    @cached_property
    def _sums(self) -> Array:
        return self.counts.sum(axis=0)

    @cached_property
    def _having(self) -> Array:
        return self.having.sum(axis=0)

    @cached_property
    def _rates(self) -> Sequence[Rate | NotDefined]:
        if not self._intervals:
            return [NotDefined("It was not asked for.")] * len(self.things)
        if self.drawn is None:
            return [NotDefined(too_few(len(self.words)))] * len(self.things)
        none = NotDefined("None of the articles has it, so that nothing says how much it varies.")
        some = self.counts.any(axis=0)
        found = rates_of(self.drawn)
        return [rate if some[at] else none for at, rate in enumerate(found)]

    def cases(self, columns: Sequence[int], *, rated: bool) -> Group:
        """Return what is shuffled: words and counts, or one case an article and whether it has it."""
        import numpy as np

        if rated:
            return self.words, self.counts[:, columns]
        return np.ones(len(self)), self.having[:, columns]


# --- lines and pairs -------------------------------------------------------------------------------------


def _lines(whole: _Held, groups: Mapping[str, _Held], enough: Sequence[str], *, tested: bool) -> list[Line]:
    found = _chances([groups[name] for name in enough if tested], whole.things)
    lines = []
    for column, thing in enumerate(whole.things):
        cells = tuple(group.cells[column] for group in groups.values())
        table = [[cell.having, cell.articles - cell.having] for cell in cells if cell.group in enough]
        effect = cramers_v(table=table)
        lines.append(
            Line(
                thing=thing,
                whole=whole.cells[column],
                cells=cells,
                chance=found[column],
                effect=None if isinstance(effect, NotDefined) else effect.v,
            )
        )
    return lines


def _chances(groups: Sequence[_Held], things: Sequence[Thing]) -> list[Chance | NotDefined]:
    """Return for each thing how easily chance makes the groups differ, articles being shuffled."""
    found: list[Chance | NotDefined] = [
        NotDefined("There are fewer than two with enough articles to compare.")
    ] * len(things)
    if len(groups) < 2:
        return found
    for rated in (True, False):
        columns = [column for column, thing in enumerate(things) if is_rated(thing) is rated]
        told = chances([group.cases(columns, rated=rated) for group in groups]) if columns else []
        for column, chance in zip(columns, told, strict=True):
            found[column] = chance
    return found


def _differences(one: _Held, other: _Held) -> list[Difference]:
    found = _chances((one, other), one.things)
    return [_difference(column, one, other, found[column]) for column in range(len(one.things))]


def _difference(column: int, one: _Held, other: _Held, chance: Chance | NotDefined) -> Difference:
    first, second = one.cells[column], other.cells[column]
    told = Difference(
        thing=one.things[column],
        one=one.name,
        other=other.name,
        difference=NotDefined("An outlet has too few articles for an interval."),
        ratio=None,
        delta=None,
        chance=chance,
    )
    if not is_rated(told.thing):
        shares = share_difference(
            hits=first.having, of=first.articles, other_hits=second.having, other_of=second.articles
        )
        ratio = first.share / second.share if second.share else None
        delta = None if isinstance(shares, NotDefined) else shares.difference
        return replace(told, difference=shares, ratio=ratio, delta=delta)
    if one.drawn is not None and other.drawn is not None:
        told = replace(told, difference=difference_of(one.draws_of(column), other.draws_of(column)))
    delta_of = cliffs_delta(one=_rates(one, column), other=_rates(other, column))
    return replace(
        told,
        ratio=first.rate / second.rate if first.rate is not None and second.rate else None,
        delta=None if isinstance(delta_of, NotDefined) else delta_of.delta,
    )


def _rates(held: _Held, column: int) -> list[float]:
    some = held.words > 0
    return list(1000 * held.counts[some, column] / held.words[some])


def _corrected(tested: list[Tested]) -> list[Tested]:
    """Return lines or differences with p values corrected for all of them."""
    chances = {place: one.chance.p for place, one in enumerate(tested) if isinstance(one.chance, Chance)}
    adjusted = benjamini_hochberg(p_values=list(chances.values()))
    if isinstance(adjusted, NotDefined):
        return tested
    by_place = dict(zip(chances, adjusted, strict=True))
    return [
        replace(one, adjusted=by_place[place]) if place in by_place else one
        for place, one in enumerate(tested)
    ]
