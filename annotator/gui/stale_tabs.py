"""Tab bars that Qt leaves behind when the places of panels are restored or reset: it makes new ones."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar

NEAR = 2
"""Pixels by which a bar may stand beside its place."""


def hide_stale_tabs(window: QMainWindow) -> None:
    """Hide every bar of tabs that stands above none of its panels; the layout must have settled."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    docks = {dock.windowTitle(): dock for dock in window.findChildren(QDockWidget, options=direct)}
    for bar in window.findChildren(QTabBar, options=direct):
        named = (docks.get(bar.tabText(number)) for number in range(bar.count()))
        if bar.isVisible() and not any(_is_above(bar, dock) for dock in named if dock is not None):
            bar.hide()


def _is_above(bar: QTabBar, dock: QDockWidget) -> bool:
    if not dock.isVisible() or dock.isFloating():
        return False
    return abs(bar.x() - dock.x()) <= NEAR and abs(bar.geometry().bottom() + 1 - dock.y()) <= NEAR
