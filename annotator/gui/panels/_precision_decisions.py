"""The decisions behind a row of the table of precision, each with a way to its place in the text."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.comparison.decisions import Settled
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.workspace import Workspace
from annotator.model import Span

FATES = {"accepted": "Accepted", "relabelled": "Re-labelled", "rejected": "Rejected"}


class Decisions(QWidget):
    """A title, a button that leads back, and a list; Enter or a click shows a decision in its text."""

    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.back, self.title = QPushButton("Back to the table"), PlainLabel(role="section")
        self.model = RowModel(self._look)
        self.list = RowList(self.model, name="Decisions on cues")
        self.list.empty = "No decision any more."
        self.list.activated_at.connect(self._go)
        explain(self.back, "Show the table again (Esc)")
        self.back.clicked.connect(lambda _checked: self.left.emit())
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 0, 8, 6)
        bar.setSpacing(12)
        bar.addWidget(self.back)
        bar.addWidget(self.title, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.list, 1)

    def show_all(self, title: str, found: Sequence[Settled]) -> None:
        """Show decisions; the row that was chosen stays chosen where there is one."""
        kept = self.list.rows()
        self.title.setText(title)
        self.model.replace(found)
        if found:
            self.list.choose(min(kept[0], len(found) - 1) if kept else 0)

    def has_keyboard(self) -> bool:
        """Say whether the keyboard is here."""
        return self.list.hasFocus() or self.back.hasFocus()

    def _look(self, one: object) -> Row:
        assert isinstance(one, Settled)
        category = self._workspace.category(one.category)
        words = self._workspace.masks.words(one.article, one.words)
        about = " · ".join(part for part in (self._fate(one), *self._where(one)) if part)
        return Row(
            title=words,
            detail=about,
            tag=category.tag,
            slot=category.slot,
            filled=one.fate != "rejected",
            spoken=f"“{words}”, {about}, {one.rule}",
            tip=f"{words[:300]}\n{about}\n{one.rule}",
        )

    def _fate(self, one: Settled) -> str:
        made = self._workspace.corpus.annotation(one.id) if one.fate == "relabelled" else None
        code = self._workspace.corpus.code(made.code) if made is not None else None
        return f"{FATES[one.fate]} as {code.name}" if code is not None else FATES[one.fate]

    def _where(self, one: Settled) -> tuple[str, str, str]:
        """Return who decided, and in which article of which outlet."""
        corpus = self._workspace.corpus
        coder = next((known.name for known in corpus.coders() if known.id == one.coder), one.coder)
        head = self._workspace.masks.head(one.article)
        return coder, head.outlet, head.headline

    def _go(self, row: int) -> None:
        one, workspace = self.model.things[row], self._workspace
        assert isinstance(one, Settled)
        if workspace.corpus.position(one.article) is None:
            return
        if workspace.article is None or workspace.article.id != one.article:
            workspace.show_article(one.article)
        made = workspace.corpus.annotation(one.id)
        place = Span(one.start, one.end) if made is None else workspace.here.span_of(made)
        marked = made is not None and workspace.here.holds(made)
        (workspace.revealed if marked else workspace.selection_wanted).emit(place.start, place.end)
        workspace.focus.set(one.cue if made is None else made.id)
