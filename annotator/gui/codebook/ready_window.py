"""The window in which a ready codebook is looked at and added: what it is for, after whom, and its codes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator.codebooks import Codebook, Joined, join, ready_codebooks
from annotator.gui.codebook.joining_view import JoiningView
from annotator.gui.widgets.code_form import RESERVED
from annotator.gui.widgets.facts import Fact, FactList
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.widgets.side import Page
from annotator.gui.workspace import Changed, Workspace


class ReadyWindow(QWidget):
    """Lists the ready codebooks; adding one is one undoable step that doubles nothing."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self.model = RowModel(_row)
        self.list = RowList(self.model, name="Ready codebooks", on_click=False)
        self.title, self.facts = PlainLabel(role="heading"), FactList()
        self.codes = JoiningView()
        self.summary, self.add = PlainLabel(role="small"), QPushButton("Add")
        self._build()
        workspace.changed.connect(self._follow)
        self.model.replace(ready_codebooks())
        self.list.choose(1)

    def _build(self) -> None:
        self.setWindowTitle("Add a ready codebook")
        self.resize(1080, 720)
        split = QSplitter()
        split.addWidget(self.list)
        split.addWidget(self._right())
        split.setSizes([280, 800])
        split.setChildrenCollapsible(False)
        self.list.setMinimumWidth(220)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)
        explain(self.add, "Codes that are there stay as they are; undo takes this back")
        self.add.clicked.connect(lambda _checked=False: self._add())
        self.list.activated_at.connect(lambda _row: self._add())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show())
        for key, does in (
            (QKeySequence("Esc"), self.close),
            (QKeySequence(QKeySequence.StandardKey.Undo), self._workspace.undo_stack.undo),
            (QKeySequence(QKeySequence.StandardKey.Redo), self._workspace.undo_stack.redo),
        ):
            QShortcut(key, self, does)

    def _right(self) -> QWidget:
        about = QWidget()
        words = QVBoxLayout(about)
        words.setContentsMargins(16, 12, 16, 12)
        words.setSpacing(8)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        words.addStretch(1)
        lower = QHBoxLayout()
        lower.setContentsMargins(16, 8, 16, 12)
        lower.addWidget(self.summary, 1)
        lower.addWidget(self.add)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(Page(about, name="The chosen codebook"))
        halves.addWidget(self.codes)
        halves.setSizes([230, 430])
        halves.setChildrenCollapsible(False)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(halves, 1)
        column.addLayout(lower)
        return right

    def chosen(self) -> Codebook | None:
        """Return the codebook that is looked at."""
        rows = self.list.rows()
        found = self.model.things[rows[0]] if rows else None
        return found if isinstance(found, Codebook) else None

    def _joined(self, book: Codebook) -> Joined:
        known = self._workspace.corpus.all_codes()
        note = f"Ready codebook: {book.title}"
        return join(known, book.told, change_known=False, note=note, reserved=RESERVED)

    def _follow(self, what: Changed) -> None:
        if self.isVisible() and what.touches("codebook", "corpus"):
            self._show()

    def _show(self) -> None:
        book = self.chosen()
        joined = self._joined(book) if book is not None else None
        self.title.setText(book.title if book is not None else "")
        self.facts.show_facts(
            [Fact("What it is for", book.about), Fact("Literature", "\n".join(book.literature))]
            if book is not None
            else ()
        )
        self.codes.show_joined(joined)
        self.summary.setText(f"In this corpus: {joined.summary}." if joined is not None else "")
        self.add.setEnabled(bool(joined and joined.change) and not self._workspace.corpus.read_only)

    def _add(self) -> None:
        book = self.chosen()
        joined = self._joined(book) if book is not None else None
        if book is None or joined is None or not joined.change:
            return
        if self._workspace.apply(f"Add the codebook {book.title}", lambda _hand: joined.change):
            self._workspace.told.emit(f"{book.title}: {joined.summary}")


def _row(thing: object) -> Row:
    assert isinstance(thing, Codebook)
    whole = sum(code.level == "article" for code in thing.codes)
    count = len(thing.codes)
    form = f", {whole} of them" if 0 < whole < count else ","
    said = f"{count} codes{form} on the whole article" if whole else f"{count} codes"
    return Row(title=thing.title, detail=said, spoken=f"{thing.title}, {said}")
