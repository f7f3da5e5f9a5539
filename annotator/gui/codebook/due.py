"""Keeps count of the coder's annotations that a changed codebook asks to be looked at again."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QToolButton

from annotator.coding.worklist import Worklist
from annotator.corpus import Corpus
from annotator.gui.widgets.plain import explain
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Change, Code, Corrections

TOPIC = "look again"


class Due(QObject):
    """Looks through the corpus once, beside the window's work, and then follows every edit."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._begun = False
        self._meanwhile: list[Annotation] | None = None
        self._list = self.empty()
        workspace.changed.connect(self._follow)
        workspace.leaving.connect(lambda: workspace.jobs.drop(TOPIC))

    def begin(self) -> None:
        """Look through the corpus; until then there is nothing on the list."""
        self._begun = True
        self._look()

    def count(self, code: str | None = None) -> int:
        """Return how many annotations have to be looked at again, of one code or of all."""
        return self._list.count(code)

    def codes(self) -> tuple[str, ...]:
        """Return the ids of the codes of which there are such annotations."""
        return self._list.codes()

    def annotations(self, code: str) -> list[Annotation]:
        """Return the annotations of a code that have to be looked at again, article by article."""
        corpus = self._workspace.corpus
        found = [one for key in self._list.due(code) if (one := corpus.annotation(key)) is not None]
        there = [(corpus.position(one.article), one) for one in found]
        ranked = sorted((at, one.start, one.end, one.id, one) for at, one in there if at is not None)
        return [one for *_place, one in ranked]

    @property
    def is_known(self) -> bool:
        """Say whether the corpus has been looked through."""
        return self._begun and self._meanwhile is None

    def empty(self) -> Worklist:
        """Return a work-list of the open corpus with nothing on it."""
        return Worklist(code=self._code)

    def _code(self, key: str) -> Code | None:
        return self._workspace.corpus.code(key)

    def _follow(self, what: Changed) -> None:
        if not self._begun:
            return
        if what.change is not None:
            self._take(what.change)
        elif what.touches("corpus", "coder", "articles"):
            self._look()
        elif what.touches("codebook"):
            self.changed.emit()

    def _take(self, change: Change) -> None:
        coder = self._workspace.coder
        own = [
            put.after
            for put in change.puts
            if isinstance(put.after, Annotation) and coder is not None and put.after.coder == coder.id
        ]
        if any(isinstance(put.after, Corrections) for put in change.puts):
            self._look()
            return
        for annotation in own:
            self._list.put(annotation)
        if self._meanwhile is not None:
            self._meanwhile += own
        if own or any(isinstance(put.after, Code) for put in change.puts):
            self.changed.emit()

    def _look(self) -> None:
        coder = self._workspace.coder
        self._meanwhile = []
        if coder is None:
            self._found(self.empty())
            return
        self._workspace.jobs.run(
            TOPIC, look_through, self._workspace.corpus, coder.id, self.empty(), done=self._found
        )

    def _found(self, worklist: Worklist) -> None:
        for annotation in self._meanwhile or ():
            worklist.put(annotation)
        self._meanwhile = None
        self._list = worklist
        self.changed.emit()


def look_through(corpus: Corpus, coder: str, worklist: Worklist) -> Worklist:
    """Take all annotations of a coder into a work-list."""
    for annotation in corpus.every_annotation(coder=coder):
        worklist.put(annotation)
    return worklist


class DueButton(QToolButton):
    """Says how many annotations have to be looked at again; it is not there when none has to."""

    def __init__(self, due: Due) -> None:
        super().__init__()
        self._due = due
        self.setAutoRaise(True)
        explain(self, "Annotations whose code was changed, merged or retired since: look at them again")
        due.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        count = self._due.count()
        self.setText(f"{count:,} to look at again")
        self.setVisible(count > 0)
