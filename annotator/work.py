"""Work in another process, so that the window keeps painting: one worker, started when first needed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

P = ParamSpec("P")
T = TypeVar("T")


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
