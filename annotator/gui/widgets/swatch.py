"""Choosing a colour slot and a line style by looking at them."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from annotator.gui.theme import of_palette
from annotator.gui.widgets.combo import Combo
from annotator.gui.widgets.marks import line_icon, slot_colour
from annotator.model import LINE_STYLES, SLOTS, LineStyle

SLOT_NAMES = ("wording", "naming", "sourcing", "certainty", "agency", "themes")
"""What the six slots are for in the codebook that the program starts with."""


class SlotSwatch(QAbstractButton):
    """One colour of the six, as a button that stays down."""

    def __init__(self, slot: int) -> None:
        super().__init__()
        self.slot = slot
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(QSize(24, 26))
        self.setAccessibleName(f"Colour {slot}, {SLOT_NAMES[slot - 1]}")
        self.setToolTip(f"Colour {slot} ({SLOT_NAMES[slot - 1]})")

    def paintEvent(self, _event: object) -> None:
        """Paint the colour; a ring round the chosen one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = of_palette(self.palette())
        rect = QRectF(self.rect())
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.text), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(slot_colour(theme, self.slot)))
        inset = 5.5 if self.isChecked() else 6.5
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 3, 3)
        painter.end()


class SlotPicker(QWidget):
    """The six colours side by side; `picked` carries the slot that a person chose."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        for slot in SLOTS:
            swatch = SlotSwatch(slot)
            self._group.addButton(swatch, slot)
            row.addWidget(swatch)
        row.addStretch(1)
        self._group.idClicked.connect(self.picked)

    def show_slot(self, slot: int) -> None:
        """Show which slot is chosen."""
        button = self._group.button(slot)
        if button is not None:
            button.setChecked(True)


class LinePicker(Combo):
    """The five line styles, drawn; `picked` carries the style that a person chose."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._slot = 1
        self.setIconSize(QSize(40, 16))
        self.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumWidth(72)
        self.setAccessibleName("Line style")
        for style in LINE_STYLES:
            self.addItem(style, style)
        self.activated.connect(lambda place: self.picked.emit(LINE_STYLES[place]))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the samples anew in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def show_line(self, line: LineStyle, slot: int) -> None:
        """Show which style is chosen, all of them in the colour of a slot."""
        self._slot = slot
        self._draw()
        self.setCurrentIndex(LINE_STYLES.index(line) if line in LINE_STYLES else 0)

    def _draw(self) -> None:
        for place, style in enumerate(LINE_STYLES):
            self.setItemIcon(place, line_icon(self, style, self._slot))
