"""What speaks for generic frames as rows, one a frame of an article or paragraph, and as text for people."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from annotator.cli._inputs import Given
from annotator.cli._rows import DOES_NOT_APPLY, json_line, wrapped
from annotator.cli._streams import printable
from annotator.cli._work import Foreign
from annotator.csv_lines import csv_line
from annotator.cues.frames import FrameEvidence, Passage, Support, find_frames, frames, moved
from annotator.text.language import in_language

FIELDS = (
    "article",
    "level",
    "paragraph",
    "start",
    "end",
    "running_words",
    "frame",
    "different",
    "count",
    "words",
    "spans",
)
_JSON = ("words", "spans")
"""Fields that are JSON in a cell of CSV."""

Form = Callable[[Given, FrameEvidence], Iterable[str]]


def frame_rows(given: Given, *, form: str) -> Iterator[str]:
    """Yield the frames of a text in one of `FORMS`, in offsets of the text as given."""
    analysis, offsets = given.analysed()
    if not analysis.may_be_english:
        yield Foreign(analysis.language)
    yield from FORMS[form](given, moved(find_frames(analysis), offsets.to_source))


def rows(given: Given, found: FrameEvidence) -> Iterator[dict[str, Any]]:
    """Yield a row for every frame of the article, and for each that something in a paragraph speaks for."""
    whole = {"article": given.article, "level": "article", "paragraph": None}
    for frame in frames():
        support = found.article.support(frame)
        yield whole | _place(found.article) | (_unknown(frame) if found.foreign else _counts(support))
    for number, passage in enumerate(found.paragraphs, 1):
        where = whole | {"level": "paragraph", "paragraph": number} | _place(passage)
        for support in passage.supports:
            yield where | _counts(support)


def _place(passage: Passage) -> dict[str, int]:
    span = passage.span
    return {"start": span.start, "end": span.end, "running_words": passage.running_words}


def _counts(support: Support) -> dict[str, Any]:
    return {
        "frame": support.frame,
        "different": support.different,
        "count": support.count,
        "words": {word.text: len(word.places) for word in support.words},
        "spans": [[one.start, one.end] for one in support.evidence],
    }


def _unknown(frame: str) -> dict[str, Any]:
    return {"frame": frame, "different": None, "count": None, "words": None, "spans": None}


def as_jsonl(given: Given, found: FrameEvidence) -> Iterator[str]:
    """Yield one JSON object a row."""
    return map(json_line, rows(given, found))


def as_csv(given: Given, found: FrameEvidence) -> Iterator[str]:
    """Yield one CSV record a row (RFC 4180, no header); `words` and `spans` as JSON."""
    for row in rows(given, found):
        cells = row | {
            name: json.dumps(row[name], ensure_ascii=False) for name in _JSON if row[name] is not None
        }
        yield csv_line(cells[name] for name in FIELDS)


def as_text(given: Given, found: FrameEvidence) -> Iterator[str]:
    """Yield the frames of the article with their words, then those of each paragraph."""
    yield printable(f"{given.article}: {found.article.running_words:,} words") + "\n"
    if found.foreign:
        yield printable(f"  This text is {in_language(found.foreign)}: {DOES_NOT_APPLY}") + "\n\n"
        return
    for frame in frames():
        yield _said(found.article.support(frame), indent="  ")
    for number, passage in enumerate(found.paragraphs, 1):
        if passage.supports:
            yield f"\n  Paragraph {number} ({passage.span.start}-{passage.span.end})\n"
        for support in passage.supports:
            yield _said(support, indent="    ")
    yield "\n"


def _said(support: Support, *, indent: str) -> str:
    name = frames()[support.frame].name
    listed = (
        f"{word.text} ×{len(word.places)}" if len(word.places) > 1 else word.text for word in support.words
    )
    said = f"{name}, {counted(support)}: {', '.join(listed)}" if support.words else f"{name}: nothing"
    return wrapped(printable(said), indent=indent) + "\n"


def counted(support: Support) -> str:
    """Say how much speaks for a frame, in words."""
    words = f"{support.different} different word{'' if support.different == 1 else 's'}"
    return words if support.count == support.different else f"{words} in {support.count} places"


FORMS: dict[str, Form] = {"jsonl": as_jsonl, "csv": as_csv, "text": as_text}
