"""Sentences of several outlets on one event that say the same, against links that two readers made."""

import json
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from annotator.bundled import resource
from annotator.comparison.alignment import Link, Told, align, forms_cosine, word_overlap
from annotator.evaluation.contract import Row, Task
from annotator.evaluation.gold import Gold
from annotator.text.analysis import analyse

Pair = tuple[str, int, str, int]
"""The id of an article, a number of a sentence in it, and the same of another article."""

THRESHOLDS = [step / 100 for step in range(5, 80)]
"""What plain scores are tried with: the best one counts, which flatters them."""

READERS = {"first reader": "aligned_events.json", "second reader": "aligned_events_second.json"}
"""Who linked sentences, and where the links stand."""

WHOSE = (*READERS, "both readers", "either reader")
"""Whose links the program is compared with."""

Links = Mapping[str, Mapping[tuple[str, str], tuple[tuple[int, int], ...]]]
"""By event and the ids of two articles: where two sentences start that are linked, code points."""


@cache
def linked(reader: str = "first reader") -> Links:
    """Return the links of a reader."""
    told = json.loads(resource(READERS[reader]).read_text(encoding="utf-8"))["events"]
    return {
        event: {
            (first, second): tuple((start, other) for start, other in places)
            for key, places in pairs.items()
            for first, second in [key.split()]
        }
        for event, pairs in told.items()
    }


def gold_pairs(event: str, articles: Sequence[Told]) -> dict[str, set[Pair]]:
    """Return the links in an event by whose they are: each reader's, those of both, those of either."""
    first, second = (set(_read(reader, event, articles)) for reader in READERS)
    return dict(zip(WHOSE, (first, second, first & second, first | second), strict=True))


def _read(reader: str, event: str, articles: Sequence[Told]) -> Iterator[Pair]:
    by_id = {told.article: told for told in articles}
    for (first, second), places in linked(reader)[event].items():
        for start, other in places:
            yield first, by_id[first].number_at(start), second, by_id[second].number_at(other)


def f1(found: Collection[Pair], gold: Collection[Pair]) -> float | None:
    """Return how far two sets of links are the same; None where both are empty."""
    every = len(found) + len(gold)
    return 2 * len(set(found) & set(gold)) / every if every else None


def measure(data_set: str, rows: Iterable[Gold]) -> Iterator[Row]:
    """Yield a line for the readers, then by whose links they are: the program, and two plain scores."""
    told = _events(rows)
    texts = sum(map(len, told.values()))
    golds: dict[str, set[Pair]] = {whose: set() for whose in WHOSE}
    for event, articles in told.items():
        for whose, pairs in gold_pairs(event, articles).items():
            golds[whose] |= pairs
    began = time.perf_counter()
    found = {_pair(link) for articles in told.values() for link in align(articles)}
    pace = texts / (time.perf_counter() - began) if texts else None
    scored = {what: _scored(told.values(), score) for what, score in _PLAIN.items()}
    agreed = f1(*(golds[reader] for reader in READERS))
    yield Row(data_set=data_set, what="two readers: links", unit="links", texts=texts, f1=agreed)
    for whose, gold in golds.items():
        yield _row(data_set, f"links found, {whose}", found, gold, texts=texts, pace=pace)
        for what, values in scored.items():
            best = _best(values, gold)
            yield _row(data_set, f"links, {what} alone, {whose}", best, gold, texts=texts)


_PLAIN = {"cosine of TF-IDF": forms_cosine, "longest common subsequence of words": word_overlap}


def _events(rows: Iterable[Gold]) -> dict[str, list[Told]]:
    by_id = {row.id: row for row in rows if row.id}
    whole = {
        event: sorted({one for pair in pairs for one in pair})
        for event, pairs in linked().items()
        if all(one in by_id for pair in pairs for one in pair)
    }
    return {event: [Told(one, analyse(by_id[one].text)) for one in ids] for event, ids in whole.items()}


def _pair(link: Link) -> Pair:
    one, other = link.one, link.other
    return one.article, one.number, other.article, other.number


Score = Callable[[Told, Told, Sequence[Told]], Iterator[tuple[int, int, float]]]


def _scored(events: Iterable[Sequence[Told]], score: Score) -> dict[Pair, float]:
    return {
        (one.article, first, other.article, second): value
        for articles in events
        for one, other in combinations(articles, 2)
        for first, second, value in score(one, other, articles)
    }


def _best(scored: Mapping[Pair, float], gold: set[Pair]) -> set[Pair]:
    """Return the pairs above that threshold which agrees best with the links of a reader."""
    by_threshold = ({pair for pair, value in scored.items() if value >= least} for least in THRESHOLDS)
    return max(by_threshold, key=lambda found: f1(found, gold) or 0.0)


def _row(
    data_set: str, what: str, found: set[Pair], gold: set[Pair], *, texts: int, pace: float | None = None
) -> Row:
    right = len(found & gold)
    return Row(
        data_set=data_set,
        what=what,
        unit="links",
        texts=texts,
        found=len(found),
        precision=right / len(found) if found else None,
        recall=right / len(gold) if gold else None,
        f1=f1(found, gold) if gold else None,
        pace=pace,
    )


TASK = Task(
    title="Alignment of sentences",
    place=8,
    files=r"events_full.*",
    such_as="events_full.jsonl",
    measure=measure,
    note="Sentences of two outlets that say the same, in whole or in part, on ten events of three articles "
    "each, linked by two readers; the second saw neither scores nor, but for part of one event, the first "
    "one's links. How far they agree is what can be hoped for. The weights were fitted to the first "
    "reader's links: `docs/alignment.md` has the figures with each event left out of fitting in turn, what "
    "the readers differ on, and what is missed. Plain scores have the threshold that suits them best.",
)
