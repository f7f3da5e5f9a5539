"""Every annotation of the corpus or an article in a table: filtered, sorted, changed, and a way to each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMenu, QVBoxLayout

from annotator.coding.listing import Found, Listing, Order, Wanted, columns_for
from annotator.gui.panels._table_acts import TableActs, counted
from annotator.gui.panels._table_edits import TableEdits
from annotator.gui.panels._table_head import TableHead
from annotator.gui.panels._table_model import AnnotationModel
from annotator.gui.panels._table_view import AnnotationView, rows_of
from annotator.gui.widgets.plain import as_caption
from annotator.gui.widgets.side import Side
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Change, Code

WAIT = 150
"""Milliseconds without a letter after which the table is filtered."""
AT_ONCE = 200
"""Articles in a corpus up to which filtering takes no time worth a thread."""
FEW = 200
"""Changed annotations up to which each is taken over by itself."""
TOPIC = "annotation table"
EMPTY = "No annotation yet.\n\nSelect words in the text and press a code's key."
NO_MATCH = "No annotation is as asked for above."
KEYS = (
    "Enter goes to the text, Esc there comes back. F2 edits a cell, a code's key re-codes all chosen rows, "
    "Delete deletes them."
)


class AnnotationTable(Side):
    """Looks up annotations while somebody can see it; what is edited meanwhile is taken over row by row."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._wanted, self._order = Wanted(), Order()
        self._total = 0
        self._listing: Listing | None = None
        self._stale, self._looking = True, False
        self._at = 0
        """The row on which the keyboard was, to go on there when it is gone."""
        self.head = TableHead()
        self.model = AnnotationModel(lambda: workspace.corpus.drifted)
        self.view = AnnotationView(self.model, name="Annotations")
        self.view.setAccessibleDescription(KEYS)
        self._acts = TableActs(workspace)
        self.edits = TableEdits(workspace, self.view, self._acts)
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._build()
        self._connect()
        self._offer()

    def sizeHint(self) -> QSize:
        """Return a size that leaves the text most of the window."""
        return QSize(640, 300)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        head, view, workspace = self.head, self.view, self._workspace
        menu = QMenu(head.change)
        menu.aboutToShow.connect(lambda: self.edits.fill_changes(menu))
        head.change.setMenu(menu)
        head.changed.connect(self.look)
        head.typed.connect(self._timer.start)
        head.words.entered.connect(self._enter)
        head.words.down.connect(self._take_keyboard)
        head.close_.clicked.connect(lambda _checked: self._close())
        self._timer.timeout.connect(self.look)
        view.opened.connect(lambda one: self._acts.open(one, stay=False))
        view.peeked.connect(lambda one: self._acts.open(one, stay=True))
        view.edit_wanted.connect(self.edits.edit)
        view.delete_wanted.connect(lambda: self._acts.delete(view.chosen()))
        view.key_pressed.connect(self.edits.press)
        view.sort_wanted.connect(self.sort_by)
        view.menu_wanted.connect(lambda at: self.menu().popup(view.viewport().mapToGlobal(at)))
        view.left.connect(lambda: head.words.setFocus(Qt.FocusReason.ShortcutFocusReason))
        view.chosen_changed.connect(self._say)
        workspace.changed.connect(self._refresh)
        workspace.back_wanted.connect(self._come_back)
        workspace.leaving.connect(self.edits.keep)

    # --- from the workspace ------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Look up what changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.look()

    def _refresh(self, what: Changed) -> None:
        if what.touches("corpus", "masks", "samples") or (what.touches("coder") and what.change is None):
            self._forget(corpus=what.touches("corpus"))
        if what.touches("corpus", "masks", "samples", "coder", "codebook", "articles", "mode"):
            self._offer()
            self._look_when_seen()
        elif what.touches("article") and self._wanted.article:
            self._look_when_seen()
        elif what.touches("annotations") and what.change is not None:
            self._follow(what.change)
        elif what.touches("annotations") and not what.touches("article"):
            self._look_when_seen()

    def _forget(self, *, corpus: bool) -> None:
        """Show nothing of what may be hidden now, or is of another corpus."""
        self._workspace.jobs.drop(TOPIC)
        self._looking = False
        self.view.empty = ""
        self.model.replace((), None)
        if corpus:
            self.head.forget_chosen()

    def _offer(self) -> None:
        """Offer the codes, the coders, and of outlets and cues what may be seen."""
        workspace, head = self._workspace, self.head
        codes = workspace.corpus.all_codes()
        head.codes.offer({one.id: f"{one.name} (retired)" if one.retired else one.name for one in codes})
        head.coders.offer({one.id: one.name for one in workspace.corpus.coders()})
        blind = workspace.chosen_mode == "blind" or "cues" in workspace.masks.anywhere()
        head.show_masks(outlets=workspace.masks.hide_outlets(), cues=blind)

    def _look_when_seen(self) -> None:
        self._stale = True
        if self.isVisible():
            self.look()

    # --- looking up --------------------------------------------------------------------------------------

    def look(self) -> None:
        """Look up what is asked for; in a large corpus beside the window."""
        self._timer.stop()
        if not self.isVisible():
            self._stale = True
            return
        workspace = self._workspace
        open_ = workspace.article.id if workspace.article is not None else ""
        wanted, order = self.head.wanted(open_), self._order
        self._stale = False
        workspace.masks.anywhere()  # looked up here: a thread shall find it ready
        listing = Listing(
            workspace.corpus, workspace.masks, coder=workspace.coder.id if workspace.coder else ""
        )
        if wanted.article or len(workspace.corpus.articles()) <= AT_ONCE:
            workspace.jobs.drop(TOPIC)
            self._take(listing, wanted, order, listing.find(wanted, order))
            return
        self._looking = True
        self.head.tell("Looking...")
        workspace.jobs.run(
            TOPIC,
            listing.find,
            wanted,
            order,
            done=lambda found: self._take(listing, wanted, order, found),
            instead=True,
        )

    def _take(self, listing: Listing, wanted: Wanted, order: Order, found: Found) -> None:
        """Show what was found; what was chosen stays so, and the table where it was scrolled to."""
        chosen = {one.id for one in self.view.chosen()}
        current, column = self.view.current(), self.view.currentIndex().column()
        key, scrolled = self._column_key(column), self.view.verticalScrollBar().value()
        before = self.model.columns
        self._looking, self._listing, self._wanted, self._order = False, listing, wanted, order
        self._total = found.total
        self.head.offer_outlets(found.outlets)
        self.view.empty = NO_MATCH if found.total else EMPTY
        self.model.replace(found.rows, listing, columns_for(self._only_code(wanted)))
        if self.model.columns != before:
            self.view.fit(anew=True)
        at = self.model.place_of(current.id) if current is not None else -1
        if at < 0 and current is not None and found.rows:
            at = min(self._at, len(found.rows) - 1)
        self.view.choose_all(rows_of(self.model, chosen), current=at, column=self.model.column_of(key))
        self.view.verticalScrollBar().setValue(scrolled)
        self._show_order()
        self._say()

    def _only_code(self, wanted: Wanted) -> Code | None:
        only = next(iter(wanted.codes)) if len(wanted.codes) == 1 else ""
        return self._workspace.corpus.code(only) if only else None

    def _column_key(self, column: int) -> str:
        return self.model.columns[column].id if 0 <= column < len(self.model.columns) else "code"

    # --- following edits ---------------------------------------------------------------------------------

    def _follow(self, change: Change) -> None:
        """Take over what an edit changed, row by row: the rest stays where it is."""
        touched = {put.after.id: put for put in change.puts if isinstance(put.after, Annotation)}
        if self._stale or self._listing is None or not self.isVisible():
            self._stale = True
        elif self._looking or len(touched) > FEW:
            self.look()
        else:
            at = self.view.currentIndex().row()
            for put in touched.values():
                before = put.before if isinstance(put.before, Annotation) else None
                if isinstance(put.after, Annotation):
                    self._put(before, put.after)
            self._go_on_at(at)
            self._say()

    def _put(self, before: Annotation | None, after: Annotation) -> None:
        listing, wanted = self._listing, self._wanted
        assert listing is not None
        there = listing.may_be_seen(after)
        if not wanted.article or after.article == wanted.article:
            self._total += there - (before is not None and not before.deleted and listing.may_be_seen(before))
        row = self.model.place_of(after.id)
        shown = there and listing.is_wanted(after, wanted)
        if row >= 0 and shown:
            self.model.put(row, after)
        elif row >= 0:
            self.model.remove(row)
        elif shown:
            self.model.insert(listing.place_among(self.model.rows, after, self._order), after)

    def _go_on_at(self, row: int) -> None:
        """Choose the row that follows when the chosen ones are gone."""
        if row >= 0 and self.model.rows and not self.view.chosen_rows():
            self.view.choose(min(row, len(self.model.rows) - 1))

    def _say(self) -> None:
        self._at = max(self.view.currentIndex().row(), 0)
        shown, chosen = len(self.model.rows), len(self.view.chosen_rows())
        said = counted(shown) if self._wanted.everything else f"{shown:,} of {counted(self._total)}"
        parts = [said, f"{chosen:,} chosen" if chosen > 1 else "", KEYS if shown else ""]
        self.head.tell(" · ".join(part for part in parts if part))
        self.head.change.setEnabled(bool(chosen))

    # --- order -------------------------------------------------------------------------------------------

    def sort_by(self, column: int) -> None:
        """Sort by a column; again: from the other end; once more: as they stand in the articles."""
        key = self.model.columns[column].id
        if self._order.column != key:
            self._sort(Order(key))
        else:
            self._sort(Order() if self._order.backwards else Order(key, backwards=True))

    def _sort(self, order: Order) -> None:
        self._order = order
        self.look()

    def _show_order(self) -> None:
        backwards = self._order.backwards
        self.view.horizontalHeader().setSortIndicator(
            self.model.column_of(self._order.column),
            Qt.SortOrder.DescendingOrder if backwards else Qt.SortOrder.AscendingOrder,
        )

    # --- from the person ---------------------------------------------------------------------------------

    def menu(self) -> QMenu:
        """Return the menu for the chosen rows, with sorting for those who use no mouse."""
        menu = QMenu(self)
        one = self.view.current()
        for text, stay in (("Open in the article\tEnter", False), ("Show in the article\tSpace", True)):
            entry = menu.addAction(text)
            entry.setEnabled(one is not None)
            entry.triggered.connect(
                lambda _checked, stay=stay: self._acts.open(one, stay=stay) if one is not None else None
            )
        menu.addSeparator()
        self.edits.add_to(menu)
        menu.addSeparator()
        order = menu.addMenu("Sort by")
        self._fill_order(order, [one.heading for one in self.model.columns])
        order.addAction("As in the articles").triggered.connect(lambda _checked: self._sort(Order()))
        return menu

    def _fill_order(self, menu: QMenu, headings: Sequence[str]) -> None:
        for column, heading in enumerate(headings):
            entry = menu.addAction(as_caption(heading))
            entry.triggered.connect(lambda _checked, column=column: self.sort_by(column))

    def _enter(self) -> None:
        """Filter at once and go to the table."""
        self.look()
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        if self.model.rows and self.view.current() is None:
            self.view.choose(0)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _come_back(self) -> None:
        if self.isVisible() and self.isEnabled():
            self._take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the text on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._workspace.text_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        dock = self.parentWidget()
        (dock if isinstance(dock, QDockWidget) else self).hide()
        self._workspace.text_wanted.emit()
