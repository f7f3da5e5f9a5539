"""Cramer's V: how strongly what was coded hangs together with the outlet."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from annotator.comparison.contract import Example, NotDefined, Statistic


class Association(NamedTuple):
    """`v` is from 0 (none) to 1 (the outlet says all); `chi_square` is Pearson's."""

    v: float
    chi_square: float


def cramers_v(*, table: Sequence[Sequence[int]]) -> Association | NotDefined:
    """Return the association in a table of counts, a row an outlet; empty rows and columns do not count."""
    rows = [row for row in table if sum(row)]
    columns = [column for column in zip(*rows, strict=True) if sum(column)]
    if len(rows) < 2 or len(columns) < 2:
        return NotDefined("An association needs two rows and two columns with counts.")
    total = sum(map(sum, rows))
    sums = [sum(column) for column in columns]
    chi_square = sum(
        (seen - sum(row) * whole / total) ** 2 / (sum(row) * whole / total)
        for row in zip(*columns, strict=True)
        for seen, whole in zip(row, sums, strict=True)
    )
    least = min(len(rows), len(columns)) - 1
    return Association(min(1.0, sqrt(chi_square / (total * least))), chi_square)


STATISTIC = Statistic(
    name="Cramer's V",
    says="How strongly a code hangs together with the outlet: 0 not at all, 1 wholly.",
    literature=("Cramér, H. (1946). Mathematical Methods of Statistics. Princeton University Press.",),
    compute=cramers_v,
    examples=(
        Example(
            given={"table": [[120, 9_880], [60, 11_940]]},
            expected=(0.0387, 32.9361),
            source="Chi-square of the keyness example of Lancaster University's calculator",
        ),
        Example(
            given={"table": [[10, 0], [0, 10]]},
            expected=(1.0, 20.0),
            source="Cramér 1946: V is 1 where one says the other",
        ),
        Example(
            given={"table": [[10, 5, 0], [5, 10, 5], [0, 5, 10]]},
            expected=(0.4859, 23.6111),
            source="By its definition, with two degrees: the root of 23.6111 in 2 times 50",
        ),
    ),
    undefined=({"table": []}, {"table": [[1, 2]]}, {"table": [[1, 0], [3, 0]]}),
)
