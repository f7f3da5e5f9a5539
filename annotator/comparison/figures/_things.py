"""Which things a figure shows, and what its caption says of them."""

from collections.abc import Sequence

from annotator.comparison.asked import Taken, take
from annotator.comparison.comparison_table import Told, namer
from annotator.comparison.contract import NotDefined
from annotator.comparison.counting import Kind, Question, Thing
from annotator.comparison.figure_contract import Row, Wanted
from annotator.comparison.lines import Cell, Line
from annotator.comparison.statistics._resampled import FEWEST
from annotator.errors import InputError

NO_OUTLET = "no outlet named"


def taken(wanted: Wanted) -> Taken:
    """Return the articles of a figure and what is counted in them; raises InputError as `asked.take` does."""
    question = Question(
        cues=wanted.cues,
        coders=None if wanted.coders is None else frozenset(wanted.coders),
        modes=None if wanted.modes is None else frozenset(wanted.modes),
        own=wanted.own,
        copies=wanted.copies,
    )
    return take(
        wanted.corpus,
        question,
        event=wanted.event,
        articles=wanted.articles,
        outlets=wanted.outlets,
        watch=wanted.watch,
        gather=wanted.gather,
    )


def chosen(found: Taken, wanted: Wanted, kinds: Sequence[Kind], most: int) -> tuple[list[Thing], str]:
    """Return the things to show with a sentence on how they were chosen.

    They are those that were named, in that order, else the `most` that occur in most articles. Raises
    InputError for a name that does not occur, and where nothing occurs at all.
    """
    things = found.things(kinds)
    if not things:
        raise InputError("nothing of what this figure shows occurs in these articles")
    if wanted.things:
        named = [one for name in wanted.things for one in _named(found, things, name)]
        return list(dict.fromkeys(named)), ""
    table = found.table
    having = dict(zip(table.things, table.there.sum(axis=0).tolist(), strict=True))
    often = dict(zip(table.things, table.counts.sum(axis=0).tolist(), strict=True))
    ranked = sorted(things, key=lambda one: (-having[one], -often[one], one))[:most]
    if len(things) <= most:
        return ranked, ""
    return ranked, f" Shown are the {most} of {len(things)} that occur in most articles."


def frequent(told: Told, kinds: Sequence[Kind], most: int) -> tuple[list[Line], str]:
    """Return the lines of a comparison that occur in most articles, and how they were chosen."""
    lines = [line for line in told.comparison.lines if line.thing.kind in kinds]
    ranked = sorted(lines, key=lambda one: (-one.whole.having, -one.whole.count, one.thing))[:most]
    left = f" Shown are the {most} of {len(lines)} that occur in most articles." if len(lines) > most else ""
    return ranked, left


def _named(found: Taken, things: Sequence[Thing], name: str) -> list[Thing]:
    low, called = name.casefold(), namer(found.corpus)
    wanted = [thing for thing in things if low in (thing.id.casefold(), called(thing).casefold())]
    if not wanted:
        there = ", ".join(sorted({called(thing) for thing in things}))
        raise InputError(f"“{name}” does not occur here, or this figure does not show it; {there}")
    return wanted


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
        "rated": cell.rated,
        "count": cell.count,
        "rate": cell.rate,
        "low": None if isinstance(found, NotDefined) else found.low,
        "high": None if isinstance(found, NotDefined) else found.high,
        "says": found.reason if isinstance(found, NotDefined) else "",
    }


def share_of(cell: Cell) -> Row:
    """Return the columns of a share of articles with its interval, or why there is none."""
    found = cell.share_interval
    if isinstance(found, NotDefined):
        return {"having": cell.having, "share": cell.share, "low": None, "high": None, "says": found.reason}
    low, high = found
    return {"having": cell.having, "share": cell.share, "low": low, "high": high, "says": ""}


def few(row: Row) -> bool:
    """Say whether a row is of too few articles for an interval: a rate is of those that are whole."""
    number = row["articles"] if row.get("rated") is None else row["rated"]
    return isinstance(number, int) and number < FEWEST


def on_rates(told: Told) -> str:
    """Return what a caption says of intervals of rates."""
    left = told.comparison.left_out
    out = f" Articles that are not whole count for no rate (n = {left})." if left else ""
    return (
        " Lines are 95 % intervals from a bootstrap over articles; hollow marks have none, with fewer than "
        f"{FEWEST} articles or where nothing says how much the rate varies.{out}"
    )


def sizes(told: Told) -> str:
    """Return the number of articles of each outlet, or of each event or month, for a caption."""
    table = told.comparison
    each = (f"{name or NO_OUTLET} n = {table.sizes[name]:,}" for name in table.groups)
    return f" Articles: {', '.join(each)}."
