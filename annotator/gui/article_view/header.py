"""The lines around the headline that belong to no text: the metadata's headline, outlet, date, words."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextOption

from annotator.gui.article_view.display import safe
from annotator.gui.article_view.reading import Face, Setting
from annotator.gui.article_view.values import Header
from annotator.gui.theme import Theme

_LONGEST = 600
_AFTER_HEADLINE = 10.0
_BEFORE_RULE = 14.0
_AFTER_RULE = 6.0


@dataclass(frozen=True, slots=True)
class HeaderLines:
    """A header ready to be painted; `below` says that it stands under the text's own headline."""

    headline: str = ""
    details: str = ""
    below: bool = False

    def height(self, setting: Setting, width: float) -> float:
        """Return the pixels that the lines, the rule under them and the space around them take."""
        if not self.headline and not self.details:
            return 0.0
        lines = self._heights(setting, width)
        return sum(lines) + (_AFTER_HEADLINE if all(lines) else 0.0) + _BEFORE_RULE + _AFTER_RULE

    def _heights(self, setting: Setting, width: float) -> tuple[float, float]:
        return (
            _layout(self.headline, setting.headline, width)[1],
            _layout(self.details, setting.small, width)[1],
        )

    def paint(self, painter: QPainter, at: QPointF, setting: Setting, theme: Theme, width: float) -> None:
        """Paint the lines from the upper left corner `at` on."""
        headline, details = self._heights(setting, width)
        y = at.y()
        if headline:
            painter.setPen(QColor(theme.text))
            _layout(self.headline, setting.headline, width)[0].draw(painter, QPointF(at.x(), y))
            y += headline + (_AFTER_HEADLINE if details else 0.0)
        if details:
            painter.setPen(QColor(theme.faint))
            _layout(self.details, setting.small, width)[0].draw(painter, QPointF(at.x(), y))
            y += details
        if headline or details:
            painter.fillRect(QRectF(at.x(), round(y + _BEFORE_RULE), width, 1), QColor(theme.line))


def header_lines(header: Header, *, has_headline: bool) -> HeaderLines:
    """Return what of a header is painted for a text that has a headline of its own or not."""
    return HeaderLines(
        headline="" if has_headline else _plain(header.headline),
        details=_plain(header.details),
        below=has_headline,
    )


def _plain(line: str) -> str:
    """Return one safe line of bounded length."""
    line = safe(" ".join(line[: _LONGEST + 1].split()))
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _layout(text: str, face: Face, width: float) -> tuple[QTextLayout, float]:
    """Return plain text broken at words, and inside only those that no line could hold, with its height."""
    layout = QTextLayout(text, face.font)
    wrapping = QTextOption()
    wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrapping)
    layout.beginLayout()
    height = 0.0
    while text and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += face.pitch
    layout.endLayout()
    return layout, height
