"""Bringing the index of a corpus folder up to date with its files, a little at a time.

Everything here reads the folder and writes the index. A generator has written what it did before it yields,
so it can be stopped at any time and goes on from there when it is started again, in any process.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from annotator.corpus import disk
from annotator.corpus.contents import Contents, Library, quote_trouble
from annotator.corpus.disk import Signature
from annotator.corpus.files import Added, read
from annotator.corpus.glancing import glance_all
from annotator.corpus.index import (
    PUT_ARTICLE,
    ArticleRow,
    IndexDamaged,
    Known,
    article_signature,
    index_path,
    known_files,
    transaction,
    writing,
)
from annotator.corpus.layout import ARTICLES, FileKey
from annotator.corpus.loading import Loaded, walk
from annotator.corpus.sheet import Sheet
from annotator.corpus.wire import Malformed
from annotator.model import CorpusInfo

Stage = Literal["articles", "quotes", "texts", "cues"]

BATCH = 200
"""Files that are read between two signs of progress."""

SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is changed again is sure to show another time."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the index is with one of its parts; `total` is what there is to do in this run."""

    stage: Stage
    done: int
    total: int


def index_files(corpus: str, folder: Path) -> Iterator[Progress]:
    """Note every article file and annotation file with nothing wrong in it, and forget those that are gone.

    Raises IndexTrouble when the index cannot be written.
    """
    return healed(lambda: _index_files(corpus, folder))


def healed(work: Callable[[], Iterator[Progress]]) -> Iterator[Progress]:
    """Do some work on an index; when it turns out to be damaged, begin again with a new one."""
    try:
        yield from work()
    except IndexDamaged:
        yield from work()


def _index_files(corpus: str, folder: Path) -> Iterator[Progress]:
    with writing(index_path(corpus, folder)) as index:
        known = known_files(corpus, folder)
        found = _signatures(corpus, folder, ARTICLES)
        with transaction(index):
            gone = [(path,) for path in known.articles.keys() - found.keys()]
            index.executemany("DELETE FROM articles WHERE path = ?", gone)
        stale = [path for path, looks in found.items() if not _is_same(known.articles.get(path), looks)]
        for done, some in _batches(stale):
            rows = [row for row in glance_all(str(folder), some) if row is not None and is_settled(row[1])]
            with transaction(index):
                index.executemany(PUT_ARTICLE, rows)
            yield Progress("articles", done, len(stale))
        sheets = _signatures(corpus, folder, "annotations")
        with transaction(index):
            gone = [(path,) for path in known.sheets.keys() - sheets.keys()]
            index.executemany("DELETE FROM sheets WHERE path = ?", gone)
        unsure = list(_unsure_sheets(known, sheets, found))
        for done, some in _batches(unsure):
            pairs = [(path, *pair) for path in some if (pair := _checked_sheet(folder, path)) is not None]
            with transaction(index):
                index.executemany(
                    "INSERT OR REPLACE INTO sheets VALUES (?, ?, ?, ?, ?, ?, ?)",
                    [(path, *sheet, *article) for path, sheet, article in pairs],
                )
            yield Progress("quotes", done, len(unsure))


def _signatures(corpus: str, folder: Path, room: str) -> dict[str, Signature]:
    aside = Loaded(Contents(CorpusInfo(id=corpus, name="")), Library())
    looks = ((path, disk.signature_of(entry)) for path, entry in walk(folder, room, aside))
    return {path: look for path, look in looks if look is not None}


def _is_same(row: ArticleRow | None, looks: Signature) -> bool:
    return row is not None and article_signature(row) == looks


def is_settled(modified: int) -> bool:
    """Say whether a file was written so long ago that a change from now on gives it another time."""
    return modified < time.time_ns() - SETTLED


def _batches(paths: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield paths in batches, each with how many there were up to its end."""
    for start in range(0, len(paths), BATCH):
        some = paths[start : start + BATCH]
        yield start + len(some), some


def _unsure_sheets(
    known: Known, sheets: Mapping[str, Signature], articles: Mapping[str, Signature]
) -> Iterable[str]:
    for path, looks in sheets.items():
        article = articles.get(_article_of(path))
        if article is not None and known.sheets.get(path) != (looks, article):
            yield path


def _article_of(sheet: str) -> str:
    return FileKey("article", Path(sheet).stem).path


def _checked_sheet(folder: Path, path: str) -> tuple[Signature, Signature] | None:
    """Return the signatures of an annotation file and its article when every quote is in its place."""
    with suppress(OSError, Malformed):
        data, signature = disk.read_file(folder / path)
        parsed = read(data)
        text, looks = disk.read_file(folder / _article_of(path))
        added = read(text).value
        if not isinstance(parsed.value, Sheet) or parsed.key.path != path or not isinstance(added, Added):
            return None
        live = (one for one in parsed.value.values() if not one.deleted)
        sound = not any(quote_trouble(one, added.article) for one in live)
        if sound and is_settled(signature.modified) and is_settled(looks.modified):
            return signature, looks
    return None
