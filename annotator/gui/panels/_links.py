"""The links of the annotation that is looked at: a way to each other end, and a way to take one away."""

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from annotator import edits
from annotator.coding.linking import links_of
from annotator.gui.across import show_annotation
from annotator.gui.coding import short_words
from annotator.gui.widgets.plain import PlainLabel
from annotator.gui.widgets.way_button import WayButton
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Link


class Links(QWidget):
    """Nothing without links; links that come from annotations of the same article are shown too."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 2)
        self._column.setSpacing(2)
        workspace.changed.connect(self._refresh)
        self._show()

    def _refresh(self, what: Changed) -> None:
        if what.touches("focus", "hover", "article", "annotations", "codebook", "corpus", "coder"):
            self._show()

    def _show(self) -> None:
        one = self._workspace.focus.looked_at()
        annotation = one if isinstance(one, Annotation) else None
        found = self._found(annotation) if annotation is not None else []
        shown = (annotation.id if annotation else "", [(self._said(*each), each) for each in found])
        if shown == self._shown:
            return
        self._shown = shown
        self._clear()
        if annotation is not None and found:
            self._column.addWidget(PlainLabel("Links", role="section", wrap=False))
            for other, link, leads in found:
                self._column.addWidget(self._row(annotation, other, link, leads=leads))
        self.setVisible(bool(found))

    def _found(self, one: Annotation) -> list[tuple[str, Link, bool]]:
        return links_of(one, self._workspace.corpus.annotations_in(one.article, coder=one.coder))

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    def _said(self, other: str, link: Link, leads: bool) -> str:  # noqa: FBT001  # a part of what `links_of` returns
        there = self._workspace.corpus.annotation(other)
        if there is None or there.deleted:
            return f"{link.kind} → something that was deleted"
        code = self._workspace.corpus.code(there.code)
        name = code.name if code is not None else "annotation"
        words = short_words(self._workspace.masks.quote(there))
        end = f"{name} “{words}”" if words else f"{name} (whole article)"
        return f"{link.kind} → {end}" if leads else f"{end} {link.kind} this"

    def _row(self, one: Annotation, other: str, link: Link, *, leads: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        said = self._said(other, link, leads)
        way = WayButton(said)
        way.clicked.connect(lambda: self._go(other))
        off = QToolButton()
        off.setText("×")
        off.setAutoRaise(True)
        off.setAccessibleName(f"Take the link away: {said}")
        off.setToolTip("Take the link away; undo brings it back")
        off.clicked.connect(lambda: self._unlink(one.id if leads else other, link))
        coder = self._workspace.coder
        mine = coder is not None and one.coder == coder.id
        off.setEnabled(mine and not self._workspace.corpus.read_only)
        line.addWidget(way, 1)
        line.addWidget(off)
        return row

    def _go(self, other: str) -> None:
        workspace, there = self._workspace, self._workspace.corpus.annotation(other)
        if there is None or there.deleted:
            workspace.told.emit("The annotation that this link leads to was deleted.")
            return
        if not show_annotation(workspace, there):
            workspace.told.emit("The article of that annotation is not in the corpus any more.")
            return
        workspace.focus.set(there.id, reveal=True)
        workspace.text_wanted.emit()

    def _unlink(self, start: str, link: Link) -> None:
        annotation = self._workspace.corpus.annotation(start)
        if annotation is not None:
            self._workspace.apply("Take a link away", lambda hand: edits.unlink(annotation, link, hand))
