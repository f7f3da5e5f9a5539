"""A menu of codes to choose from, each with its key and a sample of its line."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu

from annotator.gui.widgets.marks import line_icon
from annotator.gui.widgets.plain import as_caption
from annotator.model import Code


def fill_code_menu(menu: QMenu, codes: Sequence[Code], choose: Callable[[Code], object]) -> None:
    """Put codes into a menu that is about to be shown; `choose` is called with the chosen one."""
    menu.clear()
    for code in codes:
        depth = "    " if code.parent else ""
        icon = line_icon(menu, code.line, code.slot, width=16)
        entry = menu.addAction(icon, depth + as_caption(code.name or code.tag))
        if code.key:
            entry.setText(f"{entry.text()}\t{as_caption(code.key.upper())}")
        entry.triggered.connect(lambda _checked=False, chosen=code: choose(chosen))
    if not codes:
        menu.addAction("The codebook has no code for this").setEnabled(False)
