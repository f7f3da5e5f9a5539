"""Which articles may tell of one happening: by date, shared names and rare words; proposals for a person.

Articles are vectors of their names and words, weighted by how rare these are in the corpus (Sparck Jones
1972) and twice for names. Those within `DAYS` of one another whose cosine is high enough are joined, the
most alike first, as long as the average over a group stays above the threshold (average linkage).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from annotator.text.function_words import FUNCTION_WORDS
from annotator.text.words import WORD

DAYS = 3
"""How many days apart two articles on one happening may be."""
ALIKE = 0.15
"""The least cosine of two articles, and the least average of a group."""
COMMON = 0.08
"""A word in a larger part of the articles says nothing about a happening."""
SMALL = 150
"""Rarity is that of a corpus of so many articles at least: few articles say little about it."""
LEAD = 1_500
"""Code points at the beginning that are looked at: news tells first what happened."""
FUNCTION = frozenset(word for words in FUNCTION_WORDS.values() for word in words.split())
_NAME_WEIGHT = 2.0
_MOST_SHARERS = 400
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Told:
    """What is looked at of an article: its day (ISO 8601, or empty) and its beginning, headline first."""

    id: str
    date: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Articles that may tell of one happening, with the words that they share, the weightiest first."""

    articles: tuple[str, ...]
    words: tuple[str, ...]
    alike: float
    """The average cosine of its pairs."""


@dataclass(frozen=True, slots=True)
class _Vector:
    day: int | None
    weights: Mapping[str, float]


def propose_events(
    articles: Iterable[Told],
    *,
    alike: float = ALIKE,
    days: int = DAYS,
    told: Callable[[int], None] = lambda _count: None,
) -> tuple[Proposal, ...]:
    """Return proposals, the most alike first; an article is in one at most. `told` counts articles read."""
    kept: list[tuple[str, int | None, Counter[str]]] = []
    for number, one in enumerate(articles):
        kept.append((one.id, _day(one.date), _terms(one.text)))
        told(number + 1)
    vectors = _vectors([(day, terms) for _id, day, terms in kept])
    pairs = _pairs(vectors, alike, days)
    groups = _linked(len(kept), pairs, alike)
    names = [key for key, _day_, _terms_ in kept]
    found = [_proposal(group, names, vectors, pairs) for group in groups if len(group) > 1]
    return tuple(sorted(found, key=lambda one: (-one.alike, one.articles)))


def _day(text: str) -> int | None:
    try:
        return date.fromisoformat(text[:10]).toordinal()
    except ValueError:
        return None


def _terms(text: str) -> Counter[str]:
    """Return the words of the beginning, names among them marked by a capital."""
    counted: Counter[str] = Counter()
    for found in WORD.finditer(text[:LEAD]):
        word = found.group().replace("’", "'").removesuffix("'s")
        if len(word) > 2 and word.casefold() not in FUNCTION:
            named = _NAME.fullmatch(word) and not _opens(text, found.start())
            counted[word if named else word.casefold()] += 1
    return counted


def _opens(text: str, start: int) -> bool:
    """Say whether a word opens a sentence, where a capital says nothing."""
    before = text[max(0, start - 3) : start].rstrip("\"'“‘« ")
    return not before or before[-1] in ".!?:\n"


def _vectors(kept: Sequence[tuple[int | None, Counter[str]]]) -> list[_Vector]:
    holders = Counter(word for _day_, terms in kept for word in terms)
    total = max(SMALL, len(kept))
    most = total * COMMON
    vectors = []
    for day, terms in kept:
        weights = {
            word: (1 + math.log(count)) * math.log(total / holders[word]) * _kind(word)
            for word, count in terms.items()
            if 1 < holders[word] <= most
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append(_Vector(day, {word: weight / length for word, weight in weights.items()}))
    return vectors


def _kind(word: str) -> float:
    return _NAME_WEIGHT if word[0].isupper() else 1.0


def _pairs(vectors: Sequence[_Vector], alike: float, days: int) -> dict[tuple[int, int], float]:
    """Return the cosines of pairs that are near enough in time and alike."""
    holders: Mapping[str, list[int]] = defaultdict(list)
    cosines: defaultdict[tuple[int, int], float] = defaultdict(float)
    for number, vector in enumerate(vectors):
        for word, weight in vector.weights.items():
            for other in holders[word][-_MOST_SHARERS:]:
                if _near(vector.day, vectors[other].day, days):
                    cosines[other, number] += weight * vectors[other].weights[word]
            holders[word].append(number)
    return {pair: cosine for pair, cosine in cosines.items() if cosine >= alike}


def _near(one: int | None, other: int | None, days: int) -> bool:
    return one is None or other is None or abs(one - other) <= days


def _linked(count: int, pairs: Mapping[tuple[int, int], float], alike: float) -> list[list[int]]:
    """Join groups, the most alike pair first, where the average over all their pairs stays high enough."""
    group_of = list(range(count))
    members: dict[int, list[int]] = {number: [number] for number in range(count)}
    for (one, other), _cosine in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        here, there = group_of[one], group_of[other]
        if here == there:
            continue
        across = [pairs.get((min(a, b), max(a, b)), 0.0) for a in members[here] for b in members[there]]
        if sum(across) / len(across) >= alike:
            for moved in members[there]:
                group_of[moved] = here
            members[here] += members.pop(there)
    return list(members.values())


def _proposal(
    group: Sequence[int],
    names: Sequence[str],
    vectors: Sequence[_Vector],
    pairs: Mapping[tuple[int, int], float],
) -> Proposal:
    ordered = sorted(group)
    cosines = [pairs.get((a, b), 0.0) for at, a in enumerate(ordered) for b in ordered[at + 1 :]]
    shared: Counter[str] = Counter()
    for number in ordered:
        shared.update(vectors[number].weights.keys())
    weight = {word: sum(vectors[n].weights.get(word, 0.0) for n in ordered) for word in shared}
    telling = [word for word in shared if shared[word] > 1]
    words = sorted(telling, key=lambda word: (-shared[word], -weight[word], word))[:8]
    return Proposal(
        articles=tuple(names[number] for number in ordered),
        words=tuple(words),
        alike=sum(cosines) / len(cosines),
    )
