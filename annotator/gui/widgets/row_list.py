"""The view for rows: a table of one column, because it alone lays out nothing that is not on the screen."""

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from annotator.gui.widgets.painting import paint_empty
from annotator.gui.widgets.plain import as_tip
from annotator.gui.widgets.rows import ROW, Row, RowDelegate, box_room, row_height
from annotator.gui.widgets.side import FocusRing

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowModel(QAbstractListModel):
    """Things in a list; `look` says how one is shown, and is asked for those on the screen only."""

    def __init__(self, look: Callable[[object], Row]) -> None:
        super().__init__()
        self.things: list[object] = []
        self._look = look

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many things there are."""
        return 0 if parent.isValid() else len(self.things)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or what is read and heard of it."""
        if not index.isValid() or index.row() >= len(self.things):
            return None
        if role not in (ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, *_SPOKEN):
            return None
        row = self._look(self.things[index.row()])
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(row.tip)
        return row.title if role == Qt.ItemDataRole.DisplayRole else row.spoken or row.title

    def replace(self, things: Sequence[object]) -> None:
        """Show other things."""
        self.beginResetModel()
        self.things = list(things)
        self.endResetModel()

    def insert(self, at: int, thing: object) -> None:
        """Put a thing before the one at `at`."""
        self.beginInsertRows(_NOWHERE, at, at)
        self.things.insert(at, thing)
        self.endInsertRows()

    def remove(self, at: int) -> None:
        """Take a thing out."""
        self.beginRemoveRows(_NOWHERE, at, at)
        del self.things[at]
        self.endRemoveRows()

    def put(self, at: int, thing: object) -> None:
        """Put a thing in the place of the one at `at`."""
        self.things[at] = thing
        self.refresh(at, at)

    def refresh(self, first: int = 0, last: int = -1) -> None:
        """Have rows drawn anew: their things look different now."""
        last = len(self.things) - 1 if last < 0 else last
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))


_SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole)


class RowList(QTableView):
    """Rows that are walked with the arrows, activated with Enter or a click, and deleted with Delete.

    `activated_at` carries the row's number, `boxed_at` that of a row whose check box was clicked. `sideways`
    carries the row and whether the right arrow was pressed, else the left one. `empty` is the plain text that
    is shown when there is no row.
    """

    activated_at = Signal(int)
    sideways = Signal(int, bool)
    boxed_at = Signal(int)
    delete_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, model: RowModel, *, lines: int = 2, name: str = "", on_click: bool = True) -> None:
        super().__init__()
        self._lines, self._on_click = lines, on_click
        self._released = QPoint()
        self.empty = ""
        self._ring = FocusRing(self)
        self.setModel(model)
        self._delegate = RowDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._measure()
        self.clicked.connect(self._clicked)

    def rows(self) -> list[int]:
        """Return the numbers of the chosen rows, ascending."""
        ranges = self.selectionModel().selection().toList()
        return sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})

    def choose_all(self, rows: Sequence[int]) -> None:
        """Choose rows, given ascending, beside the one that is current."""
        chosen = QItemSelection()
        for _place, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
            numbers = [row for _at, row in run]
            chosen.select(self.model().index(numbers[0], 0), self.model().index(numbers[-1], 0))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def choose(self, row: int) -> None:
        """Choose a row alone and bring it into view, without activating it; -1 chooses none."""
        if row < 0:
            self.selectionModel().clear()
            return
        index = self.model().index(row, 0)
        # The view's own setCurrentIndex adds to the choice while Ctrl or Shift is held.
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Activate on Enter and Space, delete on Delete, walk otherwise."""
        keys = Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Space) and not event.modifiers():
            if self.currentIndex().isValid():
                self.activated_at.emit(self.currentIndex().row())
        elif event.key() in (keys.Key_Delete, keys.Key_Backspace):
            self.delete_wanted.emit()
        elif event.key() in (keys.Key_Left, keys.Key_Right) and self.currentIndex().isValid():
            self.sideways.emit(self.currentIndex().row(), event.key() == keys.Key_Right)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remember where a click ended: on the check box it means something else."""
        self._released = event.position().toPoint()
        super().mouseReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure rows anew when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or what is said when there is none."""
        self._see_tags(event.rect())
        super().paintEvent(event)
        if self.empty and self.model().rowCount() == 0:
            paint_empty(self, self.empty)

    def _see_tags(self, part: QRect) -> None:
        """Give all badges the width of the widest one among the rows that were drawn, or are in `part`."""
        first, last = self.rowAt(part.top()), self.rowAt(part.bottom())  # -1 below the last row
        rows = range(first, last + 1 if last >= 0 else self.model().rowCount()) if first >= 0 else range(0)
        shown = (self.model().index(row, 0).data(ROW) for row in rows)
        if self._delegate.see_tags((row.tag for row in shown if isinstance(row, Row)), self.font()):
            self.viewport().update()

    def _clicked(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, Row) and box_room(self.visualRect(index), row).contains(self._released):
            self.boxed_at.emit(index.row())
        elif self._on_click and len(self.rows()) == 1:
            self.activated_at.emit(index.row())

    def _measure(self) -> None:
        self.verticalHeader().setMinimumSectionSize(8)
        self.verticalHeader().setDefaultSectionSize(row_height(self.font(), lines=self._lines))
