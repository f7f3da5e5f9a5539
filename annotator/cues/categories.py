"""The categories of cues and what is said about each, read from `resources/categories.json`."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotator.bundled import resource
from annotator.model import LineStyle, Span

_MARK = re.compile(r"\[\[|\]\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One kind of cue: how it is shown, what it means, and what it is known to get wrong.

    `slot` (1-6) is the colour of its `group`, `line` its style inside the group. `literature` names author,
    year and work. `example_spans` says, for each of `examples`, what a detector marks in it (code points).
    A category that is not `on` is looked for only when it is asked for by its id.
    """

    id: str
    name: str
    tag: str
    slot: int
    line: LineStyle
    group: str
    definition: str
    precision_problem: str
    literature: tuple[str, ...]
    examples: tuple[str, ...]
    example_spans: tuple[tuple[Span, ...], ...]
    counter_examples: tuple[str, ...]
    on: bool = True


def unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text without its `[[` and `]]`, and the spans that stood between them, in code points.

    Raises ValueError where the marks do not pair up.
    """
    pieces = _MARK.split(marked)
    if len(pieces) % 2 == 0 or _MARK.findall(marked) != ["[[", "]]"] * (len(pieces) // 2):
        raise ValueError(f"marks do not pair up: {marked!r}")
    spans, position = [], 0
    for index, piece in enumerate(pieces):
        if index % 2:
            spans.append(Span(position, position + len(piece)))
        position += len(piece)
    return "".join(pieces), tuple(spans)


@cache
def categories() -> Mapping[str, Category]:
    """Return all categories by id, in the order in which they are shown."""
    rows: list[dict[str, Any]] = json.loads(resource("categories.json").read_text(encoding="utf-8"))[
        "categories"
    ]
    return {row["id"]: _category(row) for row in rows}


def _category(row: dict[str, Any]) -> Category:
    examples = [unmarked(example) for example in row["examples"]]
    return Category(
        id=row["id"],
        name=row["name"],
        tag=row["tag"],
        slot=row["slot"],
        line=row["line"],
        group=row["group"],
        definition=row["definition"],
        precision_problem=row["precision_problem"],
        literature=tuple(row["literature"]),
        examples=tuple(text for text, _ in examples),
        example_spans=tuple(spans for _, spans in examples),
        counter_examples=tuple(row["counter_examples"]),
        on=row.get("on", True),
    )
