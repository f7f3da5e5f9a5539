"""Splitting a code: which of one's own annotations a new code shall have."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator import edits, machine
from annotator.coding.checks import LONGEST_TAG, name_problem, tag_problem
from annotator.coding.effect import with_words
from annotator.coding.tree import placed_after
from annotator.gui.codebook.dialog import ChangeDialog
from annotator.gui.codebook.keeping import Keeping, changed
from annotator.gui.codebook.preview import annotation_row, many
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.workspace import Workspace
from annotator.model import Annotation, Change, Code, Hand


class SplitDialog(ChangeDialog):
    """Makes a code beside another one, with what that one says, and re-codes what is ticked."""

    def __init__(self, workspace: Workspace, keeping: Keeping, code: Code, parent: QWidget | None) -> None:
        super().__init__(workspace, keeping, code, parent)
        self.made: Code | None = None
        self._ticked: set[str] = set()
        self.name, self.tag, self.filter = QLineEdit(), QLineEdit(), QLineEdit()
        self.problem, self.summary = PlainLabel(role="small"), PlainLabel()
        self.model = RowModel(self._row)
        self.list = RowList(self.model, name="Your annotations", on_click=False)
        self.tick, self.untick = QPushButton("Tick all shown"), QPushButton("Untick all shown")
        self._build()
        self._filter()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for place, (field, said) in enumerate(((self.name, "Name of the new code"), (self.tag, "Tag"))):
            grid.addWidget(PlainLabel(said, role="small", wrap=False), 0, place)
            grid.addWidget(field, 1, place)
            field.setAccessibleName(said)
        grid.setColumnStretch(0, 1)
        self.tag.setMaximumWidth(84)
        self.tag.setMaxLength(LONGEST_TAG)
        self.upper.addLayout(grid)
        self.upper.addWidget(self.problem)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.filter, 1)
        row.addWidget(self.tick)
        row.addWidget(self.untick)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self.summary)
        self.filter.setAccessibleName("Words of annotations")
        self.filter.setPlaceholderText("Words: list the annotations that have them")
        explain(self.tick, "Give all listed annotations to the new code")
        explain(self.untick, "Leave all listed annotations with the old code")
        for button, on in ((self.tick, True), (self.untick, False)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, on=on: self._tick_all(on=on))
        self.filter.textChanged.connect(lambda _text: self._filter())
        self.name.textChanged.connect(lambda _text: self._count())
        self.list.activated_at.connect(self._toggle)
        self.list.boxed_at.connect(self._toggle)
        self.list.empty = "None of your annotations is listed."
        self.finish(f"Split {self.code.name}", body, yes="Split")
        QShortcut(QKeySequence("Ctrl+Return"), self, self.carry_out)
        self.go.setDefault(False)  # Enter ticks a row
        self.go.setAutoDefault(False)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, thing: object) -> Row:
        assert isinstance(thing, Annotation)
        return annotation_row(self.workspace, thing, checked=thing.id in self._ticked)

    def _filter(self) -> None:
        self.model.replace(with_words(self.effect.own, self.filter.text()))
        self.list.choose(0 if self.model.things else -1)
        self._count()

    def _toggle(self, row: int) -> None:
        one = self.model.things[row]
        assert isinstance(one, Annotation)
        self._ticked ^= {one.id}
        self.model.refresh(row, row)
        self._count()

    def _tick_all(self, *, on: bool) -> None:
        shown = {one.id for one in self.model.things if isinstance(one, Annotation)}
        self._ticked = self._ticked | shown if on else self._ticked - shown
        self.model.refresh()
        self._count()

    def _count(self) -> None:
        name = self.name.text().strip() or "the new code"
        own = len(self.effect.own)
        rest = self.effect.annotations - own
        others = f" {many(rest).capitalize()} of other coders stay." if rest else ""
        go = "goes" if len(self._ticked) == 1 else "go"
        self.summary.setText(f"{len(self._ticked):,} of {many(own)} of yours {go} to {name}.{others}")
        problem = self._problem()
        self.problem.setText(problem if self.name.text() else "")
        self.problem.setVisible(bool(self.problem.text()))
        self.go.setEnabled(not problem)

    def _problem(self) -> str:
        codes = self.workspace.corpus.codes()
        beside = replace(self.code, id="")
        return name_problem(self.name.text().strip(), "", [*codes, beside]) or tag_problem(self.tag.text())

    def carry_out(self) -> None:
        """Split as one step: the new code takes over what the old one says and asks."""
        code, codes = self.workspace.corpus.code(self.code.id), self.workspace.corpus.codes()
        if code is None or not self.go.isEnabled():
            return
        beside, room = placed_after(code, codes, machine.mint("code"))
        made = replace(
            code,
            id=beside.id,
            name=self.name.text().strip(),
            tag=self.tag.text().strip(),
            key="",
            categories=(),
            examples=(),
            counter_examples=(),
            order=beside.order,
            stamps={},
        )
        moved = [one for one in self.still_own() if one.id in self._ticked]
        moves = changed((one, {"order": order}) for one, order in room)

        def make(hand: Hand) -> Change:
            return moves + edits.split_code(code, made, moved, hand)

        if self.keeping.make(f"Split {code.name}", make):
            self.made = made
            self.accept()
