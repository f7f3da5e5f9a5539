"""A sortable table of figures whose rows open into more rows; intervals are drawn beside their numbers."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from annotator.gui.theme import mix, of_palette
from annotator.gui.widgets.painting import paint_empty
from annotator.gui.widgets.side import FocusRing

SORT = Qt.ItemDataRole.UserRole + 1
"""The role under which a model gives what a cell is sorted by."""
INTERVAL = Qt.ItemDataRole.UserRole + 2
"""The role of an interval and what is in it: low, value and high, each 0 to 1."""

_PICTURE, _GAP = 108, 12


class IntervalDelegate(QStyledItemDelegate):
    """Draws a cell's interval on a line from 0 to 1, at the right of its text."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the text, then the picture of the interval."""
        super().paint(painter, option, index)
        interval = index.data(INTERVAL)
        if interval is None:
            return
        low, value, high = interval
        theme = of_palette(option.palette)
        room = QRectF(option.rect).adjusted(option.rect.width() - _PICTURE, 0, -_GAP, 0)
        middle = room.center().y() + 0.5

        def at(share: float) -> QPointF:
            return QPointF(room.left() + room.width() * share, middle)

        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(mix(theme.line, theme.text, 0.35)), 1))
        painter.drawLine(at(0), at(1))
        for end in (0, 1):
            painter.drawLine(at(end) - QPointF(0, 3), at(end) + QPointF(0, 3))
        painter.setPen(QPen(QColor(theme.text), 2))
        painter.drawLine(at(low), at(high))
        painter.setBrush(QColor(theme.text))
        painter.drawEllipse(at(value), 2.5, 2.5)
        painter.restore()

    @staticmethod
    def width() -> int:
        """Return how wide the picture is with the room around it."""
        return _PICTURE + _GAP


class FigureTree(QTreeView):
    """Rows that are walked with the arrows, opened with Right, and sorted by a click on a heading.

    `wanted` carries the index (of the model that was given) on which Enter was pressed or the mouse clicked
    twice. `empty` is the plain text that is shown when there is no row.
    """

    wanted = Signal(QModelIndex)
    menu_wanted = Signal(QPoint)

    def __init__(self, model: QAbstractItemModel, *, name: str) -> None:
        super().__init__()
        self.empty = ""
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSortRole(SORT)
        self._sorted.setSourceModel(model)
        self.setModel(self._sorted)
        self._ring = FocusRing(self)
        self.setAccessibleName(name)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSortingEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.customContextMenuRequested.connect(self.menu_wanted)
        self.doubleClicked.connect(lambda index: self.wanted.emit(self._sorted.mapToSource(index)))
        self.header().setSectionsMovable(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def chosen(self) -> QModelIndex:
        """Return the index of the chosen row in the model that was given; an invalid one for none."""
        index = self.currentIndex()
        return self._sorted.mapToSource(index.siblingAtColumn(0)) if index.isValid() else QModelIndex()

    def choose(self, index: QModelIndex) -> None:
        """Choose a row of the model that was given."""
        self.setCurrentIndex(self._sorted.mapFromSource(index))

    def is_open(self, index: QModelIndex) -> bool:
        """Say whether a row of the model that was given is opened."""
        return self.isExpanded(self._sorted.mapFromSource(index))

    def open(self, index: QModelIndex) -> None:
        """Open a row of the model that was given."""
        self.expand(self._sorted.mapFromSource(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Want the row on Enter, walk otherwise."""
        keys = Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter) and self.chosen().isValid():
            self.wanted.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or what is said when there is none."""
        super().paintEvent(event)
        if self.empty and self._sorted.rowCount() == 0:
            paint_empty(self, self.empty)

    def fit(self, samples: dict[int, str]) -> None:
        """Make columns as wide as their heading and a text each; the others keep their width."""
        metrics = QFontMetrics(self.font())
        for column, text in samples.items():
            heading = str(self.model().headerData(column, Qt.Orientation.Horizontal))
            width = max(metrics.horizontalAdvance(heading) + 24, metrics.horizontalAdvance(text) + 16)
            drawn = isinstance(self.itemDelegateForColumn(column), IntervalDelegate)
            self.setColumnWidth(column, width + (IntervalDelegate.width() if drawn else 0))
