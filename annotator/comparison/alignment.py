"""Which sentences of articles on one event say the same: links between them, found without any network.

Each two sentences of two articles get a score between 0 and 1 from six observations: the cosine of their
stems and of their forms, both weighted by how few sentences of the event have them (Salton & Buckley 1988,
Term-weighting approaches in automatic text retrieval); their longest common subsequence of words; how many
content words they share; how alike the sentences around them are; and whether both are headlines. The
weights are those of a logistic regression on sentences that were linked by hand (`annotator.evaluation`).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

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

_MOST_SHARED = 5

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
    stems: Counter[str]
    content: frozenset[str]
    """The stems that are neither names nor numbers."""
    words: tuple[str, ...]


class Told:
    """An article as it is compared: its sentences, without those that only repeat the headline.

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
            text = analysis.text[span.start : span.end]
            is_headline = analysis.zone_at(span.start) == "headline"
            if is_headline:
                headline = headline or text
            elif text == headline:
                continue
            yield self._sentence(number, text, headline=is_headline)

    def _sentence(self, number: int, text: str, *, headline: bool) -> _Sentence:
        words = tuple(found[0] for found in WORD.finditer(fold(text)))
        stems: Counter[str] = Counter()
        content: set[str] = set()
        for index in self.analysis.sentence_tokens[number]:
            word = self.analysis.words[index].rstrip(".")
            known = _AS.get(word, word)
            if not any(map(str.isalnum, known)) or known in _PLAIN:
                continue
            root = stem(known)
            stems[root] += 1
            if not root.isdigit() and not self.analysis.is_name(index):
                content.add(root)
        return _Sentence(number, headline, Counter(words), stems, frozenset(content), words)


def align(articles: Sequence[Told], *, least: float = LEAST) -> tuple[Link, ...]:
    """Return the links between the sentences of articles on one event, by article and number.

    A sentence may have several links, in one article and in several; sentences of one article never have.
    The links of two articles depend on the other articles too: they say which words are the event's own.
    """
    weighted = _Weighted(articles)
    return tuple(
        link
        for one, other in combinations(articles, 2)
        for link in _between(one, other, weighted)
        if link.score >= least
    )


def observations(
    one: Told, other: Told, articles: Sequence[Told]
) -> Iterator[tuple[int, int, tuple[float, ...]]]:
    """Yield the numbers of each two sentences that share a word, and the six observations of them."""
    return _observed(one, other, _Weighted(articles))


def forms_cosine(one: Told, other: Told, articles: Sequence[Told]) -> Iterator[tuple[int, int, float]]:
    """Yield what the cosine of TF-IDF alone says: what an alignment has to be better than."""
    return ((first, second, seen[1]) for first, second, seen in observations(one, other, articles))


def word_overlap(one: Told, other: Told, articles: Sequence[Told]) -> Iterator[tuple[int, int, float]]:
    """Yield twice the longest common subsequence of words over the words of both, another plain score."""
    return ((first, second, seen[2]) for first, second, seen in observations(one, other, articles))


_WEIGHTS = (11.36, 10.68, 1.89, 0.4, 3.29, 4.6)
"""Of the cosine of stems, that of forms, the common subsequence, shared content words, what is around, and
headlines."""
_BASE = -6.59


def _between(one: Told, other: Told, weighted: "_Weighted") -> Iterator[Link]:
    for first, second, observed in _observed(one, other, weighted):
        sum_ = _BASE + sum(weight * value for weight, value in zip(_WEIGHTS, observed, strict=True))
        yield Link(Place(one.article, first), Place(other.article, second), 1 / (1 + math.exp(-sum_)))


def _observed(one: Told, other: Told, weighted: "_Weighted") -> Iterator[tuple[int, int, tuple[float, ...]]]:
    pairs = [
        (first, second)
        for first in one.sentences
        for second in other.sentences
        if first.headline == second.headline and not first.forms.keys().isdisjoint(second.forms)
    ]
    forms = {
        (first.number, second.number): weighted.forms(one, first, other, second) for first, second in pairs
    }
    for first, second in pairs:
        here = first.number, second.number
        around = max(forms.get((here[0] + by, here[1] + by), 0.0) for by in (-1, 1))
        common = LCSseq.similarity(first.words, second.words)
        yield (
            *here,
            (
                weighted.stems(one, first, other, second),
                forms[here],
                2 * common / (len(first.words) + len(second.words)),
                float(min(len(first.content & second.content), _MOST_SHARED)),
                around,
                float(first.headline),
            ),
        )


class _Weighted:
    """The words of an event's sentences, weighted by how few of them have each."""

    def __init__(self, articles: Sequence[Told]) -> None:
        every = [(told.article, one) for told in articles for one in told.sentences]
        self._forms = _vectors([((article, one.number), one.forms) for article, one in every], smooth=0.0)
        self._stems = _vectors([((article, one.number), one.stems) for article, one in every], smooth=0.5)

    def forms(self, one: Told, first: _Sentence, other: Told, second: _Sentence) -> float:
        """Return the cosine of two sentences' words as they are written."""
        return _cosine(self._forms, (one.article, first.number), (other.article, second.number))

    def stems(self, one: Told, first: _Sentence, other: Told, second: _Sentence) -> float:
        """Return the cosine of two sentences' stems, short forms resolved, without function words."""
        return _cosine(self._stems, (one.article, first.number), (other.article, second.number))


_Key = tuple[str, int]
_Vectors = Mapping[_Key, Mapping[str, float]]


def _vectors(sentences: Iterable[tuple[_Key, Counter[str]]], *, smooth: float) -> _Vectors:
    """Return vectors of length 1: the count of each term times the log of how few sentences have it."""
    held = list(sentences)
    having = Counter(term for _key, terms in held for term in terms)
    made: dict[_Key, dict[str, float]] = defaultdict(dict)
    for key, terms in held:
        weights = {
            term: count * math.log((len(held) + 2 * smooth) / (having[term] + smooth))
            for term, count in terms.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        made[key] = {term: weight / length for term, weight in weights.items()}
    return made


def _cosine(vectors: _Vectors, one: _Key, other: _Key) -> float:
    first, second = vectors[one], vectors[other]
    if len(first) > len(second):
        first, second = second, first
    return sum(weight * second.get(term, 0.0) for term, weight in first.items())


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
