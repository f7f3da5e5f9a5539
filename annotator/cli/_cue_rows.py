"""Cues as rows: JSON Lines and CSV for programs, and for people each cue quoted in its context."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from textwrap import fill
from typing import Any

from annotator.cli._inputs import Given
from annotator.cli._streams import printable
from annotator.evaluation import REPORTING
from annotator.model import Cue

FIELDS = ("article", "start", "end", "text", "category", "rule", "reason", "voice", "speaker", "zone")
RELATION = ("source", "content")
"""What a row of an attribution has besides; columns of every row in CSV."""
_CONTEXT = 40
_WIDTH, _INDENT = 100, " " * 17

Form = Callable[[Given, Sequence[Cue]], Iterable[str]]


def row(given: Given, cue: Cue) -> dict[str, Any]:
    """Return a cue as the fields of a cue row; offsets are code points of the text as given.

    A row of an attribution also has `source` and `content`, each `[start, end]` or None.
    """
    fields = _fields(given, cue)
    return fields | _relation(cue) if cue.category in REPORTING else fields


def _relation(cue: Cue) -> dict[str, list[int] | None]:
    pairs = zip(RELATION, (cue.source, cue.content), strict=True)
    return {name: None if span is None else [span.start, span.end] for name, span in pairs}


def _fields(given: Given, cue: Cue) -> dict[str, Any]:
    return {
        "article": given.article,
        "start": cue.start,
        "end": cue.end,
        "text": given.text[cue.start : cue.end],
        "category": cue.category,
        "rule": cue.rule,
        "reason": cue.reason,
        "voice": cue.voice,
        "speaker": cue.speaker,
        "zone": cue.zone,
    }


def as_jsonl(given: Given, cues: Sequence[Cue]) -> Iterator[str]:
    """Yield one JSON object a cue."""
    for cue in cues:
        yield json_line(row(given, cue))


def json_line(value: object) -> str:
    """Return JSON on one line; a lone surrogate, which UTF-8 cannot hold, is written as an escape."""
    line = json.dumps(value, ensure_ascii=False)
    return (line if _encodes(line) else json.dumps(value)) + "\n"


def _encodes(line: str) -> bool:
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def as_csv(given: Given, cues: Sequence[Cue]) -> Iterator[str]:
    """Yield one CSV record a cue (RFC 4180, no header); `source` and `content` as in JSON, else empty."""
    for cue in cues:
        values = row(given, cue)
        relation = (values.get(name) for name in RELATION)
        cells = ("" if span is None else json.dumps(span) for span in relation)
        yield csv_line([*(values[name] for name in FIELDS), *cells])


def csv_line(values: Iterable[object]) -> str:
    """Return one record as RFC 4180 has it. Cells are written as they are: see the command's help."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(values)
    return line.getvalue()


def as_text(given: Given, cues: Sequence[Cue]) -> Iterator[str]:
    """Yield a heading for the article, and for each cue its place, its words in context, and the reason."""
    from annotator.cues import categories

    count = "no cues" if not cues else "1 cue" if len(cues) == 1 else f"{len(cues)} cues"
    yield printable(f"{given.article}: {count}") + "\n"
    for cue in cues:
        category = categories()[cue.category]
        voice = (
            "" if cue.voice == "author" else f", {cue.voice}{f' from {cue.speaker}' if cue.speaker else ''}"
        )
        place = f"{cue.start}-{cue.end}"
        yield printable(f"\n  {place:>11}  {category.tag}  {_in_context(given.text, cue)}") + "\n"
        yield _wrapped(printable(f"{category.name}{voice}. {cue.reason}")) + "\n"
    yield "\n"


def _wrapped(text: str) -> str:
    return fill(text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False)


def _in_context(text: str, cue: Cue) -> str:
    """Return the words of a cue between « » with what stands around them, on one line."""
    before = _one_line(text[max(0, cue.start - _CONTEXT) : cue.start])
    after = _one_line(text[cue.end : cue.end + _CONTEXT])
    if cue.start > _CONTEXT:
        before = "…" + re.sub(r"^\S*\s", "", before)
    if cue.end + _CONTEXT < len(text):
        after = re.sub(r"\s\S*$", "", after) + "…"
    return f"{before}«{_one_line(text[cue.start : cue.end])}»{after}"


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


FORMS: dict[str, Form] = {"jsonl": as_jsonl, "csv": as_csv, "text": as_text}
