"""Short texts with a small heading each: how the side panel explains things."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from annotator.gui.widgets.plain import PlainLabel, sized


@dataclass(frozen=True, slots=True)
class Fact:
    """A text under a heading; one without text is not shown. `whole` takes the place of `text` on request."""

    heading: str
    text: str
    whole: str = ""


class FactList(QWidget):
    """Shows facts below one another; labels are used again, so that following the mouse stays quick.

    `beside` puts the headings at the left of their texts instead of above them.
    """

    def __init__(self, *, beside: bool = False) -> None:
        super().__init__()
        self._beside = beside
        self._labels: list[tuple[PlainLabel, PlainLabel]] = []
        self._facts: tuple[Fact, ...] = ()
        self.more = QToolButton()
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        self.more.setFont(sized(self.font(), 0.85))
        self.more.setFixedHeight(self.more.fontMetrics().height() + 8)  # the frame of the style sheet
        self.more.toggled.connect(lambda _checked: self._show())
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(10)
        self._layout.setVerticalSpacing(1)
        self._layout.setColumnStretch(1 if beside else 0, 1)
        self.more.hide()

    def show_facts(self, facts: Iterable[Fact]) -> None:
        """Show these facts instead of the former ones; what was unfolded stays so."""
        self._facts = tuple(fact for fact in facts if fact.text)
        self._show()

    def text(self) -> str:
        """Return everything, folded or not, for those who hear it."""
        return "\n".join(f"{fact.heading}: {_whole(fact)}" for fact in self._facts)

    def _show(self) -> None:
        self.setVisible(bool(self._facts))
        while len(self._labels) < len(self._facts):
            self._add()
        self.more.hide()
        for place, (heading, text) in enumerate(self._labels):
            fact = self._facts[place] if place < len(self._facts) else None
            heading.setVisible(fact is not None)
            text.setVisible(fact is not None)
            shown = "" if fact is None else _whole(fact) if self.more.isChecked() else fact.text
            heading.setText(fact.heading if fact is not None else "")
            text.setText(shown)
        folded = [place for place, fact in enumerate(self._facts) if fact.whole]
        if folded:
            self._offer_more(", ".join(self._facts[place].heading for place in folded), 2 * folded[0])

    def _offer_more(self, headings: str, row: int) -> None:
        """Put the one button that unfolds all beside the first heading that has more to show."""
        self.more.setText("Less" if self.more.isChecked() else "More")
        self.more.setAccessibleName(f"{self.more.text()} of: {headings}")
        self._layout.addWidget(self.more, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self.more.show()

    def _add(self) -> None:
        heading, text = PlainLabel(role="section", wrap=False), PlainLabel(role="text")
        text.setFont(sized(self.font(), 0.92))
        text.setTextInteractionFlags(
            text.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        row = 2 * len(self._labels)
        if self._beside:
            self._layout.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignTop)
            self._layout.addWidget(text, row, 1)
        else:
            heading.setContentsMargins(0, 5 if self._labels else 0, 0, 0)
            self._layout.addWidget(heading, row, 0)
            self._layout.addWidget(text, row + 1, 0, 1, 2)
        self._labels.append((heading, text))


def _whole(fact: Fact) -> str:
    return fact.whole or fact.text
