"""One article in the form for omissions and contrasts: whether it says it, and in which words."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from annotator.coding.across import Stance
from annotator.gui.widgets.choice import Choice
from annotator.gui.widgets.plain import PlainLabel, explain

LABELS: dict[Stance, str] = {"said": "Said here", "absent": "Absent", "open": "Not considered"}
KEYS: dict[str, Stance] = {"s": "said", "a": "absent", "n": "open"}
NO_WORDS: dict[Stance, str] = {
    "said": "In which words? Select them in this article, then take them.",
    "absent": "∅  Nothing of it in this article",
    "open": "",
}
NAME_WIDTH = 190
"""Pixels for the name of an article; longer ones wrap."""
LEAST_WORDS = 40
"""Letters that the words have room for beside the other fields; where there is less, they stand below."""
LOWER = 5
"""Pixels by which text stands lower than the edge of a button, so that both have one line."""


class StanceChoice(Choice):
    """The stance as a menu, with a letter for each; the arrows go from line to line, Enter keeps all."""

    lettered = Signal(str)
    stepped = Signal(int)
    entered = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Take Escape and letters from the window while the keyboard is here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and (event.key() == Qt.Key.Key_Escape or event.text().lower() in (*KEYS, "t", "+")):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say by a letter, go on, keep, or go back to the text."""
        keys = Qt.Key
        letter = event.text().lower()
        if letter in KEYS:
            self.choose(KEYS[letter])
        elif letter in ("t", "+"):
            self.lettered.emit(letter)
        elif event.key() in (keys.Key_Down, keys.Key_Up):
            self.stepped.emit(1 if event.key() == keys.Key_Down else -1)
        elif event.key() in (keys.Key_Return, keys.Key_Enter):
            self.entered.emit()
        elif event.key() == keys.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ArticleLine(QWidget):
    """`told` carries the new stance, `taken` whether the selected words shall be added to those of before."""

    told = Signal(str)
    taken = Signal(bool)

    def __init__(self, article: str) -> None:
        super().__init__()
        self.article = article
        self._below = False
        self.name = PlainLabel()
        self.stance = StanceChoice(tuple(LABELS.items()), name="What it says")
        self.words = PlainLabel(role="quote")
        self.take = QPushButton("Take the selected words")
        self._build()

    def _build(self) -> None:
        explain(self.stance, "S: said here, A: absent, N: not considered; T takes the selected words, + adds")
        explain(self.take, "The words that are selected in this article (T; + adds to those of before)")
        self.take.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # T does it from the line: Tab goes on
        self.take.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.stance.changed.connect(lambda: self.told.emit(self.stance.value()))
        self.stance.lettered.connect(lambda letter: self.taken.emit(letter == "+"))
        self.take.clicked.connect(lambda: self.taken.emit(False))  # noqa: FBT003  # Qt hands it on by position
        for label in (self.name, self.words):
            label.setContentsMargins(0, LOWER, 0, 0)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 4, 12, 4)
        grid.setHorizontalSpacing(12)
        grid.setColumnMinimumWidth(0, NAME_WIDTH)
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.name, 0, 0, top)
        grid.addWidget(self.stance, 0, 1, top)
        grid.addWidget(self.words, 0, 2, top)
        grid.addWidget(self.take, 0, 3, top)
        self._grid = grid
        width = max(self.stance.fontMetrics().horizontalAdvance(label) for label in LABELS.values())
        self.stance.setFixedWidth(width + 56)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words below the rest where there is little room beside it."""
        super().resizeEvent(event)
        fields = NAME_WIDTH + self.stance.width() + self.take.sizeHint().width()
        words = LEAST_WORDS * self.fontMetrics().averageCharWidth()
        between = self._grid.contentsMargins().left() * 2 + self._grid.horizontalSpacing() * 3
        below = self.width() < fields + between + words
        if below != self._below:
            self._below = below
            place = (1, 0, 1, 4) if below else (0, 2, 1, 1)
            self._grid.addWidget(self.words, *place, Qt.AlignmentFlag.AlignTop)

    def show_line(self, name: str, stance: Stance, quotes: Sequence[str], *, locked: bool) -> None:
        """Show what is said of the article; `quotes` are its words as they may be seen."""
        self.name.setText(name)
        self.stance.blockSignals(True)  # noqa: FBT003  # Qt takes the state by position
        self.stance.choose(stance)
        self.stance.blockSignals(False)  # noqa: FBT003  # the same
        said = " … ".join(f"“{quote}”" for quote in quotes) if stance == "said" else ""
        self.words.setText(said or NO_WORDS[stance])
        self.words.setEnabled(stance == "said")
        self.stance.setEnabled(not locked)
        self.take.setEnabled(not locked)
        heard = f"{name}: {LABELS[stance]}"
        self.stance.setAccessibleName(f"{heard}, {said}" if said else heard)

    def take_keyboard(self) -> None:
        """Put the keyboard here."""
        self.stance.setFocus(Qt.FocusReason.TabFocusReason)
