"""The article views of the window, and the one of them that shows the open article."""

from PySide6.QtCore import QObject, Signal

from annotator.gui.article_view import ArticleView


class Stage(QObject):
    """Knows which view keys, selections and panels belong to; it never has no view."""

    activated = Signal(object)
    """Another view shows the open article now: an ArticleView."""
    added = Signal(object)
    """There is one more view: an ArticleView."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__()
        self.view = view
        self.views: tuple[ArticleView, ...] = (view,)

    def add(self, view: ArticleView) -> None:
        """Take in one more view; whoever gives the views keys or a typeface gives it them too."""
        self.views = (*self.views, view)
        self.added.emit(view)

    def activate(self, view: ArticleView) -> None:
        """Say that a view shows the open article."""
        if view is not self.view:
            self.view = view
            self.activated.emit(view)
