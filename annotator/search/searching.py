"""A search in an open corpus: which articles to look through, in which order, and the work cut into tasks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from annotator.corpus import Corpus
from annotator.corpus.index import IndexTrouble, index_path, reading
from annotator.corpus.layout import FileKey
from annotator.model import Annotation
from annotator.search.candidates import Between, Sources, candidates
from annotator.search.cue_cache import instrument_key, without_cues
from annotator.search.fields import PlaceTest, articles_with, place_tests
from annotator.search.looking import Item, Mark, Task, look
from annotator.search.query import read_query
from annotator.search.text_index import matching
from annotator.search.tree import Filter, leaves
from annotator.search.values import Order, QueryError, Row
from annotator.search.view import Articles, view_of

if TYPE_CHECKING:
    from sqlite3 import Connection

FIRST, LARGEST = 8, 256
"""Articles of the first task and of the largest: a portion should take a fraction of a second."""
LARGEST_WITH_CUES = 16
"""The same where cues may have to be computed."""


class Search:
    """One query in one corpus, as it is now; raises QueryError when the query cannot be read.

    `order` is that in which articles were added, or by date or outlet; with `diacritics` words count only if
    they are written with the same ones; `context` are the code points shown on either side of a hit.
    """

    def __init__(
        self,
        corpus: Corpus,
        query: str,
        *,
        order: Order = "added",
        diacritics: bool = False,
        context: int = 60,
    ) -> None:
        self.query = read_query(query)
        self._corpus = corpus
        self._order: Order = order
        self._diacritics = diacritics
        self._context = context
        self._view = view_of(corpus)
        self._facts: dict[Filter, Articles] = {}
        self.tests = place_tests(corpus, self.query.places)
        self._refuse_nothing()
        self._needs_cues = any(test.kind in ("cue", "voice") for test in self.tests)
        self._index = index_path(corpus.info.id, corpus.path) if corpus.path is not None else None
        self._between = self._find()

    def _refuse_nothing(self) -> None:
        finds = any(test.wanted and test.kind in ("cue", "annotation") for test in self.tests)
        if self.tests and not self.query.terms and not finds:
            place = self.query.places[0][0].place
            raise QueryError("this chooses among hits: say also which words, cue or code to look for", *place)

    # --- which articles ----------------------------------------------------------------------------------

    @property
    def exact(self) -> bool:
        """Say whether each of `articles` is sure to have a hit: then they can be counted without looking."""
        return not self.tests and self._between.maybe == self._between.sure

    @cached_property
    def articles(self) -> tuple[str, ...]:
        """The articles that may have a hit, in the order of the search."""
        return self._view.listed(self._between.maybe, self._order)

    def by_outlet(self) -> dict[str, int]:
        """Return how many of `articles` there are by outlet."""
        return dict(Counter(self._view.values("outlet", self._between.maybe)))

    def _find(self) -> Between:
        if self._index is not None:
            with suppress(IndexTrouble), reading(self._index) as index:
                if index is not None:
                    return self._asked(index)
        return self._asked(None)

    def _asked(self, index: Connection | None) -> Between:
        """Return the articles in which there may be a hit and those in which there is."""
        tree = self.query.articles
        found = Between(self._view.everything, self._view.everything)
        if tree is not None:
            found = candidates(tree, self._sources(index))
        for number, test in enumerate(self.tests):
            if test.wanted and test.kind == "annotation":
                found = found.within(self._view.those(self._marks[number]))
            elif test.wanted and test.kind == "cue" and index is not None:
                found = found.within(self._view.without(self._without(index, test)))
        return found

    def _sources(self, index: Connection | None) -> Sources:
        view = self._view

        def match(expression: str) -> Articles:
            return 0 if index is None else view.numbered(matching(index, expression))

        return Sources(
            everything=view.everything,
            unindexed=view.everything if index is None else view.without(view.indexed(index)),
            match=match,
            has=self._has,
            diacritics=self._diacritics,
        )

    def _has(self, wanted: Filter) -> Articles:
        if wanted not in self._facts:
            self._facts[wanted] = articles_with(self._view, wanted)
        return self._facts[wanted]

    def _without(self, index: Connection, test: PlaceTest) -> Articles:
        """Return the articles that are known to have no such cue."""
        own = any(one.wanted and one.kind == "voice" and one.values == {"author"} for one in self.tests)
        return self._view.those(
            without_cues(
                index,
                test.values,
                own=own,
                instrument=instrument_key(self._corpus.adjustments()),
                looks=self._corpus.looks,
                languages=dict(zip(self._view.present, self._view.column("language"), strict=True)),
            )
        )

    @cached_property
    def _marks(self) -> dict[int, dict[str, tuple[Mark, ...]]]:
        """The annotations that each test on places means, by article."""
        meant = [(number, test) for number, test in enumerate(self.tests) if test.kind == "annotation"]
        marks: dict[int, dict[str, tuple[Mark, ...]]] = {number: {} for number, _test in meant}
        for article in self._corpus.annotated() if meant else ():
            live = self._corpus.annotations_in(article)
            for number, test in meant:
                found = tuple(mark for one in live if test.accepts(one) for mark in marks_of(one, article))
                if found:
                    marks[number][article] = found
        return marks

    # --- the work ----------------------------------------------------------------------------------------

    def tasks(self, *, size: int | None = None) -> Iterator[Task]:
        """Yield the work in portions of `size` articles; without it the first ones are small."""
        largest = size or (LARGEST_WITH_CUES if self._needs_cues else LARGEST)
        count = size or FIRST
        left = iter(self.articles)
        while some := tuple(islice(left, count)):
            yield self._task(some)
            count = min(2 * count, largest)

    def _task(self, articles: Iterable[str]) -> Task:
        return Task(
            query=self.query,
            tests=self.tests,
            items=tuple(map(self._item, articles)),
            folder=str(self._corpus.path or ""),
            index=str(self._index or ""),
            adjustments=self._corpus.adjustments() if self._needs_cues else (),
            diacritics=self._diacritics,
            context=self._context,
        )

    def _item(self, key: str) -> Item:
        head = self._corpus.head(key)
        path = FileKey("article", key).path
        # A draft has no files, and of some articles there is only a copy under another name.
        has_file = self._corpus.path is not None and path in self._corpus.looks
        return Item(
            id=key,
            outlet=head.outlet,
            date=head.date,
            headline=head.headline,
            language=head.language,
            path=path if has_file else "",
            article=None if has_file else self._corpus.article(key),
            facts=frozenset(wanted for wanted, flags in self._flags if flags[self._view.position[key]]),
            marks={number: found[key] for number, found in self._marks.items() if key in found},
        )

    @cached_property
    def _flags(self) -> tuple[tuple[Filter, bytes], ...]:
        """The filters on articles of the query, each with a byte for every article."""
        tree = self.query.articles
        wanted = (leaf for leaf in leaves(tree) if isinstance(leaf, Filter)) if tree is not None else ()
        return tuple((one, self._view.flags(self._has(one))) for one in wanted)


def marks_of(annotation: Annotation, article: str) -> Iterator[Mark]:
    """Yield where an annotation stands in an article."""
    if not annotation.target:
        yield Mark(0, 0, annotation.code, annotation.id)
    for one in annotation.within(article):
        yield Mark(one.start, one.end, annotation.code, annotation.id)


def search(corpus: Corpus, query: str, *, order: Order = "added", diacritics: bool = False) -> Iterator[Row]:
    """Yield the hits of a query as they are found, in this process. Raises QueryError."""
    for task in Search(corpus, query, order=order, diacritics=diacritics).tasks():
        yield from look(task).rows


def warm(corpus: Corpus) -> None:
    """Read what the first search would have to read; may run in a thread while a person types."""
    view = view_of(corpus)
    for name in ("date", "outlet"):
        view.column(name)
    _ = view.position
    if corpus.path is not None:
        with suppress(IndexTrouble), reading(index_path(corpus.info.id, corpus.path)) as index:
            if index is not None:
                view.indexed(index)
