"""Rates per 1,000 words by outlet: a dot and its interval for each thing and outlet."""

from typing import TYPE_CHECKING

from annotator.comparison.counting import Kind
from annotator.comparison.figure_contract import FigureKind, Numbers, Row, Wanted
from annotator.comparison.figures._style import bare, legend, page, plain, point
from annotator.comparison.figures._things import (
    NO_OUTLET,
    chosen,
    few,
    head_of,
    on_rates,
    rate_of,
    sizes,
    taken,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMNS = (
    *("kind", "id", "name", "outlet", "articles", "words"),
    *("count", "rate", "low", "high", "says"),
)
KINDS: tuple[Kind, ...] = ("cue", "code")
NAMED: tuple[Kind, ...] = (*KINDS, "voice")
MOST = 10


def _numbers(wanted: Wanted) -> Numbers:
    found = taken(wanted)
    things, how = chosen(found, wanted, NAMED if wanted.things else KINDS, MOST)
    told = found.told(things, tested=False)
    lines = told.comparison.lines
    rows = [{**head_of(told, line, cell), **rate_of(cell)} for line in lines for cell in line.cells]
    caption = f"Rates per 1,000 words by outlet. {told.caption}{sizes(told)}{on_rates(told)}{how}"
    return Numbers(columns=COLUMNS, rows=tuple(rows), caption=caption)


def _draw(numbers: Numbers) -> "Figure":
    things = list(dict.fromkeys((row["kind"], row["id"]) for row in numbers.rows))
    outlets = list(dict.fromkeys(str(row["outlet"]) for row in numbers.rows))
    step = 1.0 / (len(outlets) + 1)
    figure = page(1.2 + len(things) * max(0.45, 0.19 * (len(outlets) + 1)))
    axes = figure.add_subplot()
    for row in numbers.rows:
        which = outlets.index(str(row["outlet"]))
        y = things.index((row["kind"], row["id"])) + step * (which + 1) - 0.5
        _put(axes, row, y, which)
    for place in range(1, len(things)):
        axes.axhline(place - 0.5, color="#BFBFBF", linewidth=0.6)
    names = {(row["kind"], row["id"]): plain(row["name"]) for row in numbers.rows}
    axes.set_yticks(range(len(things)), [names[thing] for thing in things])
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(len(things) - 0.5, -0.5)
    axes.margins(x=0.06)
    axes.set_xlim(left=0)
    axes.set_xlabel("per 1,000 words")
    bare(axes)
    sizes_of = {str(row["outlet"]): row["articles"] for row in numbers.rows}
    legend(figure, [f"{plain(name or NO_OUTLET, 24)} (n = {sizes_of[name]})" for name in outlets])
    return figure


def _put(axes: "Axes", row: Row, y: float, which: int) -> None:
    rate = row["rate"]
    if isinstance(rate, int | float):
        point(axes, (rate, y), row, which, upright=False)
    if few(row):
        count = row["count"]
        text = (
            f"{count:g} in {row['articles']} article{'s' if row['articles'] != 1 else ''}"
            if isinstance(count, int | float)
            else ""
        )
        at = rate if isinstance(rate, int | float) else 0.0
        axes.annotate(text, (at, y), (7, 0), textcoords="offset points", va="center", fontsize=7)


FIGURE = FigureKind(
    name="density",
    title="Rates",
    says="How often things occur per 1,000 words in each outlet, with intervals over articles.",
    numbers=_numbers,
    draw=_draw,
)
