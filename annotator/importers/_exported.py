"""What rows of this program's own JSON Lines say beyond their columns: zones, annotations, extent."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from annotator.importers._contract import Marking, Quoted
from annotator.importers._lines import sound_zones
from annotator.importers._tables import Row
from annotator.model import Extent, Zone, ZoneKind
from annotator.text.canonical import sha256

Entry = Mapping[str, Any]

_BETWEEN_NAMES = " / "
"""What the exporter puts between the names of a code's path."""
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
    annotations: list[Marking] = []
    for number, one in enumerate(entry["annotations"], start=1):
        try:
            annotations.append(_marking(one, entry.get("id"), number))
        except (KeyError, TypeError, ValueError) as error:
            told.append(f"annotation {number} was left out: {_why(error)}")
    row = replace(
        row,
        zones=tuple(sound_zones(_zones(entry["zones"]), len(entry["text"]))),
        annotations=tuple(annotations),
        extent=_extent(entry.get("extent")),
        problems=tuple(told),
    )
    rest = {name: value for name, value in entry.items() if name not in {*_OWN[1:], "extent"}}
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
    spans = one["spans"]
    if any(span.get("article", article) != article for span in spans):
        raise ValueError("it stands on more than one article")
    code = str(one.get("code_path") or one["code"]).rpartition(_BETWEEN_NAMES)[2]
    return Marking(
        code=code,
        spans=tuple(Quoted(_number(span["start"]), _number(span["end"]), span["quote"]) for span in spans),
        coder=str(one.get("coder_name") or one.get("coder") or ""),
        memo=str(one.get("memo") or ""),
        attributes={**_attributes(one.get("attributes")), **_made(one)},
        where=f"annotation {number}",
    )


def _attributes(said: object) -> dict[str, str]:
    values = said.items() if isinstance(said, dict) else ()
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in values
    }


def _made(one: Entry) -> dict[str, str]:
    """Return how an annotation was made, where it was not by a person alone."""
    rule = {"origin": str(one["origin"])} if one.get("origin") not in (None, "", "human") else {}
    return rule | ({"mode": str(one["mode"])} if one.get("mode") else {})
