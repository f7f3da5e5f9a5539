"""Which work answers a question of the window of figures, and what is known already."""

from collections.abc import Collection

from annotator.gui.figures.answers import Answer, Step, compared, figured, looked_through, told_answer
from annotator.gui.figures.asked import Asked
from annotator.gui.figures.figure_page import FigurePage
from annotator.gui.figures.known_articles import KnownArticles
from annotator.gui.figures.messages import NO_ARTICLES, NO_OUTLET
from annotator.gui.figures.running import Watch, Work
from annotator.gui.workspace import Workspace

AT_ONCE = 3_000
"""With more articles a table is shown before its differences are tested."""
LOOKED_AT_ONCE = 200
"""With more articles it is shown before texts and rules are looked at."""
TABLE = ""
"""The page of the table; those of figures have their names."""


class Asking:
    """Keeps which answers are up to date; a table of many articles comes in steps, the quick ones first."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known = KnownArticles()
        self._fresh: dict[str, Asked] = {}
        """The pages that are up to date, each with the question that it answers."""
        self._begun: Answer | None = None
        """The table that is shown and not whole yet."""
        self._edition = 0
        """Rises with every change: what was counted of an earlier edition is old when it comes."""

    @property
    def knows_something(self) -> bool:
        """Say whether any page is up to date."""
        return bool(self._fresh)

    def is_known(self, page: str, asked: Asked) -> bool:
        """Say whether a page shows the answer to a question."""
        return self._fresh.get(page) == asked

    def nothing_in(self, asked: Asked) -> str:
        """Return why there is nothing to compare; empty when there is."""
        corpus = self._workspace.corpus
        among = asked.among(corpus)
        if not among:
            return NO_ARTICLES
        return "" if any(corpus.head(key).outlet for key in among) else NO_OUTLET

    def work(self, page: FigurePage | None, asked: Asked) -> Work:
        """Return what answers a question on the page of a figure, or (None) what comes next of the table."""
        corpus, known, edition = self._workspace.corpus, self._known, self._edition
        if page is not None:
            kind = page.kind
            return lambda watch: Answer(
                kind.name, asked, figured(kind, asked.wanted(kind, corpus, known, watch)), edition
            )
        begun, step = self._begun, self._next(asked)
        if begun is not None and begun.asked == asked and begun.step == "tested":
            return lambda watch: looked_through(begun, corpus, watch)

        def work(watch: Watch) -> Answer:
            told = compared(corpus, asked, known, watch, step=step)
            return told_answer(TABLE, asked, told, edition, step)

        return work

    def says(self, page: FigurePage | None, asked: Asked) -> str:
        """Return what is under way then, in words."""
        begun = self._begun if page is None else None
        if begun is None or begun.asked != asked:
            return "Counting..."
        return "Testing differences..." if begun.step == "counted" else "Looking at texts and rules..."

    def _next(self, asked: Asked) -> Step:
        """Return how far a table is to be worked out now."""
        number = len(asked.among(self._workspace.corpus))
        begun = self._begun is not None and self._begun.asked == asked
        if number > AT_ONCE and not begun:
            return "counted"
        return "tested" if number > LOOKED_AT_ONCE else "whole"

    def take(self, answer: Answer) -> bool:
        """Remember an answer; say whether it is of an earlier edition, and old."""
        old = answer.edition != self._edition
        if not old and answer.step == "whole":
            self._fresh[answer.page] = answer.asked
        if answer.page == TABLE:
            self._begun = answer if not old and answer.step != "whole" else None
        return old

    def drop(self, page: str | None = None) -> None:
        """Take a page (None: all) for known no more."""
        self._begun = None
        if page is None:
            self._fresh.clear()
        else:
            self._fresh.pop(page, None)

    def age(self, articles: Collection[str] | None) -> None:
        """Read these articles (None: all) anew when next asked; answers that are under way are old."""
        self._edition += 1
        self._begun = None
        self._known.forget(articles)

    def forget(self) -> None:
        """Know nothing of a corpus that is not open any more."""
        self.age(None)
        self.drop()
        self._known.words.forget()
