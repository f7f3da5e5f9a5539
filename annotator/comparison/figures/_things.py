"""Which things a figure shows, and what its caption says of them."""

from collections.abc import Sequence

from annotator.comparison.asked import compare
from annotator.comparison.compared import Cell, Line
from annotator.comparison.comparison_table import Told
from annotator.comparison.contract import NotDefined
from annotator.comparison.counting import Kind
from annotator.comparison.figure_contract import Row, Wanted
from annotator.comparison.statistics._resampled import FEWEST
from annotator.errors import InputError

NO_OUTLET = "no outlet named"


def compared(wanted: Wanted, kinds: Sequence[Kind]) -> Told:
    """Compare the outlets in all things of some kinds; raises InputError as `asked.compare` does."""
    return compare(
        wanted.corpus,
        event=wanted.event,
        articles=wanted.articles,
        outlets=wanted.outlets,
        cues=wanted.cues,
        coders=wanted.coders,
        modes=wanted.modes,
        kinds=kinds,
        own=wanted.own,
        copies=wanted.copies,
        tested=False,
        watch=wanted.watch,
        gather=wanted.gather,
    )


def chosen(told: Told, wanted: Wanted, most: int) -> tuple[list[Line], str]:
    """Return the lines to show with a sentence on how they were chosen.

    They are those that were named, in that order, else the `most` that occur in most articles. Raises
    InputError for a name that does not occur, and where nothing occurs at all.
    """
    lines = told.comparison.lines
    if not lines:
        raise InputError("nothing of what this figure shows occurs in these articles")
    if wanted.things:
        named = [one for name in wanted.things for one in _named(told, name)]
        return list(dict.fromkeys(named)), ""
    frequent = sorted(lines, key=lambda one: (-one.whole.having, -one.whole.count, one.thing))[:most]
    if len(lines) <= most:
        return frequent, ""
    return frequent, f" Shown are the {most} of {len(lines)} that occur in most articles."


def _named(told: Told, name: str) -> list[Line]:
    low = name.casefold()
    found = [
        line
        for line in told.comparison.lines
        if low in (line.thing.id.casefold(), told.name(line.thing).casefold())
    ]
    if not found:
        there = ", ".join(sorted({told.name(line.thing) for line in told.comparison.lines}))
        raise InputError(f"“{name}” does not occur here, or this figure does not show it; {there}")
    return found


def head_of(told: Told, line: Line, cell: Cell) -> Row:
    """Return the first columns of a row: the thing and the outlet with its articles and words."""
    return {
        "kind": line.thing.kind,
        "id": line.thing.id,
        "name": told.name(line.thing),
        "outlet": cell.group,
        "articles": cell.articles,
        "words": cell.words,
    }


def rate_of(cell: Cell) -> Row:
    """Return the columns of a rate with its interval, or why there is none."""
    found = cell.interval
    return {
        "count": cell.count,
        "rate": cell.rate,
        "low": None if isinstance(found, NotDefined) else found.low,
        "high": None if isinstance(found, NotDefined) else found.high,
        "says": found.reason if isinstance(found, NotDefined) else "",
    }


def few(row: Row) -> bool:
    """Say whether a row is of too few articles for an interval."""
    return isinstance(row["articles"], int) and row["articles"] < FEWEST


def on_rates(told: Told) -> str:
    """Return what a caption says of intervals of rates."""
    left = told.comparison.left_out
    out = f" Articles that are not whole count for no rate (n = {left})." if left else ""
    return (
        " Lines are 95 % intervals from a bootstrap over articles; hollow marks have none, with fewer than "
        f"{FEWEST} articles or where nothing says how much the rate varies.{out}"
    )


def sizes(told: Told) -> str:
    """Return the number of articles of each outlet for a caption."""
    counted = told.comparison.counted
    each = (
        f"{name or NO_OUTLET} n = {sum(one.outlet == name for one in counted):,}"
        for name in told.comparison.groups
    )
    return f" Articles: {', '.join(each)}."
