"""Which sentences of an article others have too: numbers in the margin, a hatched bar beside the rest."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from annotator.gui.article_view.ink import readable_on, tag_height
from annotator.gui.article_view.row import Row
from annotator.gui.article_view.values import TieMark
from annotator.gui.theme import Theme, mix

BAR_LEFT, BAR_WIDTH = 1, 5
"""Where the bar of what is only here stands, in pixels from the left edge of the page."""

_AROUND = 4.0
_MOST = 2
"""Numbers that are written out where several sentences begin on one line."""
_PERIOD = 6
_HATCH = 96
"""Pixels of a tile of the bar along it, whole periods."""


class Ties:
    """The ties of one article, found by place."""

    def __init__(self, ties: Sequence[TieMark] = ()) -> None:
        self._ties = sorted(ties, key=lambda tie: tie.start)
        self._starts = [tie.start for tie in self._ties]

    def __iter__(self) -> Iterator[TieMark]:
        return iter(self._ties)

    def at(self, position: int) -> TieMark | None:
        """Return the tie of the sentence that holds a position."""
        number = bisect_right(self._starts, position) - 1
        return self._ties[number] if number >= 0 and position < self._ties[number].end else None

    def between(self, start: int, end: int) -> list[TieMark]:
        """Return the ties that `[start, end)` touches, in text order."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        return [tie for tie in self._ties[first : bisect_left(self._starts, end)] if tie.end > start]

    def numbered(self, row: Row) -> list[TieMark]:
        """Return the ties with a number whose sentences begin on a row."""
        first, last = bisect_left(self._starts, row.start), bisect_left(self._starts, row.end)
        return [tie for tie in self._ties[first:last] if tie.number is not None]


class TieLane:
    """How ties look in one theme: numbers in a round form, filled for the sentences of the current group."""

    def __init__(self, theme: Theme, font: QFont, *, ratio: float = 1.0) -> None:
        self._theme = theme
        self._font = font
        self._ratio = ratio
        self._height = tag_height(font)
        self._metrics = QFontMetricsF(font)
        self._tiles: dict[tuple[str, bool, bool], QPixmap] = {}
        self._hatches: dict[tuple[bool, bool], QPixmap] = {}
        self.width = ceil(self._width("88") + _AROUND)
        """Pixels of the margin that two digits need, and white space on both sides."""

    def fits(self, ratio: float) -> bool:
        """Say whether it was drawn for a screen of so many pixels a pixel."""
        return ratio == self._ratio

    def _width(self, label: str) -> float:
        return max(float(self._height), ceil(self._metrics.horizontalAdvance(label)) + 8.0)

    def box(self, row: Row, ties: Sequence[TieMark], *, right: float) -> QRectF:
        """Return where the numbers of the sentences that begin on a row stand; they end before `right`."""
        width, lane = self._width(_label(ties)), self.width - _AROUND
        left = right - _AROUND / 2 - (width + lane) / 2 if width < lane else right - _AROUND / 2 - width
        middle = row.baseline - row.face.x_height / 2
        return QRectF(round(left), round(middle - self._height / 2), width, self._height)

    def paint_numbers(self, painter: QPainter, box: QRectF, ties: Sequence[TieMark]) -> None:
        """Paint the numbers of the sentences that begin on a row."""
        key = _label(ties), any(tie.current for tie in ties), any(tie.by_hand for tie in ties)
        tile = self._tiles.get(key)
        if tile is None:
            tile = self._tiles[key] = self._make_number(*key)
        painter.drawPixmap(QPointF(box.x() - 1, box.y() - 1), tile)

    def _make_number(self, label: str, current: bool, by_hand: bool) -> QPixmap:  # noqa: FBT001 - a cache's key
        """Return a number: filled in the current group, and with a thick line where people decided."""
        width, theme = self._width(label), self._theme
        tile = self._blank(width + 2, self._height + 2)
        box = QRectF(1.6, 1.6, width - 1.2, self._height - 1.2)
        painter = QPainter(tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        fill = QColor(theme.accent if current else theme.page)
        painter.setBrush(fill)
        quiet = theme.faint if by_hand else mix(theme.page, theme.faint, 0.62)
        line = theme.text if by_hand and current else theme.accent if current else quiet
        painter.setPen(QPen(QColor(line), 1.8 if by_hand else 1.0))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(readable_on(fill) if current else QColor(theme.faint))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
        painter.end()
        return tile

    # --- only here ---

    def paint_bars(self, painter: QPainter, rows: Sequence[Row], ties: Ties) -> None:
        """Paint the bars beside the sentences on ascending rows that no other article has."""
        for tie in ties.between(rows[0].start, rows[-1].end) if rows else ():
            covered = [row for row in rows if tie.start < row.end and tie.end > row.start]
            if tie.only_here and covered:
                self._paint_bar(painter, covered[0].top + 1, covered[-1].bottom - 1, tie)

    def _paint_bar(self, painter: QPainter, top: float, bottom: float, tie: TieMark) -> None:
        """Paint one bar; its pattern hangs on heights of the document, so that scrolling keeps it."""
        key = tie.current, tie.by_hand
        tile = self._hatches.get(key)
        if tile is None:
            tile = self._hatches[key] = self._make_hatch(*key)
        y, end = round(top), round(bottom)
        while y < end:
            height = min(end - y, _HATCH - y % _HATCH)
            part = QRect(0, round(y % _HATCH * self._ratio), tile.width(), round(height * self._ratio))
            painter.drawPixmap(QRect(BAR_LEFT, y, BAR_WIDTH, height), tile, part)
            y += height

    def _make_hatch(self, current: bool, by_hand: bool) -> QPixmap:  # noqa: FBT001 - as above
        """Return a piece of a bar: strong in the current place, and between lines where people decided."""
        theme = self._theme
        tile = self._blank(BAR_WIDTH, _HATCH)
        painter = QPainter(tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if current else theme.faint), 2.0 if current else 1.3))
        for y in range(-_PERIOD, _HATCH + _PERIOD, _PERIOD):
            painter.drawLine(QPointF(-1, y + BAR_WIDTH + 1), QPointF(BAR_WIDTH + 1, y - 1))
        if by_hand:
            painter.fillRect(0, 0, 1, _HATCH, QColor(theme.faint))
            painter.fillRect(BAR_WIDTH - 1, 0, 1, _HATCH, QColor(theme.faint))
        painter.end()
        return tile

    def _blank(self, width: float, height: float) -> QPixmap:
        pixmap = QPixmap(round(width * self._ratio), round(height * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap


def _label(ties: Sequence[TieMark]) -> str:
    numbers = [str(tie.number) for tie in ties]
    return "·".join(numbers[:_MOST]) + ("…" if len(numbers) > _MOST else "")
