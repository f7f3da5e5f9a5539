"""Hits as lines for people, JSON Lines and CSV, and what is said of them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from annotator.cli._rows import json_line
from annotator.cli._streams import printable
from annotator.csv_lines import csv_line
from annotator.search import Count, QueryError, Row

FIELDS = ("article", "start", "end", "text", "kind", "label", "key", "outlet", "date", "headline")
CONTEXT = ("left", "right")
_SIDE, _SHOWN = 44, 12
"""Columns of a context in lines for people, and outlets that are named with their counts."""


class Form(Protocol):
    """Makes lines of rows; with `kwic` they have what stands around the hits."""

    def __call__(self, rows: Iterable[Row], *, kwic: bool) -> Iterator[str]: ...


def _fields(row: Row, *, kwic: bool) -> dict[str, Any]:
    told = {name: row.keyword if name == "text" else getattr(row, name) for name in FIELDS}
    return told | {name: getattr(row, name) for name in CONTEXT} if kwic else told


def as_jsonl(rows: Iterable[Row], *, kwic: bool) -> Iterator[str]:
    """Yield one JSON object a hit."""
    return (json_line(_fields(row, kwic=kwic)) for row in rows)


def as_csv(rows: Iterable[Row], *, kwic: bool) -> Iterator[str]:
    """Yield a header, then one CSV record a hit (RFC 4180)."""
    yield csv_line([*FIELDS, *(CONTEXT if kwic else ())])
    for row in rows:
        yield csv_line(_fields(row, kwic=kwic).values())


def as_text(rows: Iterable[Row], *, kwic: bool) -> Iterator[str]:
    """Yield a heading for each article and its hits below; with `kwic` one line a hit, hits in one column."""
    last = ""
    for row in rows:
        if kwic:
            yield f"{_in_column(row)}  {_where(row)}\n"
            continue
        if row.article != last:
            last = row.article
            yield printable(f"{row.headline or row.article} ({_where(row)})") + "\n"
        if row.end:
            around = _one_line(f"{row.left}«{row.keyword}»{row.right}")
            yield printable(f"  {row.start:>6}-{row.end:<6} {around}") + "\n"


def _in_column(row: Row) -> str:
    left, right = _one_line(row.left)[-_SIDE:], _one_line(row.right)[:_SIDE]
    return printable(f"{left:>{_SIDE}}«{_one_line(row.keyword)}»{right:<{_SIDE}}")


def _where(row: Row) -> str:
    return printable(", ".join(part for part in (row.outlet, row.date[:10], row.article) if part))


def _one_line(text: str) -> str:
    return "".join(" " if sign.isspace() else sign for sign in text)


FORMS: dict[str, Form] = {"text": as_text, "jsonl": as_jsonl, "csv": as_csv}


def told_count(by_outlet: Mapping[str, Count], *, complete: bool) -> str:
    """Say how many hits there are, and where."""
    total = sum(by_outlet.values(), Count())
    if not complete:
        return "There may be more hits: this stopped where --limit said."
    if not total.hits:
        return "No hits."
    most = sorted(by_outlet.items(), key=lambda item: (-item[1].hits, item[0]))
    named = [f"{outlet or 'no outlet'} {_said(count)}" for outlet, count in most[:_SHOWN]]
    rest = [f"{len(most) - _SHOWN} more outlets"] if len(most) > _SHOWN else []
    return f"{_said(total)}: {'; '.join(named + rest)}."


def _said(count: Count) -> str:
    hits = "1 hit" if count.hits == 1 else f"{count.hits:,} hits"
    articles = "1 article" if count.articles == 1 else f"{count.articles:,} articles"
    return f"{hits} in {articles}"


def told_error(query: str, error: QueryError) -> str:
    """Say what is wrong with a query, and show where."""
    line = _one_line(query)
    marks = "^" * max(1, error.end - error.start)
    return f"{error.message}\n\n  {line}\n  {' ' * error.start}{marks}"
