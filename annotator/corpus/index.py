"""The index of a corpus folder: a database on this machine that makes opening and searching quick.

It is a copy of what the folder says and nothing else: whatever is missing, stale or damaged in it is read
from the folder, and a lost index costs only time. Every row about a file holds the file's signature; a row
counts only as long as the file looks the same. Rows are written by `annotator.corpus.indexing` and
`annotator.search`, each in short transactions, so that several windows can use one index at once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator import machine
from annotator.corpus.contents import Head
from annotator.corpus.disk import Signature
from annotator.corpus.journal import folder_key
from annotator.errors import AnnotatorError

if TYPE_CHECKING:
    from sqlite3 import Connection

LAYOUT = 1
"""Rises when a table, or what is written into one, changes: an index of another layout is made anew."""

PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""

HEAD_FIELDS = Head._fields

ArticleRow = tuple[Any, ...]
"""An article file with nothing wrong in it: its path, its signature (three), then what `HEAD_FIELDS` name."""

PUT_ARTICLE = f"INSERT OR REPLACE INTO articles VALUES ({', '.join('?' * (4 + len(HEAD_FIELDS)))})"  # noqa: S608  # nothing but marks for values

_TABLES = (
    "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    f"""CREATE TABLE articles (path TEXT PRIMARY KEY, modified INTEGER, size INTEGER, inode INTEGER,
        {", ".join(HEAD_FIELDS)}) WITHOUT ROWID""",
    """CREATE TABLE sheets (path TEXT PRIMARY KEY, modified INTEGER, size INTEGER, inode INTEGER,
        article_modified INTEGER, article_size INTEGER, article_inode INTEGER) WITHOUT ROWID""",
    """CREATE TABLE texts (number INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT UNIQUE,
        modified INTEGER, size INTEGER, inode INTEGER, sha256 TEXT)""",
    # Without a copy of the texts, and with tokens as `annotator.search.folding` separates them: all that
    # is not ASCII belongs to a token there.
    """CREATE VIRTUAL TABLE words USING
        fts5(text, content='', columnsize=0, tokenize="ascii tokenchars '_'")""",
    "INSERT INTO words (words, rank) VALUES ('hashsize', 33554432)",
    """CREATE TABLE cues (path TEXT PRIMARY KEY, modified INTEGER, size INTEGER, inode INTEGER,
        instrument TEXT, categories TEXT, own TEXT, found BLOB)""",
)


class IndexTrouble(AnnotatorError):  # noqa: N818  # it is said of an index, which nobody needs
    """The index cannot be read or written; everything is in the corpus folder all the same."""


class IndexDamaged(IndexTrouble):
    """The index could not be read and was removed."""


def index_path(corpus: str, folder: Path) -> Path:
    """Return where the index of a corpus folder is on this machine."""
    return machine.local_state() / "index" / corpus / f"{folder_key(folder)}.sqlite"


def made_for() -> str:
    """Return what an index must say of itself to be used: the layout, and how characters are classed."""
    return f"{LAYOUT} {' '.join(HEAD_FIELDS)} {unicodedata.unidata_version}"


@contextmanager
def reading(path: Path) -> Iterator[Connection | None]:
    """Open an index for reading; None where there is none that can be used. Raises IndexTrouble."""
    if not path.exists():
        yield None
        return
    with _troubles(path):
        connection = _connected(path)
        try:
            yield connection if _is_current(connection) else None
        finally:
            connection.close()


@contextmanager
def writing(path: Path) -> Iterator[Connection]:
    """Open an index for writing; one that is missing, damaged or of another layout is made anew.

    Raises IndexTrouble, also for what goes wrong inside.
    """
    with _troubles(path):
        connection = _made(path)
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Write everything inside or nothing; waits for whoever else is writing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(Exception):  # what went wrong is told, not that it cannot be taken back
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def _troubles(path: Path) -> Iterator[None]:
    """Turn what the database says into IndexTrouble; remove an index that turns out to be damaged."""
    import sqlite3

    try:
        yield
    except (sqlite3.OperationalError, OSError) as error:
        raise IndexTrouble(f"The index {path} cannot be used ({error}). Nothing else needs it.") from error
    except sqlite3.DatabaseError as error:
        if type(error) is not sqlite3.DatabaseError:  # the others are mistakes of the program
            raise
        with suppress(OSError):
            remove(path)
        raise IndexDamaged(f"The index {path} was damaged ({error}) and will be made anew.") from error


def _connected(path: Path) -> Connection:
    import sqlite3

    # A run over the index may go on in another thread than it began in, never in two at once.
    return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)


def _is_current(connection: Connection) -> bool:
    import sqlite3

    try:
        found = connection.execute("SELECT value FROM about WHERE name = 'made for'").fetchone()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return False
        raise
    return bool(found == (made_for(),))


def _made(path: Path) -> Connection:
    import sqlite3

    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        connection = _prepared(path)
    except sqlite3.DatabaseError as error:
        if type(error) is not sqlite3.DatabaseError:  # the disk is full, somebody else is writing
            raise
        connection = None
    if connection is None:
        remove(path)
        connection = _prepared(path)
    if connection is None:
        raise sqlite3.OperationalError("another version of the program has just made it anew")
    return connection


def _prepared(path: Path) -> Connection | None:
    """Open an index, made if there is none; None when it is one of another version."""
    connection = _connected(path)
    try:
        if _make_tables(connection):
            return connection
    except BaseException:
        connection.close()
        raise
    connection.close()
    return None


def _make_tables(connection: Connection) -> bool:
    """Make what is missing in an empty index; say whether it is one of this version."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")  # what a power cut damages is made anew
    with transaction(connection):
        if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            for statement in _TABLES:
                connection.execute(statement)
            connection.execute("INSERT INTO about VALUES ('made for', ?)", (made_for(),))
            renew(connection)
        return _is_current(connection)


def renew(connection: Connection) -> None:
    """Note that the numbers of texts begin anew: nobody may go on with those that were read before."""
    connection.execute("INSERT OR REPLACE INTO about VALUES ('texts', ?)", (machine.mint("texts"),))


def remove(path: Path) -> None:
    """Remove an index; it is made anew when it is next wanted."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


# --- what is known when a corpus is opened ---------------------------------------------------------------


@dataclass(slots=True)
class Known:
    """What an index says of the files of a corpus folder, by path."""

    articles: dict[str, ArticleRow] = field(default_factory=dict)
    sheets: dict[str, tuple[Signature, Signature]] = field(default_factory=dict)
    """Annotation files in which every quote is what the text says, with the signatures of both files."""


def known_files(corpus: str, folder: Path) -> Known:
    """Return what the index says of a corpus folder; nothing where there is no index, or none of use."""
    known = Known()
    with suppress(IndexTrouble), reading(index_path(corpus, folder)) as connection:
        if connection is not None:
            articles = {row[0]: row for row in connection.execute("SELECT * FROM articles")}
            for path, *numbers in connection.execute("SELECT * FROM sheets"):
                known.sheets[path] = Signature(*numbers[:3]), Signature(*numbers[3:])
            known.articles = articles
    return known


def article_signature(row: ArticleRow) -> Signature:
    """Return how an article's file looked when its row was made."""
    return Signature(row[1], row[2], row[3])


def head_of_row(row: ArticleRow) -> Head:
    """Return the head that a row holds."""
    return Head._make(row[4:])


def row_of(path: str, signature: Signature, head: Head) -> ArticleRow:
    """Return the row of an article file."""
    return (path, *signature, *head)
