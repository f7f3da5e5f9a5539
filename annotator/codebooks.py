"""The codebooks that come with the program, as codes ready for a new corpus."""

import json
from functools import cache
from typing import Any

from annotator.bundled import resource
from annotator.model import Code


@cache
def starter_codes() -> tuple[Code, ...]:
    """Return the codes of the starter codebook, in its order; their ids are the same in every corpus.

    The order of the file is the order of the codes; the codes on whole articles come last.
    """
    rows = json.loads(resource("codebooks/starter.json").read_text(encoding="utf-8"))["codes"]
    return tuple(_code(row, order) for order, row in enumerate(rows))


def _code(row: dict[str, Any], order: int) -> Code:
    lists = {"examples": tuple(row["examples"]), "categories": tuple(row["categories"])}
    return Code(**{**row, **lists, "order": order})
