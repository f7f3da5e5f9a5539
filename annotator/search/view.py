"""What searches of one corpus have in common: its articles as sets and columns, as long as they are so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import compress
from operator import attrgetter
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from annotator.search.text_index import Numbers

if TYPE_CHECKING:
    from sqlite3 import Connection

    from annotator.corpus import Corpus
    from annotator.search.values import Order

Articles = int
"""A set of articles: one byte for each, in the order in which they were added, 1 for those that belong to it.

As one number it is joined with another one (`&`, `|`) in microseconds, however many articles there are.
"""


class View:
    """The articles of a corpus that are not removed, as they were described when a search began."""

    def __init__(self, corpus: Corpus, present: tuple[str, ...], numbers: Numbers) -> None:
        self.corpus = corpus
        self.present = present
        self.numbers = numbers
        self._columns: dict[str, tuple[str, ...]] = {}
        self._ordered: dict[Order, tuple[int, ...]] = {}
        self._places: tuple[Mapping[int, str], dict[int, int], Articles] = {}, {}, 0

    # --- sets --------------------------------------------------------------------------------------------

    @cached_property
    def everything(self) -> Articles:
        """All articles."""
        return _number(bytes([1]) * len(self.present))

    def without(self, articles: Articles) -> Articles:
        """Return all other articles."""
        return self.everything ^ articles

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Where each article stands."""
        return {key: place for place, key in enumerate(self.present)}

    def those(self, keys: Iterable[str]) -> Articles:
        """Return the set of some articles; keys of others do not count."""
        return self._at(self.position[key] for key in keys if key in self.position)

    def _at(self, places: Iterable[int]) -> Articles:
        flags = bytearray(len(self.present))
        for place in places:
            flags[place] = 1
        return _number(flags)

    def flags(self, articles: Articles) -> bytes:
        """Return a set as one byte for each article."""
        return articles.to_bytes(len(self.present), "little")

    def listed(self, articles: Articles, order: Order) -> tuple[str, ...]:
        """Return the articles of a set in an order."""
        flags = self.flags(articles)
        if order == "added":
            return tuple(compress(self.present, flags))
        places = self._order(order)
        return tuple(compress(map(self.present.__getitem__, places), map(flags.__getitem__, places)))

    # --- columns -----------------------------------------------------------------------------------------

    def column(self, name: str) -> tuple[str, ...]:
        """Return one field of the corrected metadata of all articles."""
        if name not in self._columns:
            contents = self.corpus.contents
            told = list(map(attrgetter(name), map(contents.heads.__getitem__, self.present)))
            for key, corrections in list(contents.corrections.items()):
                changed: str | None = getattr(corrections, name)
                if changed is not None and key in self.position:
                    told[self.position[key]] = changed
            self._columns[name] = tuple(told)
        return self._columns[name]

    def where(self, name: str, accepts: Callable[[str], bool]) -> Articles:
        """Return the articles whose metadata have an accepted value in one field."""
        values = self.column(name)
        right = {value for value in set(values) if accepts(value)}
        return _number(bytes(map(right.__contains__, values)))

    def values(self, name: str, articles: Articles) -> Iterator[str]:
        """Return what stands in one field of the articles of a set."""
        return compress(self.column(name), self.flags(articles))

    def _order(self, order: Order) -> tuple[int, ...]:
        """Return the positions of all articles in an order; what is equal stays as it was added."""
        if order not in self._ordered:
            found = sorted(range(len(self.present)), key=self.column("date").__getitem__)
            if order == "outlet":
                found.sort(key=self.column("outlet").__getitem__)
            self._ordered[order] = tuple(found)
        return self._ordered[order]

    # --- the index ---------------------------------------------------------------------------------------

    def indexed(self, index: Connection) -> Articles:
        """Return the articles whose words the index knows."""
        known = self.numbers.refresh(index, self.corpus.looks)
        if self._places[0] is not known:
            position = self.position
            places = {number: position[key] for number, key in known.items() if key in position}
            self._places = known, places, self._at(places.values())
        return self._places[2]

    def numbered(self, numbers: Iterable[int]) -> Articles:
        """Return the articles that numbers of the index mean; some may mean none any more."""
        places = self._places[1]
        return self._at(places[number] for number in numbers if number in places)


def _number(flags: bytes | bytearray) -> Articles:
    return int.from_bytes(flags, "little")


_views: WeakKeyDictionary[Corpus, View] = WeakKeyDictionary()
_lock = Lock()


def view_of(corpus: Corpus) -> View:
    """Return the view of a corpus as it is now, the same one as long as its articles are described so."""
    present = corpus.articles()
    with _lock:
        known = _views.get(corpus)
        if known is None or known.present is not present:
            known = _views[corpus] = View(corpus, present, known.numbers if known else Numbers())
        return known
