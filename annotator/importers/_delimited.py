"""Tables as text: which sign stands between the cells, rows with quoted cells, and rows that are damaged.

Quotation marks are read as RFC 4180 has them, or with a backslash before them. Where a row breaks these
rules, a mark closes a cell only before a separator or a line end; where that does not help either, the row is
left out, and the next line begins a new one.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from annotator.errors import InputError
from annotator.importers._column_names import plain, spoken_for
from annotator.importers._contract import HEAD, MAX_BYTES, Fit, Source, head_text
from annotator.importers._table_rows import Record, table_of_records
from annotator.importers._tables import Rows
from annotator.text.decoding import Decoded, decode

if TYPE_CHECKING:
    from _csv import Reader

COMMA_SIGNS, TAB = (",", ";", "|"), ("\t",)

_SAMPLE = 1 << 16
_FEWEST_NAMES = 2
_LONGEST_NAME = 60
_SEP = re.compile(r'"?sep=(?P<sign>[,;|\t])"?(?:\r\n|\r|\n|$)', re.IGNORECASE)
_MOST_LINES = 500
"""How many lines a row may have that breaks the rules."""
_MOST_WORK = 30
"""How many times over the lines of a file may be read in the search for the end of damaged rows."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written: what separates cells, and whether quotation marks follow a backslash."""

    sign: str
    backslash: bool = False

    def reader(self, lines: Iterator[str], *, strict: bool = True) -> "Reader":
        csv.field_size_limit(MAX_BYTES)
        return csv.reader(
            lines,
            delimiter=self.sign,
            doublequote=not self.backslash,
            escapechar="\\" if self.backslash else None,
            strict=strict,
        )


def names_in_head(source: Source, signs: Sequence[str], *, own: frozenset[str] = frozenset()) -> list[str]:
    """Return the names in the first row of a table that one of the signs separates; [] where it is none.

    It surely is one when two of the names are known, or all those that a format calls its `own`, and the
    second row has as many cells, as far as it can be seen.
    """
    head = _head(source.data)
    whole = len(source.data) <= HEAD
    sep = _SEP.match(head)
    head = head[sep.end() :] if sep else head
    for sign in [sep["sign"]] if sep else signs:
        try:
            rows = list(islice(Dialect(sign).reader(iter(_LINES.findall(head)), strict=False), 3))
        except csv.Error:
            continue
        complete = rows if whole else rows[:-1]
        names = complete[0] if complete else []
        known = bool(own) and own <= {plain(name) for name in names}
        if (known or _are_names(names)) and all(len(row) in {0, len(names)} for row in complete[:2]):
            return names
    return []


def _are_names(cells: Sequence[str]) -> bool:
    known = {found[0] for cell in cells if len(cell) <= _LONGEST_NAME and (found := spoken_for(cell))}
    return len(known) >= _FEWEST_NAMES and all(len(cell) <= _LONGEST_NAME for cell in cells)


def _head(data: bytes) -> str:
    """Return the first bytes as text, with the letters that a name may have outside ASCII."""
    head = data[:HEAD]
    for end in range(len(head), max(0, len(head) - 4), -1):
        try:
            return head[:end].decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
    return head_text(data)


def fit_of(source: Source, signs: Sequence[str]) -> Fit:
    """Say how well a file fits: any text can be a table, a row of known names surely begins one."""
    return Fit.SURE if names_in_head(source, signs) else Fit.ANY_TEXT


def table_of(source: Source, signs: Sequence[str]) -> tuple[Rows, Decoded]:
    """Read a whole table; raises `InputError` for what is none."""
    decoded = decode(source.data, override=source.encoding)
    text = decoded.text.removeprefix("\ufeff")
    if not text.strip("\x00 \t\r\n\ufeff"):
        raise InputError("there is no text in it")
    sep = _SEP.match(text)
    dialect = _dialect(text[sep.end() :] if sep else text, [sep["sign"]] if sep else signs)
    return table_of_records(list(_records(text, dialect, first=1 if sep else 0))), decoded


# --- which dialect ---------------------------------------------------------------------------------------


def _dialect(text: str, signs: Sequence[str]) -> Dialect:
    """Return the dialect under which the beginning of a text looks most like a table."""
    sample = text[:_SAMPLE]
    lines = _LINES.findall(sample)
    backslashes = [False, True] if '\\"' in sample else [False]
    tried = [Dialect(sign, backslash) for sign in signs for backslash in backslashes]
    return max(tried, key=lambda dialect: _looks(lines, dialect, whole=len(sample) == len(text)))


def _looks(lines: Sequence[str], dialect: Dialect, *, whole: bool) -> tuple[int, float, int]:
    """Return how many names are known, how many rows are as long as the first, and how long that is."""
    try:
        rows = [row for row in dialect.reader(iter(lines), strict=False) if row]
    except csv.Error:
        return 0, 0.0, 0
    rows = rows if whole or len(rows) < 3 else rows[:-1]
    if not rows or len(rows[0]) < 2:
        return 0, 0.0, 0
    known = len({found[0] for cell in rows[0] if (found := spoken_for(cell))})
    return known, sum(len(row) == len(rows[0]) for row in rows) / len(rows), len(rows[0])


# --- records ---------------------------------------------------------------------------------------------


def _records(text: str, dialect: Dialect, *, first: int) -> Iterator[Record]:
    """Yield the records of a table; `first` lines before it are passed over."""
    lines = _LINES.findall(text)
    number = at = first
    width = work = 0
    whole, doubt = True, ""
    while at < len(lines):
        reader = dialect.reader(lines[n] for n in range(at, len(lines)))
        start = at
        try:
            for cells in reader:
                number += 1
                width = width or len(cells)
                whole = whole or len(cells) == width
                if cells:
                    yield Record(number, cells, doubt) if whole else Record(number, [], _PIECE)
                    doubt = "" if whole else doubt
                start = at + reader.line_num
        except csv.Error:
            work += reader.line_num
        else:
            return
        number += 1
        cells, taken = _sloppy(lines[start : start + _MOST_LINES], dialect, width)
        whole, doubt = bool(cells), "" if cells else _DOUBT
        yield Record(number, cells, _SLOPPY if whole else _OPEN)
        at = start + taken
        if work > _MOST_WORK * len(lines):
            yield Record(number + 1, [], _LOST)
            return


_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SLOPPY = (
    "quotation marks in it are not doubled, as they should be in such a file: see whether its cells are right"
)
_OPEN = "a quotation mark in it is not closed"
_DOUBT = "the row before it is damaged: see whether its cells are right"
_PIECE = "it is a piece of the damaged row before it"
_LOST = "from here on its rows cannot be told apart: too many quotation marks are not closed"


def _sloppy(lines: Sequence[str], dialect: Dialect, width: int) -> tuple[list[str], int]:
    """Return the cells of a row in which a mark closes a cell only at its end, and how many lines they take.

    There are no cells when they are not as many as the table has columns (any number where `width` is 0), or
    when a further line could be a row of its own.
    """
    text, sign = "".join(lines), re.escape(dialect.sign)
    end = rf"(?={sign}|[\r\n]|$)"
    cell = re.compile(rf'"(?P<quoted>.*?)" *{end}|(?P<plain>(?!")[^{sign}\r\n]*){end}', re.DOTALL)
    cells: list[str] = []
    at = 0
    while (found := cell.match(text, at)) and len(cells) <= (width or len(text)):
        quoted = found["quoted"]
        cells.append(found["plain"] if quoted is None else quoted.replace('""', '"').replace('\\"', '"'))
        at = found.end() + 1
        if text[found.end() : at] != dialect.sign:
            taken = len(_LINES.findall(text[: found.end()]))
            other = any(len(_split(line, dialect)) >= width for line in lines[1:taken])
            return (cells, taken) if not other and len(cells) == (width or len(cells)) else ([], 1)
    return [], 1


def _split(line: str, dialect: Dialect) -> list[str]:
    """Return the cells of one line; [] where it is no row of its own."""
    try:
        return next(dialect.reader(iter([line.rstrip("\r\n")])), [])
    except csv.Error:
        return []
