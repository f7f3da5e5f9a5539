"""Which keys move the caret over a read-only text; every other key is left to the window's actions."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QWidget

_Move = QTextCursor.MoveOperation
_Key = QKeySequence.StandardKey

MOVES: dict[QKeySequence.StandardKey, QTextCursor.MoveOperation] = {
    _Key.MoveToNextChar: _Move.Right,
    _Key.MoveToPreviousChar: _Move.Left,
    _Key.MoveToNextWord: _Move.WordRight,
    _Key.MoveToPreviousWord: _Move.WordLeft,
    _Key.MoveToNextLine: _Move.Down,
    _Key.MoveToPreviousLine: _Move.Up,
    _Key.MoveToStartOfLine: _Move.StartOfLine,
    _Key.MoveToEndOfLine: _Move.EndOfLine,
    _Key.MoveToStartOfBlock: _Move.StartOfBlock,
    _Key.MoveToEndOfBlock: _Move.EndOfBlock,
    _Key.MoveToStartOfDocument: _Move.Start,
    _Key.MoveToEndOfDocument: _Move.End,
}
EXTENSIONS: dict[QKeySequence.StandardKey, QTextCursor.MoveOperation] = {
    _Key.SelectNextChar: _Move.Right,
    _Key.SelectPreviousChar: _Move.Left,
    _Key.SelectNextWord: _Move.WordRight,
    _Key.SelectPreviousWord: _Move.WordLeft,
    _Key.SelectNextLine: _Move.Down,
    _Key.SelectPreviousLine: _Move.Up,
    _Key.SelectStartOfLine: _Move.StartOfLine,
    _Key.SelectEndOfLine: _Move.EndOfLine,
    _Key.SelectStartOfBlock: _Move.StartOfBlock,
    _Key.SelectEndOfBlock: _Move.EndOfBlock,
    _Key.SelectStartOfDocument: _Move.Start,
    _Key.SelectEndOfDocument: _Move.End,
}
PAGES: dict[QKeySequence.StandardKey, tuple[int, QTextCursor.MoveMode]] = {
    _Key.MoveToNextPage: (1, QTextCursor.MoveMode.MoveAnchor),
    _Key.MoveToPreviousPage: (-1, QTextCursor.MoveMode.MoveAnchor),
    _Key.SelectNextPage: (1, QTextCursor.MoveMode.KeepAnchor),
    _Key.SelectPreviousPage: (-1, QTextCursor.MoveMode.KeepAnchor),
}
"""Direction, and whether the selection is extended."""


def movement(event: QKeyEvent) -> tuple[QTextCursor.MoveOperation, QTextCursor.MoveMode] | None:
    """Return how a key moves the caret, None when it does not."""
    for table, mode in (
        (MOVES, QTextCursor.MoveMode.MoveAnchor),
        (EXTENSIONS, QTextCursor.MoveMode.KeepAnchor),
    ):
        for key, operation in table.items():
            if event.matches(key):
                return operation, mode
    return None


def page_movement(event: QKeyEvent) -> tuple[int, QTextCursor.MoveMode] | None:
    """Return (1 for down, -1 for up; mode) for a key that moves by a screenful, None for others."""
    return next((move for key, move in PAGES.items() if event.matches(key)), None)


def is_ours(event: QKeyEvent, widget: QWidget) -> bool:
    """Say whether the text in `widget` itself answers a key: it moves the caret, copies, or selects all.

    A key that is a shortcut there is never the text's own, whatever the system takes it for: on X11, Ctrl+E
    is the end of the line.
    """
    others = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)
    known = (
        movement(event) is not None
        or page_movement(event) is not None
        or any(event.matches(key) for key in others)
    )
    return known and not is_shortcut(event, widget)


def is_shortcut(event: QKeyEvent, widget: QWidget) -> bool:
    """Say whether a key is, or begins, an enabled shortcut while `widget` has the keyboard."""
    typed = event.keyCombination()
    plain = QKeySequence(
        QKeyCombination(typed.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier, typed.key())
    )
    return any(
        plain.matches(sequence) != QKeySequence.SequenceMatch.NoMatch for sequence in _shortcuts(widget)
    )


def _shortcuts(widget: QWidget) -> Iterator[QKeySequence]:
    """Yield the key sequences that are shortcuts while `widget` has the keyboard."""
    window = widget.window()
    for action in window.findChildren(QAction):
        if action.isEnabled() and _reaches(action.shortcutContext(), action.associatedObjects(), widget):
            yield from action.shortcuts()
    for shortcut in window.findChildren(QShortcut):
        if shortcut.isEnabled() and _reaches(shortcut.context(), [shortcut.parent()], widget):
            yield from shortcut.keys()


def _reaches(context: Qt.ShortcutContext, owners: Sequence[QObject | None], widget: QWidget) -> bool:
    """Say whether a shortcut of these owners works while `widget` has the keyboard."""
    if context == Qt.ShortcutContext.WidgetShortcut:
        return widget in owners
    if context == Qt.ShortcutContext.WidgetWithChildrenShortcut:
        return any(
            isinstance(owner, QWidget) and (owner is widget or owner.isAncestorOf(widget)) for owner in owners
        )
    return True
