"""Keeps the index of the open corpus up to date, beside the work and without being asked."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from annotator.gui.workspace import Changed, Progress, Workspace

if TYPE_CHECKING:
    from annotator.corpus.indexing import Progress as Done
    from annotator.search.upkeep import Upkeep

log = logging.getLogger(__name__)

TOPIC = "index"
SOON = 2_000
"""Milliseconds after an opening or a change: others come first, and changes come in crowds."""
WORTH_IT = 200
"""Articles from which on an index is made: fewer are read before a person has let go of the key."""
LABELS = {
    "articles": "Indexing articles",
    "quotes": "Indexing annotations",
    "texts": "Indexing words",
    "cues": "Looking for cues",
}


class Indexer(QObject):
    """Follows the workspace. What cannot be indexed is found without an index, and only the log is told."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._shown: Progress | None = None
        self._stopped = False
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.begin)
        workspace.changed.connect(self._follow)
        self._soon.start()

    def _follow(self, what: Changed) -> None:
        if what.touches("corpus"):
            self._stopped = False
            self._drop()
        if what.touches("corpus", "articles", "rules") and not self._stopped:
            self._soon.start()

    def begin(self) -> None:
        """Bring the index up to date, if that is worth it and nobody has stopped it."""
        corpus = self._workspace.corpus
        if self._stopped or len(corpus.articles()) < WORTH_IT:
            return
        from annotator.search.upkeep import upkeep_of  # not while the window opens

        job = upkeep_of(corpus)
        if job is not None:
            self._go_on(job)

    def _go_on(self, job: Upkeep) -> None:
        from annotator.search.upkeep import advance_gently  # as above

        self._workspace.jobs.run(
            TOPIC,
            advance_gently,
            job,
            done=self._alive(lambda done: self._take(job, done)),
            failed=self._alive(self._fail),
            beside=True,
        )

    def _alive(self, then: Callable[..., None]) -> Callable[..., None]:
        """Call a function only as long as the window is there."""
        return lambda answer: then(answer) if isValid(self) else None

    def _take(self, job: Upkeep, done: Done | None) -> None:
        if done is None or self._stopped:
            self._drop()
            return
        self._show(Progress(LABELS[done.stage], done.done, done.total, self._stop))
        if not self._stopped:
            self._go_on(job)

    def _fail(self, error: BaseException) -> None:
        log.warning("the index was not brought up to date: %s", error)
        self._drop()

    def _stop(self) -> None:
        """Make no index of this corpus any more until it is opened again."""
        self._stopped = True
        self._soon.stop()
        self._drop()

    def _drop(self) -> None:
        """Forget the run; one that is wanted soon still is."""
        self._workspace.jobs.drop(TOPIC)
        self._show(None)

    def _show(self, progress: Progress | None) -> None:
        """Show how far it is, unless something that a person waits for is shown."""
        if self._workspace.progress is self._shown:
            self._shown = progress
            self._workspace.set_progress(progress)
