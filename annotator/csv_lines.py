"""Records of a CSV file as RFC 4180 has them, one at a time."""

import csv
import io
from collections.abc import Iterable


def csv_line(cells: Iterable[object]) -> str:
    """Return one record with its line end. Cells are written as they are, also where one begins with `=`."""
    line = io.StringIO()
    # this line end makes the writer put cells with a lone CR into quotation marks, too
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
