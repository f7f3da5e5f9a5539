"""Looking at many article files for their heads only: on two processes when there are very many."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from os import cpu_count
from typing import TYPE_CHECKING

from annotator.corpus import disk
from annotator.corpus.contents import METADATA, Head, head_of
from annotator.corpus.files import Added, quick_article, read
from annotator.corpus.index import ArticleRow, row_of
from annotator.corpus.layout import FORMATS, VERSION, FileKey, is_safe
from annotator.corpus.wire import Malformed
from annotator.text.checksum import sha256

if TYPE_CHECKING:
    from concurrent.futures import Future

    from annotator.work import Worker

Rows = list[ArticleRow | None]

CHUNK = 1_000
"""Files that are looked at in one go."""

AHEAD = 2
"""Chunks that the second process is asked for beforehand."""

MANY = 8_000
"""Files from which on starting a second process takes less time than it saves."""


def glance(folder: str, path: str) -> ArticleRow | None:
    """Return the row of an article file, or None when anything about it has to be told to a person.

    Everything is checked that reading the article checks: its schema, its name, the hash of its text.
    """
    try:
        data, signature = disk.read_file(f"{folder}/{path}")
        head, text = _head_and_text(data)
    except (OSError, Malformed):
        return None
    if head is None or FileKey("article", head.id).path != path or sha256(text) != head.sha256:
        return None
    return row_of(path, signature, head)


def _head_and_text(data: bytes) -> tuple[Head | None, str]:
    found = quick_article(data)
    if found is None:  # keys that nobody knows, or something is wrong with it
        parsed = read(data)
        added = parsed.value if isinstance(parsed.value, Added) and not parsed.newer else None
        return (head_of(added), added.article.text) if added else (None, "")
    if found.format != FORMATS["article"] or found.version != VERSION or not is_safe(found.id):
        return None, ""
    described = (getattr(found, name) for name in METADATA)
    fields = (found.id, found.sha256, len(found.text), *described, found.added, found.sequence)
    return Head(*fields), found.text


def glance_all(folder: str, paths: Sequence[str]) -> Rows:
    """Return what `glance` says of each file; this is what other processes are asked to do."""
    return [glance(folder, path) for path in paths]


def glances(folder: str, paths: Sequence[str]) -> Iterator[tuple[str, ArticleRow | None]]:
    """Yield each path, in order, with what `glance` says of it."""
    chunks = [paths[start : start + CHUNK] for start in range(0, len(paths), CHUNK)]
    if len(paths) < MANY or (cpu_count() or 1) < 2:
        rows = (row for chunk in chunks for row in glance_all(folder, chunk))
    else:
        rows = (row for found in _shared(folder, chunks) for row in found)
    return zip(paths, rows, strict=True)


def _shared(folder: str, chunks: list[Sequence[str]]) -> list[Rows]:
    """Look at chunks from the front here and from the back in a second process, until they meet."""
    from annotator.work import Worker

    worker = Worker()
    try:
        return _met(folder, chunks, worker)
    finally:
        worker.stop()


def _met(folder: str, chunks: list[Sequence[str]], worker: Worker) -> list[Rows]:
    left = deque(chunks)
    front: list[Rows] = []
    back: list[Rows] = []
    asked: deque[tuple[Sequence[str], Future[Rows]]] = deque()
    while left:
        while left and len(asked) < AHEAD:
            asked.append((left[-1], worker.submit(glance_all, folder, left.pop())))
        if left:
            front.append(glance_all(folder, left.popleft()))
        while asked and asked[0][1].done():
            back.append(_answer(folder, *asked.popleft()))
    back.extend(_answer(folder, *one) for one in asked)
    return front + back[::-1]


def _answer(folder: str, chunk: Sequence[str], future: Future[Rows]) -> Rows:
    from concurrent.futures import BrokenExecutor

    try:
        return future.result()
    except (BrokenExecutor, OSError):  # the other process is gone, for want of memory perhaps
        return glance_all(folder, chunk)
