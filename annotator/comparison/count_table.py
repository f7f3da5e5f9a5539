"""What is counted in articles as a matrix, made once for all that is asked of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from annotator.comparison.counting import Counted, Thing
from annotator.comparison.statistics._arrays import Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How often each thing occurs, a row an article and a column a thing; `words` and `rated` by article."""

    things: tuple[Thing, ...]
    counts: Array
    words: Array
    rated: Array


class CountTable:
    """All that occurs in some articles, a row an article in their order and a column a thing in order."""

    def __init__(self, articles: Sequence[Counted]) -> None:
        import numpy as np

        column_of: dict[Thing, int] = {}
        found = [column_of.setdefault(thing, len(column_of)) for one in articles for thing in one.counts]
        self.things = tuple(sorted(column_of))
        self._columns = {thing: place for place, thing in enumerate(self.things)}
        self._rows = {one.article: row for row, one in enumerate(articles)}
        rows = np.repeat(np.arange(len(articles)), [len(one.counts) for one in articles])
        columns = np.array([self._columns[thing] for thing in column_of], dtype=np.intp)[found]
        numbers = chain.from_iterable(one.counts.values() for one in articles)
        self.there = np.zeros((len(articles), len(self.things)), dtype=bool)
        """Whether a thing was looked for and found; voices may be there with no words."""
        self.there[rows, columns] = True
        self.counts = np.zeros(self.there.shape)
        self.counts[rows, columns] = np.fromiter(numbers, dtype=np.float64, count=len(found))
        self.words = np.array([one.words for one in articles], dtype=np.float64)
        self.rated = np.array([one.rated for one in articles], dtype=bool)

    def of(self, articles: Sequence[Counted], things: Sequence[Thing]) -> Counts:
        """Return the counts of some of these articles; of a thing that does not occur there are none."""
        import numpy as np

        rows = np.array([self._rows[one.article] for one in articles], dtype=np.intp)
        counts = np.zeros((len(rows), len(things)))
        known = [
            (place, self._columns[thing]) for place, thing in enumerate(things) if thing in self._columns
        ]
        if known:
            places, columns = zip(*known, strict=True)
            counts[:, places] = self.counts[np.ix_(rows, columns)]
        return Counts(things=tuple(things), counts=counts, words=self.words[rows], rated=self.rated[rows])

    def columns(self, things: Sequence[Thing]) -> list[int]:
        """Return where things that occur are."""
        return [self._columns[thing] for thing in things]
