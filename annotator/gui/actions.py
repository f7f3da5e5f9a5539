"""Menu actions are declared on the method that does the work, and built from there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

Method = TypeVar("Method", bound=Callable[..., Any])

MENUS = ("File", "Edit", "Article", "Code", "View", "Help")
"""The menus in the order in which the menu bar shows them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a method says about the action that calls it.

    `submenu` is the name of one inside the menu that it stands in, with the others that name it.
    `keys` are portable key names; `in_text` limits them to the article, so that single keys never fire while
    a field, a list or a button has the focus. `group` and `order` place it in its menu, groups apart.
    """

    text: str
    menu: str
    submenu: str = ""
    keys: tuple[str, ...] = ()
    in_text: bool = False
    group: int = 0
    order: int = 0
    tip: str = ""
    checkable: bool = False


def action(
    text: str,
    *,
    menu: str,
    submenu: str = "",
    keys: Iterable[str] = (),
    in_text: bool = False,
    group: int = 0,
    order: int = 0,
    tip: str = "",
    checkable: bool = False,
) -> Callable[[Method], Method]:
    """Declare that a method is carried out by a menu entry; a checkable one is called with its new state."""
    declared = Declared(
        text=text,
        menu=menu,
        submenu=submenu,
        keys=tuple(keys),
        in_text=in_text,
        group=group,
        order=order,
        tip=tip,
        checkable=checkable,
    )

    def mark(method: Method) -> Method:
        method.__dict__["declared_action"] = declared
        return method

    return mark


def declared_on(owner: object) -> list[tuple[str, Declared]]:
    """Return the names and declarations of all actions of an object, in menu order."""
    found = [
        (name, method.__dict__["declared_action"])
        for kind in type(owner).__mro__
        for name, method in vars(kind).items()
        if callable(method) and "declared_action" in getattr(method, "__dict__", {})
    ]
    return sorted(found, key=lambda pair: (pair[1].group, pair[1].order, pair[0]))


class Actions(QObject):
    """All actions of the window: built once from their owners, put into menus, found by name."""

    def __init__(self, window: QWidget, text_area: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._text_area = text_area
        self._made: dict[str, tuple[Declared, QAction]] = {}

    def add(self, owner: object) -> None:
        """Build the actions that `owner`'s methods declare."""
        for name, declared in declared_on(owner):
            made = self._make(owner, name, declared)
            self._made[name] = (declared, made)

    def __getitem__(self, name: str) -> QAction:
        """Return the action of a method by the method's name."""
        return self._made[name][1]

    def declared(self) -> list[Declared]:
        """Return every declaration, in menu order: what the key overview shows."""
        ranked = sorted(self._made.values(), key=lambda pair: _place(pair[0]))
        return [declared for declared, _ in ranked]

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Put all actions into the menu bar and return the menus by name."""
        menus = {name: bar.addMenu(f"&{name}") for name in MENUS}
        last: dict[str, int] = {}
        for declared, made in sorted(self._made.values(), key=lambda pair: _place(pair[0])):
            menu = menus[declared.menu]
            if last.get(declared.menu, declared.group) != declared.group:
                menu.addSeparator()
            last[declared.menu] = declared.group
            _inside(menu, declared.submenu).addAction(made)
        return menus

    def _make(self, owner: object, name: str, declared: Declared) -> QAction:
        made = QAction(declared.text, self._window)
        made.setObjectName(name)
        made.setShortcuts([QKeySequence.fromString(key) for key in declared.keys])
        made.setStatusTip(declared.tip or declared.text.replace("&", ""))
        made.setCheckable(declared.checkable)
        method = getattr(owner, name)
        if declared.checkable:
            made.toggled.connect(method)
        else:
            made.triggered.connect(lambda _checked=False: method())
        place = self._text_area if declared.in_text else self._window
        if declared.in_text:
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        place.addAction(made)
        return made


def _inside(menu: QMenu, submenu: str) -> QMenu:
    """Return the menu of that name inside of another one, made where it is not there yet; "" is itself."""
    if not submenu:
        return menu
    known = (one.menu() for one in menu.actions() if one.text() == submenu)
    return next((one for one in known if isinstance(one, QMenu)), None) or menu.addMenu(submenu)


def _place(declared: Declared) -> tuple[int, int, int]:
    return (MENUS.index(declared.menu), declared.group, declared.order)
