"""The words and phrases of articles as numbers, so that thousands of articles are compared at once."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

from annotator.comparison.gathering import STEP, Progress
from annotator.comparison.statistics._arrays import Array
from annotator.corpus import Corpus
from annotator.model import Article
from annotator.text.tokens import fold
from annotator.text.words import NOBODYS, TERM
from annotator.text.zones import find_zones

LONGEST = 3
"""Words of the longest phrase that can be asked for."""


class Lexicon:
    """Words, or phrases of `length` words, each with a number; safe in any thread.

    Words are in small letters; abbreviations, numbers and compounds are whole (`words.TERM`). Raises
    ValueError for a length that is not 1 to `LONGEST`.
    """

    def __init__(self, length: int = 1) -> None:
        if not 1 <= length <= LONGEST:
            raise ValueError(f"phrases have 1 to {LONGEST} words")
        self.length = length
        self.texts: list[str] = []
        self._numbers: dict[str, int] = {}
        self._lock = Lock()

    def count(self, article: Article) -> "Worded":
        """Return how often an article has each of its words or phrases."""
        import numpy as np

        counts = Counter(_phrases(article, self.length))
        with self._lock:
            numbers = [self._number(text) for text in counts]
        return Worded(
            np.array(numbers, dtype=np.int32), np.array(list(counts.values()), dtype=np.int32), counts.total()
        )

    def _number(self, text: str) -> int:
        number = self._numbers.setdefault(text, len(self.texts))
        if number == len(self.texts):
            self.texts.append(text)
        return number


@dataclass(frozen=True, slots=True)
class Worded:
    """The words of an article by their numbers in a lexicon, how often each occurs, and how many all are."""

    numbers: Array
    counts: Array
    size: int


def _phrases(article: Article, length: int) -> Iterator[str]:
    """Yield words or phrases; byline, dateline and credit line are left out, and no phrase crosses a line."""
    folded = fold(article.text)
    for zone in article.zones or find_zones(article.text):
        if zone.kind in NOBODYS:
            continue
        for line in folded[zone.start : zone.end].split("\n"):
            words = TERM.findall(line)
            if length == 1:
                yield from words
            else:
                yield from map(" ".join, zip(*(words[at:] for at in range(length)), strict=False))


class Words(Protocol):
    """Reads the words of articles, as `read_words` does; another one may know some already."""

    def __call__(
        self,
        corpus: Corpus,
        articles: Sequence[str],
        length: int,
        /,
        *,
        watch: Callable[[Progress], object],
    ) -> tuple[Lexicon, Sequence[Worded]]:
        """Return the words or phrases of the articles, with the lexicon that their numbers are of."""
        ...


def read_words(
    corpus: Corpus,
    articles: Sequence[str],
    length: int,
    /,
    *,
    watch: Callable[[Progress], object] = lambda _progress: None,
) -> tuple[Lexicon, Sequence[Worded]]:
    """Read the words or phrases of articles; `watch` is told of progress. Raises ValueError for a length."""
    return KnownWords()(corpus, articles, length, watch=watch)


class KnownWords:
    """The same, and keeps what it has read: the text of an article never changes. Safe in any thread."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Lexicon, dict[str, Worded]]] = {}
        self._lock = Lock()

    def __call__(
        self,
        corpus: Corpus,
        articles: Sequence[str],
        length: int,
        /,
        *,
        watch: Callable[[Progress], object] = lambda _progress: None,
    ) -> tuple[Lexicon, Sequence[Worded]]:
        """Return the words or phrases of the articles; those alone are read that are not known."""
        with self._lock:
            lexicon, known = self._known.setdefault(length, (Lexicon(length), {}))
        missing = [key for key in articles if key not in known]
        for number, key in enumerate(missing, 1):
            known[key] = lexicon.count(corpus.article(key))
            if number % STEP == 0 or number == len(missing):
                watch(Progress(number, len(missing), ()))
        return lexicon, [known[key] for key in articles]

    def forget(self) -> None:
        """Know nothing any more: another corpus is open."""
        with self._lock:
            self._known.clear()
