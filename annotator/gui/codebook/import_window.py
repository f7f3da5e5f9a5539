"""The window that shows what a codebook file would change, before anything is changed."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator.codebooks import Joined, join
from annotator.codebooks.formats import Read
from annotator.gui.codebook.joining_view import JoiningView
from annotator.gui.widgets.code_form import RESERVED
from annotator.gui.widgets.facts import Fact, FactList
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.side import Page
from annotator.gui.workspace import Changed, Workspace

TOLD = 50
"""How many problems of a file are listed; the others are counted."""


class ImportCodebookWindow(QWidget):
    """Says what is new, changed and the same; importing is one undoable step."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self._read: Read | None = None
        self._name = ""
        self.title, self.facts = PlainLabel(role="heading"), FactList()
        self.change = QCheckBox("Change codes that are here already as the file says")
        self.codes = JoiningView()
        self.summary, self.take = PlainLabel(role="small"), QPushButton("Import")
        self._build()
        workspace.changed.connect(self._follow)

    def _build(self) -> None:
        self.setWindowTitle("Import a codebook")
        self.resize(900, 680)
        head = QWidget()
        words = QVBoxLayout(head)
        words.setContentsMargins(16, 12, 16, 12)
        words.setSpacing(8)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        words.addStretch(1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(Page(head, name="The file"))
        halves.addWidget(self.codes)
        halves.setSizes([190, 430])
        halves.setChildrenCollapsible(False)
        said = QVBoxLayout()
        said.addWidget(self.change)
        said.addWidget(self.summary)
        lower = QHBoxLayout()
        lower.setContentsMargins(16, 10, 16, 12)
        lower.addLayout(said, 1)
        lower.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(halves, 1)
        column.addLayout(lower)
        explain(self.take, "Undo takes this back")
        self.change.setChecked(True)
        self.change.toggled.connect(lambda _on: self._show())
        self.take.clicked.connect(lambda _checked=False: self._import())
        QShortcut(QKeySequence("Esc"), self, self.close)

    def show_file(self, path: Path, read: Read) -> None:
        """Show what a file holds and what it would change."""
        self._read, self._name = read, path.name
        self.title.setText(path.name)
        told = [str(problem).removeprefix(f"{path.name}, ") for problem in read.problems[:TOLD]]
        more = len(read.problems) - len(told)
        self.facts.show_facts(
            [
                Fact("Made by", read.book.title if path.suffix.lower() == ".qdc" else ""),
                Fact("What it is for", read.book.about),
                Fact("To note", "\n".join([*told, *([f"and {more} more"] if more else [])])),
                Fact("What has no place here", "\n".join(read.losses)),
            ]
        )
        self._show()

    def _joined(self) -> Joined | None:
        if self._read is None:
            return None
        return join(
            self._workspace.corpus.all_codes(),
            self._read.book.told,
            change_known=self.change.isChecked(),
            note=f"From the file {self._name}",
            reserved=RESERVED,
        )

    def _follow(self, what: Changed) -> None:
        if self.isVisible() and what.touches("codebook", "corpus"):
            self._show()

    def _show(self) -> None:
        joined = self._joined()
        self.codes.show_joined(joined)
        self.summary.setText(f"In this corpus: {joined.summary}." if joined is not None else "")
        self.take.setEnabled(bool(joined and joined.change) and not self._workspace.corpus.read_only)

    def _import(self) -> None:
        joined = self._joined()
        if joined is None or not joined.change:
            return
        if self._workspace.apply(f"Import the codebook {self._name}", lambda _hand: joined.change):
            self._workspace.told.emit(f"{self._name}: {joined.summary}")
            self.close()
