"""What one row of a list says, and how it is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.gui.theme import Theme, of_palette
from annotator.gui.widgets.marks import badge_size, paint_badge, paint_line
from annotator.gui.widgets.plain import one_line, sized
from annotator.gui.widgets.tick import paint_tick
from annotator.model import LineStyle, State

ROW = Qt.ItemDataRole.UserRole
"""The role under which a model gives the `Row` of an index."""

_PAD, _GAP, _BOX, _INDENT, _SIGN = 12, 8, 14, 16, 11
LONGEST_TAG = 4
"""Letters of a tag that the other badges get as wide as; longer ones stand out."""
_KEY = 18
"""Least pixels of a key; numbers stand before that room, so that they are in one column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one row says. All text is plain and put on one line.

    `state` is how far a coder is, drawn as a circle that is empty, half full, full, or has a question mark.
    `tag` with `slot` is a badge, `filled` for what a person decided; `line` draws the line of the code below
    it. `done` and `open` are counts with a filled and a hollow sign, `number` is one without, `key` is drawn
    as on a keyboard. `checked` puts a check box first.
    `open_group` makes it the heading of a group, which is open or shut; `copies` puts two sheets at the end.
    `indent` is the depth in a tree, `spoken` what a screen reader says (the title when empty).
    `note` is small print at the end; a `quiet` row is one that cannot be chosen now.
    """

    title: str
    detail: str = ""
    state: State | None = None
    tag: str = ""
    slot: int = 0
    line: LineStyle | None = None
    filled: bool = False
    number: int = 0
    key: str = ""
    done: int | None = None
    open: int | None = None
    memo: bool = False
    copies: bool = False
    open_group: bool | None = None
    checked: bool | None = None
    strong: bool = False
    quiet: bool = False
    note: str = ""
    indent: int = 0
    spoken: str = ""
    tip: str = ""


def row_height(font: QFont, *, lines: int) -> int:
    """Return the height of rows with one or two lines of text in `font`."""
    height = QFontMetrics(font).height()
    return height + 17 if lines == 1 else height + QFontMetrics(sized(font, 0.92)).height() + 14


def box_room(rect: QRect, row: Row) -> QRect:
    """Return where a click means the check box of a row that is drawn in `rect`; nothing without a box."""
    if row.checked is None:
        return QRect()
    left = rect.left() + _PAD + row.indent * _INDENT
    return QRect(left - _PAD // 2, rect.top(), _BOX + _PAD, rect.height())


class RowDelegate(QStyledItemDelegate):
    """Draws rows; the model gives the `Row` of an index under `ROW`."""

    widest = ""
    """The widest tag of the list, as far as it was seen: all badges have the width of its one."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        _Drawing(painter, option, row, widest=self.widest).draw()
        painter.restore()

    def see_tags(self, tags: Iterable[str], font: QFont) -> bool:
        """Give all badges at least the width of those of some tags; say whether that is more than before."""
        former, usual = self.widest, (tag for tag in tags if len(tag) <= LONGEST_TAG)
        self.widest = max((former, *usual), key=lambda tag: badge_size(font, tag).width())
        return self.widest != former

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return what a row of two lines needs; the view decides."""
        return QSize(120, row_height(option.font, lines=2))


class _Drawing:
    """One row being drawn, from both ends towards the middle: `left` and `right` bound what is still free."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, *, widest: str) -> None:
        self.painter, self.row, self.widest = painter, row, widest
        self.rect = QRectF(option.rect)
        self.state = option.state
        self.theme: Theme = of_palette(option.palette)
        self.font = QFont(painter.font())
        self.small = sized(self.font, 0.92)
        self.left = self.rect.left() + _PAD + row.indent * _INDENT
        self.right = self.rect.right() - _PAD

    def draw(self) -> None:
        """Draw everything."""
        self._ground()
        self._lead()
        self._counts()
        if self.row.key:
            self._key_cap()
        elif self.row.number:
            self.right -= _KEY + _GAP
        if self.row.note:
            self._note()
        if self.row.number:
            self._number()
        if self.row.memo:
            self._memo_sign()
        if self.row.copies:
            self._copies_sign()
        self._texts()

    def _lead(self) -> None:
        """Draw what stands before the words."""
        if self.row.open_group is not None:
            self._triangle()
        if self.row.checked is not None:
            self._check_box()
        if self.row.state is not None:
            self._state_sign(self.row.state)
        if self.row.tag:
            self._badge()

    def _ground(self) -> None:
        if self.row.open_group is not None:
            self.painter.fillRect(self.rect, QColor(self.theme.panel))
        if self.state & QStyle.StateFlag.State_Selected:
            self.painter.fillRect(self.rect, QColor(self.theme.selection))
        elif self.state & QStyle.StateFlag.State_MouseOver:
            self.painter.fillRect(self.rect, QColor(self.theme.hover))
        if self.row.strong:
            stripe = QRectF(self.rect.left(), self.rect.top(), 3, self.rect.height())
            self.painter.fillRect(stripe, QColor(self.theme.accent))
        focus = QStyle.StateFlag.State_HasFocus
        if self.state & focus and not self.state & QStyle.StateFlag.State_Selected:
            self.painter.setPen(QPen(QColor(self.theme.accent), 1))
            self.painter.drawRect(self.rect.adjusted(0.5, 0.5, -0.5, -0.5))

    def _triangle(self) -> None:
        """Draw what shows that a group is open (downwards) or shut (to the right)."""
        middle = QPointF(self.left + 4, self.rect.center().y())
        right = ((-2.5, -4.5), (2.5, 0.0), (-2.5, 4.5))
        corners = [(y, x) for x, y in right] if self.row.open_group else right
        self.painter.setPen(QPen(QColor(self.theme.faint), 1.6))
        self.painter.drawPolyline([middle + QPointF(*at) for at in corners])
        self.left += 9 + _GAP

    def _check_box(self) -> None:
        box = QRectF(self.left, self.rect.center().y() - _BOX / 2, _BOX, _BOX)
        paint_tick(self.painter, box, self.theme, on=bool(self.row.checked))
        self.left += _BOX + _GAP

    def _state_sign(self, state: State) -> None:
        circle = QRectF(self.left, self.rect.center().y() - _SIGN / 2, _SIGN, _SIGN)
        ink, painter = QColor(self.theme.faint), self.painter
        painter.setPen(QPen(ink, 1.3))
        painter.setBrush(ink if state == "done" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if state == "started":
            painter.setBrush(ink)
            painter.drawPie(circle, -90 * 16, -180 * 16)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state == "done":
            painter.setPen(QPen(QColor(self.theme.page), 1.6))
            tick = ((2.8, 5.8), (4.8, 7.8), (8.4, 3.6))
            painter.drawPolyline([circle.topLeft() + QPointF(*at) for at in tick])
        if state == "discuss":
            painter.setFont(sized(self.font, 0.72, bold=True))
            painter.setPen(QColor(self.theme.text))
            painter.drawText(circle.adjusted(-2, -2, 2, 2), Qt.AlignmentFlag.AlignCenter, "?")
        self.left += _SIGN + _GAP

    def _badge(self) -> None:
        size = badge_size(self.font, self.row.tag).expandedTo(badge_size(self.font, self.widest))
        top = self.rect.center().y() - (size.height() + (6 if self.row.line else 0)) / 2
        place = QRectF(self.left, top, size.width(), size.height())
        paint_badge(self.painter, place, self.row.tag, self.row.slot, self.theme, filled=self.row.filled)
        if self.row.line:
            start = QPointF(place.left(), place.bottom() + 4)
            paint_line(
                self.painter, start, place.width(), self.row.line, slot=self.row.slot, theme=self.theme
            )
        self.left += size.width() + _GAP + 2

    def _counts(self) -> None:
        """Draw the counts, one below the other, each with its sign."""
        counts = [(n, filled) for n, filled in ((self.row.done, True), (self.row.open, False)) if n]
        height = QFontMetrics(self.small).height()
        top = self.rect.center().y() - height * len(counts) / 2
        widest = 0.0
        for place, (number, filled) in enumerate(counts):
            line = QRectF(self.left, top + place * height, self.right - self.left, height)
            widest = max(widest, self._count(line, number, filled=filled))
        self.right -= widest

    def _count(self, line: QRectF, number: int, *, filled: bool) -> float:
        sign = QRectF(line.right() - 8, line.center().y() - 4, 8, 8)
        self.painter.setPen(QPen(QColor(self.theme.faint), 1.2))
        self.painter.setBrush(QColor(self.theme.faint) if filled else Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(sign.adjusted(0.6, 0.6, -0.6, -0.6), 2, 2)
        self.painter.setFont(self.small)
        self.painter.setPen(QColor(self.theme.faint))
        text = f"{number:,}"
        room = line.adjusted(0, 0, -13, 0)
        self.painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        return QFontMetrics(self.small).horizontalAdvance(text) + 13.0 + _GAP

    def _key_cap(self) -> None:
        """Draw the key as it looks on a keyboard."""
        width = max(_KEY, QFontMetrics(self.small).horizontalAdvance(self.row.key) + 10)
        cap = QRectF(self.right - width, self.rect.center().y() - 9, width, 18)
        self.painter.setPen(QPen(QColor(self.theme.line), 1))
        self.painter.setBrush(QColor(self.theme.panel))
        self.painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        self.painter.setFont(self.small)
        self.painter.setPen(QColor(self.theme.faint))
        self.painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.row.key)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.right -= width + _GAP

    def _note(self) -> None:
        width = QFontMetrics(self.small).horizontalAdvance(self.row.note)
        room = QRectF(self.left, self.rect.top(), self.right - self.left, self.rect.height())
        self.painter.setFont(self.small)
        self.painter.setPen(QColor(self.theme.faint))
        self.painter.drawText(
            room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.row.note
        )
        self.right -= width + _GAP

    def _number(self) -> None:
        text = f"{self.row.number:,}"
        self.painter.setFont(self.small)
        self.painter.setPen(QColor(self.theme.faint))
        room = QRectF(self.left, self.rect.top(), self.right - self.left, self.rect.height())
        self.painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        self.right -= QFontMetrics(self.small).horizontalAdvance(text)

    def _memo_sign(self) -> None:
        """Draw a small sheet with two lines of writing."""
        sheet = QRectF(self.right - 11, self.rect.center().y() - 6, 10, 12)
        self.painter.setPen(QPen(QColor(self.theme.faint), 1.1))
        self.painter.drawRoundedRect(sheet, 1.5, 1.5)
        for y in (4.0, 7.5):
            start = sheet.topLeft() + QPointF(2.5, y)
            self.painter.drawLine(start, start + QPointF(5, 0))
        self.right -= 11 + _GAP

    def _copies_sign(self) -> None:
        """Draw two sheets, one upon the other."""
        self.painter.setPen(QPen(QColor(self.theme.faint), 1.1))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        below = QRectF(self.right - 8, self.rect.center().y() - 3, 8, 9)
        corner = below.topLeft() + QPointF(-3, 6)
        upper = [corner, corner + QPointF(0, -9), corner + QPointF(8, -9)]
        self.painter.drawRoundedRect(below, 1.5, 1.5)
        self.painter.drawPolyline(upper)
        self.right -= 11 + _GAP

    def _texts(self) -> None:
        width = max(0, round(self.right - self.left))
        bold = self.row.strong or self.row.open_group is not None
        title_font = sized(self.font, 1.0, bold=bold)
        title_height = QFontMetrics(title_font).height()
        detail_height = QFontMetrics(self.small).height() + 2 if self.row.detail else 0
        top = self.rect.center().y() - (title_height + detail_height) / 2
        title = QRectF(self.left, top, width, title_height)
        self._text(title, self.row.title, title_font, self.theme.faint if self.row.quiet else self.theme.text)
        if self.row.detail:
            detail = QRectF(self.left, top + title_height + 2, width, detail_height)
            self._text(detail, self.row.detail, self.small, self.theme.faint)

    def _text(self, room: QRectF, text: str, font: QFont, colour: str) -> None:
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(
            one_line(text[:400]), Qt.TextElideMode.ElideRight, round(room.width())
        )
        self.painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
