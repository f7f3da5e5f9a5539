"""Cues as rows: JSON Lines and CSV for programs, and for people each cue quoted in its context."""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from annotator.cli._inputs import Given
from annotator.cli._rows import DOES_NOT_APPLY, json_line, wrapped
from annotator.cli._streams import printable
from annotator.cli._work import Foreign, Remark
from annotator.csv_lines import csv_line
from annotator.cues.categories import Category
from annotator.evaluation import REPORTING
from annotator.model import Adjustment, Cue
from annotator.text.language import in_language

FIELDS = ("article", "start", "end", "text", "category", "rule", "reason", "voice", "speaker", "zone")
RELATION = ("source", "content")
"""What a row of an attribution has besides; columns of every row in CSV."""
_CONTEXT = 40

Form = Callable[[Given, Sequence[Cue], Mapping[str, Category], str], Iterable[str]]
"""Of a text with its cues, the categories, and the language of the text when it is not English."""


def cue_rows(
    given: Given,
    *,
    form: str,
    categories: Collection[str] | None,
    adjustments: Iterable[Adjustment] = (),
) -> Iterator[str]:
    """Yield the cues of a text in one of `FORMS`, in offsets of the text as given.

    The language of the text decides who looks; `categories` None: all that are on. A rule that could not do
    its work becomes a remark.
    """
    from annotator.cues.engine import in_source
    from annotator.cues.instrument import instrument_of

    analysis, offsets = given.analysed()
    instrument = instrument_of(adjustments)
    found = in_source(instrument.look(analysis, wanted=categories), offsets)
    yield from (Remark(f"{given.article}: {trouble}") for trouble in found.troubles)
    foreign = "" if analysis.may_be_english else analysis.language
    if foreign:
        yield Foreign(foreign)
    yield from FORMS[form](given, found.cues, instrument.categories, foreign)


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


def as_jsonl(
    given: Given, cues: Sequence[Cue], _categories: Mapping[str, Category], _foreign: str = ""
) -> Iterator[str]:
    """Yield one JSON object a cue."""
    for cue in cues:
        yield json_line(row(given, cue))


def as_csv(
    given: Given, cues: Sequence[Cue], _categories: Mapping[str, Category], _foreign: str = ""
) -> Iterator[str]:
    """Yield one CSV record a cue (RFC 4180, no header); `source` and `content` as in JSON, else empty."""
    for cue in cues:
        values = row(given, cue)
        relation = (values.get(name) for name in RELATION)
        cells = ("" if span is None else json.dumps(span) for span in relation)
        yield csv_line([*(values[name] for name in FIELDS), *cells])


def as_text(
    given: Given, cues: Sequence[Cue], categories: Mapping[str, Category], foreign: str = ""
) -> Iterator[str]:
    """Yield a heading for the article, and for each cue its place, its words in context, and the reason."""
    count = "no cues" if not cues else "1 cue" if len(cues) == 1 else f"{len(cues)} cues"
    yield printable(f"{given.article}: {count}") + "\n"
    if foreign:
        yield printable(f"  This text is {in_language(foreign)}: {DOES_NOT_APPLY}") + "\n"
    for cue in cues:
        category = categories[cue.category]
        voice = (
            "" if cue.voice == "author" else f", {cue.voice}{f' from {cue.speaker}' if cue.speaker else ''}"
        )
        place = f"{cue.start}-{cue.end}"
        yield printable(f"\n  {place:>11}  {category.tag}  {_in_context(given.text, cue)}") + "\n"
        yield wrapped(printable(f"{category.name}{voice}. {cue.reason}")) + "\n"
    yield "\n"


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
