"""A permutation test of whether a share differs between outlets, with articles as what is shuffled."""

from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple

from annotator.comparison.contract import Example, NotDefined, Statistic
from annotator.comparison.statistics._arrangements import Sums, count_of, drawn, every

PERMUTATIONS = 9_999
SEED = 1937
"""Pitman's year: any number would do, but it has to be the same one at every run."""
ENOUGH = 100
"""So many permutations at least as extreme as what was seen are enough: p is .01 or more by then."""

ALL_ALIKE = "It is nowhere or everywhere, so that nothing can differ."

_HALF = 32
_MASK = (1 << _HALF) - 1

Counts = Sequence[tuple[int, int]]
"""One outlet: hits and cases of each of its articles."""


class Chance(NamedTuple):
    """How easily chance makes outlets differ as much as they do.

    `permutations` is how many were looked at: all that there are, or a random part of them. No data of this
    size can reach a `p` below `least`.
    """

    chi_square: float
    p: float
    permutations: int
    least: float


def outlet_permutation(
    *, outlets: Sequence[Counts], permutations: int = PERMUTATIONS, seed: int = SEED
) -> Chance | NotDefined:
    """Return Pearson's chi-square of hits by outlet, and its p value when outlets are shuffled over articles.

    The cases of one article are not independent, so that an article moves with all its cases, and the
    chi-square distribution is not used. Where there are not more ways to shuffle than `permutations`, all
    are looked at, and p is exact. Else p is (b + 1) / (m + 1): b of m random ways reach what was seen. Of
    these there are `permutations`, or fewer once b is `ENOUGH` (Besag & Clifford 1991): an early end is
    never one that raises an alarm, and p keeps its meaning. Where outlets differ in how many cases an article
    has, but not in the share, the test errs on the side of silence.
    """
    groups = sorted(_weighed(counts) for counts in outlets if any(of for _hits, of in counts))
    if len(groups) < 2:
        return NotDefined("There are fewer than two outlets to compare.")
    groups.sort(key=len)
    total = sum(sum(group) for group in groups)
    hits, cases = total >> _HALF, total & _MASK
    if hits in (0, cases):
        return NotDefined(ALL_ALIKE)
    seen = _spread([sum(group) for group in groups])
    weights = [weight for group in groups for weight in group]
    sizes = [len(group) for group in groups]
    chi_square = max(0.0, (seen - hits * hits / cases) * cases * cases / (hits * (cases - hits)))
    if count_of(sizes) <= permutations:
        spreads = [_spread(sums) for sums in every(weights, sizes)]
        return Chance(chi_square, _reach(spreads, seen), len(spreads), _reach(spreads, max(spreads)))
    p, looked_at = _estimated(drawn(weights, sizes, Random(seed)), seen, permutations)  # noqa: S311  # no secret
    return Chance(chi_square, p, looked_at, 1 / (permutations + 1))


def _weighed(counts: Counts) -> list[int]:
    """Return the articles with cases as one number each: hits in the upper half, cases in the lower.

    They are sorted, so that the order in which articles and outlets come has no influence on p.
    """
    return sorted((hits << _HALF) + of for hits, of in counts if of)


def _spread(sums: Sums) -> float:
    """Return the part of chi-square that a permutation changes: hits squared by cases, over all outlets."""
    return sum((one >> _HALF) ** 2 / (one & _MASK) for one in sums)


def _reach(spreads: Sequence[float], seen: float) -> float:
    """Return the share of ways that reach what was seen; equal ones may differ in their last binary place."""
    least = seen * (1 - 1e-12)
    return sum(spread >= least for spread in spreads) / len(spreads)


def _estimated(ways: Iterable[Sums], seen: float, permutations: int) -> tuple[float, int]:
    least = seen * (1 - 1e-12)
    reached = looked_at = 0
    for looked_at, sums in enumerate(ways, start=1):
        reached += _spread(sums) >= least
        if looked_at == permutations or reached == ENOUGH:
            break
    return (reached + 1) / (looked_at + 1), looked_at


_TEA = "Fisher 1935, The Design of Experiments, chapter II: eight cups, "

STATISTIC = Statistic(
    name="Permutation test over articles",
    says="How likely chance alone, shuffling whole articles between outlets, makes shares differ at least as "
    "much; small where outlets do differ.",
    literature=(
        (
            "Pitman, E. J. G. (1937). Significance tests which may be applied to samples from any "
            "populations. Supplement to the Journal of the Royal Statistical Society, 4(1), 119-130."
        ),
        "Besag, J., & Clifford, P. (1991). Sequential Monte Carlo p-values. Biometrika, 78(2), 301-304.",
        (
            "Phipson, B., & Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical "
            "Applications in Genetics and Molecular Biology, 9(1), article 39."
        ),
    ),
    compute=outlet_permutation,
    examples=(
        Example(
            given={"outlets": [[(1, 1)] * 4, [(0, 1)] * 4]},
            expected=(8.0, 2 / 70, 70),
            source=_TEA + "all told apart",
        ),
        Example(
            given={"outlets": [[(1, 1)] * 3 + [(0, 1)], [(0, 1)] * 3 + [(1, 1)]]},
            expected=(2.0, 34 / 70, 70),
            source=_TEA + "six told apart",
        ),
    ),
    undefined=(
        {"outlets": []},
        {"outlets": [[(1, 2), (2, 3)]]},
        {"outlets": [[(1, 2), (2, 3)], [(0, 0)]]},
        {"outlets": [[(2, 2)], [(3, 3)]]},
        {"outlets": [[(0, 2)], [(0, 3)]]},
    ),
)
