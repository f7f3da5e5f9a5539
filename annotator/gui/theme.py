"""The colours of the program in light and dark, and how they are laid over a Qt application."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, as `#RRGGBB`; `slots` are the six group colours, slot 1 first.

    `page` is what articles stand on, `panel` what surrounds them. On every tint (`focus_tint`, `selection`,
    `match`, the washes) `text` keeps a contrast of 7:1; the slots keep 3:1 on `page`.
    """

    name: str
    page: str
    panel: str
    text: str
    faint: str
    line: str
    accent: str
    on_accent: str
    focus_tint: str
    selection: str
    match: str
    match_current: str
    tied: str
    """Behind the sentences that say the same in several articles."""
    hover: str
    slots: tuple[str, str, str, str, str, str]
    wash: float
    """Share of the slot's colour in the wash behind marked words."""


STYLE = "Fusion"
STYLED = "has-its-style"
"""Property of a program that has its style: when one is set, PySide looks at all styles, 5 ms."""

LIGHT = Theme(
    name="light",
    page="#FFFFFF",
    panel="#F5F5F3",
    text="#1A1A1A",
    faint="#4F4F4F",
    line="#DADAD6",
    accent="#1F5F8B",
    on_accent="#FFFFFF",
    focus_tint="#FFE9A8",
    selection="#CCE1F5",
    match="#DDF2DE",
    match_current="#9ADBA4",
    tied="#E7EFF5",
    hover="#E9E9E5",
    slots=("#1A1A1A", "#BF891D", "#9059FF", "#00A6A6", "#734D28", "#006073"),
    wash=0.085,
)
DARK = Theme(
    name="dark",
    page="#1E1E1E",
    panel="#262626",
    text="#E9E7E4",
    faint="#C4C2BF",
    line="#3C3C3B",
    accent="#7DB4E3",
    on_accent="#10202C",
    focus_tint="#4A4220",
    selection="#23466B",
    match="#21412A",
    match_current="#2A5035",
    tied="#29333D",
    hover="#333332",
    slots=("#FFFFFF", "#FFB726", "#8CC6FF", "#318C7D", "#A455F2", "#D94800"),
    wash=0.115,
)
THEMES: dict[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK)}


def mix(base: str, colour: str, share: float) -> str:
    """Return `base` with `share` (0 to 1) of `colour` laid over it, as `#RRGGBB`."""
    pairs = zip(_channels(base), _channels(colour), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def wash(theme: Theme, slot: int) -> str:
    """Return the light tint behind words that carry a mark of `slot` (1 to 6)."""
    # Black and white tint more than any colour does at the same share.
    share = theme.wash * (0.7 if slot == 1 else 1.0)
    return mix(theme.page, theme.slots[slot - 1], share)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def palette(theme: Theme) -> QPalette:
    """Return the Qt palette of a theme, every role of which is set."""
    result = QPalette()
    roles = QPalette.ColorRole
    for role, colour in {
        roles.Window: theme.panel,
        roles.WindowText: theme.text,
        roles.Base: theme.page,
        roles.AlternateBase: mix(theme.page, theme.panel, 0.6),
        roles.Text: theme.text,
        roles.PlaceholderText: theme.faint,
        roles.Button: theme.panel,
        roles.ButtonText: theme.text,
        roles.BrightText: theme.text,
        roles.ToolTipBase: theme.page,
        roles.ToolTipText: theme.text,
        roles.Highlight: theme.selection,
        roles.HighlightedText: theme.text,
        roles.Accent: theme.accent,
        roles.Link: theme.accent,
        roles.LinkVisited: theme.accent,
        roles.Light: mix(theme.panel, "#FFFFFF", 0.1),
        roles.Midlight: theme.hover,
        roles.Mid: theme.line,
        roles.Dark: mix(theme.line, "#000000", 0.2),
        roles.Shadow: mix(theme.line, "#000000", 0.5),
    }.items():
        result.setColor(role, QColor(colour))
    dimmed = QColor(mix(theme.panel, theme.text, 0.5))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, role, dimmed)
    return result


def of_palette(current: QPalette) -> Theme:
    """Return the theme that goes with a palette: the dark one where the page is darker than the text."""
    page, text = current.color(QPalette.ColorRole.Base), current.color(QPalette.ColorRole.Text)
    return DARK if page.lightness() < text.lightness() else LIGHT


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole program the look of `theme`, the same on every system."""
    if not app.property(STYLED):
        app.setStyle(STYLE)
        app.setProperty(STYLED, True)  # noqa: FBT003  # Qt takes the value by position
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))


def style_sheet(theme: Theme) -> str:
    """Return the few rules that make Fusion calmer: flat bars, hairlines, room around words."""
    return _STYLE % {
        "page": theme.page,
        "panel": theme.panel,
        "text": theme.text,
        "faint": theme.faint,
        "line": theme.line,
        "accent": theme.accent,
        "on_accent": theme.on_accent,
        "selection": theme.selection,
        "hover": theme.hover,
        "strong": mix(theme.line, theme.text, 0.35),
    }


_STYLE = """
QToolTip { background: %(page)s; color: %(text)s; border: 1px solid %(strong)s; padding: 4px 6px; }
QMenuBar { background: %(panel)s; padding: 2px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: %(hover)s; }
QMenu { background: %(page)s; border: 1px solid %(line)s; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: %(selection)s; color: %(text)s; }
QMenu::item:disabled { color: %(faint)s; background: transparent; }
QMenu::separator { height: 1px; background: %(line)s; margin: 4px 8px; }
QStatusBar { background: %(panel)s; color: %(faint)s; border-top: 1px solid %(line)s; }
QStatusBar::item { border: 0; }
QToolBar { background: %(panel)s; border: 0; border-bottom: 1px solid %(line)s; padding: 3px; spacing: 3px; }
QMainWindow::separator, QSplitter::handle { background: %(line)s; width: 1px; height: 1px; }
QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
QDockWidget::title { background: %(panel)s; padding: 6px 10px; text-align: left; }
QLineEdit, QComboBox, QSpinBox, QPlainTextEdit[field="true"] {
  background: %(page)s; border: 1px solid %(line)s; border-radius: 5px; padding: 4px 7px;
  selection-background-color: %(selection)s; selection-color: %(text)s; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit[field="true"]:focus {
  border: 1px solid %(accent)s; }
QComboBox[drawn="true"]::drop-down { border: 0; width: 22px; }
QPushButton { background: %(page)s; border: 1px solid %(line)s; border-radius: 5px; padding: 5px 12px; }
QPushButton:hover { background: %(hover)s; }
QPushButton:pressed, QPushButton:checked { background: %(selection)s; border-color: %(accent)s; }
QPushButton:focus { border: 1px solid %(accent)s; }
QPushButton:default { background: %(accent)s; color: %(on_accent)s; border-color: %(accent)s; }
QPushButton:disabled { color: %(faint)s; background: %(panel)s; }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 3px 7px; }
QToolButton[word="true"] { padding: 0; }
QToolButton:hover { background: %(hover)s; }
QToolButton:checked, QToolButton:pressed { background: %(selection)s; }
QToolButton:focus { border-color: %(accent)s; }
QTreeView, QListView, QTableView { background: %(page)s; border: 0; outline: 0; }
QTreeView::item, QListView::item { padding: 3px 4px; }
QTreeView::item:hover, QListView::item:hover { background: %(hover)s; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected {
  background: %(selection)s; color: %(text)s; }
QHeaderView::section { background: %(panel)s; border: 0; border-bottom: 1px solid %(line)s;
  padding: 5px 7px; }
QTabBar::tab { padding: 6px 8px; border: 0; border-bottom: 2px solid transparent; color: %(faint)s; }
QTabBar::tab:selected { color: %(text)s; border-bottom-color: %(accent)s; }
QTabBar::tab:selected:focus { background: %(selection)s; }
QTabWidget::pane { border: 0; border-top: 1px solid %(line)s; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: %(line)s; border-radius: 4px; margin: 2px;
  min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: %(strong)s; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
