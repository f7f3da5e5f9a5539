"""What was found in files and what became of it, in lines to read."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from annotator.gui.importing.table import Line
from annotator.importers import FileReport, FileTaken, is_url, troubles

_FROM = {
    "bom": "by its byte order mark",
    "utf-8": "",
    "declared": "as the file says",
    "detected": "guessed",
    "override": "as chosen",
}
"""How the encoding of a file was found, in words."""


def reading_told(report: FileReport, lines: Sequence[Line]) -> Iterator[str]:
    """Yield what was found in a file, what was left out, and why."""
    name = shown_name(report.file)
    for trouble in troubles(report):
        where = f", {trouble.where}" if trouble.where else ""
        yield f"{name}{where}: {trouble.message}"
    if not report.error:
        how = (report.title, report.encoding, _FROM.get(report.encoding_from, report.encoding_from))
        known = sum(line.is_known for line in lines)
        parts = [f"{report.found:,} found", *_counted(known, "known already"), *_skipped(report)]
        yield f"{name}: {', '.join(parts)} ({', '.join(filter(None, how))})."


def import_told(
    reports: Sequence[FileReport], lines: Sequence[Line], taken: Sequence[FileTaken]
) -> Iterator[str]:
    """Yield for each file that was read what was found in it and what became of that."""
    by_file: dict[str, list[Line]] = {report.file: [] for report in reports}
    for line in lines:
        by_file[line.report.file].append(line)
    for report in reports:
        of_file = [one for one in taken if one.report.file == report.file]
        yield f"{shown_name(report.file)}: {_became(report, by_file[report.file], of_file)}"
        for remark in report.skipped:
            yield f"    {remark.where}: {remark.message}" if remark.where else f"    {remark.message}"


def shown_name(file: str) -> str:
    """Return how a file is called: its name without folders, or its address."""
    return file if is_url(file) else Path(file).name


def _became(report: FileReport, lines: Sequence[Line], taken: Sequence[FileTaken]) -> str:
    if report.error:
        return f"nothing was taken: {report.error}"
    added, known = sum(len(one.added) for one in taken), sum(one.known for one in taken)
    marks = sum(one.annotations for one in taken)
    unchecked = [line for line in lines if not line.taken]
    doubles = sum(line.is_known for line in unchecked)
    left = len(lines) - len(unchecked) - added - known
    parts = [
        f"{report.found:,} found",
        f"{added:,} added",
        *_counted(known + doubles, "known already"),
        *_counted(len(unchecked) - doubles, "not wanted"),
        *_counted(left, "not taken any more"),
        *_skipped(report),
        *_counted(marks, "annotation added" if marks == 1 else "annotations added"),
    ]
    return f"{', '.join(parts)}."


def _counted(count: int, what: str) -> list[str]:
    return [f"{count:,} {what}"] if count else []


def _skipped(report: FileReport) -> list[str]:
    return _counted(len(report.skipped), "left out")
