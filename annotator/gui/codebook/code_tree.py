"""The tree of codes: walked, dragged and nested, with the mouse or with Alt and the arrows."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem

from annotator.coding.tree import Step, tree
from annotator.gui.widgets.marks import tag_of
from annotator.gui.widgets.painting import paint_empty
from annotator.gui.widgets.plain import as_tip
from annotator.gui.widgets.rows import ROW, Row, RowDelegate, row_height
from annotator.gui.widgets.side import FocusRing
from annotator.model import Code

CODE = Qt.ItemDataRole.UserRole + 1
"""The role under which an item has the id of its code."""
MIME = "application/x-framing-annotator-code"
_STEPS: dict[Qt.Key, Step] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Right: "in",
    Qt.Key.Key_Left: "out",
}


class LowRows(RowDelegate):
    """Draws rows of one line."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return what a row of one line needs."""
        return QSize(120, row_height(option.font, lines=1))


class CodeTree(QTreeWidget):
    """Shows codes and tells where a person wants one; it moves nothing itself.

    `step_wanted` carries the code and the step; `place_wanted` the code, the code to put it under ("": none)
    and the place in that group, counted without it.
    """

    chosen = Signal(str)
    step_wanted = Signal(str, str)
    place_wanted = Signal(str, str, int)
    retire_wanted = Signal()
    writing_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ring = FocusRing(self)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._shape: list[tuple[str, int]] = []
        self._filling = False
        self.empty = ""
        self.setAccessibleName("Codes")
        self.setAccessibleDescription("Alt with the arrows moves the chosen code")
        self.setHeaderHidden(True)
        self._delegate = LowRows(self)
        self.setItemDelegate(self._delegate)
        self.setIndentation(18)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.currentItemChanged.connect(self._choose)

    def show_codes(self, codes: Sequence[Code], uses: Mapping[str, int], *, chosen: str) -> None:
        """Show codes, retired ones among them in their places, and choose one; what was shut stays shut.

        Rows are kept where the tree is the same: this happens while one of them is being chosen, when what
        was typed for the code before is kept.
        """
        pairs = tree(codes)
        shape = [(code.id, depth) for code, depth in pairs]
        if shape != self._shape:
            self._shape = shape
            self._grow(pairs)
        self._delegate.see_tags((tag_of(code) for code, _depth in pairs), self.font())
        for code, _depth in pairs:
            _fill(self._items[code.id], code, uses.get(code.id, 0))
        self.choose(chosen if chosen in self._items else next(iter(self._items), ""))

    def _grow(self, pairs: Sequence[tuple[Code, int]]) -> None:
        """Make the rows anew."""
        shut = {key for key, item in self._items.items() if not item.isExpanded() and item.childCount()}
        at = self.verticalScrollBar().value()
        self._filling = True
        self.clear()
        self._items = {}
        heads: list[QTreeWidgetItem] = [self.invisibleRootItem()]
        for code, depth in pairs:
            del heads[depth + 1 :]
            item = QTreeWidgetItem(heads[-1])
            heads.append(item)
            self._items[code.id] = item
            _fill(item, code, 0)
        for key, item in self._items.items():
            item.setExpanded(key not in shut)
        self._filling = False
        self.verticalScrollBar().setValue(at)

    def choose(self, code: str) -> None:
        """Choose a code by its id and bring it into view."""
        item = self._items.get(code)
        if item is None:
            self.chosen.emit("")
            return
        if item is self.currentItem():
            self.chosen.emit(code)
        self.setCurrentItem(item)
        self.scrollToItem(item)

    def ids(self) -> list[str]:
        """Return the ids of the codes from top to bottom."""
        return list(self._items)

    def current(self) -> str:
        """Return the id of the chosen code; empty when there is none."""
        item = self.currentItem()
        return str(item.data(0, CODE)) if item is not None else ""

    def _choose(self, item: QTreeWidgetItem | None, _before: object) -> None:
        if not self._filling:
            self.chosen.emit(str(item.data(0, CODE)) if item is not None else "")

    # --- moving ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and the arrows, retire with Delete, write on Enter, walk otherwise."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = _STEPS.get(Qt.Key(event.key()))
        if held == Qt.KeyboardModifier.AltModifier and step is not None:
            self.step_wanted.emit(self.current(), step)
        elif event.key() == Qt.Key.Key_Delete:
            self.retire_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.writing_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mimeTypes(self) -> list[str]:  # noqa: N802  # Qt's name
        """Return what can be dropped here."""
        return [MIME]

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:  # noqa: N802  # Qt's name
        """Return what is dragged: the id of a code."""
        data = QMimeData()
        data.setData(MIME, QByteArray(str(items[0].data(0, CODE)).encode() if items else b""))
        return data

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802  # Qt's name
        """Drag the chosen row; Qt's own way would take it out of the tree where it was dropped."""
        item = self.currentItem()
        if item is None:
            return
        drag = QDrag(self)
        drag.setMimeData(self.mimeData([item]))
        drag.setPixmap(self.viewport().grab(self.visualItemRect(item)))
        drag.exec(Qt.DropAction.MoveAction)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the code would go, and refuse its own branch."""
        super().dragMoveEvent(event)
        code, (parent, _at) = _dragged(event), self.place_at(event.position().toPoint())
        if not code or self._is_below(parent, code):
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where the code is wanted; Qt itself moves nothing."""
        code, (parent, at) = (
            _dragged(event),
            self.place_at(event.position().toPoint(), without=_dragged(event)),
        )
        if code and not self._is_below(parent, code):
            event.acceptProposedAction()
            self.place_wanted.emit(code, parent, at)
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def place_at(self, point: QPoint, *, without: str = "") -> tuple[str, int]:
        """Return below which code, and as which of its group, something would be dropped at a point.

        The upper quarter of a row means before it, the lower one after it, the middle below it.
        """
        item = self.itemAt(point)
        if item is None:
            return "", self.topLevelItemCount()
        rect = self.visualItemRect(item)
        share = (point.y() - rect.top()) / max(1, rect.height())
        if 0.25 <= share <= 0.75:
            return str(item.data(0, CODE)), item.childCount()
        head = item.parent() or self.invisibleRootItem()
        group = [str(one.data(0, CODE)) for place in range(head.childCount()) if (one := head.child(place))]
        at = group.index(str(item.data(0, CODE))) + (share > 0.75)
        gone = without in group[:at]
        return str(head.data(0, CODE) or "") if item.parent() else "", at - gone

    def _is_below(self, code: str, head: str) -> bool:
        item = self._items.get(code)
        while item is not None:
            if item.data(0, CODE) == head:
                return True
            item = item.parent()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or what is said when there is none."""
        super().paintEvent(event)
        if self.empty and not self.topLevelItemCount():
            paint_empty(self, self.empty)


def _fill(item: QTreeWidgetItem, code: Code, uses: int) -> None:
    name = code.name or "Unnamed"
    state = "merged" if code.merged_into else "retired" if code.retired else ""
    row = Row(
        title=f"{name} · {state}" if state else name,
        tag=tag_of(code),
        slot=0 if code.retired else code.slot,
        line=None if code.retired else code.line,
        number=uses,
        key=code.key.upper(),
    )
    key = f", key {code.key}" if code.key else ""
    item.setData(0, ROW, row)
    item.setData(0, CODE, code.id)
    item.setText(0, name)  # what typing looks for
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{row.title}{key}, used {uses} times")
    item.setToolTip(0, as_tip("\n".join(part for part in (name, code.definition[:400]) if part)))


def _dragged(event: QDropEvent) -> str:
    return bytes(event.mimeData().data(MIME).data()).decode("utf-8", "replace")
