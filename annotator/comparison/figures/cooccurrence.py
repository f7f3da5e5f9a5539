"""Things that occur together: a matrix with the counts, and how much more often than by chance."""

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

from annotator.comparison.asked import Taken
from annotator.comparison.comparison_table import namer
from annotator.comparison.contract import NotDefined
from annotator.comparison.counting import Kind, Thing
from annotator.comparison.figure_contract import FigureKind, Numbers, Row, Unit, Wanted
from annotator.comparison.figure_letters import numbers_of
from annotator.comparison.figures._cells import shade, write
from annotator.comparison.figures._style import WIDTH, labels, page
from annotator.comparison.figures._things import chosen, sizes, taken
from annotator.comparison.figures._units import incidence, looked_through
from annotator.comparison.statistics.co_occurrence import FEWEST_EXPECTED, co_occurrence
from annotator.errors import InputError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLUMNS = (
    *("kind", "id", "name", "other_kind", "other_id", "other_name", "units", "having", "other_having"),
    *("together", "expected", "lift", "overlap", "says"),
)
CODES: dict[Unit, tuple[Kind, ...]] = {"article": ("code", "article code"), "sentence": ("code",)}
MOST = 12
FULL = 4.0
"""A lift that has the full shade: so many times as often as by chance."""


def _numbers(wanted: Wanted) -> Numbers:
    found = taken(wanted)
    codes = CODES[wanted.unit]
    kinds: tuple[Kind, ...] = (*codes, "cue")
    first = codes if not wanted.things and len(found.things(codes)) > 1 else kinds
    things, how = chosen(found, wanted, first, MOST)
    if len(things) < 2:
        raise InputError("two things are needed that occur, to see how they go together")
    rows = tuple(_rows(found, things, wanted.unit))
    units = rows[0]["units"]
    told = found.told((), tested=False, intervals=False)
    out = looked_through(found, things).count(False)
    left = f" Left out are articles in a language in which not all are looked for (n = {out:,})."
    caption = (
        f"How often things occur together in one {wanted.unit}. {told.caption_of_shares}{sizes(told)} "
        f"Units: {wanted.unit}s, n = {units:,}. A cell has the number of {wanted.unit}s with both, and below "
        "it the lift: how many times as often as by chance, 1 (Brin, Motwani & Silverstein 1997); the "
        f"darker, the larger above 1. Where chance would bring fewer than {FEWEST_EXPECTED} together the "
        f"count stands alone. On the diagonal stands how many {wanted.unit}s have a thing. Units of one "
        f"article are not independent: no test is made.{left if out else ''}{how}"
    )
    return numbers_of(COLUMNS, rows, caption)


def _rows(found: Taken, things: Sequence[Thing], unit: Unit) -> Iterator[Row]:
    table = incidence(found, things, unit)
    both = table.T @ table
    called, units = namer(found.corpus), len(table)
    for one, other in combinations_with_replacement(range(len(things)), 2):
        here, there, together = (int(both[pair]) for pair in ((one, one), (other, other), (one, other)))
        told = co_occurrence(together=together, one=here, other=there, units=units) if one != other else None
        known = told if told is not None and not isinstance(told, NotDefined) else None
        yield {
            "kind": things[one].kind,
            "id": things[one].id,
            "name": called(things[one]),
            "other_kind": things[other].kind,
            "other_id": things[other].id,
            "other_name": called(things[other]),
            "units": units,
            "having": here,
            "other_having": there,
            "together": together,
            "expected": here * there / units if one != other else None,
            "lift": known.lift if known is not None else None,
            "overlap": together / (here + there - together) if one != other and here + there else None,
            "says": told.reason if isinstance(told, NotDefined) else "",
        }


def _draw(numbers: Numbers) -> "Figure":
    names = labels(numbers.rows)
    line = {thing: place for place, thing in enumerate(names)}
    size = max(WIDTH, 2.4 + 0.55 * len(names))
    figure = page(1.2 + 0.42 * len(names), size)
    axes = figure.add_subplot()
    places = [
        (line[row["kind"], row["id"]], line[row["other_kind"], row["other_id"]], row) for row in numbers.rows
    ]
    shade(axes, [(x, y, _strength(row)) for x, y, row in places])
    write(axes, [(x, y, _text(row), _strength(row)) for x, y, row in places], size=7)
    for name, place in zip(names.values(), range(len(names)), strict=True):
        axes.text(place, place - 0.62, name, rotation=35, ha="left", va="bottom", fontsize=8)
        axes.text(-0.62, place, name, ha="right", va="center", fontsize=8)
    axes.set_xlim(-0.5, len(names) - 0.5)
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.set_axis_off()
    return figure


def _strength(row: Row) -> float:
    """Return how dark a cell is: white up to chance, then evenly for each doubling."""
    from math import log

    lift = row["lift"]
    return min(1.0, log(lift) / log(FULL)) if isinstance(lift, int | float) and lift > 1 else 0.0


def _text(row: Row) -> str:
    if row["expected"] is None:
        return f"n = {row['together']:,}"
    lift = row["lift"]
    return f"{row['together']:,}" + (f"\n{lift:.1f}" if isinstance(lift, int | float) else "")


FIGURE = FigureKind(
    name="cooccurrence",
    title="Together",
    says="Which codes or cues occur in the same articles or sentences, more often than by chance.",
    numbers=_numbers,
    draw=_draw,
)
