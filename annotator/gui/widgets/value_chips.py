"""Values to choose from, all in sight: one, several, or a step of a scale; by letter, arrow or click."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from annotator.gui.theme import Theme, of_palette
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.letters import Typed, type_on
from annotator.gui.widgets.plain import as_caption, sized

ChipKind = Literal["choice", "choices", "scale"]
_PAD, _MARK, _GAP = 7.0, 9.0, 4.0


class ValueChips(QWidget):
    """One stop of the keyboard for all values; `chosen` carries the new value, `passed` that Enter goes on.

    A value that its first letters leave no doubt of is chosen at once; until then it waits, with a ring
    around it, for Space, for Enter or for the keyboard to leave. Left and right go through the values in the
    same way, Backspace takes the value away.
    """

    chosen = Signal(object)
    passed = Signal()

    def __init__(self, values: Sequence[str], *, kind: ChipKind, name: str) -> None:
        super().__init__()
        self._values = tuple(values)
        self._kind = kind
        self._name = name
        self._held: tuple[str, ...] = ()
        self._at: int | None = None
        self._waits = False
        self._typed = Typed()
        self._locked = False
        self.buttons: list[ValueButton] = []
        self._row = FlowLayout(gap=0 if kind == "scale" else 5, line_gap=5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._row)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build(self._values)
        self._say()

    def show_value(self, value: object, *, locked: bool = False) -> None:
        """Show what is chosen: a string, several for `choices`, nothing for None."""
        self._locked = locked
        held = tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),) if value else ()
        if held != self._held:
            self._held, self._waits = held, False
        shown = (*self._values, *(one for one in held if one not in self._values))
        if shown != tuple(button.value for button in self.buttons):
            self._build(shown)
        self._say()

    def ring(self) -> str:
        """Return the value that has the ring; the empty string where none has."""
        return self.buttons[self._at].value if self._at is not None else ""

    def width_needed(self) -> int:
        """Return the width of all values in one line."""
        gap = 0 if self._kind == "scale" else 5
        return sum(button.sizeHint().width() for button in self.buttons) + gap * (len(self.buttons) - 1)

    # --- keys --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by letter, digit and arrow."""
        keys, key = Qt.Key, event.key()
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if held:
            super().keyPressEvent(event)
        elif key in (keys.Key_Left, keys.Key_Right):
            self._step(self._direction(forward=key == keys.Key_Right))
        elif key in (keys.Key_Return, keys.Key_Enter):
            self._settle()
            self.passed.emit()
        elif key == keys.Key_Space:
            self._settle(toggle=True)
        elif key in (keys.Key_Backspace, keys.Key_Delete):
            self._tell(())
        elif not self._type(event.text()):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the ring where the choice is, else at the first value."""
        super().focusInEvent(event)
        first = next((at for at, one in enumerate(self.buttons) if one.value in self._held), 0)
        self._put_ring(first if self.buttons else None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take over what waits."""
        super().focusOutEvent(event)
        self._settle()
        self._put_ring(None)

    def _direction(self, *, forward: bool) -> int:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return 1 if forward != mirrored else -1

    def _step(self, by: int) -> None:
        if self.buttons:
            at = (self._at if self._at is not None else 0) + by
            self._put_ring(max(0, min(at, len(self.buttons) - 1)), waits=self._kind != "choices")

    def _type(self, letter: str) -> bool:
        """Go where a typed letter leads; say whether it leads anywhere."""
        if not letter or not letter.isprintable():
            return False
        values = [button.value for button in self.buttons]
        typed = type_on(values, self._typed, letter)
        if typed.at is None:
            return False
        self._put_ring(typed.at, waits=not typed.alone)
        self._typed = Typed() if typed.alone else typed
        if typed.alone:
            self._take(typed.at, toggle=self._kind == "choices")
        return True

    def _put_ring(self, at: int | None, *, waits: bool = False) -> None:
        self._at, self._waits, self._typed = at, waits, Typed()
        for place, button in enumerate(self.buttons):
            button.show_ring(ringed=place == at, waits=waits)
        self._say()

    def _settle(self, *, toggle: bool = False) -> None:
        """Choose what waits; with `toggle`, what has the ring, or take it away again."""
        if self._at is not None and (self._waits or toggle):
            self._take(self._at, toggle=toggle or self._kind == "choices")

    def _take(self, at: int, *, toggle: bool) -> None:
        value = self.buttons[at].value
        self._waits, self._typed = False, Typed()
        self.buttons[at].show_ring(ringed=at == self._at and self.hasFocus(), waits=False)
        if self._kind == "choices":
            chosen = {*self._held} ^ {value} if toggle else {*self._held, value}
            self._tell([button.value for button in self.buttons if button.value in chosen])
        elif value not in self._held:
            self._tell((value,))
        elif toggle:
            self._tell(())

    def _tell(self, values: Sequence[str]) -> None:
        if self._locked or tuple(values) == self._held:
            return
        if self._kind == "choices":
            self.chosen.emit(list(values))
        else:
            self.chosen.emit(values[0] if values else None)

    # --- how it looks ------------------------------------------------------------------------------------

    def _build(self, values: Sequence[str]) -> None:
        for old in self.buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        for at, value in enumerate(values):
            button = ValueButton(value, kind=self._kind, known=value in self._values)
            button.clicked.connect(lambda _on=False, at=at: self._click(at))
            self._row.addWidget(button)
            self.buttons.append(button)

    def _click(self, at: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._put_ring(at)
        self._take(at, toggle=True)
        self._say()

    def _say(self) -> None:
        for button in self.buttons:
            button.setChecked(button.value in self._held)
            button.setEnabled(not self._locked)
        told = ", ".join(self._held) or "nothing chosen"
        ringed = f", at {self.ring()}" if self._at is not None and self.ring() not in self._held else ""
        self.setAccessibleName(f"{self._name}: {told}{ringed}")
        self.setAccessibleDescription(", ".join(button.value for button in self.buttons))


class ValueButton(QAbstractButton):
    """One value: round where one is chosen, square where several are, one piece of a bar on a scale.

    What is chosen has a mark beside its words, or is filled on a scale: never its colour alone.
    """

    def __init__(self, value: str, *, kind: ChipKind, known: bool) -> None:
        super().__init__()
        self.value = value
        self._kind = kind
        self._known = known
        self._ringed = self._waits = False
        self.setText(as_caption(value))
        self.setCheckable(True)
        self.setFont(sized(self.font(), 0.94))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(value if known else f"{value}, no longer in the codebook")

    def show_ring(self, *, ringed: bool, waits: bool) -> None:
        """Show whether the keyboard is here, and whether this waits to be chosen."""
        if (ringed, ringed and waits) != (self._ringed, self._waits):
            self._ringed, self._waits = ringed, ringed and waits
            self.update()

    def nextCheckState(self) -> None:  # noqa: N802  # Qt's name
        """Leave what is checked to the row, which follows what is stored."""

    def sizeHint(self) -> QSize:
        """Return room for the words and, but on a scale, the mark before them."""
        metrics = QFontMetricsF(self.font())
        mark = 0.0 if self._kind == "scale" else _MARK + _GAP
        width = metrics.horizontalAdvance(self._shown()) + mark + 2 * _PAD
        return QSize(round(width + 0.5), round(metrics.height()) + 9)

    def paintEvent(self, _event: object) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = of_palette(self.palette())
        rect = QRectF(self.rect()).adjusted(0.8, 0.8, -0.8, -0.8)
        self._paint_ground(painter, theme, rect)
        left = _PAD
        if self._kind != "scale":
            self._paint_mark(painter, theme, QPointF(left + _MARK / 2, rect.center().y()))
            left += _MARK + _GAP
        filled = self._kind == "scale" and self.isChecked()
        painter.setFont(self.font())
        painter.setPen(QColor(theme.on_accent if filled else theme.text if self.isEnabled() else theme.faint))
        room = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, self._shown())
        painter.end()

    def _shown(self) -> str:
        return self.value if self._known else f"{self.value} ?"

    def _paint_ground(self, painter: QPainter, theme: Theme, rect: QRectF) -> None:
        on, bar = self.isChecked(), self._kind == "scale"
        ground = theme.accent if on and bar else theme.selection if on else theme.page
        if self.underMouse() and self.isEnabled() and not on:
            ground = theme.hover
        painter.setBrush(QColor(ground))
        pen = QPen(QColor(theme.accent if on or self._ringed else theme.line), 1.0)
        painter.setPen(pen)
        radius = 4.0 if bar else rect.height() / 2 if self._kind == "choice" else 5.0
        painter.drawRoundedRect(rect, radius, radius)
        if self._ringed:
            inner = theme.on_accent if on and bar else theme.accent
            style = Qt.PenStyle.DashLine if self._waits else Qt.PenStyle.SolidLine
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(inner), 1.4, style))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), max(radius - 2, 2), max(radius - 2, 2))

    def _paint_mark(self, painter: QPainter, theme: Theme, middle: QPointF) -> None:
        """Paint a circle with a dot, or a box with a tick."""
        on, half = self.isChecked(), _MARK / 2
        box = QRectF(middle.x() - half, middle.y() - half, _MARK, _MARK)
        painter.setPen(QPen(QColor(theme.accent if on else theme.faint), 1.3))
        painter.setBrush(QColor(theme.page))
        if self._kind == "choice":
            painter.drawEllipse(box)
            if on:
                painter.setBrush(QColor(theme.accent))
                painter.drawEllipse(middle, 2.6, 2.6)
            return
        painter.drawRoundedRect(box, 2, 2)
        if on:
            painter.setPen(QPen(QColor(theme.accent), 1.8))
            tick = ((-2.8, 0.2), (-0.8, 2.4), (3.0, -2.4))
            painter.drawPolyline([middle + QPointF(*at) for at in tick])
