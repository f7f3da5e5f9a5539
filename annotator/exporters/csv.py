"""CSV: one annotation a row, for R, Stata, SPSS, pandas and spreadsheets.

An annotation of several segments has one row a segment, counted in `segment` from 1; one on the whole article
has none of segment, start, end and quote. `code` is the code's id, `code path` its names; `coder` is the
coder's name. `extent` says what there is of the article: the `whole` text, a `truncated` one, or little more
than its `headline`; rates per word mean nothing for the latter two.

The column of an attribute has the attribute's id, which stays when it is renamed; several values are a JSON
list, and an attribute that is itself other words of the article has these. `score` is that of a frame which
is asked in yes/no questions, once all are answered. `evidence` is a JSON list of the words that answers rest
on, `links` have their kind and the id of the other annotation. `concealed` says what was hidden from the
coder, `state` how far the coder is with the article. A contrast has rows of each article with words of it;
`absent from` has the ids of the articles which leave out what an omission has found in the others.

RFC 4180, UTF-8 without a byte order mark. Every cell is written as it is: no apostrophe is put before `=`,
`+`, `-` or `@`, because a quote that differs from the article is no quote. Spreadsheets may take such cells
for formulas: import the file as text there.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from annotator.corpus import Corpus
from annotator.csv_lines import csv_line
from annotator.exporters._codes import code_path, coder_names, frame_score, level
from annotator.exporters._contract import Exporter
from annotator.model import Annotation, Segment

BEFORE_ATTRIBUTES = (
    "corpus",
    "article",
    "outlet",
    "date",
    "event",
    "annotation",
    "coder",
    "code",
    "code path",
    "level",
    "segment",
    "start",
    "end",
    "quote",
)
AFTER_ATTRIBUTES = (
    *("memo", "origin", "rule", "mode", "codebook revision", "created", "modified", "extent"),
    *("code version", "score", "evidence", "links", "flagged", "concealed", "state", "absent from"),
)
ATTRIBUTE = "attribute "
"""Stands before an attribute's id in its column's, so that no attribute can be taken for another column."""
BETWEEN = " | "
"""Stands between the words that are the value of an attribute, and between links."""


@dataclass(frozen=True, slots=True)
class _From:
    """What an article is from: its event by name, nothing where it is not there."""

    corpus: str
    article: str
    outlet: str = ""
    date: str = ""
    event: str = ""
    extent: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Which segment of an annotation a row is about, and what its article is from."""

    came: _From
    number: int
    segment: Segment | None

    @property
    def cells(self) -> tuple[int | str, int | str, int | str, str]:
        """Return number, start, end and quote; nothing for the whole article."""
        part = self.segment
        return ("", "", "", "") if part is None else (self.number, part.start, part.end, part.quote)


def _chunks(corpus: Corpus) -> Iterator[bytes]:
    attributes = sorted({name for one in _annotations(corpus) for name in _told(one)})
    headings = [*BEFORE_ATTRIBUTES, *(ATTRIBUTE + name for name in attributes), *AFTER_ATTRIBUTES]
    yield csv_line(headings).encode("utf-8")
    coders = coder_names(corpus)
    paths: dict[str, str] = {}
    origins: dict[str, _From] = {}
    for one in _annotations(corpus):
        if one.code not in paths:
            paths[one.code] = code_path(corpus, one.code)
        words = (coders.get(one.coder, one.coder), one.code, paths[one.code])
        for number, segment in enumerate(one.target, start=1) if one.target else [(0, None)]:
            article = one.article if segment is None else segment.article
            if article not in origins:
                origins[article] = _from(corpus, article)
            came = origins[article]
            place = _Place(came, number, segment)
            row = _row(corpus, one, words=words, place=place, attributes=attributes)
            yield csv_line(row).encode("utf-8")


def _annotations(corpus: Corpus) -> Iterator[Annotation]:
    for article in corpus.articles():
        yield from corpus.exported(article)


def _row(
    corpus: Corpus,
    one: Annotation,
    *,
    words: tuple[str, str, str],
    place: _Place,
    attributes: Iterable[str],
) -> list[Any]:
    code, told, came = corpus.code(one.code), _told(one), place.came
    return [
        *(came.corpus, came.article, came.outlet, came.date, came.event),
        *(one.id, *words, level(one, code), *place.cells),
        *(_cell(told.get(name)) for name in attributes),
        *(one.memo, one.origin, "" if one.cue is None else one.cue.rule, one.mode),
        *(one.codebook_revision, one.created, one.modified, came.extent),
        *(one.code_version, _cell(frame_score(one, code)), _evidence(one)),
        BETWEEN.join(f"{link.kind} {link.to}".strip() for link in one.links),
        *("yes" if one.flagged else "no", " ".join(one.concealed)),
        corpus.how_far(came.article, one.coder),
        BETWEEN.join(one.absent_from),
    ]


def _told(one: Annotation) -> dict[str, Any]:
    """Return the values of attributes by their ids; where the value is other words of the article, these."""
    words = {
        each.attribute: BETWEEN.join(part.quote for part in each.segments)
        for each in one.evidence
        if each.attribute and each.attribute not in one.attributes
    }
    return {**words, **one.attributes}


def _evidence(one: Annotation) -> str:
    """Return as JSON where the words stand that answers rest on; nothing where there are none."""
    spans = [
        {"attribute": each.attribute, **_place(one, part), "quote": part.quote}
        for each in one.evidence
        for part in each.segments
    ]
    return _cell(spans or None)


def _place(one: Annotation, part: Segment) -> dict[str, Any]:
    """Return where words are, with their article where it is not the annotation's own."""
    elsewhere = {"article": part.article} if part.article != one.article else {}
    return {**elsewhere, "start": part.start, "end": part.end}


def _from(corpus: Corpus, article: str) -> _From:
    try:
        head, extent = corpus.head(article), corpus.article(article).extent
    except KeyError:
        # a contrast may stand on an article whose file has not arrived yet
        return _From(corpus.name, article)
    event = corpus.event(head.event) if head.event else None
    named = event.name or event.id if event is not None else head.event
    return _From(corpus.name, article, head.outlet, head.date, named, extent)


def _cell(value: object) -> str:
    """Return an attribute's value: words as they are, nothing as nothing, anything else as JSON."""
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)


EXPORTER = Exporter(name="csv", title="CSV (one annotation a row)", suffix=".csv", order=2, chunks=_chunks)
