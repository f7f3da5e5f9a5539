"""The articles of the corpus: what they are, how far they are coded, and a field to find one."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QMenu, QVBoxLayout

from annotator.gui.articles import edit_details, remove_articles
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.widgets.side import Side
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Article, Change, Corrections

EMPTY = "No articles yet.\n\nDrop articles here, or\nFile > Open (Ctrl+O)."
NO_MATCH = "No article matches.\n\nEsc empties the filter."
COUNT_AFTER = 150
"""Milliseconds after an edit in which undecided cues are counted: it takes the whole article."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the list shows of an article; `folded` is what the filter looks at."""

    title: str
    detail: str
    folded: str


class Navigator(Side):
    """A filter and a list; Enter or a click opens an article, Delete removes the chosen ones."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._known: dict[str, Known] = {}
        self._done: dict[str, int] = {}
        self._open: dict[str, int] = {}
        self._ids: tuple[str, ...] = ()
        self.model = RowModel(self._look)
        self.filter = QLineEdit()
        self.list = RowList(self.model, name="Articles")
        self._counting = QTimer(self, singleShot=True, interval=COUNT_AFTER)
        self._counting.timeout.connect(self._count_open)
        self._build()
        workspace.changed.connect(self._refresh)
        self._fill()
        self._show_opened()
        self._counting.start()

    def _build(self) -> None:
        self.filter.setPlaceholderText("Filter by headline, outlet, date")
        self.filter.setAccessibleName("Filter articles")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _text: self._fill())
        self.filter.returnPressed.connect(self._open_first)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.activated_at.connect(self._show)
        self.list.delete_wanted.connect(self._remove)
        self.list.menu_wanted.connect(self._offer)
        head = QVBoxLayout()
        head.setContentsMargins(8, 8, 8, 8)
        head.addWidget(self.filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)

    # --- from the workspace ------------------------------------------------------------------------------

    def _refresh(self, what: Changed) -> None:
        if what.touches("corpus"):
            self._known.clear()
            self._open.clear()
        if what.touches("corpus", "coder"):
            self._done.clear()
        if what.change is not None:
            self._follow(what.change)
        if what.touches("corpus", "articles"):
            self._fill()
        if what.touches("article", "articles", "corpus"):
            self._show_opened()
        if what.touches("cues", "annotations", "article", "mode", "coder"):
            self._counting.start()
        if what.touches("annotations", "mode", "coder", "article"):
            self.list.viewport().update()

    def _follow(self, change: Change) -> None:
        """Count on from what was known: counting again would read the whole file of an article."""
        coder = self._workspace.coder
        for put in change.puts:
            value = put.after
            if isinstance(value, Corrections):
                self._known.pop(value.id, None)
            elif isinstance(value, Annotation) and coder is not None and value.coder == coder.id:
                was = isinstance(put.before, Annotation) and not put.before.deleted
                if value.article in self._done:
                    self._done[value.article] += (not value.deleted) - was

    def _count_open(self) -> None:
        article = self._workspace.article
        if article is not None and self._workspace.cues_known:
            self._open[article.id] = len(self._workspace.undecided_cues())
            self.list.viewport().update()

    def _fill(self) -> None:
        self._ids = self._workspace.corpus.articles()
        words = self.filter.text().casefold().split()
        found = [one for one in self._ids if all(word in self._about(one).folded for word in words)]
        self.list.empty = NO_MATCH if self._ids else EMPTY
        if found != self.model.things:
            self.model.replace(found)
            self._show_opened()
        self.list.viewport().update()

    def _show_opened(self) -> None:
        article = self._workspace.article
        here = article is not None and article.id in self.model.things
        self.list.choose(self.model.things.index(article.id) if article is not None and here else -1)

    def _look(self, one: object) -> Row:
        article = str(one)
        known = self._about(article)
        opened = self._workspace.article is not None and self._workspace.article.id == article
        done = self._count_done(article)
        left = None if self._workspace.mode == "blind" else self._open.get(article)
        said = f"{known.title}, {known.detail}, {done} annotations"
        said += "" if left is None else f", {left} cues undecided"
        return Row(
            title=known.title,
            detail=known.detail,
            done=done,
            open=left,
            strong=opened,
            spoken=f"{said}, open" if opened else said,
            tip="\n".join(part for part in (known.title, known.detail, _counted(done, left)) if part),
        )

    def _about(self, article: str) -> Known:
        known = self._known.get(article)
        if known is None:
            known = self._known[article] = describe(self._workspace.corpus.described(article))
        return known

    def _count_done(self, article: str) -> int:
        coder = self._workspace.coder
        if coder is None:
            return 0
        if article not in self._done:
            self._done[article] = len(self._workspace.corpus.annotations(article, coder=coder.id))
        return self._done[article]

    # --- from the person ---------------------------------------------------------------------------------

    def _chosen(self) -> list[str]:
        return [str(self.model.things[row]) for row in self.list.rows()]

    def _show(self, row: int) -> None:
        article = str(self.model.things[row])
        if self._workspace.article is None or self._workspace.article.id != article:
            self._workspace.show_article(article)

    def _open_first(self) -> None:
        if self.model.things:
            self._show(0)

    def _remove(self) -> None:
        """Remove the chosen articles; several only after a question."""
        chosen = self._chosen()
        if chosen and (len(chosen) == 1 or self._is_meant(len(chosen))):
            remove_articles(self._workspace, chosen)

    def _is_meant(self, count: int) -> bool:
        return self._workspace.interaction.confirm(
            f"Remove {count} articles?",
            f"{count} articles leave the corpus, and their annotations with them. "
            "Undo (Ctrl+Z) brings all of them back.",
            yes=f"Remove {count} articles",
        )

    def _offer(self, at: QPoint) -> None:
        menu = self.menu()
        if not menu.isEmpty():
            menu.popup(self.list.viewport().mapToGlobal(at))

    def menu(self) -> QMenu:
        """Return the menu for the chosen articles."""
        menu = QMenu(self)
        chosen = self._chosen()
        if len(chosen) == 1:
            menu.addAction("Open", lambda: self._workspace.show_article(chosen[0]))
            menu.addAction("Details...", lambda: edit_details(self._workspace, chosen[0]))
            menu.addSeparator()
        if chosen:
            label = "Remove from the corpus" if len(chosen) == 1 else f"Remove {len(chosen)} articles"
            menu.addAction(label, self._remove)
        return menu


def describe(article: Article) -> Known:
    """Return what the list shows of an article: its headline, else its first words; outlet and date."""
    title = article.headline or next((line for line in article.text.split("\n") if line.strip()), "Untitled")
    title = " ".join(title[:300].split())
    day = article.date[:10]
    detail = " · ".join(part for part in (article.outlet, day) if part) or "No outlet, no date"
    return Known(title, detail, f"{title} {article.outlet} {article.date} {article.byline}".casefold())


def _counted(done: int, left: int | None) -> str:
    said = f"{done} annotations by this coder" if done != 1 else "1 annotation by this coder"
    return said if left is None else f"{said}, {left} cues undecided"
