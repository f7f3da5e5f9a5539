"""The form in which a code is written; it says what a person changed and keeps nothing itself."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from annotator.gui.widgets.committed import CommittedLine, CommittedText
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.swatch import LinePicker, SlotPicker
from annotator.model import Code, Level

KeepField = Callable[[str, str, object], bool]
"""Keeps the value of a field (second) of a code (first, its id) and says whether that succeeded."""

LEVELS: tuple[tuple[Level, str], ...] = (("span", "words in the text"), ("article", "the whole article"))
TEXTS = (("definition", "Definition", 5), ("include", "Include", 3), ("exclude", "Exclude", 3))
RESERVED = frozenset("xjkocwsp. ")
"""Single keys that do something else in the text."""


class CodeForm(QWidget):
    """Fields for everything that a coder can change in a code."""

    def __init__(self, keep: KeepField) -> None:
        super().__init__()
        self._keep = keep
        self._code = Code(id="")
        self.name = self._line("name", "Name")
        self.tag = self._line("tag", "Tag")
        self.key = self._line("key", "Key")
        self.texts = {field: self._text(field, name, lines) for field, name, lines in TEXTS}
        self.slot = SlotPicker()
        self.line = LinePicker()
        self.level = QComboBox()
        self.problem = PlainLabel(role="small")
        self._build()

    def show_code(self, code: Code, *, problem: str = "", locked: bool = False) -> None:
        """Show a code; what is being typed into a field of the same code stays."""
        self._code = code
        for name, line in (("name", self.name), ("tag", self.tag), ("key", self.key)):
            line.show_value(code.id, getattr(code, name))
        for name, text in self.texts.items():
            text.show_value(code.id, getattr(code, name))
        self.slot.show_slot(code.slot)
        self.line.show_line(code.line, code.slot)
        self.level.setCurrentIndex([level for level, _ in LEVELS].index(code.level))
        self.say(problem)
        self.setEnabled(bool(code.id) and not locked)

    def say(self, problem: str) -> None:
        """Say what is wrong, below the fields; nothing when all is well."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _build(self) -> None:
        for level, said in LEVELS:
            self.level.addItem(said, level)
        self.level.setAccessibleName("Applies to")
        self.level.setMinimumWidth(72)
        self.level.activated.connect(lambda place: self._change("level", LEVELS[place][0]))
        self.slot.picked.connect(lambda slot: self._change("slot", slot))
        self.line.picked.connect(lambda line: self._change("line", line))
        explain(self.key, "One character that applies this code in the text")
        explain(self.tag, "One to three letters, shown in the margin of the text")
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for place, line in enumerate((self.name, self.tag, self.key)):
            grid.addWidget(PlainLabel(line.accessibleName(), role="small", wrap=False), 0, place)
            grid.addWidget(line, 1, place)
            grid.setColumnStretch(place, (6, 2, 2)[place])
        look = QGridLayout()
        look.setHorizontalSpacing(8)
        look.setVerticalSpacing(2)
        for place, (said, part) in enumerate((("Colour", self.slot), ("Line", self.line))):
            look.addWidget(PlainLabel(said, role="small", wrap=False), 0, place)
            look.addWidget(part, 1, place)
        look.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 16)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self.problem)
        column.addLayout(look)
        self._add_below(column, "Applies to", self.level)
        for field, said, _ in TEXTS:
            self._add_below(column, said, self.texts[field])
        column.addStretch(1)

    def _add_below(self, column: QVBoxLayout, said: str, field: QWidget) -> None:
        pair = QVBoxLayout()
        pair.setSpacing(2)
        pair.addWidget(PlainLabel(said, role="small", wrap=False))
        pair.addWidget(field)
        column.addLayout(pair)

    def _line(self, field: str, name: str) -> CommittedLine:
        line = CommittedLine(lambda code, text: self._keep(code, field, text))
        line.setAccessibleName(name)
        line.setMinimumWidth(32)
        return line

    def _text(self, field: str, name: str, lines: int) -> CommittedText:
        text = CommittedText(lambda code, written: self._keep(code, field, written))
        text.setAccessibleName(name)
        text.setFixedHeight(text.fontMetrics().height() * lines + 18)
        return text

    def _change(self, field: str, value: object) -> None:
        if self._code.id and getattr(self._code, field) != value:
            self._keep(self._code.id, field, value)


def key_problem(key: str, code: str, codes: Sequence[Code]) -> str:
    """Say in words why `key` cannot be the key of the code with the id `code`; empty when it can."""
    if not key:
        return ""
    if len(key) != 1 or not key.isprintable():
        return "A key is one character."
    if key.lower() in RESERVED:
        return f"“{key}” does something else in the text (X, J, K, O, C, W, S, P, . and Space are taken)."
    other = next((one for one in codes if one.id != code and one.key.lower() == key.lower()), None)
    return f"“{key}” is the key of {other.name} already." if other is not None else ""
