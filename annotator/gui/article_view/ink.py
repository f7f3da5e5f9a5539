"""How a mark looks: five line styles, under words and down the margin, and tags, all as ready-made tiles."""

from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap

from annotator.gui.theme import Theme, contrast, mix, wash
from annotator.model import LineStyle

LANE_PITCH = 4.0
"""Pixels from one lane to the next."""
FIRST_LANE = 2.0
"""Pixels from the lower edge of the letters to the middle of the first lane."""

_HALF = 4
"""Half the width of a tile across its line, in pixels; the line runs through the middle pixel."""
_PERIOD: dict[LineStyle, int] = {"solid": 8, "dashed": 10, "dotted": 4, "wavy": 6, "double": 8}
_WIDTHS: dict[LineStyle, tuple[float, float]] = {
    "solid": (1.3, 2.6),
    "dashed": (1.3, 2.6),
    "dotted": (1.7, 2.8),
    "wavy": (1.0, 1.7),
    "double": (0.8, 1.5),
}
"""Pixels of the line of a cue and of a decision."""
_LENGTH: dict[LineStyle, int] = {line: 96 * period for line, period in _PERIOD.items()}
"""Pixels of a tile along its line: as much as the line of a wide column, whole periods."""


def lanes_depth(lanes: int) -> float:
    """Return the pixels from the lower edge of the letters to that of the lowest of so many lanes."""
    return FIRST_LANE + (lanes - 1) * LANE_PITCH + 2.0


def tag_height(font: QFont) -> int:
    """Return the pixels of a tag in the margin that is written in `font`."""
    return font.pixelSize() + 5


@dataclass(frozen=True, slots=True)
class Look:
    """What decides how the line of a mark is drawn."""

    slot: int
    line: LineStyle
    decided: bool


class Inks:
    """The tiles and tints of one theme, made when first needed for the pixels of the screen."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._tiles: dict[tuple[int, LineStyle, bool, bool, float], QPixmap] = {}
        self._tags: dict[tuple[str, int, bool, bool, int, int, float], QPixmap] = {}
        self._washes = {slot: QColor(wash(theme, slot)) for slot in range(1, 7)}
        self._colours = {slot: QColor(theme.slots[slot - 1]) for slot in range(1, 7)}
        self._links = {slot: QColor(mix(theme.page, theme.slots[slot - 1], 0.6)) for slot in range(1, 7)}

    def wash(self, slot: int) -> QColor:
        """Return the tint behind words marked with `slot`."""
        return self._washes[slot]

    def colour(self, slot: int) -> QColor:
        """Return the colour of the lines of `slot`."""
        return self._colours[slot]

    def link(self, slot: int) -> QColor:
        """Return the colour of the thin line between two parts of a mark."""
        return self._links[slot]

    def underline(self, painter: QPainter, look: Look, left: float, right: float, y: float) -> None:
        """Draw the line of a mark from `left` to `right` around height `y`."""
        tile = self._tile(look, painter, down=False)
        x, end, upper, across = round(left), round(right), floor(y) - _HALF, 2 * _HALF + 1
        ratio = tile.devicePixelRatio()
        # Copying a part of a long tile takes a fifth of the time of repeating a short one.
        while x < end:
            width = min(end - x, _LENGTH[look.line])
            painter.drawPixmap(x, upper, width, across, tile, 0, 0, round(width * ratio), tile.height())
            x += width

    def stripe(self, painter: QPainter, look: Look, *, x: float, top: float, bottom: float) -> None:
        """Draw a line down the margin; its pattern hangs on document heights, so that scrolling keeps it."""
        tile = self._tile(look, painter, down=True)
        left, y, end, length = round(x) - _HALF, round(top), round(bottom), _LENGTH[look.line]
        across, ratio = 2 * _HALF + 1, tile.devicePixelRatio()
        while y < end:
            height = min(end - y, length - y % length)
            part = (0, round(y % length * ratio), tile.width(), round(height * ratio))
            painter.drawPixmap(left, y, across, height, tile, *part)
            y += height

    def _tile(self, look: Look, painter: QPainter, *, down: bool) -> QPixmap:
        ratio = painter.device().devicePixelRatio()
        key = (look.slot, look.line, look.decided, down, ratio)
        tile = self._tiles.get(key)
        if tile is None:
            tile = self._tiles[key] = _make_tile(look, self._colours[look.slot], ratio, down=down)
        return tile

    def tag(
        self, painter: QPainter, box: QRectF, *, label: str, slot: int, decided: bool, focused: bool
    ) -> None:
        """Draw a tag into `box`: filled for a decision, hollow for a cue, tinted or ringed with the focus."""
        ratio = painter.device().devicePixelRatio()
        width = round(box.width())
        key = (label, slot, decided, focused, width, tag_height(painter.font()), ratio)
        tile = self._tags.get(key)
        if tile is None:
            if len(self._tags) > 1_000:
                self._tags.clear()
            tile = self._tags[key] = self._make_tag(key, painter.font())
        painter.drawPixmap(QPointF(round(box.x()) - 3, round(box.y()) - 3), tile)

    def _make_tag(self, key: tuple[str, int, bool, bool, int, int, float], font: QFont) -> QPixmap:
        label, slot, decided, focused, width, height, ratio = key
        tile = _blank(width + 6, height + 6, ratio)
        colour, box = self._colours[slot], QRectF(3.6, 3.6, width - 1.2, height - 1.2)
        painter = QPainter(tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        fill = colour if decided else QColor(self.theme.focus_tint if focused else self.theme.page)
        painter.setBrush(fill)
        painter.setPen(QPen(colour, 1.2))
        painter.drawRoundedRect(box, 3, 3)
        if focused and decided:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.text), 1.2))
            painter.drawRoundedRect(box.adjusted(-2.2, -2.2, 2.2, 2.2), 4, 4)
        painter.setPen(readable_on(fill) if decided else QColor(self.theme.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
        painter.end()
        return tile


def _blank(width: int, height: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _make_tile(look: Look, colour: QColor, ratio: float, *, down: bool) -> QPixmap:
    """Return some periods of a line, drawn past both ends so that copies join without a seam."""
    length, across = _LENGTH[look.line], 2 * _HALF + 1
    tile = _blank(across, length, ratio) if down else _blank(length, across, ratio)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if down:
        painter.rotate(90)
        painter.translate(0, -across)
    painter.setPen(_pen(look, colour))
    middle = _HALF + 0.5
    if look.line == "wavy":
        painter.drawPath(_wave(-_PERIOD["wavy"], length + _PERIOD["wavy"], middle))
    else:
        offsets = ((-1.25, 1.25) if look.decided else (-1.0, 1.0)) if look.line == "double" else (0.0,)
        start = -_PERIOD[look.line]
        painter.drawLines([QLineF(start, middle + d, length - start, middle + d) for d in offsets])
    painter.end()
    return tile


def _pen(look: Look, colour: QColor) -> QPen:
    width = _WIDTHS[look.line][look.decided]
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    # Qt counts dashes in pen widths.
    if look.line == "dashed":
        pen.setDashPattern([6.5 / width, 3.5 / width])
    elif look.line == "dotted":
        pen.setDashPattern([0.1 / width, 3.9 / width])
        pen.setDashOffset(-2.0 / width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _wave(start: float, end: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(start, y))
    step, side, x = _PERIOD["wavy"] / 2, 1.0, start
    while x < end:
        path.quadTo(QPointF(x + step / 2, y + 2.0 * side), QPointF(x + step, y))
        x, side = x + step, -side
    return path


def readable_on(colour: QColor) -> QColor:
    """Return black or white, whichever reads better on `colour`."""
    light, dark = "#FFFFFF", "#000000"
    name = colour.name()
    return QColor(light if contrast(light, name) >= contrast(dark, name) else dark)
