"""One line that ends in an ellipsis where it does not fit."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent

from annotator.gui.widgets.plain import PlainLabel, Role, as_tip


class CutLine(PlainLabel):
    """Shows as much of its text as fits; all of it is told where the mouse rests.

    `gap` are pixels between what is said and what stands beside it.
    """

    def __init__(self, name: str = "", *, role: Role = "text", gap: int = 0) -> None:
        super().__init__(role=role, wrap=False)
        self._gap = gap
        self.setAccessibleName(name)

    def shown(self) -> str:
        """Return what there is room for."""
        room = self.contentsRect().width() - self._gap
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def setText(self, text: str) -> None:  # noqa: N802  # Qt's name
        """Show a text, as much of it as fits."""
        super().setText(text)
        self.setToolTip(as_tip(text))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(self.contentsRect(), int(middle), self.shown())
