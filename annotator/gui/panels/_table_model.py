"""Annotations as Qt asks for them: a row each, whose cells are looked up when they are drawn."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from annotator.coding.listing import COLUMNS, Column, Listing
from annotator.gui.widgets.plain import as_tip, one_line
from annotator.model import Annotation, Code

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

CODE = Qt.ItemDataRole.UserRole + 1
"""The role of the code of a row."""
DRIFTED = "the text says something else here"


class AnnotationModel(QAbstractTableModel):
    """Rows in the order in which they are shown. Asked for a cell, it gives plain text on one line."""

    def __init__(self, drifted: Callable[[], Collection[str]]) -> None:
        super().__init__()
        self.rows: list[Annotation] = []
        self.columns: Sequence[Column] = COLUMNS
        self._drifted = drifted
        self._listing: Listing | None = None
        self._places: dict[str, int] | None = None
        self._answers: dict[int, Callable[[Annotation, Column], object]] = {
            Qt.ItemDataRole.DisplayRole: self._text,
            CODE: lambda one, _column: self.code(one),
            Qt.ItemDataRole.ToolTipRole: lambda one, column: as_tip(self._about(one, column)),
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.AccessibleDescriptionRole: self._about,
        }

    # --- what is shown -----------------------------------------------------------------------------------

    def replace(
        self, rows: Sequence[Annotation], listing: Listing | None, columns: Sequence[Column] = COLUMNS
    ) -> None:
        """Show other rows, as `listing` says what is in them."""
        self.beginResetModel()
        self.rows, self._listing, self.columns, self._places = list(rows), listing, columns, None
        self.endResetModel()

    def put(self, at: int, one: Annotation) -> None:
        """Show a row as it is now."""
        self.rows[at] = one
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))

    def insert(self, at: int, one: Annotation) -> None:
        """Show a new row."""
        self.beginInsertRows(_NOWHERE, at, at)
        self.rows.insert(at, one)
        self._places = None
        self.endInsertRows()

    def remove(self, at: int) -> None:
        """Show a row no more."""
        self.beginRemoveRows(_NOWHERE, at, at)
        del self.rows[at]
        self._places = None
        self.endRemoveRows()

    def place_of(self, key: str) -> int:
        """Return where an annotation is; -1 when it is not there."""
        if self._places is None:
            self._places = {one.id: at for at, one in enumerate(self.rows)}
        return self._places.get(key, -1)

    def column_of(self, key: str) -> int:
        """Return where a column is by its id; -1 when it is not there."""
        return next((at for at, one in enumerate(self.columns) if one.id == key), -1)

    def code(self, one: Annotation) -> Code | None:
        """Return the code of an annotation."""
        return self._listing.code(one) if self._listing is not None else None

    # --- what Qt asks ------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, _parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading, or what it means."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(column.meaning)
        return one_line(column.heading) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows or says."""
        answer = self._answers.get(role)
        if answer is None or not index.isValid() or index.row() >= len(self.rows):
            return None
        return answer(self.rows[index.row()], self.columns[index.column()])

    def _text(self, one: Annotation, column: Column) -> str:
        return one_line(self._said(one, column.id))

    def _said(self, one: Annotation, column: str) -> str:
        return self._listing.said(one, column) if self._listing is not None else ""

    def _spoken(self, one: Annotation, column: Column) -> str:
        """Return the whole line for the code, which comes first; else the cell with its name."""
        if column.id != "code":
            return f"{column.heading}: {self._text(one, column) or 'nothing'}"
        parts = (self._said(one, each.id) for each in self.columns)
        return one_line(", ".join(part for part in parts if part))

    def _about(self, one: Annotation, column: Column) -> str:
        """Return what does not fit into a cell."""
        if self._listing is None:
            return ""
        whole = self._listing.quote(one)[:600] if column.id == "words" else self._said(one, column.id)
        return f"{whole}\n({DRIFTED})" if one.id in self._drifted() else whole
