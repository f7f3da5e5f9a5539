"""What becomes of a key that somebody presses for an action or a code: taken, in the way, or not possible."""

from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from annotator.gui.article_view.keys import movement, page_movement
from annotator.gui.keymap import is_typed, normal, spoken
from annotator.gui.layouts import PLAIN, SHIFTED
from annotator.gui.palette.listing import Line
from annotator.gui.workspace import Workspace
from annotator.model import Code

_ALONE = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_unknown,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a key can be had; `owner` is who has it now, `said` what a person should know."""

    possible: bool
    owner: Line | None = None
    said: str = ""


def key_of(event: QKeyEvent) -> str:
    """Return the portable name of the key of an event, empty for Shift and the like alone.

    Shift is left out where it only makes the character: `?` is one key wherever it stands on a keyboard.
    """
    if event.key() in _ALONE:
        return ""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    if text.isprintable() and text and not text.isalpha() and text != " ":
        held &= ~Qt.KeyboardModifier.ShiftModifier
    return normal(QKeySequence(QKeyCombination(held, Qt.Key(event.key()))).toString())


def verdict(event: QKeyEvent, key: str, wanted: Line, lines: list[Line], workspace: Workspace) -> Verdict:
    """Judge a key for an action or a code; `lines` are all of them as they are now."""
    moves = movement(event) is not None or page_movement(event) is not None
    if moves or key in ("Tab", "Backtab", "Shift+Tab"):
        return Verdict(possible=False, said=f"{spoken(key)} moves through the text or the window.")
    if wanted.code is not None and (len(key) != 1 or not is_typed(key)):
        return Verdict(possible=False, said="The key of a code is one character, without Ctrl or Alt.")
    owner = next((line for line in lines if _has(line, key, workspace) and line != wanted), None)
    if owner is not None:
        says = f"{spoken(key)} is the key of “{owner.text}”."
        return Verdict(possible=True, owner=owner, said=f"{says} Take it from there, or press another key.")
    return Verdict(possible=True, said=elsewhere(key))


def _has(line: Line, key: str, workspace: Workspace) -> bool:
    if line.code is not None:
        return line.code.key.upper() == key
    return key in workspace.keymap.keys(line.name)


def elsewhere(key: str) -> str:
    """Say on which keyboards a single character cannot be typed without AltGr; nothing when on all."""
    if len(key) != 1:
        return ""
    lacking = [name for name in PLAIN if key.upper() not in PLAIN[name] | SHIFTED[name]]
    return (
        f"It needs AltGr, or is not there, on keyboards that are {' or '.join(lacking)}." if lacking else ""
    )


def with_key(code: Code, key: str) -> dict[str, object]:
    """Return the fields of a code that has a key now."""
    return {"key": key.lower()} if code.key.lower() != key.lower() else {}
