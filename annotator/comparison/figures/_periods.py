"""Months and weeks of a time line, and the first reports of events in it."""

from collections.abc import Sequence
from datetime import date, timedelta

from annotator.comparison.counting import Counted
from annotator.comparison.figure_contract import Every, Row, Wanted

LETTERS = "ABCDEF"
"""They mark events; where there are more, none is marked."""


def period(day: str, every: Every) -> str:
    """Return the month, as 2025-03, or the Monday of the week; nothing of a date that does not say it."""
    try:
        if every == "month":
            return date.fromisoformat(f"{day[:7]}-01").isoformat()[:7]
        whole = date.fromisoformat(day[:10])
    except ValueError:
        return ""
    return (whole - timedelta(days=whole.weekday())).isoformat()


def day_of(period: object) -> date:
    """Return the first day of a period."""
    text = str(period)
    return date.fromisoformat(f"{text}-01" if len(text) == 7 else text[:10])


def events(wanted: Wanted, dated: Sequence[Counted], columns: Sequence[str]) -> tuple[list[Row], str]:
    """Return a row for the first report of each event, and what a caption says of them.

    There are none where they are too many to be told apart.
    """
    first: dict[str, str] = {}
    for one in sorted(dated, key=lambda one: one.date, reverse=True):
        if one.event and wanted.marks:
            first[one.event] = _when(one.date)
    if len(first) > len(LETTERS):
        return [], f" Of the {len(first):,} events none is marked: there are more than {len(LETTERS)}."
    names = {one.id: one.name for one in wanted.corpus.events()}
    empty = dict.fromkeys(columns)
    rows: list[Row] = [
        {**empty, "row": "event", "id": key, "name": names.get(key, key), "period": first[key]}
        for key in sorted(first, key=lambda key: (first[key], key))
    ]
    each = (f"{letter} {row['name']}, {row['period']}" for letter, row in zip(LETTERS, rows, strict=False))
    return rows, f" Dotted lines are the first reports of events: {'; '.join(each)}." if rows else ""


def _when(day: str) -> str:
    """Return a date as 2025-03-04, or its month where it says no day; it has a `period`."""
    try:
        return date.fromisoformat(day[:10]).isoformat()
    except ValueError:
        return day[:7]
