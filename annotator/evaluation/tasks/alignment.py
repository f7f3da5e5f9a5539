"""Sentences of several outlets on one event that say the same, against links made by hand."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


@cache
def linked() -> Mapping[str, Mapping[tuple[str, str], tuple[tuple[int, int], ...]]]:
    """Return the links made by hand: by event and two articles, where the two sentences start."""
    told = json.loads(resource("aligned_events.json").read_text(encoding="utf-8"))["events"]
    return {
        event: {
            (first, second): tuple((start, other) for start, other in places)
            for key, places in pairs.items()
            for first, second in [key.split()]
        }
        for event, pairs in told.items()
    }


def measure(data_set: str, rows: Iterable[Gold]) -> Iterator[Row]:
    """Yield a line for the program and one for each plain score, over the events that are there in full."""
    told = _events(rows)
    gold = {pair for event, articles in told.items() for pair in _gold(event, articles)}
    began = time.perf_counter()
    found = {_pair(link) for articles in told.values() for link in align(articles)}
    texts = sum(map(len, told.values()))
    pace = texts / (time.perf_counter() - began) if texts else None
    yield _row(data_set, "links found", found, gold, texts=texts, pace=pace)
    for what, score in (
        ("links, cosine of TF-IDF alone", forms_cosine),
        ("links, longest common subsequence of words alone", word_overlap),
    ):
        yield _row(data_set, what, _best(told.values(), score, gold), gold, texts=texts)


def _events(rows: Iterable[Gold]) -> dict[str, list[Told]]:
    by_id = {row.id: row for row in rows if row.id}
    whole = {
        event: sorted({one for pair in pairs for one in pair})
        for event, pairs in linked().items()
        if all(one in by_id for pair in pairs for one in pair)
    }
    return {event: [Told(one, analyse(by_id[one].text)) for one in ids] for event, ids in whole.items()}


def _gold(event: str, articles: Sequence[Told]) -> Iterator[Pair]:
    by_id = {told.article: told for told in articles}
    for (first, second), places in linked()[event].items():
        for start, other in places:
            yield first, by_id[first].number_at(start), second, by_id[second].number_at(other)


def _pair(link: Link) -> Pair:
    one, other = link.one, link.other
    return one.article, one.number, other.article, other.number


Score = Callable[[Told, Told, Sequence[Told]], Iterator[tuple[int, int, float]]]


def _best(events: Iterable[Sequence[Told]], score: Score, gold: set[Pair]) -> set[Pair]:
    """Return the pairs above that threshold which agrees best with the links made by hand."""
    scored: dict[Pair, float] = {}
    for articles in events:
        for one, other in combinations(articles, 2):
            for first, second, value in score(one, other, articles):
                scored[one.article, first, other.article, second] = value
    by_threshold = ({pair for pair, value in scored.items() if value >= least} for least in THRESHOLDS)
    return max(by_threshold, key=lambda found: len(found & gold) / ((len(found) + len(gold)) or 1))


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
        f1=2 * right / (len(found) + len(gold)) if gold else None,
        pace=pace,
    )


TASK = Task(
    title="Alignment of sentences",
    place=8,
    files=r"events_full.*",
    such_as="events_full.jsonl",
    measure=measure,
    note="Sentences of two outlets that say the same, in whole or in part, on ten events of three articles "
    "each (`resources/aligned_events.json`). The six weights were fitted to these links; F1 with those of "
    "each event left out of the fitting in turn, as `tests/benchmarks/alignment.py` prints it, is .709. The "
    "plain scores are given the threshold that suits them best.",
)
