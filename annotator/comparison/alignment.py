"""Which sentences of articles on one event say the same: links between them, found without any network.

Each two sentences of two articles get a score between 0 and 1 from seven observations: the cosine of their
words, weighted by how few sentences of the event have them (Salton & Buckley 1988, Term-weighting approaches
in automatic text retrieval); how much of the shorter one the other holds; the stems that hardly another
sentence of the two articles has, the one that is most their own and all together; their longest common
subsequence of words; how alike the sentences around them are; and whether both are headlines. The weights are
those of a logistic regression on sentences that a reader linked (`annotator.evaluation`).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from operator import mul

from rapidfuzz.distance import LCSseq

from annotator.model import Segment, Span, Tie
from annotator.text.analysis import Analysis
from annotator.text.function_words import FUNCTION_WORDS
from annotator.text.stems import stem
from annotator.text.tokens import fold
from annotator.text.words import WORD

LEAST = 0.3
"""The score from which on two sentences are linked."""

_AS = {
    "gop": "republican",
    "dems": "democrat",
    "democratic": "democrat",
    "sen": "senator",
    "sens": "senator",
    "rep": "representative",
    "reps": "representative",
    "gov": "governor",
    "gen": "general",
    "uk": "british",
    "eu": "european",
    "u.s": "american",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "dozen": "12",
    "twelve": "12",
}
"""Short forms and number words of news, and what they are taken as."""

_DOTTED = re.compile(r"[a-z](?:\.[a-z])+")
"""Letters with points between them, which another outlet writes without: “F.B.I.”, “FBI”."""

_NOT_TOLD = ("byline", "credit")
"""Who wrote and edited is said by every article of an outlet, and of no event."""
_LEAST_SHARED = 2
"""Sentences of a text that share one stem alone say nothing of the same, however rare it is."""
_LEAST_WEIGHT = 6.0
"""A sentence that weighs less, some two rare words, is not held by another one because of a single word."""
_MOST_OWN = 4.0

_PLAIN = frozenset(FUNCTION_WORDS["en"].split()) | frozenset(
    [
        "am",
        "being",
        "did",
        "does",
        "having",
        "say",
        "says",
        "told",
        "tell",
        "mr",
        "mrs",
        "ms",
        "here",
        "there",
        "own",
        "both",
        "each",
        "while",
        "whom",
        "whose",
        "why",
        "how",
        "should",
        "might",
        "cannot",
        "don",
        "didn",
        "isn",
        "wasn",
        "won",
    ]
)
"""Words that say nothing of what a sentence is about."""


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence: the id of its article and its number there, from 0."""

    article: str
    number: int


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences of two articles that say the same, in whole or in part; `score` is from 0 to 1."""

    one: Place
    other: Place
    score: float


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What is compared of a sentence."""

    number: int
    headline: bool
    forms: Counter[str]
    stems: frozenset[str]
    words: tuple[str, ...]


class Told:
    """An article as it is compared: its sentences, without credits and such as only repeat the headline.

    `analysis` is that of its canonical text; numbers of sentences are those of `Analysis.sentences`.
    """

    def __init__(self, article: str, analysis: Analysis) -> None:
        self.article = article
        self.analysis = analysis

    def __len__(self) -> int:
        return len(self.analysis.sentences)

    def span(self, number: int) -> Span:
        """Return where a sentence stands, code points."""
        return self.analysis.sentences[number]

    def number_at(self, position: int) -> int:
        """Return the sentence that holds a position, or the one before it; -1 before the first."""
        return self.analysis.sentence_index(position)

    @cached_property
    def sentences(self) -> tuple[_Sentence, ...]:
        """The sentences that are compared."""
        return tuple(self._compared())

    def _compared(self) -> Iterator[_Sentence]:
        analysis = self.analysis
        headline = ""
        for number, span in enumerate(analysis.sentences):
            zone = analysis.zone_at(span.start)
            if zone in _NOT_TOLD:
                continue
            text = analysis.text[span.start : span.end]
            is_headline = zone == "headline"
            if is_headline:
                headline = headline or text
            elif text == headline:
                continue
            yield self._sentence(number, text, headline=is_headline)

    def _sentence(self, number: int, text: str, *, headline: bool) -> _Sentence:
        words = tuple(found[0] for found in WORD.finditer(fold(text)))
        known = (_known(self.analysis.words[index]) for index in self.analysis.sentence_tokens[number])
        stems = frozenset(stem(word) for word in known if any(map(str.isalnum, word)) and word not in _PLAIN)
        return _Sentence(number, headline, Counter(words), stems, words)

    @cached_property
    def having(self) -> Counter[str]:
        """How many of the sentences that are compared have each stem."""
        return Counter(root for sentence in self.sentences for root in sentence.stems)


def _known(word: str) -> str:
    """Return a word as it is compared with others: short forms resolved, “f.b.i.” as “fbi”."""
    word = word.rstrip(".")
    known = _AS.get(word)
    if known is not None:
        return known
    return word.replace(".", "") if _DOTTED.fullmatch(word) else word


def align(articles: Sequence[Told], *, least: float = LEAST) -> tuple[Link, ...]:
    """Return the links between the sentences of articles on one event, by article and number.

    A sentence may have several links, in one article and in several; sentences of one article never have.
    The links of two articles depend on the other articles too: they say which words are the event's own.
    """
    weighted = _Weighted(articles)
    return tuple(
        link for one, other in combinations(articles, 2) for link in _between(one, other, weighted, least)
    )


def observations(
    one: Told, other: Told, articles: Sequence[Told]
) -> Iterator[tuple[int, int, tuple[float, ...]]]:
    """Yield the numbers of each two sentences that can be linked, and the seven observations of them."""
    return _observed(one, other, _Weighted(articles))


def forms_cosine(one: Told, other: Told, articles: Sequence[Told]) -> Iterator[tuple[int, int, float]]:
    """Yield what the cosine of TF-IDF alone says: what an alignment has to be better than."""
    weighted = _Weighted(articles)
    for first, second in _sharing(one, other):
        yield first.number, second.number, weighted.forms(one, first, other, second)


def word_overlap(
    one: Told,
    other: Told,
    articles: Sequence[Told],  # noqa: ARG001  # a plain score as `forms_cosine` is
) -> Iterator[tuple[int, int, float]]:
    """Yield twice the longest common subsequence of words over the words of both, another plain score."""
    return ((first.number, second.number, _common(first, second)) for first, second in _sharing(one, other))


_WEIGHTS = (7.05, 5.36, 3.32, 4.41, 2.01, 6.73, 0.5)
"""Of the cosine of words, the common subsequence, what is around, headlines, the stem that is most their own,
what is held, and the stems of their own together."""
_BASE = -7.45


def _between(one: Told, other: Told, weighted: "_Weighted", least: float) -> Iterator[Link]:
    for first, second, observed in _observed(one, other, weighted):
        sum_ = _BASE + sum(map(mul, _WEIGHTS, observed))
        score = 1 / (1 + math.exp(-sum_))
        if score >= least:
            yield Link(Place(one.article, first), Place(other.article, second), score)


def _sharing(one: Told, other: Told) -> list[tuple[_Sentence, _Sentence]]:
    """Return each two sentences that share a word, headlines with headlines."""
    return [
        (first, second)
        for first in one.sentences
        for second in other.sentences
        if first.headline == second.headline and not first.forms.keys().isdisjoint(second.forms)
    ]


def _common(first: _Sentence, second: _Sentence) -> float:
    return 2 * LCSseq.similarity(first.words, second.words) / (len(first.words) + len(second.words))


def _observed(one: Told, other: Told, weighted: "_Weighted") -> Iterator[tuple[int, int, tuple[float, ...]]]:
    pairs = _sharing(one, other)
    forms = {
        (first.number, second.number): weighted.forms(one, first, other, second) for first, second in pairs
    }
    for first, second in pairs:
        shared = first.stems & second.stems
        if len(shared) < _LEAST_SHARED and not first.headline:
            continue
        at, there = first.number, second.number
        own = [1 / (one.having[root] * other.having[root]) for root in shared]
        yield (
            at,
            there,
            (
                forms[at, there],
                _common(first, second),
                max(forms.get((at - 1, there - 1), 0.0), forms.get((at + 1, there + 1), 0.0)),
                float(first.headline),
                math.sqrt(max(own, default=0.0)),
                weighted.held(shared, (one.article, at), (other.article, there)),
                min(math.fsum(own), _MOST_OWN),
            ),
        )


class _Weighted:
    """The words of an event's sentences, weighted by how few of them have each."""

    def __init__(self, articles: Sequence[Told]) -> None:
        every = {(told.article, one.number): one for told in articles for one in told.sentences}
        self._forms = _vectors({key: one.forms for key, one in every.items()})
        having = sum((told.having for told in articles), Counter[str]())
        sentences = sum(map(len, articles))
        self._rarity = {root: math.log((sentences + 1) / (count + 0.5)) for root, count in having.items()}
        self._weight = {key: self._weight_of(one.stems) for key, one in every.items()}

    def forms(self, one: Told, first: _Sentence, other: Told, second: _Sentence) -> float:
        """Return the cosine of two sentences' words as they are written."""
        return _cosine(self._forms, (one.article, first.number), (other.article, second.number))

    def held(self, shared: AbstractSet[str], one: "_Key", other: "_Key") -> float:
        """Return how much of the one of two sentences that says less is in the other one, by their stems."""
        least = max(min(self._weight[one], self._weight[other]), _LEAST_WEIGHT)
        return self._weight_of(shared) / least

    def _weight_of(self, stems: AbstractSet[str]) -> float:
        return math.fsum([self._rarity[root] for root in stems])


_Key = tuple[str, int]
_Vectors = Mapping[_Key, Mapping[str, float]]


def _vectors(sentences: Mapping[_Key, Counter[str]]) -> _Vectors:
    """Return vectors of length 1: the count of each term times the log of how few sentences have it."""
    having = Counter(term for terms in sentences.values() for term in terms)
    made: dict[_Key, dict[str, float]] = {}
    for key, terms in sentences.items():
        weights = {term: count * math.log(len(sentences) / having[term]) for term, count in terms.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        made[key] = {term: weight / length for term, weight in weights.items()}
    return made


def _cosine(vectors: _Vectors, one: _Key, other: _Key) -> float:
    first, second = vectors[one], vectors[other]
    return math.fsum([first[term] * second[term] for term in first.keys() & second.keys()])


# --- what people correct, and groups -----------------------------------------------------------------------


def settled(links: Iterable[Link], ties: Iterable[Tie], articles: Sequence[Told]) -> tuple[Link, ...]:
    """Return links as people corrected them: without those they parted, those they joined with score 1."""
    wanted = corrections(ties, articles)
    kept = [link for link in links if _ordered(link.one, link.other) not in wanted]
    joined = [Link(*pair, 1.0) for pair, together in wanted.items() if together]
    return tuple(sorted([*kept, *joined], key=lambda link: (_key(link.one), _key(link.other))))


def corrections(ties: Iterable[Tie], articles: Sequence[Told]) -> dict[tuple[Place, Place], bool]:
    """Return which two sentences people joined (True) and which they parted, each pair in order.

    A correction holds for the sentences in which its two places begin now; for none where a text reads
    otherwise there than it did.
    """
    by_id = {told.article: told for told in articles}
    wanted: dict[tuple[Place, Place], bool] = {}
    for tie in ties:
        one, other = (_place_of(end, by_id) for end in (tie.one, tie.other))
        if one is not None and other is not None:
            wanted[_ordered(one, other)] = tie.joined
    return wanted


def _place_of(end: Segment | None, articles: Mapping[str, Told]) -> Place | None:
    """Return the sentence that a correction is about, if its words are still there."""
    told = articles.get(end.article) if end is not None else None
    if end is None or told is None or told.analysis.text[end.start : end.end] != end.quote:
        return None
    return Place(end.article, told.number_at(end.start))


def groups(links: Iterable[Link], apart: Iterable[tuple[Place, Place]] = ()) -> tuple[tuple[Place, ...], ...]:
    """Return the sentences that hang together by links, each group by article and number.

    Groups come in the order of their first places. The strongest links are looked at first: a weaker one
    does not bring two groups together that have sentences of the same article far from one another, nor
    such as are to stay `apart`.
    """
    kept_apart = {frozenset(pair) for pair in apart}
    group_of: dict[Place, set[Place]] = {}
    for link in sorted(links, key=lambda link: (-link.score, _key(link.one), _key(link.other))):
        first = group_of.get(link.one, {link.one})
        second = group_of.get(link.other, {link.other})
        if first is second or not _fit(first, second):
            continue
        if kept_apart and any(frozenset(pair) in kept_apart for pair in product(first, second)):
            continue
        first |= second
        group_of.update(dict.fromkeys(first, first))
    distinct = {id(group): group for group in group_of.values()}
    found = [tuple(sorted(group, key=_key)) for group in distinct.values()]
    return tuple(sorted(found, key=lambda group: _key(group[0])))


_REACH = 2
"""So many sentences apart two of one article still belong to one group."""


def _fit(first: set[Place], second: set[Place]) -> bool:
    numbers: dict[str, list[int]] = defaultdict(list)
    for place in first | second:
        numbers[place.article].append(place.number)
    return all(max(held) - min(held) <= _REACH for held in numbers.values())


def _ordered(one: Place, other: Place) -> tuple[Place, Place]:
    return (one, other) if _key(one) <= _key(other) else (other, one)


def _key(place: Place) -> tuple[str, int]:
    return place.article, place.number
