"""The categories of cues and what is said about each, read from `resources/categories.json`."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from annotator.bundled import resource
from annotator.model import Adjustment, LineStyle, Span

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


OWN_GROUP = "this corpus"
OWN_PRECISION = (
    "A list of this corpus, measured nowhere else: look at how coders decided on its cues before you count."
)


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


def categories_with(adjustments: Iterable[Adjustment]) -> Mapping[str, Category]:
    """Return the categories that there are in a corpus: the program's as it switched them, then its own.

    Own ones are in the order of their names. Retired adjustments do not count.
    """
    known = {one.id: one for one in adjustments if not one.retired}
    own = sorted(
        (one for one in known.values() if one.id not in categories()), key=lambda one: (one.name, one.id)
    )
    switched = {key: _switched(one, known.get(key)) for key, one in categories().items()}
    return {**switched, **{one.id: _own(one) for one in own}}


def _switched(category: Category, adjustment: Adjustment | None) -> Category:
    wanted = None if adjustment is None else adjustment.on
    return category if wanted in (None, category.on) else replace(category, on=wanted is True)


def _own(adjustment: Adjustment) -> Category:
    name = adjustment.name or adjustment.id
    return Category(
        id=adjustment.id,
        name=name,
        tag=adjustment.tag or name[:2].upper(),
        slot=adjustment.slot,
        line=adjustment.line,
        group=OWN_GROUP,
        definition=adjustment.definition,
        precision_problem=OWN_PRECISION,
        literature=(),
        examples=(),
        example_spans=(),
        counter_examples=(),
        on=adjustment.on is not False,
    )


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
