"""Files to articles: one report a file, and one that cannot be read keeps no other from being read."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotator import machine
from annotator.confined import Confined, LimitError, StoppedError
from annotator.errors import InputError
from annotator.importers._articles import Brought, Entry, NoArticleError, Taken, taken_of
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
_TOGETHER, _TOGETHER_BYTES = 16, MEGABYTE
"""How many files, and how many bytes of them, go to the process apart at a time."""
_reader = Confined()
"""Where foreign formats are read: one process for all files, which ends when nothing is read for a while."""
_fetcher = Confined(idle=5)
"""Where pages are fetched: the process that reads files never opens the network, nor does this one."""


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

    `brought` are the annotations that came with them, `textless` the tables of which somebody has to say what
    holds the text.
    """

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()
    importer: str = ""
    brought: tuple[Brought, ...] = ()
    textless: tuple[str, ...] = ()


def read_articles(
    path: str | Path,
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
    report = read_report(Path(path), options)
    if report.error:
        reason = report.error.rstrip(".")
        raise InputError(f"{path}: {reason}. Nothing was taken from it; the file is as it was.")
    return imported([report])


def read_all(paths: Iterable[Path], *, encoding: str = "") -> Imported:
    """Read the articles of many files in order; one that cannot be read becomes a problem."""
    return imported(read_files(paths, Options(encoding=encoding)))


def read_files(paths: Iterable[Path], options: Options | None = None) -> Iterator[FileReport]:
    """Yield the reports of files in order, a few at a time; a file that cannot be read says so in its own."""
    chosen = options or Options()
    for group in _groups(_looked_at(path, chosen) for path in paths):
        for one, answer in zip(group, _answers(group), strict=True):
            yield _filled(one.report, answer)


def read_report(path: Path, options: Options) -> FileReport:
    """Read one file. Never raises for what a file is or holds: `error` says it."""
    return next(read_files([path], options))


def stop_reading() -> None:
    """Give up what is being read in the process apart: those files get an error, later ones are read."""
    _reader.stop()
    _fetcher.stop()


def read_url(url: str, options: Options) -> FileReport:
    """Fetch the page at an address that a person gave, in a process apart, and read it as a file.

    Never raises for what is there or is not: `error` says it. The report is that of a file called `url`.
    """
    from annotator.importers._fetching import LIMITS, fetch

    try:
        found = _fetcher.call(LIMITS, fetch, url)
    except InputError as error:
        return FileReport(file=url, error=str(error))
    source = Source(found.name, found.data, options, url=found.url, declared=found.declared)
    waiting = _recognised(source, url)
    (answer,) = _answers([waiting])
    return _filled(waiting.report, answer)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file that was looked at: its report so far, and what is to be read, unless it is an error already."""

    report: FileReport
    task: tuple[Importer, Source] | None = None


def _looked_at(path: Path, options: Options) -> _Waiting:
    try:
        source = Source(machine.in_unicode(path.name), _bytes(path), options)
    except InputError as error:
        return _Waiting(FileReport(file=str(path), error=str(error)))
    return _recognised(source, str(path))


def _recognised(source: Source, file: str) -> _Waiting:
    importer = choose(source)
    report = FileReport(
        file=file,
        importer=f"{importer.name}@{importer.version}",
        title=importer.title,
        sha256=hashlib.sha256(source.data).hexdigest(),
    )
    try:
        _check_size(len(source.data), importer.max_bytes)
    except InputError as error:
        return _Waiting(replace(report, error=str(error)))
    return _Waiting(report, (importer, source))


def _groups(files: Iterable[_Waiting]) -> Iterator[list[_Waiting]]:
    """Put small files together: the way to another process and back is longer than reading one."""
    group: list[_Waiting] = []
    size = 0
    for one in files:
        group.append(one)
        size += len(one.task[1].data) if one.task else 0
        if len(group) >= _TOGETHER or size >= _TOGETHER_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group


def _answers(group: Sequence[_Waiting]) -> Iterator[Taken | InputError | None]:
    """Yield what was read of each file, or why nothing was; None where that is known already."""
    apart = iter(_read_apart([one.task for one in group if one.task and one.task[0].apart]))
    for one in group:
        if one.task is None:
            yield None
        else:
            yield next(apart) if one.task[0].apart else _read_or_why(*one.task)


def _read_apart(tasks: Sequence[tuple[Importer, Source]]) -> list[Taken | InputError]:
    """Read files in the process apart; when that goes wrong, one by one, to know which of them it was."""
    if not tasks:
        return []
    limits = max((importer.limits for importer, _source in tasks), key=lambda one: one.seconds)
    named = [(importer.name, source) for importer, source in tasks]
    try:
        return _reader.call(limits, _read_named, named)
    except LimitError as error:
        if len(tasks) == 1 or isinstance(error, StoppedError):
            return [error for _task in tasks]
        return [answer for task in tasks for answer in _read_apart([task])]


def _read_named(tasks: Sequence[tuple[str, Source]]) -> list[Taken | InputError]:
    return [_read_or_why(importer_named(name), source) for name, source in tasks]


def _read_or_why(importer: Importer, source: Source) -> Taken | InputError:
    try:
        return read_source(importer, source)
    except InputError as error:
        return error


def _filled(report: FileReport, answer: Taken | InputError | None) -> FileReport:
    if answer is None:
        return report
    if isinstance(answer, InputError):
        return replace(report, error=str(answer), table=_table_of(answer))
    return replace(
        report,
        encoding=answer.encoding,
        encoding_from=answer.encoding_from,
        entries=answer.entries,
        skipped=answer.skipped,
        problems=answer.problems,
        table=answer.table,
    )


def read_source(importer: Importer, source: Source) -> Taken:
    """Read a file with a given importer, in this process; raises `InputError` when it holds no article."""
    try:
        return taken_of(_read(importer, source), importer, source)
    except InputError as error:
        if len(str(error)) <= _LONGEST_REASON:
            raise
        raise NoArticleError(f"{str(error)[:_LONGEST_REASON]}...", _table_of(error)) from error


def _table_of(error: InputError) -> Table | None:
    return error.table if isinstance(error, NoArticleError) else None


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


def imported(reports: Iterable[FileReport]) -> Imported:
    """Put the reports of many files together."""
    articles: list[Article] = []
    problems: list[Problem] = []
    brought: list[Brought] = []
    used: dict[str, None] = {}
    reports = tuple(reports)
    for report in reports:
        articles += report.articles
        problems += troubles(report)
        brought += (one for entry in report.entries for one in entry.brought)
        if not report.error:
            used[report.importer] = None
    textless = tuple(report.file for report in reports if report.error and lacks_text(report.table))
    return Imported(tuple(articles), tuple(problems), ", ".join(used), tuple(brought), textless)


def lacks_text(table: Table | None) -> bool:
    """Say whether something is a table of which no column is taken for the text."""
    return table is not None and all(column.role != "text" for column in table.columns)


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
            f"the file is larger than {limit // MEGABYTE} MB, more than is read at once: divide it"
        )
