"""The cues of texts as finished rows: one text after the other, or in chunks on many processes, in order."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from annotator.cli._cue_rows import FORMS
from annotator.cli._inputs import Given
from annotator.errors import AnnotatorError

if TYPE_CHECKING:
    from annotator.model import Cue

CHUNK_TEXTS, CHUNK_CHARACTERS = 32, 200_000
"""Where a chunk ends: enough work to be worth the way to another process, little enough to keep in memory."""
_AHEAD = 2
"""Chunks under way for each process; what is further on in the input has not been read."""


@dataclass(frozen=True, slots=True)
class Done:
    """The rows of one text in UTF-8, and how many bytes of the input it took."""

    lines: bytes
    size: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is done with each text: the form of its rows, and the categories (None: all that are on)."""

    form: str
    categories: Collection[str] | None = None


class Promise(Protocol):
    """A result that another process is working on."""

    def result(self) -> list[Done]:
        """Wait for it and return it, or raise what went wrong."""


def rows_of(chunk: Sequence[Given], wanted: Wanted) -> list[Done]:
    """Return the rows of each text of a chunk; this is what other processes and machines are asked to do."""
    form = FORMS[wanted.form]
    return [
        Done(_encoded("".join(form(given, _cues_of(given, wanted.categories)))), given.size)
        for given in chunk
    ]


def one_by_one(texts: Iterable[Given], wanted: Wanted) -> Iterator[Done]:
    """Yield the rows of one text after the other, each before the next one is read."""
    for given in texts:
        yield from rows_of([given], wanted)


def on_processes(texts: Iterable[Given], wanted: Wanted, *, jobs: int) -> Iterator[Done]:
    """Yield the rows of texts in their order, found by `jobs` processes of this machine."""
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_stopping_to_parent)
    try:
        yield from in_order(
            chunks(texts), lambda chunk: pool.submit(rows_of, chunk, wanted), ahead=_AHEAD * jobs
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


def _cues_of(given: Given, categories: Collection[str] | None) -> "Sequence[Cue]":
    """Return the cues of a text, in offsets of the text as given; its language decides who looks."""
    from annotator.cues import find_cues

    if not given.language:
        return find_cues(given.text, categories=categories)
    from annotator.model import Article
    from annotator.text.canonical import canonicalise

    canonical = canonicalise(given.text)
    article = Article(id="", text=canonical.text, sha256="", language=given.language)
    return [cue.moved(canonical.offsets.to_source) for cue in find_cues(article, categories=categories)]


def _encoded(lines: str) -> bytes:
    """Return UTF-8; a lone surrogate, which it cannot hold, becomes U+FFFD as in every canonical text."""
    try:
        return lines.encode("utf-8")
    except UnicodeEncodeError:
        return lines.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")
