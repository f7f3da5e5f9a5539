"""The hits of a search as they are listed: in one list or by outlet, in the order that is chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from annotator.gui.panels._search_model import SORTS, Hits
from annotator.gui.panels._search_table import Columns, HitTable
from annotator.search import Row, SortKey, sort_rows

THEN: dict[SortKey, tuple[SortKey, ...]] = {
    "left": ("left", "keyword", "right"),
    "keyword": ("keyword", "right"),
    "right": ("right", "keyword"),
    "outlet": ("outlet", "date"),
    "date": ("date", "outlet"),
    "article": ("article",),
}
"""By what hits are sorted that are equal in what a person chose."""


class Listing(QStackedWidget):
    """One table, or one of each outlet side by side; signals as those of `HitTable`.

    `more_wanted` tells that a person has come to the end of a list while there is `more`.
    """

    opened = Signal(object)
    peeked = Signal(object)
    key_pressed = Signal(str)
    sort_wanted = Signal(int)
    menu_wanted = Signal(QPoint)
    left = Signal()
    chosen_changed = Signal()
    more_wanted = Signal()

    def __init__(self, codes_of: Callable[[Row], str], *, tip: str) -> None:
        super().__init__()
        self._tip = tip
        self.model = Hits(codes_of)
        self.table = HitTable(self.model, name="Hits")
        self.columns = Columns(codes_of)
        self.split = False
        self.more = False
        """Whether there may be more hits than are listed."""
        self._settled = False
        """Whether it is known which outlets have the most hits, so that their lists stay where they are."""
        self._last = self.table
        for page in (self.table, self.columns):
            self.addWidget(page)
        self.columns.made.connect(self._listen)
        self._listen(self.table)

    def _listen(self, table: HitTable) -> None:
        table.setAccessibleDescription(self._tip)
        table.opened.connect(self.opened)
        table.peeked.connect(self.peeked)
        table.key_pressed.connect(self.key_pressed)
        table.sort_wanted.connect(self.sort_wanted)
        table.left.connect(self.left)
        table.ended.connect(self._ask_for_more)
        table.menu_wanted.connect(lambda at: self.menu_wanted.emit(table.viewport().mapToGlobal(at)))
        table.selectionModel().selectionChanged.connect(lambda *_: self._follow(table))

    def _follow(self, table: HitTable) -> None:
        """Hits are chosen in one table at a time."""
        if table.chosen():
            self._last = table
            for other in self.tables():
                if other is not table:
                    other.clearSelection()
        self.chosen_changed.emit()

    def _ask_for_more(self) -> None:
        if self.more:
            self.more = False
            self.more_wanted.emit()

    # --- what is shown -----------------------------------------------------------------------------------

    def tables(self) -> list[HitTable]:
        """Return the tables that are shown."""
        return self.columns.tables if self.split else [self.table]

    def rows(self) -> list[Row]:
        """Return all hits in the order of the list."""
        return self.model.rows

    def append(self, rows: Sequence[Row]) -> None:
        """List more hits; by outlet, that waits until somebody puts all of them in order."""
        self.model.append(rows)
        if self.split and not self.columns.tables:
            self.columns.replace(self.model.rows)

    def replace(self, rows: Sequence[Row], kept: Row | None = None) -> None:
        """List other hits; the one that was chosen, or else `kept`, is chosen again if it is among them."""
        kept = self.current() or kept
        focused = self.has_keyboard()
        more, self.more = self.more, False
        self.model.replace(rows)
        self.columns.replace(rows if self.split else (), settled=self._settled)
        self._settled = bool(rows)
        self._last = self.table
        self._choose(kept, focused=focused)
        self.more = more

    def show_split(self, *, split: bool) -> None:
        """List the hits of each outlet for themselves, or all together."""
        if split != self.split:
            kept, focused = self.current(), self.has_keyboard()
            self.split = split
            self.columns.replace(self.model.rows if split else ())
            self.setCurrentWidget(self.columns if split else self.table)
            self._last = self.table
            self._choose(kept, focused=focused)

    def show_order(self, key: str, *, backwards: bool) -> None:
        """Show in the headings what the hits are sorted by."""
        column = next((column for column, sort in SORTS.items() if sort == key), -1)
        order = Qt.SortOrder.DescendingOrder if backwards else Qt.SortOrder.AscendingOrder
        for table in self.tables():
            table.horizontalHeader().setSortIndicatorShown(column >= 0)
            table.horizontalHeader().setSortIndicator(column, order)

    # --- what is chosen ----------------------------------------------------------------------------------

    def active(self) -> HitTable:
        """Return the table with the keyboard, else the one in which something was chosen last."""
        shown = self.tables() or [self.table]
        focused = next((table for table in shown if table.hasFocus()), None)
        return focused or (self._last if self._last in shown else shown[0])

    def current(self) -> Row | None:
        """Return the hit on which the keyboard is."""
        return self.active().current()

    def chosen(self) -> list[Row]:
        """Return the hits that are chosen."""
        table = self.active()
        return [table.hits.rows[number] for number in table.chosen()]

    def has_keyboard(self) -> bool:
        """Say whether the keyboard is in a list."""
        return any(table.hasFocus() for table in self.tables())

    def take_keyboard(self) -> None:
        """Put the keyboard into the list, on its first hit if it was on none."""
        table = self.active()
        if table.hits.rows:
            if table.current() is None:
                table.choose(0)
            table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step(self) -> None:
        """Choose the next hit."""
        table = self.active()
        here = table.currentIndex().row()
        if 0 <= here < len(table.hits.rows) - 1:
            table.choose(here + 1)

    def _choose(self, row: Row | None, *, focused: bool) -> None:
        for table in self.tables():
            at = _place_of(row, table.hits.rows)
            if at >= 0:
                table.choose(at)
                self._last = table
                if focused:
                    table.setFocus()
                return
        if focused:
            self.take_keyboard()


def _place_of(wanted: Row | None, rows: Sequence[Row]) -> int:
    """Return where a row is; -1 when it is not there."""
    if wanted is None:
        return -1
    article = wanted.article  # comparing whole rows takes long where there are very many
    return next((at for at, one in enumerate(rows) if one.article == article and one == wanted), -1)


def in_order(rows: Sequence[Row], key: SortKey, *, backwards: bool) -> list[Row]:
    """Return rows sorted by what a person chose, from the other end if that is wanted."""
    found = sort_rows(rows, THEN[key])
    return found[::-1] if backwards else found
