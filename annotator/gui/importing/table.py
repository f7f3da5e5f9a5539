"""The preview as a table: one row an article, checked if it is taken, its outlet open to correction."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from annotator.gui.widgets.plain import as_tip, one_line
from annotator.importers import Entry, FileReport, Row, called, same_spellings

COLUMNS = ("Headline", "Outlet", "Date", "Words", "Parts", "Remarks")
OUTLET = COLUMNS.index("Outlet")
_WORDS = COLUMNS.index("Words")
_WIDTHS = {"Outlet": 170, "Date": 120, "Words": 64, "Parts": 130, "Remarks": 280}
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
    def is_known(self) -> bool:
        """Say whether the article is in the corpus, or in these files, already."""
        return self.row.duplicate in ("known", "twice")

    @property
    def place(self) -> tuple[str, str]:
        """Return file and place, which stay when the file is read again."""
        return self.row.file, self.row.where

    @property
    def remarks(self) -> str:
        """Say what should be looked at before it is taken."""
        double = _SAID[self.row.duplicate].format(self.row.same_as or "another outlet")
        return "; ".join(part for part in (double, _EXTENT[self.row.extent], *self.row.problems) if part)


class PreviewTable(QAbstractTableModel):
    """Lines in the order of their files; `edited` is emitted when what will be taken has changed.

    What a person checked and how outlets were called otherwise counts again for files that are read again.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._checked: dict[tuple[str, str], bool] = {}
        self._names: dict[str, str] = {}

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self.lines = []
        self.endResetModel()

    def forget(self) -> None:
        """Show nothing, and forget what was said of the lines."""
        self._checked.clear()
        self._names.clear()
        self.clear()

    def add(self, found: Sequence[Line]) -> None:
        """Show more articles below the others."""
        lines = [self._as_said(line) for line in found]
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

    def spellings(self, known: Mapping[str, int]) -> dict[str, str]:
        """Return which spellings of outlets may be merged into which; `known` counts those of the corpus."""
        return same_spellings(Counter(line.row.outlet for line in self.lines), known=known)

    def rename(self, names: dict[str, str]) -> None:
        """Call outlets something else, in all rows."""
        self._names = {old: names.get(new, new) for old, new in self._names.items()} | names
        self.lines = [_called(line, names) for line in self.lines]
        self._refresh()

    def _as_said(self, line: Line) -> Line:
        """Return a line with what a person has said of it before."""
        return _called(replace(line, taken=self._checked.get(line.place, line.taken)), self._names)

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
            self._checked[line.place] = wanted
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
        date = row.date[:16].replace("T", " ")
        return headline, row.outlet, date, f"{row.words:,}", parts, line.remarks


def _called(line: Line, names: Mapping[str, str]) -> Line:
    """Return a line whose outlet is called as `names` says."""
    new = names.get(line.row.outlet)
    if new is None:
        return line
    return replace(line, row=replace(line.row, outlet=new), entry=called(line.entry, new))


def preview_view(model: PreviewTable) -> QTableView:
    """Return a view of the preview: one line an article, the headline as wide as there is room."""
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName("Articles in the files")
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setAlternatingRowColors(True)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = view.horizontalHeader()
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for name, width in _WIDTHS.items():
        view.setColumnWidth(COLUMNS.index(name), width)
    return view
