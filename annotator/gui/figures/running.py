"""One piece of work after the other, off the window's thread, with signs of progress and a way to stop it."""

import logging
import sys
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from annotator.comparison.gathering import Progress
from annotator.errors import AnnotatorError
from annotator.gui.workspace import Workspace

log = logging.getLogger(__name__)

TOPIC = "figures"

TURN = 0.0005
"""Seconds after which a busy thread gives way: painting is many small calls, each of which waits its turn."""


class Watch(Protocol):
    """What work is told to send its signs of progress to; both ways end work that is not wanted any more."""

    def __call__(self, progress: Progress) -> object:
        """Take a sign."""
        ...

    def check(self) -> None:
        """Say nothing."""
        ...


Work = Callable[[Watch], Any]


class _Stopped(Exception):  # noqa: N818  # it is no error
    """Raised inside of the work, where it tells of its progress."""


class Running(QObject):
    """Carries out one work at a time: what is asked for meanwhile waits, and only the last of it is done.

    `answered` carries what the work returned, `failed` what went wrong, in words. `moved` carries how many
    articles of how many are counted; `ended` is emitted whenever nothing is under way any more.
    """

    answered = Signal(object)
    failed = Signal(str)
    moved = Signal(int, int)
    ended = Signal()
    _counted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = workspace.jobs
        self._run: _Run | None = None
        self._next: Work | None = None
        self._usual = 0.0
        self._counted.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        workspace.leaving.connect(self.stop)  # the program waits for its threads when it ends

    @property
    def is_running(self) -> bool:
        """Say whether something is under way."""
        return self._run is not None

    def begin(self, work: Work) -> None:
        """Carry out `work`, which is told where to send signs of progress; what is under way is dropped."""
        self._next = work
        if self._run is None:
            self._start()
        else:
            self._run.stopped = True

    def stop(self) -> None:
        """Stop at the next sign of progress, and answer nothing."""
        self._next = None
        if self._run is not None:
            self._run.stopped = True

    def _start(self) -> None:
        work, self._next = self._next, None
        if work is None:
            sys.setswitchinterval(self._usual or sys.getswitchinterval())
            self.ended.emit()
            return
        run = self._run = _Run(self._counted)
        self._usual = self._usual or sys.getswitchinterval()
        sys.setswitchinterval(TURN)
        self._jobs.run(
            TOPIC,
            work,
            run,
            done=lambda answer: self._end(run, lambda: self.answered.emit(answer)),
            failed=lambda error: self._end(run, lambda: self._fail(error)),
        )

    def _end(self, run: "_Run", tell: Callable[[], None]) -> None:
        if not isValid(self):  # the answer may come after the window has gone
            return
        self._run = None
        if not run.stopped:
            tell()
        if self._run is None:
            self._start()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, AnnotatorError):
            log.error("a figure failed", exc_info=error)
        said = str(error) or type(error).__name__
        self.failed.emit(said[:1].upper() + said[1:])

    def _tell(self, progress: Progress) -> None:
        if self._run is not None and not self._run.stopped:
            self.moved.emit(progress.done, progress.total)


class _Run:
    """One piece of work under way."""

    def __init__(self, counted: Any) -> None:  # noqa: ANN401  # a bound signal, whose class Qt does not name
        self._counted = counted
        self.stopped = False

    def __call__(self, progress: Progress) -> None:
        """Send a sign, from the thread of the work, or end that."""
        self.check()
        self._counted.emit(progress)

    def check(self) -> None:
        """End the work if it was stopped."""
        if self.stopped:
            raise _Stopped
