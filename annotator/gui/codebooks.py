"""The codebook in the menu: its editor, what it asks to be looked at again, examples taken from the text."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from annotator import edits
from annotator.coding.concealing import BLOCK
from annotator.gui.actions import action
from annotator.gui.codebook.due import Due, DueButton
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Code

if TYPE_CHECKING:
    from annotator.gui.codebook.look_again import LookAgain
    from annotator.gui.codebook.window import CodebookWindow

LONGEST_EXAMPLE = 300
"""Code points of the text that are taken as an example."""


class Codebooks:
    """What a person can do about the codes and about what they ask of annotations."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        self._workspace = workspace
        self._parent = window
        self._editor: CodebookWindow | None = None
        self._list: LookAgain | None = None
        self._offered: tuple[QAction, ...] = ()
        self.due = Due(workspace)
        workspace.codebook_wanted.connect(self._open_at)
        workspace.changed.connect(self._follow)

    @action("Code&book...", menu="Code", keys=["Ctrl+Shift+B"], group=5, order=2)
    def codebook(self) -> None:
        """Write, order, merge, split and retire codes, and see how they were before."""
        self._open_at(self._workspace.code_in_hand)

    @action("&Look again...", menu="Code", keys=["F7"], group=5, order=6)
    def look_again(self) -> None:
        """List your annotations whose code was changed, merged or retired since."""
        if self._list is None:
            from annotator.gui.codebook.look_again import LookAgain

            self._list = LookAgain(self._workspace, self.due, self._parent)
        self._list.show()
        self._list.activateWindow()

    @action("Take as an example", menu="Code", keys=["+"], in_text=True, group=5, order=7)
    def take_example(self) -> None:
        """Add the selected words, or the focused annotation, to the examples of the code in hand."""
        self._take("examples")

    @action("Take as a counter-example", menu="Code", keys=["-"], in_text=True, group=5, order=8)
    def take_counter_example(self) -> None:
        """Add the selected words, or the focused annotation, to what the code in hand is not for."""
        self._take("counter_examples")

    def offer(self, actions: Iterable[QAction]) -> None:
        """Offer actions of others in the editor, too: codebooks that come from elsewhere or go there."""
        self._offered = tuple(actions)

    def quiet_line(self) -> QToolButton:
        """Return a new button that says how many annotations have to be looked at again, and lists them."""
        button = DueButton(self.due)
        button.clicked.connect(lambda _checked: self.look_again())
        return button

    def _open_at(self, code: str) -> None:
        if self._editor is None:
            from annotator.gui.codebook.window import CodebookWindow

            self._editor = CodebookWindow(self._workspace, self._parent)
            self._editor.side.offer(self._offered)
            self._editor.side.add_quietly(self.quiet_line())
        self._editor.show()
        self._editor.activateWindow()
        if code:
            self._editor.show_code(code)

    def _follow(self, what: Changed) -> None:
        """Remember which code was put on words last; those of whole articles have none to take."""
        if what.change is None or not what.touches("annotations"):
            return
        for put in what.change.puts:
            after, before = put.after, put.before
            if not isinstance(after, Annotation) or after.deleted or not after.target:
                continue
            if not self._workspace.here.holds(after):
                continue
            if not isinstance(before, Annotation) or before.code != after.code:
                self._workspace.code_in_hand = after.code

    def _take(self, field: Literal["examples", "counter_examples"]) -> None:
        workspace = self._workspace
        code, words = self._example()
        if code is None:
            workspace.told.emit("Use or choose a code first: the example is added to it.")
            return
        if not words:
            workspace.told.emit("Select words first: W, S or P, Shift and the arrows, or the mouse.")
            return
        if BLOCK in words:
            workspace.told.emit("Words that are masked are no example: the codebook would show them to all.")
            return
        said = "examples" if field == "examples" else "counter-examples"
        if words in getattr(code, field):
            workspace.told.emit(f"This is among the {said} of {code.name} already.")
            return
        fields: dict[str, object] = {field: (*getattr(code, field), words)}
        label = f"Add to the {said} of {code.name}"
        if workspace.apply(label, lambda _hand: edits.change_code(code, fields)):
            workspace.told.emit(f"Added to the {said} of {code.name}. Ctrl+Z takes it back.")

    def _example(self) -> tuple[Code | None, str]:
        """Return the code to which an example is added, and the words."""
        workspace = self._workspace
        key, words = workspace.code_in_hand, ""
        annotation = workspace.focus.annotation()
        if workspace.here.selection is not None and workspace.shown is not None:
            words = workspace.shown.text[workspace.here.selection.start : workspace.here.selection.end]
        elif annotation is not None:
            key, words = annotation.code, workspace.masks.quote(annotation)
        code = workspace.corpus.code(key)
        plain = " ".join(words.split())[:LONGEST_EXAMPLE].rstrip()
        return code if code is not None and not code.retired else None, f"“{plain}”" if plain else ""
