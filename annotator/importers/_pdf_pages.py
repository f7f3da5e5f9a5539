"""The lines of a PDF file's pages: their words, where they stand and how large they are."""

import ctypes
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from annotator.errors import InputError

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_HYPHEN = "\x02"
"""How the library marks a hyphen that divides a word at the end of a line."""
_LEVEL = 0.3
"""How far a line may slope, in radians, to be part of the text."""
_FULL_TURN = 6.2832
_MARGIN = 0.1
"""The part of a page at the top and at the bottom in which its furniture stands."""
_WORD = re.compile(r"\S+")
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line: its words, its page (from 0), and in points its ends, its baseline, the height of its letters.

    `first_word` is the width of its first word; `divided` says that its last word goes on in the next line,
    `marginal` that it stands where running titles and page numbers do.
    """

    text: str
    page: int
    left: float
    right: float
    y: float
    size: float
    first_word: float
    divided: bool = False
    marginal: bool = False


@dataclass(slots=True)
class Pages:
    """All lines of a file in the order in which they are written in it, and what else was seen."""

    lines: list[Line] = field(default_factory=list)
    count: int = 0
    empty: list[int] = field(default_factory=list)
    """Pages without a letter, from 1."""
    sloping: int = 0
    metadata: dict[str, str] = field(default_factory=dict)


def read_pages(data: bytes) -> Pages:
    """Read the text layer of a PDF file; raises `InputError` when it is damaged or protected."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError("it is protected by a password; save it without one") from error
        raise InputError(f"it is damaged: as a PDF file it cannot be opened ({error})") from error
    with closing(document):
        found = Pages(count=len(document), metadata=_metadata(document.get_metadata_dict()))
        for number in range(found.count):
            try:
                _read_page(document, number, found)
            except PdfiumError:
                found.empty.append(number + 1)
    return found


def _metadata(told: dict[str, str]) -> dict[str, str]:
    names = {"Title": "title", "Author": "author", "Subject": "subject", "CreationDate": "created"}
    return {f"document {name}": told[key].strip() for key, name in names.items() if told.get(key, "").strip()}


def _read_page(document: Any, number: int, found: Pages) -> None:  # noqa: ANN401  # the library's types are loose
    with closing(document[number]) as page, closing(page.get_textpage()) as text:
        _left, bottom, _right, top = page.get_mediabox()
        margin = _MARGIN * (top - bottom)
        lines = [
            line and replace(line, marginal=not bottom + margin < line.y < top - margin)
            for line in _lines(text, number)
        ]
    level = [line for line in lines if line is not None]
    found.sloping += len(lines) - len(level)
    found.lines += level
    if not lines:
        found.empty.append(number + 1)


def _lines(text: "PdfTextPage", page: int) -> Iterator[Line | None]:
    """Yield the lines of a page; None for one that is not level."""
    from pypdfium2 import raw

    letters = [_letter(raw.FPDFText_GetUnicode(text.raw, index)) for index in range(text.count_chars())]
    start = 0
    for end in [*(n for n, letter in enumerate(letters) if letter in {"\n", _HYPHEN}), len(letters)]:
        divided = end < len(letters) and letters[end] == _HYPHEN
        yield from _line(text, letters, range(start, end), page, divided=divided)
        start = end + 1


def _letter(code: int) -> str:
    """Return a character; half of one outside the basic plane stands alone here and is unknown."""
    return "\ufffd" if code in _SURROGATES or code > 0x10FFFF else chr(code)


def _line(
    text: "PdfTextPage", letters: list[str], span: range, page: int, *, divided: bool
) -> Iterator[Line | None]:
    seen = [index for index in span if not letters[index].isspace()]
    if not seen:
        return
    words = "".join(letters[seen[0] : seen[-1] + 1]).replace("\r", "")
    first = _WORD.match(words)
    last_of_first = min(seen[0] + (first.end() if first else 1) - 1, seen[-1])
    (left, bottom, edge, top), (_l, _b, right, _t) = _box(text, seen[0]), _box(text, seen[-1])
    if _slopes(text, seen[0]):
        yield None
        return
    yield Line(
        text=words,
        page=page,
        left=left,
        right=max(right, edge),
        y=_baseline(text, seen[0]),
        size=top - bottom,
        first_word=_box(text, last_of_first)[2] - left,
        divided=divided,
    )


def _box(text: "PdfTextPage", index: int) -> tuple[float, float, float, float]:
    left, bottom, right, top = text.get_charbox(index, loose=True)
    return left, bottom, right, top


def _baseline(text: "PdfTextPage", index: int) -> float:
    from pypdfium2 import raw

    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
    return y.value


def _slopes(text: "PdfTextPage", index: int) -> bool:
    from pypdfium2 import raw

    angle: float = raw.FPDFText_GetCharAngle(text.raw, index)
    return angle > 0 and min(angle, abs(_FULL_TURN - angle)) > _LEVEL
