"""Boxes to tick, several in a row, each with a value: what is hidden, which coders."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.plain import as_caption


class Checks(QWidget):
    """`changed` tells which one a person ticked or unticked."""

    changed = Signal(str)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._row = FlowLayout(self, gap=12)
        self._boxes: dict[str, QCheckBox] = {}

    def offer(self, options: Sequence[tuple[str, str]], ticked: Collection[str]) -> None:
        """Offer values with their labels."""
        for box in self._boxes.values():
            self._row.removeWidget(box)
            box.deleteLater()
        self._boxes = {}
        for value, label in options:
            box = QCheckBox(as_caption(label))
            box.setAccessibleName(f"{self.accessibleName()}: {label}")
            box.setChecked(value in ticked)
            box.clicked.connect(lambda _checked, value=value: self.changed.emit(value))
            self._row.addWidget(box)
            self._boxes[value] = box

    def tick(self, values: Collection[str]) -> None:
        """Tick these and no others."""
        for value, box in self._boxes.items():
            box.setChecked(value in values)

    def ticked(self) -> tuple[str, ...]:
        """Return the values that are ticked."""
        return tuple(value for value, box in self._boxes.items() if box.isChecked())

    def box(self, value: str) -> QCheckBox:
        """Return the box of a value."""
        return self._boxes[value]
