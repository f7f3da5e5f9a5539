"""The centre of the window: chips above, the article with its cues and annotations, the codes below."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from annotator.corpus.contents import Head
from annotator.gui.actions import action
from annotator.gui.article_view import ArticleView, Header
from annotator.gui.chips import Chips
from annotator.gui.code_bar import CodeBar
from annotator.gui.coding import Coding
from annotator.gui.hints import Hints
from annotator.gui.marking import Marking
from annotator.gui.nothing_open import NothingOpen
from annotator.gui.pending_bar import PendingBar
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Article
from annotator.summary import count_words

MOST_LINKED = 3
"""Outlets that the line under a headline names of those with a copy of the article."""


class Reading(QWidget):
    """Follows the workspace into the article view, and the person's hands back into the workspace."""

    def __init__(self, workspace: Workspace, coding: Coding) -> None:
        super().__init__()
        self._workspace = workspace
        self._coding = coding
        self._following = False
        self._shown: tuple[str, str] = ("", "")
        self.article_view = ArticleView()
        self._marking = Marking(workspace, self.article_view)
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
        self._centre.addWidget(self.article_view)
        layout.addWidget(self._centre, 1)
        layout.addWidget(PendingBar(coding.pending))
        layout.addWidget(self.code_bar)
        self.setFocusProxy(self.article_view)
        self._connect()
        self._refresh(Changed(frozenset({"article", "cues", "focus"})))

    def _connect(self) -> None:
        view, workspace = self.article_view, self._workspace
        workspace.changed.connect(self._refresh)
        workspace.revealed.connect(self._reveal)
        workspace.selection_wanted.connect(view.select)
        workspace.text_wanted.connect(self._take_keyboard)
        view.caret_moved.connect(self._follow_caret)
        view.selection_changed.connect(self._follow_selection)
        view.mark_hovered.connect(workspace.set_hovered)
        view.mark_activated.connect(workspace.set_focus)

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
        leave = workspace.visited is not None and workspace.selection in (None, workspace.visited)
        self.article_view.clear_selection()
        workspace.set_focus("")
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

    # --- from the workspace ------------------------------------------------------------------------------

    def _refresh(self, what: Changed) -> None:
        if what.touches("article"):
            self._show_article()
        if what.touches("article", "units"):
            self._show_units()
        self._marking.follow(what)
        if what.touches("mode") and self._workspace.mode == "review":
            self._begin_review()
        if what.touches("cues") and what.change is None:
            self.article_view.set_units(self._workspace.seen.current.sentences)
            self._explain_first_cue()

    def _show_article(self) -> None:
        article = self._workspace.shown
        self._centre.setCurrentWidget(self.article_view if article else self.nothing_open)
        identity = (article.id, article.text) if article else ("", "")
        header = self._header(article) if article else Header(headline="", details="")
        if identity == self._shown:
            self.article_view.set_header(header)
            return
        self._shown = identity
        text = article.text if article else ""
        self._following = True
        self.article_view.set_article(text, article.zones if article else (), header)
        self._following = False

    def _header(self, article: Article) -> Header:
        corpus = self._workspace.corpus
        masks, linked = self._workspace.masks, [article.copy_of, *corpus.copies_of(article.id)]
        heads = [masks.head(key) for key in linked if key in corpus.contents.heads]
        masked = masks.hidden(article.id)
        full = self._workspace.article if masked else article
        words = count_words(full or article)
        return header_of(article, heads, words=words, masked=bool(masked & {"outlet", "date"}))

    def _show_units(self) -> None:
        article = self._workspace.article
        units = self._workspace.corpus.units(article.id) if article is not None else None
        spans = [(part.start, part.end) for part in (units.segments if units is not None else ())]
        self.article_view.page.show_units(spans)

    def _begin_review(self) -> None:
        """Review begins with a cue: the focused one, else the next."""
        if self._workspace.focused_cue() is None:
            self._coding.next_cue()

    def _explain_first_cue(self) -> None:
        """Open an article with its first cue explained, unless the person is somewhere else already."""
        workspace = self._workspace
        if not workspace.focus and workspace.caret == 0 and workspace.selection is None:
            first = next(iter(workspace.open_cues()), None)
            if first is not None:
                workspace.offer_focus(first.key)

    def _reveal(self, start: int, end: int) -> None:
        self._following = True
        self.article_view.clear_selection()
        self.article_view.set_caret(start)
        self._workspace.set_caret(start)
        self._following = False
        self.article_view.reveal(start, end)

    # --- from the person ---------------------------------------------------------------------------------

    def _follow_caret(self, position: int) -> None:
        if self._following:
            return
        self._workspace.set_caret(position)
        if self._workspace.focus_is_held:
            return
        there = [mark.key for mark in self.article_view.marks_at(position) if not mark.by]
        if self._workspace.focus not in there:
            self._workspace.set_focus(there[0] if there else "", by_caret=True)

    def _follow_selection(self) -> None:
        self._workspace.selection = self.article_view.selection()


def header_of(
    article: Article, linked: Sequence[Head] = (), *, words: int | None = None, masked: bool = False
) -> Header:
    """Return what stands above an article: headline, and outlet, date, byline and length in one line.

    `linked` are the articles that it is linked with as copies, `words` how many it has if its text is not
    whole. What is `masked` is not missing.
    """
    known = [
        article.outlet,
        _readable_date(article.date),
        article.byline,
        f"{count_words(article) if words is None else words:,} words",
    ]
    if linked:
        others = dict.fromkeys(one.outlet or one.headline[:60] or "another article" for one in linked)
        known.append("shares its text with " + ", ".join(list(others)[:MOST_LINKED]))
    details = " · ".join(part for part in known if part)
    if not (masked or (article.outlet and article.date)):
        details += " · add outlet and date with Ctrl+I"
    return Header(headline=article.headline, details=details)


def _readable_date(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        try:
            day = datetime.fromisoformat(text).date()
        except ValueError:
            return text
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
