"""Sentences under one another, each with its outlet, and with the words of findings marked in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.gui.offsets import Offsets
from annotator.gui.theme import of_palette
from annotator.gui.widgets.plain import sized
from annotator.gui.widgets.side import FocusRing
from annotator.model import Span

_PAD, _ABOVE, _GAP = 14, 8, 2
_SAID = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it may be seen: whose it is, where it stands in its article, and its words, as many.

    `is_open` is True in the open article.
    """

    article: str
    outlet: str
    place: Span
    text: str
    is_open: bool = False


class SentenceModel(QAbstractListModel):
    """The sentences of a group; `marks` are words of findings, `chosen` those of the chosen one."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Said] = []
        self.marks: dict[str, tuple[Span, ...]] = {}
        self.chosen: dict[str, tuple[Span, ...]] = {}

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many sentences there are."""
        return 0 if parent.isValid() else len(self.said)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a sentence, or what is read and heard of it."""
        if not index.isValid() or index.row() >= len(self.said):
            return None
        said = self.said[index.row()]
        if role == _SAID:
            return said
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return f"{said.outlet}: {said.text}" if role in spoken else None

    def show(self, said: Sequence[Said], marks: Iterable[tuple[str, Span]]) -> None:
        """Show other sentences with the words of their findings marked."""
        self.beginResetModel()
        self.said, self.marks, self.chosen = list(said), _by_article(marks), {}
        self.endResetModel()

    def choose(self, words: Iterable[tuple[str, Span]]) -> None:
        """Mark the words of the chosen finding more strongly than all others."""
        self.chosen = _by_article(words)
        if self.said:
            self.dataChanged.emit(self.index(0), self.index(len(self.said) - 1))

    def within(self, said: Said, *, chosen: bool) -> list[Span]:
        """Return the marks in a sentence, code points of its text."""
        spans = (self.chosen if chosen else self.marks).get(said.article, ())
        return [
            Span(span.start - said.place.start, span.end - said.place.start)
            for span in spans
            if said.place.contains(span)
        ]


def _by_article(words: Iterable[tuple[str, Span]]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = {}
    for article, span in words:
        found.setdefault(article, []).append(span)
    return {article: tuple(sorted(set(spans))) for article, spans in found.items()}


class SentenceList(QListView):
    """Sentences that are walked with the arrows; `wanted` carries the row on Enter or a click."""

    wanted = Signal(int)

    def __init__(self, model: SentenceModel, *, name: str) -> None:
        super().__init__()
        self.empty = ""
        self._ring = FocusRing(self)
        self.setModel(model)
        self.setItemDelegate(_Delegate(self, model))
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.wanted.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the sentence on Enter and Space, walk otherwise."""
        keys = Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Space):
            if self.currentIndex().isValid():
                self.wanted.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the sentences out anew: their height depends on the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: SentenceList, model: SentenceModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a sentence at the width that there is."""
        said = index.data(_SAID)
        width = self._view.viewport().width()
        if not isinstance(said, Said):
            return QSize(width, 0)
        _layout, height = self._laid(said, option.font, width, marked=False)
        return QSize(width, round(self._head(option.font) + height + 2 * _ABOVE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the outlet, and below it the sentence with its marks."""
        said = index.data(_SAID)
        if not isinstance(said, Said):
            return
        theme = of_palette(option.palette)
        rect = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(rect, QColor(theme.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(theme.hover))
        if said.is_open:
            painter.fillRect(QRectF(rect.left(), rect.top() + 6, 3, rect.height() - 12), QColor(theme.accent))
        top = rect.top() + _ABOVE
        font = sized(option.font, 0.92, bold=True)
        painter.setFont(font)
        painter.setPen(QColor(theme.faint))
        room = QRectF(rect.left() + _PAD, top, rect.width() - 2 * _PAD, self._head(option.font))
        shown = QFontMetrics(font).elidedText(said.outlet, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, shown)
        painter.setPen(QColor(theme.text))
        layout, _height = self._laid(said, option.font, round(rect.width()), marked=True)
        layout.draw(painter, QPointF(room.left(), room.bottom()))
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    @staticmethod
    def _head(font: QFont) -> float:
        return QFontMetrics(sized(font, 0.92, bold=True)).height() + _GAP

    def _laid(self, said: Said, font: QFont, width: int, *, marked: bool) -> tuple[QTextLayout, float]:
        """Return the laid out words, and how high they are."""
        layout = QTextLayout(said.text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if marked:
            layout.setFormats(self._formats(said))
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(40, width - 2 * _PAD))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, height

    def _formats(self, said: Said) -> list[QTextLayout.FormatRange]:
        theme = of_palette(self._view.palette())
        offsets = Offsets(said.text)
        ranges = []
        for chosen, colour in ((False, theme.tied), (True, theme.focus_tint)):
            look = QTextCharFormat()
            look.setBackground(QColor(colour))
            if chosen:
                look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                look.setUnderlineColor(QColor(theme.accent))
            for span in self._model.within(said, chosen=chosen):
                one = QTextLayout.FormatRange()
                one.start = offsets.to_units(span.start)
                one.length = offsets.to_units(span.end) - one.start
                one.format = look
                ranges.append(one)
        return ranges
