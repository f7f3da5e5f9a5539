"""The codebook in the menu: its editor."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from annotator.gui.actions import action
from annotator.gui.workspace import Workspace

if TYPE_CHECKING:
    from annotator.gui.codebook.window import CodebookWindow


class Codebooks:
    """What a person can do about the codes and what they ask of annotations."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        self._workspace = workspace
        self._parent = window
        self._editor: CodebookWindow | None = None
        workspace.codebook_wanted.connect(self._open_at)

    @action("Code&book...", menu="Code", keys=["Ctrl+Shift+B"], group=4, order=2)
    def codebook(self) -> None:
        """Write, order, merge, split and retire codes, and see how they were before."""
        self._open_at(self._workspace.code_in_hand)

    def _open_at(self, code: str) -> None:
        if self._editor is None:
            from annotator.gui.codebook.window import CodebookWindow

            self._editor = CodebookWindow(self._workspace, self._parent)
        self._editor.show()
        self._editor.activateWindow()
        if code:
            self._editor.show_code(code)
