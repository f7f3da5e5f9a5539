"""A question and its answer: what an attribute asks, its value in the way of its kind, what it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from annotator.gui.theme import of_palette
from annotator.gui.widgets.answer_lines import AnswerLine, NameLine, NumberLine
from annotator.gui.widgets.plain import PlainLabel, as_tip, explain
from annotator.gui.widgets.quotes import Quotes
from annotator.gui.widgets.value_chips import ValueChips
from annotator.model import Attribute

SHORT = 130
"""Pixels up to which all values stand beside the question instead of below it."""
_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What is stored for an attribute: its value (None: none), and the words that it rests on."""

    value: object = None
    quotes: tuple[str, ...] = ()


class AnswerField(QWidget):
    """The question, the answer, and evidence below; the current one has a stripe.

    `told` carries a new value (None: taken away), `passed` tells that Enter goes on. `words_wanted` asks for
    the words that are selected in the text; `place_wanted` and `quote_dropped` carry the place of a quote.
    """

    told = Signal(object)
    passed = Signal()
    words_wanted = Signal()
    place_wanted = Signal(int)
    quote_dropped = Signal(int)

    def __init__(self, attribute: Attribute, *, number: int = 0, with_evidence: bool = False) -> None:
        super().__init__()
        self._with_evidence = with_evidence or attribute.kind == "span"
        self.attribute = attribute
        self._refused = False
        self._answer = Answer()
        self._current = False
        name = attribute.name or attribute.id
        self.question = PlainLabel(f"{number}. {name}" if number else name)
        self.needed = PlainLabel("required", role="small", wrap=False) if attribute.required else None
        self.trouble = PlainLabel(role="small") if attribute.kind == "number" else None
        self.quotes = Quotes()
        self.take: QAbstractButton = QPushButton() if attribute.kind == "span" else QToolButton()
        self.editor = self._make_editor(name)
        self._build(name)

    def show_answer(self, key: str, answer: Answer, *, locked: bool = False) -> None:
        """Show what is stored; `key` says of which annotation."""
        self._answer = answer
        if isinstance(self.editor, ValueChips):
            self.editor.show_value(answer.value, locked=locked)
        elif isinstance(self.editor, AnswerLine):
            self.editor.show_answer(f"{key} {self.attribute.id}", answer.value, locked=locked)
        self.quotes.show_quotes(answer.quotes, locked=locked)
        self.take.setEnabled(not locked)
        if self.needed is not None and self.needed.isHidden() != self.is_answered():
            self.needed.setHidden(self.is_answered())

    def is_answered(self) -> bool:
        """Say whether there is an answer."""
        is_span = self.attribute.kind == "span"
        return bool(self._answer.quotes) if is_span else self._answer.value not in (None, "", [], ())

    def set_current(self, *, current: bool) -> None:
        """Show whether the keyboard is here."""
        self._current = current
        self.update()

    def take_keyboard(self) -> None:
        """Put the keyboard where the answer is given."""
        self.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: object) -> None:
        """Paint the stripe."""
        if self._current:
            painter = QPainter(self)
            theme = of_palette(self.palette())
            painter.fillRect(self.rect(), QColor(theme.hover))
            painter.fillRect(QRectF(0, 0, 3, self.height()), QColor(theme.accent))
            painter.end()

    # --- putting together --------------------------------------------------------------------------------

    def _make_editor(self, name: str) -> QWidget:
        attribute = self.attribute
        match attribute.kind:
            case "choice" | "choices" | "scale":
                chips = ValueChips(attribute.values, kind=attribute.kind, name=name)
                chips.chosen.connect(self.told)
                chips.passed.connect(self.passed)
                return chips
            case "span":
                return self.take
            case "number":
                number = NumberLine(self._keep)
                number.troubled.connect(self._say)
                return self._line(number, name)
            case "entity":
                return self._line(NameLine(self._keep), name)
        return self._line(AnswerLine(self._keep), name)

    def _line(self, line: AnswerLine, name: str) -> AnswerLine:
        line.setAccessibleName(name)
        line.passed.connect(self.passed)
        return line

    def _build(self, name: str) -> None:
        definition = self.attribute.definition
        if definition:
            explain(self.question, definition)
        self._build_take(name)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 4, 4, 4)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.question, 0, 0)
        if self.needed is not None:
            self.needed.setAccessibleName(f"{name} is required")
            self.needed.setToolTip(as_tip("Required, and not answered yet"))
            grid.addWidget(self.needed, 0, 1)
        editor = self.editor
        if isinstance(editor, ValueChips) and editor.width_needed() <= SHORT:
            editor.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            editor.setFixedWidth(editor.width_needed())
            if self.needed is not None:
                self.needed.setText("•")  # a word beside each of twenty items would be all that is seen
            grid.addWidget(editor, 0, 2, top)
        elif editor is not self.take:
            grid.addWidget(editor, 1, 0, 1, _COLUMNS)
        if self.trouble is not None:
            self.trouble.hide()
            grid.addWidget(self.trouble, 2, 0, 1, _COLUMNS)
        grid.addWidget(self.quotes, 3, 0, 1, _COLUMNS)
        if editor is self.take:
            grid.addWidget(self.take, 4, 0, 1, _COLUMNS, Qt.AlignmentFlag.AlignLeft)
        elif self._with_evidence:
            grid.addWidget(self.take, 0, 3, top)

    def _build_take(self, name: str) -> None:
        is_span = self.attribute.kind == "span"
        what = "Take the selected words" if is_span else "Add the selected words as evidence"
        self.take.setText(what if is_span else "+")
        self.take.setAccessibleName(f"{name}: {what}")
        explain(self.take, f"{what}: Shift+E in the text, + here")
        self.take.clicked.connect(self.words_wanted)
        if isinstance(self.take, QToolButton):  # its key is enough: it would be in the way of Tab
            self.take.setAutoRaise(True)
            self.take.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.take.setFixedHeight(self.take.fontMetrics().height() + 8)
        self.quotes.wanted.connect(self.place_wanted)
        self.quotes.dropped.connect(self.quote_dropped)

    def offer_names(self, names: Sequence[str]) -> None:
        """Offer names for an answer that is one."""
        if isinstance(self.editor, NameLine):
            self.editor.offer(names)

    def _keep(self, value: object) -> bool:
        """Have a typed answer kept; say whether it is what is stored now."""
        self.told.emit(value)
        return self._answer.value == value

    def _say(self, trouble: str) -> None:
        if self.trouble is not None:
            self.trouble.setText(trouble)
            self.trouble.setVisible(bool(trouble))
