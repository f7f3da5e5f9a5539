"""Reads the articles of an event as they may be seen, in the worker process, and puts them together."""

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from annotator.coding.concealing import HIDDEN
from annotator.comparison.whole_event.reading import Reading, of_outlet, read
from annotator.comparison.whole_event.whole import Whole, put_together
from annotator.gui.workspace import Progress, Workspace
from annotator.model import Adjustment, Article

log = logging.getLogger(__name__)

TOPIC = "event as a whole"
AT_ONCE = 60_000
"""Code points of the articles that the worker process is asked for in one go: less than a second of work."""

Looked = tuple[Article, str, tuple[Adjustment, ...] | None]
"""An article as it may be seen, what its outlet is called, what makes cues (None: they are hidden)."""


class EventWork(QObject):
    """Looks at one event at a time: a new one makes what is under way stale.

    `finished` carries the `Whole`, `stopped` tells that a person stopped it, `failed` what went wrong.
    Articles that are as they were the last time are not read again.
    """

    finished = Signal(object)
    stopped = Signal()
    failed = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._known: dict[str, tuple[Looked, Reading]] = {}
        self._wanted: tuple[Looked, ...] = ()
        self._with_copies = False
        self._stopped = False
        self._progress: Progress | None = None

    def start(self, articles: Sequence[str], *, with_copies: bool) -> None:
        """Read articles and put them together, in the order of their outlets."""
        self._end_progress()
        self._stopped, self._with_copies = False, with_copies
        looked = (self._look(article) for article in articles)
        self._wanted = tuple(sorted(looked, key=lambda one: (one[1].casefold(), one[0].date, one[0].id)))
        kept = {one[0].id: self._known.get(one[0].id) for one in self._wanted}
        self._known = {
            one[0].id: known for one in self._wanted if (known := kept[one[0].id]) and known[0] == one
        }
        self._go_on()

    def drop(self) -> None:
        """Forget everything: another corpus is open, or something else is hidden."""
        self._end_progress()
        self._workspace.jobs.drop(TOPIC)
        self._known.clear()

    def _look(self, article: str) -> Looked:
        workspace = self._workspace
        masks = workspace.masks
        seen = masks.described(article)
        blind = workspace.mode == "blind" or "cues" in masks.hidden(article)
        outlet = HIDDEN if masks.hide_outlets() else seen.outlet
        return seen, outlet, None if blind else tuple(workspace.corpus.adjustments())

    def _go_on(self) -> None:
        """Have the worker process read some articles, and so on until none is missing."""
        missing = [one for one in self._wanted if one[0].id not in self._known]
        if self._stopped:
            self._end_progress()
            self.stopped.emit()
            return
        if not missing:
            self._finish()
            return
        now = _portion(missing)
        if len(now) < len(self._wanted):
            done = len(self._wanted) - len(missing)
            self._progress = Progress("Reading the event", done, len(self._wanted), self._stop)
            self._workspace.set_progress(self._progress)

        def take(readings: Sequence[Reading]) -> None:
            if isValid(self):  # the answer may come after the window has gone
                self._known |= {one[0].id: (one, reading) for one, reading in zip(now, readings, strict=True)}
                self._go_on()

        self._workspace.jobs.run(TOPIC, read_all, now, done=take, failed=self._fail, process=True)

    def _finish(self) -> None:
        readings = tuple(self._known[one[0].id][1] for one in self._wanted)

        def tell(whole: Whole) -> None:
            if isValid(self):
                self._end_progress()
                self.finished.emit(whole)

        self._workspace.jobs.run(
            TOPIC, joined, readings, self._with_copies, done=tell, failed=self._fail, process=True
        )

    def _fail(self, error: BaseException) -> None:
        log.error("looking at an event failed", exc_info=error)
        if isValid(self):
            self._end_progress()
            self.failed.emit(str(error))

    def _end_progress(self) -> None:
        if self._progress is not None and self._workspace.progress is self._progress:
            self._workspace.set_progress(None)
        self._progress = None

    def _stop(self) -> None:
        self._stopped = True


def read_all(articles: Sequence[Looked]) -> tuple[Reading, ...]:
    """Read articles, each under the name of its outlet that may be seen."""
    return tuple(of_outlet(read(article, adjustments), outlet) for article, outlet, adjustments in articles)


def joined(
    readings: Sequence[Reading],
    with_copies: bool,  # noqa: FBT001  # jobs know no keywords
) -> Whole:
    """Put articles together; jobs know no keywords."""
    return put_together(readings, with_copies=with_copies)


def _portion(missing: Sequence[Looked]) -> list[Looked]:
    """Return the first few articles: as many as have `AT_ONCE` code points in all, one at least."""
    portion: list[Looked] = []
    length = 0
    for one in missing:
        length += len(one[0].text)
        if portion and length > AT_ONCE:
            break
        portion.append(one)
    return portion
