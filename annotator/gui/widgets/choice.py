"""A button that says what is chosen and opens a menu of what else there is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from annotator.gui.widgets.plain import as_caption


class Choice(QPushButton):
    """One of several; `changed` tells that a person chose another one."""

    changed = Signal()

    def __init__(self, options: Sequence[tuple[str, str]], *, name: str) -> None:
        """Offer pairs of a value and its label, the first one chosen; `name` says what is chosen here."""
        super().__init__()
        self._name = name
        self._options = dict(options)
        self._value = options[0][0]
        menu = QMenu(self)
        for value, label in options:
            entry = menu.addAction(as_caption(label))
            entry.triggered.connect(lambda _checked, value=value: self.choose(value))
        self.setMenu(menu)
        self._show()

    def value(self) -> str:
        """Return what is chosen."""
        return self._value

    def choose(self, value: str) -> None:
        """Choose something else."""
        if value != self._value:
            self._value = value
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        label = self._options[self._value]
        self.setText(as_caption(label))
        self.setAccessibleName(f"{self._name}: {label}")
