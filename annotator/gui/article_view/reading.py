"""How the text is set: fonts, column width and line height for one choice of typeface, size and measure."""

from dataclasses import dataclass, field, replace
from functools import cache
from math import ceil
from typing import Literal, get_args

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QRawFont

from annotator.gui.article_view.ink import LANE_PITCH

Leading = Literal["compact", "normal", "wide"]
LEADINGS: tuple[Leading, ...] = get_args(Leading)

FAMILIES: dict[str, tuple[str, ...]] = {
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
NARROWEST, WIDEST = 45, 90
"""Bounds of the column, in characters a line."""

BODY_LEADING: dict[Leading, float] = {"compact": 1.45, "normal": 1.62, "wide": 2.1}
HEADLINE_SIZE, COMPACT_HEADLINE = 1.55, 1.25
"""Size of the headline in sizes of the text; in a column beside others long words have to fit."""
RIGHT, COMPACT_RIGHT = 26, 12
"""White space at the right of the text, in pixels."""
HEADLINE_LEADING, SMALL_LEADING = 1.25, 1.4
"""Pixels from one line to the next, in sizes of the type, whatever marks there are."""
LANE_ROOM = 8.0
"""Least pixels between the letters of one line of body type and the next: room for two lanes."""
HEADLINE_LANES, MOST_LANES = 3, 6
_TAG_SIZE, _TAGGED, _TAG_GROWTH = 10, 13, 1.5
"""Pixels of the letters of tags beside text of so many points; how much they may grow with larger text."""

_TALL_AND_DEEP = "bdfhklAHgjpqy"
_SAMPLE = "the quick brown fox jumps over a lazy dog, and then it rests in the shade for some time"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader chooses: `size` in points, `columns` in average characters a line.

    `family` is `serif`, `sans`, or the name of a font of the system.
    """

    family: str = "serif"
    size: int = 13
    columns: int = 68
    leading: Leading = "normal"


@dataclass(frozen=True, slots=True)
class Face:
    """One font with its measures in pixels; the lines of a paragraph are `pitch` apart.

    `ascent` and `descent` are what the letters of the font reach up and down, with a pixel or two to spare:
    the room that many fonts ask for beyond that is where the `lanes` are.
    """

    font: QFont
    ascent: float
    descent: float
    x_height: float
    pitch: float
    lanes: int = HEADLINE_LANES


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that layout and painting need to know of the type, in pixels."""

    body: Face
    headline: Face
    small: Face
    empty: Face
    """For lines without words."""
    column: float
    letter: float
    """Average width of a letter of running text."""
    gap: float
    """Space between paragraphs."""
    right: int = RIGHT
    """White space at the right of the text."""
    marks: QFont = field(default_factory=QFont)
    """Font of the tags in the margin."""


@cache
def _installed(family: str) -> str:
    """Return an installed family for a choice, or the empty string to leave it to Qt."""
    names = FAMILIES.get(family, (family, *FAMILIES["serif"]))
    return next((name for name in names if QFontDatabase.hasFamily(name)), "")


def _font(family: str, size: float, *, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    name = _installed(family)
    font = QFont(name) if name else QFont()
    font.setStyleHint(QFont.StyleHint.SansSerif if family == "sans" else QFont.StyleHint.Serif)
    font.setPointSizeF(size)
    font.setWeight(weight)
    return font


def _body(font: QFont, leading: Leading) -> Face:
    """Return the face of running text, with as many lanes as its line height has room for."""
    face = _face(font, leading=BODY_LEADING[leading], room=LANE_ROOM)
    room = face.pitch - face.ascent - face.descent
    return replace(face, lanes=min(int((room + 1) / LANE_PITCH) + 1, MOST_LANES))


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


def setting(reading: Reading, *, compact: bool = False) -> Setting:
    """Return fonts and measures for a choice; sizes outside the bounds are brought inside.

    `compact` is for a narrow column beside others.
    """
    size = min(max(reading.size, SMALLEST), LARGEST)
    body = _body(_font(reading.family, size), reading.leading)
    average = QFontMetricsF(body.font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
    gap = max(round(body.pitch * 0.45), 6)
    large = size * (COMPACT_HEADLINE if compact else HEADLINE_SIZE)
    headline = _font(reading.family, large, weight=QFont.Weight.Bold)
    tags = QFont(QGuiApplication.font())
    tags.setPixelSize(round(_TAG_SIZE * min(max(size / _TAGGED, 1.0), _TAG_GROWTH)))
    tags.setWeight(QFont.Weight.DemiBold)
    return Setting(
        body=body,
        headline=_face(headline, leading=HEADLINE_LEADING),
        small=_face(_font("sans", max(size * 0.78, 8.0)), leading=SMALL_LEADING),
        empty=Face(body.font, ascent=gap * 0.8, descent=gap * 0.2, x_height=0.0, pitch=gap),
        column=ceil(average * reading.columns),
        letter=average,
        gap=gap,
        right=COMPACT_RIGHT if compact else RIGHT,
        marks=tags,
    )
