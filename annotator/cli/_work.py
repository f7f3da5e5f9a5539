"""Texts as finished rows: one text after the other, or in chunks on many processes, in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from annotator.cli._inputs import Given
from annotator.errors import AnnotatorError

CHUNK_TEXTS, CHUNK_CHARACTERS = 32, 200_000
"""Where a chunk ends: enough work to be worth the way to another process, little enough to keep in memory."""
_AHEAD = 2
"""Chunks under way for each process; what is further on in the input has not been read."""


@dataclass(frozen=True, slots=True)
class Done:
    """The rows of one text in UTF-8, and how many bytes of the input it took.

    `foreign` is its language when that is not English.
    """

    lines: bytes
    size: int
    remarks: tuple[str, ...] = ()
    article: str | int = ""
    foreign: str = ""


class Remark(str):
    """What could not be done for a text, among its rows: said on standard error and by the exit code."""

    __slots__ = ()


class Foreign(str):
    """The language of a text that is not in English, among its rows: said on standard error, once for all."""

    __slots__ = ()


Rows = Callable[[Given], Iterable[str]]
"""What is done with each text: a module-level function, or a `partial` of one, so that it can be sent.

Among the rows may be a `Remark` or a `Foreign`.
"""


class Promise(Protocol):
    """A result that another process is working on."""

    def result(self) -> list[Done]:
        """Wait for it and return it, or raise what went wrong."""


def rows_of(chunk: Sequence[Given], rows: Rows) -> list[Done]:
    """Return the rows of each text of a chunk; this is what other processes and machines are asked to do."""
    return [_done(given, list(rows(given))) for given in chunk]


def _done(given: Given, pieces: Sequence[str]) -> Done:
    remarks = tuple(str(piece) for piece in pieces if isinstance(piece, Remark))
    foreign = "".join(piece for piece in pieces if isinstance(piece, Foreign))
    lines = "".join(piece for piece in pieces if not isinstance(piece, Remark | Foreign))
    return Done(_encoded(lines), given.size, remarks, given.article, foreign)


def one_by_one(texts: Iterable[Given], rows: Rows) -> Iterator[Done]:
    """Yield the rows of one text after the other, each before the next one is read."""
    for given in texts:
        yield from rows_of([given], rows)


def on_processes(texts: Iterable[Given], rows: Rows, *, jobs: int) -> Iterator[Done]:
    """Yield the rows of texts in their order, found by `jobs` processes of this machine."""
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_stopping_to_parent)
    try:
        yield from in_order(
            chunks(texts), lambda chunk: pool.submit(rows_of, chunk, rows), ahead=_AHEAD * jobs
        )
    except BrokenExecutor as error:
        raise AnnotatorError(
            "a worker process ended unexpectedly, perhaps for want of memory; rows written so far are right. "
            "Try again with fewer --jobs."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def in_order(
    pieces: Iterable[Sequence[Given]], submit: Callable[[Sequence[Given]], Promise], *, ahead: int
) -> Iterator[Done]:
    """Yield what comes back in the order of the pieces, with at most `ahead` of them under way."""
    waiting: deque[Promise] = deque()
    for piece in pieces:
        if len(waiting) >= ahead:
            yield from waiting.popleft().result()
        waiting.append(submit(piece))
    while waiting:
        yield from waiting.popleft().result()


def chunks(texts: Iterable[Given]) -> Iterator[tuple[Given, ...]]:
    """Yield texts in groups, none longer than one text that is too long by itself has to be."""
    chunk: list[Given] = []
    characters = 0
    for given in texts:
        if chunk and characters + len(given.text) > CHUNK_CHARACTERS:
            yield tuple(chunk)
            chunk, characters = [], 0
        chunk.append(given)
        characters += len(given.text)
        if len(chunk) == CHUNK_TEXTS:
            yield tuple(chunk)
            chunk, characters = [], 0
    if chunk:
        yield tuple(chunk)


def _leave_stopping_to_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _encoded(lines: str) -> bytes:
    """Return UTF-8; a lone surrogate, which it cannot hold, becomes U+FFFD as in every canonical text."""
    try:
        return lines.encode("utf-8")
    except UnicodeEncodeError:
        return lines.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")
