"""Tables as text (CSV, TSV): one article a row, columns known by their names or as a person says."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from annotator.errors import InputError
from annotator.importers._contract import Fit, Importer, Reading, Source, head_text
from annotator.importers._tables import TableRow, reading_of_table
from annotator.text.decoding import decode

_DELIMITERS = ",;\t|"
_LOOKED_AT = 20
_LONGEST_CELL = 1 << 24


def _recognise(source: Source) -> Fit:
    first = head_text(source.data).lstrip("\ufeff").partition("\n")[0]
    return Fit.ANY_TEXT if any(delimiter in first for delimiter in _DELIMITERS) else Fit.NO


def _read(source: Source) -> Reading:
    decoded = decode(source.data, override=source.encoding)
    csv.field_size_limit(_LONGEST_CELL)
    text = decoded.text.removeprefix("\ufeff")
    try:
        rows = list(_rows(text))
    except csv.Error as error:
        raise InputError(f"it is no table: {error}") from error
    if not rows:
        raise InputError("there is no text in it")
    names = rows[0].cells
    return reading_of_table(
        names, rows[1:], source.options, encoding=decoded.encoding, encoding_from=decoded.found_by
    )


def _rows(text: str) -> Iterator[TableRow]:
    """Yield the rows that are not empty, numbered as spreadsheets do."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    for number, cells in enumerate(reader, start=1):
        if any(cell.strip() for cell in cells):
            yield TableRow(f"row {number}", tuple(cells))


def _delimiter(text: str) -> str:
    """Return what stands between cells: what gives the same number of cells, two at least, in most rows."""

    def fit(delimiter: str) -> tuple[int, int]:
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        counts = Counter(len(cells) for cells, _n in zip(reader, range(_LOOKED_AT), strict=False) if cells)
        width, rows = counts.most_common(1)[0] if counts else (1, 0)
        return (rows if width > 1 else 0), width

    return max(_DELIMITERS, key=fit)


IMPORTER = Importer(
    name="csv",
    version=1,
    title="Table (CSV, TSV)",
    suffixes=(".csv", ".tsv", ".tab"),
    recognise=_recognise,
    read=_read,
)
