"""Tables of articles, one a row, whatever file they come from: rows to drafts, by what their columns hold."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.errors import InputError
from annotator.importers._column_names import plain, spoken_for
from annotator.importers._columns import columns_of
from annotator.importers._contract import (
    Column,
    DateOrder,
    Draft,
    Marking,
    Options,
    Reading,
    Remark,
    Role,
    Table,
)
from annotator.importers._dates import Dated, numeric_order, read_date
from annotator.importers._language_names import language_code
from annotator.importers._lines import Line, headed, joined
from annotator.importers._parts import one_spelling, tidy_outlet
from annotator.model import Extent, Zone

CELL = 32_767
"""How many UTF-16 units a cell of a spreadsheet can hold; what is longer is cut without a word."""

_ANNOTATIONS = frozenset({"annotation", "coder", "code path", "segment", "start", "end", "quote"})
"""Columns of the CSV that this program writes, one annotation a row."""
_IDS = frozenset(
    {"id", "uuid", "guid", "article id", "doc id", "document id", "text id", "story id", "stories id"}
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_MARKUP = re.compile(r"</(?:p|div|span|strong|em|a|h\d)>|<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its place, its cells in the order of the columns, and what some formats say of it themselves.

    With `zones` or `annotations`, which count in the text, the text stays as it is; else the headline and
    standfirst are put before it.
    """

    where: str
    cells: Sequence[str]
    zones: tuple[Zone, ...] | None = None
    annotations: tuple[Marking, ...] | None = None
    extent: Extent | None = None
    problems: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A table as a format has read it: names of columns, rows, and what could not be read."""

    names: tuple[str, ...]
    rows: Sequence[Row]
    skipped: tuple[Remark, ...] = ()
    problems: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    """What one row says, role by role; `other` under the names of its columns."""

    of: Mapping[Role, tuple[str, ...]]
    other: Mapping[str, str]

    def one(self, role: Role, between: str = " ") -> str:
        return between.join(self.of.get(role, ()))


@dataclass(slots=True)
class _Ids:
    """Which ids were there in which row."""

    seen: dict[tuple[str, str], str] = field(default_factory=dict)

    def twice(self, row: Row, other: Mapping[str, str]) -> Iterator[str]:
        """Yield what is to be said of ids that an earlier row has too."""
        for name, value in other.items():
            if plain(name) in _IDS:
                first = self.seen.setdefault((name, value), row.where)
                if first != row.where:
                    yield f"its {name} “{value[:60]}” is that of {first} too"


def table_reading(table: Rows, options: Options) -> Reading:
    """Return the articles of a table.

    Raises `InputError` when a column that a person named is not there, and for a table of annotations.
    """
    if set(table.names) >= _ANNOTATIONS:
        raise InputError(
            "this is a table of annotations that was exported: it holds their quotes and no article; what "
            "was exported as JSON Lines or JSON can be imported"
        )
    columns = columns_of(table.names, [row.cells for row in table.rows], given=options.columns)
    if not any(column.role == "text" for column in columns):
        skipped = () if table.rows else table.skipped  # else it is for the columns that nothing is taken
        return Reading(
            drafts=(), skipped=skipped, problems=table.problems, table=Table(columns, len(table.rows))
        )
    order, ordered = _date_order(table, columns, options.date_order)
    ids, note = _Ids(), _note(columns)
    drafts = [_draft(row, columns, order, ids, note) for row in table.rows]
    empty = [
        Remark(row.where, "; ".join(("there is no text in it", *row.problems)))
        for row, draft in zip(table.rows, drafts, strict=True)
        if not draft.text
    ]
    return Reading(
        drafts=tuple(one_spelling([draft for draft in drafts if draft.text])),
        skipped=tuple(sorted((*table.skipped, *empty), key=_place)),
        problems=(*table.problems, *_told(table, columns, options), *ordered),
        table=Table(columns, len(table.rows)),
    )


def _place(remark: Remark) -> tuple[bool, tuple[int, ...]]:
    """Return what puts remarks into the order of their rows, those on no row last."""
    return not remark.where, tuple(map(int, re.findall(r"\d+", remark.where)))


def _note(columns: Sequence[Column]) -> str:
    """Return which columns were taken for what, to be kept with each article."""
    taken = [f"{column.role} from “{column.name}”" for column in columns if column.role not in _KEPT]
    return f"columns: {', '.join(taken)}"


_KEPT: frozenset[Role] = frozenset({"metadata", "nothing"})


def _draft(row: Row, columns: Sequence[Column], order: DateOrder, ids: _Ids, note: str) -> Draft:
    said = _said(row, columns)
    exact = row.zones is not None or row.annotations is not None
    text, zones = (said.one("text", "\n"), row.zones or ()) if exact else _laid_out(said)
    written = said.one("date")
    dated = read_date(written, order=order) if written else Dated()
    outlet, language = tidy_outlet(said.one("outlet")), _language(said.one("language"))
    beside = {
        "outlet as written": said.one("outlet") if outlet != said.one("outlet") else "",
        "date as written": written if written != dated.iso else "",
        "language as written": said.one("language") if language != said.one("language") else "",
        **said.other,
    }
    cut = row.extent is None and any(map(_fills_a_cell, said.of.get("text", ())))
    return Draft(
        text=text,
        headline=said.one("headline"),
        outlet=outlet,
        byline=said.one("byline", "; "),
        date=dated.iso,
        url=said.one("url"),
        language=language,
        zones=zones,
        extent=row.extent or ("truncated" if cut else "whole"),
        annotations=row.annotations or (),
        key=row.key,
        metadata={name: value for name, value in beside.items() if value},
        notes=(note,),
        problems=tuple(
            filter(None, (dated.problem, _CUT if cut else "", *row.problems, *ids.twice(row, said.other)))
        ),
        where=row.where,
    )


_CUT = (
    f"its text has exactly {CELL:,} characters, as many as a cell of a spreadsheet holds: its end is missing"
)


def _fills_a_cell(value: str) -> bool:
    return len(value) <= CELL and len(value.encode("utf-16-le", "replace")) == 2 * CELL


def _said(row: Row, columns: Sequence[Column]) -> _Said:
    of: dict[Role, tuple[str, ...]] = {}
    other: dict[str, str] = {}
    for column, cell in zip(columns, row.cells, strict=False):
        if not cell.strip():
            continue
        if column.role == "metadata":
            other[column.name] = cell
        elif column.role != "nothing":
            of[column.role] = (*of.get(column.role, ()), cell if column.role == "text" else cell.strip())
    return _Said(of, other)


def _laid_out(said: _Said) -> tuple[str, tuple[Zone, ...]]:
    """Return the text with headline and standfirst before it; without a text there is nothing."""
    text = said.one("text", "\n")
    headline, standfirst = said.one("headline"), said.one("standfirst")
    if not text or not (headline or standfirst):
        return text, ()
    lines = [Line(line) for line in re.split(r"\r\n|\r|\n", text)]
    return joined(headed(_line(headline), _line(standfirst), lines))


def _line(value: str) -> str:
    return re.sub(r"\s*[\r\n]+\s*", " ", value)


def _language(written: str) -> str:
    """Return the tag of a language that is written as a tag or by its name; "" when it is not known."""
    return language_code(written) or (written if _LANGUAGE.fullmatch(written) else "")


def _told(table: Rows, columns: Sequence[Column], options: Options) -> Iterator[Remark]:
    """Yield what a person should know about the column of the text."""
    for index, column in enumerate(columns):
        if column.role != "text":
            continue
        where = f"column “{column.name}”"
        if spoken_for(column.name) is None and "text" not in (options.columns or {}).values():
            yield Remark(where, "it was taken for the text because its values are the longest")
        marked = sum(_MARKUP.search(cell) is not None for cell in _cells(table, index))
        if marked:
            texts = "1 text holds" if marked == 1 else f"{marked:,} texts hold"
            yield Remark(where, f"{texts} HTML markup, which stands among the words")


def _cells(table: Rows, index: int) -> list[str]:
    return [row.cells[index] for row in table.rows if index < len(row.cells) and row.cells[index].strip()]


def _date_order(
    table: Rows, columns: Sequence[Column], said: DateOrder
) -> tuple[DateOrder, tuple[Remark, ...]]:
    """Return the order of dates: as it was said, else as those show that can mean one day only."""
    dates = [index for index, column in enumerate(columns) if column.role == "date"]
    if said or not dates:
        return said, ()
    values = _cells(table, dates[0])
    orders = {order: value for value in values if (order := numeric_order(value))}
    if len(orders) != 1 or not any(read_date(value).problem for value in values):
        return "", ()
    ((order, shown),) = orders.items()
    first = "the day" if order == "dmy" else "the month"
    return order, (
        Remark(
            f"column “{columns[dates[0]].name}”",
            f"dates are read with {first} first, because “{shown}” can mean nothing else",
        ),
    )
