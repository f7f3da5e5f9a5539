"""Which tags stand in the margin beside one line of text, and where; pure geometry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.gui.article_view.values import Mark


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of the margin, for all marks of one look that start on a line; `keys` are theirs, in order."""

    text: str
    slot: int
    decided: bool
    keys: tuple[str, ...]
    by: str = ""
    """Initials of another coder, whose tag this is."""

    @property
    def label(self) -> str:
        """Return what is written in the tag."""
        said = f"{self.by} {self.text}" if self.by else self.text
        return said if len(self.keys) == 1 else f"{said} {len(self.keys)}"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one of the tags (by its number) stands: `x` from the left edge, `row` from the top."""

    number: int
    row: int
    x: float


def collect(marks: Iterable[Mark]) -> list[Tag]:
    """Return the tags of the marks that start on one line, in text order, one for each look.

    Those of other coders come last.
    """
    found: dict[tuple[str, int, bool, str], list[str]] = {}
    for mark in sorted(marks, key=lambda mark: mark.by != ""):
        if mark.tag:
            found.setdefault((mark.tag, mark.slot, mark.decided, mark.by), []).append(mark.key)
    return [Tag(text, slot, decided, tuple(keys), by) for (text, slot, decided, by), keys in found.items()]


def place(
    widths: Sequence[float], *, room: float, rows: int, gap: float, chip: float, hidden: int = 0
) -> tuple[list[Placed], Placed | None]:
    """Return where tags of these widths stand in rows that end at `room`, and the place of the "+n" chip.

    The chip (of width `chip`) comes last; it is there when tags do not fit or when `hidden` marks are to be
    counted anyway. Its `number` is how many of the tags found no place.
    """
    fitting = len(widths)
    while True:
        wanted = fitting < len(widths) or hidden > 0
        boxes = [*widths[:fitting], chip] if wanted else list(widths[:fitting])
        lines = _rows(boxes, room=room, gap=gap)
        if len(lines) <= rows or fitting == 0:
            break
        fitting -= 1
    placed = [
        Placed(number, row, x)
        for row, line in enumerate(lines)
        for number, x in _right(line, room=room, gap=gap)
    ]
    if not wanted:
        return placed, None
    last = placed.pop()
    return placed, Placed(len(widths) - fitting, last.row, last.x)


def _rows(widths: Sequence[float], *, room: float, gap: float) -> list[list[tuple[int, float]]]:
    """Break boxes into rows that are no wider than `room`; each row lists (number, width)."""
    rows: list[list[tuple[int, float]]] = []
    used = 0.0
    for number, width in enumerate(widths):
        if rows and used + gap + width <= room:
            rows[-1].append((number, width))
            used += gap + width
        else:
            rows.append([(number, width)])
            used = width
    return rows


def _right(row: Sequence[tuple[int, float]], *, room: float, gap: float) -> list[tuple[int, float]]:
    """Return (number, x) of the boxes of one row that ends at `room`."""
    x = room - sum(width for _, width in row) - gap * (len(row) - 1)
    placed = []
    for number, width in row:
        placed.append((number, x))
        x += width + gap
    return placed
