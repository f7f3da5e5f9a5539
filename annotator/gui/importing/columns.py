"""What the columns of a table hold, column by column, to be chosen otherwise."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.gui.widgets.choice import Choice
from annotator.gui.widgets.plain import PlainLabel, one_line
from annotator.importers import ROLES, Column, Role, Table

HOLDS: Mapping[Role, str] = {
    "text": "Text",
    "headline": "Headline",
    "standfirst": "Standfirst",
    "outlet": "Outlet",
    "byline": "Byline",
    "date": "Date",
    "url": "Address",
    "language": "Language",
    "metadata": "Kept beside",
    "nothing": "Left out",
}
SEVERAL: frozenset[Role] = frozenset({"text", "byline", "metadata", "nothing"})
"""Roles that more than one column can have."""
MOST = 60
"""How many columns are shown; a table of articles has seldom more than twenty."""
_HEIGHT = 190


class Columns(QWidget):
    """The columns of one table at a time; `chosen` says of which file a column is to have which role."""

    chosen = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self._tables: dict[str, Table] = {}
        self.file = Choice([("", "")], name="File")
        self.roles: dict[str, Choice] = {}
        self._inside = QScrollArea()
        self._inside.setWidgetResizable(True)
        self._inside.setFrameShape(QFrame.Shape.NoFrame)
        self._inside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        self._row.addWidget(PlainLabel("Columns of", role="small", wrap=False))
        self._row.addWidget(self.file)
        self._row.addStretch(1)
        self._column.addLayout(self._row)
        self._column.addWidget(self._inside)
        self.setMaximumHeight(_HEIGHT + 60)

    def show_tables(self, tables: Mapping[str, Table]) -> None:
        """Show tables by their files, the same file as before if it is still there."""
        before = self.file.value()
        self._tables = dict(tables)
        names = list(tables) or [""]
        shown = before if before in tables else names[0]
        fresh = Choice(
            [(name, Path(name).name) for name in (shown, *(one for one in names if one != shown))],
            name="File",
        )
        fresh.changed.connect(self._fill)
        self._row.replaceWidget(self.file, fresh)
        self.file.deleteLater()
        self.file = fresh
        self.file.setEnabled(len(tables) > 1)
        self._fill()

    def _fill(self) -> None:
        file = self.file.value()
        table = self._tables.get(file)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setColumnStretch(2, 1)
        self.roles = {}
        for row, column in enumerate(table.columns[:MOST] if table else ()):
            self._add(grid, row, column, file)
        if table and len(table.columns) > MOST:
            more = f"{len(table.columns) - MOST:,} more columns are kept beside the articles."
            grid.addWidget(PlainLabel(more, role="small"), MOST, 0, 1, 3)
        grid.setRowStretch(grid.rowCount(), 1)
        self._inside.setWidget(page)

    def _add(self, grid: QGridLayout, row: int, column: Column, file: str) -> None:
        others = [(role, HOLDS[role]) for role in ROLES if role != column.role]
        choice = Choice([(column.role, HOLDS[column.role]), *others], name=f"Column {column.name}")
        choice.changed.connect(lambda: self.chosen.emit(file, column.name, choice.value()))
        self.roles[column.name] = choice
        values = one_line("  ·  ".join(column.samples))
        grid.addWidget(PlainLabel(one_line(column.name)[:60], wrap=False), row, 0)
        grid.addWidget(choice, row, 1)
        grid.addWidget(PlainLabel(values[:160], role="small", wrap=False), row, 2)


def with_role(roles: Mapping[str, Role], column: str, role: Role) -> dict[str, Role]:
    """Return what was said of columns, and now of one; a role that one alone can have leaves the other."""
    kept = {name: one for name, one in roles.items() if one != role or role in SEVERAL}
    return {**kept, column: role}
