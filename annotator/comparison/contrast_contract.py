"""What a contrast is: one way in which sentences that say the same differ, with the words it is seen in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.comparison.alignment import Place, Told
from annotator.comparison.sentence import Sentence
from annotator.model import Cue

LONGEST = 3_000
"""Code points of a sentence up to which it is read: beyond that it is no sentence of news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of one article in which a difference is seen: code points of its text, half open.

    `what` says what they are, such as `quoted`; `cues` are the ids of the categories of cues in them.
    """

    article: str
    start: int
    end: int
    text: str
    what: str = ""
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One difference: its words, in the order of the articles, and in a sentence why they are put together.

    Words of one article alone are a finding, too: only that article has them. `sort` is a short name of what
    differs. `telling` says that a cue is in some of the words and not in all, or that a claim is one's own.
    """

    contrast: str
    sort: str
    words: tuple[Words, ...]
    reason: str
    telling: bool = False

    @property
    def articles(self) -> frozenset[str]:
        """The articles whose words these are."""
        return frozenset(one.article for one in self.words)


class Group:
    """Sentences that say the same, in whole or in part, and the articles and cues they stand among.

    `articles` are all articles that are compared, in order; `cues` are those of each article, by its id.
    """

    def __init__(
        self, articles: Sequence[Told], places: Iterable[Place], cues: Mapping[str, Sequence[Cue]]
    ) -> None:
        self.articles = tuple(articles)
        rank = {told.article: at for at, told in enumerate(self.articles)}
        by_id = {told.article: told for told in self.articles}
        self.places = tuple(sorted(places, key=lambda place: (rank[place.article], place.number)))
        every = (Sentence(by_id[place.article], place.number) for place in self.places)
        self.sentences = tuple(one for one in every if one.place.end - one.place.start <= LONGEST)
        self._cues = cues

    @property
    def outlets(self) -> tuple[str, ...]:
        """The articles that have a sentence in the group, in order."""
        return tuple(dict.fromkeys(place.article for place in self.places))

    def of(self, article: str) -> tuple[Sentence, ...]:
        """Return the sentences of one article."""
        return tuple(one for one in self.sentences if one.article == article)

    def pairs(self) -> Iterator[tuple[Sentence, Sentence]]:
        """Yield each two sentences of two articles."""
        for at, one in enumerate(self.sentences):
            yield from ((one, other) for other in self.sentences[at + 1 :] if other.article != one.article)

    def words(self, sentence: Sentence, start: int, end: int, what: str = "") -> Words:
        """Return words of a sentence with the categories of cues that lie in them."""
        found = (
            cue.category
            for cue in self._cues.get(sentence.article, ())
            if cue.category not in _SPEECH and start < cue.end and cue.start < end
        )
        return Words(
            article=sentence.article,
            start=start,
            end=end,
            text=sentence.analysis.text[start:end],
            what=what,
            cues=tuple(dict.fromkeys(found)),
        )


_SPEECH = frozenset({"attribution"})
"""Cues that say who speaks: they tell nothing of how a thing is worded."""


@dataclass(frozen=True, slots=True)
class Case:
    """Texts of articles that are one group, and the words of each finding in any order; `()`: nothing."""

    sentences: tuple[str, ...]
    expected: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """One way to differ, with what a person has to know of it.

    `says` is one sentence on what is put side by side, `known_problem` what it gets wrong and how often as
    it was measured, `literature` why it matters. `find` yields findings; it is made for English.
    """

    name: str
    title: str
    says: str
    known_problem: str
    literature: tuple[str, ...]
    cases: tuple[Case, ...]
    find: Callable[[Group], Iterator[Finding]]
