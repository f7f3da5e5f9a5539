"""A button that says what is chosen of many and opens a menu in which each can be ticked."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

from annotator.gui.widgets.combo import paint_arrow
from annotator.gui.widgets.plain import as_caption


class Several(QPushButton):
    """Any number of things; `changed` tells that a person ticked others, when the menu is closed."""

    changed = Signal()

    def __init__(self, name: str, nothing: str) -> None:
        """`name` says what is chosen here, `nothing` what the button says when nothing is."""
        super().__init__()
        self._name, self._nothing = name, nothing
        self._names: dict[str, str] = {}
        self._sets: dict[str, tuple[str, ...]] = {}
        self._chosen: tuple[str, ...] = ()
        self._menu = QMenu(self)
        self._menu.installEventFilter(self)
        self._menu.aboutToShow.connect(self._fill)
        self._menu.aboutToHide.connect(self._take)
        self.setMenu(self._menu)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._show()

    def offer(self, names: Mapping[str, str], sets: Mapping[str, Iterable[str]] | None = None) -> None:
        """Offer other things: their names by their ids; `sets` are ids that can be chosen at once.

        With such sets, all that is chosen can be let go at once, too.
        """
        self._names = dict(names)
        self._sets = {label: tuple(ids) for label, ids in (sets or {}).items()}
        self._show()

    def show_chosen(self, chosen: Iterable[str]) -> None:
        """Show what is chosen; what is not on offer stays chosen."""
        self._chosen = tuple(chosen)
        self._show()

    def chosen(self) -> tuple[str, ...]:
        """Return what is chosen, in the order of what is on offer, what is not on offer last."""
        return self._chosen

    def minimumSizeHint(self) -> QSize:
        """Return room for a word: what is longer is cut."""
        return QSize(96, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Return a size that does not depend on what is chosen."""
        return QSize(160, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame of a button, what is chosen from its left on, and an arrow."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        room = self.rect().adjusted(9, 0, -26, 0)
        shown = self.fontMetrics().elidedText(self._said(), Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, side | Qt.TextFlag.TextSingleLine, shown)
        painter.end()
        paint_arrow(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the menu open while entries are ticked with the mouse or with Space."""
        if watched is self._menu and self._ticks(event):
            action = self._menu.activeAction()
            if isinstance(action, QAction) and action.isCheckable():
                action.toggle()
                return True
        return super().eventFilter(watched, event)

    @staticmethod
    def _ticks(event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return event.text() == " "
        return event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent)

    def _fill(self) -> None:
        self._menu.clear()
        for label, ids in {self._nothing: (), **self._sets}.items() if self._sets else ():
            entry = self._menu.addAction(as_caption(label))
            entry.triggered.connect(lambda _checked=False, ids=ids: self._put(ids))
        if self._sets:
            self._menu.addSeparator()
        unknown = {one: one for one in self._chosen if one not in self._names}
        for key, name in {**self._names, **unknown}.items():
            entry = self._menu.addAction(as_caption(name))
            entry.setCheckable(True)
            entry.setChecked(key in self._chosen)
            entry.setData(key)

    def _take(self) -> None:
        """Take over what is ticked; also what was chosen with Enter, which closes the menu afterwards."""
        ticked = [str(entry.data()) for entry in self._menu.actions() if entry.isChecked()]
        self._put(ticked)

    def _put(self, chosen: Iterable[str]) -> None:
        wanted = tuple(chosen)
        if set(wanted) != set(self._chosen):
            self._chosen = wanted
            self._show()
            self.changed.emit()

    def _said(self) -> str:
        same = (label for label, ids in self._sets.items() if set(ids) == set(self._chosen))
        return next(same, "") or self._named()

    def _named(self) -> str:
        return ", ".join(self._names.get(one, one) for one in self._chosen) or self._nothing

    def _show(self) -> None:
        self.setText(as_caption(self._said()))
        self.setAccessibleName(f"{self._name}: {self._said()}")
