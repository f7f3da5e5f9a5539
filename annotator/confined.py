"""Work on files that nobody vouches for: in a process apart, within limits on time and memory.

A file may be made to keep its reader busy for ever, to fill the memory or to crash the library that reads
it. In a process apart none of this reaches the window or the corpus: that process is ended, the next piece of
work gets a new one, and whoever asked gets a reason to show.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal, ParamSpec, TypeVar

from annotator import memory
from annotator.errors import InputError
from annotator.work import without_main_module

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

P = ParamSpec("P")
T = TypeVar("T")

MEGABYTE = 1 << 20
IDLE = 30.0
"""Seconds without work after which the process ends by itself and gives its memory back."""
WATCH = 0.2
"""Seconds between two looks at the memory of a process that is working."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may take: seconds by the clock, and bytes of memory beyond what is there."""

    seconds: float = 60.0
    memory: int = 1024 * MEGABYTE


AMPLE = Limits()


class LimitError(InputError):
    """Work that took too long or too much memory, or that broke its process; nothing else was touched."""


class StoppedError(LimitError):
    """Work that somebody stopped."""


@dataclass(frozen=True, slots=True)
class _Answer:
    kind: Literal["done", "failed", "memory"]
    value: Any = None


class Confined:
    """One process apart for one piece of work at a time, started when first needed, replaced when it fails.

    Safe for use from several threads: they wait for one another.
    """

    def __init__(self, *, idle: float = IDLE) -> None:
        self._idle = idle
        self._lock = Lock()
        self._process: SpawnProcess | None = None
        self._pipe: Connection[Any, Any] | None = None
        self._stopped = False
        self.started = 0
        """How many processes have been started."""

    def call(self, limits: Limits, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Carry out a module-level function in the process and return what it returns.

        Arguments, result and exceptions travel pickled. What `work` raises is raised here; `LimitError` when
        it went beyond its limits or broke the process.
        """
        with self._lock:
            answer = self._ask(limits, (work, args, kwargs, limits))
            if answer is None:  # it had gone to rest in the very moment in which it was asked
                answer = self._ask(limits, (work, args, kwargs, limits)) or self._broken()
        if answer.kind == "memory":
            raise _too_much(limits)
        if answer.kind == "failed":
            raise answer.value
        result: T = answer.value
        return result

    def stop(self) -> None:
        """End the process, also while it works: that call raises `StoppedError`, the next starts anew."""
        process = self._process
        if process is not None:
            self._stopped = True
            with suppress(ValueError):  # it is closed already
                process.kill()

    def _ask(self, limits: Limits, task: tuple[Any, ...]) -> _Answer | None:
        """Return the answer to a task; None when the process was ending by itself as it was asked."""
        process, pipe = self._running()
        self._stopped = False
        try:
            pipe.send(task)
            self._wait(process, pipe, limits)
            answer: _Answer = pipe.recv()
        except (EOFError, ConnectionError):
            process.join()
            code = process.exitcode
            self._drop()
            if code == 0:
                return None
            if self._stopped:
                raise StoppedError("it was stopped") from None
            raise LimitError(_why_ended(code)) from None
        if answer.kind == "memory":
            self._drop()
        return answer

    def _running(self) -> "tuple[SpawnProcess, Connection[Any, Any]]":
        if self._process is not None and self._pipe is not None and self._process.is_alive():
            return self._process, self._pipe
        self._drop()
        from multiprocessing import get_context  # not before the window is on the screen

        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._idle), daemon=True, name="reader")
        with without_main_module():
            process.start()
        theirs.close()
        self._process, self._pipe = process, ours
        self.started += 1
        return process, ours

    def _wait(self, process: "SpawnProcess", pipe: "Connection[Any, Any]", limits: Limits) -> None:
        """Return when there is an answer, or the process has ended; raise `LimitError` at a limit."""
        end = monotonic() + limits.seconds
        most = None
        while not pipe.poll(max(0.0, min(WATCH, end - monotonic()))):
            used = memory.used_by(process.pid or 0)
            most = most or (used or 0) + limits.memory
            if used is not None and used > most:
                self._drop()
                raise _too_much(limits)
            if monotonic() >= end:
                self._drop()
                raise LimitError(f"it was not done within {limits.seconds:g} seconds, and was stopped")

    def _drop(self) -> None:
        """End the process, if there is one, and forget it."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _broken(self) -> _Answer:
        return _Answer("failed", LimitError("the process that should do it cannot be started"))


def _too_much(limits: Limits) -> LimitError:
    return LimitError(f"it needs more than {limits.memory // MEGABYTE:,} MB of memory, and was stopped")


def _why_ended(code: int | None) -> str:
    """Say in words why a process ended; a negative exit code is a signal (where there are any)."""
    import signal

    with suppress(ValueError):
        name = signal.Signals(-(code or 0)).name
        if name == "SIGKILL":
            return "the system ended what reads it, perhaps for want of memory"
        return f"what reads it broke down on it ({name})"
    return f"what reads it broke down on it (exit code {code})"


# --- in the process --------------------------------------------------------------------------------------


def _serve(pipe: "Connection[Any, Any]", idle: float) -> None:
    """Answer tasks until there is none for `idle` seconds or the other side is gone."""
    _be_quiet()
    empty = memory.used_by(os.getpid()) or 0
    while pipe.poll(idle):
        try:
            work, args, kwargs, limits = pipe.recv()
        except EOFError:
            return
        _give(pipe, _carried_out(work, args, kwargs, limits))
        if (memory.used_by(os.getpid()) or 0) - empty > limits.memory // 2:
            return  # what earlier work has left behind must not count against the next


def _carried_out(work: Callable[..., Any], args: Any, kwargs: Any, limits: Limits) -> _Answer:  # noqa: ANN401  # what `work` takes
    memory.limit_own(limits.memory)
    _limit_time(limits.seconds)
    try:
        return _Answer("done", work(*args, **kwargs))
    except MemoryError:
        return _Answer("memory")
    except Exception as error:  # noqa: BLE001  # it belongs to whoever asked
        return _Answer("failed", _portable(error))


def _portable(error: Exception) -> Exception:
    """Return an exception, or what it says where it cannot travel."""
    import pickle

    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes of a moment ago
    except Exception:  # noqa: BLE001  # exceptions of libraries may do anything when they are copied
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _give(pipe: "Connection[Any, Any]", answer: _Answer) -> None:
    try:
        pipe.send(answer)
    except MemoryError:
        pipe.send(_Answer("memory"))
    except (TypeError, AttributeError, ValueError) as error:  # it cannot be pickled, or is too large
        pipe.send(_Answer("failed", RuntimeError(f"{answer.value!r:.200} cannot be sent back: {error}")))


def _limit_time(seconds: float) -> None:
    """End this process when it has worked much too long, even where nobody is left to end it."""
    if sys.platform == "win32":
        return
    with suppress(ImportError, ValueError, OSError):
        import resource

        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used + 2 * seconds) + 2, hard))


def _be_quiet() -> None:
    """Leave stopping to the other side, and keep what libraries print from the terminal."""
    import signal

    if sys.platform != "win32":
        with suppress(ImportError, ValueError, OSError):
            import resource

            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (1, 2):
        with suppress(OSError):  # a program without a terminal has none of them
            os.dup2(nothing, descriptor)
