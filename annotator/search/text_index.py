"""The words of all texts in the index of a corpus: written a little at a time, asked in milliseconds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import msgspec

from annotator.corpus import disk
from annotator.corpus.disk import Signature
from annotator.corpus.index import index_path, renew, transaction, writing
from annotator.corpus.indexing import Progress, healed
from annotator.search.folding import fold

if TYPE_CHECKING:
    from sqlite3 import Connection

BATCH = 1_000
"""Articles that are written in one transaction: each leaves a piece of the index to be merged with others."""

MERGE = 2_000
"""Pages of the index that are merged in one go at the end."""

_CHANGED = """
    SELECT a.path, a.modified, a.size, a.inode, a.sha256 FROM articles a LEFT JOIN texts t ON t.path = a.path
    WHERE t.path IS NULL OR t.sha256 != a.sha256 ORDER BY a.added, a.sequence, a.id
"""
_TOUCHED = """
    UPDATE texts SET modified = a.modified, size = a.size, inode = a.inode FROM articles a
    WHERE a.path = texts.path AND a.sha256 = texts.sha256
    AND (a.modified, a.size, a.inode) != (texts.modified, texts.size, texts.inode)
"""


_SINCE = "SELECT number, path, modified, size, inode FROM texts WHERE number > ? ORDER BY number"


class _Text(msgspec.Struct):
    text: str


_decoder = msgspec.json.Decoder(_Text)


def index_texts(corpus: str, folder: Path) -> Iterator[Progress]:
    """Take the words of every article into the index that it knows and whose words it does not have yet.

    `annotator.corpus.indexing.index_files` comes first. Raises IndexTrouble when the index cannot be written.
    """
    return healed(lambda: _index_texts(corpus, folder))


def _index_texts(corpus: str, folder: Path) -> Iterator[Progress]:
    with writing(index_path(corpus, folder)) as index:
        with transaction(index):
            _forget(index)
            rows = index.execute(_CHANGED).fetchall()
        for start in range(0, len(rows), BATCH):
            some = rows[start : start + BATCH]
            read = [(row, text) for row in some if (text := _words_of(folder, row)) is not None]
            with transaction(index):
                for row, text in read:
                    _put(index, row, text)
            yield Progress("texts", start + len(some), len(rows))
        if rows:
            yield from _merge(index, len(rows))


def _forget(index: Connection) -> None:
    """Forget texts that are gone, and all of them when too many words of such texts are left over."""
    index.execute(_TOUCHED)
    index.execute("DELETE FROM texts WHERE path NOT IN (SELECT path FROM articles)")
    kept, numbers = index.execute("SELECT count(*), coalesce(max(number), 0) FROM texts").fetchone()
    if numbers > 2 * kept + BATCH:
        index.execute("INSERT INTO words (words) VALUES ('delete-all')")
        index.execute("DELETE FROM texts")
        index.execute("DELETE FROM sqlite_sequence WHERE name = 'texts'")
        renew(index)


def _words_of(folder: Path, row: tuple[Any, ...]) -> str | None:
    """Return the folded text of an article whose file is as it was when its row was made."""
    try:
        data, looks = disk.read_file(folder / row[0])
        text = _decoder.decode(data.removeprefix(b"\xef\xbb\xbf")).text
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None  # it has changed since, and will be looked at again
    return fold(text).text if looks == Signature(*row[1:4]) else None


def _put(index: Connection, row: tuple[Any, ...], text: str) -> None:
    index.execute("DELETE FROM texts WHERE path = ?", row[:1])
    put = "INSERT INTO texts (path, modified, size, inode, sha256) VALUES (?, ?, ?, ?, ?)"
    number = index.execute(put, row).lastrowid
    index.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, text))


def _merge(index: Connection, total: int) -> Iterator[Progress]:
    """Merge the pieces that the batches have left, so that a search has to look into few."""
    pages = -MERGE
    while True:
        before = index.total_changes
        index.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (pages,))
        if index.total_changes - before < 2:  # how SQLite says that there is nothing left to merge
            return
        pages = MERGE
        yield Progress("texts", total, total)


# --- asking ----------------------------------------------------------------------------------------------


class Numbers:
    """Which article each number in the index means, as far as the articles are as they were read.

    Safe for use from several threads.
    """

    def __init__(self) -> None:
        self._articles: dict[int, str] = {}
        self._made = ""
        self._last = 0
        self._lock = Lock()

    def refresh(self, index: Connection, looks: Mapping[str, Signature]) -> Mapping[int, str]:
        """Take in what was indexed since, and return all numbers: the same object when nothing has changed.

        `looks` says how each file of the corpus looked when it was read, by its path.
        """
        with self._lock:
            made = index.execute("SELECT value FROM about WHERE name = 'texts'").fetchone()[0]
            if made != self._made:
                self._articles, self._made, self._last = {}, made, 0
            rows = index.execute(_SINCE, (self._last,)).fetchall()
            if rows:
                self._last = rows[-1][0]
                same = (row for row in rows if looks.get(row[1]) == row[2:])
                new = {row[0]: row[1][row[1].rindex("/") + 1 : -5] for row in same}
                self._articles = {**self._articles, **new}
            return self._articles


def matching(index: Connection, expression: str) -> list[int]:
    """Return the numbers of the texts that an FTS5 expression matches."""
    # One string of very many numbers comes out of the database in a third of the time that rows take.
    asked = "SELECT group_concat(rowid) FROM words WHERE words MATCH ?"
    (found,) = index.execute(asked, (expression,)).fetchone()
    return msgspec.json.decode(f"[{found or ''}]", type=list[int])
