"""Units on which the coders of an article agreed: steps from one to the next, and the window that agrees."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from annotator.gui.actions import action
from annotator.gui.workspace import Workspace

if TYPE_CHECKING:
    from annotator.gui.samples.agreeing import AgreeOnUnits


class UnitSteps:
    """What the Code menu does with units."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        self._workspace = workspace
        self._parent = window
        self._window: AgreeOnUnits | None = None

    @action(
        "Agree on &units...",
        menu="Code",
        group=7,
        order=2,
        tip="Units that coders marked, side by side; what is the same is agreed at once",
    )
    def agree_on_units(self) -> None:
        """Compare the units that coders marked and agree on those to be coded."""
        if self._window is None:
            from annotator.gui.samples.agreeing import AgreeOnUnits

            self._window = AgreeOnUnits(self._workspace, self._parent)
        self._window.show()
        self._window.activateWindow()

    @action("Next unit", menu="Code", keys=["Alt+Down"], in_text=True, group=7, order=3, needs="article")
    def next_unit(self) -> None:
        """Go to the next unit on which the coders of this article agreed."""
        self._step(forward=True)

    @action("Previous unit", menu="Code", keys=["Alt+Up"], in_text=True, group=7, order=4, needs="article")
    def previous_unit(self) -> None:
        """Go to the unit before."""
        self._step(forward=False)

    def _step(self, *, forward: bool) -> None:
        workspace = self._workspace
        article, caret = workspace.article, workspace.here.caret
        units = workspace.corpus.units(article.id) if article is not None else None
        if units is None or not units.segments:
            workspace.told.emit("No units are agreed on in this article.")
            return
        ordered = sorted(units.segments, key=lambda part: part.start)
        beyond = [one for one in ordered if (one.start > caret if forward else one.start < caret)]
        if not beyond:
            workspace.told.emit("Round again, from the other end.")
        one = (beyond or ordered)[0 if forward else -1]
        workspace.focus.set("")
        workspace.revealed.emit(one.start, one.end)
        workspace.told.emit(f"Unit {ordered.index(one) + 1} of {len(ordered)}")
