"""Excel workbooks (.xlsx): sheets in which a column holds the texts of articles, one article a row."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotator.confined import Limits
from annotator.errors import InputError
from annotator.importers._columns import columns_of
from annotator.importers._contract import MEGABYTE, Fit, Importer, Options, Reading, Remark, Source
from annotator.importers._table_rows import table_of_records
from annotator.importers._tables import Row, Rows, table_reading
from annotator.importers._workbook import Sheet, sheets_of
from annotator.importers._zip import holds


def _recognise(source: Source) -> Fit:
    return Fit.SURE if holds(source.data, "xl/workbook.xml") else Fit.NO


def _read(source: Source) -> Reading:
    sheets = [sheet for sheet in sheets_of(source.data) if sheet.records or sheet.problem]
    if not sheets:
        raise InputError("there is no text in it")
    several = len(sheets) > 1
    tables = [(sheet, _table(sheet, several=several)) for sheet in sheets if not sheet.hidden]
    named = [(sheet.name, table) for sheet, table in tables if isinstance(table, Rows)]
    if not named:
        raise next((one for _sheet, one in tables if isinstance(one, InputError)), _HIDDEN)
    first = next((one for one in named if _holds_texts(one[1], source.options)), named[0])
    read = _together(first, named)
    left = [_left(sheet, read[0]) for sheet in sheets]
    return table_reading(replace(read[1], problems=tuple(filter(None, left))), source.options)


_HIDDEN = InputError("there is no article in it: its sheets are hidden")


def _table(sheet: Sheet, *, several: bool) -> Rows | InputError:
    """Return a sheet as a table, or why it is none."""
    width = max((len(record.cells) for record in sheet.records), default=0)
    padded = [replace(one, cells=[*one.cells, *[""] * (width - len(one.cells))]) for one in sheet.records]
    try:
        return table_of_records(padded, sheet=f"sheet “{sheet.name}”" if several else "")
    except InputError as error:
        return InputError(sheet.problem) if sheet.problem and not sheet.records else error


def _holds_texts(table: Rows, options: Options) -> bool:
    try:
        columns = columns_of(table.names, [row.cells for row in table.rows], given=options.columns)
    except InputError:
        return False
    return any(column.role == "text" for column in columns)


def _together(first: tuple[str, Rows], tables: Sequence[tuple[str, Rows]]) -> tuple[frozenset[str], Rows]:
    """Return a table with the rows of all sheets that have its columns, and the names of these sheets."""
    names = first[1].names
    same = [(name, one) for name, one in tables if sorted(one.names) == sorted(names)]
    rows = [row for _name, one in same for row in _in_order(one, names)]
    skipped = tuple(remark for _name, one in same for remark in one.skipped)
    return frozenset(name for name, _one in same), Rows(names, rows, skipped)


def _in_order(table: Rows, names: Sequence[str]) -> Iterator[Row]:
    places = [table.names.index(name) for name in names]
    for row in table.rows:
        yield replace(row, cells=[row.cells[place] for place in places])


def _left(sheet: Sheet, read: frozenset[str]) -> Remark | None:
    """Say that a sheet was not read, or not all of it, and why."""
    where = f"sheet “{sheet.name}”"
    if sheet.name in read:
        return Remark(where, sheet.problem) if sheet.problem else None
    return Remark(where, f"it was not read: {'it is hidden' if sheet.hidden else 'it has other columns'}")


IMPORTER = Importer(
    name="xlsx",
    version=1,
    title="Workbook (XLSX)",
    suffixes=(".xlsx", ".xlsm"),
    recognise=_recognise,
    read=_read,
    limits=Limits(seconds=120, memory=1536 * MEGABYTE),
)
