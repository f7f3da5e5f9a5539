"""Searching the whole corpus: a query, its hits in their contexts, and what can be done with them."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMenu, QVBoxLayout

from annotator.gui.panels._search_acts import HitActs
from annotator.gui.panels._search_head import SearchHead
from annotator.gui.panels._search_listing import THEN, Listing, in_order
from annotator.gui.panels._search_masks import MaskedHits
from annotator.gui.panels._search_model import HEADINGS, SORTS
from annotator.gui.panels._search_words import EMPTY, KEYS, NOTHING, counted, outlets, summed_up, told
from annotator.gui.searching import AT_ONCE, Begun, Searching
from annotator.gui.widgets.side import Side
from annotator.gui.workspace import Changed, Workspace
from annotator.search import Order, Portion, QueryError, Row, SortKey

WAIT = 200
"""Milliseconds without a letter after which a query is searched."""
REMEMBERED = "search_query"


class SearchPanel(Side):
    """Searches as one types, in portions; the hits are listed, opened, coded and written to files."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._rows: list[Row] = []
        """The hits in the order in which they were found."""
        self._hits: Counter[str] = Counter()
        self._articles = 0
        self._troubles: list[str] = []
        self._begun: Begun | None = None
        self._asked = ""
        self._stale = True
        self._kept: Row | None = None
        """The hit to choose again when the same is searched anew."""
        self._to_list = False
        """Whether the keyboard goes to the list when it is there."""
        self._backwards = False
        self._acts = HitActs(workspace)
        self._masked = MaskedHits(workspace)
        self._blind = workspace.chosen_mode == "blind"
        self.head = SearchHead()
        self.query, self.more, self.says = self.head.query, self.head.more, self.head.says
        self.sort, self.view = self.head.sort, self.head.view
        self.listing = Listing(self._acts.codes_of, tip=KEYS)
        self._searching = Searching(workspace, self)
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._build()
        self.query.setText(workspace.settings.get(REMEMBERED, ""))
        self._connect()
        self._forget()

    def sizeHint(self) -> QSize:
        """Return a size that leaves the text most of the window."""
        return QSize(640, 300)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.listing, 1)
        self.setFocusProxy(self.query)

    def _connect(self) -> None:
        head, listing = self.head, self.listing
        for button, rows in ((head.code_chosen, listing.chosen), (head.code_all, listing.rows)):
            menu = QMenu(button)
            menu.aboutToShow.connect(lambda menu=menu, rows=rows: self._acts.offer_codes(menu, rows()))
            button.setMenu(menu)
        self.query.textChanged.connect(lambda _text: self._typed())
        self.query.entered.connect(self._enter)
        self.query.down.connect(self.listing.take_keyboard)
        self.sort.changed.connect(self._order_anew)
        self.view.changed.connect(self._split)
        self.more.clicked.connect(lambda _checked: self._stop_or_go_on())
        head.export.clicked.connect(lambda _checked: self._export())
        head.close_.clicked.connect(lambda _checked: self._close())
        self._timer.timeout.connect(self.search)
        self._connect_listing()
        self._searching.begun.connect(self._begin)
        self._searching.arrived.connect(self._take)
        self._searching.waits.connect(self._wait)
        self._searching.refused.connect(self._refuse)
        self._searching.failed.connect(lambda why: self._tell(f"The search failed: {why}"))
        self._workspace.changed.connect(self._refresh)
        self._workspace.back_wanted.connect(self._come_back)

    def _connect_listing(self) -> None:
        listing = self.listing
        listing.opened.connect(lambda row: self._acts.open(row, stay=False))
        listing.peeked.connect(lambda row: self._acts.open(row, stay=True))
        listing.key_pressed.connect(self._press)
        listing.sort_wanted.connect(self._sort_by)
        listing.menu_wanted.connect(lambda at: self.menu().popup(at))
        listing.left.connect(self.query.setFocus)
        listing.chosen_changed.connect(self._enable)
        listing.more_wanted.connect(self._go_on)

    # --- from the workspace ------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Get ready for a search; search what was remembered, or what changed meanwhile."""
        super().showEvent(event)
        self._searching.warm_up()
        if self._stale:
            self.search()

    def _refresh(self, what: Changed) -> None:
        if what.touches("annotations", "codebook", "coder", "corpus"):
            self._acts.forget_codes()
            for table in self.listing.tables():
                table.hits.refresh_codes()
        blind = self._workspace.chosen_mode == "blind"
        if what.touches("articles", "rules") or blind != self._blind:
            self._stale = True
            if what.touches("corpus", "masks") or blind != self._blind:  # what is hidden now may not stay
                self._forget()
            self._blind = blind
            if self.isVisible():
                self._timer.start()

    # --- searching ---------------------------------------------------------------------------------------

    def _typed(self) -> None:
        self._searching.warm_up()
        self._stale = True
        self._timer.start()

    def _enter(self) -> None:
        """Search at once; when that is done, the hits get the keyboard."""
        if self._stale:
            self.search()
            self._to_list = True
        elif self._searching.running:
            self._to_list = True
        else:
            self.listing.take_keyboard()

    def search(self) -> None:
        """Search for what is typed, if somebody can see it."""
        self._timer.stop()
        if not self.isVisible():
            return
        asked = self.query.text()
        kept = self.listing.current() if asked == self._asked else None
        self._to_list = self.listing.has_keyboard()
        self._forget()
        self._asked, self._stale, self._kept = asked, False, kept
        self._workspace.settings.put(REMEMBERED, asked)
        if asked.strip():
            self._searching.start(asked, self._corpus_order())
            self._tell("Searching...")

    def _forget(self) -> None:
        """Show nothing: another search begins."""
        self._searching.drop()
        self._masked.forget()
        self.query.mark(0, 0)
        self._rows, self._begun, self._troubles = [], None, []
        self._hits, self._articles = Counter(), 0
        self.listing.more = False
        self.listing.replace(())
        self.listing.table.empty = "" if self.query.text().strip() else EMPTY
        self._tell("")

    def _corpus_order(self) -> Order:
        """Return the order in which articles are looked through: the first hits shall be the right ones."""
        key = self._sort_key()
        if self._backwards or self._workspace.masks.anywhere():
            return "added"
        return "date" if key == "date" else "outlet" if key == "outlet" else "added"

    def _begin(self, begun: Begun) -> None:
        self._begun = begun

    def _take(self, found: Portion) -> None:
        portion = self._masked.seen(found)
        self._rows += portion.rows
        self._troubles += portion.troubles
        for outlet, count in portion.by_outlet.items():
            self._hits[outlet] += count.hits
            self._articles += count.articles
        self.listing.append(portion.rows)
        self._say()

    def _wait(self) -> None:
        """Put everything that has come in order."""
        self.listing.more = self._searching.more and not self._searching.stopped
        self.listing.table.empty = "" if self._rows else NOTHING
        self._say()
        self._arrange()

    def _refuse(self, error: QueryError) -> None:
        if self.query.text() == self._asked:
            self.query.mark(error.start, error.end)
            self._tell(told(error, self._asked))

    def _stop_or_go_on(self) -> None:
        if self._searching.running:
            self._searching.stop()
        else:
            self._go_on(to_the_end=True)

    def _go_on(self, *, to_the_end: bool = False) -> None:
        self.listing.more = False
        self._searching.go_on(to_the_end=to_the_end)
        self._say()

    def _say(self) -> None:
        if self._begun is None:
            return
        said = summed_up(
            self._hits,
            self._articles,
            self._begun,
            running=self._searching.running,
            complete=self._searching.complete,
            troubles=len(self._troubles),
        )
        self._tell(said, "\n".join([*outlets(self._hits), *self._troubles]))

    def _tell(self, text: str, tip: str = "") -> None:
        self.head.tell(text, tip)
        self._enable()

    def _enable(self) -> None:
        self._acts.complete = self._begun is None or self._searching.complete
        self.head.show_state(
            running=self._searching.running,
            more=self._begun is not None and self._searching.more,
            listed=bool(self._rows),
            chosen=bool(self.listing.chosen()),
        )

    # --- order -------------------------------------------------------------------------------------------

    def _sort_key(self) -> SortKey | None:
        return next((key for key in THEN if key == self.sort.value()), None)

    def _sort_by(self, column: int) -> None:
        """Sort by a heading; the same one again: from the other end."""
        key = SORTS.get(column)
        if key == self.sort.value():
            self._backwards = not self._backwards
            self._arrange_or_search()
        elif key is not None:
            self.sort.choose(key)
        else:
            self._show_order()

    def _order_anew(self) -> None:
        self._backwards = False
        self._arrange_or_search()

    def _arrange_or_search(self) -> None:
        """Sort what there is; where there is more, the corpus is looked through in another order."""
        if self._begun is not None and not self._searching.complete and self._corpus_order() != "added":
            self.search()
        elif not self._searching.running:
            self._arrange()

    def _arrange(self) -> None:
        """Show all rows in the order that is chosen; the one that was chosen stays so."""
        key, rows, backwards = self._sort_key(), self._rows, self._backwards
        if key is None or len(rows) <= AT_ONCE:
            self._show(rows if key is None else in_order(rows, key, backwards=backwards))
            return

        def take(found: Sequence[Row]) -> None:
            if self._rows is rows and len(rows) == len(found):
                self._show(found)
                self._say()

        self._tell(f"Sorting {counted(len(rows), 'hit')}...")
        jobs = self._workspace.jobs
        jobs.run("order of hits", lambda: in_order(list(rows), key, backwards=backwards), done=take)

    def _show(self, rows: Sequence[Row]) -> None:
        self.listing.replace(rows, self._kept)
        if self._to_list:
            self.listing.take_keyboard()
        self._kept, self._to_list = None, False
        self._show_order()
        self._enable()

    def _split(self) -> None:
        self.listing.show_split(split=self.view.value() == "split")
        self._show_order()
        self._enable()

    def _show_order(self) -> None:
        self.listing.show_order(self.sort.value(), backwards=self._backwards)

    # --- what one can do with hits -----------------------------------------------------------------------

    def _come_back(self) -> None:
        if self.isVisible():
            self.listing.take_keyboard()

    def menu(self) -> QMenu:
        """Return the menu for the chosen hits, with sorting for those who use no mouse."""
        menu = QMenu(self)
        row, chosen = self.listing.current(), self.listing.chosen()
        for text, stay in (("Open in the article\tEnter", False), ("Show in the article\tSpace", True)):
            entry = menu.addAction(text)
            entry.setEnabled(row is not None)
            entry.triggered.connect(
                lambda _checked, stay=stay: self._acts.open(row, stay=stay) if row is not None else None
            )
        code = menu.addMenu(f"Code {counted(len(chosen), 'chosen hit')}")
        code.setEnabled(bool(chosen))
        self._acts.offer_codes(code, chosen)
        order = menu.addMenu("Sort by")
        for column in SORTS:
            entry = order.addAction(HEADINGS[column][0])
            entry.triggered.connect(lambda _checked, column=column: self._sort_by(column))
        return menu

    def _press(self, key: str) -> None:
        """Give the chosen hits the code of a key; after a single one, go on to the next."""
        code, chosen = self._acts.code_of_key(key), self.listing.chosen()
        if code is not None and chosen:
            self._acts.code(chosen, code)
            if len(chosen) == 1:
                self.listing.step()

    def _export(self) -> None:
        self._acts.export([self._masked.whole(row) for row in self.listing.rows()], self._asked)

    # --- keyboard ----------------------------------------------------------------------------------------

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
