"""One column: its head, and under it a whole article view."""

from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from annotator.gui.article_view import ArticleView
from annotator.gui.columns.head import ColumnHead
from annotator.gui.heading import readable_date
from annotator.gui.leaf import Leaf
from annotator.gui.theme import of_palette
from annotator.gui.workspace import Changed, Workspace
from annotator.text.words import count_article

NARROW, MORE = 560, 80
"""Width in pixels below which a column has little margin, so that its lines get the room.

One that is less than so much wider than it must be for its type has little margin, too.
"""
LEAST, LETTERS = 290, 16
"""Pixels and average letters a line below which a column cannot be read: the columns scroll sideways instead.

So many letters hold nearly every word; with fewer, words would be broken anywhere.
"""


class Column(QWidget):
    """Shows one article of the event; `leaf.article` says which."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.leaf = Leaf(workspace, ArticleView(), brief=True)
        self._words = ("", 0)
        self.head = ColumnHead()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)  # for the line between it and the one before
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.leaf.view, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.leaf.view.set_ties(())  # before there is a text, which would be laid out twice
        self._keep_readable()
        self.leaf.view.reading_changed.connect(self._keep_readable)
        self.head.chosen.connect(self.leaf.view.setFocus)

    def show_article(self, article: str) -> None:
        """Show an article, as it may be seen, or none."""
        self.leaf.show(article)
        self._show_head()
        self.setVisible(bool(article))

    def _keep_readable(self) -> None:
        """Be wide enough for the type that is chosen."""
        self.setMinimumWidth(max(LEAST, self.leaf.view.page.compact_width(LETTERS)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the article as the room wants it."""
        narrow = max(NARROW, self.minimumWidth() + MORE)
        self.leaf.view.set_compact(compact=event.size().width() < narrow)
        super().resizeEvent(event)

    def paintEvent(self, _event: object) -> None:
        """Paint the line between this column and the one before."""
        painter = QPainter(self)
        painter.fillRect(0, 0, 1, self.height(), QColor(of_palette(self.palette()).line))
        painter.end()

    def _show_head(self) -> None:
        workspace, key = self._workspace, self.leaf.article
        if not key:
            self.head.show_article("", "")
            return
        head = workspace.masks.head(key)
        if self._words[0] != head.sha256:
            self._words = head.sha256, count_article(workspace.corpus.article(key))
        known = (readable_date(head.date, short=True), f"{self._words[1]:,} words")
        outlet = head.outlet or "No outlet given"
        self.head.show_article(outlet, " · ".join(part for part in known if part))
        self.leaf.view.page.setAccessibleName(f"Article text, {outlet}")

    def follow(self, what: Changed) -> None:
        """Take over what changed."""
        self.leaf.follow(what)
