"""The codebook: its codes as a tree with tag, key and look, and below it the code that is being written."""

from collections import Counter

from PySide6.QtCore import QItemSelection, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator import edits, machine
from annotator.coding.tree import Step, placed_after, stepped, tree
from annotator.gui.codebook.keeping import Keeping, changed, retired
from annotator.gui.coding import Coding
from annotator.gui.widgets.code_form import CodeForm
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.marks import tag_of
from annotator.gui.widgets.plain import explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.widgets.side import Page, Side
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Change, Code

ROWS = 5
"""How many codes can be seen at least, in however little height."""


class CodebookPanel(Side):
    """A list and a form. Enter or a double click applies a code; one for whole articles has a check box.

    A click beside the box only chooses.
    """

    def __init__(self, workspace: Workspace, coding: Coding) -> None:
        super().__init__()
        self._workspace = workspace
        self._coding = coding
        self._depth: dict[str, int] = {}
        self._code_of: dict[str, str] = {}
        self._uses: Counter[str] = Counter()
        self._filling = False
        self.model = RowModel(self._look)
        self.list = RowList(self.model, lines=1, name="Codes", on_click=False)
        self._keeping = Keeping(workspace)
        self.form = CodeForm(self._keeping.keep)
        self._keeping.say = self.form.say
        self.add, self.retire = QPushButton("Add"), QPushButton("Retire")
        self.edit = QPushButton("Editor...")
        self.up, self.down = QPushButton("↑"), QPushButton("↓")
        self.split = QSplitter(Qt.Orientation.Vertical)
        self._split_by_hand = False
        self._build()
        workspace.changed.connect(self._refresh)
        workspace.code_wanted.connect(self._bring)
        self._count()
        self._fill()

    def _build(self) -> None:
        buttons = FlowLayout(gap=4)
        buttons.setContentsMargins(8, 6, 8, 6)
        for button, does, said in (
            (self.add, self._add, "Add a code after the chosen one"),
            (self.retire, self._retire, "Take the chosen code out of use; annotations made with it stay"),
            (self.up, lambda: self._move("up"), "Move the chosen code up"),
            (self.down, lambda: self._move("down"), "Move the chosen code down"),
            (self.edit, self._edit, "Open the codebook editor at the chosen code"),
        ):
            explain(button, said)
            button.setAccessibleName(said)
            button.clicked.connect(lambda _checked=False, does=does: does())
            buttons.addWidget(button)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(buttons)
        column.addWidget(self.list, 1)
        self.split.addWidget(upper)
        self.split.addWidget(Page(self.form, name="The chosen code"))
        self.split.setChildrenCollapsible(False)
        self.split.splitterMoved.connect(self._keep_split)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.split)
        self.list.empty = "No codes yet.\n\nAdd makes the first one."
        self.list.selectionModel().selectionChanged.connect(self._choose)
        self.list.activated_at.connect(self._apply)
        self.list.boxed_at.connect(self._apply)
        self.list.doubleClicked.connect(lambda index: self._apply(index.row(), in_text=True))
        self.list.delete_wanted.connect(self._retire)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height between list and form, as long as nobody has done so by hand."""
        super().resizeEvent(event)
        if not self._split_by_hand:
            rows = self.list.verticalHeader().defaultSectionSize() * ROWS + self.split.handleWidth()
            upper = max(self.list.y() + rows, self.height() // 2)
            self.split.setSizes([upper, max(0, self.height() - upper)])

    def _keep_split(self, _at: int, _handle: int) -> None:
        self._split_by_hand = True

    # --- from the workspace ------------------------------------------------------------------------------

    def _refresh(self, what: Changed) -> None:
        if what.change is not None and what.touches("annotations"):
            self._follow(what.change)
        elif what.touches("article", "coder", "corpus", "annotations"):
            self._count()
        if what.touches("codebook", "corpus"):
            self._fill()
        if what.touches("annotations", "article", "coder"):
            self.list.viewport().update()

    def _bring(self, code: str) -> None:
        """Choose a code's row, because it was just changed by undo or redo."""
        ids = list(self._depth)
        if code in ids:
            self.list.choose(ids.index(code))

    def _count(self) -> None:
        self._code_of = {one.id: one.code for one in self._workspace.here.annotations()}
        self._uses = Counter(self._code_of.values())

    def _follow(self, change: Change) -> None:
        for put in change.puts:
            if isinstance(put.after, Annotation) and self._workspace.here.concerns(put):
                self._uses.subtract([self._code_of.pop(put.after.id, "")])
                if not put.after.deleted and self._workspace.here.holds(put.after):
                    self._code_of[put.after.id] = put.after.code
                    self._uses[put.after.code] += 1

    def _fill(self) -> None:
        chosen = self.chosen()
        pairs = tree(self._workspace.corpus.codes())
        self._depth = {code.id: depth for code, depth in pairs}
        self._filling = True
        self.model.replace([code for code, _ in pairs])
        self._filling = False
        ids = list(self._depth)
        at = ids.index(chosen.id) if chosen and chosen.id in ids else 0
        self.list.choose(at if ids else -1)
        self._show()

    def _show(self) -> None:
        code = self.chosen()
        locked = bool(self._workspace.corpus.read_only)
        self.form.show_code(code or Code(id=""), locked=locked)
        self.add.setEnabled(not locked)
        for button in (self.retire, self.up, self.down):
            button.setEnabled(code is not None and not locked)

    def _look(self, one: object) -> Row:
        assert isinstance(one, Code)
        uses = self._uses[one.id]
        key = f", key {one.key}" if one.key else ""
        return Row(
            title=one.name or "Unnamed",
            tag=tag_of(one),
            slot=one.slot,
            line=one.line,
            number=uses,
            key=one.key.upper(),
            checked=uses > 0 if self._is_checkable(one) else None,
            indent=self._depth.get(one.id, 0),
            spoken=f"{one.name}{key}, used {uses} times in this article",
            tip="\n".join(part for part in (one.name, one.definition) if part),
        )

    def _is_checkable(self, code: Code) -> bool:
        """Say whether a code is put on the whole article by its box; the head of a group has none."""
        group = any(isinstance(other, Code) and other.parent == code.id for other in self.model.things)
        return code.level == "article" and (not group or self._uses[code.id] > 0)

    # --- from the person ---------------------------------------------------------------------------------

    def chosen(self) -> Code | None:
        """Return the chosen code as it is now."""
        rows = self.list.rows()
        one = self.model.things[rows[0]] if rows else None
        return one if isinstance(one, Code) else None

    def _choose(self, _chosen: QItemSelection, _before: QItemSelection) -> None:
        if not self._filling:
            self._show()
            code = self.chosen()
            self._workspace.code_in_hand = code.id if code is not None else ""

    def _apply(self, row: int, *, in_text: bool = False) -> None:
        code = self.model.things[row]
        if not isinstance(code, Code) or (in_text and code.level == "article"):
            return
        if code.level != "article" or self._is_checkable(code):
            self._coding.apply_code(code)

    def _add(self) -> None:
        made, moves = placed_after(self.chosen(), self._workspace.corpus.codes(), machine.mint("code"))
        room = changed((code, {"order": order}) for code, order in moves)
        self._keeping.apply("Add a code", room + edits.add_code(made))
        ids = [one.id for one in self.model.things if isinstance(one, Code)]
        if made.id in ids:
            self.list.choose(ids.index(made.id))
            self.form.name.setFocus()
            self.form.name.selectAll()

    def _retire(self) -> None:
        code = self.chosen()
        if code is None:
            return
        change = retired(code, self._workspace.corpus.codes())
        if self._keeping.apply(f"Retire {code.name}", change):
            self._workspace.told.emit(f"{code.name} is retired, its annotations stay. Ctrl+Z brings it back.")

    def _move(self, step: Step) -> None:
        code = self.chosen()
        if code is not None and (moves := stepped(code, step, self._workspace.corpus.codes())):
            self._keeping.move(code, moves)

    def _edit(self) -> None:
        code = self.chosen()
        self._workspace.codebook_wanted.emit(code.id if code is not None else "")
