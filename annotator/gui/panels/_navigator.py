"""The articles of the corpus: sorted, grouped and filtered, how far they are coded, several at once."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QAbstractItemView, QMenu, QVBoxLayout

from annotator.corpus.across import about_articles
from annotator.gui.panels._navigator_bar import NavigatorBar
from annotator.gui.panels._navigator_folds import Folds, folds_of, keep_folds
from annotator.gui.panels._navigator_known import KnownArticles
from annotator.gui.panels._navigator_menu import fill_menu, remove
from annotator.gui.panels._navigator_order import (
    Heading,
    Thing,
    by_state,
    listed,
    matching,
    value_of,
)
from annotator.gui.panels._navigator_rows import article_row, heading_row
from annotator.gui.panels._navigator_samples import in_turn
from annotator.gui.panels._navigator_work import CoderWork
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.widgets.side import Side
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Change, Corrections, Event

EMPTY = "No articles yet.\n\nDrop articles here, or\nFile > Open (Ctrl+O)."
WAITS = "Putting the articles in order..."
NO_MATCH = "No article matches.\n\nEsc in the field above\nshows all of them."
COUNT_AFTER = 150
"""Milliseconds after an edit in which undecided cues are counted: it takes the whole article."""
AT_A_TIME = 1_000
"""Articles that are looked at between two events of the window: a few milliseconds."""


class Navigator(Side):
    """A filter and a list; Enter or a click opens an article, Delete removes the chosen ones.

    Enter on the heading of a group shuts or opens it, the left and right arrows too; to choose a heading is
    to choose its articles. Only the heads of articles are looked at, and no file is read.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._articles = KnownArticles(workspace)
        self._shown: Sequence[str] = ()
        """The articles that are listed, without regard to groups."""
        self._places: dict[object, int] = {}
        """The rows of the things that are listed, as soon as somebody has asked for one."""
        self._work = CoderWork(workspace)
        self._folds: dict[str, Folds] = {}
        """Which groups are shut, by what the articles are grouped by."""
        self._open: dict[str, int] = {}
        self._filling = False
        self._opened = ""
        self.model = RowModel(self._look)
        self.bar = NavigatorBar(workspace)
        self.filter = self.bar.words
        self.list = RowList(self.model, name="Articles")
        self._counting = QTimer(self, singleShot=True, interval=COUNT_AFTER)
        self._counting.timeout.connect(self._count_open)
        self._learning = QTimer(self, interval=0)
        self._learning.timeout.connect(self._learn_on)
        self._build()
        workspace.changed.connect(self._refresh)
        workspace.sample_wanted.connect(self.bar.show_sample)
        self._recall()
        self._begin_anew()
        self._fill()
        self._show_opened()
        self._counting.start()

    def _build(self) -> None:
        self.bar.changed.connect(self._reorder)
        self.bar.opening.connect(self._know_all)
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
            self._articles.forget()
            if self._is_same_draft(what):
                self._keep()
            else:
                self._recall()
        if what.touches("corpus") or others:
            self._begin_anew()
        if what.touches("corpus", "coder") or others:
            self._work.know_anew()
        if what.change is not None:
            self._follow(what.change)
        moved = what.touches("states") and self._goes_by_state()
        if what.touches("corpus", "articles", "coder") or moved:
            self._fill()
        edited = what.change is not None or self._is_same_draft(what)
        if what.touches("article", "articles", "corpus") and (not edited or self._is_elsewhere()):
            self._show_opened()
        if what.touches("cues", "annotations", "article", "mode", "coder"):
            self._counting.start()
        if what.touches("annotations", "states", "mode", "coder", "article"):
            self._tell_counts()
            self.list.viewport().update()

    def _goes_by_state(self) -> bool:
        """Say whether an article stands elsewhere when its state is another one."""
        return "state" in (self.bar.group, self.bar.sort) or "state" in self.bar.wanted().values

    def _follow(self, change: Change) -> None:
        """Go on from what was known."""
        for put in change.puts:
            value = put.after
            if isinstance(value, Corrections):
                self._articles.learn(value.id)
            elif isinstance(value, Annotation):
                for one in (put.before, value):
                    for article in about_articles(one) if isinstance(one, Annotation) else ():
                        self._work.follow(article)
        if any(isinstance(put.after, Corrections) for put in change.puts):
            self._articles.know_all()
            self._tell_bar()
        elif any(isinstance(put.after, Event) for put in change.puts):
            self._articles.know_names()
            self._tell_bar()

    def _recall(self) -> None:
        """Take up the filters and the shut groups that the open corpus had on this machine."""
        self.bar.recall()
        self._folds = folds_of(self._workspace.settings, self._workspace.corpus.info.id)

    def _keep(self) -> None:
        self.bar.keep()
        keep_folds(self._workspace.settings, self._workspace.corpus.info.id, self._folds)

    def _begin_anew(self) -> None:
        self._learning.stop()
        self._articles.begin_anew()
        self._work.know_anew()
        self._tell_bar()
        if not self._articles.complete:
            self._learning.start()

    def _learn_on(self) -> None:
        """Learn of some more articles; a list that waits for all of them is shown when they are known."""
        self._articles.advance(AT_A_TIME)
        if self._articles.complete:
            self._know_all()
            self._fill()

    def _know_all(self) -> None:
        """Learn at once what is not known yet: somebody has asked for it."""
        if self._learning.isActive() or not self._articles.complete:
            self._learning.stop()
            self._articles.finish()
            self._tell_bar()

    def _tell_bar(self) -> None:
        if self._articles.complete:
            self.bar.know(self._articles.ordered(self.bar.sort), self._articles.events)

    def _count_open(self) -> None:
        article = self._workspace.article
        if article is not None and self._workspace.here.cues_known:
            self._open[article.id] = len(self._workspace.here.undecided_cues())
            self.list.viewport().update()

    # --- what is listed ----------------------------------------------------------------------------------

    def _reorder(self) -> None:
        self._know_all()
        self._fill()

    def _fill(self) -> None:
        """List what is wanted; as long as not all is known that this takes, nothing."""
        shuffled = "order" in self._workspace.masks.by_hand
        as_they_came = not (shuffled or self.bar.group or self.bar.wanted() or self.bar.sort != "added")
        if as_they_came:
            self._shown = self._workspace.corpus.articles()
            self._list(list(self._shown))
        elif self._articles.complete:
            self._fill_in_order()
        else:
            self._shown = ()
            self._list([])
        self.list.viewport().update()

    def _fill_in_order(self) -> None:
        wanted = self.bar.wanted()
        turn = in_turn(self._workspace, self._articles.ordered(self.bar.sort), wanted.sample)
        found = matching(turn, wanted, self._work.states)
        if self.bar.sort == "state":
            found = by_state(found, self._work.states)
        self._shown = [one.id for one in found]
        group = self.bar.group
        self._list(
            listed(
                found,
                group,
                states=self._work.states,
                events=self._articles.events,
                shut=self._shut(),
                backwards=self.bar.sort == "newest",
            )
        )

    def _list(self, things: list[Thing]) -> None:
        some = bool(self._workspace.corpus.articles())
        waits = some and not things and not self._articles.complete
        self.list.empty = WAITS if waits else NO_MATCH if some else EMPTY
        if things != self.model.things:
            self._show_things(things)
        self._workspace.listed = tuple(self._in_groups())
        self._follow_choice()

    def _in_groups(self) -> Sequence[str]:
        """Return the articles that are shown in the order of their groups."""
        if not self.bar.group:
            return self._shown
        if self._shut() == Folds():
            return [thing for thing in self.model.things if isinstance(thing, str)]
        rooms: dict[str, list[str]] = {}
        for one in self._shown:
            rooms.setdefault(self._value_of(one), []).append(one)
        headings = (thing for thing in self.model.things if isinstance(thing, Heading))
        return [one for heading in headings for one in rooms[heading.value]]

    def _value_of(self, article: str) -> str:
        return value_of(self._articles.of(article), self.bar.group, self._work.states)

    def _show_things(self, things: list[Thing]) -> None:
        """Show other rows; where several articles were chosen and are there still, they stay chosen."""
        chosen = set(self._workspace.chosen)
        self._filling = True
        self.model.replace(things)
        self._places = {}
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
        if article is not None and article.id in self._articles:
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
        if not self._places:
            self._places = {thing: at for at, thing in enumerate(things)}
        if article in self._places or not group:
            return self._places.get(article, -1)
        value = self._value_of(article)
        rows = (at for at, one in enumerate(things) if isinstance(one, Heading) and one.value == value)
        return next(rows, -1)

    def _look(self, thing: object) -> Row:
        if isinstance(thing, Heading):
            return heading_row(thing)
        article = str(thing)
        known = self._articles.shown(article)
        opened = self._workspace.article
        return article_row(
            known,
            state=self._workspace.states.of(article),
            made=self._work.made(article),
            left=None if self._workspace.mode == "blind" else self._open.get(article),
            copied=self._articles.copied[article],
            event=self._articles.events.get(known.event, ""),
            opened=opened is not None and opened.id == article,
            grouped=bool(self.bar.group),
        )

    # --- from the person ---------------------------------------------------------------------------------

    def _follow_choice(self) -> None:
        """Tell the workspace which articles are chosen."""
        if not self._filling:
            self._workspace.chosen = tuple(self._chosen())
            self._tell_counts()

    def _tell_counts(self) -> None:
        total = len(self._workspace.corpus.articles())
        shown = total if self.list.empty == WAITS else len(self._shown)
        self.bar.say(shown, total, len(self._workspace.chosen), self._workspace.states.done())

    def _chosen(self) -> list[str]:
        """Return the chosen articles, those of chosen headings too, in the order of the list."""
        things = [self.model.things[row] for row in self.list.rows()]
        values = {thing.value for thing in things if isinstance(thing, Heading)}
        alone = [str(thing) for thing in things if not isinstance(thing, Heading)]
        if not values:
            return alone
        single = set(alone)
        return [one for one in self._in_groups() if one in single or self._value_of(one) in values]

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
            self._fold(self._shut().turned(heading.value, shut=shut))
            self.list.choose(row)

    def _turn_all(self, *, shut: bool) -> None:
        self._fold(Folds(shut))

    def _shut(self) -> Folds:
        return self._folds.get(self.bar.group, Folds())

    def _fold(self, folds: Folds) -> None:
        self._folds[self.bar.group] = folds
        self._keep()
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
