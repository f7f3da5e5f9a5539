"""The codebook: its codes as a tree with tag, key and look, and below it the code that is being written."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelection, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator import edits, machine
from annotator.gui.coding import Coding
from annotator.gui.widgets.code_form import CodeForm, key_problem
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
        self.form = CodeForm(self._keep)
        self.add, self.retire = QPushButton("Add"), QPushButton("Retire")
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
            (self.up, lambda: self._move(-1), "Move the chosen code up"),
            (self.down, lambda: self._move(1), "Move the chosen code down"),
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
        self.list.doubleClicked.connect(lambda index: self._apply(index.row(), only="span"))
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
        self._code_of = {one.id: one.code for one in self._workspace.annotations()}
        self._uses = Counter(self._code_of.values())

    def _follow(self, change: Change) -> None:
        for put in change.puts:
            if isinstance(put.after, Annotation) and self._workspace.is_shown(put.after):
                self._uses.subtract([self._code_of.pop(put.after.id, "")])
                if not put.after.deleted:
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

    def _apply(self, row: int, *, only: str = "") -> None:
        code = self.model.things[row]
        if not isinstance(code, Code) or only not in ("", code.level):
            return
        if code.level == "span" or self._is_checkable(code):
            self._coding.apply_code(code)

    def _keep(self, code: str, field: str, value: object) -> bool:
        current = self._workspace.corpus.code(code)
        if current is None:
            return False
        if isinstance(value, str) and field in ("name", "tag", "key"):
            value = value.strip()
        problem = self._problem(current, field, value)
        if problem:
            self.form.say(problem)
            return False
        self._change(f"Change {field} of {current.name}", lambda: edits.change_code(current, {field: value}))
        kept = self._workspace.corpus.code(code)
        return kept is not None and getattr(kept, field) == value

    def _problem(self, code: Code, field: str, value: object) -> str:
        if field == "key":
            return key_problem(str(value), code.id, self._workspace.corpus.codes())
        if field == "name" and not value:
            return "A code needs a name."
        return "A tag has one to four characters." if field == "tag" and len(str(value)) > 4 else ""

    def _change(self, label: str, make: Callable[[], Change]) -> None:
        self._workspace.apply(label, lambda _hand: make())

    def _add(self) -> None:
        made, moves = placed_after(self.chosen(), self._workspace.corpus.codes(), machine.mint("code"))
        changes = [edits.change_code(code, {"order": order}) for code, order in moves]
        self._change("Add a code", lambda: sum(changes, edits.add_code(made)))
        ids = [one.id for one in self.model.things if isinstance(one, Code)]
        if made.id in ids:
            self.list.choose(ids.index(made.id))
            self.form.name.setFocus()
            self.form.name.selectAll()

    def _retire(self) -> None:
        code = self.chosen()
        if code is not None:
            self._change(f"Retire {code.name}", lambda: edits.retire_code(code))

    def _move(self, by: int) -> None:
        code = self.chosen()
        if code is None:
            return
        siblings = [one for one in self._workspace.corpus.codes() if one.parent == code.parent]
        at = next(place for place, one in enumerate(siblings) if one.id == code.id)
        if not 0 <= at + by < len(siblings):
            return
        siblings[at], siblings[at + by] = siblings[at + by], siblings[at]
        moves = [edits.change_code(one, {"order": order}) for one, order in renumbered(siblings)]
        self._change(f"Move {code.name}", lambda: sum(moves, Change()))


def tree(codes: Sequence[Code]) -> list[tuple[Code, int]]:
    """Return the codes with their depth, each below its parent; one whose parent is not here has depth 0."""
    present = {code.id for code in codes}
    children: dict[str, list[Code]] = {}
    for code in sorted(codes, key=lambda one: (one.order, one.name)):
        children.setdefault(code.parent if code.parent in present else "", []).append(code)
    found: list[tuple[Code, int]] = []

    def add(parent: str, depth: int) -> None:
        for code in children.pop(parent, ()):
            found.append((code, depth))
            add(code.id, depth + 1)

    add("", 0)
    for parent in list(children):
        add(parent, 0)
    return found


def renumbered(siblings: Sequence[Code]) -> list[tuple[Code, int]]:
    """Return the codes whose order must change, and to what, so that they come in the given order."""
    orders = sorted(code.order for code in siblings)
    taken: list[int] = []
    for order in orders:
        taken.append(max(order, taken[-1] + 1) if taken else order)
    return [(code, order) for code, order in zip(siblings, taken, strict=True) if code.order != order]


def placed_after(code: Code | None, codes: Sequence[Code], id_: str) -> tuple[Code, list[tuple[Code, int]]]:
    """Return a new code that comes after `code` in its group, and the codes that must make room, with orders.

    Without a `code` the new one comes last.
    """
    model = code or Code(id="")
    made = Code(id=id_, name="New code", parent=model.parent, slot=model.slot, level=model.level)
    group = [one for one in codes if one.parent == made.parent]
    at = group.index(code) + 1 if code in group else len(group)
    group.insert(at, replace(made, order=group[at - 1].order if at else 0))
    moves = renumbered(group)
    orders = {one.id: order for one, order in moves}
    made = replace(made, order=orders.get(made.id, group[at].order))
    return made, [(one, order) for one, order in moves if one.id != made.id]
