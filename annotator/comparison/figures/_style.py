"""What all figures share: colours with shapes beside them, and names as plain text of one line."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.comparison.figure_contract import Row

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# The group colours of the window in light: apart under every colour vision type, 3:1 on white.
COLOURS = ("#1A1A1A", "#BF891D", "#9059FF", "#00A6A6", "#734D28", "#006073")
# Seven shapes and six colours: the first 42 outlets each have their own pair, and six differ in grey, too.
SHAPES = ("o", "s", "^", "D", "v", "P", "X")
SHADE = "#006073"
GRID = "#D9D9D9"
LONGEST = 36
WIDTH = 7.0
"""Inches: the text width of a page."""


def plain(text: object, longest: int = LONGEST) -> str:
    """Return a name on one line without what does not print; a long one is cut."""
    line = " ".join(str(text).split())
    line = "".join(sign if sign.isprintable() else "\ufffd" for sign in line)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def style(place: int) -> tuple[str, str]:
    """Return the colour and the shape of the outlet at a place."""
    return COLOURS[place % len(COLOURS)], SHAPES[place % len(SHAPES)]


def page(height: float, width: float = WIDTH) -> "Figure":
    """Return an empty figure of a size in inches."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained", facecolor="white")


def bare(axes: "Axes", *, grid: str = "x") -> None:
    """Leave out what no number needs, and draw a quiet grid behind."""
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.set_axisbelow(True)
    if grid:
        axes.grid(visible=True, axis="x" if grid == "x" else "y", color=GRID, linewidth=0.6)


Placed = tuple[float, float, Row]
"""Where a row is drawn, and the row."""


def labels(rows: Sequence[Row]) -> dict[tuple[object, object], str]:
    """Return what things are called by kind and id, with their kind where two have one name."""
    kinds: defaultdict[object, set[object]] = defaultdict(set)
    for row in rows:
        kinds[row["name"]].add(row["kind"])
    return {
        (row["kind"], row["id"]): f"{plain(row['name'], LONGEST - 15)} ({row['kind']})"
        if len(kinds[row["name"]]) > 1
        else plain(row["name"])
        for row in rows
    }


def points(axes: "Axes", placed: Sequence[Placed], which: int, *, upright: bool, scale: float = 1) -> None:
    """Draw the rates or shares of an outlet with their intervals; without one the mark is hollow.

    The ends of the intervals are those of the rows times `scale`.
    """
    colour, shape = style(which)
    sure: list[tuple[float, float]] = []
    hollow: list[tuple[float, float]] = []
    lines: list[list[tuple[float, float]]] = []
    for x, y, row in placed:
        low, high = row["low"], row["high"]
        if isinstance(low, float) and isinstance(high, float):
            sure.append((x, y))
            ends = (scale * low, scale * high)
            lines.append([(x, end) if upright else (end, y) for end in ends])
        else:
            hollow.append((x, y))
    if lines:
        _intervals(axes, lines, colour)
    # Nothing at all would have no size, and the layout would not know what to do with that.
    for ones, face in ((ones, face) for ones, face in ((sure, colour), (hollow, "white")) if ones):
        axes.plot(
            [x for x, _y in ones],
            [y for _x, y in ones],
            shape,
            color=colour,
            markerfacecolor=face,
            markersize=6,
            markeredgewidth=1.3,
            clip_on=False,
        )


def _intervals(axes: "Axes", lines: Sequence[Sequence[tuple[float, float]]], colour: str) -> None:
    """Draw intervals as one line with gaps: a line each takes many times as long."""
    gap = (float("nan"), float("nan"))
    ends = [end for line in lines for end in (*line, gap)]
    axes.plot([x for x, _y in ends], [y for _x, y in ends], color=colour, linewidth=1.4)


def legend(figure: "Figure", names: list[str], *, line: bool = True) -> None:
    """Draw the key of outlets, or of things, above the plot; without `line` their marks are hollow."""
    from matplotlib.lines import Line2D

    handles = [
        Line2D(
            [],
            [],
            color=style(place)[0],
            marker=style(place)[1],
            markerfacecolor=style(place)[0] if line else "none",
            linewidth=1.4 if line else 0,
            markersize=6,
        )
        for place in range(len(names))
    ]
    labels = [str(place) for place in range(len(names))]
    drawn = figure.legend(
        handles, labels, loc="outside upper left", ncols=min(3, len(names)), frameon=False, fontsize=9
    )
    # A label that begins with "_" would be left out of the key: names are put in afterwards.
    for text, name in zip(drawn.get_texts(), names, strict=True):
        text.set_text(plain(name))
