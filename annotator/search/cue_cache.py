"""The cues of articles, computed once and kept in the index: for filters on cues, and for figures.

What is kept is exactly what `annotator.cues` found, under a key that says what looked: the program and its
detectors with their versions, what the corpus changes in the cues, and the language of the article.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection

from annotator import __version__
from annotator.corpus import disk
from annotator.corpus.disk import Signature
from annotator.corpus.files import Added, read
from annotator.corpus.index import index_path, transaction, writing
from annotator.corpus.indexing import Progress, healed, is_settled
from annotator.corpus.wire import Malformed
from annotator.model import Adjustment, Cue
from annotator.search.marked import Marked, mark, packed, unpacked
from annotator.work import Spread

FORMAT = 3
"""Rises when the bytes that are kept change."""

BATCH = 16
"""Articles whose cues are computed between two signs of progress."""


def instrument_key(adjustments: Iterable[Adjustment] = ()) -> str:
    """Return a short name for what looks for cues: another one means that it may find something else."""
    from annotator.cues.instrument import setting_of  # it loads the whole analysis of texts

    kept = sorted((one for one in adjustments if not one.retired), key=lambda one: one.id)
    return _key(tuple(repr(setting_of(one)) for one in kept))


@lru_cache(maxsize=8)
def _key(settings: tuple[str, ...]) -> str:
    from annotator.cues.registry import detectors

    versions = [f"{one.category} {one.version}" for one in detectors()]
    told = "\n".join([__version__, str(FORMAT), *versions, *settings])
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def key_for(instrument: str, language: str) -> str:
    """Return under which key the cues of an article in a language are kept."""
    return f"{instrument} {language}"


def fetch_marked(index: Connection, path: str, looks: Signature, key: str) -> Marked | None:
    """Return what is kept of an article, if its file looks as it did and the same would look for cues."""
    asked = "SELECT found FROM cues WHERE path = ? AND (modified, size, inode, instrument) = (?, ?, ?, ?)"
    row = index.execute(asked, (path, *looks, key)).fetchone()
    return unpacked(row[0]) if row is not None else None


Kept = tuple[str, int, int, int, str, str, str, bytes]
"""A row of the index: path, signature (three), key, categories, categories in the author's words, bytes."""


def row_to_keep(path: str, looks: Signature, key: str, marked: Marked) -> Kept | None:
    """Return the row for what was found in an article; None when a rule could not do its work."""
    if marked.troubles or not is_settled(looks.modified):
        return None
    return (path, *looks, key, _names(marked.cues), _names(_own(marked.cues)), packed(marked))


def keep_rows(index: Connection, rows: Iterable[Kept]) -> None:
    """Write rows into the index in one transaction."""
    with transaction(index):
        index.executemany("INSERT OR REPLACE INTO cues VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _own(cues: Iterable[Cue]) -> Iterator[Cue]:
    return (cue for cue in cues if cue.voice == "author")


def _names(cues: Iterable[Cue]) -> str:
    """Return the categories of cues, each between spaces, so that one is found as ` hedge `."""
    return f" {' '.join(sorted({cue.category for cue in cues}))} "


def without_cues(
    index: Connection,
    categories: Iterable[str],
    *,
    own: bool,
    instrument: str,
    looks: Mapping[str, Signature],
    languages: Mapping[str, str],
) -> Iterator[str]:
    """Yield the articles that are known to have no cue of these categories (`own`: in the author's words)."""
    column = "own" if own else "categories"
    names = [f" {name} " for name in categories]
    absent = " AND ".join([f"instr({column}, ?) = 0"] * len(names))
    asked = f"SELECT path, modified, size, inode, instrument FROM cues WHERE {absent}"  # noqa: S608  # our own words
    for path, *look, kept in index.execute(asked, names):
        article = path[path.rindex("/") + 1 : -5]
        known = article in languages and kept == key_for(instrument, languages[article])
        if known and looks.get(path) == tuple(look):
            yield article


def index_cues(
    corpus: str,
    folder: Path,
    *,
    adjustments: Sequence[Adjustment] = (),
    languages: Mapping[str, str] | None = None,
    spread: Spread = map,
) -> Iterator[Progress]:
    """Compute the cues of every article that the index knows and whose cues it does not have.

    `languages` are those of articles, by id, whose language somebody corrected; `spread` is a `map` that may
    use several processes. Raises IndexTrouble when the index cannot be written.
    """
    looker = partial(_rows, str(folder), tuple(adjustments))
    return healed(lambda: _index_cues(corpus, folder, looker, spread, (tuple(adjustments), languages or {})))


_Waiting = list[tuple[str, str]]
"""Paths of articles whose cues are wanted, each with its key."""


def _index_cues(
    corpus: str,
    folder: Path,
    looker: Callable[[_Waiting], list[Kept]],
    spread: Spread,
    wanted: tuple[Sequence[Adjustment], Mapping[str, str]],
) -> Iterator[Progress]:
    adjustments, languages = wanted
    with writing(index_path(corpus, folder)) as index:
        waiting = _waiting(index, instrument_key(adjustments), languages)
        batches = (waiting[start : start + BATCH] for start in range(0, len(waiting), BATCH))
        for number, rows in enumerate(spread(looker, batches), 1):
            keep_rows(index, rows)
            yield Progress("cues", min(number * BATCH, len(waiting)), len(waiting))


def _waiting(index: Connection, instrument: str, languages: Mapping[str, str]) -> _Waiting:
    """Return the articles whose cues are wanted, in the order of the corpus."""
    with transaction(index):
        index.execute("DELETE FROM cues WHERE path NOT IN (SELECT path FROM articles)")
    rows = index.execute(
        "SELECT a.path, a.id, a.language, c.instrument FROM articles a LEFT JOIN cues c ON c.path = a.path "
        "AND c.modified = a.modified AND c.size = a.size AND c.inode = a.inode "
        "ORDER BY a.added, a.sequence, a.id"
    )
    keyed = ((path, key_for(instrument, languages.get(name, told)), kept) for path, name, told, kept in rows)
    return [(path, key) for path, key, kept in keyed if kept != key]


def _rows(folder: str, adjustments: tuple[Adjustment, ...], waiting: _Waiting) -> list[Kept]:
    """Return the rows of some articles; this is what other processes are asked to do."""
    rows = (_row(folder, adjustments, path, key) for path, key in waiting)
    return [row for row in rows if row is not None]


def _row(folder: str, adjustments: tuple[Adjustment, ...], path: str, key: str) -> Kept | None:
    try:
        data, looks = disk.read_file(f"{folder}/{path}")
        added = read(data).value
    except (OSError, Malformed):
        return None
    if not isinstance(added, Added):
        return None
    language = key.partition(" ")[2]
    return row_to_keep(path, looks, key, mark(replace(added.article, language=language), adjustments))
