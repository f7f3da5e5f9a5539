"""Which keys move the caret over a read-only text; every other key is left to the window's actions."""

from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

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


def is_ours(event: QKeyEvent) -> bool:
    """Say whether the text itself answers a key: it moves the caret, copies, or selects everything."""
    others = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)
    return (
        movement(event) is not None
        or page_movement(event) is not None
        or any(event.matches(key) for key in others)
    )
