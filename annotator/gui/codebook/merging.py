"""Merging a code into another, with a look at what that means for whom."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator import edits
from annotator.coding.tree import taken_over, tree
from annotator.gui.codebook.dialog import ChangeDialog
from annotator.gui.codebook.keeping import Keeping, changed
from annotator.gui.codebook.preview import Preview, labelled, summary
from annotator.gui.widgets.combo import Combo
from annotator.gui.widgets.marks import line_icon
from annotator.gui.widgets.plain import PlainLabel, as_caption, yielding
from annotator.gui.workspace import Workspace
from annotator.model import Change, Code, Hand


class MergeDialog(ChangeDialog):
    """Re-codes the coder's own annotations at once; the others' stay until they look at them themselves."""

    def __init__(self, workspace: Workspace, keeping: Keeping, code: Code, parent: QWidget | None) -> None:
        super().__init__(workspace, keeping, code, parent)
        self.into = Combo()
        self.note = yielding(PlainLabel(role="small"))
        self.preview = Preview(workspace)
        self._fill()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(PlainLabel(f"Merge {code.name} into", wrap=False))
        row.addWidget(self.into, 1)
        self.upper.addLayout(row)
        self.upper.addWidget(self.note)
        self.finish(f"Merge {code.name}", self.preview, yes="Merge")
        self.into.setFocus()

    def _fill(self) -> None:
        codes = self.workspace.corpus.codes()
        known = {one.id: one for one in codes}
        pairs = [(one, depth) for one, depth in tree(codes) if one.id != self.code.id]
        for key, label in labelled(pairs):
            icon = line_icon(self, known[key].line, known[key].slot, width=16)
            self.into.addItem(icon, as_caption(label).replace("&&", "&"), key)
        beside = next(
            (
                at
                for at, (one, _) in enumerate(pairs)
                if one.parent == self.code.parent and one.level == self.code.level
            ),
            0,
        )
        self.into.setCurrentIndex(beside)
        self.into.setAccessibleName("Merge into")
        self.into.currentIndexChanged.connect(lambda _at: self._show())
        self._show()

    def target(self) -> Code | None:
        """Return the code to merge into."""
        return self.workspace.corpus.code(str(self.into.currentData()))

    def _show(self) -> None:
        into = self.target()
        self.go.setEnabled(into is not None)
        if into is None:
            return
        told = summary(
            self.effect, own=f"re-coded as {into.name}", others="kept, and listed for them to look at again"
        )
        self.preview.show_effect(self.effect, told, own="re-coded now", others="to look at again")
        self.note.setText(self._told(into))
        self.note.setVisible(bool(self.note.text()))
        self.fit()

    def _told(self, into: Code) -> str:
        """Say what else is worth knowing before the two become one."""
        told = []
        if into.level != self.code.level:
            told.append("The two apply to different things.")
        lost = {one.id for one in self.code.attributes} - {one.id for one in into.attributes}
        if lost and self.effect.annotations:
            names = ", ".join(one.name or one.id for one in self.code.attributes if one.id in lost)
            told.append(
                f"{into.name} does not ask for {names}: what was told stays. "
                "The table and exports show it, the inspector does not."
            )
        below = [one for one in self.workspace.corpus.codes() if one.parent == self.code.id]
        if below:
            told.append(f"Codes below {self.code.name} go below {into.name}.")
        return " ".join(told)

    def carry_out(self) -> None:
        """Merge as one step."""
        into, codes = self.target(), self.workspace.corpus.codes()
        code = self.workspace.corpus.code(self.code.id)
        if into is None or code is None:
            return
        own = self.still_own()
        moves = changed(taken_over(code, into.id, codes))

        def make(hand: Hand) -> Change:
            return edits.merge_codes(code, into, own, hand) + moves

        self.done_with(made=bool(self.keeping.make(f"Merge {code.name} into {into.name}", make)))
