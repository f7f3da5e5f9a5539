"""The centre of the window: chips above, the article with its cues and annotations, the codes below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from annotator.gui.actions import action
from annotator.gui.article_view import ArticleView
from annotator.gui.chips import Chips
from annotator.gui.code_bar import CodeBar
from annotator.gui.coding import Coding
from annotator.gui.hints import Hints
from annotator.gui.leaf import EVERYTHING, Leaf
from annotator.gui.nothing_open import NothingOpen
from annotator.gui.pending_bar import PendingBar
from annotator.gui.stage import Stage
from annotator.gui.workspace import Changed, Workspace

if TYPE_CHECKING:
    from annotator.gui.columns import Alone, Columns


class Reading(QWidget):
    """Follows the workspace into the article view, and the person's hands back into the workspace."""

    columns_begin = Signal()
    """Articles are about to be shown side by side."""

    def __init__(self, workspace: Workspace, coding: Coding) -> None:
        super().__init__()
        self._workspace = workspace
        self._coding = coding
        self._following = False
        self._side_by_side = False
        self.columns: Columns | None = None
        self.alone: Alone | None = None
        self.leaf = Leaf(workspace, ArticleView())
        self.stage = Stage(self.leaf.view)
        self.chips = Chips(workspace)
        self.code_bar = CodeBar(workspace, coding, self.article_view.page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Hints(workspace))
        layout.addWidget(self.chips)
        self.nothing_open = NothingOpen()
        self._centre = QStackedWidget()
        self._centre.addWidget(self.nothing_open)
        self._centre.addWidget(self.leaf.view)
        self._layout = layout
        layout.addWidget(self._centre, 1)
        layout.addWidget(PendingBar(coding.pending))
        layout.addWidget(self.code_bar)
        self.setFocusProxy(self.article_view)
        self._connect()
        self._refresh(Changed(frozenset({"article", "cues", "focus"})))

    def _connect(self) -> None:
        workspace = self._workspace
        workspace.changed.connect(self._refresh)
        workspace.revealed.connect(self._reveal)
        workspace.selection_wanted.connect(self._select)
        workspace.text_wanted.connect(self._take_keyboard)
        self._listen_to(self.leaf.view)
        self.stage.added.connect(self._listen_to)
        self.stage.added.connect(lambda view: self.code_bar.add_text_area(view.page))

    def _listen_to(self, view: ArticleView) -> None:
        view.caret_moved.connect(lambda position: self._follow_caret(view, position))
        view.selection_changed.connect(lambda: self._follow_selection(view))
        view.mark_hovered.connect(lambda key: self._follow_hover(view, key))
        view.mark_activated.connect(lambda key: self._follow_choice(view, key))

    @property
    def article_view(self) -> ArticleView:
        """Return the view that shows the open article."""
        return self.stage.view

    # --- keys that act on the view -----------------------------------------------------------------------

    @action("&Find in the article...", menu="Edit", keys=["Ctrl+F"], group=2, order=0, needs="article")
    def find_words(self) -> None:
        """Find words in the open article."""
        self.article_view.open_find()

    @action("&Clear the selection", menu="Edit", keys=["Escape"], in_text=True, group=3, order=9)
    def clear(self) -> None:
        """Select nothing and focus nothing; from a place that a list led to, go back to the list."""
        workspace = self._workspace
        if self._coding.pending.end():
            return
        leave = workspace.visited is not None and workspace.here.selection in (None, workspace.visited)
        self.article_view.clear_selection()
        workspace.focus.set("")
        if leave:
            workspace.visited = None
            workspace.back_wanted.emit()

    @action("Go to the &text, and back to the list of hits", menu="View", keys=["F6"], group=3, order=0)
    def go_to_text(self) -> None:
        """Put the keyboard into the article; when it is there, into the list that is searched with."""
        if self.article_view.hasFocus():
            self._workspace.back_wanted.emit()
        else:
            self._take_keyboard()

    def _take_keyboard(self) -> None:
        self.article_view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- one article, or several side by side --------------------------------------------------------------

    @property
    def is_side_by_side(self) -> bool:
        """Say whether articles of an event are shown side by side where the open one has others beside it."""
        return self._side_by_side

    def show_side_by_side(self, *, wanted: bool) -> None:
        """Show the articles of the open one's event side by side, or the open one alone."""
        if wanted == self._side_by_side:
            return
        self._side_by_side = wanted
        if wanted and self.columns is None:
            self._make_columns()
        self._show_article()

    def _make_columns(self) -> None:
        from annotator.gui.columns import Alone, Columns

        self.columns, self.alone = Columns(self._workspace, self.stage), Alone()
        self._centre.addWidget(self.columns)
        self._layout.insertWidget(self._layout.indexOf(self._centre), self.alone)
        self.columns.entered.connect(self._enter)
        self._workspace.side.want()
        self._workspace.side.changed.connect(self._show_article)

    def _enter(self, article: str) -> None:
        """Make the article whose column has got the keyboard the open one."""
        if not self._following:  # else Qt looks for a place for the keyboard while columns come and go
            self._workspace.show_article(article)

    def _beside(self) -> tuple[str, ...]:
        """Return the articles that are to be shown side by side now, none when the open one is alone."""
        return self._workspace.side.articles if self._side_by_side else ()

    # --- from the workspace ------------------------------------------------------------------------------

    def _refresh(self, what: Changed) -> None:
        if what.touches("article") or (what.touches("articles") and self._side_by_side):
            self._show_article()
        if self.is_in_columns and self.columns is not None:
            self.columns.follow(what)
        else:
            self.leaf.follow(what)
        if what.touches("mode") and self._workspace.mode == "review":
            self._begin_review()
        if what.touches("cues") and what.change is None:
            self._explain_first_cue()

    @property
    def is_in_columns(self) -> bool:
        """Say whether articles are shown side by side now."""
        return self.columns is not None and self._centre.currentWidget() is self.columns

    def _show_article(self) -> None:
        article, beside = self._workspace.here.article, self._beside()
        has_keyboard = self.article_view.page.hasFocus()
        following, self._following = self._following, True
        if self.columns is not None and article in beside:
            self._show_columns(self.columns, beside)
        else:
            self._show_alone(article)
        if has_keyboard and not self.article_view.page.hasFocus():
            self._take_keyboard()
        self._follow_selection(self.article_view)  # a view that was emptied has told that nothing is selected
        self._following = following
        if self.alone is not None:
            self.alone.setVisible(self._side_by_side and bool(article) and not self.is_in_columns)

    def _show_columns(self, columns: Columns, articles: tuple[str, ...]) -> None:
        former = self._leaf_in_hand()
        self._workspace.show_beside(articles)
        begins = not self.is_in_columns
        if begins:
            self.columns_begin.emit()
        self._centre.setCurrentWidget(columns)
        columns.show_articles(articles)
        if begins:
            columns.follow(EVERYTHING)
        opened = columns.leaf_of(self._workspace.here.article)
        if opened is not None:
            if former is self.leaf:
                opened.continue_from(former)
            self.stage.activate(opened.view)
        self.leaf.show("")  # what nobody sees is not kept up to date
        columns.show_open()

    def _show_alone(self, article: str) -> None:
        former, begins = self._leaf_in_hand(), self.is_in_columns
        self._workspace.show_beside(())
        self.leaf.show(article)
        self.leaf.continue_from(former)
        if begins and self.columns is not None:
            self.leaf.follow(EVERYTHING)
            self.columns.show_articles(())
        self._centre.setCurrentWidget(self.leaf.view if article else self.nothing_open)
        self.stage.activate(self.leaf.view)

    def _leaf_in_hand(self) -> Leaf:
        leaves = self.columns.leaves() if self.columns is not None else ()
        return next((leaf for leaf in leaves if leaf.view is self.article_view), self.leaf)

    def _begin_review(self) -> None:
        """Review begins with a cue: the focused one, else the next."""
        if self._workspace.focus.cue() is None:
            self._coding.next_cue()

    def _explain_first_cue(self) -> None:
        """Open an article with its first cue explained, unless the person is somewhere else already."""
        workspace = self._workspace
        if not workspace.focus.key and workspace.here.caret == 0 and workspace.here.selection is None:
            first = next(iter(workspace.here.open_cues()), None)
            if first is not None:
                workspace.focus.offer(first.key)

    def _select(self, start: int, end: int) -> None:
        self.article_view.select(start, end)

    def _reveal(self, start: int, end: int) -> None:
        self._following = True
        self.article_view.clear_selection()
        self.article_view.set_caret(start)
        self._workspace.set_caret(start)
        self._following = False
        self.article_view.reveal(start, end)

    # --- from the person ---------------------------------------------------------------------------------

    def _follow_caret(self, view: ArticleView, position: int) -> None:
        if self._following:
            return
        if view is not self.article_view:
            self._remember_hand(view)
            return
        self._workspace.set_caret(position)
        if self._workspace.focus.is_held:
            return
        there = [mark.key for mark in view.marks_at(position) if not mark.by]
        if self._workspace.focus.key not in there:
            self._workspace.focus.set(there[0] if there else "", by_caret=True)

    def _follow_selection(self, view: ArticleView) -> None:
        if view is self.article_view:
            self._workspace.here.selection = view.selection()
        elif not self._following:
            self._remember_hand(view)

    def _remember_hand(self, view: ArticleView) -> None:
        """Keep where the hand is in an article that is not open: once it is, keys act there."""
        leaves = self.columns.leaves() if self.columns is not None else ()
        leaf = next((leaf for leaf in leaves if leaf.view is view), None)
        if leaf is None or leaf.is_open:
            return
        at = leaf.at
        at.caret, at.selection = view.caret(), view.selection()
        if at.focus not in {mark.key for mark in view.marks_at(at.caret) if not mark.by}:
            at.focus = ""  # else Enter and X would act on what is somewhere else

    def _follow_hover(self, view: ArticleView, key: str) -> None:
        """Look at what the mouse rests on; in an article that is not open it is framed, and no more."""
        if view is self.article_view:
            self._workspace.focus.hover(key)
        else:
            view.hover_mark(key or None)

    def _follow_choice(self, view: ArticleView, key: str) -> None:
        if view is self.article_view:
            self._workspace.focus.set(key)
