"""What the navigator knows of the articles; of very many it learns a little at a time, beside the work."""

from collections import Counter

from annotator.errors import AnnotatorError
from annotator.gui.panels._navigator_order import Known, describe, in_order
from annotator.gui.workspace import Workspace

AT_ONCE = 5_000
"""Articles up to which all are looked at before the list is shown: nobody notices."""
MOST_READ = 300
"""Articles without a headline that are read for their first line before they are on the screen."""


class KnownArticles:
    """The articles of the open corpus as the list knows them, from their heads alone.

    A file is read only for want of a headline. Of more than `AT_ONCE` articles it knows all when `advance`
    has been called often enough (`complete`), and any one before when it is asked for it.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known: dict[str, Known] = {}
        self._titles: dict[str, str] = {}
        self._at = 0
        """Articles that were looked at in their turn."""
        self._read = 0
        self._ordered: list[Known] = []
        self._sorted_by: str | None = None
        self.complete = False
        self.copied: Counter[str] = Counter()
        """How many copies there are of an article, by its id."""
        self.events: dict[str, str] = {}
        """What the events are called, by their ids."""

    def __contains__(self, article: str) -> bool:
        return self._workspace.corpus.position(article) is not None

    def forget(self) -> None:
        """Forget everything: another corpus is open."""
        self._titles.clear()

    def begin_anew(self) -> None:
        """Look at all articles again, or begin to."""
        self._known.clear()
        self._at, self._read = 0, 0
        self.complete = False
        self.know_all()
        if len(self._workspace.corpus.articles()) <= AT_ONCE:
            self.finish()

    def finish(self) -> None:
        """Look at all that are left."""
        while not self.complete:
            self.advance(AT_ONCE)

    def advance(self, count: int) -> None:
        """Look at some of the articles that are left."""
        articles = self._workspace.corpus.articles()
        upto = self._at + count
        for article in articles[self._at : upto]:
            if article not in self._known:
                self.learn(article, read=self._read < MOST_READ)
        self._at = upto
        self.complete = upto >= len(articles)

    def learn(self, article: str, *, read: bool = True) -> Known:
        """Look at an article (again); one without a headline may be `read` for its first line."""
        head = self._workspace.masks.head(article)
        bare = not head.headline
        self._read += bare
        known = describe(head, self._first_line(article) if read and bare else "")
        self._known[article] = known
        return known

    def _first_line(self, article: str) -> str:
        if article not in self._titles:
            try:
                text = self._workspace.masks.described(article).text
            except AnnotatorError:  # its file is gone for now
                return ""
            self._titles[article] = next((line for line in text.split("\n") if line.strip()), "")[:300]
        return self._titles[article]

    def know_all(self) -> None:
        """Take over what the articles have in common; their order is another one now."""
        self.copied = self._workspace.corpus.copied()
        self._sorted_by = None
        self.know_names()

    def know_names(self) -> None:
        """Take over what the events are called."""
        self.events = {event.id: event.name for event in self._workspace.corpus.events()}

    def of(self, article: str) -> Known:
        """Return what is known of an article."""
        return self._known.get(article) or self.learn(article, read=False)

    def shown(self, article: str) -> Known:
        """Return what is known of an article that is on the screen: one without a headline was read."""
        known = self.of(article)
        bare = known.title == "Untitled" and article not in self._titles
        return self.learn(article) if bare else known

    def ordered(self, sort: str) -> list[Known]:
        """Return all articles in the order that one of `SORTS` names."""
        if self._sorted_by != sort:
            present = self._workspace.corpus.articles()
            self._ordered, self._sorted_by = in_order(map(self.of, present), sort), sort
        return self._ordered
