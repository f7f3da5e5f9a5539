"""A read-only Qt text on which an article is set: its column, its margin, and where things are on it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import ceil

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QWidget

from annotator.gui.article_view import painter as paint
from annotator.gui.article_view.display import display
from annotator.gui.article_view.document import (
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    Sheet,
    build,
    headline_end,
    lanes_room,
    page_width,
)
from annotator.gui.article_view.gutter import MANY_TAGS, WIDEST, Gutter, gutter_width
from annotator.gui.article_view.header import HeaderLines, header_lines
from annotator.gui.article_view.index import MarkIndex
from annotator.gui.article_view.ink import Inks
from annotator.gui.article_view.reading import COMPACT_RIGHT, Setting
from annotator.gui.article_view.row import Row
from annotator.gui.article_view.rows import Rows
from annotator.gui.article_view.strip import Strip
from annotator.gui.article_view.values import Header
from annotator.gui.theme import Theme
from annotator.model import Zone

_NARROWEST = 160.0


class Paper(QTextEdit):
    """Sets one article in its column; all positions are code points of its canonical text."""

    laid_out = Signal()
    """The lines may have moved."""

    def __init__(
        self, index: MarkIndex, setting: Setting, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.index = index
        self.text = ""
        self._zones: Sequence[Zone] = ()
        self._header = Header()
        self._lines = HeaderLines()
        self._setting = setting
        index.lanes = setting.body.lanes
        self._theme = theme
        self._inks = Inks(theme)
        self._column = setting.column
        self._document: QTextDocument | None = None
        self._header_height = 0.0
        self._shown = display("")
        self._on_screen: tuple[tuple[float, int], list[Row]] | None = None
        self.alone = False
        """Whether what is beside it is not to scroll with it: it is set anew, or moved by itself."""
        self.gutter = Gutter(self, index, self.rows_between)
        self.strip = Strip(self, index, on_screen=self.span_on_screen, scroll_to=self.scroll_to)
        self._configure()
        self._build()
        self._restyle()

    def _configure(self) -> None:
        self.setFrameStyle(0)
        self.setReadOnly(True)
        # Keys are answered here; with Qt's own keyboard selection it would paint a caret of its own.
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollBar(self.strip)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._scroll_gutter)

    # --- what is shown ---

    def show_text(self, text: str, zones: Sequence[Zone], header: Header) -> None:
        """Show another text, from its top."""
        self.text, self._zones, self._header = text, zones, header
        self._shown = display(text)
        self.strip.show_length(len(text))
        with self.by_itself():
            self._build()
            self.verticalScrollBar().setValue(0)

    def show_header(self, header: Header) -> None:
        """Show other lines above the text."""
        if header != self._header:
            self._header = header
            self._rebuild()

    def show_setting(self, setting: Setting) -> None:
        """Set the same text in another type."""
        self._setting = setting
        self.index.lanes = setting.body.lanes
        self._restyle()
        self._column = self._fitting_column()
        self._rebuild()
        self._arrange()

    def show_theme(self, theme: Theme) -> None:
        """Show everything in other colours."""
        if theme != self._theme:
            self._theme, self._inks = theme, Inks(theme)
            self._restyle()
            self._rebuild()

    def show_map(self, *, shown: bool) -> None:
        """Show the map of the article, or a plain scroll bar in its place."""
        if shown == self.strip.plain:
            self.strip.plain = not shown
            self.strip.updateGeometry()
            self._fit()
            # The bar stands in a box of its own, which Qt lays out only when something else moves.
            self.strip.setFixedWidth(self.strip.sizeHint().width())

    def show_compact(self, setting: Setting, *, compact: bool) -> None:
        """Set the text as for a column beside others, with little margin and a narrow map, or as usual."""
        self.gutter.compact = self.strip.compact = compact
        self.strip.forget()
        self.strip.setFixedWidth(self.strip.sizeHint().width())
        self.show_setting(setting)

    def _restyle(self) -> None:
        self.gutter.setFont(self._setting.marks)
        self.gutter.restyle(self._inks)
        self.strip.show_theme(self._theme)
        self.verticalScrollBar().setSingleStep(round(self._setting.body.pitch))

    def _build(self) -> None:
        self._lines = header_lines(self._header, has_headline=headline_end(self.text, self._zones) > 0)
        height = self._header_height = self._lines.height(self._setting, self._column)
        sheet = Sheet(
            setting=self._setting,
            theme=self._theme,
            column=self._column,
            above=0.0 if self._lines.below else height,
            below_headline=lanes_room(self._setting.headline) + (height if self._lines.below else 0.0),
        )
        document = build(self._shown, self._zones, sheet)
        document.setParent(self)
        self._rows = Rows(document, self._shown.offsets, self._setting, bidi=self._shown.bidi)
        self.setLineWrapColumnOrWidth(page_width(self._column, self._setting))
        self.setDocument(document)
        document.documentLayout().documentSizeChanged.connect(self._laid_out)
        if self._document is not None:
            self._document.deleteLater()
        self._document = document
        self._laid_out()

    def _rebuild(self) -> None:
        """Set the text anew, with the caret, the selection and the first line on the screen as they were."""
        cursor = self.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        first = self._first_visible()
        with self.by_itself(), QSignalBlocker(self):
            self._build()
            cursor = QTextCursor(self.document())
            cursor.setPosition(anchor)
            cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
        row = self._rows.at(first) if first else None
        with self.by_itself():
            self.verticalScrollBar().setValue(round(row.top) - 4 if row else 0)
        self._laid_out()
        self.viewport().update()
        self.gutter.update()

    def _first_visible(self) -> int:
        """Return the first code point of the first whole line on the screen, 0 at the very top."""
        if self.scrolled < 4:
            return 0
        rows = self.rows_between(self.scrolled, self.scrolled + self.viewport().height())
        return next((row.start for row in rows if row.top >= self.scrolled - 1), 0)

    def _laid_out(self) -> None:
        self._rows.forget()
        self._on_screen = None
        self.strip.lines_moved()
        self.laid_out.emit()

    @contextmanager
    def by_itself(self) -> Iterator[None]:
        """Scroll, within this, without anything that is beside it."""
        former, self.alone = self.alone, True
        try:
            yield
        finally:
            self.alone = former

    # --- where things are ---

    @property
    def scrolled(self) -> float:
        """Return the height of the document that is above the upper edge."""
        return float(self.verticalScrollBar().value())

    @property
    def rows(self) -> Rows:
        """Return the geometry of the lines of text."""
        return self._rows

    @property
    def pitch(self) -> float:
        """Return the pixels from one line of text to the next."""
        return self._setting.body.pitch

    def rows_between(self, top: float, bottom: float) -> list[Row]:
        """Return the rows between two heights of the document, ready to be painted."""
        rows = self._rows.between(top, bottom)
        paint.ink_rows(rows, self._rows, self.index)
        return rows

    def rows_on_screen(self) -> Sequence[Row]:
        """Return the rows on the screen, without ink when they have not been painted yet.

        They are found once for each place to which the page is scrolled.
        """
        place = (self.scrolled, self.viewport().height())
        if self._on_screen is None or self._on_screen[0] != place:
            self._on_screen = place, self._rows.between(place[0], place[0] + place[1])
        return self._on_screen[1]

    def span_on_screen(self) -> tuple[float, float]:
        """Return the code points, with their fractions, between which the text is seen."""
        bar, top = self.verticalScrollBar(), self.scrolled
        first = self._position_at(top) if top > 0 else 0.0
        at_end = bar.value() >= bar.maximum()
        return first, float(len(self.text)) if at_end else self._position_at(top + self.viewport().height())

    def _position_at(self, height: float) -> float:
        """Return the code point, with its fraction, that stands for a height of the document."""
        for reach in (0.0, MARGIN_BOTTOM + self.pitch):
            above = [row for row in self._rows.between(height - reach, height) if row.top <= height]
            if above:
                return above[-1].position(height)
        return float(self._rows.block_start(height))

    def lay_out(self) -> None:
        """Find the place of every line now: Qt does it bit by bit while it is idle."""
        layout = self.document().documentLayout()
        size = layout.documentSize()
        # Asked for so, it is laid out without a word: the bar would go on with what Qt guessed at first.
        if abs(self.verticalScrollBar().maximum() + self.viewport().height() - size.height()) > 1:
            with self.by_itself():
                layout.documentSizeChanged.emit(size)

    def scroll_to(self, position: float) -> None:
        """Bring a code point, or a fraction of the way to the next one, to the upper edge."""
        bar = self.verticalScrollBar()
        row = self._rows.at(int(position)) if position >= 1 else None  # lays the text out as far as there
        height = row.height(position) if row else 0.0
        bar.setValue(bar.maximum() if position >= len(self.text) else round(height))

    def units(self, position: int) -> int:
        """Return where Qt counts the code point `position`."""
        return self._shown.offsets.to_units(min(max(position, 0), len(self.text)))

    def position_of(self, unit: int) -> int:
        """Return the code point of one of Qt's positions."""
        return self._shown.offsets.to_code_points(min(unit, self._shown.offsets.units))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle; only a window narrower than the column sets the text anew."""
        with self.by_itself():
            self._fit()
            super().resizeEvent(event)

    def _fit(self) -> None:
        column = self._fitting_column()
        if column != self._column:
            self._column = column
            self._rebuild()
        self._arrange()

    def _fitting_column(self) -> float:
        beside = self._gutter_width() + self.gutter.lane + page_width(0, self._setting)
        return min(self._setting.column, max(float(self._room() - beside), _NARROWEST))

    def compact_width(self, letters: int) -> int:
        """Return how wide a column beside others is with so many average letters a line."""
        beside = self.gutter.compact_width(letters) + self.gutter.lane + self.strip.compact_width
        return ceil(beside + MARGIN_LEFT + letters * self._setting.letter + COMPACT_RIGHT)

    def _gutter_width(self) -> int:
        if not self.gutter.compact:
            return gutter_width(self.width())
        beside = self.gutter.compact_width(0) + self.gutter.lane + page_width(0, self._setting)
        return self.gutter.compact_width((self._room() - beside) / self._setting.letter)

    def _room(self) -> int:
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def _arrange(self) -> None:
        """Put the column into the middle, as far as the margin has room for many tags beside it."""
        room, margin = self._room() - self.gutter.lane, self._gutter_width()
        left = max(MANY_TAGS, round((room - self._column) / 2) - MARGIN_LEFT)
        left = max(margin, min(left, room - page_width(self._column, self._setting)))
        self.setViewportMargins(left + self.gutter.lane, 0, 0, 0)
        if self.gutter.resize_margin(min(left, WIDEST)):
            self._rows.forget_marks()
        self.gutter.setGeometry(0, 0, left + self.gutter.lane, self.height())

    def _scroll_gutter(self, value: int) -> None:
        moved = round(self.gutter.scrolled) - value
        self.gutter.scrolled = float(value)
        self.gutter.scroll(0, moved)
