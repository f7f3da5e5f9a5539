"""What searches of one corpus have in common: its articles as sets and columns, as long as they are so."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from operator import attrgetter
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from annotator.search.text_index import Numbers

if TYPE_CHECKING:
    from sqlite3 import Connection

    from annotator.corpus import Corpus
    from annotator.search.values import Order


class View:
    """The articles of a corpus that are not removed, as they were described when a search began."""

    def __init__(self, corpus: Corpus, present: tuple[str, ...], numbers: Numbers) -> None:
        self.corpus = corpus
        self.present = present
        self.numbers = numbers
        self._columns: dict[str, dict[str, str]] = {}
        self._ordered: dict[Order, tuple[str, ...]] = {"added": present}
        self._unindexed: tuple[frozenset[str], frozenset[str]] | None = None

    @cached_property
    def everything(self) -> frozenset[str]:
        """All articles."""
        return frozenset(self.present)

    def column(self, name: str) -> Mapping[str, str]:
        """Return one field of the corrected metadata, by article, in the order in which they were added."""
        if name not in self._columns:
            contents = self.corpus.contents
            heads = map(contents.heads.__getitem__, self.present)
            told = dict(zip(self.present, map(attrgetter(name), heads), strict=True))
            for key, corrections in list(contents.corrections.items()):
                changed: str | None = getattr(corrections, name)
                if changed is not None and key in told:
                    told[key] = changed
            self._columns[name] = told
        return self._columns[name]

    def ordered(self, order: Order) -> tuple[str, ...]:
        """Return all articles in an order; where that says nothing, in the order in which they were added."""
        if order not in self._ordered:
            dates = self.column("date")
            found = sorted(self.present, key=dates.__getitem__)
            if order == "outlet":
                found.sort(key=self.column("outlet").__getitem__)
            self._ordered[order] = tuple(found)
        return self._ordered[order]

    def unindexed(self, index: Connection) -> frozenset[str]:
        """Return the articles whose words the index does not know."""
        indexed = self.numbers.refresh(index, self.corpus.looks)
        if self._unindexed is None or self._unindexed[0] is not indexed:
            self._unindexed = indexed, self.everything - indexed
        return self._unindexed[1]


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
