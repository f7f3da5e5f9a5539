"""Questions below one another, answered with the keyboard alone."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from annotator.gui.widgets.answer_field import Answer, AnswerField
from annotator.gui.widgets.committed import flush_typed
from annotator.model import Attribute

NO_ANSWER = Answer()


class AnswerForm(QWidget):
    """A field for each attribute; Tab, Enter and the arrows go on, Escape is `done`.

    `told` carries the id of an attribute and its new value; `words_wanted` one that the selected words shall
    support, `place_wanted` and `quote_dropped` one and the place of a quote. `entered` tells which attribute
    has the keyboard; `beyond` that the keyboard wants to leave, at the end (1) or the beginning (-1).
    """

    told = Signal(str, object)
    words_wanted = Signal(str)
    place_wanted = Signal(str, int)
    quote_dropped = Signal(str, int)
    entered = Signal(str)
    beyond = Signal(int)
    done = Signal()

    def __init__(self, *, with_evidence: bool = False, numbered: bool = False) -> None:
        super().__init__()
        self.fields: list[AnswerField] = []
        self._with_evidence = with_evidence
        self._numbered = numbered
        self._asked: tuple[Attribute, ...] = ()
        self._key = ""
        self._current: AnswerField | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def show_answers(
        self, key: str, asked: Sequence[Attribute], answers: Mapping[str, Answer], *, locked: bool = False
    ) -> None:
        """Show what is asked and answered; `key` says of which annotation.

        What was typed for another one is kept first; fields stay where the same is asked.
        """
        if key != self._key:
            flush_typed(self)
            self._key = key
        if tuple(asked) != self._asked:
            self._ask(tuple(asked))
        for field in self.fields:
            field.show_answer(key, answers.get(field.attribute.id, NO_ANSWER), locked=locked)
        if self.isHidden() == bool(self.fields):
            self.setVisible(bool(self.fields))

    def offer_names(self, names: Sequence[str]) -> None:
        """Offer names for the answers that are one."""
        for field in self.fields:
            field.offer_names(names)

    def field(self, attribute: str) -> AnswerField | None:
        """Return the field of an attribute by its id."""
        return next((one for one in self.fields if one.attribute.id == attribute), None)

    def take_keyboard(self) -> None:
        """Put the keyboard into the first question that is required and not answered, else the first."""
        waiting = (one for one in self.fields if one.attribute.required and not one.is_answered())
        chosen = next(waiting, self.fields[0] if self.fields else None)
        if chosen is not None:
            chosen.take_keyboard()

    def go_to_edge(self, *, last: bool) -> None:
        """Put the keyboard into the first question or the last."""
        if self.fields:
            self.fields[-1 if last else 0].take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down, take the selected words, or leave."""
        keys = Qt.Key
        if event.key() in (keys.Key_Down, keys.Key_Up) and not event.modifiers() & ~_KEYPAD:
            self._step(1 if event.key() == keys.Key_Down else -1)
        elif event.key() in (keys.Key_Return, keys.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self._step(1)
        elif event.key() == keys.Key_Escape:
            self.done.emit()
        elif event.text() == "+" and self._current is not None:
            self.words_wanted.emit(self._current.attribute.id)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        at = self.fields.index(self._current) + by if self._current in self.fields else 0
        if 0 <= at < len(self.fields):
            self.fields[at].take_keyboard()
        else:
            self.beyond.emit(by)

    def _ask(self, asked: tuple[Attribute, ...]) -> None:
        """Make other fields."""
        former, self.fields = self.fields, []
        self._asked, self._current = asked, None
        for old in former:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.fields = [self._make(one, place) for place, one in enumerate(asked, 1)]

    def _make(self, attribute: Attribute, place: int) -> AnswerField:
        field = AnswerField(
            attribute, number=place if self._numbered else 0, with_evidence=self._with_evidence
        )
        key = attribute.id
        field.told.connect(lambda value: self.told.emit(key, value))
        field.passed.connect(lambda: self._step(1))
        field.words_wanted.connect(lambda: self.words_wanted.emit(key))
        field.place_wanted.connect(lambda at: self.place_wanted.emit(key, at))
        field.quote_dropped.connect(lambda at: self.quote_dropped.emit(key, at))
        self._column.addWidget(field)
        return field

    def _follow(self, _before: QWidget | None, focused: QWidget | None) -> None:
        """Mark the field with the keyboard; it stays marked while the keyboard is in another window."""
        if focused is None:
            return
        current = next((one for one in self.fields if one is focused or one.isAncestorOf(focused)), None)
        if current is self._current:
            return
        for field in (self._current, current):
            if field is not None:
                field.set_current(current=field is current)
        self._current = current
        if current is not None:
            self.entered.emit(current.attribute.id)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
