"""The window of proposed events: each is looked at, trimmed, named and confirmed, or dismissed."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator.comparison.event_proposals import Proposal
from annotator.comparison.looking_through import proposals_in
from annotator.gui.events import LONGEST, join, new_event
from annotator.gui.grouping.run import Run
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.workspace import Changed, Workspace

NOTHING = "No articles seem to tell of one happening.\n\nThose that are in an event already are left out."
HINT = "Enter makes an event of it, X dismisses it. Nothing is grouped before that."


class ProposedEvents(QWidget):
    """Proposals on the left, the articles of the chosen one on the right."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self.run = Run(workspace, proposals_in, articles=self._free)
        self.model = RowModel(self._proposal_row)
        self.list = RowList(self.model, name="Proposed events", on_click=False)
        self.members = RowModel(self._member_row)
        self.articles = RowList(self.members, name="Articles of the proposal")
        self.words = PlainLabel(role="small")
        self.name = QLineEdit()
        self.confirm, self.dismiss = QPushButton("Make it an event"), QPushButton("Dismiss")
        self.take_out = QPushButton("Take the article out")
        self._build()
        self.run.found.connect(self._take)
        workspace.changed.connect(self._follow)

    def _build(self) -> None:
        self.setWindowTitle("Proposed events")
        self.resize(900, 620)
        self.name.setAccessibleName("Name of the event")
        self.name.setPlaceholderText("Name of the event")
        self.name.setMaxLength(LONGEST)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel("Name", role="section"))
        column.addWidget(self.name)
        column.addWidget(self.words)
        column.addWidget(PlainLabel("Articles: Enter opens one, Delete takes one out", role="section"))
        column.addWidget(self.articles, 1)
        row = QHBoxLayout()
        row.addWidget(self.take_out)
        row.addStretch(1)
        row.addWidget(self.dismiss)
        row.addWidget(self.confirm)
        column.addLayout(row)
        column.addWidget(PlainLabel(HINT, role="small"))
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setSizes([400, 500])
        self.list.setMinimumWidth(260)
        right.setMinimumWidth(340)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.run)
        layout.addWidget(split, 1)
        self._connect()
        self._show()

    def _connect(self) -> None:
        explain(self.confirm, "Group these articles as an event of this name (Enter)")
        explain(self.dismiss, "Take the proposal off this list (X)")
        explain(self.take_out, "Leave the chosen article out of the event (Delete)")
        self.list.selectionModel().selectionChanged.connect(lambda *_parts: self._show())
        self.list.activated_at.connect(lambda _row: self._confirm())
        self.name.returnPressed.connect(self._confirm)
        self.articles.activated_at.connect(self._open)
        self.articles.delete_wanted.connect(self._take_out)
        self.articles.selectionModel().selectionChanged.connect(lambda *_parts: self._enable())
        for button, does in (
            (self.confirm, self._confirm),
            (self.dismiss, self._dismiss),
            (self.take_out, self._take_out),
        ):
            button.clicked.connect(lambda _checked=False, does=does: does())
        for rows in (self.list, self.articles):
            key = QShortcut(QKeySequence("X"), rows)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(self._dismiss)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._confirm)
        QShortcut(QKeySequence("Esc"), self, self.close)

    # --- looking -----------------------------------------------------------------------------------------

    def look(self) -> None:
        """Begin to look, unless there is something to decide on already."""
        if not self.model.things and not self.run.is_running:
            self.run.begin()

    def _free(self) -> list[str]:
        """Return the articles that are in no event yet."""
        corpus = self._workspace.corpus
        return [key for key in corpus.articles() if not corpus.head(key).event]

    def _take(self, found: Sequence[Proposal]) -> None:
        self.list.empty = NOTHING
        self.model.replace(found)
        self.list.choose(0 if found else -1)
        self._show()
        self._count()
        if found and self.isActiveWindow():
            self.list.setFocus()

    def _count(self) -> None:
        count = len(self.model.things)
        self.run.said.setText("1 proposal to look at" if count == 1 else f"{count:,} proposals to look at")

    def _follow(self, what: Changed) -> None:
        if what.touches("corpus") and not self._is_known():
            self.run.forget()
            self.list.empty = ""
            self.model.replace(())
            self._show()
        elif what.touches("articles", "corpus"):
            self.model.refresh()
            self._show_members()

    def _is_known(self) -> bool:
        """Say whether the open corpus has these articles: a draft becomes a folder with its first edit."""
        heads = self._workspace.corpus.contents.heads
        found = [one for one in self.model.things if isinstance(one, Proposal)]
        return bool(found) and all(key in heads for one in found for key in one.articles)

    # --- showing -----------------------------------------------------------------------------------------

    def _chosen(self) -> Proposal | None:
        rows = self.list.rows()
        found = self.model.things[rows[0]] if rows and rows[0] < len(self.model.things) else None
        return found if isinstance(found, Proposal) else None

    def _show(self) -> None:
        proposal = self._chosen()
        self.name.setText(suggested(proposal) if proposal is not None else "")
        self.words.setText(f"Shared words: {', '.join(proposal.words)}" if proposal is not None else "")
        self._show_members()

    def _show_members(self) -> None:
        proposal = self._chosen()
        self.members.replace(self._still(proposal) if proposal is not None else ())
        self._enable()

    def _still(self, proposal: Proposal) -> list[str]:
        """Return the articles of a proposal that are in the corpus and in no event."""
        heads = self._workspace.corpus.contents.heads
        corpus = self._workspace.corpus
        return [
            key
            for key in proposal.articles
            if key in heads and not corpus.head(key).event and not corpus.corrections(key).removed
        ]

    def _enable(self) -> None:
        count = len(self.members.things)
        writable = not self._workspace.corpus.read_only
        self.confirm.setEnabled(count > 1 and writable)
        self.dismiss.setEnabled(self._chosen() is not None)
        self.name.setEnabled(self._chosen() is not None)
        self.take_out.setEnabled(count > 1 and bool(self.articles.rows()))

    def _proposal_row(self, thing: object) -> Row:
        assert isinstance(thing, Proposal)
        corpus = self._workspace.corpus
        heads = [corpus.head(key) for key in self._still(thing)]
        outlets = list(dict.fromkeys(head.outlet for head in heads if head.outlet))
        days = sorted(head.date[:10] for head in heads if head.date)
        span = "no date" if not days else days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
        named = "1 outlet" if len(outlets) == 1 else f"{len(outlets)} outlets"
        detail = f"{len(heads)} articles · {named} · {span}"
        title = ", ".join(thing.words[:5]) or "No words"
        tip = f"{title}\n{detail}\n{', '.join(outlets[:12])}"
        return Row(title=title, detail=detail, spoken=f"{title}, {detail}", tip=tip)

    def _member_row(self, thing: object) -> Row:
        head = self._workspace.corpus.head(str(thing))
        detail = " · ".join(part for part in (head.outlet, head.date[:10]) if part)
        title = head.headline or "No headline"
        return Row(title=title, detail=detail, spoken=f"{title}, {detail}", tip=f"{title}\n{detail}")

    # --- acts --------------------------------------------------------------------------------------------

    def _open(self, row: int) -> None:
        self._workspace.show_article(str(self.members.things[row]))

    def _take_out(self) -> None:
        proposal, rows = self._chosen(), self.articles.rows()
        if proposal is None or not rows or len(self.members.things) < 2:
            return
        gone = str(self.members.things[rows[0]])
        name = self.name.text()
        left = tuple(key for key in proposal.articles if key != gone)
        self.model.put(self.list.rows()[0], replace(proposal, articles=left))
        self.name.setText(name)
        self._show_members()
        self.articles.choose(min(rows[0], len(self.members.things) - 1))

    def _confirm(self) -> None:
        proposal = self._chosen()
        if proposal is None or not self.confirm.isEnabled():
            return
        name = self.name.text().strip() or suggested(proposal)
        row = self.list.rows()[0]
        articles = [str(thing) for thing in self.members.things]
        if join(self._workspace, articles, new_event(name)):
            self._drop(row)

    def _dismiss(self) -> None:
        if self._chosen() is not None:
            self._drop(self.list.rows()[0])

    def _drop(self, row: int) -> None:
        """Take a proposal off the list and go on to the next one."""
        self.model.remove(row)
        self.list.choose(min(row, len(self.model.things) - 1))
        self.list.empty = "Every proposal is decided on."
        self._show()
        self._count()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop looking; proposals stay as long as the program runs."""
        self.run.stop()
        event.accept()


def suggested(proposal: Proposal) -> str:
    """Return a name to begin with: the weightiest words that are shared."""
    return " ".join(word[:1].upper() + word[1:] for word in proposal.words[:3])
