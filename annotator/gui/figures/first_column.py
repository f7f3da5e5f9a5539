"""The first column of a table stays where it is while the others move sideways under it."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from annotator.gui.theme import of_palette

MOST = 0.5
"""Of the width of the table, that a column may take to be held: else there is too little room to read."""


class FirstColumn(QTableView):
    """Lies over a table and shows its first column once that would have moved out of sight.

    It has the rows, the selection and the sorting of the table; the keyboard stays with the table. The same
    cells are in both, so that it is for the eyes alone.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setAccessibleName(f"{table.accessibleName()}: first column")
        self._look_alike()
        self._connect()
        self.hide()

    def _look_alike(self) -> None:
        table, header = self._table, self.horizontalHeader()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(table.alternatingRowColors())
        self.setEditTriggers(table.editTriggers())
        self.setSelectionMode(table.selectionMode())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        table, header = self._table, self._table.horizontalHeader()
        own, theirs = self.verticalScrollBar(), table.verticalScrollBar()
        theirs.valueChanged.connect(own.setValue)
        own.valueChanged.connect(theirs.setValue)
        table.horizontalScrollBar().valueChanged.connect(lambda _value: self.place())
        header.sectionResized.connect(lambda _at, _before, _width: self.place())
        header.sortIndicatorChanged.connect(self._show_sorted)
        self.horizontalHeader().sectionClicked.connect(self._sort)
        table.model().modelReset.connect(self._hide_others)
        self.pressed.connect(lambda _index: table.setFocus(Qt.FocusReason.MouseFocusReason))
        self.clicked.connect(table.clicked)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the table when it gets another size."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    @property
    def covers(self) -> int:
        """Return the pixels at the left of the table under which its other columns are not seen."""
        return self.width() if self.isVisibleTo(self._table) else 0

    def is_held(self) -> bool:
        """Say whether the column stays in sight when the others are moved sideways."""
        table = self._table
        width, room = table.columnWidth(0), table.viewport().width()
        return not table.isRightToLeft() and 0 < width <= MOST * room

    def place(self) -> None:
        """Lie over the first column while that is out of sight."""
        table = self._table
        if not self.is_held() or table.horizontalScrollBar().value() == 0:
            self.hide()
            return
        viewport, width = table.viewport().geometry(), table.columnWidth(0)
        top = table.horizontalHeader().geometry().top()
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.horizontalHeader().setFixedHeight(table.horizontalHeader().height())
        self.setColumnWidth(0, width)
        self.setGeometry(QRect(viewport.left(), top, width, viewport.bottom() - top + 1))
        self.show()
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, and a line at the edge under which the others go."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        room = self.viewport().rect()
        painter.fillRect(room.right(), 0, 1, room.height(), QColor(of_palette(self.palette()).line))
        painter.end()

    def _hide_others(self) -> None:
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, column > 0)
        self.place()

    def _show_sorted(self, column: int, order: Qt.SortOrder) -> None:
        self.horizontalHeader().setSortIndicator(column, order)

    def _sort(self, _column: int) -> None:
        """Sort the table by this column, the other way round where it is already."""
        header = self._table.horizontalHeader()
        falling = (
            header.sortIndicatorSection() == 0 and header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        )
        header.setSortIndicator(0, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder)
