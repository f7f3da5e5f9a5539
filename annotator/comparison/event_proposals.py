"""Which articles may tell of one happening: by date, shared names and rare words; proposals for a person.

Articles are vectors of their names and words, weighted by how rare these are in the corpus (Sparck Jones
1972) and twice for names. Those within `DAYS` of one another whose cosine is high enough are joined, the
most alike first, as long as the average over a group stays above the threshold (average linkage). An event
that is there already is a group to begin with: articles are proposed to join it by its nearest members.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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
    """What is looked at of an article: day (ISO 8601, or empty), beginning (headline first) and event."""

    id: str
    date: str
    text: str
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Articles that may tell of one happening, with the words that they share, the weightiest first.

    With an `event` they may belong to that one, which is there already.
    """

    articles: tuple[str, ...]
    words: tuple[str, ...]
    alike: float
    """The average cosine of its pairs, or of its articles with those of the event."""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Apart:
    """Articles of which a person said that they are not one event, or do not belong to `event`."""

    articles: frozenset[str]
    event: str = ""


def not_dismissed(proposals: Iterable[Proposal], said: Iterable[Apart]) -> tuple[Proposal, ...]:
    """Return the proposals that nobody has dismissed.

    One that was dismissed is not made again, nor is a part of it; one with a further article is. What was
    dismissed from an event is left out of what is proposed for that event, and the others stay.
    """
    apart = list(said)
    kept = []
    for one in proposals:
        if not one.event:
            if not any(not it.event and it.articles.issuperset(one.articles) for it in apart):
                kept.append(one)
            continue
        gone = frozenset().union(*(it.articles for it in apart if it.event == one.event))
        left = tuple(key for key in one.articles if key not in gone)
        if left:
            kept.append(replace(one, articles=left))
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class _Vector:
    day: int | None
    event: str
    weights: Mapping[str, float]


def propose_events(
    articles: Iterable[Told],
    *,
    alike: float = ALIKE,
    days: int = DAYS,
    told: Callable[[int], None] = lambda _count: None,
) -> tuple[Proposal, ...]:
    """Return proposals, the most alike first; an article is in one at most. `told` counts articles read."""
    names: list[str] = []
    kept: list[tuple[int | None, str, Counter[str]]] = []
    for number, one in enumerate(articles):
        names.append(one.id)
        kept.append((_day(one.date), one.event, _terms(one.text)))
        told(number + 1)
    vectors = _vectors(kept)
    pairs = _pairs(vectors, alike, days)
    groups = _linked(vectors, pairs, alike, days)
    told_of = [group for group in groups if len(group) > 1 and not all(vectors[n].event for n in group)]
    found = [_proposal(group, names, vectors, pairs, days) for group in told_of]
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


def _vectors(kept: Sequence[tuple[int | None, str, Counter[str]]]) -> list[_Vector]:
    holders = Counter(word for _day_, _event, terms in kept for word in terms)
    total = max(SMALL, len(kept))
    most = total * COMMON
    vectors = []
    for day, event, terms in kept:
        weights = {
            word: (1 + math.log(count)) * math.log(total / holders[word]) * _kind(word)
            for word, count in terms.items()
            if 1 < holders[word] <= most
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append(_Vector(day, event, {word: weight / length for word, weight in weights.items()}))
    return vectors


def _kind(word: str) -> float:
    return _NAME_WEIGHT if word[0].isupper() else 1.0


def _pairs(vectors: Sequence[_Vector], alike: float, days: int) -> dict[tuple[int, int], float]:
    """Return the cosines of pairs that are near enough in time and alike, not both in events already."""
    holders: Mapping[str, list[int]] = defaultdict(list)
    cosines: defaultdict[tuple[int, int], float] = defaultdict(float)
    for number, vector in enumerate(vectors):
        for word, weight in vector.weights.items():
            for other in holders[word][-_MOST_SHARERS:]:
                if vector.event and vectors[other].event:
                    continue
                if _near(vector.day, vectors[other].day, days):
                    cosines[other, number] += weight * vectors[other].weights[word]
            holders[word].append(number)
    return {pair: cosine for pair, cosine in cosines.items() if cosine >= alike}


def _near(one: int | None, other: int | None, days: int) -> bool:
    return one is None or other is None or abs(one - other) <= days


def _linked(
    vectors: Sequence[_Vector], pairs: Mapping[tuple[int, int], float], alike: float, days: int
) -> list[list[int]]:
    """Join groups, the most alike pair first, where the average over all their pairs stays high enough.

    The articles of an event are a group from the beginning, and no two events are joined.
    """
    first: dict[str, int] = {}
    group_of = [
        first.setdefault(one.event, number) if one.event else number for number, one in enumerate(vectors)
    ]
    members: defaultdict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(group_of):
        members[group].append(number)
    for (one, other), _cosine in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        here, there = group_of[one], group_of[other]
        if vectors[there].event:
            here, there = there, here
        if here == there or vectors[there].event:
            continue
        if _mean(_across(members[here], members[there], vectors, pairs, days)) >= alike:
            for moved in members[there]:
                group_of[moved] = here
            members[here] += members.pop(there)
    return list(members.values())


def _across(
    here: Sequence[int],
    there: Sequence[int],
    vectors: Sequence[_Vector],
    pairs: Mapping[tuple[int, int], float],
    days: int,
) -> list[float]:
    """Return the cosines of pairs across two groups; members of an event count that are near in time."""
    return [
        pairs.get((min(a, b), max(a, b)), 0.0)
        for a in here
        for b in there
        if not vectors[a].event or _near(vectors[a].day, vectors[b].day, days)
    ]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _proposal(
    group: Sequence[int],
    names: Sequence[str],
    vectors: Sequence[_Vector],
    pairs: Mapping[tuple[int, int], float],
    days: int,
) -> Proposal:
    ordered = sorted(group)
    old = [number for number in ordered if vectors[number].event]
    new = [number for number in ordered if not vectors[number].event]
    cosines = [pairs.get((a, b), 0.0) for at, a in enumerate(new) for b in new[at + 1 :]]
    if old:
        cosines = _across(old, new, vectors, pairs, days)
    return Proposal(
        articles=tuple(names[number] for number in new),
        words=_shared_words(new, old, vectors),
        alike=_mean(cosines),
        event=vectors[old[0]].event if old else "",
    )


def _shared_words(new: Sequence[int], old: Sequence[int], vectors: Sequence[_Vector]) -> tuple[str, ...]:
    """Return the words of articles that another one of them, or one of their event, has, too."""
    shared: Counter[str] = Counter()
    for number in (*new, *old):
        shared.update(vectors[number].weights.keys())
    weight = {word: sum(vectors[n].weights.get(word, 0.0) for n in new) for word in shared}
    telling = [word for word in shared if shared[word] > 1 and weight[word]]
    return tuple(sorted(telling, key=lambda word: (-shared[word], -weight[word], word))[:8])
