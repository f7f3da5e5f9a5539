"""How tags and lines are drawn outside the article: badges, and samples of the five line styles."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from annotator.gui.theme import Theme, contrast, of_palette
from annotator.gui.widgets.plain import sized
from annotator.model import Code, LineStyle

_WIDTHS: dict[LineStyle, tuple[float, float]] = {
    "solid": (1.5, 3.0),
    "dashed": (1.5, 3.0),
    "dotted": (1.9, 3.2),
    "wavy": (1.2, 2.2),
    "double": (1.0, 1.7),
}
"""Pixels of a thin and of a thick line, as under the words of an article."""
_DASHES: dict[LineStyle, tuple[float, float]] = {"dashed": (5.0, 3.0), "dotted": (2.0, 2.4)}


def slot_colour(theme: Theme, slot: int) -> str:
    """Return the colour of a slot (1 to 6); that of quiet text for 0 and for what a newer version wrote."""
    return theme.slots[slot - 1] if 1 <= slot <= len(theme.slots) else theme.faint


def tag_of(code: Code | None) -> str:
    """Return the tag of a code, made from its name where it has none; `?` for a code that is not here."""
    return (code.tag or code.name[:2].upper() or "?") if code else "?"


def badge_font(font: QFont) -> QFont:
    """Return the font of tags beside text in `font`."""
    return sized(font, 0.8, bold=True)


def badge_size(font: QFont, tag: str) -> QSize:
    """Return the size of a badge beside text in `font`; all tags of two letters have the same width."""
    metrics = QFontMetrics(badge_font(font))
    width = max(metrics.horizontalAdvance("MM"), metrics.horizontalAdvance(tag))
    return QSize(width + 8, metrics.height() + 4)


def paint_badge(painter: QPainter, rect: QRectF, tag: str, slot: int, theme: Theme, *, filled: bool) -> None:
    """Paint a tag: filled for what a person decided, hollow for what a rule found."""
    colour = slot_colour(theme, slot)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.2))
    painter.setBrush(QColor(colour) if filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.6, 0.6, -0.6, -0.6), 3, 3)
    painter.setPen(QColor(ink_on(colour) if filled else theme.text))
    painter.setFont(badge_font(painter.font()))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, tag)
    painter.restore()


def ink_on(ground: str) -> str:
    """Return black or white, whichever reads better on `ground`."""
    return max(("#FFFFFF", "#000000"), key=lambda colour: contrast(colour, ground))


def paint_line(
    painter: QPainter,
    start: QPointF,
    width: float,
    line: LineStyle,
    *,
    slot: int,
    theme: Theme,
    thick: bool = False,
) -> None:
    """Paint `width` pixels of a line from `start` to the right, `thick` as for what a person decided."""
    pen = QPen(QColor(slot_colour(theme, slot)), _WIDTHS[line][thick])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if line in _DASHES:
        # Qt counts dashes in widths of the pen.
        pen.setDashPattern([length / pen.widthF() for length in _DASHES[line]])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if line == "wavy":
        painter.drawPath(_wave(start, width))
    else:
        # Two fine lines stay apart only where each covers whole pixels.
        y = round(start.y()) if line == "double" else start.y()
        apart = (1.5 if not thick else 2.0) if line == "double" else 0.0
        for shift in {-apart, apart}:
            painter.drawLine(QPointF(start.x(), y + shift), QPointF(start.x() + width, y + shift))
    painter.restore()


def _wave(start: QPointF, width: float) -> QPainterPath:
    path = QPainterPath(start)
    x, side = 0.0, 1.0
    while x < width:
        step = min(3.0, width - x)
        path.quadTo(start + QPointF(x + step / 2, 3.0 * side * step / 3), start + QPointF(x + step, 0))
        x, side = x + step, -side
    return path


def line_icon(widget: QWidget, line: LineStyle, slot: int, *, width: int = 40) -> QIcon:
    """Return a sample of a line, 16 pixels high, in the colours of the theme that `widget` has now."""
    size, ratio = QSize(width, 16), widget.devicePixelRatioF()
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    start = QPointF(2, size.height() / 2)
    theme = of_palette(widget.palette())
    paint_line(painter, start, size.width() - 4, line, slot=slot, theme=theme, thick=True)
    painter.end()
    return QIcon(pixmap)


class TagBadge(QWidget):
    """A tag as a widget of its own, with the line of its code or category below it."""

    def __init__(self) -> None:
        super().__init__()
        self._tag, self._slot, self._filled = "", 1, False
        self._line: LineStyle = "solid"

    def show_tag(self, tag: str, slot: int, line: LineStyle, *, filled: bool) -> None:
        """Show a tag, filled for what a person decided, with its line thick then."""
        self._tag, self._slot, self._line, self._filled = tag, slot, line, filled
        self.setAccessibleName(tag)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the badge and the line below it."""
        return badge_size(self.font(), self._tag) + QSize(0, 9)

    def minimumSizeHint(self) -> QSize:
        """Return the same as `sizeHint`: a tag is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: object) -> None:
        """Paint the badge, and its line below."""
        painter = QPainter(self)
        theme = of_palette(self.palette())
        size = badge_size(self.font(), self._tag)
        rect = QRectF(0, 0, self.width(), size.height())
        paint_badge(painter, rect, self._tag, self._slot, theme, filled=self._filled)
        start = QPointF(1, size.height() + 5)
        width = self.width() - 2
        paint_line(painter, start, width, self._line, slot=self._slot, theme=theme, thick=self._filled)
        painter.end()
