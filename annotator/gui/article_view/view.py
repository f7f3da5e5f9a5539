"""The article view: what the window talks to. All positions are code points of the canonical text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.gui.article_view import find, selection
from annotator.gui.article_view.announcer import Announcer
from annotator.gui.article_view.find_bar import FindBar
from annotator.gui.article_view.index import MarkIndex
from annotator.gui.article_view.page import Page
from annotator.gui.article_view.pointer import Pointer
from annotator.gui.article_view.reading import (
    LARGEST,
    NARROWEST,
    SMALLEST,
    WIDEST,
    Leading,
    Reading,
    setting,
)
from annotator.gui.article_view.values import Header, Mark, TieMark
from annotator.gui.theme import of_palette
from annotator.model import Span, Zone

if TYPE_CHECKING:  # most articles are read alone
    from annotator.gui.article_view.ties import Ties


class ArticleView(QWidget):
    """Shows one article with marks, caret and selection; nothing in it changes the text or stores anything.

    It follows the application's palette: light or dark. Keys that do not move the caret pass through it.
    """

    caret_moved = Signal(int)
    selection_changed = Signal()
    mark_hovered = Signal(str)
    mark_activated = Signal(str)
    size_changed = Signal(int)
    reading_changed = Signal()
    """The text is set in another type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._sentences: Sequence[Span] = ()
        self._starts: list[int] = []
        self._reading = Reading()
        self._compact = False
        self._index = MarkIndex(self._is_long)
        self._caret = 0
        self._matches = find.Matches("")
        self._ties: Ties | None = None
        self._tied: TieMark | None = None
        self.page = Page(self._index, setting(self._reading), of_palette(self.palette()), self)
        self.pointer = Pointer(self.page)
        self.find_bar = FindBar(self)
        self.find_bar.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.page, 1)
        layout.addWidget(self.find_bar)
        self.setFocusProxy(self.page)
        self._announcer = Announcer(self.page)
        self._connect()
        self._describe(Header())

    def _connect(self) -> None:
        self.page.cursorPositionChanged.connect(self._tell_caret)
        self.page.selectionChanged.connect(self.selection_changed)
        self.pointer.hovered.connect(self.mark_hovered)
        self.pointer.activated.connect(self.mark_activated)
        self.pointer.zoomed.connect(self.change_size)
        self.page.gutter.tie_activated.connect(self._go_to_tied)
        self.page.highlights = self._highlights
        self.find_bar.changed.connect(self._find)
        self.find_bar.stepped.connect(self.find_next)
        self.find_bar.closed.connect(self.close_find)

    def _describe(self, header: Header) -> None:
        self.page.setAccessibleName(self.tr("Article text"))
        parts = [part for part in (header.headline, header.details) if part]
        self.page.setAccessibleDescription(". ".join(parts) or self.tr("No article is open"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application from light to dark and back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "page"):
            self.page.show_theme(of_palette(self.palette()))

    # --- the article ---

    def set_article(self, text: str, zones: Sequence[Zone], header: Header) -> None:
        """Show a canonical text from its top, without marks, selection or sentences."""
        self._text = text
        self._sentences, self._starts = (), []
        self._matches = find.Matches(text)
        self._index.replace(())
        self.set_ties(None if self._ties is None else ())
        self.page.focus(None)
        self.page.hover(None)
        self.page.show_text(text, zones, header)
        self._describe(header)
        self._caret = 0
        if not self.find_bar.isHidden():
            self._find(self.find_bar.words.text())

    def set_header(self, header: Header) -> None:
        """Show other metadata over the same text."""
        self._describe(header)
        self.page.show_header(header)

    def set_units(self, sentences: Sequence[Span]) -> None:
        """Say where the sentences are, in order: for selecting, and for what becomes a margin stripe."""
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._index.replace(self._index.all())
        self.page.marks_changed()

    def set_reading(self, *, family: str, size: int, columns: int = 68, leading: Leading = "normal") -> None:
        """Choose the type: `size` in points (9 to 32), `columns` in characters a line (45 to 90)."""
        size, columns = min(max(size, SMALLEST), LARGEST), min(max(columns, NARROWEST), WIDEST)
        wanted = Reading(family=family, size=size, columns=columns, leading=leading)
        if wanted != self._reading:
            self._reading = wanted
            self.page.show_setting(setting(wanted, compact=self._compact))
            self.reading_changed.emit()

    def set_compact(self, *, compact: bool) -> None:
        """Set the article for a narrow column beside others, or as usual."""
        if compact != self._compact:
            self._compact = compact
            self.page.show_compact(setting(self._reading, compact=compact), compact=compact)

    def reading(self) -> Reading:
        """Return the type that is shown."""
        return self._reading

    def change_size(self, steps: int) -> None:
        """Make the text larger or smaller by `steps` points, and say so."""
        former = self._reading
        self.set_reading(
            family=former.family,
            size=former.size + steps,
            columns=former.columns,
            leading=former.leading,
        )
        if self._reading.size != former.size:
            self.size_changed.emit(self._reading.size)

    # --- marks ---

    def _is_long(self, start: int, end: int) -> bool:
        """Say whether a stretch crosses paragraphs or is longer than a sentence."""
        if self._text.find("\n", start, end) >= 0:
            return True
        first = max(bisect_right(self._starts, start) - 1, 0)
        near = self._sentences[first : first + 3]
        if not near or end <= near[0].end:
            return False
        inside = [span for span in near if start <= span.start and span.end <= end]
        return any(end - start > span.end - span.start + 1 for span in inside)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show these marks and no others; the text does not move."""
        self._index.replace(marks)
        self.page.marks_changed()

    def put_mark(self, mark: Mark) -> None:
        """Show one more mark, or replace the one with its key."""
        self.remove_mark(mark.key)
        self._index.put(mark)
        self.page.strip.add(mark)
        self._mark_changed(mark)

    def remove_mark(self, key: str) -> None:
        """Show a mark no more; an unknown key is no error."""
        mark = self._index.get(key)
        if mark is not None:
            reach = self._index.reach(mark.start, mark.end)
            self._index.remove(key)
            self.page.strip.discard(mark)
            self._mark_changed(mark, *reach)

    def _mark_changed(self, mark: Mark, *reach: int) -> None:
        """Paint what a mark that came or went has changed: its chain of overlaps, or the margin."""
        if mark.parts or self._index.is_stripe(mark):
            self.page.marks_changed(counted=True)
        else:
            self.page.mark_changed(*(reach or self._index.reach(mark.start, mark.end)))

    def focus_mark(self, key: str | None, *, reveal: bool = True) -> None:
        """Tint one mark, or none, and unless told otherwise bring it into view."""
        self.page.focus(key)
        mark = self._index.get(key) if key and reveal else None
        if mark is not None:
            self.page.reveal(mark.start, mark.end)

    def hover_mark(self, key: str | None) -> None:
        """Frame the words of one mark, or of none."""
        self.page.hover(key)

    def focused_mark(self) -> str | None:
        """Return the key of the tinted mark."""
        return self.page.focused

    def marks_at(self, position: int) -> tuple[Mark, ...]:
        """Return the marks over the code point at `position`, the innermost first."""
        return self._index.at(position)

    # --- what other articles have too ---

    def set_ties(self, ties: Sequence[TieMark] | None) -> None:
        """Show which sentences other articles have too, and which no other has.

        Beside the text there is room for numbers from then on, even for none; with None it goes again.
        """
        if ties is not None:
            from annotator.gui.article_view.ties import Ties

        self._ties = None if ties is None else Ties(ties)
        self.page.show_ties(self._ties)

    def tie_at(self, position: int) -> TieMark | None:
        """Return what is known of the sentence that holds a position."""
        return self._ties.at(position) if self._ties is not None else None

    def _go_to_tied(self, start: int) -> None:
        self.page.setFocus(Qt.FocusReason.MouseFocusReason)
        self.set_caret(start)

    def _entered(self, position: int) -> str:
        """Return what to say of the sentence to which the caret has come, empty where it was there before."""
        former, self._tied = self._tied, self.tie_at(position)
        if self._tied is None or (former is not None and former.start == self._tied.start):
            return ""
        return self._tied.says

    # --- caret and selection ---

    def _tell_caret(self) -> None:
        position = self.page.caret()
        if position != self._caret:
            self._caret = position
            self.caret_moved.emit(position)
            titles = [mark.title for mark in self._index.at(position)]
            self._announcer.announce(titles, entered=self._entered(position))

    def caret(self) -> int:
        """Return the code point before which the caret stands."""
        return self.page.caret()

    def set_caret(self, position: int) -> None:
        """Put the caret before a code point and bring it into view; nothing stays selected."""
        self.page.select(position, position)
        self.page.reveal(position, position)

    def selection(self) -> Span | None:
        """Return the selected code points without the white space at their ends, None when none are left."""
        span = self.page.selected()
        return selection.trimmed(self._text, span) if span else None

    def select(self, start: int, end: int) -> None:
        """Select `[start, end)` and bring it into view."""
        self.page.select(start, end)
        self.page.reveal(start, end)

    def clear_selection(self) -> None:
        """Select nothing; the caret stays."""
        self.page.select(self.page.caret(), self.page.caret())

    def reveal(self, start: int, end: int) -> None:
        """Scroll so that `[start, end)` is comfortably on the screen."""
        self.page.reveal(start, end)

    def cursor_rectangle(self, position: int) -> QRect:
        """Return where the caret before code point `position` would be, in this widget's pixels."""
        place = self.page.rows.caret(position)
        if place is None:
            return QRect()
        x, row = place
        corner = self.page.viewport().mapTo(self, QRect(0, 0, 1, 1).topLeft())
        y = row.top - self.page.scrolled
        return QRect(round(x) + corner.x(), round(y) + corner.y(), 2, round(row.bottom - row.top))

    def _select(self, span: Span | None) -> None:
        if span is not None:
            self.select(span.start, span.end)

    # --- finding ---

    def open_find(self) -> None:
        """Show the find bar, with the selected words in it when they are on one line."""
        span = self.selection()
        words = self._text[span.start : span.end] if span else ""
        if words and len(words) <= 100 and "\n" not in words:
            self.find_bar.words.setText(words)
        self.find_bar.show()
        self.find_bar.words.setFocus()
        self.find_bar.words.selectAll()
        self._find(self.find_bar.words.text())

    def close_find(self) -> None:
        """Hide the find bar and its highlights; the match that was shown stays selected."""
        self.find_bar.hide()
        self._matches.clear()
        self.page.viewport().update()
        self.page.setFocus()

    def find_next(self, step: int = 1) -> None:
        """Show the next match, or with -1 the previous one."""
        self._matches.step(step)
        self._show_match()

    def _find(self, words: str) -> None:
        span = self.selection()
        self._matches.search(words, near=span.start if span else self.caret())
        self._show_match()

    def _show_match(self) -> None:
        self.find_bar.show_count(self._matches.number, len(self._matches))
        self._select(self._matches.current)
        self.page.viewport().update()

    def _highlights(self, start: int, end: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        current = self._matches.current
        return self._matches.between(start, end), [(current.start, current.end)] if current else []
