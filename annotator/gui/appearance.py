"""Which theme is in force: the person's choice, or that of the system."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.gui.theme import DARK, LIGHT, THEMES, Theme, apply


def use_theme(application: QApplication, name: str) -> None:
    """Give the program the look of the theme `light`, `dark`, or `system` (the system's own setting)."""
    apply(application, THEMES.get(name) or _of_system(application))


def _of_system(application: QApplication) -> Theme:
    dark = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT
