"""How far the coder is with each article: found out for all when first asked for, then followed."""

from collections.abc import Callable, Mapping

from annotator.corpus import Corpus
from annotator.corpus.across import about_articles
from annotator.model import Annotation, ArticleState, Change, Coder, Corrections, Decision, State


class KnownStates:
    """The states of the articles of the open corpus for the coder who works here.

    Asking for one article costs a look at it alone; the whole table is made when something counts or lists.
    """

    def __init__(self, opened: Callable[[], tuple[Corpus, Coder | None]]) -> None:
        self._opened = opened
        self._states: dict[str, State] | None = None
        self._done: int | None = None

    def forget(self) -> None:
        """Look anew when next asked: another corpus is open, another person codes, or others' work came."""
        self._states = None
        self._done = None

    def follow(self, change: Change) -> frozenset[str]:
        """Take over what a change did; return the articles whose state is another one now."""
        if any(isinstance(put.after, Corrections) for put in change.puts):
            self._done = None
        if self._states is None:
            return frozenset()
        touched = {key for put in change.puts for one in (put.before, put.after) for key in _articles(one)}
        return frozenset(key for key in touched if self._look(key))

    def of(self, article: str) -> State:
        """Return how far the coder is with an article."""
        if self._states is not None:
            return self._states.get(article, "new")
        corpus, coder = self._opened()
        return corpus.how_far(article, coder.id) if coder is not None else "new"

    def all(self) -> Mapping[str, State]:
        """Return the states of all articles that are not new."""
        if self._states is None:
            corpus, coder = self._opened()
            self._states = corpus.states(coder.id) if coder is not None else {}
        return self._states

    def done(self) -> int:
        """Return how many articles of the corpus are done."""
        if self._done is None:
            corpus, _coder = self._opened()
            done = (article for article, state in self.all().items() if state == "done")
            self._done = sum(corpus.position(article) is not None for article in done)
        return self._done

    def _look(self, article: str) -> bool:
        corpus, coder = self._opened()
        assert self._states is not None
        before = self._states.get(article, "new")
        now = corpus.how_far(article, coder.id) if coder is not None else "new"
        if now == before:
            return False
        if self._done is not None and corpus.position(article) is not None:
            self._done += (now == "done") - (before == "done")
        if now == "new":
            del self._states[article]
        else:
            self._states[article] = now
        return True


def _articles(one: object) -> tuple[str, ...]:
    """Return the articles with which a coder may be further, or less far, with a value."""
    if isinstance(one, Annotation):
        return about_articles(one)
    return (one.article,) if isinstance(one, Decision | ArticleState) else ()
