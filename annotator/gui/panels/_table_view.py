"""The view of the annotation table: walked with the arrows by row and cell, several rows can be chosen."""

from collections.abc import Collection, Iterable
from itertools import groupby

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from annotator.gui.panels._table_model import CODE, AnnotationModel
from annotator.gui.theme import of_palette
from annotator.gui.widgets.marks import badge_size, paint_badge, tag_of
from annotator.gui.widgets.painting import paint_empty
from annotator.gui.widgets.side import FocusRing
from annotator.model import Annotation, Code

_SAMPLES = {
    "code": "MM Economic consequences",
    "coder": "Coder name",
    "outlet": "The Morning Rampart",
    "date": "0000-00-00",
    "flag": "to discuss",
    "modified": "0000-00-00 00:00",
}
"""Texts that a column has room for; the others share what is left."""
_SHARES = {"words": 4.0, "attributes": 3.0, "memo": 2.0, "headline": 2.0}
_LEAST, _ATTRIBUTE, _GAP = 110, 96, 18
"""Pixels: of a column that shares the rest, of an attribute at least, around a text."""


class AnnotationView(QTableView):
    """Rows of annotations; the cell that has the keyboard has a frame.

    `opened` carries the annotation on which Enter was pressed or the mouse clicked twice, `peeked` that of
    the space bar. `edit_wanted` tells of F2, `key_pressed` of a letter or digit, `sort_wanted` of a heading.
    """

    opened = Signal(object)
    peeked = Signal(object)
    edit_wanted = Signal()
    delete_wanted = Signal()
    key_pressed = Signal(str)
    sort_wanted = Signal(int)
    menu_wanted = Signal(QPoint)
    left = Signal()
    chosen_changed = Signal()

    def __init__(self, model: AnnotationModel, *, name: str) -> None:
        super().__init__()
        self.annotations = model
        self.empty = ""
        self._by_hand = False
        """Whether a person made columns wider or narrower: then they stay so."""
        self._fitting = False
        self._ring = FocusRing(self)
        self.setModel(model)
        self.setItemDelegate(_Cell(self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.rows[index.row()]))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.setStyleSheet("QTableView::item { padding: 0 4px; }")
        self._build_headers()

    def _build_headers(self) -> None:
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(8)
        rows.setDefaultSectionSize(QFontMetrics(self.font()).height() + 10)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sectionClicked.connect(self.sort_wanted)
        header.sectionResized.connect(lambda *_: self._remember_hand())
        # Headings are drawn with a look at every chosen row: that takes seconds when a great many are.
        header.setSelectionModel(QItemSelectionModel(self.annotations, header))

    # --- what is chosen ----------------------------------------------------------------------------------

    def current(self) -> Annotation | None:
        """Return the annotation on which the keyboard is."""
        index = self.currentIndex()
        return self.annotations.rows[index.row()] if index.isValid() else None

    def chosen(self) -> list[Annotation]:
        """Return the chosen annotations, as they stand in the table."""
        return [self.annotations.rows[row] for row in self.chosen_rows()]

    def chosen_rows(self) -> list[int]:
        """Return the numbers of the chosen rows, ascending."""
        ranges = self.selectionModel().selection().toList()
        return sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})

    def choose(self, row: int, column: int = -1) -> None:
        """Choose a row alone and bring it into view."""
        wanted = column if column >= 0 else max(self.currentIndex().column(), 0)
        index = self.annotations.index(row, min(wanted, len(self.annotations.columns) - 1))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def choose_all(self, rows: Iterable[int], *, current: int, column: int) -> None:
        """Choose rows, given ascending, and put the keyboard on one, without scrolling."""
        last = len(self.annotations.columns) - 1
        found = QItemSelection()
        for _run, pairs in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
            numbers = [row for _at, row in pairs]
            found.select(self.annotations.index(numbers[0], 0), self.annotations.index(numbers[-1], last))
        flags = QItemSelectionModel.SelectionFlag
        if current >= 0:
            at = self.annotations.index(current, min(max(column, 0), last))
            self.selectionModel().setCurrentIndex(at, flags.NoUpdate)
        self.selectionModel().select(found, flags.ClearAndSelect)

    # --- columns -----------------------------------------------------------------------------------------

    def fit(self, *, anew: bool = False) -> None:
        """Give the columns their usual shares, unless a person chose others; `anew` takes that back."""
        self._by_hand = self._by_hand and not anew
        if self._by_hand:
            return
        self._fitting = True
        for at, width in enumerate(self._widths()):
            self.setColumnWidth(at, width)
        self._fitting = False

    def _widths(self) -> list[int]:
        metrics, columns = QFontMetrics(self.font()), self.annotations.columns
        fixed = {
            at: metrics.horizontalAdvance(_SAMPLES[one.id]) + _GAP
            for at, one in enumerate(columns)
            if one.id in _SAMPLES
        }
        fixed |= {
            at: max(metrics.horizontalAdvance(one.heading) + 2 * _GAP, _ATTRIBUTE)
            for at, one in enumerate(columns)
            if one.attribute is not None
        }
        room = self.viewport().width() - sum(fixed.values())
        shares = sum(_SHARES.get(one.id, 0.0) for one in columns)
        heading = self.horizontalHeader().sectionSizeHint
        return [
            fixed.get(at) or max(int(room * _SHARES.get(one.id, 1.0) / shares), _LEAST, heading(at))
            for at, one in enumerate(columns)
        ]

    def _remember_hand(self) -> None:
        if not self._fitting:
            self._by_hand = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit()

    # --- keys --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, show, edit and delete; offer a letter as a code's key; walk otherwise."""
        keys, one = Qt.Key, self.current()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if one is not None and plain and self._carry_out(Qt.Key(event.key()), one):
            return
        if plain and event.key() == keys.Key_Up and self.currentIndex().row() <= 0:
            self.left.emit()
        elif plain and event.text().isprintable() and event.text().strip():
            self.key_pressed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _carry_out(self, key: Qt.Key, one: Annotation) -> bool:
        """Do what a key means on an annotation; say whether it means anything."""
        keys = Qt.Key
        if key in (keys.Key_Return, keys.Key_Enter):
            self.opened.emit(one)
        elif key == keys.Key_Space:
            self.peeked.emit(one)
        elif key == keys.Key_F2:
            self.edit_wanted.emit()
        elif key in (keys.Key_Delete, keys.Key_Backspace):
            self.delete_wanted.emit()
        else:
            return False
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or what is said when there is none."""
        super().paintEvent(event)
        if self.empty and not self.annotations.rows:
            paint_empty(self, self.empty)


class _Cell(QStyledItemDelegate):
    """Draws cells; that of the code with its tag, the one that has the keyboard with a frame."""

    def __init__(self, view: AnnotationView) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(  # noqa: N802  # Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave room for the tag of a code."""
        super().initStyleOption(option, index)
        if self._view.annotations.columns[index.column()].id == "code":
            option.text = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a cell."""
        super().paint(painter, option, index)
        if self._view.annotations.columns[index.column()].id == "code":
            self._paint_code(painter, option, index)
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.save()
            painter.setPen(QPen(QColor(of_palette(option.palette).accent), 1))
            painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -1.5, -1.5))
            painter.restore()

    def _paint_code(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        code = index.data(CODE)
        found = code if isinstance(code, Code) else None
        theme, tag = of_palette(option.palette), tag_of(found)
        size, room = badge_size(option.font, tag), QRectF(option.rect).adjusted(6, 0, -4, 0)
        badge = QRectF(room.left(), room.center().y() - size.height() / 2, size.width(), size.height())
        painter.save()
        painter.setFont(option.font)
        paint_badge(painter, badge, tag, found.slot if found is not None else 0, theme, filled=True)
        room.setLeft(badge.right() + 7)
        name = QFontMetrics(option.font).elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, max(int(room.width()), 0)
        )
        painter.setPen(QColor(theme.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, name)
        painter.restore()


def rows_of(model: AnnotationModel, keys: Collection[str]) -> list[int]:
    """Return where annotations are by their ids, ascending."""
    return sorted(at for at in map(model.place_of, keys) if at >= 0)
