"""Numbers in rows and columns: sorted by a click on a heading, walked with the arrows, copied with Ctrl+C."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from annotator.gui.figures.first_column import FirstColumn
from annotator.gui.widgets.painting import paint_empty
from annotator.gui.widgets.plain import as_tip, one_line
from annotator.gui.widgets.side import FocusRing

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
SORT = Qt.ItemDataRole.UserRole + 1

WIDEST = 300
"""Pixels that a column has at most when it is fitted."""
LOOKED_AT = 200
"""Rows that are looked at to find out how wide a column has to be."""


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, what it means, and whether its cells are numbers."""

    heading: str
    meaning: str = ""
    number: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, what it is sorted by (None: below all others), and what more is said of it."""

    text: str
    rank: float | str | None = None
    says: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and rows with a cell for each of them."""

    columns: Sequence[Column] = ()
    rows: Sequence[Sequence[Cell]] = ()


class GridModel(QAbstractTableModel):
    """The table as Qt asks for it; all of it is plain text."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table()

    def replace(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.table.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading, or what it means."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.table.columns):
            return None
        column = self.table.columns[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(column.meaning or column.heading)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return column.heading if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, says, or is sorted by."""
        if not index.isValid():
            return None
        column = self.table.columns[index.column()]
        cell = self.table.rows[index.row()][index.column()]
        answer = _ANSWERS.get(role)
        return answer(column, cell) if answer is not None else None


_ANSWERS: dict[int, Callable[[Column, Cell], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda _column, cell: one_line(cell.text),
    Qt.ItemDataRole.ToolTipRole: lambda _column, cell: as_tip(cell.says or cell.text),
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _cell: _alignment(column),
    Qt.ItemDataRole.AccessibleTextRole: lambda column, cell: (
        f"{one_line(column.heading)}: {cell.text or 'nothing'}"
    ),
    Qt.ItemDataRole.AccessibleDescriptionRole: lambda _column, cell: cell.says,
    Qt.ItemDataRole.FontRole: lambda _column, cell: _bold(QFont()) if cell.strong else None,
    SORT: lambda _column, cell: cell.rank,
}


class _Sorted(QSortFilterProxyModel):
    """Sorts by what a cell is worth; what is not known is last, whichever way."""

    def lessThan(self, left: _Index, right: _Index) -> bool:  # noqa: N802  # Qt's name
        """Say whether a cell comes before another one."""
        one, other = left.data(SORT), right.data(SORT)
        if one is None or other is None:
            falling = self.sortOrder() is Qt.SortOrder.DescendingOrder
            return (one is None) is falling and one is not other
        if isinstance(one, str) or isinstance(other, str):
            return str(one).casefold() < str(other).casefold()
        return float(one) < float(other)


class Grid(QTableView):
    """A table to read; `empty` is said where it has no rows, `chosen` carries the cell the keyboard is on."""

    chosen = Signal(object)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.empty = ""
        self.model_ = GridModel()
        self._sorted = _Sorted(self)
        self._sorted.setSourceModel(self.model_)
        self.setModel(self._sorted)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())  # that of the style has a bevel
        self.setAlternatingRowColors(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QTableView::item { padding: 0 4px; }")
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(QFontMetrics(self.font()).height() + 10)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        self.first = FirstColumn(self)
        self._ring = FocusRing(self)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit(self.current()))
        self.as_it_came()

    def show_table(self, table: Table) -> None:
        """Show another table, as it comes; columns are fitted when they are others than before."""
        same = [one.heading for one in table.columns] == [one.heading for one in self.model_.table.columns]
        self.model_.replace(table)
        if not same:
            self.as_it_came()
        self.fit()

    def as_it_came(self) -> None:
        """Sort by nothing."""
        self.setSortingEnabled(False)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._sorted.sort(-1)
        self.setSortingEnabled(True)

    def current(self) -> Cell | None:
        """Return the cell that the keyboard is on."""
        index = self._sorted.mapToSource(self.currentIndex())
        return self.model_.table.rows[index.row()][index.column()] if index.isValid() else None

    def current_row(self) -> int:
        """Return the number of the row that the keyboard is on, as it came; -1 for none."""
        return self._sorted.mapToSource(self.currentIndex()).row()

    def fit(self) -> None:
        """Make each column as wide as its heading and its widest text, up to a limit."""
        metrics, bold = QFontMetrics(self.font()), QFontMetrics(_bold(self.font()))
        for place, column in enumerate(self.model_.table.columns):
            cells = [row[place] for row in self.model_.table.rows[:LOOKED_AT]]
            widths = [
                (bold if one.strong else metrics).horizontalAdvance(one_line(one.text)) for one in cells
            ]
            widest = max(widths, default=0)
            heading = max(map(metrics.horizontalAdvance, column.heading.split("\n")))
            self.setColumnWidth(place, min(WIDEST, max(widest + 24, heading + 34)))

    def scrollTo(  # noqa: N802  # Qt's name
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into sight, beside the first column and not under it."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() == 0 and self.first.is_held():
            bar.setValue(before)
        elif index.column() > 0:
            bar.setValue(bar.value() - max(0, self.first.covers - self.visualRect(index).left()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Ctrl+C, walk otherwise."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the chosen cells, or all where fewer than two are chosen, on the clipboard, with headings."""
        QGuiApplication.clipboard().setText(self.copied())

    def copied(self) -> str:
        """Return what is copied: a line a row, tabs between cells."""
        chosen = self.selectionModel().selectedIndexes()
        several = len(chosen) > 1
        rows = sorted({one.row() for one in chosen}) if several else range(self._sorted.rowCount())
        columns = sorted({one.column() for one in chosen}) if several else range(self._sorted.columnCount())
        headings = [one_line(self.model_.table.columns[column].heading) for column in columns]
        lines = [[str(self._sorted.index(row, column).data() or "") for column in columns] for row in rows]
        return "\n".join("\t".join(cells) for cells in [headings, *lines])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or what is said when there is none."""
        super().paintEvent(event)
        if self.empty and self._sorted.rowCount() == 0:
            paint_empty(self, self.empty)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _width(metrics: QFontMetrics, cell: Cell) -> int:
    return metrics.horizontalAdvance(one_line(cell.text))


def _bold(font: QFont) -> QFont:
    font = QFont(font)
    font.setWeight(QFont.Weight.DemiBold)
    return font
