"""Shares of articles by outlet: a table of shades with the share and the counts in each cell."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.comparison.comparison_table import Told
from annotator.comparison.counting import Kind
from annotator.comparison.figure_contract import FigureKind, Numbers, Row, Wanted
from annotator.comparison.figure_letters import numbers_of
from annotator.comparison.figures._cells import shade, write
from annotator.comparison.figures._style import WIDTH, labels, page, plain
from annotator.comparison.figures._things import (
    NO_OUTLET,
    chosen,
    few,
    frequent,
    head_of,
    share_of,
    sizes,
    taken,
)
from annotator.comparison.lines import Line
from annotator.comparison.precision import per_cent
from annotator.comparison.statistics._resampled import FEWEST

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLUMNS = (
    *("kind", "id", "name", "outlet", "articles", "words"),
    *("having", "share", "low", "high", "says"),
)
KINDS: tuple[Kind, ...] = ("article code", "code", "cue")
MOST = 20
MOST_BESIDE = 5
"""With more outlets the counts stand below the share, and not beside it."""


def _numbers(wanted: Wanted) -> Numbers:
    found = taken(wanted)
    things, how = chosen(found, wanted, KINDS, MOST)
    told = found.told(things, tested=False, intervals=False)
    return _shown(told, told.comparison.lines, how)


def _told(told: Told) -> Numbers | None:
    lines, how = frequent(told, KINDS, MOST)
    return _shown(told, lines, how) if lines else None


def _shown(told: Told, lines: Sequence[Line], how: str) -> Numbers:
    rows = [{**head_of(told, line, cell), **share_of(cell)} for line in lines for cell in line.cells]
    caption = (
        f"Share of articles in which each thing occurs, by {told.by}. {told.caption_of_shares}{sizes(told)} "
        "In brackets are the articles that have it, of all; the stronger the colour, the larger the share. "
        f"With fewer than {FEWEST} articles there are counts without a share.{how}"
    )
    return numbers_of(COLUMNS, rows, caption)


def _draw(numbers: Numbers) -> "Figure":
    things = list(dict.fromkeys((row["kind"], row["id"]) for row in numbers.rows))
    outlets = list(dict.fromkeys(str(row["outlet"]) for row in numbers.rows))
    stacked = len(outlets) > MOST_BESIDE
    figure = page(0.9 + (0.42 if stacked else 0.34) * len(things), max(WIDTH, 2.4 + 0.5 * len(outlets)))
    axes = figure.add_subplot()
    column = {name: place for place, name in enumerate(outlets)}
    line = {thing: place for place, thing in enumerate(things)}
    places = [(column[str(row["outlet"])], line[row["kind"], row["id"]], row) for row in numbers.rows]
    shade(axes, [(x, y, _share(row)) for x, y, row in places])
    texts = [(x, y, _text(row, stacked=stacked), _share(row)) for x, y, row in places]
    write(axes, texts, size=7 if stacked else 8)
    names = labels(numbers.rows)
    # Names stand straight while they fit beside one another.
    crowded = len(outlets) * max(len(plain(name, 24)) for name in outlets) > 70
    axes.set_xticks(
        range(len(outlets)),
        [plain(name or NO_OUTLET, 24) for name in outlets],
        rotation=45 if crowded else 0,
        ha="left" if crowded else "center",
    )
    axes.xaxis.tick_top()
    axes.set_yticks(range(len(things)), [names[thing] for thing in things])
    axes.set_xlim(-0.5, len(outlets) - 0.5)
    axes.set_ylim(len(things) - 0.5, -0.5)
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
    return figure


def _share(row: Row) -> float:
    return row["share"] if isinstance(row["share"], float) and not few(row) else 0.0


def _text(row: Row, *, stacked: bool) -> str:
    text = f"{row['having']}/{row['articles']}"
    return text if few(row) else f"{per_cent(_share(row))}{chr(10) if stacked else ' '}({text})"


FIGURE = FigureKind(
    name="heatmap",
    title="Shares",
    says="In which share of each outlet's articles codes and cues occur, with the counts.",
    numbers=_numbers,
    draw=_draw,
    told=_told,
)
