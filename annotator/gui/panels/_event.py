"""The event of the open article as a whole: who is named and quoted by whom, headlines, what is one copy."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDockWidget, QStackedWidget, QVBoxLayout

from annotator.comparison.whole_event.as_csv import as_csv
from annotator.comparison.whole_event.names import Place
from annotator.comparison.whole_event.told import Told, in_short, notes
from annotator.comparison.whole_event.whole import Whole
from annotator.errors import AnnotatorError
from annotator.exporters import write_whole
from annotator.gui.exporting import last_folder
from annotator.gui.file_names import file_name
from annotator.gui.grouping.linking import linked, unlinked
from annotator.gui.panels._event_grid import EventGrid
from annotator.gui.panels._event_head import SECTIONS, EventHead
from annotator.gui.panels._event_pages import (
    Page,
    copies_page,
    headlines_page,
    names_page,
    outlet_name,
    quotations_page,
)
from annotator.gui.panels._event_work import EventWork
from annotator.gui.widgets.plain import PlainLabel
from annotator.gui.widgets.side import Side
from annotator.gui.workspace import Changed, Workspace

NO_EVENT = (
    "The open article belongs to no event.\n\nCtrl+G puts articles that tell of one happening into an event."
)
NO_ARTICLE = "No article is open."
ALONE = "The event has this article alone.\n\nCtrl+G puts others that tell of the same into it."
NOTHING = {
    "names": "No name was found that fits the choice.",
    "quotations": "No quotation was found that fits the choice.",
    "headlines": "No headline.",
    "copies": "No two articles share text, and none credits a news agency.",
}
ENGLISH = "Names are told of articles in English only."
LEAD = "Enter or a click goes to the words; again, to the next ones. Esc goes back to the text."
_LONGEST_SAID = 300
"""Characters that are said of a row, and of a cell: the tip of a cell has all."""
_LONG_CELL = 20
"""Characters from which on a cell may be too narrow for its text."""
AFTER = 300
"""Milliseconds after a change in which the event is looked at again."""


class EventPanel(Side):
    """Four tables of the event, looked at while somebody can see them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._stale = True
        self._event = ""
        self._whole: Whole | None = None
        self._last: tuple[str, int, int] = ("", -1, -1)
        """The row, column and number of the place that was gone to last."""
        self.head = EventHead()
        self.grids = {key: EventGrid(name=f"{label} of the event") for key, label in SECTIONS.items()}
        self.pages = QStackedWidget()
        self.says = PlainLabel()
        self.work = EventWork(workspace, self)
        self._timer = QTimer(self, singleShot=True, interval=AFTER)
        self._build()
        self._connect()
        self._show_section()

    def sizeHint(self) -> QSize:
        """Return a size that leaves the text most of the window."""
        return QSize(640, 300)

    def _build(self) -> None:
        for grid in self.grids.values():
            self.pages.addWidget(grid)
        self.says.setContentsMargins(12, 6, 12, 8)
        self.says.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.says.setMaximumHeight(4 * self.says.fontMetrics().lineSpacing() + 14)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.says)

    def _connect(self) -> None:
        self.head.section_changed.connect(self._show_section)
        for choice in (self.head.names, self.head.quotations):
            choice.changed.connect(self._fill)
        self.head.copies.changed.connect(self._look)
        self.head.link.clicked.connect(lambda _checked: self._link())
        self.head.copy.clicked.connect(lambda _checked: self.grid().copy())
        self.head.export.clicked.connect(lambda _checked: self._export())
        self.head.close_.clicked.connect(lambda _checked: self._close())
        for grid in self.grids.values():
            grid.wanted.connect(self._go)
            grid.left.connect(self._workspace.text_wanted)
            grid.chosen.connect(lambda _cell: self._say())
        self._timer.timeout.connect(self._look)
        self.work.finished.connect(self._take)
        self.work.stopped.connect(lambda: self.head.state.setText("Stopped."))
        self.work.failed.connect(lambda why: self.head.state.setText(f"Looking at the event failed: {why}"))
        self._workspace.changed.connect(self._refresh)

    # --- from the workspace ------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Look at what is not known yet."""
        super().showEvent(event)
        if self._stale:
            self._look()

    def _refresh(self, what: Changed) -> None:
        if what.touches("corpus", "masks", "mode") or (
            what.touches("article") and self._event_now() != self._event
        ):  # what names outlets or cues may not stay, seen or not
            self._forget()
        elif not what.touches("articles", "rules"):
            return
        self._stale = True
        if self.isVisible():
            self._timer.start()

    def _event_now(self) -> str:
        article = self._workspace.article
        return self._workspace.corpus.head(article.id).event if article is not None else ""

    def _forget(self) -> None:
        self.work.drop()
        self._whole = None
        self._fill()

    def _look(self) -> None:
        workspace = self._workspace
        if not self.isVisible() or not workspace.ready:
            return
        self._stale, self._event = False, self._event_now()
        articles = workspace.corpus.articles_of(self._event) if self._event else ()
        lacking = NO_EVENT if workspace.article is not None else NO_ARTICLE
        self._say_empty(lacking if not articles else ALONE if len(articles) < 2 else "")
        if len(articles) < 2:
            self._forget()
            return
        if self._whole is None:
            self.head.state.setText("Reading the event...")
        self.work.start(articles, with_copies=self.head.copies.value() == "count")

    def _say_empty(self, why: str) -> None:
        for key, grid in self.grids.items():
            grid.empty = why or (NOTHING[key] if self._whole is not None else "")
            if not why and key == "names" and self._whole is not None and self._whole.unread:
                grid.empty += f"\n\n{ENGLISH}"
            grid.viewport().update()
        self.head.state.setText("")

    def _take(self, whole: Whole) -> None:
        self._whole = whole
        self._say_empty("")
        self._fill()

    # --- what is shown -----------------------------------------------------------------------------------

    def section(self) -> str:
        """Return which of the four tables is shown."""
        return self.head.section()

    def grid(self) -> EventGrid:
        """Return the table that is shown."""
        return self.grids[self.section()]

    def _show_section(self) -> None:
        self.pages.setCurrentWidget(self.grid())
        self._say()

    def _fill(self) -> None:
        whole = self._whole
        makers: dict[str, Callable[[Whole], Page]] = {
            "names": lambda whole: names_page(whole, self.head.names.value()),
            "quotations": lambda whole: quotations_page(whole, self.head.quotations.value()),
            "headlines": lambda whole: headlines_page(whole, lambda key: self._workspace.category(key).name),
            "copies": copies_page,
        }
        for key in SECTIONS:
            page = makers[key](whole) if whole is not None else Page()
            self.grids[key].show_page(page)
        self.head.count({key: len(grid.page.keys) for key, grid in self.grids.items()} if whole else {})
        self.head.enable(known=whole is not None)
        self.head.state.setText(_summed_up(whole) if whole is not None else self.head.state.text())
        self._say()

    def _say(self) -> None:
        """Say what the chosen row tells, in full; without one, what has to be known."""
        grid, whole = self.grid(), self._whole
        row = grid.current_row()
        chosen = 0 <= row < len(grid.page.says)
        pair = grid.page.pairs[row] if chosen else None
        self.head.link.setEnabled(pair is not None and not self._workspace.corpus.read_only)
        self.head.link.setText(
            "Take the link away" if pair is not None and self._is_linked(pair) else "Link as copies"
        )
        if chosen:
            said = filter(None, (grid.page.says[row], self._cell_in_full()))
            self.says.setText("\n".join(in_short(one, _LONGEST_SAID) for one in said))
        else:
            self.says.setText(" ".join([LEAD, *notes(whole)]) if whole is not None else "")

    def _cell_in_full(self) -> str:
        """Return what the chosen cell says, where it is more than a number and not the name of the row."""
        grid = self.grid()
        cell, column = grid.current(), grid.currentIndex().column()
        if cell is None or column < 1 or len(cell.text) < _LONG_CELL:
            return ""
        return f"{grid.page.table.columns[column].heading}: {cell.text}"

    def _is_linked(self, pair: tuple[str, str]) -> bool:
        whole = self._whole
        return whole is not None and any(
            one.linked for one in whole.copies.pairs if (one.first, one.second) == pair
        )

    # --- from the person ---------------------------------------------------------------------------------

    def _go(self, row: int, column: int) -> None:
        """Go to the words that a cell tells of: to the first, and from then on to the next."""
        grid = self.grid()
        places = grid.page.places[row][column]
        if not places:
            return
        key, before, number = self._last
        again = (key, before) == (grid.page.keys[row], column)
        number = (number + 1) % len(places) if again else 0
        self._last = (grid.page.keys[row], column, number)
        self._reveal(places[number])
        self._say_place(places, number)

    def _reveal(self, place: Place) -> None:
        workspace = self._workspace
        if workspace.corpus.position(place.article) is None:
            return
        if workspace.article is None or workspace.article.id != place.article:
            workspace.show_article(place.article)
        workspace.selection_wanted.emit(place.start, place.end)

    def _say_place(self, places: Sequence[Place], number: int) -> None:
        if self._whole is not None:
            reading = self._whole.reading(places[number].article)
            self.head.state.setText(f"{number + 1} of {len(places)}: {outlet_name(reading.outlet)}")

    def _link(self) -> None:
        grid, corpus = self.grid(), self._workspace.corpus
        row = grid.current_row()
        pair = grid.page.pairs[row] if 0 <= row < len(grid.page.pairs) else None
        if pair is None:
            return
        if self._is_linked(pair):
            self._workspace.apply("Take the link of copies away", lambda _hand: unlinked(corpus, [pair]))
        else:
            self._workspace.apply("Link as copies", lambda _hand: linked(corpus, [pair]))

    def _export(self) -> None:
        workspace, whole = self._workspace, self._whole
        if whole is None:
            return
        event = workspace.corpus.event(self._event)
        name = (event.name if event is not None else "") or self._event
        suggestion = last_folder(workspace.settings) / f"{file_name(workspace.corpus.name)} event.csv"
        target = workspace.interaction.save_file("Export the event", suggestion, "CSV (*.csv)")
        if target is None:
            return
        told = Told(whole=whole, corpus=workspace.corpus.name, over=f"the event “{name}”")
        try:
            write_whole(target, (line.encode("utf-8") for line in as_csv(told)))
            workspace.told.emit(f"Exported to {target}")
        except AnnotatorError as error:
            workspace.interaction.warn("Not exported", str(error))

    def _close(self) -> None:
        dock = self.parentWidget()
        (dock if isinstance(dock, QDockWidget) else self).hide()
        self._workspace.text_wanted.emit()


def _summed_up(whole: Whole) -> str:
    articles, outlets = len(whole.readings), len(whole.outlets)
    told = f"{articles:,} articles, {outlets:,} outlet{'s' * (outlets != 1)}"
    return f"{told}, {len(whole.aside):,} set aside as copies" if whole.aside else told
