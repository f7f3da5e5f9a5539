"""Brings results of short threads and of the worker process back to the window."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from annotator.work import Worker

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from annotator.gui.tidying import Tidying

log = logging.getLogger(__name__)


class Later(QTimer):
    """Calls something once, some milliseconds later; asked again before that, it begins to wait anew."""

    def __init__(self, parent: QObject, then: Callable[[], object]) -> None:
        super().__init__(parent, singleShot=True)
        self._wait = 0
        self._free = QTimer(self, singleShot=True, interval=0)
        self._free.timeout.connect(lambda: self.start(self._wait))
        self.timeout.connect(then)

    def when_free(self, wait: int) -> None:
        """Begin to wait when the window is free again, so that what is shown now is painted before."""
        self.stop()
        self._wait = wait
        self._free.start()

    def forget(self) -> None:
        """Call nothing."""
        self._free.stop()
        self.stop()


class Jobs(QObject):
    """Runs work off the window's thread; of two jobs of one `topic` only the later one's answer arrives."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: ThreadPoolExecutor | None = None
        self._tidying: Tidying | None = None
        self._worker = Worker()
        self._beside = Worker()
        self._latest: dict[str, int] = {}
        self._last: dict[str, Future[Any]] = {}
        self._open = True
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        topic: str,
        work: Callable[..., Any],
        *args: Any,  # noqa: ANN401  # whatever `work` takes
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
        process: bool = False,
        beside: bool = False,
        instead: bool = False,
    ) -> None:
        """Carry out `work(*args)` elsewhere, then call `done(result)` in the window's thread.

        With `process` the work runs in the worker process (module-level function, picklable arguments): for
        anything that can keep the interpreter busy for long; with `beside` it runs in another one, for what
        nobody waits for. With `instead` the last job of the topic is not carried out any more if it has not
        begun: for what is of no use without its answer. An exception goes to `failed`, else to the log.
        After `stop` nothing is carried out: a timer may ask for it while the window closes.
        """
        if not self._open:
            return
        self.tidy_here()  # another process, too, has threads here that carry values to and fro
        number = self._latest.get(topic, 0) + 1
        self._latest[topic] = number
        processes = self._beside if beside else self._worker
        submit = processes.submit if process or beside else self._pool().submit
        if instead and (last := self._last.pop(topic, None)) is not None:
            last.cancel()
        future: Future[Any] = submit(work, *args)
        if instead:
            self._last[topic] = future
        future.add_done_callback(lambda ended: self._announce(topic, number, ended, done, failed))

    def drop(self, topic: str) -> None:
        """Make the answer of a topic's running job stale."""
        self._latest[topic] = self._latest.get(topic, 0) + 1

    def tidy_here(self) -> None:
        """Collect garbage in the window's thread alone, until the end."""
        if self._tidying is None:
            from annotator.gui.tidying import Tidying  # not before the window is on the screen

            self._tidying = Tidying(self)
            self._tidying.begin()

    def stop(self) -> None:
        """Wait for running threads, drop everything else; nothing is delivered from now on."""
        self._open = False
        if self._threads is not None:
            self._threads.shutdown(wait=True, cancel_futures=True)
        if self._tidying is not None:
            self._tidying.end()
        self._worker.stop()
        self._beside.stop()

    def _pool(self) -> ThreadPoolExecutor:
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor  # not before the window is on the screen

            self._threads = ThreadPoolExecutor(2, thread_name_prefix="job")
        return self._threads

    def _announce(self, *answer: object) -> None:
        if self._open:
            self._arrived.emit(answer)

    def _deliver(self, answer: tuple[Any, ...]) -> None:
        topic, number, future, done, failed = answer
        if not self._open or future.cancelled() or self._latest.get(topic) != number:
            return
        error = future.exception()
        if error is None:
            done(future.result())
        elif failed is not None:
            failed(error)
        else:
            log.error("work on %s failed", topic, exc_info=error)
