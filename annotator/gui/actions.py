"""Menu actions are declared on the method that does the work, and built from there."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.gui.keymap import KeyMap, is_typed

Method = TypeVar("Method", bound=Callable[..., Any])

Need = Literal["", "article", "selection", "cue", "annotation", "words"]
"""What an action works on: nothing in particular, the open article, selected words, or what has the focus: a
cue, an annotation, an annotation of words."""

MENUS = ("File", "Edit", "Article", "Code", "View", "Help")
"""The menus in the order in which the menu bar shows them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a method says about the action that calls it.

    `submenu` is the name of one inside the menu that it stands in, with the others that name it.
    `keys` are the usual keys by their portable names; a person may have put others in their place. `in_text`
    limits them to the article; single keys never fire elsewhere, whatever is said here, so that none does
    while a field, a list or a button has the focus. `group` and `order` place it in its menu, groups apart.
    `needs` says what it works on: without that it is offered greyed.
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
    needs: Need = ""

    @property
    def caption(self) -> str:
        """Return the text without the signs that Qt puts a meaning into."""
        return self.text.replace("&", "").removesuffix("...")


@dataclass(frozen=True, slots=True)
class Made:
    """An action that is there: its name, what was declared, and what Qt knows of it."""

    name: str
    declared: Declared
    action: QAction


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
    needs: Need = "",
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
        needs=needs,
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


@runtime_checkable
class ShowsState(Protocol):
    """An owner of actions whose menu entries tell something: what is in force, what would be undone."""

    def show_state(self, actions: "Actions") -> None:
        """Tick, name or grey the entries, from now on."""


class Actions(QObject):
    """All actions of the window: built once from their owners, put into menus, found by name.

    The keys are those of `keymap`, and follow it. `text_area` is where keys of the text work.
    """

    def __init__(self, window: QWidget, text_area: QWidget, keymap: KeyMap | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._text_areas = [text_area]
        self._owners: list[object] = []  # Qt keeps no owner of a method that it calls
        self._made: dict[str, Made] = {}
        self._single: dict[str, list[QShortcut]] = {}
        self.keymap = keymap or KeyMap()
        self.keymap.changed.connect(self._bind_all)

    def add(self, owner: object) -> None:
        """Build the actions that `owner`'s methods declare."""
        self._owners.append(owner)
        for name, declared in declared_on(owner):
            self.keymap.declare(name, declared.keys)
            self._made[name] = Made(name, declared, self._make(owner, name, declared))
            self._bind(name)

    def add_text_area(self, area: QWidget) -> None:
        """Let the keys of the text work in one more place: another page, without the fields around it."""
        self._text_areas.append(area)
        for name, made in self._made.items():
            if made.declared.in_text:
                area.addAction(made.action)
            self._single[name] += [self._in_text(key, made.action, area) for key in self._typed(name)]

    def __getitem__(self, name: str) -> QAction:
        """Return the action of a method by the method's name."""
        return self._made[name].action

    def all(self) -> list[Made]:
        """Return every action, in menu order."""
        return sorted(self._made.values(), key=lambda made: _place(made.declared))

    def declared(self) -> list[Declared]:
        """Return every declaration, in menu order."""
        return [made.declared for made in self.all()]

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Put all actions into the menu bar and return the menus by name."""
        menus = {name: bar.addMenu(f"&{name}") for name in MENUS}
        last: dict[str, int] = {}
        for made in self.all():
            declared = made.declared
            menu = menus[declared.menu]
            if last.get(declared.menu, declared.group) != declared.group:
                menu.addSeparator()
            last[declared.menu] = declared.group
            _inside(menu, declared.submenu).addAction(made.action)
        return menus

    def show_states(self) -> None:
        """Let owners tell in the menus what is in force, now that every action is there."""
        for owner in self._owners:
            if isinstance(owner, ShowsState):
                owner.show_state(self)

    def _make(self, owner: object, name: str, declared: Declared) -> QAction:
        made = QAction(declared.text, self._window)
        made.setObjectName(name)
        made.setStatusTip(declared.tip or declared.text.replace("&", ""))
        made.setCheckable(declared.checkable)
        method = getattr(owner, name)
        if declared.checkable:
            made.toggled.connect(method)
        else:
            made.triggered.connect(lambda _checked=False: method())
        if declared.in_text:
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for place in self._text_areas if declared.in_text else [self._window]:
            place.addAction(made)
        return made

    def _bind_all(self) -> None:
        for name in self._made:
            self._bind(name)

    def _bind(self, name: str) -> None:
        """Give an action the keys that it has now; those that are typed too work in the text alone."""
        made, typed = self._made[name].action, self._typed(name)
        anywhere = [key for key in self.keymap.keys(name) if key not in typed]
        sequences = [QKeySequence.fromString(key) for key in anywhere]
        if made.shortcuts() != sequences:
            made.setShortcuts(sequences)
        for shortcut in self._single.pop(name, []):
            shortcut.setEnabled(False)  # Qt takes the state by position
            shortcut.deleteLater()
        self._single[name] = [self._in_text(key, made, area) for area in self._text_areas for key in typed]

    def _typed(self, name: str) -> list[str]:
        """Return the keys of an action that are typed too and that it does not have itself, but the text.

        Those are of actions for everywhere. On a Mac they are all: its menu bar is the system's, which
        takes keys wherever the keyboard is.
        """
        apart = sys.platform == "darwin" or not self._made[name].declared.in_text
        return [key for key in self.keymap.keys(name) if is_typed(key) and apart]

    def _in_text(self, key: str, made: QAction, area: QWidget) -> QShortcut:
        shortcut = QShortcut(QKeySequence.fromString(key), area)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(made.trigger)
        shortcut.setEnabled(made.isEnabled())
        made.enabledChanged.connect(shortcut.setEnabled)
        return shortcut


def _inside(menu: QMenu, submenu: str) -> QMenu:
    """Return the menu of that name inside of another one, made where it is not there yet; "" is itself."""
    if not submenu:
        return menu
    known = (one.menu() for one in menu.actions() if one.text() == submenu)
    return next((one for one in known if isinstance(one, QMenu)), None) or menu.addMenu(submenu)


def _place(declared: Declared) -> tuple[int, int, int]:
    return (MENUS.index(declared.menu), declared.group, declared.order)
