"""What became of texts, to read: what went is struck through, what is new is underlined."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from annotator.coding.history import Difference
from annotator.coding.wording import Kind, compared
from annotator.gui.theme import mix, of_palette
from annotator.gui.widgets.plain import sized

Part = tuple[str, tuple[Difference, ...]]
"""A heading, and what became of fields below it."""


class Changes(QTextEdit):
    """Shows what became of fields, each under what it is called."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._parts: tuple[Part, ...] = ()
        self._empty = ""
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(12)

    def show_parts(self, parts: Iterable[Part], *, empty: str = "") -> None:
        """Show what became of fields, in parts with a heading each; without any, say `empty`."""
        self._parts = tuple(parts)
        self._empty = empty
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Write anew in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()

    def _write(self) -> None:
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if not self._parts:
            cursor.insertText(self._empty, self._look(faint=True))
        for place, (heading, differences) in enumerate(self._parts):
            if heading:
                self._begin(cursor, first=place == 0, gap=14)
                cursor.insertText(heading, self._look(bold=True))
            for at, one in enumerate(differences):
                self._begin(cursor, first=place == 0 and at == 0 and not heading, gap=8)
                cursor.insertText(one.label, self._look(faint=True))
                self._begin(cursor, first=False, gap=1)
                self._write_one(cursor, one)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_one(self, cursor: QTextCursor, one: Difference) -> None:
        short = max(len(one.before), len(one.after)) < 40 and "\n" not in one.before + one.after
        if short:  # one word for another: as a whole
            pieces: list[tuple[Kind, str]] = []
            pieces += [("gone", one.before)] if one.before else []
            pieces += [("same", "  ")] if one.before and one.after else []
            pieces += [("new", one.after)] if one.after else []
        else:
            pieces = compared(one.before, one.after)
        for kind, text in pieces:
            cursor.insertText(text, self._look(kind=kind))

    def _begin(self, cursor: QTextCursor, *, first: bool, gap: int) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(0 if first else gap)
        if first:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)

    def _look(self, *, kind: Kind = "same", faint: bool = False, bold: bool = False) -> QTextCharFormat:
        theme = of_palette(self.palette())
        look = QTextCharFormat()
        look.setFont(sized(self.font(), 0.92 if faint else 1.0, bold=bold))
        look.setForeground(QColor(theme.faint if faint or kind == "gone" else theme.text))
        if kind == "gone":
            look.setFontStrikeOut(True)
        if kind == "new":
            look.setFontUnderline(True)
            look.setFontWeight(QFont.Weight.Medium)
            look.setBackground(QColor(mix(theme.page, theme.accent, 0.16)))
        return look
