"""What stands in articles, kept in memory: each is read once, whatever is asked of it afterwards."""

import gc
from collections.abc import Callable, Collection, Sequence
from threading import Lock

from annotator.comparison.gathering import Gathered, Progress, gather_all
from annotator.comparison.lexicon import KnownWords
from annotator.corpus import Corpus

MANY = 200
"""When more articles were read, the collector is kept off them: it would stop the window to look at each."""


class KnownArticles:
    """Reads articles as `gather_all` does, those alone that it does not know; safe in any thread.

    Whoever holds it says which articles have changed. `words` knows their words, which never
    change.
    """

    def __init__(self) -> None:
        self.words = KnownWords()
        self._lock = Lock()
        self._known: dict[str, Gathered] = {}
        self._changes = 0

    def forget(self, articles: Collection[str] | None = None) -> None:
        """Read these articles (None: all) anew when next asked; what is being read now is not kept."""
        with self._lock:
            self._changes += 1
            if articles is None:
                self._known.clear()
            for key in articles or ():
                self._known.pop(key, None)

    def __call__(
        self,
        corpus: Corpus,
        articles: Sequence[str],
        /,
        *,
        watch: Callable[[Progress], object] = lambda _progress: None,
    ) -> Sequence[Gathered]:
        """Return the articles with all that can be counted; `watch` is told of those that are read."""
        with self._lock:
            known, changes = dict(self._known), self._changes
        missing = [key for key in articles if key not in known]
        if missing:
            found = {one.article: one for one in gather_all(corpus, missing, watch=watch)}
            known |= found
            with self._lock:
                if changes == self._changes:
                    self._known |= found
            if len(missing) > MANY:
                gc.freeze()
        return [known[key] for key in articles]
