"""Ways to show text from articles, names and files so that Qt never takes it for markup or for a shortcut."""

import re
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

Role = Literal["text", "quote", "small", "heading", "section"]
"""How a label speaks: running text, words of an article, small print, a heading, the name of a section."""

_SIZES: dict[Role, float] = {"quote": 1.1, "small": 0.92, "heading": 1.15, "section": 0.85}
_LONG = re.compile(r"\S{20,}?(?=\w)")
_BREAK = "\u200b"
"""Zero width space: lines may end there, nothing is seen."""


class PlainLabel(QLabel):
    """A label that shows exactly its characters; coloured by the palette, so that it follows the theme.

    Where it wraps, even a word that is longer than a line does, unless its text can be selected and copied.
    """

    def __init__(self, text: str = "", *, role: Role = "text", wrap: bool = True) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._shown = ""
        self.setText(text)
        self.setMinimumWidth(1)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        quiet = role in ("small", "section")
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText if quiet else QPalette.ColorRole.WindowText)
        self.setFont(sized(self.font(), _SIZES.get(role, 1.0), bold=role in ("heading", "section")))

    def setText(self, text: str) -> None:  # noqa: N802  # Qt's name
        """Show a text."""
        self._shown = text
        copied = self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        super().setText(text if copied or not self.wordWrap() else _LONG.sub(rf"\g<0>{_BREAK}", text))

    def text(self) -> str:
        """Return the text as it was given."""
        return self._shown


def yielding(label: PlainLabel) -> PlainLabel:
    """Let a label that wraps be lower than its narrowest form is: else that is its window's least height."""
    lines = label.sizePolicy()
    lines.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    label.setSizePolicy(lines)
    return label


def sized(font: QFont, scale: float, *, bold: bool = False) -> QFont:
    """Return a copy of a font in another size, in bold where asked; it inherits the rest."""
    changed = QFont(font)
    if font.pointSizeF() > 0:
        changed.setPointSizeF(font.pointSizeF() * scale)
    elif font.pixelSize() > 0:
        changed.setPixelSize(max(1, round(font.pixelSize() * scale)))
    if bold:
        changed.setWeight(QFont.Weight.DemiBold)
    return changed


_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def escaped(text: str) -> str:
    """Return text as HTML that shows exactly it (the library's `html` loads a table of 2,000 names first)."""
    return text.translate(_ESCAPES)


def as_tip(text: str) -> str:
    """Return a tooltip that shows exactly `text`: escaped and declared as rich, so that Qt need not guess.

    Long lines wrap, which they do not in a tooltip that Qt takes for plain text.
    """
    return f"<qt>{escaped(text).replace(chr(10), '<br>')}</qt>" if text else ""


def explain(widget: QWidget, text: str) -> None:
    """Explain a widget to those who hover over it and, in the same words, to those who hear it."""
    widget.setToolTip(as_tip(text))
    widget.setAccessibleDescription(text)


def as_caption(text: str) -> str:
    """Return `text` for a button, a tab or a menu entry, where a single `&` would mark a shortcut."""
    return text.replace("&", "&&").replace("\t", " ").replace("\n", " ")


def one_line(text: str) -> str:
    """Return `text` with every run of white space as one space, for places that have one line."""
    return " ".join(text.split())
