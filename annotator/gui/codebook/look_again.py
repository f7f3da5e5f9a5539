"""The work-list: the coder's annotations that a changed codebook asks to be looked at again, code by code."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator import edits
from annotator.coding.history import Difference, as_under, between
from annotator.coding.worklist import goes_to
from annotator.gui.codebook.changes import Changes
from annotator.gui.codebook.due import Due
from annotator.gui.codebook.history import code_name
from annotator.gui.codebook.preview import annotation_row, many
from annotator.gui.widgets.code_menu import fill_code_menu
from annotator.gui.widgets.marks import tag_of
from annotator.gui.widgets.plain import PlainLabel, as_caption, explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Change, Code, Hand

NOTHING = (
    "Nothing to look at again.\n\nWhen a code gets another meaning, your annotations with it are listed here."
)
UNKNOWN = "How the code was when this annotation was made is not in the history."


class LookAgain(QWidget):
    """Codes on the left; on the right what became of the chosen one, and its annotations."""

    def __init__(self, workspace: Workspace, due: Due, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace, self._due = workspace, due
        self._filling = False
        self.codes = RowModel(self._code_row)
        self.code_list = RowList(self.codes, lines=1, name="Codes to look at again", on_click=False)
        self.model = RowModel(self._row)
        self.list = RowList(self.model, name="Annotations to look at again", on_click=False)
        self.title = PlainLabel(role="heading")
        self.changes = Changes("What became of the code")
        self.go, self.recode = QPushButton("Go there"), QPushButton("Re-code as")
        self.keep, self.confirm, self.confirm_all = QPushButton(), QPushButton(), QPushButton()
        self._menu = QMenu(self)
        self._build()
        due.changed.connect(self._refresh_seen)
        workspace.changed.connect(self._follow)
        self.refresh()

    # --- building ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.resize(980, 680)
        self.recode.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._offer)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 4, 0, 0)
        for button, said in (
            (self.go, "Show the annotation in its article (Enter)"),
            (self.recode, "Give the annotation another code (R)"),
            (self.keep, "Leave the annotation under the code that was merged (L)"),
            (self.confirm, "The annotation holds under the code as it is now (C)"),
            (self.confirm_all, "All listed annotations of this code hold"),
        ):
            explain(button, said)
            buttons.addWidget(button)
            if button is self.recode:
                buttons.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(PlainLabel("What became of the code", role="section", wrap=False))
        column.addWidget(self.changes, 2)
        column.addSpacing(4)
        column.addWidget(PlainLabel("Your annotations", role="section", wrap=False))
        column.addWidget(self.list, 3)
        column.addLayout(buttons)
        split = QSplitter()
        split.addWidget(self.code_list)
        split.addWidget(right)
        split.setSizes([270, 710])
        split.setChildrenCollapsible(False)
        self.code_list.setMinimumSize(200, 400)
        right.setMinimumWidth(460)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)
        self.code_list.empty = NOTHING
        self._connect()

    def _connect(self) -> None:
        self.code_list.selectionModel().selectionChanged.connect(lambda *_parts: self._choose())
        self.code_list.activated_at.connect(lambda _row: self.list.setFocus())
        self.list.selectionModel().selectionChanged.connect(lambda *_parts: self._show())
        self.list.activated_at.connect(lambda _row: self._go())
        self.list.doubleClicked.connect(lambda _index: self._go())
        self.go.clicked.connect(lambda _checked: self._go())
        self.keep.clicked.connect(lambda _checked: self._leave())
        self.confirm.clicked.connect(lambda _checked: self._confirm(self._chosen()))
        self.confirm_all.clicked.connect(lambda _checked: self._confirm(self._listed()))
        for key, does in (
            ("C", lambda: self._confirm(self._chosen())),
            ("R", self.recode.showMenu),
            ("L", self._leave),
        ):
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(does)
        keys = QKeySequence.StandardKey
        for sequence, acts in (
            (QKeySequence(keys.Undo), self._workspace.undo_stack.undo),
            (QKeySequence(keys.Redo), self._workspace.undo_stack.redo),
            (QKeySequence("Esc"), self.close),
        ):
            QShortcut(sequence, self, acts)

    # --- showing -----------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """List what there is when the window comes."""
        super().showEvent(event)
        self.refresh()

    def _refresh_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _follow(self, what: Changed) -> None:
        if what.touches("corpus"):
            self.refresh()

    def refresh(self) -> None:
        """List anew what has to be looked at again; the chosen code and place stay as far as they can."""
        before = self.code()
        self.setWindowTitle(f"To look at again - {self._workspace.corpus.name}")
        found = [one for key in self._due.codes() if (one := self._workspace.corpus.code(key)) is not None]
        found.sort(key=lambda one: (one.order, one.name))
        ids = [one.id for one in found]
        at = ids.index(before.id) if before is not None and before.id in ids else 0
        self._filling = True
        self.codes.replace(found)
        self.code_list.choose(at if found else -1)
        self._filling = False
        self._choose()

    def code(self) -> Code | None:
        """Return the chosen code."""
        rows = self.code_list.rows()
        one = self.codes.things[rows[0]] if rows and rows[0] < len(self.codes.things) else None
        return one if isinstance(one, Code) else None

    def _choose(self) -> None:
        if self._filling:
            return
        code, rows = self.code(), self.list.rows()
        listed = self._due.annotations(code.id) if code is not None else []
        self._filling = True
        self.model.replace(listed)
        self.list.choose(min(rows[0] if rows else 0, len(listed) - 1))
        self._filling = False
        self._show()

    def _show(self) -> None:
        if self._filling:
            return
        code, one = self.code(), self._chosen()
        into = goes_to(code, self._workspace.corpus.code) if code is not None and code.retired else None
        self.title.setText(_title(code, into))
        found = self._became(code, one[0]) if code is not None and one else []
        self.changes.show_parts([("", tuple(found))] if found else (), empty=UNKNOWN if one else "")
        locked = bool(self._workspace.corpus.read_only)
        for button in (self.go, self.recode, self.keep, self.confirm, self.confirm_all):
            button.setEnabled(bool(one) and (button is self.go or not locked))
        self.keep.setVisible(into is not None)
        self.keep.setText("Leave it")
        verb = (
            as_caption(f"Re-code as {into.name}") if into else "Keep" if code and code.retired else "Confirm"
        )
        count = len(self.model.things)
        self.confirm.setText(verb)
        every = "Confirm all" if verb == "Confirm" else "All"
        self.confirm_all.setText(f"{every} {count:,}" if count else every)
        self.confirm_all.setAccessibleName(f"{verb}: all {count}")

    def _became(self, code: Code, annotation: Annotation) -> list[Difference]:
        """Return what differs between the code as it was for an annotation and as it is now."""
        corpus = self._workspace.corpus
        old = as_under(annotation.code_version, code, corpus.revisions())
        if (
            old is None and code.retired
        ):  # the annotation is older than versions: that it was retired is known
            return [Difference(code.id, "Retired", "no", "yes")]
        return between(old, code, lambda key: code_name(self._workspace, key)) if old is not None else []

    def _code_row(self, thing: object) -> Row:
        assert isinstance(thing, Code)
        count = self._due.count(thing.id)
        name = thing.name or "Unnamed"
        state = " · merged" if thing.merged_into else " · retired" if thing.retired else ""
        return Row(
            title=f"{name}{state}",
            tag=tag_of(thing),
            slot=0 if thing.retired else thing.slot,
            line=None if thing.retired else thing.line,
            number=count,
            spoken=f"{name}{state}, {many(count)}",
            tip="\n".join(part for part in (name, thing.definition) if part),
        )

    def _row(self, thing: object) -> Row:
        assert isinstance(thing, Annotation)
        return annotation_row(self._workspace, thing)

    # --- acts --------------------------------------------------------------------------------------------

    def _listed(self) -> list[Annotation]:
        return [one for one in self.model.things if isinstance(one, Annotation)]

    def _chosen(self) -> list[Annotation]:
        listed = self._listed()
        return [listed[row] for row in self.list.rows() if row < len(listed)]

    def _go(self) -> None:
        for one in self._chosen()[:1]:
            workspace = self._workspace
            if workspace.article is None or workspace.article.id != one.article:
                workspace.show_article(one.article)
            workspace.focus.set(one.id, reveal=True)

    def _confirm(self, annotations: list[Annotation]) -> None:
        """Say that annotations hold; those of a merged code go over to the one that it was merged into."""
        code = self.code()
        if code is None or not annotations or self._workspace.corpus.read_only:
            return
        into = goes_to(code, self._workspace.corpus.code) if code.retired else None
        if into is None:
            label = f"Confirm {many(len(annotations))} of {code.name}"
            self._workspace.apply(label, lambda hand: edits.confirm(annotations, hand))
        else:
            self._recode(annotations, into)

    def _leave(self) -> None:
        annotations = self._chosen()
        if annotations and self.keep.isEnabled():
            self._workspace.apply("Leave as it is", lambda hand: edits.confirm(annotations, hand))

    def _offer(self) -> None:
        code = self.code()
        levels = {code.level} if code is not None else set()
        codes = [one for one in self._workspace.corpus.codes() if one.level in levels]
        others = [one for one in codes if code is None or one.id != code.id]
        fill_code_menu(self._menu, others, lambda one: self._recode(self._chosen(), one))

    def _recode(self, annotations: list[Annotation], code: Code) -> None:
        def make(hand: Hand) -> Change:
            return sum((edits.recode(one, code.id, hand) for one in annotations), Change())

        if annotations:
            self._workspace.apply(f"Re-code {many(len(annotations))} as {code.name}", make)


def _title(code: Code | None, into: Code | None) -> str:
    if code is None:
        return "Nothing to look at again"
    name = code.name or "Unnamed"
    if into is not None:
        return f"{name} was merged into {into.name or 'another code'}"
    return f"{name} was taken out of use" if code.retired else f"{name} has another meaning now"
