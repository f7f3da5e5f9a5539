"""Agreement of two readers beyond chance: Cohen's kappa, and Krippendorff's alpha of names."""

from collections.abc import Sequence

Table = Sequence[Sequence[int]]
"""How many units the first reader put into a row and the second one into a column."""


def kappa(table: Table) -> float | None:
    """Return Cohen's kappa, at most 1, where 0 is chance; None where chance alone agrees on everything.

    Cohen 1960, A coefficient of agreement for nominal scales, Educational and Psychological Measurement
    20(1), 37-46: each reader has shares of their own.
    """
    every = sum(map(sum, table))
    agreed = sum(table[at][at] for at in range(len(table)))
    rows, columns = _margins(table)
    expected = sum(one * other for one, other in zip(rows, columns, strict=True))
    if every * every == expected:
        return None
    return (agreed * every - expected) / (every * every - expected)


def alpha(table: Table) -> float | None:
    """Return Krippendorff's alpha of names for two readers; None where all units got the same name.

    Krippendorff 2011, Computing Krippendorff's alpha-reliability, parts A and B: both readers have the same
    shares, and a unit is drawn without putting it back.
    """
    values = 2 * sum(map(sum, table))
    disagreed = values - 2 * sum(table[at][at] for at in range(len(table)))
    rows, columns = _margins(table)
    named = [one + other for one, other in zip(rows, columns, strict=True)]
    expected = values * values - sum(count * count for count in named)
    return 1 - (values - 1) * disagreed / expected if expected else None


def _margins(table: Table) -> tuple[list[int], list[int]]:
    return [sum(row) for row in table], [sum(column) for column in zip(*table, strict=True)]
