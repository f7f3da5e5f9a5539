"""A group of articles with what is counted in them, and what is said of each thing there."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from annotator.comparison.contract import NotDefined
from annotator.comparison.count_table import Counts
from annotator.comparison.counting import Counted, Thing
from annotator.comparison.lines import Cell, is_rated
from annotator.comparison.statistics._arrays import Array
from annotator.comparison.statistics._chances import Group
from annotator.comparison.statistics._resampled import (
    FEWEST,
    LOPSIDED,
    PER,
    Resampled,
    is_lopsided,
    resampled,
    too_few,
)
from annotator.comparison.statistics.rate_interval import Rate, rates_of
from annotator.comparison.statistics.wilson_interval import wilson_interval

Known = tuple[Array, Array]
"""Columns of things, and for each article whether they are looked for in it."""


def parts_of(articles: Sequence[Counted], things: Sequence[Thing]) -> list[Known]:
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


class Held:
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
            Part(name, table, columns, held[known[held]], seed, intervals=intervals)
            for columns, known in parts
        ]
        self._number = len(held)
        self._places = {
            int(column): (part, at) for part in self.parts for at, column in enumerate(part.columns)
        }

    def __len__(self) -> int:
        return self._number

    def part_of(self, column: int) -> tuple["Part", int]:
        """Return the part in which a thing is, and its place there."""
        return self._places[column]

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """What is said of each thing."""
        return tuple(part.cell(at) for part, at in map(self.part_of, range(len(self.things))))


class Part:
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
