"""Where the words and patterns of a query stand in one text: exact offsets, whatever the folding did."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from annotator.model import Span
from annotator.search.folding import IN_TOKEN, TOKEN, Folded, exact_tokens, fold
from annotator.search.tree import And, Filter, Near, Node, Not, Regex, Term, Words

_Place = tuple[int, int]


class Matcher:
    """One text and what of a query is true of it; every part is looked for once at most.

    With `diacritics` a word counts only if it is written with the same ones. `facts` are the filters on
    articles that are true of this one. Raises MatchedTooLong when a regular expression takes too long.
    """

    def __init__(self, text: str, *, diacritics: bool = False, facts: Collection[Filter] = ()) -> None:
        self._folded = fold(text)
        self._text = text
        self._diacritics = diacritics
        self._facts = facts
        self._known: dict[Term, list[Span]] = {}
        self._starts: list[int] | None = None

    def holds(self, node: Node) -> bool:
        """Say whether what a node asks for is true of the article."""
        if isinstance(node, Filter):
            return node in self._facts
        if isinstance(node, And):
            return all(map(self.holds, node.parts))
        if isinstance(node, Not):
            return not self.holds(node.part)
        if isinstance(node, Words | Near | Regex):
            return bool(self.spans(node))
        return any(map(self.holds, node.parts))

    def spans(self, term: Term) -> list[Span]:
        """Return where a term stands, in order, without overlaps."""
        if term not in self._known:
            self._known[term] = list(self._look(term))
        return self._known[term]

    def _look(self, term: Term) -> Iterator[Span]:
        if isinstance(term, Regex):
            return (Span(start, end) for start, end in term.pattern.spans(self._text))
        if isinstance(term, Near):
            return self._near(term)
        places = self._words(term)
        return (Span(*self._folded.span(start, end)) for start, end in places)

    def _words(self, term: Words) -> Iterator[_Place]:
        """Yield where words stand in the folded text."""
        for found in pattern_of(term).finditer(self._folded.text):
            if not self._diacritics or is_exactly(term, self._folded, *found.span()):
                yield found.span()

    def _near(self, term: Near) -> Iterator[Span]:
        occurrences = [[self._in_tokens(place) for place in self._words(part)] for part in term.parts]
        done = 0
        for first, behind in clumps(occurrences, term.distance):
            if first >= done:
                done = behind
                start, end = self._token_starts[first], self._token_end(behind)
                yield Span(*self._folded.span(start, end))

    def _in_tokens(self, place: _Place) -> _Place:
        """Return the first token of a place and the one behind its last."""
        return bisect_left(self._token_starts, place[0]), bisect_left(self._token_starts, place[1])

    def _token_end(self, behind: int) -> int:
        found = TOKEN.match(self._folded.text, self._token_starts[behind - 1])
        assert found is not None
        return found.end()

    @property
    def _token_starts(self) -> list[int]:
        if self._starts is None:
            self._starts = [found.start() for found in TOKEN.finditer(self._folded.text)]
        return self._starts


@lru_cache(maxsize=256)
def pattern_of(term: Words) -> re.Pattern[str]:
    """Return the pattern that finds words in a folded text."""
    first, *rest = (re.escape(token) for token in term.tokens)
    # A look to the left before the first letter would keep `re` from searching for the word as it is.
    begin = f"{first}(?<![{IN_TOKEN}]{first})"
    end = f"[{IN_TOKEN}]*" if term.prefix else f"(?![{IN_TOKEN}])"
    return re.compile(f"[^{IN_TOKEN}]+".join([begin, *rest]) + end)


def is_exactly(term: Words, folded: Folded, start: int, end: int) -> bool:
    """Say whether what stands at a place of a folded text has the diacritics of the words, and no others."""
    start, end = folded.span(start, end)
    there = exact_tokens(folded.source[start:end])
    if not term.prefix:
        return tuple(there) == term.exact
    whole, begun = term.exact[:-1], term.exact[-1]
    return tuple(there[:-1]) == whole and there[-1].startswith(begun)


def clumps(occurrences: Sequence[Sequence[_Place]], distance: int) -> Iterator[_Place]:
    """Yield the smallest stretches that hold one occurrence of each kind, with few tokens in between.

    Occurrences are stretches of tokens, `[first, behind the last)`, each kind in order. Between the end of
    each and the start of the one that starts last there may be `distance` tokens.
    """
    heads = [0] * len(occurrences)
    while all(head < len(found) for head, found in zip(heads, occurrences, strict=True)):
        here = [found[head] for head, found in zip(heads, occurrences, strict=True)]
        latest = max(first for first, _behind in here)
        far = [kind for kind, (_first, behind) in enumerate(here) if latest - behind > distance]
        if not far:
            yield min(first for first, _behind in here), max(behind for _first, behind in here)
            far = [min(range(len(here)), key=lambda kind: here[kind])]
        for kind in far:
            heads[kind] += 1
