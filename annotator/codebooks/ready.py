"""The codebooks that come with the program, as codes ready for a corpus."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from annotator.bundled import resource
from annotator.codebooks.book import Codebook, Told
from annotator.errors import InputError
from annotator.model import Attribute, Code

STARTER = "starter"
"""The codebook of a new corpus."""
BETWEEN_WORKS = "; "
"""Stands between the works in the literature of a code."""


def starter_codes() -> tuple[Code, ...]:
    """Return the codes of the starter codebook, in its order; their ids are the same in every corpus."""
    return ready_codebook(STARTER).codes


def ready_codebooks() -> tuple[Codebook, ...]:
    """Return all codebooks that come with the program: the starter first, then by title."""
    files = resource("codebooks").glob("*.json")
    found = (ready_codebook(file.stem) for file in files)
    return tuple(sorted(found, key=lambda one: (one.id != STARTER, one.title)))


def ready_codebook(name: str) -> Codebook:
    """Return the codebook of a name; raises InputError that lists the names when there is none."""
    names = sorted(file.stem for file in resource("codebooks").glob("*.json"))
    if name not in names:
        raise InputError(f"There is no ready codebook “{name}”. There are: {', '.join(names)}.")
    return _read(resource(f"codebooks/{name}.json"))


@cache
def _read(file: Path) -> Codebook:
    """Return a bundled codebook. The order of the file is that of its codes."""
    data: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    works = (work for row in data["codes"] for work in row["literature"].split(BETWEEN_WORKS) if work)
    return Codebook(
        id=file.stem,
        title=data["name"],
        about=data["about"],
        literature=tuple(dict.fromkeys((*data["literature"], *works))),
        told=tuple(Told(code=_code(row, order)) for order, row in enumerate(data["codes"])),
    )


def _code(row: dict[str, Any], order: int) -> Code:
    lists = {name: tuple(row.get(name, ())) for name in ("examples", "counter_examples", "categories")}
    asked = tuple(_attribute(one) for one in row.get("attributes", ()))
    return Code(**{**row, **lists, "attributes": asked, "order": order})


def _attribute(row: dict[str, Any]) -> Attribute:
    return Attribute(**{**row, "values": tuple(row.get("values", ()))})
