"""The line above a column: outlet, date and length, and whether it shows the open article."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.theme import of_palette
from annotator.gui.widgets.cut_line import CutLine
from annotator.gui.widgets.plain import explain

LINE = 3
"""Height in pixels of the line that the open article has over it."""


class ColumnHead(QWidget):
    """Stays where it is while the article under it scrolls."""

    chosen = Signal()
    """It was clicked: this article shall be the open one."""

    def __init__(self) -> None:
        super().__init__()
        self._open = False
        self.outlet = CutLine("Outlet", role="heading")
        self.details = CutLine("Date and length", role="small")
        self.count = CutLine("What only this article has", role="small")
        self.count.setText(" ")  # its line is there before it is known
        lines = QVBoxLayout(self)
        lines.setContentsMargins(14, LINE + 5, 10, 6)
        lines.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        lines.addLayout(row)
        lines.addWidget(self.count)
        row.addWidget(self.outlet, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addWidget(self.details, 1, Qt.AlignmentFlag.AlignBaseline)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_article(self, outlet: str, details: str) -> None:
        """Say whose article this is, and when it came."""
        self.outlet.setText(outlet)
        self.details.setText(details)
        self._tell()

    def show_count(self, said: str, why: str) -> None:
        """Say how much of the article is only there, and what that means."""
        self.count.setText(said or " ")
        explain(self.count, f"{said}. {why}" if said else "")
        self.setAccessibleDescription(said)

    def show_open(self, *, opened: bool) -> None:
        """Say whether this column has the open article."""
        if opened != self._open:
            self._open = opened
            self._tell()
            self.update()

    def _tell(self) -> None:
        said = f"{self.outlet.text()}, {self.details.text()}"
        self.setAccessibleName(f"{said}, open" if self._open else said)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make this the open article."""
        event.accept()
        self.chosen.emit()

    def paintEvent(self, _event: object) -> None:
        """Paint the ground, the line of the open article and the hairline under the head."""
        theme = of_palette(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.page if self._open else theme.panel))
        if self._open:
            painter.fillRect(QRect(0, 0, self.width(), LINE), QColor(theme.accent))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(theme.line))
        painter.end()
