"""Work in other processes: one worker beside the window, which keeps painting, or many for a command."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")

MOST = 61 if sys.platform == "win32" else 512
"""Processes at the same time: Windows waits for no more at once."""

AHEAD = 2
"""Pieces of work under way for each process."""


class Worker:
    """One worker process for module-level functions whose arguments and results can be pickled."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Start `work` in the worker process; a worker that died is replaced at the next call."""
        from concurrent.futures import ProcessPoolExecutor  # not before the window is on the screen
        from multiprocessing import get_context

        if self._pool is None or self._pool._broken:  # noqa: SLF001  # the only way to ask
            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        with without_main_module():
            return self._pool.submit(work, *args, **kwargs)

    def stop(self) -> None:
        """End the worker; what it has not finished is dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


class Spread(Protocol):
    """Calls a module-level function with each of some arguments, as `map` does, in whatever processes."""

    def __call__(self, work: Callable[[S], T], pieces: Iterable[S], /) -> Iterator[T]:
        """Yield what `work` returns for each of the pieces, in their order."""


@contextmanager
def spreading(processes: int) -> Iterator[Spread]:
    """Give a `map` that spreads its calls over so many processes and yields what they return in order.

    Few calls are under way at a time, so that pieces may come from a long iterator.
    """
    processes = min(processes, MOST)
    if processes == 1:
        yield map
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with without_main_module():
        pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_leave_stopping)
    try:
        yield lambda work, pieces: _in_order(pool, work, pieces, ahead=AHEAD * processes)
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, work: Callable[[S], T], pieces: Iterable[S], *, ahead: int
) -> Iterator[T]:
    waiting: deque[Future[T]] = deque()
    for piece in pieces:
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
        with without_main_module():
            waiting.append(pool.submit(work, piece))
    while waiting:
        yield waiting.popleft().result()


def _leave_stopping() -> None:
    """Leave it to the process that asked to stop at Ctrl+C."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def without_main_module() -> Iterator[None]:
    """Keep a process that is started inside from running the program's main script again.

    A person's own script need not be guarded by `if __name__ == "__main__"` just because it reads a file.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
