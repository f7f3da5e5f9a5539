"""The articles of the corpus: sorted, grouped and filtered, how far they are coded, several at once."""

from collections import Counter

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QAbstractItemView, QMenu, QVBoxLayout

from annotator.errors import AnnotatorError
from annotator.gui.panels._navigator_bar import NavigatorBar
from annotator.gui.panels._navigator_menu import fill_menu, remove
from annotator.gui.panels._navigator_order import (
    Heading,
    Known,
    Thing,
    describe,
    in_order,
    listed,
    matching,
    value_of,
)
from annotator.gui.panels._navigator_rows import article_row, heading_row
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.widgets.side import Side
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Change, Corrections, Decision, Event

EMPTY = "No articles yet.\n\nDrop articles here, or\nFile > Open (Ctrl+O)."
NO_MATCH = "No article matches.\n\nEsc in the field above\nshows all of them."
COUNT_AFTER = 150
"""Milliseconds after an edit in which undecided cues are counted: it takes the whole article."""
MOST_READ = 300
"""Articles without a headline that are read for their first line before they are on the screen."""


class Navigator(Side):
    """A filter and a list; Enter or a click opens an article, Delete removes the chosen ones.

    Enter on the heading of a group shuts or opens it, the left and right arrows too; to choose a heading is
    to choose its articles. Only the heads of articles are looked at, and no file is read.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._known: dict[str, Known] = {}
        self._ordered: list[Known] = []
        self._sorted_by = ""
        self._shown: list[Known] = []
        self._copied: Counter[str] = Counter()
        self._events: dict[str, str] = {}
        self._started: set[str] = set()
        self._shut: dict[str, set[str]] = {}
        self._done: dict[str, int] = {}
        self._open: dict[str, int] = {}
        self._titles: dict[str, str] = {}
        self._filling = False
        self._opened = ""
        self.model = RowModel(self._look)
        self.bar = NavigatorBar(workspace)
        self.filter = self.bar.words
        self.list = RowList(self.model, name="Articles")
        self._counting = QTimer(self, singleShot=True, interval=COUNT_AFTER)
        self._counting.timeout.connect(self._count_open)
        self._build()
        workspace.changed.connect(self._refresh)
        self.bar.recall()
        self._begin_anew()
        self._fill()
        self._show_opened()
        self._counting.start()

    def _build(self) -> None:
        self.bar.changed.connect(self._reorder)
        self.filter.returnPressed.connect(self._open_first)
        self.filter.left.connect(self._go_to_list)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.activated_at.connect(self._show)
        self.list.sideways.connect(self._step_sideways)
        self.list.delete_wanted.connect(self._remove)
        self.list.menu_wanted.connect(self._offer)
        self.list.selectionModel().selectionChanged.connect(lambda *_parts: self._follow_choice())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.list, 1)

    # --- from the workspace ------------------------------------------------------------------------------

    def _refresh(self, what: Changed) -> None:
        others = what.touches("articles") and what.change is None
        if what.touches("corpus"):
            self._open.clear()
            self._titles.clear()
            self._shut.clear()
            self.bar.recall()
        if what.touches("corpus") or others:
            self._begin_anew()
        if what.touches("corpus", "coder") or others:
            self._know_work()
        moved = what.change is not None and self._follow(what.change)
        if what.touches("corpus", "articles", "coder") or moved:
            self._fill()
        edited = what.change is not None or self._is_same_draft(what)
        if what.touches("article", "articles", "corpus") and (not edited or self._is_elsewhere()):
            self._show_opened()
        if what.touches("cues", "annotations", "article", "mode", "coder"):
            self._counting.start()
        if what.touches("annotations", "mode", "coder", "article"):
            self.list.viewport().update()

    def _follow(self, change: Change) -> bool:
        """Go on from what was known; say whether an article belongs elsewhere now."""
        coder = self._workspace.coder
        moved = False
        for put in change.puts:
            value = put.after
            if isinstance(value, Corrections):
                self._learn(value.id)
            elif isinstance(value, Annotation | Decision) and coder is not None and value.coder == coder.id:
                self._done.pop(value.article, None)
                moved |= self._weigh(value.article)
        if any(isinstance(put.after, Corrections) for put in change.puts):
            self._know_all()
        elif any(isinstance(put.after, Event) for put in change.puts):
            self._know_names()
        return moved and (self.bar.group == "state" or "state" in self.bar.wanted().values)

    def _weigh(self, article: str) -> bool:
        """Find out whether work on an article has started; say whether that is new."""
        corpus, coder = self._workspace.corpus, self._workspace.coder
        assert coder is not None
        worked = corpus.annotations(article, coder=coder.id) or corpus.decisions(article, coder=coder.id)
        if bool(worked) == (article in self._started):
            return False
        (self._started.add if worked else self._started.discard)(article)
        return True

    def _know_work(self) -> None:
        coder = self._workspace.coder
        self._done.clear()
        self._started = set(self._workspace.corpus.started(coder.id)) if coder is not None else set()

    def _begin_anew(self) -> None:
        self._known.clear()
        read = 0
        for article in self._workspace.corpus.articles():
            bare = not self._workspace.corpus.head(article).headline
            self._learn(article, read=bare and read < MOST_READ)
            read += bare
        self._know_work()
        self._know_all()

    def _learn(self, article: str, *, read: bool = True) -> None:
        head = self._workspace.corpus.head(article)
        line = self._first_line(article) if read and not head.headline else ""
        self._known[article] = describe(head, line)

    def _first_line(self, article: str) -> str:
        if article not in self._titles:
            try:
                text = self._workspace.corpus.article(article).text
            except AnnotatorError:  # its file is gone for now
                return ""
            self._titles[article] = next((line for line in text.split("\n") if line.strip()), "")[:300]
        return self._titles[article]

    def _know_all(self) -> None:
        """Take over what the articles have in common, and their order."""
        present = [self._known[one] for one in self._workspace.corpus.articles()]
        self._copied = Counter(one.copy_of for one in present if one.copy_of)
        self._ordered, self._sorted_by = in_order(present, self.bar.sort), self.bar.sort
        self._know_names()

    def _know_names(self) -> None:
        self._events = {event.id: event.name for event in self._workspace.corpus.events()}
        self.bar.know(self._ordered, self._events)

    def _count_open(self) -> None:
        article = self._workspace.article
        if article is not None and self._workspace.cues_known:
            self._open[article.id] = len(self._workspace.undecided_cues())
            self.list.viewport().update()

    # --- what is listed ----------------------------------------------------------------------------------

    def _reorder(self) -> None:
        if self._sorted_by != self.bar.sort:
            self._know_all()
        self._fill()

    def _fill(self) -> None:
        self._shown = matching(self._ordered, self.bar.wanted(), self._started)
        self.list.empty = NO_MATCH if self._ordered else EMPTY
        group = self.bar.group
        things = listed(
            self._shown,
            group,
            started=self._started,
            events=self._events,
            shut=self._shut.get(group, ()),
            backwards=self.bar.sort == "newest",
        )
        if things != self.model.things:
            self._show_things(things)
        self._workspace.listed = tuple(one.id for one in self._in_groups())
        self._follow_choice()
        self.list.viewport().update()

    def _in_groups(self) -> list[Known]:
        """Return the articles that are shown in the order of their groups."""
        if not self.bar.group:
            return self._shown
        if not self._shut.get(self.bar.group):
            return [self._known[thing] for thing in self.model.things if isinstance(thing, str)]
        rooms: dict[str, list[Known]] = {}
        for one in self._shown:
            rooms.setdefault(value_of(one, self.bar.group, self._started), []).append(one)
        headings = (thing for thing in self.model.things if isinstance(thing, Heading))
        return [one for heading in headings for one in rooms[heading.value]]

    def _show_things(self, things: list[Thing]) -> None:
        """Show other rows; where several articles were chosen and are there still, they stay chosen."""
        chosen = set(self._workspace.chosen)
        self._filling = True
        self.model.replace(things)
        self._show_opened()
        self._filling = False
        still = [at for at, thing in enumerate(things) if thing in chosen] if len(chosen) > 1 else []
        if len(still) > 1:
            self.list.choose_all(still)

    def _show_opened(self) -> None:
        """Choose the open article, or the heading of the group that it is folded away in."""
        article = self._workspace.article
        self._opened = article.id if article is not None else ""
        row = -1
        if article is not None and article.id in self._known:
            row = self._row_of(article.id)
        if row < 0 or self.list.rows() != [row] or self.list.currentIndex().row() != row:
            self.list.choose(row)

    def _is_elsewhere(self) -> bool:
        """Say whether another article was opened: an edit of those that are chosen leaves the choice."""
        article = self._workspace.article
        return (article.id if article is not None else "") != self._opened

    def _is_same_draft(self, what: Changed) -> bool:
        """Say whether only the folder is new: a draft gets one with its first edit, and nothing moves."""
        return what.parts == {"corpus", "saved"} and not self._is_elsewhere()

    def _row_of(self, article: str) -> int:
        things, group = self.model.things, self.bar.group
        if article in things:
            return things.index(article)
        if not group:
            return -1
        value = value_of(self._known[article], group, self._started)
        rows = (at for at, one in enumerate(things) if isinstance(one, Heading) and one.value == value)
        return next(rows, -1)

    def _look(self, thing: object) -> Row:
        if isinstance(thing, Heading):
            return heading_row(thing)
        article = str(thing)
        known = self._known[article]
        if known.title == "Untitled" and article not in self._titles:
            self._learn(article)
            known = self._known[article]
        opened = self._workspace.article
        return article_row(
            known,
            done=self._count_done(article),
            left=None if self._workspace.mode == "blind" else self._open.get(article),
            copied=self._copied[article],
            event=self._events.get(known.event, ""),
            opened=opened is not None and opened.id == article,
            grouped=bool(self.bar.group),
        )

    def _count_done(self, article: str) -> int:
        coder = self._workspace.coder
        if coder is None:
            return 0
        if article not in self._done:
            self._done[article] = len(self._workspace.corpus.annotations(article, coder=coder.id))
        return self._done[article]

    # --- from the person ---------------------------------------------------------------------------------

    def _follow_choice(self) -> None:
        """Tell the workspace which articles are chosen."""
        if not self._filling:
            self._workspace.chosen = tuple(self._chosen())
            self.bar.say(len(self._shown), len(self._ordered), len(self._workspace.chosen))

    def _chosen(self) -> list[str]:
        """Return the chosen articles, those of chosen headings too, in the order of the list."""
        things = [self.model.things[row] for row in self.list.rows()]
        values = {thing.value for thing in things if isinstance(thing, Heading)}
        alone = [str(thing) for thing in things if not isinstance(thing, Heading)]
        if not values:
            return alone
        single = set(alone)
        group, started = self.bar.group, self._started
        return [
            one.id for one in self._in_groups() if one.id in single or value_of(one, group, started) in values
        ]

    def _show(self, row: int) -> None:
        thing = self.model.things[row]
        if isinstance(thing, Heading):
            self._turn(row, shut=not thing.shut)
            return
        article = str(thing)
        if self._workspace.article is None or self._workspace.article.id != article:
            self._workspace.show_article(article)

    def _step_sideways(self, row: int, right: bool) -> None:  # noqa: FBT001  # what the signal carries
        """Open a group to the right; to the left shut it, or go from an article to its heading."""
        things = self.model.things
        if isinstance(things[row], Heading):
            self._turn(row, shut=not right)
        elif not right and self.bar.group:
            above = (at for at in range(row, -1, -1) if isinstance(things[at], Heading))
            self.list.choose(next(above, row))

    def _turn(self, row: int, *, shut: bool) -> None:
        """Shut or open a group; its heading stays chosen."""
        heading = self.model.things[row]
        assert isinstance(heading, Heading)
        if heading.shut != shut:
            kept = self._shut.setdefault(self.bar.group, set())
            (kept.add if shut else kept.discard)(heading.value)
            self._fill()
            self.list.choose(row)

    def _turn_all(self, *, shut: bool) -> None:
        headings = (thing for thing in self.model.things if isinstance(thing, Heading))
        self._shut[self.bar.group] = {heading.value for heading in headings} if shut else set()
        self._fill()

    def _open_first(self) -> None:
        """Open the first article that is shown."""
        first = next((at for at, thing in enumerate(self.model.things) if isinstance(thing, str)), -1)
        if first >= 0:
            self._show(first)

    def _go_to_list(self) -> None:
        self.list.setFocus()
        if self.model.things and not self.list.rows():
            self.list.choose(0)

    def _remove(self) -> None:
        remove(self._workspace, self._chosen())

    def _offer(self, at: QPoint) -> None:
        menu = self.menu()
        if not menu.isEmpty():
            menu.popup(self.list.viewport().mapToGlobal(at))

    def menu(self) -> QMenu:
        """Return the menu for the chosen articles."""
        menu = QMenu(self)
        if self.bar.group and self.model.things:
            menu.addAction("Open all groups", lambda: self._turn_all(shut=False))
            menu.addAction("Shut all groups", lambda: self._turn_all(shut=True))
            menu.addSeparator()
        fill_menu(menu, self._workspace, self._chosen())
        return menu
