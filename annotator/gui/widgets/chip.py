"""A small round button that stands for a category or a code, with a sample of its line, key and count."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from annotator.gui.theme import Theme, of_palette, wash
from annotator.gui.widgets.marks import ink_on, paint_line, slot_colour
from annotator.gui.widgets.plain import as_caption, sized
from annotator.model import LineStyle

_PAD, _GAP, _SAMPLE = 5.0, 3.0, 10.0


class Chip(QAbstractButton):
    """A pill: one that can be switched is tinted in its colour when on, and quiet when off.

    `soloed` is sent instead of `clicked` when Alt is held: show this one alone, or all again. `said` is the
    name for those who hear it, where the one shown is short; `digits` keeps room for a count to come. A
    `solid` one is filled with its colour and has no line: it stands for all lines of that colour.
    """

    soloed = Signal()

    def __init__(
        self,
        name: str,
        *,
        slot: int = 0,
        line: LineStyle = "solid",
        key: str = "",
        count: int | None = None,
        checkable: bool = True,
        said: str = "",
        digits: int = 0,
        solid: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._slot, self._key, self._count = name, slot, key, count
        self._line: LineStyle = line
        self._said, self._digits, self._solid = said or name, digits, solid
        self.setText(as_caption(name))
        self.setFont(sized(self.font(), 0.92))
        self.setCheckable(checkable)
        self.setChecked(checkable)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say()

    def set_count(self, count: int | None) -> None:
        """Show how many there are (None: no number)."""
        if count != self._count:
            self._count = count
            self._say()
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for everything in one line."""
        pieces = self._pieces(of_palette(self.palette()))
        width = sum(QFontMetricsF(font).horizontalAdvance(text) for text, font, _ in pieces)
        if self._digits:
            counted = QFontMetricsF(self._small())
            shown = counted.horizontalAdvance(str(self._count)) if self._count is not None else -_GAP
            width += max(0.0, counted.horizontalAdvance("8" * self._digits) - shown)
        width += _GAP * (len(pieces) - 1) + 2 * _PAD + (_SAMPLE + _GAP if self._has_line() else 0)
        height = round(QFontMetricsF(self.font()).height()) + 8
        return QSize(max(round(width + 0.5), height), height)

    def paintEvent(self, _event: object) -> None:
        """Paint the pill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = of_palette(self.palette())
        self._paint_ground(painter, theme)
        x = _PAD
        if self._has_line():
            slot = self._slot if self._on() else 0
            paint_line(
                painter, QPointF(x, self.height() // 2 + 0.5), _SAMPLE, self._line, slot=slot, theme=theme
            )
            x += _SAMPLE + _GAP
        for text, font, ink in self._pieces(theme):
            width = QFontMetricsF(font).horizontalAdvance(text)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
            x += width + _GAP
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell a click with Alt apart."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and self.isDown():
            self.setDown(False)
            event.accept()
            self.soloed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter like Space, and with Alt as the wish to see this one alone."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.soloed.emit()
        else:
            self.click()

    def _small(self) -> QFont:
        """Return the font of keys and counts."""
        return sized(self.font(), 0.88)

    def _has_line(self) -> bool:
        return bool(self._slot) and not self._solid

    def _on(self) -> bool:
        return self.isChecked() or not self.isCheckable()

    def _pieces(self, theme: Theme) -> list[tuple[str, QFont, str]]:
        """Return what is written: text, font and colour."""
        small = self._small()
        ink = theme.text if self._on() else theme.faint
        if self._solid and self._on():
            ink = ink_on(slot_colour(theme, self._slot))
        name = (self._name, sized(self.font(), 1.0, bold=self._solid), ink)
        key = [(self._key, small, theme.faint)] if self._key else []
        count = [] if self._count is None else [(str(self._count), small, theme.faint)]
        return [*key, name, *count]

    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        ground = QColor(theme.page)
        if (self.underMouse() or self.isDown()) and not (self._solid and self._on()):
            ground = QColor(theme.hover)
        elif not self._on():
            ground = QColor(Qt.GlobalColor.transparent)
        elif self._solid:
            ground = QColor(slot_colour(theme, self._slot))
        elif self.isCheckable() and 1 <= self._slot <= len(theme.slots):
            ground = QColor(wash(theme, self._slot))
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if focused else theme.line), 1.6 if focused else 1.0))
        painter.setBrush(ground)
        rect = QRectF(self.rect()).adjusted(0.8, 0.8, -0.8, -0.8)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)

    def _say(self) -> None:
        said = self._said if self._count is None else f"{self._said}, {self._count}"
        self.setAccessibleName(f"{said}, key {self._key}" if self._key else said)
