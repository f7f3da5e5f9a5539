"""CSV: one code a row, for spreadsheets; any table with a column of names can be read as a codebook.

The columns are `COLUMNS`. `parent` is the id of the code above, `path` its names from the top down (written,
never read). Examples, counter-examples and categories are separated by ` | `; `attributes` are lines as
`_attributes` describes them. Where a table has no `id`, a code is known by its names; `parent` may be a name,
too. RFC 4180, UTF-8; commas, semicolons and tabs are read. A line end inside a cell is kept.
"""

import csv
import io
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from annotator.codebooks.book import Codebook, Told
from annotator.codebooks.formats._attributes import attribute_lines, attributes_in
from annotator.codebooks.formats._contract import MAX_BYTES, Format, Read, refuse_large, refuse_many
from annotator.codebooks.formats._escaped import from_row, in_row
from annotator.errors import InputError
from annotator.model import LEVELS, LINE_STYLES, SLOTS, Code, Problem
from annotator.text.decoding import decode

_PATH = " / "
_YES, _NO = "yes", "no"
_TEXTS = ("name", "tag", "key", "definition", "include", "exclude", "literature")
_LISTS = ("examples", "counter_examples", "categories")
_CHOICES: Mapping[str, tuple[str, ...]] = {"level": LEVELS, "line": LINE_STYLES}
_WORDS = {
    "parent": "parent",
    "tag": "tag",
    "key": "key",
    "level": "level",
    "definition": "definition",
    "include": "include",
    "exclude": "exclude",
    "examples": "examples",
    "counter_examples": "counter-examples",
    "attributes": "attributes",
    "literature": "literature",
    "slot": "slot",
    "line": "line",
    "may_overlap": "may overlap",
    "categories": "categories",
    "order": "order",
    "retired": "retired",
    "merged_into": "merged into",
}
"""Fields of a code and the names of their columns."""
_MAY_BE_EMPTY = frozenset({"parent", "merged_into", "attributes", *_TEXTS, *_LISTS})
"""Fields for which an empty cell says that there is nothing; for the others, it says nothing."""
COLUMNS = ("id", "name", "path", *_WORDS.values())
_ALSO = {"code": "name", "label": "name", "description": "definition", "counter examples": "counter-examples"}
"""Names of columns in tables of others."""


def _write(book: Codebook) -> bytes:
    names = {code.id: code for code in book.codes}
    text = io.StringIO()
    # with this line end, cells with a lone CR are put into quotation marks, too
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for code in book.codes:
        writer.writerow(_cells(code, names))
    return text.getvalue().encode("utf-8", "replace")


def _cells(code: Code, codes: Mapping[str, Code]) -> list[str]:
    said = {
        _WORDS.get(name, name): getattr(code, name) for name in ("name", "parent", "merged_into", *_TEXTS)
    }
    said |= {_WORDS[name]: in_row(getattr(code, name)) for name in _LISTS}
    said |= {_WORDS[name]: getattr(code, name) for name in _CHOICES}
    said |= {"id": code.id, "path": _path(code, codes), "slot": str(code.slot), "order": str(code.order)}
    said |= {"may overlap": _YES if code.may_overlap else _NO, "retired": _YES if code.retired else _NO}
    said["attributes"] = "\n".join(attribute_lines(code.attributes))
    return [said[column] for column in COLUMNS]


def _path(code: Code, codes: Mapping[str, Code]) -> str:
    names, seen = [code.name], {code.id}
    while (above := codes.get(code.parent)) is not None and above.id not in seen:
        seen.add(above.id)
        names.insert(0, above.name)
        code = above
    return _PATH.join(names)


def _losses(codes: Sequence[Code]) -> tuple[str, ...]:
    extra = sum(bool(code.extra) for code in codes)
    return (f"Settings of a newer version are left out (of {extra} codes).",) if extra else ()


# --- reading ---------------------------------------------------------------------------------------------


def _read(data: bytes, name: str, _ids: Collection[str]) -> Read:
    refuse_large(data, name)
    problems: list[Problem] = []
    rows = list(_rows(_text(data), name, problems))
    refuse_many(len(rows), name)
    told = [_told(number, row, name, problems) for number, row in rows if row.get("name") or row.get("id")]
    return Read(book=Codebook(told=tuple(_linked(told, name, problems))), problems=tuple(problems))


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(data).text.removeprefix("\ufeff")


def _rows(text: str, name: str, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a table as dictionaries, with their numbers; the names of the columns are row 1."""
    csv.field_size_limit(MAX_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_sign(text), strict=True)
    columns: list[str] = []
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if not columns:
                columns = [_column(cell) for cell in cells]
                _check(columns, name)
            elif len(cells) > len(columns):
                problems.append(Problem(name, f"row {number}", "has more cells than there are columns"))
            elif cells:
                yield number, dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        problems.append(Problem(name, f"row {number + 1}", f"cannot be read ({error}); nothing below it was"))
    if not columns:
        raise InputError(f"{name} is empty. Nothing was read.")


def _sign(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _column(cell: str) -> str:
    name = " ".join(cell.split()).casefold().replace("_", " ")
    return _ALSO.get(name, name)


def _check(columns: Sequence[str], name: str) -> None:
    if "name" not in columns:
        raise InputError(f"{name} has no column “name”, so that it is no codebook. Nothing was read.")
    twice = sorted({one for one in columns if columns.count(one) > 1 and one in COLUMNS})
    if twice:
        raise InputError(f"{name} has two columns “{twice[0]}”. Nothing was read.")


def _told(number: int, row: Mapping[str, str], name: str, problems: list[Problem]) -> Told:
    where = f"row {number}"
    fields: dict[str, Any] = {"name": row.get("name", "")}
    for field, word in _WORDS.items():
        if row.get(word) or (word in row and field in _MAY_BE_EMPTY):
            try:
                fields[field] = _READ[field](row[word])
            except ValueError as error:
                problems.append(Problem(name, where, f"{word}: {error}; it is left as it would be without"))
    key = row.get("id", "")
    told = frozenset(fields)
    fields.setdefault("order", number)
    return Told(code=Code(id=key, **fields), fields=told, sure=bool(key), where=where)


def _linked(told: Sequence[Told], name: str, problems: list[Problem]) -> Iterator[Told]:
    """Yield codes with ids, also those that had none, and parents that are ids."""
    by_id = {one.code.id for one in told if one.code.id}
    named: dict[str, str] = {}
    made = []
    for one in told:
        key = one.code.id or _minted(one.code)
        named.setdefault(one.code.name.casefold(), key)
        made.append(replace(one, code=replace(one.code, id=key)))
    seen: set[str] = set()
    for one in made:
        if one.code.id in seen:
            problems.append(
                Problem(name, one.where, f"“{one.code.name}” is there a second time; it was left out")
            )
            continue
        seen.add(one.code.id)
        parent = one.code.parent
        if parent and parent not in by_id:
            parent = named.get(parent.rpartition(_PATH)[2].casefold(), parent)
        yield replace(one, code=replace(one.code, parent=parent))


def _minted(code: Code) -> str:
    said = f"{code.parent.casefold()}\n{code.name.casefold()}"
    return f"code-csv-{sha256(said.encode('utf-8', 'replace')).hexdigest()[:16]}"


def _chosen(known: Sequence[str]) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if cell.strip().lower() not in known:
            raise ValueError(f"“{cell[:40]}” is none of {', '.join(known)}")
        return cell.strip().lower()

    return read


def _number(known: Sequence[int] = ()) -> Callable[[str], int]:
    def read(cell: str) -> int:
        digits = cell.strip()
        if not (digits.isascii() and digits.isdecimal() and len(digits) < 10) or (
            known and int(digits) not in known
        ):
            raise ValueError(f"“{cell[:40]}” is no number that can stand here")
        return int(digits)

    return read


def _yes(cell: str) -> bool:
    word = cell.strip().lower()
    if word not in {_YES, _NO}:
        raise ValueError(f"“{cell[:40]}” is neither {_YES} nor {_NO}")
    return word == _YES


def _as_it_is(cell: str) -> str:
    return cell


_READ: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(("parent", "merged_into", *_TEXTS), _as_it_is),
    **dict.fromkeys(_LISTS, from_row),
    **{name: _chosen(known) for name, known in _CHOICES.items()},
    "attributes": lambda cell: attributes_in(cell.split("\n")),
    "slot": _number(SLOTS),
    "order": _number(),
    "may_overlap": _yes,
    "retired": _yes,
}


FORMAT = Format(
    name="csv",
    title="CSV (one code a row, for spreadsheets)",
    suffix=".csv",
    order=1,
    write=_write,
    losses=_losses,
    read=_read,
)
