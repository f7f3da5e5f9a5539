"""How the text is set: fonts, column width and line height for one choice of family, size and columns."""

from dataclasses import dataclass, field
from functools import cache
from math import ceil
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QRawFont

Family = Literal["serif", "sans"]

FAMILIES: dict[Family, tuple[str, ...]] = {
    "serif": (
        "Charter",
        "Source Serif 4",
        "Georgia",
        "Cambria",
        "Noto Serif",
        "P052",
        "Liberation Serif",
        "DejaVu Serif",
    ),
    "sans": (
        "Inter",
        "Segoe UI",
        "Helvetica Neue",
        "Noto Sans",
        "Cantarell",
        "Ubuntu",
        "Nimbus Sans",
        "DejaVu Sans",
    ),
}
"""Families that read well for hours, the preferred first; what a system lacks is passed over."""

SMALLEST, LARGEST = 9, 32
"""Bounds of the text size, in points."""

LEADING, HEADLINE_LEADING, SMALL_LEADING = 1.62, 1.25, 1.4
"""Pixels from one line to the next, in sizes of the type, whatever marks there are."""
LANE_ROOM = 8.0
"""Least pixels between the letters of one line of body type and the next: room for two lanes."""

_TALL_AND_DEEP = "bdfhklAHgjpqy"
_SAMPLE = "the quick brown fox jumps over a lazy dog, and then it rests in the shade for some time"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader chooses: `size` in points, `columns` in average characters a line."""

    family: Family = "serif"
    size: int = 13
    columns: int = 68


@dataclass(frozen=True, slots=True)
class Face:
    """One font with its measures in pixels; the lines of a paragraph are `pitch` apart.

    `ascent` and `descent` are what the letters of the font reach up and down, with a pixel or two to spare:
    the room that many fonts ask for beyond that is where lanes are.
    """

    font: QFont
    ascent: float
    descent: float
    x_height: float
    pitch: float


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that layout and painting need to know of the type, in pixels."""

    body: Face
    headline: Face
    small: Face
    empty: Face
    """For lines without words."""
    column: float
    gap: float
    """Space between paragraphs."""
    marks: QFont = field(default_factory=QFont)
    """Font of the tags in the margin."""


@cache
def _installed(family: Family) -> str:
    """Return the first installed family, or the empty string to leave the choice to Qt."""
    return next((name for name in FAMILIES[family] if QFontDatabase.hasFamily(name)), "")


def _font(family: Family, size: float, *, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    name = _installed(family)
    font = QFont(name) if name else QFont()
    font.setStyleHint(QFont.StyleHint.Serif if family == "serif" else QFont.StyleHint.SansSerif)
    font.setPointSizeF(size)
    font.setWeight(weight)
    return font


def _face(font: QFont, *, leading: float, room: float = 0.0) -> Face:
    metrics = QFontMetricsF(font)
    letters = metrics.tightBoundingRect(_TALL_AND_DEEP)
    height = ceil(-letters.top())
    ascent = min(height + 2.0, metrics.ascent())
    descent = min(float(ceil(letters.bottom())), metrics.descent())
    return Face(
        font=font,
        ascent=ascent,
        descent=descent,
        x_height=metrics.xHeight(),
        pitch=max(round(QRawFont.fromFont(font).pixelSize() * leading), ceil(height + descent) + room),
    )


def setting(reading: Reading) -> Setting:
    """Return fonts and measures for a choice; sizes outside the bounds are brought inside."""
    size = min(max(reading.size, SMALLEST), LARGEST)
    body = _face(_font(reading.family, size), leading=LEADING, room=LANE_ROOM)
    average = QFontMetricsF(body.font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
    gap = max(round(body.pitch * 0.45), 6)
    headline = _font(reading.family, size * 1.55, weight=QFont.Weight.Bold)
    tags = QFont(QGuiApplication.font())
    tags.setPixelSize(10)
    tags.setWeight(QFont.Weight.DemiBold)
    return Setting(
        body=body,
        headline=_face(headline, leading=HEADLINE_LEADING),
        small=_face(_font("sans", max(size * 0.78, 8.0)), leading=SMALL_LEADING),
        empty=Face(body.font, ascent=gap * 0.8, descent=gap * 0.2, x_height=0.0, pitch=gap),
        column=ceil(average * reading.columns),
        gap=gap,
        marks=tags,
    )
