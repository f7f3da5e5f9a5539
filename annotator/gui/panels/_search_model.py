"""The hits of a search as Qt asks for them: a row a hit, in its context."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from annotator.gui.widgets.plain import as_tip, one_line
from annotator.search import Row, SortKey

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

OUTLET, DATE, LEFT, HIT, RIGHT, CODES = range(6)
HEADINGS = {
    OUTLET: ("Outlet", "Who published the article"),
    DATE: ("Date", "When the article was published"),
    LEFT: ("Left context", "The words before the hit; sorted by the word next to it"),
    HIT: ("Hit", "The words that were found"),
    RIGHT: ("Right context", "The words after the hit; sorted by the word next to it"),
    CODES: ("Codes", "Your codes on these words"),
}
SORTS: dict[int, SortKey] = {OUTLET: "outlet", DATE: "date", LEFT: "left", HIT: "keyword", RIGHT: "right"}
"""What a click on a heading sorts by."""


class Hits(QAbstractTableModel):
    """Rows in the order in which they are shown. Asked for a cell, it gives plain text."""

    def __init__(self, codes_of: Callable[[Row], str]) -> None:
        super().__init__()
        self._codes_of = codes_of
        self.rows: list[Row] = []
        self._answers: dict[int, Callable[[Row, int], object]] = {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.TextAlignmentRole: lambda _row, column: _alignment(column),
            Qt.ItemDataRole.FontRole: lambda _row, column: _bold() if column == HIT else None,
            Qt.ItemDataRole.ToolTipRole: lambda row, _column: as_tip(_about(row)),
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.AccessibleDescriptionRole: lambda row, _column: _about(row),
        }

    def replace(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def append(self, rows: Sequence[Row]) -> None:
        """Show more rows, below the others."""
        if rows:
            self.beginInsertRows(_NOWHERE, len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def refresh_codes(self) -> None:
        """Have the codes of all rows drawn anew."""
        if self.rows:
            self.dataChanged.emit(self.index(0, CODES), self.index(len(self.rows) - 1, CODES))

    # --- what Qt asks ------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, _parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading, or what it means."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        heading, meaning = HEADINGS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(meaning)
        return heading if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows or says."""
        answer = self._answers.get(role)
        if answer is None or not index.isValid():
            return None
        return answer(self.rows[index.row()], index.column())

    def _text(self, row: Row, column: int) -> str:
        if column == CODES:
            return self._codes_of(row)
        return (row.outlet, row.date[:10], row.left, one_line(row.keyword), row.right)[column]

    def _spoken(self, row: Row, column: int) -> str:
        """Return the whole line for the hit, which is where the keyboard is; else the cell with its name."""
        if column != HIT:
            return f"{HEADINGS[column][0]}: {self._text(row, column)}"
        codes = self._codes_of(row)
        line = one_line(f"{row.left}“{row.keyword}”{row.right}")
        return ", ".join(part for part in (line, row.outlet, row.date[:10], codes) if part)


def _about(row: Row) -> str:
    return "\n".join(part for part in (row.headline, f"{row.outlet}  {row.date[:10]}".strip()) if part)


def _bold() -> QFont:
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == LEFT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
