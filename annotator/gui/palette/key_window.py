"""The window in which actions and codes are given other keys."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QMainWindow, QPushButton, QVBoxLayout

from annotator import edits
from annotator.gui.actions import Actions
from annotator.gui.article_view.find import fold
from annotator.gui.keymap import spoken
from annotator.gui.palette.choosing_keys import Verdict, key_of, verdict, with_key
from annotator.gui.palette.listing import Line, key_groups
from annotator.gui.widgets.marks import tag_of
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.workspace import Changed, Workspace

IDLE = (
    "Enter gives the chosen line another key. Keys of actions are kept on this computer; the key of a code "
)
IDLE += "belongs to the codebook, and everybody who shares the corpus has it."


class KeyField(QPushButton):
    """A button that waits for a key after it was pressed, and tells which one came."""

    pressed_key = Signal(QKeyEvent)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__("New key")
        self.waits = False

    def wait(self) -> None:
        """Take the next key, whatever the window does on it."""
        self.waits = True
        self.setText("Press a key (Esc: leave it)")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """Wait no more."""
        self.waits = False
        self.setText("New key")

    def event(self, event: QEvent) -> bool:
        """While waiting, every key is told, Tab too; losing the keyboard ends it."""
        if self.waits and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                self._tell(event)
            event.accept()
            return True
        if self.waits and event.type() == QEvent.Type.FocusOut:
            self.rest()
            self.given_up.emit()
        return super().event(event)

    def _tell(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.rest()
            self.given_up.emit()
        elif key_of(event):
            self.pressed_key.emit(event)


class KeyWindow(QDialog):
    """All actions and codes with their keys; what is changed holds at once."""

    def __init__(self, window: QMainWindow, actions: Actions, workspace: Workspace) -> None:
        super().__init__(window)
        self._actions = actions
        self._workspace = workspace
        self._lines: list[Line] = []
        self._pending: tuple[str, Verdict] | None = None
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 640)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by name or key")
        self.filter.setAccessibleName("Filter by name or key")
        self.model = RowModel(self._look)
        self.list = RowList(self.model, lines=1, name="Actions and codes with their keys", on_click=False)
        self.list.empty = "Nothing fits."
        self.said = PlainLabel(IDLE, role="small")
        self.field = KeyField()
        self.take = QPushButton("Take it from there")
        self.none = QPushButton("No key")
        self.reset = QPushButton("Usual key")
        self.reset_all = QPushButton("All as usual")
        self._build()
        self._fill()

    def _build(self) -> None:
        foot = QHBoxLayout()
        for button, says in (
            (self.field, "Give the chosen action or code another key"),
            (self.take, "Give the key to the chosen line; who has it now is left without it"),
            (self.none, "Leave the chosen line without a key; the palette still finds it"),
            (self.reset, "Give the chosen action its usual keys again"),
            (self.reset_all, "Give every action its usual keys again"),
        ):
            button.setAutoDefault(False)  # Qt takes the state by position
            explain(button, says)
            foot.addWidget(button)
        foot.insertStretch(3)
        self.take.hide()
        layout = QVBoxLayout(self)
        self.said.setMinimumHeight(self.said.fontMetrics().height() * 2)
        for part in (self.filter, self.list, self.said):
            layout.addWidget(part)
        layout.addLayout(foot)
        self.filter.textChanged.connect(lambda _typed: self._show())
        self.list.activated_at.connect(lambda _row: self._wait())
        self.list.delete_wanted.connect(self._remove)
        self.list.selectionModel().currentRowChanged.connect(lambda *_rows: self._follow_row())
        self.field.clicked.connect(self._wait)
        self.field.pressed_key.connect(self._judge)
        self.field.given_up.connect(self._leave)
        self.take.clicked.connect(self._take_pending)
        self.none.clicked.connect(self._remove)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._workspace.keymap.reset_all)
        self._workspace.keymap.changed.connect(self._fill)
        self._workspace.changed.connect(self._refresh)

    # --- what is listed ----------------------------------------------------------------------------------

    def _refresh(self, what: Changed) -> None:
        if what.touches("codebook", "corpus"):
            self._fill()

    def _fill(self) -> None:
        chosen = self.chosen()
        groups = key_groups(self._actions, self._workspace, keyless=True)
        self._lines = [line for group in groups for line in group.lines]
        self._groups = {id(line): group.title for group in groups for line in group.lines}
        self._show()
        if chosen is not None:
            self.choose(chosen.name or (chosen.code.id if chosen.code else ""))

    def _show(self) -> None:
        parts = fold(self.filter.text()).split()
        self.model.replace(
            [line for line in self._lines if all(part in self._searched(line) for part in parts)]
        )
        self.list.choose(0 if self.model.things else -1)

    def _searched(self, line: Line) -> str:
        return fold(" ".join((line.text, self._groups[id(line)], *line.keys)))

    def _look(self, one: object) -> Row:
        assert isinstance(one, Line)
        group = self._groups.get(id(one), "")
        own = ", changed" if one.name and self._workspace.keymap.is_own(one.name) else ""
        keys = " or ".join(one.keys)
        return Row(
            title=one.text,
            tag=tag_of(one.code) if one.code else "",
            slot=one.code.slot if one.code else 0,
            filled=True,
            key="   ".join(one.keys),
            note=f"{group}{own}",
            spoken=f"{one.text}, {keys or 'no key'}, {group}{own}",
        )

    def chosen(self) -> Line | None:
        """Return the action or code that is chosen."""
        row = self.list.currentIndex().row()
        line = self.model.things[row] if 0 <= row < len(self.model.things) else None
        return line if isinstance(line, Line) else None

    def choose(self, name: str) -> None:
        """Choose an action by its name, or a code by its id."""
        for row, line in enumerate(self.model.things):
            if isinstance(line, Line) and name in (line.name, line.code.id if line.code else ""):
                self.list.choose(row)

    def _follow_row(self) -> None:
        line = self.chosen()
        self.reset.setEnabled(line is not None and self._workspace.keymap.is_own(line.name))
        if not self.field.waits:
            self._leave()

    # --- another key -------------------------------------------------------------------------------------

    def _wait(self) -> None:
        line = self.chosen()
        if line is not None:
            self._leave()
            self.said.setText(f"Press the new key for “{line.text}”.")
            self.field.wait()

    def _judge(self, event: QKeyEvent) -> None:
        line, key = self.chosen(), key_of(event)
        if line is None:
            return
        judged = verdict(event, key, line, self._lines, self._workspace)
        self.said.setText(judged.said)
        self._pending = (key, judged) if judged.owner is not None else None
        self.take.setVisible(self._pending is not None)
        if self._pending is not None:
            self.take.setText(f"Take {spoken(key)} from there")
            self.field.rest()
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)
        elif judged.possible:
            self.field.rest()
            self._give(line, key)
            self.said.setText(f"{spoken(key)} is the key of “{line.text}” now. {judged.said}")
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_pending(self) -> None:
        line = self.chosen()
        if line is None or self._pending is None:
            return
        key, judged = self._pending
        self._leave()
        if judged.owner is not None and judged.owner.code is not None:
            self._give(judged.owner, "")
        elif judged.owner is not None and line.code is not None:
            kept = [one for one in self._workspace.keymap.keys(judged.owner.name) if one != key]
            self._workspace.keymap.set_keys(judged.owner.name, kept)
        self._give(line, key)
        self.said.setText(f"{spoken(key)} is the key of “{line.text}” now.")
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self, line: Line, key: str) -> None:
        code = line.code
        if code is None:
            self._workspace.keymap.set_keys(line.name, [key] if key else [])
            return
        current = self._workspace.corpus.code(code.id)
        fields = with_key(current, key) if current is not None else {}
        if current is not None and fields:
            self._workspace.apply(f"Key of {code.name}", lambda _hand: edits.change_code(current, fields))

    def _remove(self) -> None:
        line = self.chosen()
        if line is not None:
            self._give(line, "")
            self.said.setText(f"“{line.text}” has no key now.")

    def _reset(self) -> None:
        line = self.chosen()
        if line is not None and line.name:
            self._workspace.keymap.reset(line.name)

    def _leave(self) -> None:
        self._pending = None
        self.take.hide()
        self.said.setText(IDLE)
