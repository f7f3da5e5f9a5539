"""The permutation test over articles for many things at once: the same articles are shuffled for all."""

from collections.abc import Sequence
from itertools import accumulate

from annotator.comparison.contract import NotDefined
from annotator.comparison.statistics._arrangements import count_of
from annotator.comparison.statistics._resampled import Array
from annotator.comparison.statistics.outlet_permutation import PERMUTATIONS, SEED, Chance, outlet_permutation

SHUFFLES = 4_999
"""Permutations where not all are looked at."""
SCALE = 60
"""Counts may be means over coders: the exact test takes 60ths, whole numbers for up to six coders."""
AT_ONCE = 500_000
"""Numbers that are shuffled at once: so many stay near the processor, more take three times as long."""
MOST_AT_ONCE = 250
"""Permutations at once, at most."""

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
    whole = all((counts[:, thing] % 1 == 0).all() for _words, counts in groups)
    scale = 1 if whole else SCALE
    found = outlet_permutation(outlets=_cases(groups, thing, scale))
    return found if isinstance(found, NotDefined) else found._replace(chi_square=found.chi_square / scale)


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
    starts = [0, *accumulate(len(words) for words, _counts in groups)][:-1]
    seen = _spread(words[None], counts[None], starts)[0]
    reached = np.zeros(counts.shape[1])
    random = np.random.default_rng(SEED)
    least = seen * (1 - 1e-12)
    batch = min(MOST_AT_ONCE, max(1, AT_ONCE // max(counts.size, 1)))
    for first in range(0, SHUFFLES, batch):
        many = min(batch, SHUFFLES - first)
        order = random.permuted(np.tile(np.arange(len(words)), (many, 1)), axis=1)
        reached += (_spread(words[order], counts[order], starts) >= least).sum(axis=0)
    hits, cases = counts.sum(axis=0), words.sum()
    return [
        _chance(float(hits[thing]), float(cases), float(seen[thing]), int(reached[thing]))
        for thing in range(counts.shape[1])
    ]


def _spread(words: Array, counts: Array, starts: Sequence[int]) -> Array:
    """Return the part of chi-square that a permutation changes: a row a permutation, a column a thing."""
    import numpy as np

    sizes = np.add.reduceat(words, starts, axis=1)[:, :, None]
    sums = np.add.reduceat(counts, starts, axis=1)
    return np.divide(sums**2, sizes, out=np.zeros_like(sums), where=sizes > 0).sum(axis=1)


def _chance(hits: float, cases: float, seen: float, reached: int) -> Chance | NotDefined:
    if hits <= 0 or hits >= cases:
        return NotDefined("Every case came out the same.")
    chi_square = max(0.0, (seen - hits * hits / cases) * cases * cases / (hits * (cases - hits)))
    return Chance(chi_square, (reached + 1) / (SHUFFLES + 1), SHUFFLES, 1 / (SHUFFLES + 1))
