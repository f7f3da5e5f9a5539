"""Articles from files: one format a file in this folder, chosen by what a file holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import InputError
from annotator.importers._articles import MAX_WORD, articles_of, check_text
from annotator.importers._contract import HEAD, MAX_BYTES, MEGABYTE, Draft, Fit, Importer, Reading, Source
from annotator.model import Article, Problem
from annotator.registry import members

__all__ = [
    "HEAD",
    "MAX_BYTES",
    "MAX_WORD",
    "MEGABYTE",
    "Draft",
    "Fit",
    "Imported",
    "Importer",
    "Reading",
    "Source",
    "articles_of",
    "check_text",
    "choose",
    "importers",
    "read_all",
    "read_articles",
]

_DEFAULT_SUFFIX = ".txt"


@dataclass(frozen=True, slots=True)
class Imported:
    """Articles that were read, what could not be read, and by which importers (`name@version`)."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()
    importer: str = ""


def importers() -> tuple[Importer, ...]:
    """Return all formats in the order of their modules' names."""
    return members(__name__, "IMPORTER", Importer)


def choose(source: Source) -> Importer:
    """Return the importer that a file's first bytes fit best, among equals the one of its extension.

    Where neither decides it is plain text.
    """
    head = source.data[:HEAD]

    def preference(importer: Importer) -> tuple[Fit, bool, bool]:
        return (
            importer.recognise(head),
            source.suffix in importer.suffixes,
            _DEFAULT_SUFFIX in importer.suffixes,
        )

    return max(importers(), key=preference)


def read_articles(path: Path, *, encoding: str = "") -> Imported:
    """Read the articles of one file; `encoding` overrides what its bytes say about themselves.

    Raises `InputError`, naming the file, when it cannot be read, is too large, or holds no article.
    """
    try:
        return _read(path, encoding)
    except InputError as error:
        reason = str(error).rstrip(".")
        raise InputError(f"{path}: {reason}. Nothing was taken from it; the file is as it was.") from error


def read_all(paths: Iterable[Path], *, encoding: str = "") -> Imported:
    """Read the articles of many files in order; one that cannot be read becomes a problem."""
    articles: list[Article] = []
    problems: list[Problem] = []
    used: dict[str, None] = {}
    for path in paths:
        try:
            imported = _read(path, encoding)
        except InputError as error:
            problems.append(Problem(str(path), "", str(error)))
            continue
        articles += imported.articles
        problems += imported.problems
        used[imported.importer] = None
    return Imported(tuple(articles), tuple(problems), ", ".join(used))


def _read(path: Path, encoding: str) -> Imported:
    source = Source(path.name, _bytes(path), encoding)
    importer = choose(source)
    _check_size(len(source.data), importer.max_bytes)
    articles = articles_of(importer.read(source), importer, source)
    return Imported(articles, (), f"{importer.name}@{importer.version}")


def _bytes(path: Path) -> bytes:
    """Return a file's bytes, never more than `MAX_BYTES`; a file may grow while it is read."""
    try:
        if path.is_dir():
            raise InputError("this is a folder; give the files in it")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror or error})") from error
    _check_size(len(data), MAX_BYTES)
    return data


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise InputError(
            f"the file is larger than {limit // MEGABYTE} MB, more than an article of its kind can be"
        )
