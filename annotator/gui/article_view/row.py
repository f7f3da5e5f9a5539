"""One line of text on the screen: where it is, what is painted for it, and where its letters stand."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextLine

from annotator.gui.article_view.ink import Look, lanes_depth
from annotator.gui.article_view.reading import Face
from annotator.gui.article_view.tags import Placed, Tag


@dataclass(slots=True)
class Ink:
    """What is painted for one line, in document coordinates, made once and kept until its marks change."""

    washes: list[tuple[QRectF, int]] = field(default_factory=list)
    """(rectangle, slot), the outermost mark first."""
    strokes: list[tuple[Look, float, float, float]] = field(default_factory=list)
    """(look, left, right, height)."""
    links: list[tuple[int, float, float, float]] = field(default_factory=list)
    """(slot, left, right, height) of the thin lines between the parts of a mark that leaves words out."""
    ends: list[tuple[int, float, float]] = field(default_factory=list)
    """(slot, place, height) of the ends of other coders' lines, where they do not go on on another row."""
    hidden: list[str] = field(default_factory=list)
    """Keys of the marks that start on the line and found no lane."""


@dataclass(slots=True)
class Margin:
    """The tags beside one line: what they say, where they stand, and the "+n" chip."""

    tags: list[Tag]
    placed: list[Placed]
    chip: Placed | None
    hidden: tuple[str, ...]
    """Keys of the marks that the chip counts."""


@dataclass(slots=True)
class Row:
    """One line of text. `start`, `end` are code points; the rest is in document pixels."""

    block: int
    number: int
    start: int
    end: int
    baseline: float
    face: Face
    ink: Ink | None = None
    margin: Margin | None = None

    @property
    def top(self) -> float:
        """Return the upper edge of the letters."""
        return self.baseline - self.face.ascent

    @property
    def bottom(self) -> float:
        """Return the lower edge of the letters; the lanes are below it."""
        return self.baseline + self.face.descent

    @property
    def floor(self) -> float:
        """Return the lower edge of the line's share of the page, where the next line's begins."""
        return self.top + self.face.pitch

    def position(self, height: float) -> float:
        """Return the code point, with its fraction, that stands for a height of the line's share."""
        share = min(max((height - self.top) / self.face.pitch, 0.0), 1.0)
        return self.start + share * (self.end - self.start)

    def height(self, position: float) -> float:
        """Return the height that stands for a code point of the line."""
        return self.top + (position - self.start) / max(self.end - self.start, 1) * self.face.pitch

    @property
    def depth(self) -> float:
        """Return the lower edge of everything that may be painted for the line: its lowest lane."""
        return self.bottom + lanes_depth(self.face.lanes)


@dataclass(slots=True)
class LinePlace:
    """A line of the layout; good only until the document is laid out anew."""

    line: QTextLine
    left: float
    """Left edge of its paragraph, in document pixels."""
    first: int
    """Unit at which its paragraph starts."""
    _known: dict[int, float] = field(default_factory=dict)

    def x(self, unit: int) -> float:
        """Return the place before a unit of the paragraph, from the paragraph's left edge."""
        place = self._known.get(unit)
        if place is None:
            # Qt returns the place together with the unit, which it may have moved out of a cluster.
            place = float(self.line.cursorToX(unit)[0])  # type: ignore[index]  # the stubs know one value
            self._known[unit] = place
        return place
