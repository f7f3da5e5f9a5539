"""How far two readers agree on which sentences say the same, and how well the program does beside each.

    python tests/benchmarks/alignment.py FOLDER_WITH_EVENTS_FULL

Prints the readers' agreement by event: F1, and over the pairs of sentences that share a word Cohen's
kappa and Krippendorff's alpha. Then precision, recall and F1 beside each reader, what both linked and
what either linked, with one event at a time left out of whatever is fitted: the weights of the program, to
the first reader's links or to those it is compared with; the thresholds of two plain scores. Last the weights
that are fitted to all events: those of the first reader are in `annotator.comparison.alignment`.
"""

import math
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotator.comparison.alignment import LEAST, Told, forms_cosine, observations, word_overlap
from annotator.evaluation.chance import alpha, kappa
from annotator.evaluation.gold import Gold, data_sets, read_gold
from annotator.evaluation.tasks.alignment import READERS, THRESHOLDS, WHOSE, Pair, f1, gold_pairs, linked
from annotator.text.analysis import analyse

ROUNDS = 12
RIDGE = 0.05
SEEN_BEFORE = "e97"
"""The event of which the second reader had seen some of the first one's links."""
PLAIN = {"cosine of TF-IDF": forms_cosine, "longest common subsequence": word_overlap}
WORDS = "cosine of TF-IDF"
Seen = Mapping[Pair, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Event:
    """An event: of every pair that can be linked 1 and the observations, of every pair that shares a word the
    plain scores by their names, and the links by whose they are.
    """

    seen: Seen
    plain: Mapping[str, Mapping[Pair, float]]
    links: Mapping[str, set[Pair]]


Events = Mapping[str, Event]


def observed(folder: Path) -> dict[str, Event]:
    """Return the events of a folder by their ids."""
    (path,) = data_sets(folder, "events_full.*")
    texts = {row.id: row.text for row in read_gold(path) if isinstance(row, Gold)}
    found: dict[str, Event] = {}
    for event, pairs in linked().items():
        ids = sorted({one for pair in pairs for one in pair})
        articles = [Told(one, analyse(texts[one])) for one in ids]
        seen: dict[Pair, tuple[float, ...]] = {}
        plain: dict[str, dict[Pair, float]] = {what: {} for what in PLAIN}
        for one, other in combinations(articles, 2):
            for first, second, observation in observations(one, other, articles):
                seen[one.article, first, other.article, second] = (1.0, *observation)
            for what, score in PLAIN.items():
                for first, second, value in score(one, other, articles):
                    plain[what][one.article, first, other.article, second] = value
        found[event] = Event(seen, plain, gold_pairs(event, articles))
    return found


# --- fitting


def fitted(events: Iterable[Event], whose: str) -> list[float]:
    """Return the weights of a logistic regression, by Newton's method with a little shrinkage."""
    rows = [(seen, pair in event.links[whose]) for event in events for pair, seen in event.seen.items()]
    size = len(rows[0][0])
    weights = [0.0] * size
    for _ in range(ROUNDS):
        gradient = [-RIDGE * weight for weight in weights]
        curvature = [[RIDGE * (i == j) for j in range(size)] for i in range(size)]
        for seen, is_linked in rows:
            chance = probability(weights, seen)
            error, spread = is_linked - chance, chance * (1 - chance)
            for i, value in enumerate(seen):
                gradient[i] += error * value
                if spread > 1e-9:
                    row = curvature[i]
                    for j, other in enumerate(seen):
                        row[j] += spread * value * other
        weights = [weight + step for weight, step in zip(weights, solved(curvature, gradient), strict=True)]
    return weights


def probability(weights: list[float], seen: tuple[float, ...]) -> float:
    """Return the score of a pair of sentences."""
    return 1 / (1 + math.exp(-sum(weight * value for weight, value in zip(weights, seen, strict=True))))


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a small system of linear equations."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(len(rows)):
            if k != i:
                factor = rows[k][i] / rows[i][i]
                rows[k] = [value - factor * other for value, other in zip(rows[k], rows[i], strict=True)]
    return [row[-1] / row[i] for i, row in enumerate(rows)]


# --- each event left out in turn

Scored = Mapping[Pair, float]


def by_weights(events: Events, whose: str) -> dict[Pair, float]:
    """Return the scores of all pairs, those of each event with weights fitted to the others."""
    scored: dict[Pair, float] = {}
    for event, own in events.items():
        weights = fitted([each for other, each in events.items() if other != event], whose)
        scored |= {pair: probability(weights, seen) for pair, seen in own.seen.items()}
    return scored


def by_threshold(events: Events, what: str, whose: str) -> set[Pair]:
    """Return the pairs that a plain score alone links, those of each event as it suits the others best."""
    found: set[Pair] = set()
    for event, own in events.items():
        rest = [each for other, each in events.items() if other != event]
        gold = union(each.links[whose] for each in rest)

        def linked_from(least: float, some: Iterable[Event]) -> set[Pair]:
            return {pair for each in some for pair, value in each.plain[what].items() if value >= least}

        best = max(THRESHOLDS, key=lambda least: f1(linked_from(least, rest), gold) or 0.0)
        found |= linked_from(best, [own])
    return found


def union(sets: Iterable[set[Pair]]) -> set[Pair]:
    """Return what is in any of the sets."""
    return set().union(*sets)


# --- what is printed


def agreement(events: Events) -> None:
    """Print how far the readers agree, by event."""
    print(f"{'event':12} {'first':>6} {'second':>7} {'both':>5} {'F1':>6}  kappa   alpha  (pairs)")
    without = [own for event, own in events.items() if event != SEEN_BEFORE]
    for name, some in (
        *((event, [own]) for event, own in events.items()),
        ("all", list(events.values())),
        (f"not {SEEN_BEFORE}", without),
    ):
        one, other = (union(own.links[reader] for own in some) for reader in READERS)
        pairs = union(set(own.plain[WORDS]) for own in some) | one | other
        table = [[len(pairs - one - other), len(other - one)], [len(one - other), len(one & other)]]
        print(
            f"{name:12} {len(one):6} {len(other):7} {len(one & other):5} {f1(one, other) or 0:6.3f}"
            f"  {kappa(table) or 0:.3f}   {alpha(table) or 0:.3f}  ({len(pairs):,})"
        )


def line(what: str, found: Callable[[str], set[Pair]], golds: Mapping[str, set[Pair]]) -> None:
    """Print precision, recall and F1 of what was found, beside each of the gold standards."""
    told = []
    for whose, gold in golds.items():
        links = found(whose)
        right = len(links & gold)
        told.append(f"{right / len(links):.3f} {right / len(gold):.3f} {f1(links, gold):.3f}")
    print(f"{what:36} {'   '.join(told)}")


def main() -> None:
    """Print the tables."""
    events = observed(Path(sys.argv[1]))
    agreement(events)
    golds = {whose: union(own.links[whose] for own in events.values()) for whose in WHOSE}
    print("\nprecision, recall, F1 beside:", ", ".join(WHOSE))
    scores = {whose: by_weights(events, whose) for whose in WHOSE}
    for least in (0.2, 0.25, LEAST, 0.35, 0.4):
        linked_from = {pair for pair, score in scores[WHOSE[0]].items() if score >= least}
        line(f"program, from {least:.2f}", lambda _whose, links=linked_from: links, golds)
    line(
        "program, fitted to the same links",
        lambda whose: {pair for pair, score in scores[whose].items() if score >= LEAST},
        golds,
    )
    for what in PLAIN:
        line(what, lambda whose, what=what: by_threshold(events, what, whose), golds)
    for whose in WHOSE:
        print(f"fitted to all, {whose}:", [round(weight, 2) for weight in fitted(events.values(), whose)])


if __name__ == "__main__":
    main()
