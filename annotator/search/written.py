"""Hits of a search as CSV and as JSON Lines, with exact offsets."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from annotator.search.values import Row

COLUMNS = (
    *("query", "article", "outlet", "date", "headline", "start", "end"),
    *("left", "hit", "right", "kind", "label", "key"),
)
"""The columns of the CSV and the keys of each line of JSON.

`start` and `end` are code points of the article's canonical text, half open, and `hit` is exactly what stands
there; a hit that is a whole article has 0 and 0 and its headline. `kind`, `label` and `key` are as in `Row`.
"""


def as_csv(rows: Iterable[Row], query: str) -> Iterator[str]:
    """Yield the lines of the CSV, RFC 4180. Cells are written as they are, whatever they begin with."""
    yield _line(COLUMNS)
    for row in rows:
        yield _line(cells(row, query))


def as_jsonl(rows: Iterable[Row], query: str) -> Iterator[str]:
    """Yield one JSON object a hit."""
    for row in rows:
        known = dict(zip(COLUMNS, cells(row, query), strict=True))
        yield json.dumps(known, ensure_ascii=False) + "\n"


def cells(row: Row, query: str) -> tuple[str | int, ...]:
    """Return what is written of a hit, in the order of `COLUMNS`."""
    return (
        *(query, row.article, row.outlet, row.date, row.headline, row.start, row.end),
        *(row.left, row.keyword, row.right, row.kind, row.label, row.key),
    )


def _line(values: Iterable[object]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(values)
    return written.getvalue()
