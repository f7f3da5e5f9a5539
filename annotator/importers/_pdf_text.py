"""From the lines of a PDF file to paragraphs: what belongs together, what is a page's furniture.

A PDF file holds no paragraphs, only letters at places. What is done here is told in a note of the article.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median

from annotator.importers._blocks import Block
from annotator.importers._pdf_pages import Line

_NUMBER = re.compile(r"\W*(?:page|seite|p\.)?\s*\d{1,4}(?:\s*(?:of|/|von|de)\s*\d{1,4})?\W*", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W_]+(?:[-\u2010'’][^\W_]+)*")
_LAST = re.compile(r"[^\W_]+(?:['’][^\W_]+)*$")
_FIRST = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TENS = frozenset(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
_FIRST_PARTS = frozenset({"self", "non", "quasi", "well", *_TENS})
_ENDS = "called based backed led owned funded sponsored imposed oriented minded wing term scale speaking"
_LAST_PARTS = frozenset(_ENDS.split())
"""What English compounds begin or end with: `so-called` must not become one word where a line ends in it."""
_PREFIXES = frozenset(["un", "re", "de", "dis", "mis", "over", "under", "out", "in", "pre"])
_LARGER = 1.15
_FAR = 1.35
_INDENT = 0.7
_NEAR = 1.5
_NAMED = 12


@dataclass(slots=True)
class PdfText:
    """The blocks of a text, and what was done to get them."""

    blocks: list[Block] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    """Words that were divided at a line end and are written without a hyphen now."""
    kept: list[str] = field(default_factory=list)
    """Words that were divided at a line end and keep their hyphen."""


def text_of(lines: Sequence[Line], pages: int) -> PdfText:
    """Put the lines of all pages together."""
    found = PdfText()
    shown = _without_furniture(lines, pages, found)
    if shown:
        body = _body_size(shown)
        words = _words(shown)
        parts = list(_paragraphs(shown, body))
        largest = max((part[0].size for part in parts[:_NAMED]), default=body)
        for part in parts:
            larger = part[0].size > _LARGER * body
            kind = ("h1" if part[0].size >= largest else "h2") if larger else "paragraph"
            found.blocks.append(Block(_joined(part, words, found), kind))  # type: ignore[arg-type]  # one of three kinds
    return found


def notes_on(found: PdfText) -> Iterator[str]:
    """Yield in words what was done."""
    yield "paragraphs were put together from the places of lines on the pages"
    for words, one, many in (
        (found.joined, "1 word divided at a line end was put together", "{} words divided at line ends were"),
        (found.kept, "1 word divided at a line end keeps its hyphen", "{} words divided at line ends keep"),
    ):
        if words:
            rest = " put together" if words is found.joined else " their hyphens"
            said = one if len(words) == 1 else many.format(len(words)) + rest
            more = f" and {len(words) - _NAMED} more" if len(words) > _NAMED else ""
            yield f"{said}: {', '.join(words[:_NAMED])}{more}"


# --- furniture -------------------------------------------------------------------------------------------


def _without_furniture(lines: Sequence[Line], pages: int, found: PdfText) -> list[Line]:
    """Leave out page numbers, and lines that stand in the margin of at least half of the pages."""
    if pages < 2:
        return list(lines)
    margins = [line for line in lines if line.marginal]
    often = Counter((_folded(line.text), round(line.y / 6)) for line in margins)
    gone = {
        id(line)
        for line in margins
        if _NUMBER.fullmatch(line.text) or often[_folded(line.text), round(line.y / 6)] >= max(2, pages / 2)
    }
    found.furniture = list(dict.fromkeys(line.text for line in lines if id(line) in gone))
    return [line for line in lines if id(line) not in gone]


def _folded(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


# --- paragraphs ------------------------------------------------------------------------------------------


def _body_size(lines: Iterable[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _paragraphs(lines: Sequence[Line], body: float) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph; those of one column after the other, as they are written."""
    gaps = [one.y - other.y for one, other in pairwise(lines) if _below(one, other) and _alike(one, other)]
    leading = median(gaps) if gaps else 1.2 * body
    part: list[Line] = []
    for column in _columns(lines):
        left, right = _sides(column)
        for line in column:
            if part and not _goes_on(part[-1], line, left=left, right=right, leading=leading):
                yield part
                part = []
            part.append(line)
    if part:
        yield part


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield runs of lines that stand below one another on a page."""
    column: list[Line] = []
    for line in lines:
        if column and not _below(column[-1], line):
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _sides(column: Sequence[Line]) -> tuple[float, float]:
    """Return where most lines of a column begin, and where the longest ends."""
    lefts = Counter(round(line.left) for line in column)
    return lefts.most_common(1)[0][0], max(line.right for line in column)


def _below(one: Line, other: Line) -> bool:
    """Say whether a line stands below another in the same column of the same page."""
    overlap = min(one.right, other.right) - max(one.left, other.left)
    return one.page == other.page and other.y < one.y + 0.5 * one.size and overlap > 0


def _alike(one: Line, other: Line) -> bool:
    return max(one.size, other.size) < _LARGER * min(one.size, other.size)


def _goes_on(before: Line, line: Line, *, left: float, right: float, leading: float) -> bool:
    """Say whether a paragraph goes on in the next line; `left` and `right` are the column's sides."""
    if before.divided:
        return True
    if not _alike(before, line):
        return False
    if not _below(before, line):
        return not _ENDED.search(before.text) and line.left - left < _INDENT * line.size
    gap = before.y - line.y
    if gap < 0.3 * line.size:
        return True
    if gap > _FAR * leading:
        return line.size > _FAR * leading and gap < _NEAR * line.size
    indented = line.left - left > _INDENT * line.size and abs(line.left - before.left) > 1
    room = right - before.right
    return not indented and room < line.first_word + 0.25 * line.size


# --- words -----------------------------------------------------------------------------------------------


def _words(lines: Sequence[Line]) -> set[str]:
    """Return the words that stand undivided in the lines."""
    found: set[str] = set()
    for divided, group in groupby(lines, key=lambda line: line.divided):
        for line in group:
            words = _WORD.findall(line.text.casefold())
            found.update(words[:-1] if divided else words)
    return found


def _joined(lines: Sequence[Line], words: set[str], found: PdfText) -> str:
    """Return the lines of a paragraph as one; a word that was divided is put together."""
    text = lines[0].text
    for before, line in pairwise(lines):
        if not before.divided:
            text += f" {line.text}"
            continue
        one, other = _LAST.search(text), _FIRST.match(line.text)
        if one is None or other is None:
            text += f"-{line.text}"
            continue
        hyphen = "-" if _keeps_hyphen(one[0], other[0], words) else ""
        (found.kept if hyphen else found.joined).append(one[0] + hyphen + other[0])
        text += hyphen + line.text
    return text


def _keeps_hyphen(one: str, other: str, words: set[str]) -> bool:
    """Say whether the hyphen at a line end belongs to the word, by how the text writes it elsewhere."""
    whole, parted = (one + other).casefold(), f"{one}-{other}".casefold()
    if whole in words or parted in words:
        return whole not in words
    begins, ends = one.casefold() in _FIRST_PARTS, other.casefold() in _LAST_PARTS
    compound = begins or (ends and one.casefold() not in _PREFIXES)
    return compound or not other[0].islower() or one[-1].isdigit()
