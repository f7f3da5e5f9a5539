"""Files to articles: one report a file, and one that cannot be read keeps no other from being read."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.confined import Confined
from annotator.errors import InputError
from annotator.importers._articles import Brought, Entry, Taken, taken_of
from annotator.importers._contract import (
    MAX_BYTES,
    MEGABYTE,
    DateOrder,
    Importer,
    Options,
    Reading,
    Remark,
    Role,
    Source,
    Table,
)
from annotator.importers._formats import choose, importer_named
from annotator.model import Article, Problem

_LONGEST_REASON = 400
_reader = Confined()
"""Where foreign formats are read: one process for all files, which ends when nothing is read for a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What was found in one file: its articles, those left out and why, and what to tell about the file.

    `error` says why nothing was taken at all. `importer` is `name@version`, `title` the format in words;
    both are empty where the file could not even be opened. `table` is there for tables.
    """

    file: str
    importer: str = ""
    title: str = ""
    sha256: str = ""
    encoding: str = ""
    encoding_from: str = ""
    entries: tuple[Entry, ...] = ()
    skipped: tuple[Remark, ...] = ()
    problems: tuple[Remark, ...] = ()
    table: Table | None = None
    error: str = ""

    @property
    def found(self) -> int:
        """Return how many articles there are in the file, those left out too."""
        return len(self.entries) + len(self.skipped)

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return the articles that can be taken."""
        return tuple(entry.article for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Imported:
    """Articles that were read, what could not be read, and by which importers (`name@version`).

    `brought` are the annotations that came with them.
    """

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()
    importer: str = ""
    brought: tuple[Brought, ...] = ()


def read_articles(
    path: Path,
    *,
    encoding: str = "",
    date_order: DateOrder = "",
    outlet: str = "",
    columns: Mapping[str, Role] | None = None,
) -> Imported:
    """Read the articles of one file.

    `encoding` overrides what its bytes say about themselves, `date_order` (`dmy`, `mdy` or `ymd`) says what
    a date such as `03/04/2024` means, `outlet` is that of articles without one, and `columns` gives columns
    of a table their roles by name. Raises `InputError`, naming the file, when it cannot be read, is too
    large, or holds no article.
    """
    options = Options(encoding=encoding, date_order=date_order, outlet=outlet, columns=columns)
    report = read_report(path, options)
    if report.error:
        reason = report.error.rstrip(".")
        raise InputError(f"{path}: {reason}. Nothing was taken from it; the file is as it was.")
    return imported([report])


def read_all(paths: Iterable[Path], *, encoding: str = "") -> Imported:
    """Read the articles of many files in order; one that cannot be read becomes a problem."""
    return imported(read_files(paths, Options(encoding=encoding)))


def read_files(paths: Iterable[Path], options: Options | None = None) -> Iterator[FileReport]:
    """Yield the report of each file as soon as it is read; a file that cannot be read says so in its own."""
    chosen = options or Options()
    for path in paths:
        yield read_report(path, chosen)


def read_report(path: Path, options: Options) -> FileReport:
    """Read one file. Never raises for what a file is or holds: `error` says it."""
    try:
        source = Source(path.name, _bytes(path), options)
    except InputError as error:
        return FileReport(file=str(path), error=str(error))
    importer = choose(source)
    report = FileReport(
        file=str(path),
        importer=f"{importer.name}@{importer.version}",
        title=importer.title,
        sha256=hashlib.sha256(source.data).hexdigest(),
    )
    try:
        _check_size(len(source.data), importer.max_bytes)
        taken = _read_apart(importer, source) if importer.apart else read_source(importer, source)
    except InputError as error:
        return replace(report, error=str(error))
    return replace(
        report,
        encoding=taken.encoding,
        encoding_from=taken.encoding_from,
        entries=taken.entries,
        skipped=taken.skipped,
        problems=taken.problems,
        table=taken.table,
    )


def read_source(importer: Importer, source: Source) -> Taken:
    """Read a file with a given importer, in this process; raises `InputError` when it holds no article."""
    try:
        return taken_of(_read(importer, source), importer, source)
    except InputError as error:
        if len(str(error)) <= _LONGEST_REASON:
            raise
        raise InputError(f"{str(error)[:_LONGEST_REASON]}...") from error


def _read(importer: Importer, source: Source) -> Reading:
    try:
        return importer.read(source)
    except (InputError, MemoryError):
        raise
    except RecursionError as error:
        raise InputError("its parts are nested too deeply to be read") from error
    except Exception as error:  # libraries for foreign formats raise whatever they like
        said = f"{type(error).__name__}: {error}"
        raise InputError(f"it is damaged, or it is no {importer.title} ({said})") from error


def _read_apart(importer: Importer, source: Source) -> Taken:
    return _reader.call(importer.limits, _read_by_name, importer.name, source)


def _read_by_name(importer: str, source: Source) -> Taken:
    return read_source(importer_named(importer), source)


def imported(reports: Iterable[FileReport]) -> Imported:
    """Put the reports of many files together."""
    articles: list[Article] = []
    problems: list[Problem] = []
    brought: list[Brought] = []
    used: dict[str, None] = {}
    for report in reports:
        articles += report.articles
        problems += troubles(report)
        brought += (one for entry in report.entries for one in entry.brought)
        if not report.error:
            used[report.importer] = None
    return Imported(tuple(articles), tuple(problems), ", ".join(used), tuple(brought))


def troubles(report: FileReport) -> Iterator[Problem]:
    """Yield what was wrong with a file: why nothing was taken, what was left out, what else to know."""
    if report.error:
        yield Problem(report.file, "", report.error)
    for remark in report.skipped:
        yield Problem(report.file, remark.where, f"left out: {remark.message}")
    for remark in report.problems:
        yield Problem(report.file, remark.where, remark.message)


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
