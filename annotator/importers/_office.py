"""What office documents hold besides their text, said in words."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from annotator.importers._blocks import Block, draft_of
from annotator.importers._contract import Draft, Source


@dataclass(slots=True)
class OfficeText:
    """What was read: blocks in order, footnotes after them, metadata, and how often what was left out."""

    blocks: list[Block] = field(default_factory=list)
    footnotes: list[Block] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)


def office_draft(found: OfficeText, source: Source) -> Draft:
    """Return a document as one article."""
    return draft_of(
        found.blocks,
        after=found.footnotes,
        order=source.options.date_order,
        notes=notes_on(found.counted),
        metadata=found.metadata,
    )


_SAID = {
    "footnote": ("1 footnote stands after the text", "{} footnotes stand after the text"),
    "deleted": ("1 tracked deletion was left out", "{} tracked deletions were left out"),
    "inserted": ("1 tracked insertion was kept", "{} tracked insertions were kept"),
    "hidden": ("1 piece of hidden text was left out", "{} pieces of hidden text were left out"),
    "comment": ("1 comment was left out", "{} comments were left out"),
    "hyphen": (
        "1 place where a word may be divided was left out",
        "{} places where words may be divided were left out",
    ),
    "symbol": (
        "1 sign of a picture font was left out",
        "{} signs of picture fonts were left out",
    ),
    "embedded": ("1 embedded file was left out", "{} embedded files were left out"),
}


def notes_on(counted: Mapping[str, int]) -> Iterator[str]:
    """Yield a note on everything that was counted while a document was read."""
    for what, (one, many) in _SAID.items():
        count = counted.get(what, 0)
        if count:
            yield one if count == 1 else many.format(f"{count:,}")
