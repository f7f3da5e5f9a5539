"""Articles in JSON, however they are wrapped: entries to rows, the names inside them to columns."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from annotator.errors import InputError
from annotator.importers._column_names import spoken_for
from annotator.importers._contract import Reading, Remark, Source
from annotator.importers._exported import as_exported
from annotator.importers._json_values import Values
from annotator.importers._tables import Row, Rows, table_reading
from annotator.text.decoding import Decoded

_DEEPEST_LIST = 3
_DEEPEST_NAME = 3
_MOST_COLUMNS = 1_000
_PARAGRAPH = 80
"""Words of a list stand beside one another up to this length, as paragraphs beyond."""

Entry = Mapping[str, Any]


def json_reading(source: Source, decoded: Decoded, found: Values) -> Reading:
    """Return the articles of a JSON file; raises `InputError` where there are no entries."""
    entries, skipped = entries_of(found)
    if not entries:
        raise InputError(f"there is no article in it: {skipped[0].message if skipped else _NO_ENTRIES}")
    read = table_reading(_table(entries, skipped), source.options)
    return replace(read, encoding=decoded.encoding, encoding_from=decoded.found_by)


_NO_ENTRIES = "it is JSON without a list of entries that have names"


def entries_of(found: Values) -> tuple[list[tuple[str, Entry]], list[Remark]]:
    """Return the entries of a file with their places, and what was skipped; there may be none."""
    skipped = list(found.skipped)
    if len(found.values) == 1 and not found.values[0][0]:
        return list(_unwrapped(found.values[0][1])), skipped
    entries: list[tuple[str, Entry]] = []
    for where, value in found.values:
        if isinstance(value, dict):
            entries.append((where, value))
        else:
            skipped.append(Remark(where, "it has no names: it is no object of JSON"))
    return entries, skipped


def _unwrapped(value: Any) -> Iterator[tuple[str, Entry]]:  # noqa: ANN401  # whatever JSON holds
    """Yield the entries of a value: of a list, of the longest list inside an object, or the object itself."""
    if isinstance(value, dict) and not _is_article(value):
        columns = _by_column(value)
        said = [value] if any(isinstance(one, str) and one.strip() for one in value.values()) else []
        value = columns or max(_lists(value, _DEEPEST_LIST), key=len, default=said)
    elif isinstance(value, dict):
        yield "", value
        return
    for number, one in enumerate(value if isinstance(value, list) else (), start=1):
        if isinstance(one, dict):
            yield f"entry {number}", one


def _is_article(value: Entry) -> bool:
    texts = (found for name, one in value.items() if isinstance(one, str) and (found := spoken_for(name)))
    return any(role == "text" for role, _rank in texts)


def _lists(value: Any, depth: int) -> Iterator[list[Any]]:  # noqa: ANN401  # whatever JSON holds
    """Yield all lists of objects inside a value, and objects of objects as lists of them."""
    if isinstance(value, list):
        if value and all(isinstance(one, dict) for one in value):
            yield value
        return
    if isinstance(value, dict) and depth:
        inside = list(value.values())
        if len(inside) > 1 and all(isinstance(one, dict) for one in inside):
            yield inside
        for one in inside:
            yield from _lists(one, depth - 1)


def _by_column(value: Entry) -> list[Entry]:
    """Return the rows of a table that is kept column by column, as pandas writes it; [] for anything else."""
    if not value or not all(isinstance(column, dict) for column in value.values()):
        return []
    if not any(spoken_for(name) for name in value):
        return []
    keys = dict.fromkeys(key for column in value.values() for key in column)
    return [{name: column.get(key) for name, column in value.items()} for key in keys]


def _table(entries: Sequence[tuple[str, Entry]], skipped: Sequence[Remark]) -> Rows:
    """Return entries as a table with a column for each name, in the order in which they are met."""
    columns: dict[str, int] = {}
    rows: list[Row] = []
    left_out = 0
    for where, entry in entries:
        inner = entry["_source"] if isinstance(entry.get("_source"), dict) else entry
        row, rest = as_exported(Row(where, ()), inner)
        cells: dict[int, str] = {}
        for name, value in _flat(rest):
            if name not in columns and len(columns) >= _MOST_COLUMNS:
                left_out += 1
                continue
            cells[columns.setdefault(name, len(columns))] = value
        rows.append(replace(row, cells=_in_order(cells)))
    problems = [Remark("", f"it has more than {_MOST_COLUMNS:,} names; further ones were left out")]
    return Rows(tuple(columns), rows, tuple(skipped), tuple(problems if left_out else ()))


def _in_order(cells: Mapping[int, str]) -> list[str]:
    return [cells.get(index, "") for index in range(max(cells, default=-1) + 1)]


def _flat(entry: Entry, before: str = "", depth: int = _DEEPEST_NAME) -> Iterator[tuple[str, str]]:
    """Yield the names of an entry with their values in words; a dot joins names inside names."""
    for name, value in entry.items():
        whole = before + (" ".join(name.split()) or "unnamed")
        if isinstance(value, dict) and value and depth > 1:
            yield from _flat(value, f"{whole}.", depth - 1)
        else:
            yield whole, in_words(value)


def in_words(value: Any) -> str:  # noqa: ANN401  # whatever JSON holds
    """Return a value in words: lists beside one another, nothing for null, what is inside it as JSON."""
    if isinstance(value, str):
        return value
    if value is None or value in ([], {}):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return _listed(value)
    if isinstance(value, list) and all(
        isinstance(one, dict) and isinstance(one.get("name"), str) for one in value
    ):
        return _listed([one["name"] for one in value])
    return json.dumps(value, ensure_ascii=False)


def _listed(values: Iterable[str]) -> str:
    words = [value for value in values if value.strip()]
    return ("\n" if any(len(value) > _PARAGRAPH for value in words) else "; ").join(words)
