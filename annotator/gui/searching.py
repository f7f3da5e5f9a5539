"""Searches the open corpus beside the window: in portions, stopped at any time, stale answers dropped."""

import logging
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from annotator.corpus import Corpus
from annotator.gui.workspace import Workspace
from annotator.search import Order, Portion, QueryError, Search, Task, look, sort_rows, warm
from annotator.search.tree import Filter, Regex, leaves

log = logging.getLogger(__name__)

TOPIC = "search"
AT_ONCE = 5_000
"""Hits after which a search waits until more are wanted."""
MOST = 100_000
"""Hits that are kept in memory at most, about a kilobyte each."""
CONTEXT = 100
"""Code points that are kept on either side of a hit: what a wide window can show."""
FROM_CUES = ("cue", "voice")
"""Fields of a query that look at what the program found."""
FROM_CODERS = ("code", "coder")
"""Fields of a query that look at what any coder marked."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A search that has begun: what is known at once, the work that is left, and its first portion.

    `articles` may have a hit; when `exact`, each of them is sure to.
    """

    articles: int
    exact: bool
    tasks: Iterator[Task]
    first: Portion


class Searching(QObject):
    """Runs one search at a time: a new one makes what is under way stale.

    `begun` carries a `Begun`, `arrived` each `Portion`, `waits` tells that nothing more comes before
    `go_on`; `refused` carries the `QueryError` of a query that cannot be read, `failed` what went wrong.
    """

    begun = Signal(object)
    arrived = Signal(object)
    waits = Signal()
    refused = Signal(object)
    failed = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks: Iterator[Task] = iter(())
        self._limit = AT_ONCE
        self._warm: Corpus | None = None
        self.running = False
        self.stopped = False
        """Whether a person wanted no more."""
        self.complete = False
        """Whether every article was looked through."""
        self.found = 0
        """Hits that arrived."""

    def warm_up(self) -> None:
        """Read what every search needs, and start the worker process, before a person has typed a word."""
        if self._warm is not self._workspace.corpus:
            self._warm = self._workspace.corpus
            jobs = self._workspace.jobs
            jobs.run("search warm-up", warm, self._warm, done=_nothing)
            jobs.run("search worker", sort_rows, [], ["left"], done=_nothing, process=True)

    def start(self, query: str, order: Order) -> None:
        """Search anew."""
        self._reset()
        self.running = True
        workspace = self._workspace
        hidden = workspace.masks.anywhere()
        if workspace.chosen_mode == "blind":
            hidden |= {"cues"}
        self._run(begin, workspace.corpus, query, order, hidden, done=self._begin)

    def go_on(self, *, to_the_end: bool = False) -> None:
        """Look for more hits: about as many again, or all that there are."""
        if self.running or not self.more:
            return
        self._limit = MOST if to_the_end else min(self.found + AT_ONCE, MOST)
        self.running, self.stopped = True, False
        self._look_on()

    @property
    def more(self) -> bool:
        """Say whether there may be more hits, and room for them."""
        return not self.complete and self.found < MOST

    def stop(self) -> None:
        """Let what is under way be the last; the search goes on when a person asks for all."""
        self._limit = self.found
        self.stopped = True

    def drop(self) -> None:
        """Forget the search."""
        self._workspace.jobs.drop(TOPIC)
        self._reset()

    def _reset(self) -> None:
        self._tasks, self._limit = iter(()), AT_ONCE
        self.running, self.stopped, self.complete, self.found = False, False, False, 0

    def _begin(self, begun: Begun) -> None:
        self._tasks = begun.tasks
        self.begun.emit(begun)
        self._take(begun.first)

    def _look_on(self) -> None:
        task = next(self._tasks, None)
        if task is None:
            self.running, self.complete = False, True
            self.waits.emit()
        else:
            self._run(look, task, done=self._take, process=True)

    def _take(self, portion: Portion) -> None:
        self.found += len(portion.rows)
        if portion.looked:
            self.arrived.emit(portion)
        if not self.running:  # whoever heard of it began another search
            return
        if self.found >= self._limit:
            self.running = False
            self.waits.emit()
        else:
            self._look_on()

    def _run(
        self,
        work: Callable[..., Any],
        *given: Any,  # noqa: ANN401  # whatever `work` takes
        done: Callable[[Any], None],
        process: bool = False,
    ) -> None:
        def tell(answer: Any) -> None:  # noqa: ANN401  # whatever `work` returns
            if isValid(self):  # it may come after the window has gone
                done(answer)

        self._workspace.jobs.run(TOPIC, work, *given, done=tell, failed=self._fail, process=process)

    def _fail(self, error: BaseException) -> None:
        if not isValid(self):
            return
        self.running = False
        if isinstance(error, QueryError):
            self.refused.emit(error)
        else:
            log.error("the search failed", exc_info=error)
            self.failed.emit(str(error))


def _nothing(_answer: object) -> None:
    """Want nothing of an answer."""


def begin(corpus: Corpus, query: str, order: Order, hidden: Collection[str]) -> Begun:
    """Read a query and look through the first few articles, if that is quick; raises QueryError.

    A query may not ask for what is hidden: its hits would show where that is.
    """
    found = Search(corpus, query, order=order, context=CONTEXT)
    _refuse_hidden(found, hidden)
    tasks = found.tasks()
    quick = not found.tests and not any(isinstance(term, Regex) for term in found.query.terms)
    first = next(tasks, None) if quick else None
    portion = look(first) if first is not None else Portion()
    return Begun(len(found.articles), found.exact, tasks, portion)


def _refuse_hidden(found: Search, hidden: Collection[str]) -> None:
    asked = [one for one, _wanted in found.query.places]
    inside = leaves(found.query.articles) if found.query.articles is not None else ()
    asked += [one for one in inside if isinstance(one, Filter)]
    for one in asked:
        if "cues" in hidden and one.name in FROM_CUES:
            message = f"in blind mode cues are hidden, and hits of {one.name}: would show them"
            raise QueryError(message, *one.place)
        if one.name in hidden or (one.name in FROM_CODERS and "coders" in hidden):
            message = f"{one.name}: is hidden from who codes now (Code > Masks and samples)"
            raise QueryError(message, *one.place)
