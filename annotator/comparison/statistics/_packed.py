"""Columns of whole numbers side by side in one number each row, so that one addition adds up several."""

from collections.abc import Sequence

from annotator.comparison.statistics._arrays import Array

BITS = 63
"""Binary places of a number that can be used."""


class Packed:
    """A table whose rows are added up in groups again and again, in another order each time."""

    def __init__(self, table: Array, most: int) -> None:
        """Take a table of whole numbers from 0 on, and how many rows a group has at most."""
        import numpy as np

        bounds = np.minimum(table.sum(axis=0), most * table.max(axis=0, initial=0))
        places = [max(1, int(bound).bit_length()) for bound in bounds]
        self._number: list[int] = []
        """In which number a column is, and how far left in it."""
        self._shift: list[int] = []
        number = used = 0
        for width in places:
            if used + width > BITS:
                number, used = number + 1, 0
            self._number.append(number)
            self._shift.append(used)
            used += width
        self.rows = np.zeros((len(table), number + 1), dtype=np.int64)
        for column, (place, shift) in enumerate(zip(self._number, self._shift, strict=True)):
            self.rows[:, place] += table[:, column].astype(np.int64) << shift
        self._masks = np.array([(1 << width) - 1 for width in places], dtype=np.int64)

    def sums(self, order: Array, starts: Sequence[int]) -> Array:
        """Return the sums of groups that begin at `starts`, rows being in these orders.

        `order` has a row an order; what comes back has an order, a group and a column.
        """
        import numpy as np

        added = np.add.reduceat(np.take(self.rows, order, axis=0), starts, axis=1)
        return ((added[:, :, self._number] >> self._shift) & self._masks).astype(np.float64)
