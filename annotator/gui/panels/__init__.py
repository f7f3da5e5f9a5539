"""The panels beside the text: one a file, each with a `PANEL`, found by looking into this package."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtWidgets import QWidget

from annotator.gui.coding import Coding
from annotator.gui.workspace import Workspace
from annotator.registry import members


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What the window needs to know of a panel.

    `id` is stable (the window state is kept by it); panels of one `area` are stacked (`left`, `right`) or
    tabbed below the first (`right-tabs`), by `order`. Those at the `bottom`, which are as wide as the window,
    are out of sight until the View menu brings them, or a corpus is opened for which something was written in
    them that is `unkept`.
    """

    id: str
    title: str
    area: Literal["left", "right", "right-tabs", "bottom"]
    order: int
    make: Callable[[Workspace, Coding], QWidget]
    unkept: Callable[[Workspace], bool] = lambda _workspace: False


@cache
def panels() -> tuple[Panel, ...]:
    """Return all panels, by area and order."""
    found = members(__name__, "PANEL", Panel)
    return tuple(sorted(found, key=lambda panel: (panel.area, panel.order)))
