"""The history of the codebook: who changed what, when and why; the why can be written later."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator import edits
from annotator.coding.history import Difference, differences
from annotator.gui.codebook.changes import Changes, Part
from annotator.gui.widgets.committed import CommittedLine
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.widgets.side import FocusRing
from annotator.gui.workspace import Workspace
from annotator.model import Revision

NOTHING = "Nothing was changed yet.\n\nEvery change of the codebook is listed here, and nothing is forgotten."


class History(QWidget):
    """The revisions on the left, the last one first; what the chosen one changed on the right."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._code = ""
        self.model = RowModel(self._row)
        self.list = RowList(self.model, name="Changes of the codebook", on_click=False)
        self.scope = QButtonGroup(self)
        self.of_code, self.of_all = QPushButton("This code"), QPushButton("All codes")
        self.note = CommittedLine(self._keep_note)
        self.changes = Changes("What was changed")
        self._build()

    def _build(self) -> None:
        switch = QHBoxLayout()
        switch.setSpacing(4)
        for button, said in (
            (self.of_code, "List the changes of the chosen code"),
            (self.of_all, "List the changes of every code"),
        ):
            button.setCheckable(True)
            explain(button, said)
            FocusRing(button)
            self.scope.addButton(button)
            switch.addWidget(button)
            button.clicked.connect(lambda _checked: self.refresh())
        self.of_code.setChecked(True)
        switch.addStretch(1)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(switch)
        column.addWidget(self.list, 1)
        self.note.setAccessibleName("Why it was changed")
        self.note.setPlaceholderText("Why it was changed")
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(PlainLabel("Why", role="small"))
        column.addWidget(self.note)
        column.addSpacing(6)
        column.addWidget(self.changes, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([300, 380])
        split.setChildrenCollapsible(False)
        row = QVBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 12)
        row.addWidget(split)
        self.list.empty = NOTHING
        self.list.selectionModel().selectionChanged.connect(lambda *_parts: self._show())

    def show_code(self, code: str) -> None:
        """Show the history of a code, or go on with that of all codes."""
        if code != self._code:
            self._code = code
            self.refresh()

    def refresh(self) -> None:
        """List the revisions anew; the chosen one stays chosen."""
        chosen = self.chosen()
        revisions = [one for one in reversed(self._workspace.corpus.revisions()) if self._is_listed(one)]
        self.model.replace(revisions)
        ids = [one.id for one in revisions]
        self.list.choose(ids.index(chosen.id) if chosen and chosen.id in ids else 0 if ids else -1)
        self._show()

    def chosen(self) -> Revision | None:
        """Return the chosen revision."""
        rows = self.list.rows()
        one = self.model.things[rows[0]] if rows and rows[0] < len(self.model.things) else None
        return one if isinstance(one, Revision) else None

    def _is_listed(self, revision: Revision) -> bool:
        return self.of_all.isChecked() or any(one.code == self._code for one in revision.changes)

    def _row(self, thing: object) -> Row:
        assert isinstance(thing, Revision)
        coder = next((one.name for one in self._workspace.corpus.coders() if one.id == thing.coder), "")
        names = ", ".join(dict.fromkeys(one.label for one in self._differences(thing)))
        title = f"{thing.number} · {names or 'Nothing that shows'}"
        detail = " · ".join(part for part in (coder, clock(thing.at), thing.note) if part)
        return Row(title=title, detail=detail, spoken=f"Revision {title}, {detail}", tip=f"{title}\n{detail}")

    def _show(self) -> None:
        revision = self.chosen()
        self.note.setEnabled(revision is not None and not self._workspace.corpus.read_only)
        self.note.show_value(revision.id if revision else "", revision.note if revision else "")
        self.changes.show_parts(self._parts(revision) if revision is not None else ())

    def _parts(self, revision: Revision) -> Sequence[Part]:
        found = self._differences(revision)
        if not self.of_all.isChecked():
            return [("", tuple(found))]
        codes = dict.fromkeys(one.code for one in found)
        return [(self._named(key), tuple(one for one in found if one.code == key)) for key in codes]

    def _differences(self, revision: Revision) -> list[Difference]:
        code = "" if self.of_all.isChecked() else self._code
        return differences(revision, self._named, code=code)

    def _named(self, key: str) -> str:
        return code_name(self._workspace, key)

    def _keep_note(self, key: str, text: str) -> bool:
        revision = next((one for one in self._workspace.corpus.revisions() if one.id == key), None)
        if revision is None:
            return False
        note = text.strip()
        self._workspace.apply("Write why it was changed", lambda _hand: edits.write_note(revision, note))
        kept = next((one for one in self._workspace.corpus.revisions() if one.id == key), None)
        return kept is not None and kept.note == note


def code_name(workspace: Workspace, key: str) -> str:
    """Return the name of a code by its id; the id of one that is not here."""
    code = workspace.corpus.code(key)
    return code.name or "Unnamed" if code is not None else key


def clock(moment: str) -> str:
    """Return a moment as people here write it; empty when it is not known."""
    try:
        return datetime.fromisoformat(moment).astimezone().strftime("%d %b %Y, %H:%M")
    except (ValueError, OverflowError, OSError):  # Windows knows no local time before 1970
        return moment
