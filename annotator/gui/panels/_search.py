"""Searching the whole corpus: a query, its hits in their contexts, and what can be done with them."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QDockWidget, QMenu, QPushButton, QVBoxLayout, QWidget

from annotator.errors import AnnotatorError
from annotator.exporters import write_whole
from annotator.gui.coding_hits import CodingHits
from annotator.gui.exporting import last_folder
from annotator.gui.panels._search_listing import THEN, Listing, in_order
from annotator.gui.panels._search_model import HEADINGS, SORTS
from annotator.gui.panels._search_words import (
    EMPTY,
    HELP,
    HELP_IN_FULL,
    KEYS,
    NOTHING,
    counted,
    outlets,
    summed_up,
    told,
)
from annotator.gui.searching import AT_ONCE, Begun, Searching
from annotator.gui.widgets.choice import Choice
from annotator.gui.widgets.code_menu import fill_code_menu
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.plain import PlainLabel, explain, one_line
from annotator.gui.widgets.query_line import QueryLine
from annotator.gui.widgets.side import Side
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Code, Span
from annotator.search import Order, Portion, QueryError, Row, SortKey
from annotator.search.written import as_csv, as_jsonl

WAIT = 200
"""Milliseconds without a letter after which a query is searched."""
MANY = 100
"""Hits from which on coding all of them is asked about."""
LEAST_QUERY, GAP = 260, 8
"""Pixels: the width that a query needs, and the gap between two buttons."""
REMEMBERED = "search_query"
_SORTS = [
    ("", "As found"),
    ("left", "By left word"),
    ("keyword", "By hit"),
    ("right", "By right word"),
    ("outlet", "By outlet"),
    ("date", "By date"),
    ("article", "By article"),
]


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
        self._codes: dict[str, tuple[Annotation, ...]] = {}
        self.query = QueryLine(name="Search the corpus")
        self.more = QPushButton("Stop")
        self.sort = Choice(_SORTS, name="Order of the hits")
        self.view = Choice([("one", "One list"), ("split", "List by outlet")], name="How hits are listed")
        self.code_chosen, self.code_all = QPushButton("Code chosen"), QPushButton("Code all")
        self.export, self.close_ = QPushButton("Export..."), QPushButton("Close")
        self.help = PlainLabel(HELP, role="small", wrap=False)
        self.says = PlainLabel(wrap=False)
        self.listing = Listing(self._codes_of, tip=KEYS)
        self._head, self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight), QWidget()
        self._searching = Searching(workspace, self)
        self._coding = CodingHits(workspace)
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._build()
        self.query.setText(workspace.settings.get(REMEMBERED, ""))
        self._connect()
        self._forget()

    def sizeHint(self) -> QSize:
        """Return a size that leaves the text most of the window."""
        return QSize(640, 300)

    def _build(self) -> None:
        self._head.setContentsMargins(8, 6, 8, 2)
        self._head.setSpacing(8)
        self._head.addWidget(self.query, 1)
        self._head.addWidget(self._tools)
        row = FlowLayout(self._tools, gap=GAP)
        for part in self._parts():
            row.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(self.help)
        layout.addWidget(self.says)
        layout.addWidget(self.listing, 1)
        self.help.setContentsMargins(10, 2, 10, 2)
        self.says.setContentsMargins(10, 2, 10, 5)
        self.query.setPlaceholderText("Search the corpus")
        self.setFocusProxy(self.query)
        explain(self.query, HELP_IN_FULL)
        explain(self.help, HELP_IN_FULL)
        explain(self.sort, "In which order hits are listed; a click on a heading does the same")
        explain(self.view, "One list of all hits, or a list of each outlet side by side")
        explain(self.code_chosen, "Give the chosen hits a code, as one step")
        explain(self.code_all, "Give all hits that are listed a code, as one step")
        explain(self.export, "Write the hits with their exact places as CSV or JSON Lines")
        explain(self.close_, "Put the search away; Ctrl+Shift+F brings it back")

    def _parts(self) -> Sequence[QWidget]:
        coding = (self.code_chosen, self.code_all)
        return (self.more, self.sort, self.view, *coding, self.export, self.close_)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the query where there is no room beside it."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        shown = [part.sizeHint().width() for part in self._parts() if not part.isHidden()]
        wide = sum(shown) + GAP * len(shown)
        beside = self.width() > wide + LEAST_QUERY
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._tools.setMinimumWidth(wide if beside else 0)

    def _connect(self) -> None:
        for button, rows in ((self.code_chosen, self.listing.chosen), (self.code_all, self.listing.rows)):
            menu = QMenu(button)
            menu.aboutToShow.connect(lambda menu=menu, rows=rows: self._offer_codes(menu, rows()))
            button.setMenu(menu)
        self.query.textChanged.connect(lambda _text: self._typed())
        self.query.entered.connect(self._enter)
        self.query.down.connect(self.listing.take_keyboard)
        self.sort.changed.connect(self._order_anew)
        self.view.changed.connect(self._split)
        self.more.clicked.connect(lambda _checked: self._stop_or_go_on())
        self.export.clicked.connect(lambda _checked: self._export())
        self.close_.clicked.connect(lambda _checked: self._close())
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
        listing.opened.connect(lambda row: self._open(row, stay=False))
        listing.peeked.connect(lambda row: self._open(row, stay=True))
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
            self._codes.clear()
            for table in self.listing.tables():
                table.hits.refresh_codes()
        if what.touches("articles", "mode", "rules"):
            self._stale = True
            if what.touches("corpus", "mode"):  # in blind mode hits of cues may not stay on the screen
                self._forget()
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
        if self._backwards:
            return "added"
        return "date" if key == "date" else "outlet" if key == "outlet" else "added"

    def _begin(self, begun: Begun) -> None:
        self._begun = begun

    def _take(self, portion: Portion) -> None:
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
        self.says.setText(one_line(text))
        explain(self.says, tip or text)
        self._enable()

    def _enable(self) -> None:
        running = self._searching.running
        self.more.setText("Stop" if running else "Find all")
        explain(self.more, "Look no further" if running else "Look for the hits that are not listed yet")
        self.more.setVisible(running or (self._begun is not None and self._searching.more))
        self.code_all.setEnabled(bool(self._rows) and not running)
        self.code_chosen.setEnabled(bool(self.listing.chosen()))
        self.export.setEnabled(bool(self._rows) and not running)
        self._fold()

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

    def _open(self, row: Row, *, stay: bool) -> None:
        """Show a hit in its article, and go there unless the keyboard shall stay in the list."""
        workspace = self._workspace
        if row.article not in workspace.corpus.articles():
            workspace.told.emit("This article is not in the corpus any more.")
            return
        if workspace.article is None or workspace.article.id != row.article:
            workspace.show_article(row.article)
        if row.end:
            workspace.selection_wanted.emit(row.start, row.end)
        if row.key:
            workspace.set_focus(row.key)
        if not stay:
            workspace.visited = Span(row.start, row.end)
            workspace.text_wanted.emit()

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
                lambda _checked, stay=stay: self._open(row, stay=stay) if row is not None else None
            )
        code = menu.addMenu(f"Code {counted(len(chosen), 'chosen hit')}")
        code.setEnabled(bool(chosen))
        self._offer_codes(code, chosen)
        order = menu.addMenu("Sort by")
        for column in SORTS:
            entry = order.addAction(HEADINGS[column][0])
            entry.triggered.connect(lambda _checked, column=column: self._sort_by(column))
        return menu

    def _offer_codes(self, menu: QMenu, rows: Sequence[Row]) -> None:
        fill_code_menu(menu, self._workspace.corpus.codes(), lambda code: self._code(list(rows), code))

    def _press(self, key: str) -> None:
        codes = self._workspace.corpus.codes()
        code = next((code for code in codes if code.key and code.key.lower() == key.lower()), None)
        chosen = self.listing.chosen()
        if code is None:
            self._workspace.told.emit(f"No code has the key {key.upper()}.")
        elif chosen:
            self._code(chosen, code)
            if len(chosen) == 1:
                self.listing.step()

    def _code(self, rows: Sequence[Row], code: Code) -> None:
        """Code hits; a great many, or some of a search that is not complete, only after a question."""
        if len(rows) <= MANY or self._is_meant(len(rows), code):
            self._coding.code(rows, code)

    def _is_meant(self, count: int, code: Code) -> bool:
        unlisted = self._begun is not None and not self._searching.complete
        rest = "There are more hits, which are not listed and stay as they are. " if unlisted else ""
        return self._workspace.interaction.confirm(
            f"Code {count:,} hits?",
            f"{count:,} hits become annotations with the code {code.name}. {rest}"
            "Undo (Ctrl+Z) takes all of them back.",
            yes=f"Code {count:,} hits",
        )

    def _codes_of(self, row: Row) -> str:
        """Return the tags of this coder's codes on the words of a hit."""
        corpus, coder = self._workspace.corpus, self._workspace.coder
        if coder is None:
            return ""
        if row.article not in self._codes:
            self._codes[row.article] = corpus.annotations(row.article, coder=coder.id)
        found = [one for one in self._codes[row.article] if _is_on(one, row)]
        codes = [corpus.code(key) for key in dict.fromkeys(one.code for one in found)]
        return ", ".join(one_line(code.tag or code.name) if code else "?" for code in codes)

    def _export(self) -> None:
        workspace = self._workspace
        suggestion = last_folder(workspace.settings) / f"{workspace.corpus.name} hits.csv"
        target = workspace.interaction.save_file(
            "Export the hits", suggestion, "CSV (*.csv);;JSON Lines (*.jsonl)"
        )
        if target is None:
            return
        rows, query = list(self.listing.rows()), self._asked
        lines = as_jsonl if target.suffix.lower() in (".jsonl", ".ndjson") else as_csv

        def write() -> None:
            write_whole(target, (line.encode("utf-8") for line in lines(rows, query)))

        def done(_nothing: None) -> None:
            workspace.told.emit(f"Exported {counted(len(rows), 'hit')} to {target}")

        def failed(error: BaseException) -> None:
            if not isinstance(error, AnnotatorError):
                raise error
            workspace.interaction.warn("Not exported", str(error))

        workspace.jobs.run("export of hits", write, done=done, failed=failed)

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


def _is_on(annotation: Annotation, row: Row) -> bool:
    """Say whether an annotation is on a hit: its words have it, or its article when it is one as a whole."""
    if not row.end:
        return not annotation.target
    return any(one.start < row.end and row.start < one.end for one in annotation.target)
