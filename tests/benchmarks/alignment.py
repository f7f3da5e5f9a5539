"""How well sentences are aligned on events that the weights were not fitted to: each left out in turn.

    python tests/benchmarks/alignment.py FOLDER_WITH_EVENTS_FULL

Prints F1, precision and recall with the links of one event left out of the fitting at a time, and the weights
that are fitted to all of them: those in `annotator.comparison.alignment`.
"""

import math
import sys
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotator.comparison.alignment import Told, observations
from annotator.evaluation.gold import Gold, data_sets, read_gold
from annotator.evaluation.tasks.alignment import Pair, linked
from annotator.text.analysis import analyse

ROUNDS = 12
RIDGE = 0.05
Row = tuple[Pair, tuple[float, ...], bool]


def observed(folder: Path) -> dict[str, list[Row]]:
    """Return every pair of sentences by event: which, 1 and the observations, whether linked."""
    (path,) = data_sets(folder, "events_full.*")
    texts = {row.id: row.text for row in read_gold(path) if isinstance(row, Gold)}
    found: dict[str, list[Row]] = {}
    for event, pairs in linked().items():
        ids = sorted({one for pair in pairs for one in pair})
        articles = [Told(one, analyse(texts[one])) for one in ids]
        rows = found.setdefault(event, [])
        for one, other in combinations(articles, 2):
            gold = {
                (one.number_at(first), other.number_at(second))
                for first, second in pairs[one.article, other.article]
            }
            for first, second, seen in observations(one, other, articles):
                pair = (one.article, first, other.article, second)
                rows.append((pair, (1.0, *seen), (first, second) in gold))
    return found


def fitted(rows: list[Row]) -> list[float]:
    """Return the weights of a logistic regression, by Newton's method with a little shrinkage."""
    size = len(rows[0][1])
    weights = [0.0] * size
    for _ in range(ROUNDS):
        gradient = [-RIDGE * weight for weight in weights]
        curvature = [[RIDGE * (i == j) for j in range(size)] for i in range(size)]
        for _pair, seen, is_linked in rows:
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


def main() -> None:
    """Print the table."""
    events = observed(Path(sys.argv[1]))
    scored: list[tuple[float, bool]] = []
    for event in events:
        weights = fitted([row for other, rows in events.items() if other != event for row in rows])
        scored += [(probability(weights, seen), is_linked) for _pair, seen, is_linked in events[event]]
    gold = sum(len(places) for pairs in linked().values() for places in pairs.values())
    for least in (0.2, 0.25, 0.3, 0.35, 0.4):
        found = [is_linked for score, is_linked in scored if score >= least]
        right = sum(found)
        print(
            f"from {least:.2f}: precision {right / len(found):.3f}, recall {right / gold:.3f}, "
            f"F1 {2 * right / (len(found) + gold):.3f} ({len(found)} of {gold} links)"
        )
    print(
        "fitted to all:",
        [round(weight, 2) for weight in fitted([r for rows in events.values() for r in rows])],
    )


if __name__ == "__main__":
    main()
