"""Which keys call which actions: the usual ones, or those that a person chose on this machine."""

import re
import sys
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from annotator.gui.settings import Settings

_HELD = ("Ctrl+", "Alt+", "Meta+", "Shift+Ctrl+", "Shift+Alt+", "Shift+Meta+")
ON_A_MAC = {
    "Alt+Right": "Ctrl+Alt+Right",
    "Alt+Left": "Ctrl+Alt+Left",
    "Alt+Shift+Right": "Ctrl+Alt+Shift+Right",
    "Alt+Shift+Left": "Ctrl+Alt+Shift+Left",
    "Ctrl+Tab": "Meta+Tab",
    "Ctrl+Shift+Tab": "Meta+Shift+Tab",
    **{f"Alt+{digit}": f"Ctrl+Alt+{digit}" for digit in range(10)},
}
"""What a Mac needs for other things. Qt says Ctrl for its Cmd, Alt for its Option and Meta for its Control.

Option and an arrow go by words in every text there, and with Shift select them: nobody expects them to change
an annotation. Option and a digit type a character, # and € among them. Cmd and Tab are the system's.
"""

_FUNCTION = re.compile(r"(?:Shift\+)?F\d+")


class KeyMap(QObject):
    """The keys of every action by its name, as portable names such as `Ctrl+Shift+F`.

    What a person changed is kept in the settings under `keys`: a list for each action, empty for no key.
    """

    changed = Signal()

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self._settings = settings
        self._usual: dict[str, tuple[str, ...]] = {}
        self._own: dict[str, tuple[str, ...]] = _read(settings.get("keys", {}) if settings else {})

    def declare(self, name: str, keys: Iterable[str]) -> None:
        """Say which keys an action usually has."""
        self._usual[name] = tuple(map(usual, keys))

    def keys(self, name: str) -> tuple[str, ...]:
        """Return the keys that call an action now."""
        return self._own.get(name, self._usual.get(name, ()))

    def is_own(self, name: str) -> bool:
        """Say whether a person changed the keys of an action."""
        return name in self._own

    def users(self, key: str) -> tuple[str, ...]:
        """Return the names of the actions that a key calls now."""
        wanted = normal(key)
        return tuple(name for name in self._usual if wanted in self.keys(name))

    def singles(self) -> frozenset[str]:
        """Return the characters, in small letters, that call actions by themselves."""
        keys = (key for name in self._usual for key in self.keys(name))
        return frozenset(
            key.lower() if len(key) == 1 else " " for key in keys if key == "Space" or len(key) == 1
        )

    def set_keys(self, name: str, keys: Sequence[str]) -> None:
        """Give an action these keys; those that have one of them lose it."""
        wanted = tuple(dict.fromkeys(map(normal, keys)))
        for other in self._usual:
            kept = tuple(key for key in self.keys(other) if key not in wanted)
            if other != name and kept != self.keys(other):
                self._put(other, kept)
        self._put(name, wanted)
        self._keep()

    def reset(self, name: str) -> None:
        """Give an action its usual keys again; who was given one of them loses it."""
        self.set_keys(name, self._usual.get(name, ()))

    def reset_all(self) -> None:
        """Give every action its usual keys again."""
        self._own.clear()
        self._keep()

    def _put(self, name: str, keys: tuple[str, ...]) -> None:
        if keys == self._usual.get(name, ()):
            self._own.pop(name, None)
        else:
            self._own[name] = keys

    def _keep(self) -> None:
        if self._settings is not None:
            self._settings.put("keys", {name: list(keys) for name, keys in self._own.items()})
        self.changed.emit()


def normal(key: str) -> str:
    """Return the one portable name of a key, however it was written."""
    return QKeySequence.fromString(key).toString(QKeySequence.SequenceFormat.PortableText)


def usual(key: str) -> str:
    """Return the portable name that a usual key has on this system: on a Mac some keys are others."""
    name = normal(key)
    return ON_A_MAC.get(name, name) if sys.platform == "darwin" else name


def spoken(key: str) -> str:
    """Return the name of a key as this system writes it."""
    return QKeySequence.fromString(key).toString(QKeySequence.SequenceFormat.NativeText)


def is_typed(key: str) -> bool:
    """Say whether a key, alone or with Shift, means something to a field or a list that has the focus.

    That is every key but those with Ctrl, Alt or Meta, and the function keys.
    """
    name = normal(key)
    return bool(name) and not name.startswith(_HELD) and not _FUNCTION.fullmatch(name)


def _read(kept: dict[str, object]) -> dict[str, tuple[str, ...]]:
    return {
        str(name): tuple(normal(str(key)) for key in keys)
        for name, keys in kept.items()
        if isinstance(keys, list)
    }
