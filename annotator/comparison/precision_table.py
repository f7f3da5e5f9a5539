"""The table of precision as text for a terminal, as CSV and as JSON."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from annotator.comparison.contract import NotDefined
from annotator.comparison.precision import LEVEL, Figures, Line, Precision, per_cent, whole_per_cent
from annotator.comparison.statistics import statistics
from annotator.comparison.statistics.outlet_permutation import Chance
from annotator.csv_lines import csv_line

COLUMNS = (
    *("by", "name", "category", "versions", "level", "outlet", "articles", "decided"),
    *("accepted", "relabelled", "rejected", "precision", "low", "high", "compared"),
    *("chi-square", "p", "permutations", "adjusted p", "tests", "same coders", "verdict", "says"),
)
"""The columns of the CSV. The test and its verdict stand in the row whose `level` says “all outlets”."""

NOTHING = "No decision on a cue yet."
ALL = "all"

_HEADINGS = ("", "outlet", "articles", "decided", "accepted", "re-labelled", "rejected", "precision (95 %)")


def as_text(table: Precision) -> Iterator[str]:
    """Yield lines for a terminal: what was counted, a row a rule and outlet, then the warnings."""
    if not table.lines:
        yield NOTHING
        return
    yield _counted(table)
    yield "Precision is the share of decisions that accept, with its Wilson interval."
    yield ""
    rows: list[tuple[str, ...]] = [(table.by, *_HEADINGS[1:])]
    for line in table.lines:
        several = len(line.outlets) > 1
        rows += [_row(name_of(table, line), line.whole, ALL if several else line.outlets[0].outlet)]
        rows += [_row("", one, one.outlet) for one in line.outlets if several]
    yield from _aligned(rows)
    yield ""
    if not table.warnings:
        yield _nothing_found(table)
    for number, line in enumerate(table.warnings):
        if number:
            yield ""
        yield line.says


def as_csv(table: Precision) -> Iterator[str]:
    """Yield the lines of the CSV, RFC 4180: for each rule a row for all outlets, then one an outlet.

    Shares and p values are between 0 and 1. Cells are written as they are, whatever they begin with.
    """
    yield csv_line(COLUMNS)
    for line in table.lines:
        yield csv_line(_csv_cells(table, line, line.whole, level="all outlets"))
        for one in line.outlets:
            yield csv_line(_csv_cells(table, line, one, level="outlet"))


def as_json(table: Precision) -> str:
    """Return the table as JSON, with the names and the literature of the statistics."""
    said = {
        "by": table.by,
        "coders": list(table.coders) or ALL,
        "modes": list(table.modes) or ALL,
        "decided": table.decided,
        "tests": table.tests,
        "level": LEVEL,
        "statistics": [
            {"name": one.name, "says": one.says, "literature": list(one.literature)} for one in statistics()
        ],
        "lines": [_json_line(line) for line in table.lines],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def name_of(table: Precision, line: Line) -> str:
    """Return the name of a line, a rule's with the versions that were decided on: `hedge.modal @1 @2`."""
    if table.by != "rule":
        return line.name
    return " ".join([line.name, *(f"@{rule.partition('@')[2]}" for rule in line.versions)])


def interval_text(one: Figures) -> str:
    """Return the interval of the precision in whole per cent, such as 79-96."""
    if isinstance(one.interval, NotDefined):
        return ""
    return f"{whole_per_cent(one.interval.low)}-{whole_per_cent(one.interval.high)}"


def _counted(table: Precision) -> str:
    who = f"by {', '.join(table.coders)}" if table.coders else "by all coders"
    how = f"in {' and '.join(table.modes)} mode" if table.modes else "in all modes"
    return f"{table.decided:,} decisions on cues, {who}, {how}."


def _nothing_found(table: Precision) -> str:
    few = sum(line.verdict == "too few" for line in table.lines)
    rest = f"; {few} of {len(table.lines)} have too few decisions to tell" if few else ""
    return f"No precision differs between outlets by more than chance{rest}."


def _row(name: str, one: Figures, outlet: str) -> tuple[str, ...]:
    tally = one.tally
    counts = (one.articles, tally.decided, tally.accepted, tally.relabelled, tally.rejected)
    share = f"{per_cent(one.precision)} ({interval_text(one)})"
    return (name, outlet or "no outlet named", *(f"{number:,}" for number in counts), share)


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    for row in rows:
        left = [row[0].ljust(widths[0]), row[1].ljust(widths[1])]
        right = [text.rjust(width) for text, width in zip(row[2:], widths[2:], strict=True)]
        yield "  ".join([*left, *right])


def _csv_cells(table: Precision, line: Line, one: Figures, *, level: str) -> list[Any]:
    tally = one.tally
    low, high = ("", "") if isinstance(one.interval, NotDefined) else one.interval
    whole = one is line.whole
    return [
        *(table.by, line.name, line.category, " ".join(line.versions), level, one.outlet),
        *(one.articles, tally.decided, tally.accepted, tally.relabelled, tally.rejected),
        *(one.precision, low, high, "" if whole else _yes(one.compared)),
        *(_test(table, line) if whole else [""] * 8),
    ]


def _test(table: Precision, line: Line) -> list[Any]:
    outcome = line.outcome
    numbers: list[Any] = ["", "", "", "", table.tests]
    if isinstance(outcome, Chance):
        numbers = [outcome.chi_square, outcome.p, outcome.permutations, line.adjusted, table.tests]
    return [*numbers, _yes(line.same_coders), line.verdict, line.says]


def _yes(answer: object) -> str:
    return "yes" if answer else "no"


def _json_line(line: Line) -> dict[str, Any]:
    outcome = line.outcome
    test: dict[str, Any] | None = None
    if isinstance(outcome, Chance):
        test = {
            "chi_square": outcome.chi_square,
            "p": outcome.p,
            "permutations": outcome.permutations,
            "adjusted_p": line.adjusted,
        }
    return {
        "name": line.name,
        "category": line.category,
        "versions": list(line.versions),
        "all": _json_figures(line.whole),
        "outlets": [
            {"outlet": one.outlet, **_json_figures(one), "compared": one.compared} for one in line.outlets
        ],
        "test": test,
        "same_coders": line.same_coders,
        "verdict": line.verdict,
        "says": line.says,
    }


def _json_figures(one: Figures) -> dict[str, Any]:
    return {
        "articles": one.articles,
        "decided": one.tally.decided,
        "accepted": one.tally.accepted,
        "relabelled": one.tally.relabelled,
        "rejected": one.tally.rejected,
        "precision": one.precision,
        "interval": None if isinstance(one.interval, NotDefined) else list(one.interval),
    }
