"""How a code looks in the text: its tag and its line, once in its colour and once in grey."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.theme import Theme, of_palette, wash
from annotator.gui.widgets.marks import badge_size, paint_badge, paint_line, tag_of
from annotator.model import Code

WORDS = "words"
_GAP = 8


def in_grey(theme: Theme) -> Theme:
    """Return a theme with the slots as they are printed without colour."""
    one, two, three, four, five, six = map(_grey, theme.slots)
    return replace(theme, slots=(one, two, three, four, five, six))


def _grey(colour: str) -> str:
    light = QColor(colour)
    value = round(0.2126 * light.red() + 0.7152 * light.green() + 0.0722 * light.blue())
    return f"#{value:02X}{value:02X}{value:02X}"


class LookSample(QWidget):
    """A tag and some marked words, in colour and beside it in grey."""

    def __init__(self) -> None:
        super().__init__()
        self._code = Code(id="")
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Sample")

    def show_code(self, code: Code) -> None:
        """Show the look of a code."""
        self._code = code
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for both samples."""
        return QSize(2 * self._width() + 2 * _GAP, max(26, self.fontMetrics().height() + 10))

    def minimumSizeHint(self) -> QSize:
        """Return the same as `sizeHint`: a sample is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: object) -> None:
        """Paint both."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = of_palette(self.palette())
        for place, look in enumerate((theme, in_grey(theme))):
            self._paint(painter, place * (self._width() + 2 * _GAP), look)
        painter.end()

    def _width(self) -> int:
        tag = badge_size(self.font(), "MMMM").width()
        return tag + _GAP + QFontMetrics(self.font()).horizontalAdvance(WORDS) + 4

    def _paint(self, painter: QPainter, left: float, theme: Theme) -> None:
        size = badge_size(self.font(), tag_of(self._code))
        top = (self.height() - size.height()) / 2
        tag = QRectF(left, top, size.width(), size.height())
        painter.setFont(self.font())
        paint_badge(painter, tag, tag_of(self._code), self._code.slot, theme, filled=True)
        metrics = QFontMetrics(self.font())
        words = QRectF(tag.right() + _GAP, (self.height() - metrics.height()) / 2 - 2, 0, metrics.height())
        words.setWidth(metrics.horizontalAdvance(WORDS))
        ground = wash(theme, self._code.slot) if 1 <= self._code.slot <= len(theme.slots) else theme.page
        painter.fillRect(words.adjusted(-2, 0, 2, 4), QColor(ground))
        painter.setPen(QColor(theme.text))
        painter.drawText(words, Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip, WORDS)
        start = QPointF(words.left(), words.bottom() + 2)
        paint_line(
            painter, start, words.width(), self._code.line, slot=self._code.slot, theme=theme, thick=True
        )
