"""Short texts with a small heading each, one below the other: how the side panel explains things."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.gui.widgets.plain import PlainLabel


@dataclass(frozen=True, slots=True)
class Fact:
    """A text under a heading; one without text is not shown."""

    heading: str
    text: str


class FactList(QWidget):
    """Shows facts; labels are used again, so that following the mouse stays quick."""

    def __init__(self) -> None:
        super().__init__()
        self._labels: list[tuple[PlainLabel, PlainLabel]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def show_facts(self, facts: Iterable[Fact]) -> None:
        """Show these facts instead of the former ones."""
        shown = [fact for fact in facts if fact.text]
        self.setVisible(bool(shown))
        while len(self._labels) < len(shown):
            self._add()
        for place, (heading, text) in enumerate(self._labels):
            fact = shown[place] if place < len(shown) else None
            heading.setVisible(fact is not None)
            text.setVisible(fact is not None)
            if fact is not None:
                heading.setText(fact.heading)
                text.setText(fact.text)

    def text(self) -> str:
        """Return everything that is shown, for those who hear it."""
        pairs = [(one.text(), other.text()) for one, other in self._labels if not one.isHidden()]
        return "\n".join(f"{heading}: {text}" for heading, text in pairs)

    def _add(self) -> None:
        heading, text = PlainLabel(role="section"), PlainLabel()
        text.setTextInteractionFlags(
            text.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        heading.setContentsMargins(0, 10 if self._labels else 0, 0, 0)
        self._layout.addWidget(heading)
        self._layout.addWidget(text)
        self._labels.append((heading, text))
