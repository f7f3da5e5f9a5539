"""What an import has done, or would do, in words and in rows."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import click

from annotator.cli._progress import Progress
from annotator.cli._streams import printable
from annotator.importers import FileReport, FileTaken, Row, Table, troubles

_KNOWN = frozenset({"known", "twice"})
_EXTENT = {"whole": "", "truncated": "its end is missing", "headline": "no text"}


@dataclass(slots=True)
class Count:
    """How much was read and what became of it."""

    files: int = 0
    bad_files: int = 0
    added: int = 0
    known: int = 0
    skipped: int = 0
    annotations: int = 0

    @property
    def something_bad(self) -> bool:
        """Say whether anything could not be read."""
        return bool(self.bad_files or self.skipped)

    def take(self, report: FileReport) -> None:
        """Count a file that was read."""
        self.files += 1
        self.bad_files += bool(report.error)
        self.skipped += len(report.skipped)


def summary(count: Count, done: str = "added") -> str:
    """Return one sentence on all of it."""
    parts = [f"{number(count.added, 'article')} {done} from {number(count.files, 'file')}"]
    parts += [f"{number(count.annotations, 'annotation')} {done}"] if count.annotations else []
    parts += [f"{count.known:,} known already"] if count.known else []
    parts += [f"{count.skipped:,} left out"] if count.skipped else []
    parts += [f"{number(count.bad_files, 'file')} could not be read"] if count.bad_files else []
    return f"{'; '.join(parts)}."


def number(count: int, what: str) -> str:
    """Return a count with its word."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def tell(taken: FileTaken, progress: Progress, *, verbose: bool) -> None:
    """Say what became of a file, if there is something to say."""
    report = taken.report
    if verbose and not report.error:
        parts = [f"{report.found:,} found", f"{len(taken.added):,} added"]
        parts += [f"{taken.known:,} known already"] if taken.known else []
        progress.say(f"{report.file}: {report.title}; {', '.join(parts)}")
    for line in remarks(report):
        progress.say(line)


def remarks(report: FileReport) -> Iterator[str]:
    """Yield what was wrong with a file and its articles, each with its place."""
    yield from map(str, troubles(report))
    for entry in report.entries:
        where = ", ".join(filter(None, (report.file, entry.where)))
        yield from (f"{where}: {message}" for message in entry.problems)


def row_of(taken: FileTaken) -> dict[str, Any]:
    """Return what became of a file as a row of a report."""
    report = taken.report
    doubts = [(entry.where, message) for entry in report.entries for message in entry.problems]
    return {
        "file": report.file,
        "format": report.importer,
        "sha256": report.sha256,
        "encoding": report.encoding,
        "encoding_from": report.encoding_from,
        "found": report.found,
        "added": list(taken.added),
        "known": taken.known,
        "annotations": taken.annotations,
        "skipped": [asdict(remark) for remark in report.skipped],
        "problems": [asdict(remark) for remark in report.problems],
        "doubts": [{"where": where, "message": message} for where, message in doubts],
        "error": report.error,
    }


def show(report: FileReport, rows: Sequence[Row], count: Count) -> None:
    """Print what a file would bring, and count it."""
    count.take(report)
    if report.error:
        _print(f"{report.file}: {report.error}")
        _print_columns(report.table)
        return
    how = dict.fromkeys((report.title, report.encoding, report.encoding_from))
    _print(f"{report.file}: {', '.join(filter(None, how))}, {number(report.found, 'article')}")
    _print_columns(report.table)
    for row in rows:
        count.known += row.duplicate in _KNOWN
        count.added += row.duplicate not in _KNOWN
        count.annotations += row.annotations
        _print_row(row)
    for problem in troubles(report):
        _print(f"  ! {problem.where}{': ' if problem.where else ''}{problem.message}")


def _print_columns(table: Table | None) -> None:
    for column in table.columns if table else ():
        _print(f"  column {column.name}: {column.role} ({'; '.join(column.samples)[:60]})")


def _print_row(row: Row) -> None:
    described = f"{row.date[:10] or '-':<10}  {row.outlet or '-':<24}  {row.words:>6,} words"
    _print(f"  {described}  {row.headline or '-'}")
    known = {
        "": "",
        "known": "in the corpus already",
        "twice": f"twice: {row.same_as}",
        "other outlet": f"same text as {row.same_as}",
    }[row.duplicate]
    came = number(row.annotations, "annotation") if row.annotations else ""
    _print("    " + "; ".join(filter(None, (", ".join(row.zones), _EXTENT[row.extent], known, came))))
    for problem in row.problems:
        _print(f"    ! {problem}")


def _print(line: str) -> None:
    click.echo(printable(line).replace("\n", " "))
