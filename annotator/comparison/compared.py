"""Outlets compared: rates per 1,000 words and shares of articles, with intervals, tests and effect sizes."""

import re
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
from annotator.comparison.statistics._resampled import (
    FEWEST,
    LOPSIDED,
    PER,
    SEED,
    Resampled,
    is_lopsided,
    resampled,
    too_few,
)
from annotator.comparison.statistics.benjamini_hochberg import benjamini_hochberg
from annotator.comparison.statistics.cliffs_delta import cliffs_delta
from annotator.comparison.statistics.cramers_v import cramers_v
from annotator.comparison.statistics.epsilon_squared import epsilon_squared
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
Known = tuple[Array, Array]
"""Columns of things, and for each article whether they are looked for in it."""

Tested = TypeVar("Tested", "Line", "Difference")

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?!\d)")


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


def by_outlet(one: Counted) -> str:
    """Group articles by outlet."""
    return one.outlet


def by_month(one: Counted) -> str:
    """Group articles by month, such as 2024-12; a date that names none gives nothing."""
    return one.date[:7] if _MONTH.match(one.date) else ""


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
    than five articles show their counts, and take part in no test; nor do articles that belong to no group
    (whose name is empty). p values are corrected for all lines, and
    those of pairs for all pairs and lines. `pairs` are those to compare (None: all, of up to four groups).
    Without `tested` there are no tests, no pairs, and no intervals of all articles together, without
    `intervals` none of rates either: for figures, which take a tenth of the time.
    """
    every = tuple(sorted(counted, key=lambda one: one.article))
    known = known or CountTable(every)
    table = known.of(every, things if things is not None else known.things)
    parts = _parts(every, table.things)
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, one in enumerate(every):
        rows[by(one)].append(row)
    groups = {
        name: _Held(name, table, parts, held, SEED + place, intervals=intervals)
        for place, (name, held) in enumerate(sorted(rows.items()))
    }
    enough = tuple(name for name, group in groups.items() if name and len(group) >= FEWEST)
    whole = _Held("", table, parts, range(len(every)), SEED, intervals=tested and intervals)
    lines = _corrected(_lines(whole, groups, enough, tested=tested))
    asked = () if not tested else pairs if pairs is not None else _all_pairs(enough)
    found = [one for first, second in asked for one in _differences(groups[first], groups[second])]
    return Comparison(
        groups=tuple(groups),
        sizes={name: len(group) for name, group in groups.items()},
        lines=tuple(lines),
        differences=tuple(_corrected(found)),
        articles=len(every),
        left_out=sum(not one.rated for one in every),
        tests=number_of_tests(lines),
        compared=enough,
        counted=every,
    )


def _all_pairs(groups: Sequence[str]) -> Sequence[Pair]:
    return tuple(combinations(groups, 2)) if len(groups) <= MOST_PAIRED else ()


# --- one group -------------------------------------------------------------------------------------------


def _parts(articles: Sequence[Counted], things: Sequence[Thing]) -> list[Known]:
    """Return the columns of things that are looked for in the same articles, and which articles those are."""
    import numpy as np

    found: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    some = [(row, one.unknown) for row, one in enumerate(articles) if one.unknown]
    for column, thing in enumerate(things):
        found[tuple(row for row, unknown in some if thing in unknown)].append(column)
    parts = []
    for without, columns in found.items():
        known = np.ones(len(articles), dtype=bool)
        known[list(without)] = False
        parts.append((np.array(columns, dtype=np.intp), known))
    return parts


class _Held:
    """A group of articles with what is counted in them, drawn again once for all things of a part."""

    def __init__(
        self,
        name: str,
        table: Counts,
        parts: Sequence[Known],
        rows: Sequence[int],
        seed: int,
        *,
        intervals: bool,
    ) -> None:
        import numpy as np

        held = np.array(rows, dtype=np.intp)
        self.name = name
        self.things = table.things
        self.parts = [
            _Part(name, table, columns, held[known[held]], seed, intervals=intervals)
            for columns, known in parts
        ]
        self._number = len(held)
        self._places = {
            int(column): (part, at) for part in self.parts for at, column in enumerate(part.columns)
        }

    def __len__(self) -> int:
        return self._number

    def part_of(self, column: int) -> tuple["_Part", int]:
        """Return the part in which a thing is, and its place there."""
        return self._places[column]

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """What is said of each thing."""
        return tuple(part.cell(at) for part, at in map(self.part_of, range(len(self.things))))


class _Part:
    """The articles of a group in which some things are looked for, and these things."""

    def __init__(
        self, name: str, table: Counts, columns: Array, held: Array, seed: int, *, intervals: bool
    ) -> None:
        rated = held[table.rated[held]]
        self.name = name
        self.columns = columns
        self.things = [table.things[column] for column in columns]
        self.having = (table.counts[held][:, columns] > 0).astype(float)
        """Whether each article has each thing: 1 or 0."""
        self.words = table.words[rated]
        """The words of the articles that are whole; `counts` is of these, too."""
        self.counts = table.counts[rated][:, columns]
        self._seed = seed
        self._intervals = intervals

    @cached_property
    def drawn(self) -> Resampled | None:
        """What was drawn; None of too few articles."""
        if len(self.words) < FEWEST or not self.words.sum():
            return None
        return resampled(self.words, self.counts, seed=self._seed)

    @cached_property
    def lopsided(self) -> bool:
        """Whether one article has most of the words."""
        return is_lopsided(self.words)

    def draws_of(self, at: int) -> Resampled:
        """Return what was drawn for one thing."""
        assert self.drawn is not None
        rate, error, rates, errors = self.drawn
        return Resampled(float(rate[at]), float(error[at]), rates[:, at], errors[:, at])

    def cell(self, at: int) -> Cell:
        """Return what is said of one thing."""
        rated = is_rated(self.things[at])
        words = self._words
        count = float((self._sums if rated else self._having)[at])
        having, number = int(self._having[at]), len(self.having)
        few = NotDefined(too_few(number))
        return Cell(
            group=self.name,
            articles=number,
            rated=len(self.words) if rated else None,
            words=words,
            count=count,
            having=having,
            rate=PER * count / words if rated and words else None,
            interval=self._rates[at] if rated else NotDefined("It is said of whole articles."),
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
        if self.lopsided:
            return [NotDefined(LOPSIDED)] * len(self.things)
        none = NotDefined("None of the articles has it, so that nothing says how much it varies.")
        some = self.counts.any(axis=0)
        found = rates_of(self.drawn)
        return [self._possible(at, rate) if some[at] else none for at, rate in enumerate(found)]

    def _possible(self, at: int, rate: Rate | NotDefined) -> Rate | NotDefined:
        """Return the interval without what cannot be: of 1,000 words no voice has more than 1,000."""
        if isinstance(rate, NotDefined) or self.things[at].kind != "voice":
            return rate
        return rate._replace(high=min(rate.high, float(PER)))

    def cases(self, places: Sequence[int], *, rated: bool) -> Group:
        """Return what is shuffled: words and counts, or one case an article and whether it has it."""
        import numpy as np

        if rated:
            return self.words, self.counts[:, places]
        return np.ones(len(self.having)), self.having[:, places]


# --- lines and pairs -------------------------------------------------------------------------------------


def _lines(whole: _Held, groups: Mapping[str, _Held], enough: Sequence[str], *, tested: bool) -> list[Line]:
    found = _chances([groups[name] for name in enough if tested], whole.things)
    lines = []
    for column, thing in enumerate(whole.things):
        cells = tuple(group.cells[column] for group in groups.values())
        table = [
            [cell.having, cell.articles - cell.having]
            for cell in cells
            if cell.group in enough and cell.articles >= FEWEST
        ]
        v = cramers_v(table=table)
        lines.append(
            Line(
                thing=thing,
                whole=whole.cells[column],
                cells=cells,
                chance=found[column],
                epsilon=_epsilon([groups[name] for name in enough if tested], column),
                v=None if isinstance(v, NotDefined) else v.v,
            )
        )
    return lines


def _epsilon(groups: Sequence[_Held], column: int) -> float | None:
    parts = [group.part_of(column) for group in groups]
    if not parts or not is_rated(groups[0].things[column]):
        return None
    found = epsilon_squared(groups=[_rates(part, at) for part, at in parts if len(part.words) >= FEWEST])
    return None if isinstance(found, NotDefined) else found.epsilon


def _chances(groups: Sequence[_Held], things: Sequence[Thing]) -> list[Chance | NotDefined]:
    """Return for each thing how easily chance makes the groups differ, articles being shuffled."""
    found: list[Chance | NotDefined] = [
        NotDefined("There are fewer than two with enough articles to compare.")
    ] * len(things)
    for parts in zip(*(group.parts for group in groups), strict=True):
        for rated in (True, False):
            enough = [one for one in parts if len(one.words if rated else one.having) >= FEWEST]
            places = [at for at, thing in enumerate(parts[0].things) if is_rated(thing) is rated]
            if len(enough) < 2 or not places:
                continue
            told = chances([one.cases(places, rated=rated) for one in enough])
            for at, chance in zip(places, told, strict=True):
                found[parts[0].columns[at]] = chance
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
        if min(first.articles, second.articles) < FEWEST:
            return told
        shares = share_difference(
            hits=first.having, of=first.articles, other_hits=second.having, other_of=second.articles
        )
        ratio = first.share / second.share if second.share else None
        delta = None if isinstance(shares, NotDefined) else shares.difference
        return replace(told, difference=shares, ratio=ratio, delta=delta)
    (here, at), (there, _at) = one.part_of(column), other.part_of(column)
    if here.drawn is not None and there.drawn is not None:
        lopsided = here.lopsided or there.lopsided
        found = difference_of(here.draws_of(at), there.draws_of(at))
        told = replace(told, difference=NotDefined(LOPSIDED) if lopsided else found)
    delta_of = cliffs_delta(one=_rates(here, at), other=_rates(there, at))
    return replace(
        told,
        ratio=first.rate / second.rate if first.rate is not None and second.rate else None,
        delta=None if isinstance(delta_of, NotDefined) else delta_of.delta,
    )


def _rates(held: _Part, at: int) -> list[float]:
    some = held.words > 0
    return list(PER * held.counts[some, at] / held.words[some])


def _corrected(tested: list[Tested]) -> list[Tested]:
    """Return lines or differences with p values corrected for all of them.

    The words of others are all that are not the author's: the two have one test, which counts once.
    """
    chances = {_test_of(one): one.chance.p for one in reversed(tested) if isinstance(one.chance, Chance)}
    adjusted = benjamini_hochberg(p_values=list(chances.values()))
    if isinstance(adjusted, NotDefined):
        return tested
    by_test = dict(zip(chances, adjusted, strict=True))
    return [
        replace(one, adjusted=by_test[_test_of(one)]) if isinstance(one.chance, Chance) else one
        for one in tested
    ]


def number_of_tests(tested: Iterable[Line | Difference]) -> int:
    """Return how many tests were made: what p values are corrected for."""
    return len({_test_of(one) for one in tested if isinstance(one.chance, Chance)})


def _test_of(one: Line | Difference) -> tuple[str, ...]:
    """Return what tells a test from others: the thing and the pair, if it is one; both voices are one."""
    pair = (one.one, one.other) if isinstance(one, Difference) else ()
    return ("voice", *pair) if one.thing.kind == "voice" else (*one.thing, *pair)
