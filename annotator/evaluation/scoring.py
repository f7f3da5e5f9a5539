"""Counts of what was found and what is there, in running words, and the scores that follow from them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.model import Span
from annotator.text.words import WORD


@dataclass(frozen=True, slots=True)
class Counts:
    """How many units are in both (`hits`), were found, are in the gold data; `words` is the text's length.

    Counts of several texts are added before anything is divided: scores are micro-averaged.
    """

    hits: int = 0
    found: int = 0
    gold: int = 0
    words: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.hits + other.hits,
            self.found + other.found,
            self.gold + other.gold,
            self.words + other.words,
        )

    @property
    def precision(self) -> float:
        """Return the part of what was found that is right; 0 where nothing was found."""
        return _ratio(self.hits, self.found)

    @property
    def recall(self) -> float:
        """Return the part of the gold data that was found; 0 where there is none."""
        return _ratio(self.hits, self.gold)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return _ratio(2 * self.hits, self.found + self.gold)

    @property
    def share(self) -> float:
        """Return the part of the running words that was marked; only where words are what is counted."""
        return _ratio(self.found, self.words)


def words_of(text: str) -> tuple[Span, ...]:
    """Return the running words of a text in order."""
    return tuple(Span(*found.span()) for found in WORD.finditer(text))


def marked(words: Sequence[Span], spans: Iterable[Span]) -> frozenset[int]:
    """Return the indexes of the words that a span overlaps; `words` are in order and do not overlap."""
    ends = [word.end for word in words]
    touched: set[int] = set()
    for span in spans:
        if span.start == span.end:
            continue
        index = bisect_left(ends, span.start + 1)
        while index < len(words) and words[index].start < span.end:
            touched.add(index)
            index += 1
    return frozenset(touched)


def compared(text: str, found: Iterable[Span], gold: Iterable[Span]) -> Counts:
    """Compare two ways of marking a text, word by word."""
    words = words_of(text)
    ours, theirs = marked(words, found), marked(words, gold)
    return Counts(len(ours & theirs), len(ours), len(theirs), len(words))


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
