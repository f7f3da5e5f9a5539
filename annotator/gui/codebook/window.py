"""The codebook editor: the tree of codes on the left, what the chosen one is and was on the right."""

from collections import Counter
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator import edits, machine
from annotator.coding.tree import Move, Step, placed, placed_after, stepped
from annotator.corpus import Corpus
from annotator.gui.codebook.attributes import Attributes
from annotator.gui.codebook.dialog import ChangeDialog
from annotator.gui.codebook.history import History
from annotator.gui.codebook.keeping import Keeping, changed
from annotator.gui.codebook.merging import MergeDialog
from annotator.gui.codebook.retiring import RetireDialog
from annotator.gui.codebook.splitting import SplitDialog
from annotator.gui.codebook.tree_side import TreeSide, told_button
from annotator.gui.widgets.code_form import CodeForm
from annotator.gui.widgets.committed import flush_typed
from annotator.gui.widgets.marks import TagBadge, tag_of
from annotator.gui.widgets.plain import PlainLabel
from annotator.gui.widgets.side import Page
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Code

COUNT_AFTER = 300
"""Milliseconds after an edit after which uses are counted anew."""
USES = "uses of codes"


class CodebookWindow(QWidget):
    """Writes, orders and retires codes; every change is one undoable step of the corpus."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self._uses: Counter[str] = Counter()
        self.side = TreeSide()
        self.tree, self.retired = self.side.tree, self.side.retired
        self.buttons = dict(self.side.buttons)
        self.note = QLineEdit()
        self._keeping = Keeping(workspace, note=self.note.text, noted=self.note.clear)
        self.form = CodeForm(self._keeping.keep, whole=True)
        self._keeping.say = self.form.say
        self.attributes = Attributes(self._keeping.keep, self._look_up, self._used)
        self.history = History(workspace)
        self.tabs = QTabWidget()
        self.badge, self.title, self.state = TagBadge(), PlainLabel(role="heading"), PlainLabel(role="small")
        self.dialog: ChangeDialog | None = None
        self._counting = QTimer(self, singleShot=True, interval=COUNT_AFTER)
        self._counting.timeout.connect(self._count)
        self._build()
        workspace.changed.connect(self._refresh)
        workspace.code_wanted.connect(self.show_code)
        workspace.leaving.connect(self._counting.stop)
        self._fill()

    # --- building ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.resize(1060, 780)
        split = QSplitter()
        split.addWidget(self.side)
        split.addWidget(self._right())
        split.setSizes([360, 700])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)
        self.tree.chosen.connect(self._choose)
        self.tree.step_wanted.connect(self._step)
        self.tree.place_wanted.connect(self._place)
        self.tree.retire_wanted.connect(self.buttons["retire"].click)
        self.tree.writing_wanted.connect(self._write)
        self.side.add_wanted.connect(lambda below: self._add_below() if below else self._add())
        self.retired.toggled.connect(lambda _on: self._fill())
        keys = QKeySequence.StandardKey
        for key, does in (
            (QKeySequence(keys.Undo), self._workspace.undo_stack.undo),
            (QKeySequence(keys.Redo), self._workspace.undo_stack.redo),
            (QKeySequence("Esc"), self.close),
        ):
            QShortcut(key, self, does)

    def _right(self) -> QWidget:
        right = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 4)
        head.setSpacing(8)
        head.addWidget(self.badge)
        head.addWidget(self.title, 1)
        for name, text, does, said in (
            ("merge", "Merge...", partial(self._ask, MergeDialog), "Merge the code into another one"),
            ("split", "Split...", partial(self._ask, SplitDialog), "Give some annotations to a new code"),
            ("retire", "Retire...", self._retire, "Take the code out of use, or bring it back"),
        ):
            self.buttons[name] = told_button(text, said, does)
            head.addWidget(self.buttons[name])
        self.state.setContentsMargins(16, 0, 16, 6)
        self.tabs.addTab(Page(self.form, name="The chosen code"), "Definition")
        self.tabs.addTab(self.attributes, "Attributes")
        self.tabs.addTab(self.history, "History")
        self.tabs.setAccessibleName("The chosen code")
        self.tabs.tabBar().setAccessibleName("What is shown of the code")
        self.tabs.currentChanged.connect(lambda _place: self._show_history())
        self.note.setAccessibleName("Why the next change is made")
        self.note.setPlaceholderText("Why the next change is made: it stands in the history (optional)")
        why = QHBoxLayout()
        why.setContentsMargins(16, 8, 16, 12)
        why.addWidget(self.note)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.state)
        column.addWidget(self.tabs, 1)
        column.addLayout(why)
        right.setMinimumSize(480, 460)
        return right

    # --- showing -----------------------------------------------------------------------------------------

    def show_code(self, code: str) -> None:
        """Choose a code; a retired one is shown as long as it is chosen here."""
        known = self._workspace.corpus.code(code)
        if known is not None and known.retired and not self.retired.isChecked():
            self.retired.setChecked(True)
        if code in self.tree.ids():
            self.tree.choose(code)

    def _refresh(self, what: Changed) -> None:
        if what.touches("codebook", "corpus", "rules"):
            self._fill()
        if what.touches("annotations", "corpus", "articles") and self.isVisible():
            self._counting.start()

    def shown(self) -> tuple[Code, ...]:
        """Return the codes in the tree."""
        corpus = self._workspace.corpus
        return corpus.all_codes() if self.retired.isChecked() else corpus.codes()

    def code(self) -> Code | None:
        """Return the chosen code as it is now."""
        return self._look_up(self.tree.current())

    def _look_up(self, key: str) -> Code | None:
        return self._workspace.corpus.code(key)

    def _fill(self) -> None:
        self.setWindowTitle(f"Codebook - {self._workspace.corpus.name}")
        self.form.offer_categories({key: one.name for key, one in self._workspace.categories().items()})
        self.tree.show_codes(self.shown(), self._uses, chosen=self.tree.current())

    def _choose(self, code: str) -> None:
        self._show()
        if self.isVisible():
            self._workspace.code_in_hand = code

    def _show(self) -> None:
        code = self.code()
        shown = code or Code(id="")
        locked = bool(self._workspace.corpus.read_only)
        self.badge.setVisible(code is not None)
        self.badge.show_tag(tag_of(code), shown.slot, shown.line, filled=True)
        self.title.setText(shown.name or ("Unnamed" if code else "No code is chosen"))
        self.state.setText(self._state_of(code) if code is not None else "")
        self.state.setVisible(bool(self.state.text()))
        self.form.show_code(shown, locked=locked or shown.retired)
        self.attributes.show_code(shown, locked=locked or shown.retired)
        self._show_history()
        self.buttons["retire"].setText("Bring back" if shown.retired else "Retire...")
        for name, button in self.buttons.items():
            in_use = not shown.retired or name not in ("merge", "split", "up", "down", "in", "out")
            button.setEnabled(not locked and (code is not None or name == "add") and in_use)

    def _show_history(self) -> None:
        if self.tabs.currentWidget() is self.history:
            self.history.show_code(self.tree.current())
            self.history.refresh()

    def _state_of(self, code: Code) -> str:
        if not code.retired:
            return ""
        into = self._workspace.corpus.code(code.merged_into)
        if into is not None:
            return f"Merged into {into.name}. Its annotations stay until their coders re-code them."
        return "Retired: it is not offered any more; annotations made with it stay."

    # --- counting ----------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Count what is used when the window comes."""
        super().showEvent(event)
        self._count()

    def _count(self) -> None:
        self._workspace.jobs.run(USES, count_uses, self._workspace.corpus, done=self._counted)

    def _counted(self, uses: Counter[str]) -> None:
        if uses != self._uses:
            self._uses = uses
            self._fill()

    def _used(self, code: str, attribute: str) -> int:
        """Return in how many annotations with a code an attribute has a value."""
        held = self._workspace.corpus.every_annotation()
        return sum(1 for one in held if one.code == code and attribute in one.attributes)

    # --- acts --------------------------------------------------------------------------------------------

    def _step(self, key: str, step: Step) -> None:
        code = self._workspace.corpus.code(key)
        if code is not None and not self._workspace.corpus.read_only:
            self._move(code, stepped(code, step, self.shown()))

    def _place(self, key: str, parent: str, at: int) -> None:
        code = self._workspace.corpus.code(key)
        if code is not None and not self._workspace.corpus.read_only:
            self._move(code, placed(code, parent, at, self.shown()))

    def _move(self, code: Code, moves: list[Move]) -> None:
        if moves:
            self._keeping.move(code, moves)

    def _add(self) -> None:
        made, room = placed_after(self.code(), self.shown(), machine.mint("code"))
        self._add_made(made, [(code, {"order": order}) for code, order in room])

    def _add_below(self) -> None:
        head = self.code()
        if head is not None:
            made = Code(id=machine.mint("code"), name="New code", slot=head.slot, level=head.level)
            moves = placed(made, head.id, len(self.shown()), (*self.shown(), made))
            fields = next(fields for code, fields in moves if code is made)
            room = [(code, changes) for code, changes in moves if code is not made]
            self._add_made(replace(made, **fields), room)

    def _add_made(self, made: Code, room: list[Move]) -> None:
        if self._keeping.apply("Add a code", changed(room) + edits.add_code(made)):
            self.tree.choose(made.id)
            self._write()

    def _write(self) -> None:
        """Put the keyboard on the name of the chosen code."""
        self.tabs.setCurrentIndex(0)
        self.form.name.setFocus()
        self.form.name.selectAll()

    def _retire(self) -> None:
        code = self.code()
        if code is None:
            return
        if code.retired:
            self._keeping.apply(f"Bring back {code.name}", edits.revive_code(code))
        else:
            self._ask(RetireDialog)

    def _ask(self, kind: type[ChangeDialog]) -> None:
        """Open a dialog about the chosen code."""
        code = self.code()
        if code is not None:
            flush_typed(self)
            self.dialog = kind(self._workspace, self._keeping, code, self)
            self.dialog.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed."""
        flush_typed(self)
        self._counting.stop()
        event.accept()


def count_uses(corpus: Corpus) -> Counter[str]:
    """Return how many annotations have each code, of whatever coder."""
    return Counter(one.code for one in corpus.every_annotation())
