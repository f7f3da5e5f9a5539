"""A concordance on the screen: one table of hits, or one beside the other for each outlet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.panels._search_model import CODES, DATE, HIT, LEFT, OUTLET, RIGHT, Hits
from annotator.gui.widgets.painting import paint_empty
from annotator.gui.widgets.plain import PlainLabel, one_line
from annotator.gui.widgets.side import FocusRing
from annotator.search import Row, by_outlet

NARROWEST = 420
"""Pixels that the list of one outlet needs."""
COLUMNS = 8
"""Outlets that get a list of their own; those with fewer hits share the last one."""
MEASURED = 200
"""Hits after whose length the width of their column is chosen."""
NO_OUTLET = "No outlet named"
_SAMPLES = {OUTLET: "The Morning Rampart", DATE: "0000-00-00", CODES: "LL, HE, AT"}
"""Texts that a column has room for."""
_WIDEST_HIT, _LEAST_CONTEXT, _GAP = 240, 90, 18


class HitTable(QTableView):
    """Hits that are walked with the arrows; several can be chosen.

    `opened` carries the row on which Enter was pressed or the mouse clicked twice, `peeked` that of the
    space bar; `key_pressed` a letter or digit, which may be the key of a code; `sort_wanted` a column.
    `ended` tells that a person has come to the end of the list.
    """

    opened = Signal(object)
    peeked = Signal(object)
    key_pressed = Signal(str)
    sort_wanted = Signal(int)
    menu_wanted = Signal(QPoint)
    left = Signal()
    ended = Signal()

    def __init__(self, model: Hits, *, name: str, outlets: bool = True, dates: bool = True) -> None:
        super().__init__()
        self.hits = model
        self.empty = ""
        self._ring = FocusRing(self)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegateForColumn(LEFT, _Left(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        self.verticalScrollBar().valueChanged.connect(self._look_for_end)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.rows[index.row()]))
        self.setColumnHidden(OUTLET, not outlets)
        self.setColumnHidden(DATE, not dates)
        self.setStyleSheet("QTableView::item { padding: 0 4px; }")
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(8)
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(self.font()).height() + 8)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.sort_wanted)
        model.modelReset.connect(self.fit)
        model.rowsInserted.connect(lambda _parent, first, _last: self.fit() if first < MEASURED else None)

    def chosen(self) -> list[int]:
        """Return the numbers of the chosen rows, ascending."""
        return sorted(index.row() for index in self.selectionModel().selectedRows(HIT))

    def choose(self, row: int) -> None:
        """Choose a row alone and bring it into view."""
        index = self.hits.index(row, HIT)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def current(self) -> Row | None:
        """Return the hit on which the keyboard is."""
        index = self.currentIndex()
        return self.hits.rows[index.row()] if index.isValid() else None

    def fit(self) -> None:
        """Give hits the room that they need, and the contexts the same on both sides."""
        metrics = QFontMetrics(self.font())
        room = self.viewport().width()
        used = 0
        for column, sample in _SAMPLES.items():
            if not self.isColumnHidden(column):
                short = column == CODES and self.isColumnHidden(DATE)
                width = metrics.horizontalAdvance("LL, HE" if short else sample) + _GAP
                self.setColumnWidth(column, width)
                used += width
        shown = (one_line(row.keyword[:80]) for row in self.hits.rows[:MEASURED])
        longest = max(map(metrics.horizontalAdvance, shown), default=0) * 1.1
        hit = round(min(max(longest, metrics.horizontalAdvance("Hit") + _GAP) + _GAP, _WIDEST_HIT))
        side = max((room - used - hit) // 2, _LEAST_CONTEXT)
        self.setColumnWidth(HIT, hit)
        self.setColumnWidth(LEFT, side)
        self.setColumnWidth(RIGHT, max(room - used - hit - side, _LEAST_CONTEXT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self.fit()

    def _look_for_end(self, value: int) -> None:
        if 0 < value == self.verticalScrollBar().maximum():
            self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, show on Space, leave upwards, offer a letter as a code's key; walk otherwise."""
        keys, modifiers = Qt.Key, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row = self.current()
        if row is not None and not modifiers and event.key() in (keys.Key_Return, keys.Key_Enter):
            self.opened.emit(row)
        elif row is not None and not modifiers and event.key() == keys.Key_Space:
            self.peeked.emit(row)
        elif event.key() == keys.Key_Up and self.currentIndex().row() <= 0 and not modifiers:
            self.left.emit()
        elif not modifiers and event.text().isprintable() and event.text().strip():
            self.key_pressed.emit(event.text())
        else:
            last = self.currentIndex().row() == len(self.hits.rows) - 1
            super().keyPressEvent(event)
            if last and event.key() in (keys.Key_Down, keys.Key_PageDown, keys.Key_End):
                self.ended.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or what is said when there is none."""
        super().paintEvent(event)
        if self.empty and not self.hits.rows:
            paint_empty(self, self.empty, above=16)


class _Left(QStyledItemDelegate):
    """Draws what stands before a hit: where it is too long, its beginning is left out."""

    def initStyleOption(  # noqa: N802  # Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave out at the left."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft


class Columns(QScrollArea):
    """The hits of each outlet in a list of their own, side by side; those with the most hits come first.

    `made` carries every new table, so that somebody listens to it.
    """

    made = Signal(object)

    def __init__(self, codes_of: Callable[[Row], str]) -> None:
        super().__init__()
        self._codes_of = codes_of
        self._columns: list[_Column] = []
        page = QWidget()
        self._across = QHBoxLayout(page)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Hits by outlet")
        self.setWidget(page)

    @property
    def tables(self) -> list[HitTable]:
        """The tables that are shown, from left to right."""
        return [column.table for column in self._columns]

    def replace(self, rows: Sequence[Row], *, settled: bool = False) -> None:
        """Show other rows, in their order.

        When it is `settled` which outlet comes first, the lists stay where they are, and where they were
        scrolled to.
        """
        first = [one.share.outlet for one in self._columns if not one.share.several] if settled else []
        found = shares(by_outlet(rows), first=first)
        old = {(one.share.outlet, one.share.several): one for one in self._columns} if settled else {}
        kept = [old.pop((share.outlet, share.several), None) for share in found]
        for gone in set(self._columns) - set(kept):
            gone.setParent(None)
            gone.deleteLater()
        self._columns = []
        for share, column in zip(found, kept, strict=True):
            self._put(share, column)

    def _put(self, share: "Share", column: "_Column | None") -> None:
        """Show a list to the right of those that are there."""
        shown = column or _Column(share, self._codes_of)
        self._across.insertWidget(len(self._columns), shown)
        self._columns.append(shown)
        shown.show_share(share)
        if column is None:
            self.made.emit(shown.table)


class _Column(QWidget):
    """One of the lists side by side, under its title."""

    def __init__(self, share: "Share", codes_of: Callable[[Row], str]) -> None:
        super().__init__()
        self.setMinimumWidth(NARROWEST)
        self._title = PlainLabel("", role="section", wrap=False)
        self._title.setContentsMargins(8, 3, 8, 3)
        model = Hits(codes_of)
        self.table = HitTable(model, name="Hits", outlets=share.several, dates=False)
        model.setParent(self.table)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self._title)
        down.addWidget(self.table, 1)

    def show_share(self, share: "Share") -> None:
        """Show what a list is called, and its rows."""
        self.share = share
        self._title.setText(f"{one_line(share.title)} · {len(share.rows):,}")
        self.table.setAccessibleName(f"Hits in {share.title}")
        self.table.hits.replace(share.rows)


@dataclass(frozen=True, slots=True)
class Share:
    """What one of the lists side by side is called and holds, and whether that is of `several` outlets."""

    title: str
    rows: Sequence[Row]
    outlet: str = ""
    several: bool = False


def shares(outlets: Mapping[str, Sequence[Row]], first: Sequence[str] = ()) -> list[Share]:
    """Return the lists: the outlets `first`, then others with the most hits; the last is for many others."""
    places = {outlet: place for place, outlet in enumerate(first)}
    ranked = sorted(outlets.items(), key=lambda item: (places.get(item[0], len(places)), -len(item[1])))
    alone = ranked[: COLUMNS - 1] if len(ranked) > COLUMNS else ranked
    rest = ranked[len(alone) :]
    found = [Share(outlet or NO_OUTLET, rows, outlet) for outlet, rows in alone]
    if rest:
        rows = [row for _outlet, some in rest for row in some]
        found.append(Share(f"{len(rest):,} other outlets", rows, several=True))
    return found
