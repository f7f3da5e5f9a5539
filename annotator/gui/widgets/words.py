"""Words in flowing lines, each a quiet button: read like a text, walked with the arrows, one stop of Tab."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.plain import as_caption, explain, one_line, sized

PAD = 6
"""Pixels at the left of a word: what shall begin where the words do is moved in by as much."""

LONGEST = 40
"""Characters of a word or phrase that are shown; the rest is in what is said of it."""

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class ShownWord:
    """A word or phrase, how many places it has, and what is said of it to those who hover or hear."""

    text: str
    count: int
    tip: str = ""


class WordFlow(QWidget):
    """Shows words one after the other; `pressed` carries the number of the one that a person pressed."""

    pressed = Signal(int)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.buttons: list[_WordButton] = []
        self._shown = 0
        self.setAccessibleName(name)
        self._row = FlowLayout(self, gap=2, line_gap=0)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, words: Sequence[ShownWord]) -> None:
        """Show these words instead of the former ones; buttons are used again."""
        while len(self.buttons) < len(words):
            self._add()
        self._shown = len(words)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(words))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == 0 else Qt.FocusPolicy.ClickFocus)
            if place < len(words):
                button.show_word(words[place])
        self.setVisible(bool(words))
        self.updateGeometry()

    def step(self, button: "_WordButton", by: int) -> None:
        """Put the keyboard on the word so many places further on, if there is one; Tab comes back to it."""
        place = self.buttons.index(button) + by
        if 0 <= place < self._shown:
            for each in self.buttons:
                each.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.buttons[place].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        button = _WordButton(self)
        place = len(self.buttons)
        button.clicked.connect(lambda: self.pressed.emit(place))
        self.buttons.append(button)
        self._row.addWidget(button)


class _WordButton(QToolButton):
    """One word of a flow."""

    def __init__(self, flow: WordFlow) -> None:
        super().__init__(flow)
        self._flow = flow
        self.setAutoRaise(True)
        self.setProperty("word", "true")
        self.setFont(sized(self.font(), 0.95))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_word(self, word: ShownWord) -> None:
        """Show a word, with the number of its places where there are several."""
        text = one_line(word.text)
        short = text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
        self.setText(as_caption(f"{short} ×{word.count}" if word.count > 1 else short))
        self.setAccessibleName(f"{text}, {word.count} places" if word.count > 1 else text)
        explain(self, word.tip)

    def sizeHint(self) -> QSize:
        """Return room for the word, `PAD` pixels around it: words shall stand like words in a line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * PAD, metrics.height() + PAD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, press with Enter and Space."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._flow.step(self, _STEPS[key])
        elif key in _PRESSES:
            self.click()
        else:
            super().keyPressEvent(event)
