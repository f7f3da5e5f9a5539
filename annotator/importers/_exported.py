"""What rows of this program's own JSON Lines say beyond their columns: zones, annotations, extent."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, get_args

from annotator.importers._contract import Marking, Quoted
from annotator.importers._json_values import Numeral
from annotator.importers._lines import sound_zones
from annotator.importers._tables import Row
from annotator.model import CONCEALED, STATES, Extent, Zone, ZoneKind
from annotator.text.canonical import sha256

Entry = Mapping[str, Any]

_BETWEEN_NAMES = " / "
"""What the exporter puts between the names of a code's path."""
_LONGEST_NUMBER = 17
"""Characters of a number that is read as one: more digits than these are not kept by others either."""
_OWN = ("text", "sha256", "zones", "annotations")


def as_exported(row: Row, entry: Entry) -> tuple[Row, Entry]:
    """Return the row with what an exported row says of its text, and the entry without that.

    Anything else is returned as it is.
    """
    if not _is_exported(entry):
        return row, entry
    told: list[str] = []
    if sha256(entry["text"]) != entry["sha256"]:
        told.append("its text is not the one that was exported: its SHA-256 is another one")
    annotations: list[Marking] = list(_states(entry.get("states")))
    for number, one in enumerate(entry["annotations"], start=1):
        try:
            annotations.append(_marking(one, entry.get("id"), number))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            told.append(f"annotation {number} was left out: {_why(error)}")
    row = replace(
        row,
        zones=tuple(sound_zones(_zones(entry["zones"]), len(entry["text"]))),
        annotations=tuple(annotations),
        extent=_extent(entry.get("extent")),
        key=str(entry.get("id") or ""),
        problems=tuple(told),
    )
    rest = {name: value for name, value in entry.items() if name not in {*_OWN[1:], "extent", "states"}}
    return row, rest


def _is_exported(entry: Entry) -> bool:
    kinds = (str, str, list, list)
    return all(isinstance(entry.get(name), kind) for name, kind in zip(_OWN, kinds, strict=True))


def _why(error: Exception) -> str:
    return f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)


def _extent(said: object) -> Extent | None:
    return next((known for known in get_args(Extent) if known == said), None)


def _zones(said: Sequence[Any]) -> Iterator[Zone]:
    """Yield the zones that a row tells, up to the first that is none."""
    for one in said:
        kind = next(
            (known for known in get_args(ZoneKind) if isinstance(one, dict) and known == one.get("kind")),
            None,
        )
        if kind is None:
            return
        yield Zone(kind, _number(one.get("start")), _number(one.get("end")))


def _number(said: object) -> int:
    """Return an offset, -1 for what is none."""
    return (
        int(said) if isinstance(said, str) and said.isascii() and said.isdecimal() and len(said) < 10 else -1
    )


def _marking(one: Any, article: object, number: int) -> Marking:  # noqa: ANN401  # whatever JSON holds
    """Return an annotation; raises KeyError, TypeError or ValueError for what is none."""
    if not isinstance(one, dict):
        raise TypeError("it is no object of JSON")
    code = str(one.get("code_path") or one["code"]).rpartition(_BETWEEN_NAMES)[2]
    return Marking(
        code=code or str(one["code"]),
        spans=tuple(_quoted(span, article) for span in one["spans"]),
        coder=_coder(one),
        memo=str(one.get("memo") or ""),
        attributes={**_attributes(one.get("attributes")), **_made(one)},
        where=f"annotation {number}",
        code_id=str(one["code"]),
        key=str(one.get("id") or ""),
        evidence=_evidence(one.get("evidence"), article),
        links=tuple((str(link["to"]), str(link.get("kind") or "")) for link in one.get("links") or ()),
        flagged=one.get("flagged") is True,
        concealed=tuple(known for known in CONCEALED if known in (one.get("concealed") or ())),
        code_version=str(one.get("code_version") or ""),
        absent_from=tuple(str(key) for key in one.get("absent_from") or ()),
    )


def _quoted(span: Entry, article: object) -> Quoted:
    """Return a span, with its article where that is not the row's own."""
    told = span.get("article", article)
    elsewhere = "" if told == article else str(told)
    return Quoted(_number(span["start"]), _number(span["end"]), span["quote"], elsewhere)


def _coder(one: Entry) -> str:
    return str(one.get("coder_name") or one.get("coder") or "")


def _evidence(said: object, article: object) -> dict[str, tuple[Quoted, ...]]:
    """Return the words that answers rest on, by attribute."""
    listed = said if isinstance(said, list) else ()
    return {
        str(one.get("attribute") or ""): tuple(_quoted(span, article) for span in one["spans"])
        for one in listed
    }


def _states(said: object) -> Iterator[Marking]:
    """Yield how far coders are with the article."""
    for one in said if isinstance(said, list) else ():
        state = next((known for known in STATES if isinstance(one, dict) and known == one.get("state")), None)
        if state is not None:
            yield Marking(code="", coder=_coder(one), state=state)


def _attributes(said: object) -> dict[str, Any]:
    return {name: _value(value) for name, value in (said.items() if isinstance(said, dict) else ())}


def _value(said: object) -> Any:  # noqa: ANN401  # whatever the value of an attribute may be
    """Return an attribute's value: words, a number, yes or no, a list of them; anything else in words."""
    if isinstance(said, Numeral):
        return _numeral(said)
    if isinstance(said, str | bool):
        return said
    if isinstance(said, list) and all(isinstance(one, str) for one in said):
        return [_value(one) for one in said]
    return json.dumps(said, ensure_ascii=False)


def _numeral(said: str) -> int | float | str:
    """Return a number that means the same written again; any other stays as it is written."""
    if len(said) <= _LONGEST_NUMBER:
        for kind in (int, float):
            with suppress(ValueError):
                found = kind(said)
                if math.isfinite(found):
                    return found
    return str(said)


def _made(one: Entry) -> dict[str, str]:
    """Return how an annotation was made, where it was not by a person alone."""
    rule = {"origin": str(one["origin"])} if one.get("origin") not in (None, "", "human") else {}
    return rule | ({"mode": str(one["mode"])} if one.get("mode") else {})
