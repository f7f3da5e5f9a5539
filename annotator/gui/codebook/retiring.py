"""Taking a code out of use, with a look at whose annotations have it."""

from PySide6.QtWidgets import QWidget

from annotator import edits
from annotator.coding.tree import below
from annotator.gui.codebook.dialog import ChangeDialog
from annotator.gui.codebook.keeping import Keeping, retired
from annotator.gui.codebook.preview import Preview, summary
from annotator.gui.widgets.tick import TickBox
from annotator.gui.workspace import Workspace
from annotator.model import Change, Code


class RetireDialog(ChangeDialog):
    """Annotations stay as they are, and are listed for their coders to look at again."""

    def __init__(self, workspace: Workspace, keeping: Keeping, code: Code, parent: QWidget | None) -> None:
        super().__init__(workspace, keeping, code, parent)
        codes = workspace.corpus.codes()
        self._below = [one for one in codes if one.id in below(code.id, codes) - {code.id}]
        count = len(self._below)
        said = "the code" if count == 1 else f"the {count} codes"
        self.all = TickBox(f"Retire {said} below it, too (else they go one level up)")
        self.all.setVisible(bool(count))
        self.upper.addWidget(self.all)
        self.preview = Preview(workspace)
        told = summary(
            self.effect,
            own="kept, and listed to be looked at again",
            others="kept, and listed for them to look at again",
        )
        self.preview.show_effect(self.effect, told, own="to look at again", others="to look at again")
        self.finish(f"Retire {code.name}", self.preview, yes="Retire")
        self.go.setFocus()

    def carry_out(self) -> None:
        """Retire as one step."""
        code = self.workspace.corpus.code(self.code.id)
        if code is None:
            return
        if self.all.isChecked():
            change = sum((edits.retire_code(one) for one in [code, *self._below]), Change())
        else:
            change = retired(code, self.workspace.corpus.codes())
        self.done_with(made=bool(self.keeping.apply(f"Retire {code.name}", change)))
