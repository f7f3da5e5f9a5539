"""Keeps earlier versions of the open corpus without being asked: beside the work, and before weighty acts.

A save that merges what another machine wrote keeps one by itself, wherever it is called from.
"""

from time import monotonic

from PySide6.QtCore import QObject, QTimer

from annotator.corpus import Corpus
from annotator.errors import AnnotatorError
from annotator.gui.workspace import Changed, Workspace

HALF_HOUR = 30 * 60.0
"""Seconds between two earlier versions while something changes."""
PAUSE = 10 * 60.0
"""Seconds within which one weighty act needs no earlier version after another."""
LOOK_EVERY = 60_000
"""Milliseconds between two looks at the clock."""
AT_ONCE = 2_000
"""Articles up to which a weighty act waits for the earlier version; for more it is made beside it."""
SETTLED = 5_000
"""Milliseconds after which a corpus of more articles is kept as it was found: the first cues come first."""


class Keeper(QObject):
    """Follows the workspace. What goes wrong is told in passing: the corpus itself is safe without it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._last = monotonic()
        self._last_weighty = -PAUSE
        self._edited = False
        self._clock = QTimer(self, interval=LOOK_EVERY)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        self._opened = QTimer(self, singleShot=True, interval=SETTLED)
        self._opened.timeout.connect(lambda: self._in_background("when it was opened"))
        workspace.changed.connect(self._follow)
        workspace.weighty.connect(self._before)
        workspace.leaving.connect(self._leave)  # after the window, which keeps what is typed first

    def begin(self) -> None:
        """Keep the open corpus as it was found; a large one when the window has come to rest."""
        self._opened.stop()
        if len(self._workspace.corpus.articles()) > AT_ONCE:
            self._opened.start()
        else:
            self._in_background("when it was opened")

    def look(self) -> None:
        """Keep an earlier version if half an hour has passed and something has changed."""
        if self._edited and monotonic() - self._last >= HALF_HOUR:
            self._in_background("half an hour of work")

    def _follow(self, what: Changed) -> None:
        if what.touches("corpus"):
            self._last_weighty = -PAUSE
            self.begin()
        elif what.change is not None or what.touches("articles"):
            self._edited = True

    def _before(self, why: str) -> None:
        corpus = self._workspace.corpus
        if corpus.path is None or monotonic() - self._last_weighty < PAUSE:
            return
        self._last_weighty = monotonic()
        if len(corpus.articles()) > AT_ONCE:
            self._in_background(why)
        else:
            self._at_once(why)

    def _leave(self) -> None:
        """Keep the corpus as it is left: others may have changed it when it is opened again."""
        if self._edited and self._workspace.corpus.path is not None:
            self._at_once("when it was closed")

    def _at_once(self, why: str) -> None:
        self._kept()
        try:
            keep(self._workspace.corpus, why)
        except AnnotatorError as error:
            self._failed(error)

    def _in_background(self, why: str) -> None:
        corpus = self._workspace.corpus
        if corpus.path is not None and not corpus.read_only:
            self._kept()
            self._workspace.jobs.run("snapshot", keep, corpus, why, done=_nothing, failed=self._failed)

    def _kept(self) -> None:
        self._last = monotonic()
        self._edited = False

    def _failed(self, error: BaseException) -> None:
        self._edited = True
        self._workspace.told.emit(str(error))


def keep(corpus: Corpus, why: str) -> None:
    """Keep an earlier version of a corpus and thin the old ones."""
    from annotator.corpus import snapshots  # archives are loaded when the first one is written

    if corpus.read_only:
        return
    if snapshots.take(corpus, why) is not None:
        snapshots.thin(corpus.info.id)


def _nothing(_result: object) -> None:
    """Take note that all went well."""
