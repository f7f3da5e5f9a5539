"""What the columns of a table hold: by their names, compared with their values, or as a person said."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.errors import InputError
from annotator.importers._column_names import plain, spoken_for
from annotator.importers._contract import Column, Role
from annotator.importers._dates import leading_date

SAMPLES = 3
"""How many values of a column are shown to a person."""

_LOOKED_AT = 200
"""How many rows decide what a column holds."""
_SHOWN = 80
_LONGEST_NAME = 80
_RUNNING_TEXT = 25
"""How many words a column without a telling name holds on average if it is taken for the text."""
_LONGEST: Mapping[Role, int] = {
    "headline": 500,
    "standfirst": 3000,
    "outlet": 120,
    "byline": 300,
    "language": 20,
}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[\d.,]+")
_MARKUP = re.compile(r"</?(?:p|div|br|span|strong|em|a|h\d|li|img|figure)\b[^<>]{0,300}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Values:
    """The first values of a column that are not blank."""

    all: tuple[str, ...]

    @property
    def length(self) -> float:
        return sum(map(len, self.all)) / len(self.all) if self.all else 0.0

    @property
    def words(self) -> float:
        return sum(len(value.split()) for value in self.all) / len(self.all) if self.all else 0.0

    def mostly(self, fits: Iterable[bool]) -> bool:
        """Say whether more than half of the values fit."""
        return 2 * sum(fits) > len(self.all)

    @property
    def holds_markup(self) -> bool:
        return bool(self.all) and self.mostly(_MARKUP.search(value) is not None for value in self.all)

    def may_be(self, role: Role) -> bool:
        """Say whether what stands in the column can be what its name says."""
        if not self.all:
            return False
        if role == "date":
            return self.mostly(map(is_dated, self.all))
        if role == "url":
            return self.mostly(_ADDRESS.match(value) is not None for value in self.all)
        if role == "text":
            return not self.mostly(_NUMBER.fullmatch(value) is not None for value in self.all)
        if role in {"outlet", "byline"} and self.mostly(
            _ADDRESS.match(value) is not None for value in self.all
        ):
            return False
        return self.length <= _LONGEST.get(role, self.length)


def is_dated(value: str) -> bool:
    """Say whether a value begins with a date, be it one that can mean two days."""
    found = leading_date(value[:_SHOWN])
    return bool(found.iso or found.problem)


def has_names(first: Sequence[str], more: Sequence[Sequence[str]]) -> bool:
    """Say whether the first row of a table names its columns."""
    if any(spoken_for(cell) for cell in first):
        return True
    named = [cell for cell in map(str.strip, first) if cell]
    return bool(more) and bool(named) and all(map(_may_name, named))


def _may_name(cell: str) -> bool:
    value = len(cell) > _LONGEST_NAME or _ADDRESS.match(cell) or _NUMBER.fullmatch(cell) or is_dated(cell)
    return not value


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Return names of which each is there once; a column without a name is called by its number."""
    seen: dict[str, None] = {}
    for number, name in enumerate(names, start=1):
        shown = " ".join(name.split()) or _numbered(number)
        count = 1
        while (shown if count == 1 else f"{shown} ({count})") in seen:
            count += 1
        seen[shown if count == 1 else f"{shown} ({count})"] = None
    return tuple(seen)


def _numbered(number: int) -> str:
    return f"column {number}"


def columns_of(
    names: Sequence[str], rows: Sequence[Sequence[str]], *, given: Mapping[str, Role] | None = None
) -> tuple[Column, ...]:
    """Return the columns with what each is taken for; `given` roles come first, the others are guessed.

    A name speaks for a role where the values can be that. Without such a name the text is the column with
    the longest running text. Raises `InputError` when a column that is given is not there.
    """
    chosen = {_meant(name, names): role for name, role in (given or {}).items()}
    values = [_values(rows, index) for index in range(len(names))]
    roles = _guessed(names, values, taken=chosen)
    return tuple(
        Column(name, chosen.get(name, roles[index]), tuple(map(_short, held.all[:SAMPLES])))
        for index, (name, held) in enumerate(zip(names, values, strict=True))
    )


def _meant(given: str, names: Sequence[str]) -> str:
    """Return the name of the column that a person means, who may write it in another way."""
    found = [name for name in names if name == given or (given not in names and plain(name) == plain(given))]
    if found:
        return found[0]
    listed = ", ".join(f"“{name}”" for name in names)
    raise InputError(f"it has no column “{given}”; its columns are {listed}")


def _guessed(names: Sequence[str], values: Sequence[_Values], *, taken: Mapping[str, Role]) -> list[Role]:
    """Return a role for each column; those that a person gave are given to no other."""
    roles: list[Role] = ["metadata" if held.all else "nothing" for held in values]
    free = [index for index, name in enumerate(names) if name not in taken]
    spoken = [(index, *found) for index in free if (found := spoken_for(names[index]))]
    candidates: dict[Role, list[tuple[int, int]]] = {}
    for index, role, rank in spoken:
        if role not in taken.values() and values[index].may_be(role):
            candidates.setdefault(role, []).append((index, rank))
    for role, found_for in candidates.items():
        best = max(found_for, key=lambda one: _preference(role, values[one[0]], one[1]))
        roles[best[0]] = role
    for role in ("date", "url"):
        if role not in (*taken.values(), *roles) and (unnamed := _by_values(role, names, values, free)):
            roles[unnamed[0]] = role
    if "text" not in candidates and "text" not in taken.values():
        long = [
            index for index in free if roles[index] == "metadata" and values[index].words >= _RUNNING_TEXT
        ]
        if long:
            roles[max(long, key=lambda index: values[index].length)] = "text"
    return roles


def _by_values(role: Role, names: Sequence[str], values: Sequence[_Values], free: Iterable[int]) -> list[int]:
    """Return the columns without a name of their own that hold nothing but values for a role."""
    unnamed = [index for index in free if names[index] == _numbered(index + 1)]
    return [index for index in unnamed if values[index].may_be(role) and values[index].length < _SHOWN]


def _preference(role: Role, values: _Values, rank: int) -> tuple[bool, float, int]:
    """Return what decides between columns for one role: texts by their length, others by their names."""
    return (not values.holds_markup, values.length if role == "text" else 0.0, -rank)


def _values(rows: Sequence[Sequence[str]], index: int) -> _Values:
    cells = (row[index] for row in rows[:_LOOKED_AT] if index < len(row))
    return _Values(tuple(cell for cell in cells if cell.strip()))


def _short(value: str) -> str:
    shown = " ".join(value[: 2 * _SHOWN].split())
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 3]}..."
