"""Rates over time: for each thing a strip, a point a month or week and outlet, with its interval."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from annotator.comparison.compared import compare
from annotator.comparison.comparison_table import Told
from annotator.comparison.counting import Counted, Kind, Thing
from annotator.comparison.figure_contract import Every, FigureKind, Numbers, Row, Wanted
from annotator.comparison.figures._style import bare, legend, page, plain, point, style
from annotator.comparison.figures._things import NO_OUTLET, chosen, compared, on_rates, rate_of, sizes
from annotator.errors import InputError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMNS = (
    *("row", "kind", "id", "name", "outlet", "period", "articles", "words"),
    *("count", "rate", "low", "high", "says"),
)
KINDS: tuple[Kind, ...] = ("cue", "code")
NAMED: tuple[Kind, ...] = (*KINDS, "voice")
MOST = 4
LETTERS = "ABCDEF"
"""They mark events; where there are more, none is marked."""


def _numbers(wanted: Wanted) -> Numbers:
    told = compared(wanted, NAMED if wanted.things else KINDS)
    lines, how = chosen(told, wanted, MOST)
    dated = [one for one in told.comparison.counted if _period(one.date, wanted.every)]
    if not dated:
        raise InputError("none of the articles has a date that says its " + wanted.every)
    things = [line.thing for line in lines]
    rows = [
        row for outlet in told.comparison.groups for row in _rows(told, dated, outlet, things, wanted.every)
    ]
    events = _events(wanted, dated)
    out = len(told.comparison.counted) - len(dated)
    caption = (
        f"Rates per 1,000 words by {wanted.every} and outlet. {told.caption}{sizes(told)}"
        f"{on_rates(told)}{how}"
        " The last strip has the number of articles."
        + (f" Without a date: n = {out}, left out." if out else "")
        + _told(events)
    )
    return Numbers(columns=COLUMNS, rows=(*rows, *events), caption=caption)


def _rows(
    told: Told, dated: Sequence[Counted], outlet: str, things: Sequence[Thing], every: Every
) -> list[Row]:
    ones = [one for one in dated if one.outlet == outlet]
    table = compare(ones, things=things, by=lambda one: _period(one.date, every), tested=False)
    return [
        {
            "row": "period",
            "kind": line.thing.kind,
            "id": line.thing.id,
            "name": told.name(line.thing),
            "outlet": outlet,
            "period": cell.group,
            "articles": cell.articles,
            "words": cell.words,
            **rate_of(cell),
        }
        for line in table.lines
        for cell in line.cells
    ]


def _events(wanted: Wanted, dated: Sequence[Counted]) -> list[Row]:
    """Return a row for the first report of each event, where there are not too many to be told apart."""
    first: dict[str, str] = {}
    if not wanted.marks:
        return []
    for one in sorted(dated, key=lambda one: one.date, reverse=True):
        if one.event:
            first[one.event] = _when(one.date)
    if len(first) > len(LETTERS):
        return []
    names = {one.id: one.name for one in wanted.corpus.events()}
    empty = dict.fromkeys(COLUMNS)
    return [
        {**empty, "row": "event", "id": key, "name": names.get(key, key), "period": first[key]}
        for key in sorted(first, key=lambda key: (first[key], key))
    ]


def _told(events: Sequence[Row]) -> str:
    each = (f"{letter} {row['name']}, {row['period']}" for letter, row in zip(LETTERS, events, strict=False))
    return f" Dotted lines are the first reports of events: {'; '.join(each)}." if events else ""


def _period(day: str, every: Every) -> str:
    """Return the month, as 2025-03, or the Monday of the week; nothing of a date that does not say it."""
    try:
        if every == "month":
            return date.fromisoformat(f"{day[:7]}-01").isoformat()[:7]
        whole = date.fromisoformat(day[:10])
    except ValueError:
        return ""
    return (whole - timedelta(days=whole.weekday())).isoformat()


def _when(day: str) -> str:
    """Return a date as 2025-03-04, or its month where it says no day; it has a `_period`."""
    try:
        return date.fromisoformat(day[:10]).isoformat()
    except ValueError:
        return day[:7]


def _day(period: object) -> date:
    text = str(period)
    return date.fromisoformat(f"{text}-01" if len(text) == 7 else text[:10])


def _draw(numbers: Numbers) -> "Figure":
    rows = [row for row in numbers.rows if row["row"] == "period"]
    events = [row for row in numbers.rows if row["row"] == "event"]
    things = list(dict.fromkeys((row["kind"], row["id"]) for row in rows))
    outlets = list(dict.fromkeys(str(row["outlet"]) for row in rows))
    figure = page(1.6 + 1.5 * len(things))
    heights = [3] * len(things) + [2]
    strips = figure.subplots(len(things) + 1, 1, sharex=True, squeeze=False, height_ratios=heights)[:, 0]
    first = min(_day(row["period"]) for row in numbers.rows)
    span = max(1, (max(_day(row["period"]) for row in rows) - first).days)
    # Beside one another, not over one another: a little further right for each outlet.
    shifts = [0.008 * span * (which - (len(outlets) - 1) / 2) for which in range(len(outlets))]
    for place, axes in enumerate(strips):
        here = [row for row in rows if (row["kind"], row["id"]) == things[min(place, len(things) - 1)]]
        title, shown = (plain(here[0]["name"]), _line) if place < len(things) else ("Articles (n)", _articles)
        for which, outlet in enumerate(outlets):
            shown(axes, [row for row in here if row["outlet"] == outlet], which, first, shifts[which])
        above = 13 if events and place == 0 else 6  # room for the letters of events
        axes.set_title(title, loc="left", fontsize=9, fontweight="bold", pad=above)
        axes.set_ylim(bottom=0)
        bare(axes, grid="y")
        for row in events:
            axes.axvline((_day(row["period"]) - first).days, color="#555555", linewidth=0.9, linestyle=":")
    strips[-1].locator_params(axis="y", integer=True, nbins=4)
    _dates(strips[-1], rows, first)
    _letters(strips[0], events, first)
    figure.supylabel("per 1,000 words", fontsize=9)
    legend(figure, [name or NO_OUTLET for name in outlets])
    return figure


def _line(axes: "Axes", rows: Sequence[Row], which: int, first: date, shift: float) -> None:
    placed = [
        ((_day(row["period"]) - first).days + shift, row["rate"], row)
        for row in rows
        if isinstance(row["rate"], int | float)
    ]
    axes.plot(
        [x for x, _y, _row in placed],
        [y for _x, y, _row in placed],
        color=style(which)[0],
        linewidth=0.7,
        alpha=0.6,
    )
    for x, y, row in placed:
        assert isinstance(y, int | float)
        point(axes, (x, y), row, which, upright=True)


def _articles(axes: "Axes", rows: Sequence[Row], which: int, first: date, shift: float) -> None:
    colour, shape = style(which)
    days = [(_day(row["period"]) - first).days + shift for row in rows]
    numbers = [row["articles"] for row in rows if isinstance(row["articles"], int)]
    axes.plot(days, numbers, shape, color=colour, markersize=4, clip_on=False)


def _dates(axes: "Axes", rows: Sequence[Row], first: date) -> None:
    periods = sorted({str(row["period"]) for row in rows})
    apart = (_day(periods[-1]) - first).days / 8
    shown = periods[:1]
    for period in periods[1:]:
        if (_day(period) - _day(shown[-1])).days >= apart:
            shown.append(period)
    axes.set_xticks([(_day(period) - first).days for period in shown], shown, fontsize=8)


def _letters(axes: "Axes", events: Sequence[Row], first: date) -> None:
    for letter, row in zip(LETTERS, events, strict=False):
        axes.annotate(
            letter,
            ((_day(row["period"]) - first).days, 1.0),
            (0, 2),
            xycoords=axes.get_xaxis_transform(),
            textcoords="offset points",
            fontsize=7,
            ha="center",
        )


FIGURE = FigureKind(
    name="timeline",
    title="Over time",
    says="How rates per 1,000 words change from month to month, or week to week, in each outlet.",
    numbers=_numbers,
    draw=_draw,
)
