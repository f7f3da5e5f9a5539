"""What the columns of a table hold, column by column, to be chosen otherwise."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.gui.widgets.choice import Choice
from annotator.gui.widgets.plain import PlainLabel, one_line
from annotator.importers import ROLES, Column, Role, Table, lacks_text

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
_SHOWN = 110


class Columns(QWidget):
    """The columns of one table at a time; `chosen` says of which file a column is to have which role."""

    chosen = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self._tables: dict[str, Table] = {}
        self._files: list[str] = []
        self._shown: object = None
        self._chosen = False
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

    def show_tables(self, tables: Mapping[str, Table]) -> None:
        """Show tables by their files: the one that a person chose or works on, else one without a text."""
        before = self.file.value() if self.file.value() in tables else ""
        self._chosen = self._chosen and bool(before)
        self._tables = dict(tables)
        textless = next((name for name, table in tables.items() if lacks_text(table)), "")
        shown = (before if self._chosen or not textless else textless) or next(iter(tables), "")
        if [*tables] != self._files or shown != self.file.value():
            self._offer([*tables], shown)
        self._fill()

    def _offer(self, files: list[str], shown: str) -> None:
        """Offer the files, one of them shown."""
        self._files = files
        fresh = Choice([(file, Path(file).name) for file in files or [""]], name="File")
        fresh.choose(shown)
        fresh.changed.connect(self._choose_file)
        self._row.replaceWidget(self.file, fresh)
        self.file.deleteLater()
        self.file = fresh
        self.file.setEnabled(len(files) > 1)

    def _choose_file(self) -> None:
        self._chosen = True
        self._fill()

    def _fill(self) -> None:
        """Show the columns of the file; where they are the same ones as before, only what they hold."""
        file = self.file.value()
        table = self._tables.get(file)
        columns = table.columns if table else ()
        shown = (file, [(column.name, column.samples) for column in columns])
        if shown == self._shown:
            for column in columns[:MOST]:
                _show_role(self.roles[column.name], column.role)
            return
        self._shown = shown
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setColumnStretch(2, 1)
        self.roles = {}
        for row, column in enumerate(columns[:MOST]):
            self._add(grid, row, column, file)
        if len(columns) > MOST:
            more = f"{len(columns) - MOST:,} more columns are kept beside the articles."
            grid.addWidget(PlainLabel(more, role="small"), MOST, 0, 1, 3)
        grid.setRowStretch(grid.rowCount(), 1)
        self._inside.setWidget(page)
        self._inside.setFixedHeight(min(page.sizeHint().height(), _HEIGHT))

    def _add(self, grid: QGridLayout, row: int, column: Column, file: str) -> None:
        choice = Choice([(role, HOLDS[role]) for role in ROLES], name=f"Column {column.name}")
        choice.choose(column.role)
        choice.changed.connect(lambda: self._choose_role(file, column.name, choice.value()))
        self.roles[column.name] = choice
        values = one_line("  ·  ".join(column.samples))
        shown = values if len(values) <= _SHOWN else f"{values[: _SHOWN - 3]}..."
        grid.addWidget(PlainLabel(one_line(column.name)[:60], wrap=False), row, 0)
        grid.addWidget(choice, row, 1)
        grid.addWidget(PlainLabel(shown, role="small", wrap=False), row, 2)

    def _choose_role(self, file: str, column: str, role: str) -> None:
        self._chosen = True
        self.chosen.emit(file, column, role)


def _show_role(choice: Choice, role: str) -> None:
    with QSignalBlocker(choice):
        choice.choose(role)


def with_role(roles: Mapping[str, Role], column: str, role: Role) -> dict[str, Role]:
    """Return what was said of columns, and now of one; a role that one alone can have leaves the other."""
    kept = {name: one for name, one in roles.items() if one != role or role in SEVERAL}
    return {**kept, column: role}
