"""The sheets of a workbook as rows of words: what cells hold, dates as ISO 8601, strings as strings.

Office Open XML (ECMA-376, part 1, 18): a cell names its string in a table of shared ones, or holds a number,
which its style makes a date.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from annotator.errors import InputError
from annotator.importers._table_rows import Record
from annotator.importers._xml import attribute, find, local, parsed
from annotator.importers._zip import opened, unpacked

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Number formats that every workbook has and that show dates or times (18.8.30)."""
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_DAYS_OF_ALL = 2_958_466
_NO_LEAP_DAY = 60
"""Day 60 of the calendar from 1900 is a 29 February that never was."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by its name, whether a person can see it, its rows that are not empty, and what is wrong."""

    name: str
    hidden: bool
    records: tuple[Record, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Book:
    """What the cells of all sheets refer to: shared strings, which styles show dates, the first day."""

    strings: Sequence[str] = ()
    dated: Sequence[bool] = ()
    first_day: datetime = field(default_factory=lambda: datetime(1899, 12, 31))  # noqa: DTZ001  # cells have no zone


def sheets_of(data: bytes) -> list[Sheet]:
    """Return the sheets of a workbook in their order; raises `InputError` when it cannot be opened."""
    with opened(data) as archive:
        root = parsed(unpacked(archive, "xl/workbook.xml"), "the workbook")
        targets = _targets(archive)
        since_1904 = attribute(find(root, "workbookPr"), "date1904") in {"1", "true"}
        book = _Book(
            strings=_strings(archive, targets.get("sharedStrings", "")),
            dated=_dated(archive, targets.get("styles", "")),
            first_day=datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 31),  # noqa: DTZ001
        )
        return [_sheet(archive, one, targets, book) for one in _inside(root, "sheets")]


def _inside(root: "_Element", name: str) -> "Iterable[_Element]":
    found = find(root, name)
    return () if found is None else found


def _targets(archive: ZipFile) -> dict[str, str]:
    """Return the members that the workbook refers to, by their ids, and by their kinds for the only ones."""
    root = parsed(unpacked(archive, "xl/_rels/workbook.xml.rels"), "the list of its parts")
    found: dict[str, str] = {}
    for one in root:
        target = posixpath.normpath(posixpath.join("/xl", attribute(one, "Target"))).lstrip("/")
        found[attribute(one, "Id")] = found[attribute(one, "Type").rpartition("/")[2]] = target
    return found


def _strings(archive: ZipFile, member: str) -> list[str]:
    """Return the shared strings."""
    if member not in archive.namelist():
        return []
    root = parsed(unpacked(archive, member), "the table of its strings")
    return [_text(one) for one in root if local(one) == "si"]


def _text(element: "_Element") -> str:
    """Return the text of a string and of its runs, without the readings that stand above signs."""
    parts = []
    for child in element:
        if local(child) == "t":
            parts.append(child.text or "")
        elif local(child) == "r":
            parts += [one.text or "" for one in child if local(one) == "t"]
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    """Return a string with the characters that XML cannot hold (`_x000D_`, 22.9.2.19)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _dated(archive: ZipFile, member: str) -> list[bool]:
    """Return for each style of cells whether it shows a date or a time."""
    if member not in archive.namelist():
        return []
    root = parsed(unpacked(archive, member), "the list of its styles")
    own = {
        attribute(one, "numFmtId"): _DATE_LETTERS.search(_QUOTED.sub("", attribute(one, "formatCode")))
        for one in _inside(root, "numFmts")
    }
    formats = [attribute(one, "numFmtId") or "0" for one in _inside(root, "cellXfs")]
    return [bool(own[one]) if one in own else one.isdecimal() and int(one[:4]) in _DATES for one in formats]


# --- sheets ----------------------------------------------------------------------------------------------


def _sheet(archive: ZipFile, said: "_Element", targets: Mapping[str, str], book: _Book) -> Sheet:
    """Return one sheet; of a damaged one the rows before the damage."""
    name, hidden = attribute(said, "name"), attribute(said, "state") in {"hidden", "veryHidden"}
    records: list[Record] = []
    problem = ""
    try:
        _read_rows(unpacked(archive, targets.get(attribute(said, "id"), "")), book, records)
    except InputError as error:
        problem = str(error)
    return Sheet(name, hidden, tuple(records), problem)


def _read_rows(data: bytes, book: _Book, records: list[Record]) -> None:
    """Add the rows of a sheet that are not empty; raise `InputError` where it is damaged."""
    from lxml import etree

    rows = etree.iterparse(
        BytesIO(data), tag="{*}row", resolve_entities=False, no_network=True, load_dtd=False
    )
    number = 0
    try:
        for _event, row in rows:
            number = _number(attribute(row, "r"), otherwise=number + 1)
            cells, unknown = _cells(row, book)
            row.clear()
            if any(map(str.strip, cells)) or unknown:
                told = (
                    f"the formula in {unknown} has no result stored: save the file in a spreadsheet program"
                )
                records.append(Record(number, cells, told if unknown else ""))
    except etree.XMLSyntaxError as error:
        raise InputError(f"the sheet is damaged behind row {number}; what could be read was taken") from error


def _number(said: str, *, otherwise: int) -> int:
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else otherwise
    if number > _MOST_ROWS:
        raise InputError(f"it has more than {_MOST_ROWS:,} rows; those before were taken")
    return number


def _cells(row: "_Element", book: _Book) -> tuple[list[str], str]:
    """Return the words of a row's cells, and the first place of a formula without a result."""
    words: dict[int, str] = {}
    unknown = ""
    at = -1
    for cell in row:
        if local(cell) != "c":
            continue
        place = _PLACE.fullmatch(attribute(cell, "r"))
        at = _column(place[1]) if place else at + 1
        if at >= _MOST_COLUMNS:
            break
        words[at] = _words(cell, book)
        if not words[at] and find(cell, "f") is not None and find(cell, "v") is None:
            unknown = unknown or attribute(cell, "r") or "it"
    return [words.get(index, "") for index in range(max(words, default=-1) + 1)], unknown


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _words(cell: "_Element", book: _Book) -> str:
    """Return what a cell holds, in words; nothing for an error such as `#N/A`."""
    kind, value = attribute(cell, "t"), find(cell, "v")
    said = "" if value is None else value.text or ""
    if kind == "inlineStr":
        inside = find(cell, "is")
        return "" if inside is None else _text(inside)
    if kind == "s":
        known = said.isascii() and said.isdecimal() and len(said) < 10 and int(said) < len(book.strings)
        return book.strings[int(said)] if known else ""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(said, said)
    if kind in {"str", "e", "d"}:
        return "" if kind == "e" else _unescaped(said)
    style = attribute(cell, "s")
    is_date = (
        style.isascii() and style.isdecimal() and int(style[:9]) < len(book.dated) and book.dated[int(style)]
    )
    return (_date(said, book.first_day) if is_date else "") or _plain(said)


def _plain(said: str) -> str:
    """Return a number as a person would write it."""
    try:
        number = float(said)
    except ValueError:
        return said
    whole = number.is_integer() and abs(number) < 1e15
    return f"{number:.0f}" if whole else repr(number)


def _date(said: str, first_day: datetime) -> str:
    """Return the day, the moment or the time of day that a number stands for; "" where it is none."""
    try:
        days = float(said)
    except ValueError:
        return ""
    if not 0 <= days < _DAYS_OF_ALL:
        return ""
    if first_day.year < 1900 and days >= _NO_LEAP_DAY:
        days -= 1
    moment = first_day + timedelta(seconds=round(days * 86_400))
    if moment.date() == first_day.date():
        return moment.time().isoformat()
    return moment.date().isoformat() if moment.time() == time() else moment.isoformat()
