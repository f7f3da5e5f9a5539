"""What a change of the corpus means for the window of figures."""

from PySide6.QtCore import QObject, Signal

from annotator.corpus.across import about_articles
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation

CHEAP = 200
"""Up to so many articles an edit makes the figures anew by itself; with more they say that they are old."""

_FOLLOWED = ("articles", "annotations", "codebook", "rules", "masks", "coder", "mode", "samples")
_OTHERWISE = tuple(part for part in _FOLLOWED if part != "annotations")


class Following(QObject):
    """Tells of changes: `replaced` when another corpus is open, `moved` when another article is.

    `hidden` tells that something may not be seen any more, `aged` of which articles counts are old (None:
    all), and whether they should be counted anew at once.
    """

    replaced = Signal()
    moved = Signal()
    hidden = Signal()
    aged = Signal(object, bool)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        workspace.changed.connect(self._follow)

    def _follow(self, what: Changed) -> None:
        if what.touches("corpus"):
            self.replaced.emit()
            return
        if what.touches("article"):
            self.moved.emit()
        if _only_opens(what) or not what.touches(*_FOLLOWED):
            return
        if what.touches("masks", "mode", "coder", "samples"):
            self.hidden.emit()
        cheap = len(self._workspace.corpus.articles()) <= CHEAP
        self.aged.emit(_articles_of(what), cheap or what.touches("masks", "mode", "coder"))


def _only_opens(what: Changed) -> bool:
    """Say whether another article is open, and no more: other annotations are seen, none changed."""
    return what.change is None and what.touches("article") and not what.touches(*_OTHERWISE)


def _articles_of(what: Changed) -> frozenset[str] | None:
    """Return the articles that a change is about; None where it may be all."""
    if what.change is None or what.touches("articles", "rules", "codebook"):
        return None
    values = [value for put in what.change.puts for value in (put.before, put.after) if value is not None]
    across = (key for one in values if isinstance(one, Annotation) for key in about_articles(one))
    return frozenset(filter(None, (*across, *(getattr(one, "article", "") for one in values))))
