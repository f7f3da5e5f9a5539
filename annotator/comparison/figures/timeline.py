"""Rates and shares over time: a strip a thing, a point a month or week and outlet, with its interval."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from annotator.comparison.asked import Taken
from annotator.comparison.compared import compare
from annotator.comparison.comparison_table import namer
from annotator.comparison.counting import Counted, Kind, Thing
from annotator.comparison.figure_contract import Every, FigureKind, Numbers, Row, Wanted
from annotator.comparison.figure_letters import numbers_of
from annotator.comparison.figures._periods import LETTERS, day_of, events, period
from annotator.comparison.figures._style import COLOURS, bare, labels, legend, page, points, style
from annotator.comparison.figures._things import (
    NO_OUTLET,
    chosen,
    on_rates,
    rate_of,
    share_of,
    sizes,
    taken,
)
from annotator.comparison.lines import Cell, is_rated
from annotator.errors import InputError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMNS = (
    *("row", "kind", "id", "name", "outlet", "period", "articles", "rated", "words"),
    *("count", "rate", "having", "share", "low", "high", "says"),
)
KINDS: tuple[Kind, ...] = ("cue", "code")
NAMED: tuple[Kind, ...] = (*KINDS, "article code", "voice")
MOST = 4
MOST_OUTLETS = len(COLOURS)
"""Lines of more outlets would not be told apart."""


def _numbers(wanted: Wanted) -> Numbers:
    found = taken(wanted)
    things, how = chosen(found, wanted, NAMED if wanted.things or not found.things(KINDS) else KINDS, MOST)
    dated = [one for one in found.counted if period(one.date, wanted.every)]
    if not dated:
        raise InputError("none of the articles has a date that says its " + wanted.every)
    outlets, which = _outlets(found, dated, wanted)
    rows = [row for outlet in outlets for row in _rows(found, dated, outlet, things, wanted.every)]
    marks, marked = events(wanted, dated, COLUMNS)
    told = found.told((), tested=False, intervals=False)
    rated, shared = any(map(is_rated, things)), not all(map(is_rated, things))
    what = " and ".join(["rates per 1,000 words"] * rated + ["shares of articles"] * shared)
    out = len(found.counted) - len(dated)
    caption = (
        f"{what[:1].upper()}{what[1:]} by {wanted.every} and outlet. "
        f"{told.caption if rated else told.caption_of_shares}{sizes(told)}"
        f"{on_rates(told) if rated else ''}{ON_SHARES if shared else ''}{how}{which}"
        " The last strip has the number of articles."
        + (f" Without a date: n = {out}, left out." if out else "")
        + marked
    )
    return numbers_of(COLUMNS, (*rows, *marks), caption)


ON_SHARES = " Intervals of shares are Wilson's, with at least five articles."


def _outlets(found: Taken, dated: Sequence[Counted], wanted: Wanted) -> tuple[list[str], str]:
    """Return the outlets to show, in order, and what is said when there are others."""
    number = Counter(one.outlet for one in dated)
    every = sorted({one.outlet for one in found.counted})
    if wanted.outlets or len(every) <= MOST_OUTLETS:
        return every, ""
    most = sorted(every, key=lambda name: (-number[name], name))[:MOST_OUTLETS]
    return sorted(most), f" Shown are the {MOST_OUTLETS} of {len(every):,} outlets with most articles."


def _rows(
    found: Taken, dated: Sequence[Counted], outlet: str, things: Sequence[Thing], every: Every
) -> list[Row]:
    ones = [one for one in dated if one.outlet == outlet]
    table = compare(
        ones, things=things, by=lambda one: period(one.date, every), tested=False, known=found.table
    )
    called = namer(found.corpus)
    return [
        {
            "row": "period",
            "kind": line.thing.kind,
            "id": line.thing.id,
            "name": called(line.thing),
            "outlet": outlet,
            "period": cell.group,
            "articles": cell.articles,
            "words": cell.words,
            **_value(line.thing, cell),
        }
        for line in table.lines
        for cell in line.cells
    ]


def _value(thing: Thing, cell: Cell) -> Row:
    if is_rated(thing):
        return {**rate_of(cell), "having": cell.having, "share": None}
    return {**share_of(cell), "rated": None, "count": cell.count, "rate": None}


def _shown(row: Row) -> float | None:
    """Return what is drawn of a row: its rate, or of a code on whole articles its share in per cent."""
    value, scale = (row["share"], 100) if row["kind"] == "article code" else (row["rate"], 1)
    return scale * value if isinstance(value, int | float) else None


def _draw(numbers: Numbers) -> "Figure":
    rows = [row for row in numbers.rows if row["row"] == "period"]
    events = [row for row in numbers.rows if row["row"] == "event"]
    things = list(dict.fromkeys((row["kind"], row["id"]) for row in rows))
    outlets = list(dict.fromkeys(str(row["outlet"]) for row in rows))
    names = labels(rows)
    figure = page(1.6 + 1.5 * len(things))
    heights = [3] * len(things) + [2]
    strips = figure.subplots(len(things) + 1, 1, sharex=True, squeeze=False, height_ratios=heights)[:, 0]
    first = min(day_of(row["period"]) for row in numbers.rows)
    span = max(1, (max(day_of(row["period"]) for row in rows) - first).days)
    # Beside one another, not over one another: a little further right for each outlet.
    shifts = [0.008 * span * (which - (len(outlets) - 1) / 2) for which in range(len(outlets))]
    for place, axes in enumerate(strips):
        here = [row for row in rows if (row["kind"], row["id"]) == things[min(place, len(things) - 1)]]
        title, shown = (names[things[place]], _line) if place < len(things) else ("Articles (n)", _articles)
        for which, outlet in enumerate(outlets):
            shown(axes, [row for row in here if row["outlet"] == outlet], which, first, shifts[which])
        above = 13 if events and place == 0 else 6  # room for the letters of events
        # without y matplotlib looks for what might be in the way of each title, which takes a fifth of all
        axes.set_title(title, loc="left", fontsize=9, fontweight="bold", pad=above, y=1.0)
        axes.set_ylim(bottom=0)
        if place < len(things):
            axes.xaxis.set_visible(False)  # the last strip has the dates of all
            axes.set_ylabel(_unit(here[0]), fontsize=8)
        bare(axes, grid="y")
        for row in events:
            axes.axvline((day_of(row["period"]) - first).days, color="#555555", linewidth=0.9, linestyle=":")
    strips[-1].locator_params(axis="y", integer=True, nbins=4)
    _dates(strips[-1], rows, first)
    _letters(strips[0], events, first)
    legend(figure, [name or NO_OUTLET for name in outlets])
    return figure


def _unit(row: Row) -> str:
    return "% of articles" if row["kind"] == "article code" else "per 1,000 words"


def _line(axes: "Axes", rows: Sequence[Row], which: int, first: date, shift: float) -> None:
    placed = [
        ((day_of(row["period"]) - first).days + shift, value, row)
        for row in rows
        if (value := _shown(row)) is not None
    ]
    days, values = [x for x, _y, _row in placed], [y for _x, y, _row in placed]
    axes.plot(days, values, color=style(which)[0], linewidth=0.7, alpha=0.6)
    scale = 100 if rows and rows[0]["kind"] == "article code" else 1
    points(axes, placed, which, upright=True, scale=scale)


def _articles(axes: "Axes", rows: Sequence[Row], which: int, first: date, shift: float) -> None:
    colour, shape = style(which)
    days = [(day_of(row["period"]) - first).days + shift for row in rows]
    numbers = [row["articles"] for row in rows if isinstance(row["articles"], int)]
    axes.plot(days, numbers, shape, color=colour, markersize=4, clip_on=False)


def _dates(axes: "Axes", rows: Sequence[Row], first: date) -> None:
    periods = sorted({str(row["period"]) for row in rows})
    apart = (day_of(periods[-1]) - first).days / 8
    shown = periods[:1]
    for one in periods[1:]:
        if (day_of(one) - day_of(shown[-1])).days >= apart:
            shown.append(one)
    axes.set_xticks([(day_of(one) - first).days for one in shown], shown, fontsize=8)


def _letters(axes: "Axes", events: Sequence[Row], first: date) -> None:
    for letter, row in zip(LETTERS, events, strict=False):
        axes.annotate(
            letter,
            ((day_of(row["period"]) - first).days, 1.0),
            (0, 2),
            xycoords=axes.get_xaxis_transform(),
            textcoords="offset points",
            fontsize=7,
            ha="center",
        )


FIGURE = FigureKind(
    name="timeline",
    title="Over time",
    says="How rates, or shares of articles, change from month to month, or week to week, in each outlet.",
    numbers=_numbers,
    draw=_draw,
)
