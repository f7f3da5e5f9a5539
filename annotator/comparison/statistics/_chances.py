"""The permutation test over articles for many things at once: the same articles are shuffled for all."""

from collections.abc import Sequence
from itertools import accumulate

from annotator.comparison.contract import NotDefined
from annotator.comparison.statistics._arrangements import count_of
from annotator.comparison.statistics._arrays import Array
from annotator.comparison.statistics._draws import orders
from annotator.comparison.statistics._packed import Packed
from annotator.comparison.statistics.outlet_permutation import (
    ALL_ALIKE,
    PERMUTATIONS,
    SEED,
    Chance,
    outlet_permutation,
)

SHUFFLES = 4_999
"""Permutations where not all are looked at."""
SCALE = 60
"""Counts may be means over coders: they are taken in 60ths, whole numbers for up to six coders."""
AT_ONCE = 300_000
"""Numbers that are shuffled at once: so many stay near the processor."""

Group = tuple[Array, Array]
"""One outlet: the words of its articles, and their counts, a row an article and a column a thing."""


def chances(groups: Sequence[Group]) -> list[Chance | NotDefined]:
    """Return for each thing how easily chance makes the groups differ as much as they do.

    The statistic is that of `outlet_permutation`, Pearson's chi-square of occurrences by outlet, and so is
    the exact test where there are few ways to shuffle. Else `SHUFFLES` random ways are looked at.
    """
    things = groups[0][1].shape[1] if groups else 0
    kept = [(words, counts) for words, counts in groups if words.sum() > 0]
    if len(kept) < 2:
        return [NotDefined("There are fewer than two outlets to compare.")] * things
    if count_of(sorted(len(words) for words, _counts in kept)) <= PERMUTATIONS:
        return [_exact(kept, thing) for thing in range(things)]
    return _shuffled(sorted(kept, key=lambda group: len(group[0])))


def _exact(groups: Sequence[Group], thing: int) -> Chance | NotDefined:
    """Return what all ways to shuffle say; chi-square grows with the scale that makes counts whole."""
    scale = 1 if all(_is_whole(counts[:, thing]) for _words, counts in groups) else SCALE
    found = outlet_permutation(outlets=_cases(groups, thing, scale))
    return found if isinstance(found, NotDefined) else found._replace(chi_square=found.chi_square / scale)


def _is_whole(counts: Array) -> bool:
    return bool((counts % 1 == 0).all())


def _cases(groups: Sequence[Group], thing: int, scale: int) -> list[list[tuple[int, int]]]:
    return [
        [
            (round(scale * count), round(scale * size))
            for size, count in zip(words, counts[:, thing], strict=True)
        ]
        for words, counts in groups
    ]


def _shuffled(groups: Sequence[Group]) -> list[Chance | NotDefined]:
    import numpy as np

    words = np.concatenate([words for words, _counts in groups])
    counts = np.concatenate([counts for _words, counts in groups])
    ends = list(accumulate(len(words) for words, _counts in groups))
    starts = [0, *ends[:-1]]
    seen = _spread(np.add.reduceat(np.column_stack([counts, words]), starts, axis=0)[None])[0]
    scales = [1 if _is_whole(column) else SCALE for column in counts.T]
    packed = Packed(np.column_stack([np.rint(counts * scales), words]), most=len(groups[-1][0]))
    least = _spread(packed.sums(np.arange(len(words))[None], starts))[0] * (1 - 1e-12)
    reached = np.zeros(counts.shape[1])
    at_once = max(1, AT_ONCE // packed.rows.size)
    for order in orders(len(words), times=SHUFFLES, seed=SEED, at_once=at_once):
        reached += (_spread(packed.sums(order, starts)) >= least).sum(axis=0)
    hits, cases = counts.sum(axis=0), words.sum()
    return [
        _chance(float(hits[thing]), float(cases), float(seen[thing]), int(reached[thing]))
        for thing in range(counts.shape[1])
    ]


def _spread(sums: Array) -> Array:
    """Return the part of chi-square that a permutation changes: a row a permutation, a column a thing.

    `sums` are those of things by permutation and group; the last column is the words.
    """
    import numpy as np

    counts, words = sums[:, :, :-1], sums[:, :, -1:]
    return np.divide(counts**2, words, out=np.zeros_like(counts), where=words > 0).sum(axis=1)


def _chance(hits: float, cases: float, seen: float, reached: int) -> Chance | NotDefined:
    if hits <= 0 or hits >= cases:
        return NotDefined(ALL_ALIKE)
    chi_square = max(0.0, (seen - hits * hits / cases) * cases * cases / (hits * (cases - hits)))
    return Chance(chi_square, (reached + 1) / (SHUFFLES + 1), SHUFFLES, 1 / (SHUFFLES + 1))
