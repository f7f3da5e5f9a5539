"""The Edit menu: undo and redo of everything, across articles, and copying."""

from PySide6.QtWidgets import QApplication

from annotator.gui.actions import Actions, action
from annotator.gui.workspace import Workspace


class Edit:
    """Undo, redo and the clipboard."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def show_state(self, actions: Actions) -> None:
        """Say in the menu what would be undone and done again, from now on."""
        self._name(actions)
        self._workspace.undo_stack.indexChanged.connect(lambda _index: self._name(actions))

    def _name(self, actions: Actions) -> None:
        stack = self._workspace.undo_stack
        for name, can, text in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            shown = f"&{name.capitalize()} {text}".rstrip()
            actions[name].setText(shown if text else f"&{name.capitalize()}")
            actions[name].setEnabled(can)

    @action("&Undo", menu="Edit", keys=["Ctrl+Z"], group=0, order=0)
    def undo(self) -> None:
        """Take the last change back and show its place."""
        self._workspace.undo_stack.undo()

    @action("&Redo", menu="Edit", keys=["Ctrl+Y", "Ctrl+Shift+Z"], group=0, order=1)
    def redo(self) -> None:
        """Carry the change out again and show its place."""
        self._workspace.undo_stack.redo()

    @action(
        "&Copy the selected words",
        menu="Edit",
        keys=["Ctrl+C"],
        in_text=True,
        group=1,
        order=0,
        needs="selection",
    )
    def copy(self) -> None:
        """Put the selection's exact text on the clipboard, as it is in the article, masks included."""
        article, chosen = self._workspace.shown, self._workspace.here.selection
        if article is not None and chosen is not None:
            QApplication.clipboard().setText(article.text[chosen.start : chosen.end])
