"""Tables of articles, whatever file they come from: which column holds what, and a row as an article."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from annotator.errors import InputError
from annotator.importers._contract import Column, DateOrder, Draft, Options, Reading, Remark, Role, Table
from annotator.importers._dates import numeric_order, read_date
from annotator.importers._front_matter import FIELDS
from annotator.importers._lines import Line, headed, joined
from annotator.model import Zone

_MORE_NAMES: Mapping[Role, str] = {
    "text": "text|body|content|article|article text|article body|full text|fulltext|main text|maintext|story"
    "|texte|volltext|texto",
    "headline": "heading|article title|titel|titre|título",
    "outlet": "media name|media|medium|newspaper name|source name|publisher|zeitung|journal|periódico",
    "byline": "creator|journalist|written by|autor|auteur",
    "date": "publish date|pub date|pubdate|published at|date time|datetime|day|datum|fecha",
    "url": "uri|href|article url|permalink",
    "language": "sprache|langue|idioma",
}
_NAMES: Mapping[str, Role] = {
    **FIELDS,  # type: ignore[dict-item]  # its fields are all roles
    **{name: role for role, names in _MORE_NAMES.items() for name in names.split("|")},
}
_LONG = 200
"""How many characters the values of a column have on average that may be the text, whatever it is called."""
_SAMPLED, _SHOWN, _SHOWN_LENGTH = 200, 3, 60
_SEVERAL: frozenset[Role] = frozenset({"metadata", "nothing"})


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its place in the file, such as `row 12`, and its cells."""

    where: str
    cells: tuple[str, ...]


@dataclass(slots=True)
class _Roles:
    """The role of each column, in their order, and what to tell about how it was found."""

    roles: list[Role]
    problems: list[Remark] = field(default_factory=list)


def reading_of_table(
    names: Sequence[str],
    rows: Iterable[TableRow],
    options: Options,
    *,
    encoding: str = "",
    encoding_from: str = "",
) -> Reading:
    """Return the articles of a table with the given column names.

    What a column holds goes by `options.columns`, else by its name, the text also by its length. Where no
    column is the text there are no articles, and the table says what there is. Raises `InputError` for a
    column in `options.columns` that the table has not.
    """
    named = [name.strip() or f"column {number}" for number, name in enumerate(names, start=1)]
    held = list(rows)
    found = _roles(named, held, options.columns or {})
    order, told = _date_order(found.roles, held, options.date_order)
    drafts = [_draft(named, found.roles, row, order) for row in held] if "text" in found.roles else []
    return Reading(
        drafts=tuple(drafts),
        problems=(*found.problems, *told),
        table=Table(tuple(_columns(named, found.roles, held)), len(held)),
        encoding=encoding,
        encoding_from=encoding_from,
    )


def _columns(names: Sequence[str], roles: Sequence[Role], rows: Sequence[TableRow]) -> Iterator[Column]:
    for number, (name, role) in enumerate(zip(names, roles, strict=True)):
        values = (" ".join(row.cells[number].split()) for row in rows if number < len(row.cells))
        shown = [value[:_SHOWN_LENGTH] for value in values if value][:_SHOWN]
        yield Column(name, role, tuple(shown))


# --- roles -----------------------------------------------------------------------------------------------


def _roles(names: Sequence[str], rows: Sequence[TableRow], said: Mapping[str, Role]) -> _Roles:
    """Return what the columns hold: what a person said, then what their names say, then what is longest."""
    chosen = _chosen(names, said)
    taken = {role for role in chosen.values() if role not in _SEVERAL}
    found = _Roles([])
    for name in names:
        role = chosen.get(name) or _NAMES.get(_folded(name), "metadata")
        if name not in chosen and role in taken:
            role = "metadata"
        taken |= {role} - _SEVERAL
        found.roles.append(role)
    if "text" not in taken:
        _take_longest(names, rows, chosen, found)
    return found


def _chosen(names: Sequence[str], said: Mapping[str, Role]) -> dict[str, Role]:
    chosen: dict[str, Role] = {}
    for given, role in said.items():
        name = next((one for one in names if one == given), None)
        name = name or next((one for one in names if _folded(one) == _folded(given)), None)
        if name is None:
            listed = ", ".join(f"“{one}”" for one in names)
            raise InputError(f"it has no column “{given}”; its columns are {listed}")
        chosen[name] = role
    return chosen


def _take_longest(
    names: Sequence[str], rows: Sequence[TableRow], chosen: Mapping[str, Role], found: _Roles
) -> None:
    """Take the column with the longest values for the text, if they are long enough to be one."""
    lengths = {
        number: fmean([len(row.cells[number]) for row in rows[:_SAMPLED] if number < len(row.cells)] or [0])
        for number, name in enumerate(names)
        if name not in chosen
    }
    longest = max(lengths, key=lambda number: lengths[number], default=None)
    if longest is not None and lengths[longest] >= _LONG:
        found.roles[longest] = "text"
        said = f"the column “{names[longest]}” was taken for the text because its values are longest"
        found.problems.append(Remark("", said))


def _folded(name: str) -> str:
    return " ".join(re.sub(r"[_\-.]+", " ", name.casefold()).split())


def _date_order(
    roles: Sequence[Role], rows: Sequence[TableRow], said: DateOrder
) -> tuple[DateOrder, tuple[Remark, ...]]:
    """Return the order of dates: as it was said, else as those show that can mean one day only."""
    if said or "date" not in roles:
        return said, ()
    column = roles.index("date")
    values = [row.cells[column] for row in rows if column < len(row.cells)]
    orders = {order: value for value in values if (order := numeric_order(value))}
    if len(orders) != 1 or not any(read_date(value).problem for value in values):
        return "", ()
    ((order, shown),) = orders.items()
    first = "the day" if order == "dmy" else "the month"
    return order, (Remark("", f"dates are read with {first} first, because “{shown}” can mean nothing else"),)


# --- rows ------------------------------------------------------------------------------------------------


def _draft(names: Sequence[str], roles: Sequence[Role], row: TableRow, order: DateOrder) -> Draft:
    values: dict[str, str] = {}
    metadata: dict[str, str] = {}
    for name, role, cell in zip(names, roles, row.cells, strict=False):
        if role == "metadata" and cell.strip():
            metadata[name] = cell
        elif role not in _SEVERAL:
            values[role] = cell.strip() if role != "text" else cell
    problems: list[str] = []
    if len(row.cells) > len(names):
        problems.append(f"this row has {len(row.cells)} cells for {len(names)} columns")
    dated = read_date(values.get("date", ""), order=order)
    if dated.problem:
        problems.append(dated.problem)
        metadata["date"] = values["date"]
    text, zones = _text(values)
    textless = not values.get("text", "").strip() and bool(text.strip())
    return Draft(
        text=text,
        headline=values.get("headline", ""),
        outlet=values.get("outlet", ""),
        byline=values.get("byline", ""),
        date=dated.iso,
        url=values.get("url", ""),
        language=values.get("language", ""),
        zones=zones,
        extent="headline" if textless else "whole",
        metadata=metadata,
        problems=(*problems, *(("this row has no text",) if textless else ())),
        where=row.where,
    )


def _text(values: Mapping[str, str]) -> tuple[str, tuple[Zone, ...]]:
    headline, standfirst = values.get("headline", ""), values.get("standfirst", "")
    text = values.get("text", "")
    if not headline and not standfirst:
        return text, ()
    lines = [Line(line) for line in re.split(r"\r\n|\r|\n", text)] if text.strip() else []
    return joined(headed(headline, standfirst, lines))
