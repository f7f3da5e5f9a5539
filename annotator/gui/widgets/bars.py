"""Rows with a name and its number, a thin bar below them: a chart that is read as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from annotator.gui.theme import Theme, of_palette
from annotator.gui.widgets.marks import paint_line, slot_colour
from annotator.gui.widgets.plain import as_tip, one_line, sized
from annotator.model import LineStyle

_GAP, _SAMPLE, _BAR = 8.0, 20.0, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One row: `value` is the length of the bar, `figures` what stands at the right.

    `slot` (1 to 6) and `line` are those of a category; without them the bar has the colour of quiet text.
    """

    name: str
    value: float
    figures: str
    slot: int = 0
    line: LineStyle | None = None
    tip: str = ""


class Bars(QWidget):
    """Bars from a common edge, or, `centred`, to both sides of the middle for values below and above zero."""

    def __init__(self, name: str, *, centred: bool = False) -> None:
        super().__init__()
        self._bars: Sequence[Bar] = ()
        self._full = 1.0
        self._centred = centred
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar], *, full: float | None = None) -> None:
        """Show these bars; `full` is the value of a bar of full length (None: the longest one)."""
        self._bars = tuple(bars)
        self._full = full or max((abs(bar.value) for bar in bars), default=0.0) or 1.0
        self.setAccessibleDescription("; ".join(bar.tip or f"{bar.name}: {bar.figures}" for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return one row of room a bar."""
        return QSize(200, self._row_height() * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        """Return as much height as is needed, whatever the width."""
        return QSize(120, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of the row under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = event.pos().y() // self._row_height()
            tip = self._bars[row].tip if 0 <= row < len(self._bars) else ""
            QToolTip.showText(event.globalPos(), as_tip(tip), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: object) -> None:
        """Paint the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = of_palette(self.palette())
        metrics = QFontMetrics(sized(self.font(), 0.92))
        figures = max((metrics.horizontalAdvance(bar.figures) for bar in self._bars), default=0)
        height = self._row_height()
        for place, bar in enumerate(self._bars):
            rect = QRectF(0, place * height, self.width(), height)
            self._paint_bar(painter, theme, rect, bar, figures=figures + _GAP)
        painter.end()

    def _row_height(self) -> int:
        return QFontMetrics(self.font()).height() + _BAR + 10

    def _paint_bar(self, painter: QPainter, theme: Theme, rect: QRectF, bar: Bar, *, figures: float) -> None:
        left, height = rect.left(), QFontMetrics(self.font()).height() + 2
        middle = rect.top() + height / 2
        if bar.line is not None:
            paint_line(painter, QPointF(left, middle + 0.5), _SAMPLE, bar.line, slot=bar.slot, theme=theme)
            left += _SAMPLE + _GAP
        name = QRectF(left, rect.top(), rect.right() - left - figures, height)
        self._write(painter, name, bar.name, theme.text, scale=1.0)
        self._draw(painter, theme, QRectF(left, rect.top() + height, rect.right() - left, _BAR), bar)
        numbers = QRectF(rect.right() - figures, rect.top(), figures, height)
        self._write(painter, numbers, bar.figures, theme.faint, scale=0.92, right=True)

    def _draw(self, painter: QPainter, theme: Theme, room: QRectF, bar: Bar) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(slot_colour(theme, bar.slot)))
        share = max(-1.0, min(1.0, bar.value / self._full))
        if not self._centred:
            painter.drawRoundedRect(QRectF(room.left(), room.top(), room.width() * share, _BAR), 2, 2)
            return
        middle, half = room.center().x(), room.width() / 2
        length = half * abs(share)
        painter.drawRoundedRect(
            QRectF(middle if share > 0 else middle - length, room.top(), length, _BAR), 2, 2
        )
        painter.fillRect(QRectF(middle - 0.5, room.top() - 2, 1, _BAR + 4), QColor(theme.line))

    def _write(
        self, painter: QPainter, room: QRectF, text: str, colour: str, *, scale: float, right: bool = False
    ) -> None:
        font = sized(self.font(), scale)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = QFontMetrics(font).elidedText(
            one_line(text), Qt.TextElideMode.ElideRight, int(room.width()) + 1
        )
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
