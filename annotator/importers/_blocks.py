"""Office documents, books and pages as a row of blocks, and one article made from them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from annotator.importers._contract import DateOrder, Draft
from annotator.importers._front_matter import described, split_front_matter
from annotator.importers._lines import Line, headed, joined
from annotator.model import ZoneKind

BlockKind = Literal["paragraph", "h1", "h2", "h3", "h4", "h5", "h6", "standfirst", "caption"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, table row, list item or heading: one line of the text, more where it is broken by hand."""

    text: str
    kind: BlockKind = "paragraph"


def heading(level: int) -> BlockKind:
    """Return the kind of a heading of a level; deeper ones than the sixth are of the sixth."""
    kinds: tuple[BlockKind, ...] = ("h1", "h2", "h3", "h4", "h5", "h6")
    return kinds[min(max(level, 1), 6) - 1]


def rows_as_blocks(rows: Sequence[Sequence[Sequence[Block]]]) -> Iterator[Block]:
    """Yield the rows of a table, given by the blocks of its cells, one a line with tabs between the cells.

    A table with several paragraphs in a cell only lays the page out: its content is read cell by cell.
    """
    shown = [[[one for one in cell if one.text.strip()] for cell in row] for row in rows]
    if any(len(cell) > 1 for row in shown for cell in row):
        yield from (one for row in shown for cell in row for one in cell)
    else:
        for row in shown:
            texts = [cell[0].text.replace("\n", " ") if cell else "" for cell in row]
            yield Block("\t".join(texts))


def arranged(headline: str, standfirst: str, blocks: Sequence[Block]) -> tuple[str, list[Line]]:
    """Return the headline, and the lines with headline and standfirst in them once.

    The first heading is the article's headline when nothing stands before it or it is of the first level.
    """
    lines = [Line(block.text, _ZONES.get(block.kind)) for block in blocks]
    at = next((n for n, block in enumerate(blocks) if block.kind.startswith("h")), None)
    if at is None or (at > 0 and blocks[at].kind != "h1"):
        return headline, headed(headline, standfirst, lines)
    own = lines[at].text
    return headline or own, [*lines[:at], *headed(own, standfirst, lines[at + 1 :])]


_ZONES: Mapping[str, ZoneKind] = {"standfirst": "standfirst", "caption": "caption"}


def draft_of(
    blocks: Sequence[Block],
    *,
    after: Iterable[Block] = (),
    order: DateOrder = "",
    notes: Iterable[str] = (),
    metadata: Mapping[str, str] | None = None,
) -> Draft:
    """Return the blocks of a document as one article, a block a line; those without text are left out.

    Lines such as `Headline: ...` before the text become metadata, as in plain text. `after` follows the text:
    footnotes, for instance. `metadata` is kept beside it.
    """
    front = split_front_matter("\n".join(block.text for block in blocks), order=order)
    shown = [block for block in blocks[_taken(blocks, front.rest) :] if block.text.strip()]
    headline, lines = arranged(
        front.fields.get("headline", ""), front.fields.get("standfirst", ""), [*shown, *after]
    )
    text, zones = joined(lines)
    draft = described(front, text=text, headline=headline, zones=zones, notes=notes)
    return _with_metadata(draft, metadata or {})


def _taken(blocks: Sequence[Block], rest: str) -> int:
    """Return how many blocks the metadata before a text take."""
    left = rest.count("\n") + 1 if rest else 0
    lines = [block.text.count("\n") + 1 for block in blocks]
    taken = len(blocks)
    while taken and left >= lines[taken - 1]:
        taken -= 1
        left -= lines[taken]
    return taken


def _with_metadata(draft: Draft, metadata: Mapping[str, str]) -> Draft:
    kept = {key: value for key, value in metadata.items() if value.strip()}
    return replace(draft, metadata={**kept, **draft.metadata})
