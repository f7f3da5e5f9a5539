"""Answers that are typed: a number, words, a name from those that are offered."""

from collections.abc import Callable, Sequence
from math import isfinite

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter

from annotator.gui.widgets.committed import CommittedLine

Keep = Callable[[object], bool]
"""Keeps an answer (None: takes it away) and says whether that succeeded."""


class AnswerLine(CommittedLine):
    """A line of text that is an answer; Enter keeps it and goes on (`passed`)."""

    passed = Signal()

    def __init__(self, keep: Keep) -> None:
        super().__init__(lambda _key, text: self._take(text))
        self._keep_answer = keep
        self.setMinimumWidth(72)

    def show_answer(self, key: str, value: object, *, locked: bool = False) -> None:
        """Show the answer that is stored under a key."""
        self.setReadOnly(locked)
        self.show_value(key, self.said(value))

    def said(self, value: object) -> str:
        """Return an answer as it is typed."""
        return "" if value is None else str(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter; what is around gets the keys that a line does not know."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.flush()
            self.passed.emit()
            return
        super().keyPressEvent(event)

    def _take(self, text: str) -> bool:
        return self._keep_answer(text.strip() or None)


class NumberLine(AnswerLine):
    """A whole or a decimal number, with a point or a comma; anything else is not kept and stays there."""

    troubled = Signal(str)
    """What is wrong with what was typed; the empty string when nothing is."""

    def _take(self, text: str) -> bool:
        try:
            number = number_of(text)
        except ValueError:
            self.troubled.emit("Not a number: it is not kept.")
            return False
        self.troubled.emit("")
        return self._keep_answer(number)


class NameLine(AnswerLine):
    """Words of one's own, or one of the names that are offered while typing; Alt+Down shows all of them."""

    def __init__(self, keep: Keep) -> None:
        super().__init__(keep)
        self.names = QStringListModel(self)
        completer = QCompleter(self.names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(lambda _text: self._choose())
        self.setCompleter(completer)
        self.setPlaceholderText("A name, or Alt+Down for those in the article")

    def offer(self, names: Sequence[str]) -> None:
        """Offer other names."""
        if names != self.names.stringList():
            self.names.setStringList(names)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show all names on Alt+Down."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.completer().setCompletionPrefix("")
            self.completer().complete()
            return
        super().keyPressEvent(event)

    def _choose(self) -> None:
        self.setModified(True)
        self.flush()


def number_of(text: str) -> int | float | None:
    """Return the number that was typed, None for nothing. Raises ValueError for anything else.

    >>> number_of("3,5")
    3.5
    """
    plain = text.strip().replace("\u2212", "-").replace(",", ".")
    if not plain:
        return None
    try:
        return int(plain)
    except ValueError:
        number = float(plain)
    if not isfinite(number):
        raise ValueError(f"not a number: {text!r}")
    return number
