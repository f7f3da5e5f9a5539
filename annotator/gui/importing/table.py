"""The preview as a table: one row an article, checked if it is taken, its outlet open to correction."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from annotator.gui.importing.spellings import same_spellings
from annotator.gui.widgets.plain import as_tip, one_line
from annotator.importers import Entry, FileReport, Row

COLUMNS = ("Headline", "Outlet", "Date", "Words", "Parts", "Remarks")
OUTLET = COLUMNS.index("Outlet")
_WORDS = COLUMNS.index("Words")
_SAID = {
    "": "",
    "known": "in the corpus already",
    "twice": "twice in these files",
    "other outlet": "same text as in {}",
}
_EXTENT = {"whole": "", "truncated": "its end is missing", "headline": "no text"}
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """One article of the preview, the file that it is in, and whether it is taken."""

    row: Row
    entry: Entry
    report: FileReport
    taken: bool

    @property
    def remarks(self) -> str:
        """Say what should be looked at before it is taken."""
        double = _SAID[self.row.duplicate].format(self.row.same_as or "another outlet")
        return "; ".join(part for part in (double, _EXTENT[self.row.extent], *self.row.problems) if part)


class PreviewTable(QAbstractTableModel):
    """Lines in the order of their files; `edited` is emitted when what will be taken has changed."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self.lines = []
        self.endResetModel()

    def add(self, lines: Sequence[Line]) -> None:
        """Show more articles below the others."""
        if lines:
            first = len(self.lines)
            self.beginInsertRows(_NOWHERE, first, first + len(lines) - 1)
            self.lines += lines
            self.endInsertRows()
            self.edited.emit()

    def taken(self) -> list[Line]:
        """Return what will be taken."""
        return [line for line in self.lines if line.taken]

    # --- outlets -----------------------------------------------------------------------------------------

    def spellings(self) -> dict[str, str]:
        """Return which spellings of outlets may be merged into which."""
        return same_spellings(Counter(line.row.outlet for line in self.lines))

    def rename(self, names: dict[str, str]) -> None:
        """Call outlets something else, in all rows."""
        for number, line in enumerate(self.lines):
            new = names.get(line.row.outlet)
            if new is not None:
                article = replace(line.entry.article, outlet=new)
                entry = replace(line.entry, article=article)
                self.lines[number] = replace(line, row=replace(line.row, outlet=new), entry=entry)
        self._refresh()

    # --- the table ---------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many articles there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a column."""
        wanted = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section] if wanted else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let articles be checked, and outlets be written."""
        flags = super().flags(index)
        if index.column() == 0:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == OUTLET else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, or what is read and heard of it."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        text = self._cells(line)[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if line.taken else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _WORDS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(text)
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
        return one_line(text)[:300] if shown else None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take or leave an article; call an outlet something else wherever it stands."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            wanted = Qt.CheckState(value) == Qt.CheckState.Checked
            self.lines[index.row()] = replace(line, taken=wanted)
            self._refresh()
            return True
        if role == Qt.ItemDataRole.EditRole and index.column() == OUTLET:
            self.rename({line.row.outlet: str(value).strip()})
            return True
        return False

    def _refresh(self) -> None:
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(COLUMNS) - 1))
        self.edited.emit()

    @staticmethod
    def _cells(line: Line) -> tuple[str, ...]:
        row = line.row
        parts = ", ".join(kind for kind in row.zones if kind != "body")
        headline = row.headline or one_line(line.entry.article.text[:80])
        return headline, row.outlet, row.date, f"{row.words:,}", parts, line.remarks
