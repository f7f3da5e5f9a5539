"""The window of proposed events: each is looked at, trimmed, named and confirmed, or dismissed for good."""

from collections.abc import Sequence
from dataclasses import replace
from textwrap import shorten

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator.comparison.event_proposals import Proposal
from annotator.comparison.looking_through import proposals_in
from annotator.gui.events import LONGEST, new_event
from annotator.gui.grouping.offers import Offer, confirmed, dismissed, still_open
from annotator.gui.grouping.run import Run
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.workspace import Changed, Workspace

NOTHING = "No articles seem to tell of one happening\nbut those that are together or were dismissed already."
DECIDED = "Every proposal is decided on.\n\nUndo brings the last one back."
HINT = "Enter groups, X dismisses: it is not proposed again. Undo takes either back."
SHOWN, SHORT = 12, 42
"""How many headlines of an event are told, and how long the first one may be in the line."""
NEW, ADD = "Make it an event", "Add to the event"


class ProposedEvents(QWidget):
    """Proposals on the left, the articles of the chosen one on the right."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self.run = Run(workspace, proposals_in, articles=self._present)
        self.model = RowModel(self._proposal_row)
        self.list = RowList(self.model, name="Proposed events", on_click=False)
        self.members = RowModel(self._member_row)
        self.articles = RowList(self.members, name="Articles of the proposal")
        self.words = PlainLabel(role="small")
        self.inside = PlainLabel(role="small", wrap=False)
        self.name = QLineEdit()
        self.confirm, self.dismiss = QPushButton(NEW), QPushButton("Dismiss")
        self.take_out = QPushButton("Take the article out")
        self._found: list[Offer] = []
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
        column.addWidget(self.inside)
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
        explain(
            self.confirm,
            "Group these articles, as an event of this name or with the one that is named (Enter)",
        )
        explain(self.dismiss, "Say that these articles do not belong together: it is not proposed again (X)")
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
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._workspace.undo_stack.undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), self, self._workspace.undo_stack.redo)
        QShortcut(QKeySequence("Esc"), self, self.close)

    # --- looking -----------------------------------------------------------------------------------------

    def look(self) -> None:
        """Begin to look, unless there is something to decide on already."""
        if not self.model.things and not self.run.is_running:
            self.run.begin()

    def _present(self) -> Sequence[str]:
        return self._workspace.corpus.articles()

    def _take(self, found: Sequence[Proposal]) -> None:
        self._found = [Offer(one) for one in found]
        left = still_open(self._workspace.corpus, self._found)
        self.list.empty = DECIDED if left else NOTHING
        self.model.replace(left)
        self.list.choose(0 if left else -1)
        self._show()
        self._count()
        if left and self.isActiveWindow():
            self.list.setFocus()

    def _count(self) -> None:
        count = len(self.model.things)
        self.run.said.setText("1 proposal to look at" if count == 1 else f"{count:,} proposals to look at")

    def _follow(self, what: Changed) -> None:
        if what.touches("corpus") and not self._is_known():
            self.run.forget()
            self.list.empty = ""
            self._found = []
            self.model.replace(())
            self._show()
        elif what.touches("articles", "corpus", "dismissals"):
            self._follow_decisions()

    def _is_known(self) -> bool:
        """Say whether the open corpus has these articles: a draft becomes a folder with its first edit."""
        heads = self._workspace.corpus.contents.heads
        return bool(self._found) and all(key in heads for one in self._found for key in one.proposal.articles)

    def _follow_decisions(self) -> None:
        """Show what is open now: what was decided goes, what was undone comes back."""
        left = still_open(self._workspace.corpus, self._found)
        if left == self.model.things:
            self.model.refresh()
            self._show_members()
            return
        chosen, name, row = self._chosen(), self.name.text(), (self.list.rows() or [0])[0]
        new = [at for at, one in enumerate(left) if one not in self.model.things]
        self.model.replace(left)
        if chosen in left and not new:
            self.list.choose(left.index(chosen))
            self.name.setText(name)
        else:
            self.list.choose(new[0] if new else min(row, len(left) - 1))
            self._show()
        self._count()

    # --- showing -----------------------------------------------------------------------------------------

    def _chosen(self) -> Offer | None:
        rows = self.list.rows()
        found = self.model.things[rows[0]] if rows and rows[0] < len(self.model.things) else None
        return found if isinstance(found, Offer) else None

    def _show(self) -> None:
        offer = self._chosen()
        self.name.setText(self._name_of(offer) if offer is not None else "")
        self.words.setText(f"Shared words: {', '.join(offer.proposal.words)}" if offer is not None else "")
        self._show_inside(offer.event if offer is not None else "")
        self.confirm.setText(ADD if offer is not None and offer.event else NEW)
        self._show_members()

    def _name_of(self, offer: Offer) -> str:
        event = self._workspace.corpus.event(offer.event) if offer.event else None
        return event.name if event is not None else suggested(offer.proposal)

    def _show_inside(self, event: str) -> None:
        """Say what is in an event already, in one line; the headlines are where the mouse rests."""
        corpus = self._workspace.corpus
        keys = corpus.articles_of(event) if event else ()
        heads = [self._workspace.masks.head(key).headline or "No headline" for key in keys[:SHOWN]]
        count = "1 article" if len(keys) == 1 else f"{len(keys):,} articles"
        such = f", such as “{shorten(heads[0], SHORT, placeholder='…')}”" if heads else ""
        self.inside.setText(f"In this event so far: {count}{such}")
        self.inside.setVisible(bool(event))
        explain(self.inside, "\n".join(heads))

    def _show_members(self) -> None:
        offer = self._chosen()
        self.members.replace(offer.articles(self._workspace.corpus) if offer is not None else ())
        self._enable()

    def _enable(self) -> None:
        offer, count = self._chosen(), len(self.members.things)
        writable = not self._workspace.corpus.read_only
        self.confirm.setEnabled(offer is not None and count >= offer.least and writable)
        self.dismiss.setEnabled(offer is not None and writable)
        self.name.setEnabled(offer is not None and not offer.event)
        self.take_out.setEnabled(count > 1 and bool(self.articles.rows()))

    def _proposal_row(self, thing: object) -> Row:
        assert isinstance(thing, Offer)
        corpus = self._workspace.corpus
        heads = [self._workspace.masks.head(key) for key in thing.articles(corpus)]
        outlets = list(dict.fromkeys(head.outlet for head in heads if head.outlet))
        days = sorted(head.date[:10] for head in heads if head.date)
        span = "no date" if not days else days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
        named = "1 outlet" if len(outlets) == 1 else f"{len(outlets)} outlets"
        count = "1 article" if len(heads) == 1 else f"{len(heads)} articles"
        detail = f"{count} · {named} · {span}"
        title = (
            f"Add to {self._name_of(thing)}"
            if thing.event
            else ", ".join(thing.proposal.words[:5]) or "No words"
        )
        tip = f"{title}\n{detail}\n{', '.join(outlets[:12])}"
        return Row(title=title, detail=detail, spoken=f"{title}, {detail}", tip=tip)

    def _member_row(self, thing: object) -> Row:
        head = self._workspace.masks.head(str(thing))
        detail = " · ".join(part for part in (head.outlet, head.date[:10]) if part)
        title = head.headline or "No headline"
        return Row(title=title, detail=detail, spoken=f"{title}, {detail}", tip=f"{title}\n{detail}")

    # --- acts --------------------------------------------------------------------------------------------

    def _open(self, row: int) -> None:
        self._workspace.show_article(str(self.members.things[row]))

    def _take_out(self) -> None:
        offer, rows = self._chosen(), self.articles.rows()
        if offer is None or not rows or len(self.members.things) < 2:
            return
        name = self.name.text()
        left = replace(offer, out=offer.out | {str(self.members.things[rows[0]])})
        self._found = [left if one.proposal == offer.proposal else one for one in self._found]
        self.model.put(self.list.rows()[0], left)
        self.name.setText(name)
        self._show_members()
        self.articles.choose(min(rows[0], len(self.members.things) - 1))

    def _confirm(self) -> None:
        offer = self._chosen()
        if offer is None or not self.confirm.isEnabled():
            return
        workspace = self._workspace
        name = self.name.text().strip() or suggested(offer.proposal)
        event = offer.event or new_event(name)
        workspace.apply(f"Group as {name}", lambda _hand: confirmed(workspace.corpus, offer, event))

    def _dismiss(self) -> None:
        offer = self._chosen()
        if offer is not None and self.dismiss.isEnabled():
            workspace = self._workspace
            workspace.apply("Dismiss the proposal", lambda _hand: dismissed(workspace.corpus, offer))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop looking; proposals stay as long as the program runs."""
        self.run.stop()
        event.accept()


def suggested(proposal: Proposal) -> str:
    """Return a name to begin with: the weightiest words that are shared."""
    return " ".join(word[:1].upper() + word[1:] for word in proposal.words[:3])
