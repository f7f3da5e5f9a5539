"""The figures as a table for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from annotator.evaluation.contract import Row
from annotator.evaluation.running import Evaluation

HEADINGS = ("data set", "category", "unit", "P", "R", "F1", "words marked", "articles/s")
_TEXT_COLUMNS = 3


def cells(row: Row) -> tuple[str, ...]:
    """Return a line of the table as text: scores to three places as .123, the share in per cent."""
    scores = (score(row.precision), score(row.recall), score(row.f1))
    share = "" if row.share is None else per_cent(row.share)
    pace = "" if row.pace is None else f"{row.pace:.0f}" if row.pace >= 10 else f"{row.pace:.1f}"
    return row.data_set, row.what, row.unit, *scores, share, pace


def per_cent(share: float) -> str:
    """Return a share as 1.23 %, a small one as 0.0012 %."""
    return f"{share * 100:.2f} %" if share >= 0.0001 or not share else f"{share * 100:.2g} %"


def score(value: float | None) -> str:
    """Return a number between 0 and 1 to three places, without the zero before the point."""
    if value is None:
        return ""
    shown = f"{value:.3f}"
    return shown.removeprefix("0") if value < 1 else shown


def shown_rows(rows: Iterable[Row], *, rules: str = "without") -> tuple[Row, ...]:
    """Return the lines of a table, those for single rules only when `rules` is `with`."""
    return tuple(row for row in rows if not row.rule or rules == "with")


def as_text(evaluation: Evaluation, *, rules: str = "without") -> Iterator[str]:
    """Yield the table line by line; a task without data is a line that says so."""
    rows = shown_rows(evaluation.rows, rules=rules)
    lines = [HEADINGS, *(cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    yield _aligned(HEADINGS, widths)
    for result in evaluation.results:
        for row in shown_rows(result.rows, rules=rules):
            yield _aligned(cells(row), widths)
        if result.missing:
            yield f"{result.task.title}: {result.missing}"


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    left = [text.ljust(width) for text, width in zip(line[:_TEXT_COLUMNS], widths, strict=False)]
    right = [
        text.rjust(width) for text, width in zip(line[_TEXT_COLUMNS:], widths[_TEXT_COLUMNS:], strict=True)
    ]
    return "  ".join([*left, *right]).rstrip()
