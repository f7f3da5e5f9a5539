"""The form in which a code is written; it says what a person changed and keeps nothing itself."""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from annotator.coding.checks import listed
from annotator.gui.widgets.combo import Combo
from annotator.gui.widgets.committed import CommittedLine, CommittedText
from annotator.gui.widgets.cut_line import CutLine
from annotator.gui.widgets.look import LookSample
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.several import Several
from annotator.gui.widgets.swatch import LinePicker, SlotPicker
from annotator.gui.widgets.tick import TickBox
from annotator.model import Code, Level

KeepField = Callable[[str, str, object], bool]
"""Keeps the value of a field (second) of a code (first, its id) and says whether that succeeded."""

LEVELS: tuple[tuple[Level, str], ...] = (
    ("span", "a word or phrase"),
    ("sentence", "a sentence"),
    ("paragraph", "a paragraph"),
    ("article", "the whole article"),
)
TEXTS = (("definition", "Definition", 5), ("include", "Include", 3), ("exclude", "Exclude", 3))
LISTS = (("examples", "Examples, one a line", 4), ("counter_examples", "Counter-examples, one a line", 4))
RESERVED = frozenset("acefjklnopqrswx.;?+- ")
"""Single keys that usually do something else in the text."""


class CodeForm(QWidget):
    """Fields for what a coder can change in a code: the most used ones, or all of them where it is `whole`.

    Attributes are not among them: they have a form of their own.
    """

    def __init__(self, keep: KeepField, *, whole: bool = False) -> None:
        super().__init__()
        self._keep = keep
        self._code = Code(id="")
        self._whole = whole
        self.name = self._line("name", "Name")
        self.tag = self._line("tag", "Tag")
        self.key = self._line("key", "Key")
        room = 1 if whole else 0
        self.texts = {field: self._text(field, name, lines + room) for field, name, lines in TEXTS}
        self.slot = SlotPicker()
        self.line = LinePicker()
        self.level = Combo()
        self.problem = PlainLabel(role="small")
        self._prepare()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 16)
        self._column.setSpacing(8)
        if whole:
            self.lists = {field: self._list(field, name, lines) for field, name, lines in LISTS}
            self.literature = self._text("literature", "Literature", 4)
            self.may_overlap = TickBox("May overlap with itself")
            self.categories = Several("Stands for these cues", "No cues")
            self.sample = LookSample()
            self._build_whole()
        else:
            self._build()
        self._column.addStretch(1)

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
        if self._whole:
            self._show_rest(code)
        self.say(problem)
        self.setEnabled(bool(code.id) and not locked)

    def _show_rest(self, code: Code) -> None:
        for name, text in self.lists.items():
            text.show_value(code.id, "\n".join(getattr(code, name)))
        self.literature.show_value(code.id, code.literature)
        self.may_overlap.setChecked(code.may_overlap)
        self.categories.show_chosen(code.categories)
        self.sample.show_code(code)

    def offer_categories(self, names: Mapping[str, str]) -> None:
        """Offer categories of cues, by their ids, for the code to stand for."""
        self.categories.offer(names)

    def say(self, problem: str) -> None:
        """Say what is wrong, below the fields; nothing when all is well."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _prepare(self) -> None:
        for level, said in LEVELS:
            self.level.addItem(said, level)
        self.level.setAccessibleName("Applies to")
        self.level.setMinimumWidth(72)
        self.level.activated.connect(lambda place: self._change("level", LEVELS[place][0]))
        self.slot.picked.connect(lambda slot: self._change("slot", slot))
        self.line.picked.connect(lambda line: self._change("line", line))
        explain(self.key, "One character that applies this code in the text")
        explain(self.tag, "One to four letters, shown in the margin of the text")

    # --- the form of the side panel ----------------------------------------------------------------------

    def _build(self) -> None:
        self._column.addLayout(self._head())
        self._column.addWidget(self.problem)
        self._column.addLayout(_in_columns((("Colour", self.slot), ("Line", self.line)), stretch=(0, 1)))
        self._column.addLayout(_pair("Applies to", self.level))
        for field, said, _ in TEXTS:
            self._column.addLayout(_pair(said, self.texts[field]))

    def _head(self) -> QGridLayout:
        lines = tuple((line.accessibleName(), line) for line in (self.name, self.tag, self.key))
        return _in_columns(lines, stretch=(6, 2, 2))

    # --- the form of the editor --------------------------------------------------------------------------

    def _build_whole(self) -> None:
        self.may_overlap.clicked.connect(lambda checked: self._change("may_overlap", checked))
        explain(self.may_overlap, "Two annotations with this code may share words")
        self.categories.changed.connect(lambda: self._change("categories", tuple(self.categories.chosen())))
        explain(self.categories, "Accepting a cue of one of these categories applies this code")
        explain(self.sample, "How the code looks in the text, and how it looks where there is no colour")
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(12)
        self._column.addLayout(self._head())
        self._column.addWidget(self.problem)
        look = (("Colour", self.slot), ("Line", self.line), ("In the text, and in grey", self.sample))
        self._column.addLayout(_in_columns(look, stretch=(0, 0, 1)))
        self.level.setMinimumWidth(self.level.sizeHint().width())
        use = (("Applies to", self.level), ("Stands for the cues", self.categories))
        self._column.addLayout(_in_columns(use, stretch=(2, 3)))
        self._column.addWidget(self.may_overlap)
        self._column.addLayout(_pair("Definition", self.texts["definition"]))
        self._column.addLayout(
            _in_columns((("Include", self.texts["include"]), ("Exclude", self.texts["exclude"])))
        )
        self._column.addLayout(_in_columns(tuple((said, self.lists[field]) for field, said, _ in LISTS)))
        self._column.addLayout(_pair("Literature", self.literature))

    def _line(self, field: str, name: str) -> CommittedLine:
        line = CommittedLine(lambda code, text: self._keep(code, field, text))
        line.setAccessibleName(name)
        line.setMinimumWidth(32)
        return line

    def _text(self, field: str, name: str, lines: int) -> CommittedText:
        return _sized_text(lambda code, written: self._keep(code, field, written), name, lines)

    def _list(self, field: str, name: str, lines: int) -> CommittedText:
        return _sized_text(lambda code, written: self._keep(code, field, listed(written)), name, lines)

    def _change(self, field: str, value: object) -> None:
        if self._code.id and getattr(self._code, field) != value:
            self._keep(self._code.id, field, value)


def _sized_text(keep: Callable[[str, str], bool], name: str, lines: int) -> CommittedText:
    text = CommittedText(keep)
    text.setAccessibleName(name)
    text.setFixedHeight(text.fontMetrics().height() * lines + 18)
    return text


def _caption(said: str) -> CutLine:
    caption = CutLine(role="small")
    caption.setText(said)
    return caption


def _pair(said: str, field: QWidget) -> QVBoxLayout:
    """Put a field below what it is called."""
    pair = QVBoxLayout()
    pair.setSpacing(2)
    pair.addWidget(_caption(said))
    pair.addWidget(field)
    return pair


def _in_columns(parts: Sequence[tuple[str, QWidget]], *, stretch: Sequence[int] = ()) -> QGridLayout:
    """Put fields side by side, each below what it is called."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(2)
    for place, (said, field) in enumerate(parts):
        grid.addWidget(_caption(said), 0, place)
        grid.addWidget(field, 1, place)
        grid.setColumnStretch(place, stretch[place] if stretch else 1)
    return grid


def key_problem(key: str, code: str, codes: Sequence[Code], *, reserved: Collection[str] = RESERVED) -> str:
    """Say in words why `key` cannot be the key of the code with the id `code`; empty when it can.

    `reserved` are the keys that actions have.
    """
    if not key:
        return ""
    if len(key) != 1 or not key.isprintable():
        return "A key is one character."
    if key.lower() in reserved:
        others = ", ".join(sorted(one.upper() for one in reserved if one.strip()))
        return f"“{key}” means something else in the text, as {others} and Space do."
    other = next((one for one in codes if one.id != code and one.key.lower() == key.lower()), None)
    return f"“{key}” is the key of {other.name} already." if other is not None else ""
