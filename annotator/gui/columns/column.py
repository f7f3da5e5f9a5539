"""One column: its head, and under it a whole article view."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from annotator.gui.article_view import ArticleView
from annotator.gui.columns.head import ColumnHead
from annotator.gui.heading import readable_date
from annotator.gui.leaf import Leaf
from annotator.gui.workspace import Changed, Workspace
from annotator.text.words import count_article

LEAST = 290
"""Width in pixels below which a column cannot be read: the columns scroll sideways instead."""


class Column(QWidget):
    """Shows one article of the event; `leaf.article` says which."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.leaf = Leaf(workspace, ArticleView(), brief=True)
        self.head = ColumnHead()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.leaf.view, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(LEAST)
        self.head.chosen.connect(self.leaf.view.setFocus)

    def show_article(self, article: str) -> None:
        """Show an article, as it may be seen."""
        self.leaf.show(article)
        self._show_head()
        self.setVisible(bool(article))

    def _show_head(self) -> None:
        workspace, key = self._workspace, self.leaf.article
        if key:
            head = workspace.masks.head(key)
            words = f"{count_article(workspace.corpus.article(key)):,} words"
            known = (readable_date(head.date), words)
            outlet = head.outlet or "No outlet given"
            self.head.show_article(outlet, " · ".join(part for part in known if part))

    def follow(self, what: Changed) -> None:
        """Take over what changed."""
        self.leaf.follow(what)
