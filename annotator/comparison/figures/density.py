"""Rates per 1,000 words by outlet: a dot and its interval for each thing and outlet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.comparison.comparison_table import Told
from annotator.comparison.counting import Kind
from annotator.comparison.figure_contract import FigureKind, Numbers, Row, Value, Wanted
from annotator.comparison.figure_letters import numbers_of
from annotator.comparison.figures._style import GRID, Placed, bare, labels, legend, page, plain, points
from annotator.comparison.figures._things import (
    NO_OUTLET,
    chosen,
    few,
    frequent,
    head_of,
    on_rates,
    rate_of,
    sizes,
    taken,
)
from annotator.comparison.lines import Line

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMNS = (
    *("kind", "id", "name", "outlet", "articles", "rated", "words"),
    *("count", "rate", "low", "high", "says"),
)
KINDS: tuple[Kind, ...] = ("cue", "code")
NAMED: tuple[Kind, ...] = (*KINDS, "voice")
MOST = 10
MOST_BESIDE = 8
"""Of more outlets each thing has a panel of its own with their names: shapes alone would not tell them."""
ACROSS, GAP = 3, 0.12
PLAIN = 0
"""The place of the colour and shape in which all outlets of a panel are drawn."""


def _numbers(wanted: Wanted) -> Numbers:
    found = taken(wanted)
    things, how = chosen(found, wanted, NAMED if wanted.things else KINDS, MOST)
    told = found.told(things, tested=False)
    return _shown(told, told.comparison.lines, how)


def _told(told: Told) -> Numbers | None:
    lines, how = frequent(told, KINDS, MOST)
    return _shown(told, lines, how) if lines else None


def _shown(told: Told, lines: Sequence[Line], how: str) -> Numbers:
    rows = [{**head_of(told, line, cell), **rate_of(cell)} for line in lines for cell in line.cells]
    caption = f"Rates per 1,000 words by {told.by}. {told.caption}{sizes(told)}{on_rates(told)}{how}"
    return numbers_of(COLUMNS, rows, caption)


def _draw(numbers: Numbers) -> "Figure":
    outlets = list(dict.fromkeys(str(row["outlet"]) for row in numbers.rows))
    return _beside(numbers, outlets) if len(outlets) <= MOST_BESIDE else _panels(numbers, outlets)


def _beside(numbers: Numbers, outlets: Sequence[str]) -> "Figure":
    """Draw a band for each thing, in it a line for each outlet, which its colour and shape tell."""
    names = labels(numbers.rows)
    things = list(names)
    step = 1.0 / (len(outlets) + 1)
    figure = page(1.2 + len(things) * max(0.45, 0.19 * (len(outlets) + 1)))
    axes = figure.add_subplot()
    for which, outlet in enumerate(outlets):
        rows = [row for row in numbers.rows if row["outlet"] == outlet]
        places = [things.index((row["kind"], row["id"])) + step * (which + 1) - 0.5 for row in rows]
        _put(axes, rows, places, which)
    for place in range(1, len(things)):
        axes.axhline(place - 0.5, color="#BFBFBF", linewidth=0.6)
    axes.set_yticks(range(len(things)), list(names.values()))
    _finish(axes, len(things))
    axes.set_xlabel("per 1,000 words")
    sizes_of = _sizes(numbers)
    legend(figure, [f"{plain(name or NO_OUTLET, 24)} (n = {sizes_of[name]})" for name in outlets])
    return figure


def _panels(numbers: Numbers, outlets: Sequence[str]) -> "Figure":
    """Draw a panel for each thing with a line for each outlet, whose names stand beside them.

    All panels are in one system of axes: ten of them take matplotlib half a second.
    """
    names = labels(numbers.rows)
    across, down = min(ACROSS, len(names)), -(-len(names) // ACROSS)
    height = len(outlets) + 3.0  # a line above for the title, two below for the numbers
    figure = page(0.4 + down * 0.17 * height)
    axes = figure.add_subplot()
    axes.set_axis_off()
    axes.set_xlim(0, across + GAP * (across - 1))
    axes.set_ylim(down * height - 1, -1.5)
    for place, (thing, name) in enumerate(names.items()):
        rows = [row for row in numbers.rows if (row["kind"], row["id"]) == thing]
        corner = (place % ACROSS * (1 + GAP), place // ACROSS * height)
        _panel(axes, rows, outlets, corner)
        axes.text(corner[0], corner[1] - 0.7, plain(name, 28), fontsize=9, fontweight="bold", va="bottom")
    sizes_of = _sizes(numbers)
    for line in range(down):
        for place, name in enumerate(outlets):
            said = f"{plain(name or NO_OUTLET, 24)} ({sizes_of[name]}) "
            axes.text(0, line * height + place, said, fontsize=7, ha="right", va="center")
    figure.supxlabel("per 1,000 words", fontsize=9)
    return figure


def _sizes(numbers: Numbers) -> dict[str, int]:
    """Return how many articles each outlet has, at most: not everything is looked for in all of them."""
    found: dict[str, int] = {}
    for row in numbers.rows:
        if isinstance(row["articles"], int):
            found[str(row["outlet"])] = max(found.get(str(row["outlet"]), 0), row["articles"])
    return found


def _panel(axes: "Axes", rows: Sequence[Row], outlets: Sequence[str], corner: tuple[float, float]) -> None:
    """Draw the rates of a thing from a corner on, one unit wide, with the numbers of its scale below."""
    from matplotlib.ticker import MaxNLocator

    ends = [value for row in rows for value in (row["rate"], row["high"]) if isinstance(value, int | float)]
    ticks = [float(tick) for tick in MaxNLocator(4).tick_values(0, max([*ends, 0.1])) if tick >= 0]
    left, top = corner
    placed: list[Placed] = []
    for row in rows:
        y = top + outlets.index(str(row["outlet"]))
        scaled = {key: _part(row[key], ticks[-1], left) for key in ("rate", "low", "high")}
        if isinstance(scaled["rate"], float):
            placed.append((scaled["rate"], y, {**row, **scaled}))
        if few(row):
            _count(axes, scaled["rate"] or left, y, row)
    floor, gap = top + len(outlets) - 0.5, float("nan")
    grid = [(left + tick / ticks[-1], end) for tick in ticks for end in (top - 0.5, floor, gap)]
    axes.plot(
        [x for x, _y in grid],
        [y for _x, y in grid],
        color=GRID,
        linewidth=0.6,
        zorder=0,
    )
    for tick in ticks:
        axes.text(left + tick / ticks[-1], floor + 0.2, f"{tick:g}", fontsize=7, ha="center", va="top")
    points(axes, placed, PLAIN, upright=False)


def _part(value: Value, most: float, left: float) -> float | None:
    return left + value / most if isinstance(value, int | float) else None


def _finish(axes: "Axes", lines: int) -> None:
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(lines - 0.5, -0.5)
    axes.margins(x=0.06)
    axes.set_xlim(left=0)
    bare(axes)


def _put(axes: "Axes", rows: Sequence[Row], places: Sequence[float], which: int) -> None:
    """Draw rates at heights, all in the colour and shape of an outlet."""
    placed: list[Placed] = []
    for row, y in zip(rows, places, strict=True):
        rate = row["rate"]
        if isinstance(rate, int | float):
            placed.append((rate, y, row))
        if few(row):
            _count(axes, rate if isinstance(rate, int | float) else 0.0, y, row)
    points(axes, placed, which, upright=False)


def _count(axes: "Axes", x: float, y: float, row: Row) -> None:
    """Write beside a mark of too few articles how often it is there."""
    count = row["count"]
    assert isinstance(count, int | float)
    text = f"{count:g} in {row['rated']} article{'s' if row['rated'] != 1 else ''}"
    axes.annotate(text, (x, y), (7, 0), textcoords="offset points", va="center", fontsize=7)


FIGURE = FigureKind(
    name="density",
    title="Rates",
    says="How often things occur per 1,000 words in each outlet, with intervals over articles.",
    numbers=_numbers,
    draw=_draw,
    told=_told,
)
