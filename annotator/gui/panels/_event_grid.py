"""A table of an event whose cells lead to words: Enter or a click goes to the first, again to the next."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from annotator.gui.figures.grid import Grid
from annotator.gui.panels._event_pages import Page


class EventGrid(Grid):
    """`wanted` carries the row, as it came, and the column that shall be gone to; `left` tells of Esc."""

    wanted = Signal(int, int)
    left = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)
        self.page = Page()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.clicked.connect(self._want)

    def show_page(self, page: Page) -> None:
        """Show another page; the cell that the keyboard was on stays chosen where it is still there."""
        before = self.current_key()
        column = max(self.currentIndex().column(), 0)
        self.page = page
        self.show_table(page.table)
        if before in page.keys:
            self.go_to(page.keys.index(before), column)

    def current_key(self) -> str:
        """Return what the row is known by that the keyboard is on; an empty string for none."""
        row = self.current_row()
        return self.page.keys[row] if 0 <= row < len(self.page.keys) else ""

    def go_to(self, row: int, column: int = 0) -> None:
        """Put the keyboard on a cell of a row, as it came."""
        self.setCurrentIndex(self._sorted.mapFromSource(self.model_.index(row, column)))

    def fit(self) -> None:
        """Make columns as wide as their texts; the widest one takes what room is left."""
        super().fit()
        page = self.page
        others = [at for at in range(len(page.table.columns)) if at != page.wide]
        for at in others:
            self.setColumnWidth(at, min(self.columnWidth(at), page.cap))
        room = self.viewport().width() - sum(map(self.columnWidth, others))
        self.setColumnWidth(page.wide, min(max(room, page.least), page.most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the words on Enter, leave on Esc, walk otherwise."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._want(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _want(self, index: QModelIndex) -> None:
        at = self._sorted.mapToSource(index)
        self.wanted.emit(at.row(), at.column())
