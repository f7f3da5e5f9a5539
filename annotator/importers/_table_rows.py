"""Rows of cells to a table: which row names the columns, which rows are damaged, how a row is called."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.errors import InputError
from annotator.importers._column_names import spoken_for
from annotator.importers._columns import has_names, unique
from annotator.importers._contract import Remark
from annotator.importers._tables import Row, Rows

_TOLD = 200
"""How many damaged rows are told one by one."""
_NAMES_WITHIN = 5
_FEWEST_NAMES = 2


@dataclass(frozen=True, slots=True)
class Record:
    """A row by its number in the file, where blank ones count; `problem` says what is wrong in it.

    A record without cells could not be read.
    """

    number: int
    cells: Sequence[str] = ()
    problem: str = ""


def table_of_records(records: Sequence[Record], *, sheet: str = "") -> Rows:
    """Return names and rows of a table; rows that are longer than it has columns are damaged.

    Raises `InputError` for what is no table. `sheet` stands before the numbers of rows.
    """
    good = [record for record in records if record.cells]
    if not good:
        raise InputError("there is no text in it")
    header = _header(good)
    widths = Counter(len(record.cells) for record in good)
    names = unique(header.cells if header else [""] * widths.most_common(1)[0][0])
    if len(names) == 1 and not (header and spoken_for(names[0])):
        raise InputError(
            "there is no article in it: as a table it has one column, and its first cell is no name for one"
        )
    rows: list[Row] = []
    skipped: list[Remark] = []
    for record in records:
        where = ", ".join(filter(None, (sheet, f"row {record.number}")))
        wrong = _wrong(record, len(names))
        if record is header:
            continue
        if header and record.number < header.number and record.cells:
            wrong = "it stands above the names of the columns"
        if wrong:
            skipped.append(Remark(where, wrong))
        else:
            rows.append(Row(where, record.cells, problems=(record.problem,) if record.problem else ()))
    return Rows(names, rows, skipped=_told(skipped))


def _header(good: Sequence[Record]) -> Record | None:
    """Return the row that names the columns: the first one, or one below a title, if it has known names."""
    for record in good[:_NAMES_WITHIN]:
        known = {found[0] for cell in record.cells if (found := spoken_for(cell))}
        if len(known) >= _FEWEST_NAMES:
            return record
    return good[0] if has_names(good[0].cells, [record.cells for record in good[1:]]) else None


def _wrong(record: Record, width: int) -> str:
    """Say why a row cannot be taken; empty cells behind the last column mean nothing."""
    if not record.cells:
        return record.problem
    if any(cell.strip() for cell in record.cells[width:]):
        return f"it has {len(record.cells)} cells where the table has {width} columns"
    return ""


def _told(skipped: Sequence[Remark]) -> tuple[Remark, ...]:
    """Return the remarks, the last of very many as a number."""
    if len(skipped) <= _TOLD:
        return tuple(skipped)
    return (*skipped[:_TOLD], Remark("", f"{len(skipped) - _TOLD:,} more rows that are damaged"))
