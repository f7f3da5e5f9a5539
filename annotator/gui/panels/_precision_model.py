"""The table of precision as Qt asks for it: a row a rule, below it a row an outlet."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from annotator.comparison.contract import NotDefined
from annotator.comparison.precision import FEWEST_ARTICLES, Figures, Line, Precision, in_short, per_cent
from annotator.comparison.precision_table import interval_text, name_of
from annotator.gui.widgets.figure_tree import INTERVAL, SORT
from annotator.gui.widgets.plain import as_tip

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

NAME, ARTICLES, DECIDED, ACCEPTED, RELABELLED, REJECTED, PRECISION, VERDICT = range(8)
HEADINGS = {
    NAME: ("Rule", "A rule opens into the outlets: Right, or the arrow before it"),
    ARTICLES: ("Articles", "Articles with a decision on a cue of this rule"),
    DECIDED: ("Decided", "Decisions on its cues, by all coders that are chosen"),
    ACCEPTED: ("Accepted", "The code stands for the cue's category"),
    RELABELLED: ("Re-labelled", "Annotated, but with a code that does not stand for the cue's category"),
    REJECTED: ("Rejected", "Not agreed with"),
    PRECISION: ("Precision", "Accepted of all decided, with the 95 % Wilson interval"),
    VERDICT: (
        "Between outlets",
        "Whether precision differs by more than chance: permutation test over articles, with correction",
    ),
}
NO_OUTLET = "No outlet named"
_RANK = {"differs": 0, "no difference found": 1, "not tested": 2, "too few": 3}


class PrecisionModel(QAbstractItemModel):
    """Lines as top rows, their outlets as rows below. Asked for a cell, it gives plain text."""

    def __init__(self, category_name: Callable[[str], str]) -> None:
        super().__init__()
        self._category_name = category_name
        self._table: Precision | None = None
        self._lines: Sequence[Line] = ()

    def replace(self, table: Precision | None) -> None:
        """Show another table; None shows nothing."""
        self.beginResetModel()
        self._table = table
        lines = table.lines if table is not None else ()
        self._lines = sorted(lines, key=lambda line: -line.whole.tally.decided)
        self.endResetModel()

    def line(self, index: _Index) -> Line:
        """Return the rule to which a row belongs."""
        return self._lines[index.internalId() - 1 if index.internalId() else index.row()]

    def outlet(self, index: _Index) -> str | None:
        """Return the outlet of a row, None for the row of a rule."""
        return self.line(index).outlets[index.row()].outlet if index.internalId() else None

    def rows(self) -> Sequence[tuple[QModelIndex, Line]]:
        """Return the top rows."""
        return [(self.index(row, 0), line) for row, line in enumerate(self._lines)]

    def below(self, index: QModelIndex, outlet: str | None) -> QModelIndex:
        """Return the row of an outlet of a rule; the rule's where there is none."""
        names = [one.outlet for one in self.line(index).outlets]
        return self.index(names.index(outlet), 0, index) if outlet in names else index

    # --- what Qt asks ------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        """Return where a cell is; that of an outlet remembers the row of its rule, counted from 1."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # Qt overloads the name
        """Return the row of the rule to which the row of an outlet belongs."""
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rules there are, or outlets of a rule."""
        if not parent.isValid():
            return len(self._lines)
        if parent.internalId() or parent.column():
            return 0
        return len(self._lines[parent.row()].outlets)

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
        if section == NAME and self._table is not None and self._table.by == "category":
            heading = "Category"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(meaning)
        return heading if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, says, or is sorted by."""
        answer = _ANSWERS.get(role)
        if answer is None or not index.isValid():
            return None
        line = self.line(index)
        one = line.outlets[index.row()] if index.internalId() else line.whole
        assert self._table is not None
        if self._table.by == "category" and one is line.whole and index.column() == NAME:
            line = replace(line, name=self._category_name(line.name))
        return answer(self._table, line, one, index.column())


def _text(table: Precision, line: Line, one: Figures, column: int) -> str:
    if column == NAME:
        return name_of(table, line) if one is line.whole else one.outlet or NO_OUTLET
    if column == PRECISION:
        return f"{per_cent(one.precision)} ({interval_text(one)})"
    if column == VERDICT:
        return in_short(line) if one is line.whole else _not_compared(one)
    return f"{_counts(one)[column - ARTICLES]:,}"


def _not_compared(one: Figures) -> str:
    if one.compared:
        return ""
    return f"Not compared: fewer than {FEWEST_ARTICLES} articles" if one.outlet else "Not compared"


def _sorted_by(table: Precision, line: Line, one: Figures, column: int) -> object:
    if column == NAME:
        return _text(table, line, one, column).casefold()
    if column == PRECISION:
        return one.precision
    if column == VERDICT:
        return _RANK[line.verdict] + (line.adjusted or 0) / 2
    return _counts(one)[column - ARTICLES]


def _counts(one: Figures) -> tuple[int, ...]:
    tally = one.tally
    return one.articles, tally.decided, tally.accepted, tally.relabelled, tally.rejected


def _interval(_table: Precision, _line: Line, one: Figures, column: int) -> object:
    if column != PRECISION or isinstance(one.interval, NotDefined):
        return None
    return one.interval.low, one.precision, one.interval.high


def _font(_table: Precision, line: Line, one: Figures, _column: int) -> QFont | None:
    """Put the rules that are warned of in bold; what is wrong with them is said in words."""
    if line.verdict != "differs" or one is not line.whole:
        return None
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _spoken(table: Precision, line: Line, one: Figures, column: int) -> str:
    return f"{HEADINGS[column][0]}: {_text(table, line, one, column)}"


_ANSWERS: dict[int, Callable[[Precision, Line, Figures, int], object]] = {
    Qt.ItemDataRole.DisplayRole: _text,
    Qt.ItemDataRole.ToolTipRole: lambda _table, line, _one, _column: as_tip(line.says),
    Qt.ItemDataRole.TextAlignmentRole: lambda _table, _line, _one, column: _alignment(column),
    Qt.ItemDataRole.FontRole: _font,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Qt.ItemDataRole.AccessibleDescriptionRole: lambda _table, line, _one, _column: line.says,
    SORT: _sorted_by,
    INTERVAL: _interval,
}


def _alignment(column: int) -> Qt.AlignmentFlag:
    numbers = ARTICLES <= column <= REJECTED
    side = Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
