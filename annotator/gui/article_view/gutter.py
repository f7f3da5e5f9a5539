"""The margin at the left of the text: tags for what starts on each line, stripes for long marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from annotator.gui.article_view import tags
from annotator.gui.article_view.index import STRIPES, MarkIndex
from annotator.gui.article_view.ink import Inks, Look, tag_height
from annotator.gui.article_view.row import Margin, Row
from annotator.gui.article_view.tooltips import show_says, show_titles
from annotator.gui.article_view.values import TieMark
from annotator.gui.theme import LIGHT

if TYPE_CHECKING:  # most articles are read alone
    from annotator.gui.article_view.ties import TieLane, Ties

WIDTH, NARROW_WIDTH = 138, 90
"""Pixels the margin needs, and those it makes do with in a narrow view, for the sake of the text."""
USUAL_TAG = 28
"""Pixels of the widest tag in letters of the usual size."""
ONE_TAG, TWO_TAGS = 26, 38
"""Letters a line up to which a column beside others has room for one tag, and from which for two."""
MANY_TAGS, WIDEST = 190, 240
"""Pixels it takes before the text is put into the middle of a wider view, and at most."""
NARROW_VIEW, WIDE_VIEW = 460, 860
"""Pixels of a view up to which it is narrow, and from which it has room for the whole margin."""

_STRIPE_PITCH, _COMPACT_PITCH = 7.0, 4.0
_FIRST_STRIPE = 8.0
"""From the middle of the first stripe to the text."""
_BESIDE_STRIPES, _COMPACT_BESIDE, _EDGE = 6.0, 3.0, 4.0
_BETWEEN_ROWS = 2.5
_GAP = 2.0
_WIDE_TAG = "MO"
_AROUND = 120
"""Pixels above and below what is painted in which the rows of a stripe are looked for."""


def gutter_width(view: int) -> int:
    """Return the pixels that the margin needs in a view of a width."""
    share = (view - NARROW_VIEW) / (WIDE_VIEW - NARROW_VIEW)
    return round(NARROW_WIDTH + (WIDTH - NARROW_WIDTH) * min(max(share, 0.0), 1.0))


def compact_width(letters: float, tag: float = USUAL_TAG) -> int:
    """Return the pixels of a margin beside so many letters a line: stripes, and one `tag` or two."""
    share = min(max((letters - ONE_TAG) / (TWO_TAGS - ONE_TAG), 0.0), 1.0)
    return ceil(_EDGE + tag + share * (_GAP + tag) + _COMPACT_BESIDE + STRIPES * _COMPACT_PITCH)


class Gutter(QWidget):
    """Paints the margin for the inked rows that `rows_between(top, bottom)` returns."""

    activated = Signal(str)
    hovered = Signal(str)
    tie_activated = Signal(int)
    """The number of a sentence was chosen: where the sentence begins."""

    def __init__(
        self, parent: QWidget, index: MarkIndex, rows_between: Callable[[float, float], list[Row]]
    ) -> None:
        super().__init__(parent)
        self._index = index
        self._rows_between = rows_between
        self._inks = Inks(LIGHT)
        self._widths: dict[str, float] = {}
        self._metrics = QFontMetricsF(self.font())
        self._chip_width, self._row_pitch, self._height = 0.0, 0.0, 0
        self._margin_width = WIDTH
        self.ties: Ties | None = None
        """What other articles have too; None when there are no others."""
        self._tie_lane: TieLane | None = None
        self.compact = False
        """Whether stripes and tags make do with less room: in a column beside others."""
        self.scrolled = 0.0
        """Height of the document that is above the upper edge."""
        self.focused: str | None = None
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def restyle(self, inks: Inks) -> None:
        """Take over colours; the font is set like any widget's."""
        self._inks = inks
        self._height = tag_height(self.font())
        self._row_pitch = self._height + _BETWEEN_ROWS
        self._metrics = QFontMetricsF(self.font())
        self._chip_width = ceil(self._metrics.horizontalAdvance("+99")) + 3.0
        self._widths.clear()
        self._tie_lane = None
        self.update()

    @property
    def tie_lane(self) -> TieLane:
        """Return how ties look now, on this screen."""
        ratio = self.devicePixelRatioF()
        if self._tie_lane is None or not self._tie_lane.fits(ratio):
            from annotator.gui.article_view.ties import TieLane

            self._tie_lane = TieLane(self._inks.theme, self.font(), ratio=ratio)
        return self._tie_lane

    @property
    def lane(self) -> int:
        """Return the pixels between the stripes and the text that the numbers of ties take."""
        return 0 if self.ties is None else self.tie_lane.width

    @property
    def _stripe_pitch(self) -> float:
        return _COMPACT_PITCH if self.compact else _STRIPE_PITCH

    @property
    def _stripes_room(self) -> float:
        """Return the pixels that stripes need, and white space beside them."""
        return STRIPES * self._stripe_pitch + (_COMPACT_BESIDE if self.compact else _BESIDE_STRIPES)

    @property
    def _first_stripe(self) -> float:
        """Return the middle of the first stripe: beside the text, in a compact margin at the outer edge.

        There tags are next to the numbers, and what is white where nothing is long is the edge of a column.
        """
        if self.compact:
            return self.width() - self.lane - self._margin_width + STRIPES * self._stripe_pitch
        return self.width() - self.lane - _FIRST_STRIPE

    def compact_width(self, letters: float) -> int:
        """Return the pixels that a narrow margin needs, with tags as large as they are."""
        return compact_width(letters, max(self._tag_width(_WIDE_TAG), USUAL_TAG))

    def resize_margin(self, width: int) -> bool:
        """Take this many pixels beside the text, and say whether they were others before."""
        former, self._margin_width = self._margin_width, width
        return width != former

    # --- what stands beside a row ---

    def _margin(self, row: Row) -> Margin:
        if row.margin is None:
            row.margin = self._make_margin(row)
        return row.margin

    def _make_margin(self, row: Row) -> Margin:
        starting = self._index.starting(row.start, row.end)
        if not starting:
            return Margin([], [], None, ())
        without_line = self._without_line(row)
        shown = tags.collect(mark for mark in starting if mark.key not in without_line)
        widths = [self._tag_width(tag.label) for tag in shown]
        placed, chip = tags.place(
            widths,
            room=self._margin_width - self._stripes_room - _EDGE,
            rows=max(1, int(row.face.pitch / self._row_pitch)),
            gap=_GAP,
            chip=self._chip_width,
            hidden=len(without_line),
        )
        left_out = [key for tag in shown[len(placed) :] for key in tag.keys]
        return Margin(shown, placed, chip, (*left_out, *without_line))

    def _without_line(self, row: Row) -> list[str]:
        """Return the keys of the marks that start on a row and found neither a lane nor a stripe."""
        long = self._index.stripes(row.start, row.end)
        hidden = [mark.key for mark, lane in long if lane >= STRIPES and mark.start >= row.start]
        return [*(row.ink.hidden if row.ink else ()), *hidden]

    def _tag_width(self, label: str) -> float:
        width = self._widths.get(label)
        if width is None:
            width = self._widths[label] = max(ceil(self._metrics.horizontalAdvance(label)) + 7.0, 20.0)
        return width

    def _box(self, row: Row, placed: tags.Placed, width: float) -> QRectF:
        middle = row.baseline - row.face.x_height / 2 + placed.row * self._row_pitch
        before = self._stripes_room if self.compact else _EDGE
        left = self.width() - self.lane - self._margin_width + before + placed.x
        return QRectF(round(left), round(middle - self._height / 2), width, self._height)

    def _boxes(self, row: Row) -> list[tuple[QRectF, tags.Tag | None, tuple[str, ...]]]:
        """Return (box, tag, keys) of all beside a row, in document coordinates; the chip has no tag."""
        margin = self._margin(row)
        found: list[tuple[QRectF, tags.Tag | None, tuple[str, ...]]] = []
        for placed in margin.placed:
            tag = margin.tags[placed.number]
            found.append((self._box(row, placed, self._tag_width(tag.label)), tag, tag.keys))
        if margin.chip is not None:
            found.append((self._box(row, margin.chip, self._chip_width), None, margin.hidden))
        return found

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stripes and tags of the rows that need it."""
        area = event.rect()
        painter = QPainter(self)
        painter.fillRect(area, QColor(self._inks.theme.page))
        painter.setFont(self.font())
        painter.translate(0, -self.scrolled)
        top, bottom = area.top() + self.scrolled, area.bottom() + self.scrolled
        rows = self._rows_between(top - _AROUND, bottom + _AROUND)
        self._paint_stripes(painter, rows)
        near = [
            row for row in rows if row.depth + self._row_pitch >= top and row.top - self._height <= bottom
        ]
        for row in near:
            for box, tag, keys in self._boxes(row):
                if tag is None:
                    self._paint_chip(painter, box, keys)
                else:
                    self._paint_tag(painter, box, tag)
        self._paint_ties(painter, near)
        painter.end()

    def _paint_ties(self, painter: QPainter, rows: Sequence[Row]) -> None:
        if self.ties is None:
            return
        for row in rows:
            if found := self.ties.numbered(row):
                self.tie_lane.paint_numbers(painter, self._tie_box(row, found), found)

    def _tie_box(self, row: Row, ties: Sequence[TieMark]) -> QRectF:
        return self.tie_lane.box(row, ties, right=self.width())

    def ties_at(self, point: QPointF) -> list[TieMark]:
        """Return the ties whose number is at a point of the widget."""
        if self.ties is None or point.x() < self.width() - 2 * self.lane:
            return []
        place = QPointF(point.x(), point.y() + self.scrolled)
        for row in self._rows_between(place.y(), place.y()):
            found = self.ties.numbered(row)
            if found and self._tie_box(row, found).adjusted(-2, -2, 2, 2).contains(place):
                return found
        return []

    def _paint_stripes(self, painter: QPainter, rows: Sequence[Row]) -> None:
        if not rows:
            return
        for mark, lane in self._index.stripes(rows[0].start, rows[-1].end):
            covered = [row for row in rows if mark.start < row.end and mark.end > row.start]
            if lane < STRIPES and covered:
                x = self._first_stripe - lane * self._stripe_pitch
                look = Look(mark.slot, mark.line, mark.decided)
                if mark.key == self.focused:
                    tint = QRectF(x - 5, covered[0].top, 10, covered[-1].bottom - covered[0].top)
                    painter.fillRect(tint, QColor(self._inks.theme.focus_tint))
                self._inks.stripe(painter, look, x=x, top=covered[0].top, bottom=covered[-1].bottom)

    def _paint_tag(self, painter: QPainter, box: QRectF, tag: tags.Tag) -> None:
        if tag.by:
            self._paint_signature(painter, box, tag)
            return
        self._inks.tag(
            painter,
            box,
            label=tag.label,
            slot=tag.slot,
            decided=tag.decided,
            focused=self.focused in tag.keys,
        )

    def _paint_signature(self, painter: QPainter, box: QRectF, tag: tags.Tag) -> None:
        """Paint the tag of another coder's mark: without a box, over a thin line."""
        painter.setPen(QColor(self._inks.theme.faint))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tag.label)
        line = QRectF(box.left() + 2, box.bottom() - 1, box.width() - 4, 1)
        painter.fillRect(line, self._inks.colour(tag.slot))

    def _paint_chip(self, painter: QPainter, box: QRectF, hidden: Sequence[str]) -> None:
        focused = self.focused in hidden
        if focused:
            painter.fillRect(box, QColor(self._inks.theme.focus_tint))
        painter.setPen(QColor(self._inks.theme.text if focused else self._inks.theme.faint))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"+{len(hidden)}")

    # --- the mouse ---

    def keys_at(self, point: QPointF) -> tuple[str, ...]:
        """Return the keys of the marks whose tag, chip or stripe is at a point of the widget."""
        place = QPointF(point.x(), point.y() + self.scrolled)
        rows = self._rows_between(place.y() - 40, place.y() + 40)
        for row in rows:
            for box, _, keys in self._boxes(row):
                if box.adjusted(-2, -2, 2, 2).contains(place):
                    return keys
        return self._stripe_at(place, rows)

    def _stripe_at(self, place: QPointF, rows: Sequence[Row]) -> tuple[str, ...]:
        lane = round((self._first_stripe - place.x()) / self._stripe_pitch)
        near = [row for row in rows if row.top <= place.y() <= row.floor]
        if not near:
            return ()
        stripes = self._index.stripes(near[0].start, near[-1].end)
        return tuple(mark.key for mark, at in stripes if at == lane < STRIPES)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the sentence of a number, or a mark of a tag; again, the next of its marks."""
        if ties := self.ties_at(event.position()):
            self.tie_activated.emit(ties[0].start)
            return
        keys = [key for key in self.keys_at(event.position()) if self._may_have_focus(key)]
        if keys:
            following = (keys.index(self.focused) + 1) % len(keys) if self.focused in keys else 0
            self.activated.emit(keys[following])

    def _may_have_focus(self, key: str) -> bool:
        mark = self._index.get(key)
        return mark is not None and not mark.by

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say which mark the mouse is on."""
        keys = self.keys_at(event.position())
        chosen = keys or self.ties_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if chosen else Qt.CursorShape.ArrowCursor)
        self.hovered.emit(keys[0] if keys else "")

    def leaveEvent(self, _event: QEvent) -> None:
        """Say that the mouse is on no mark."""
        self.hovered.emit("")

    def event(self, event: QEvent) -> bool:
        """Show what the tag under the mouse stands for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            if ties := self.ties_at(QPointF(event.pos())):
                show_says(event, self, [tie.says for tie in ties])
                return True
            marks = [self._index.get(key) for key in self.keys_at(QPointF(event.pos()))]
            show_titles(event, self, [mark for mark in marks if mark is not None])
            return True
        return super().event(event)
