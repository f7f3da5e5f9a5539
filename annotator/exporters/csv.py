"""CSV: one annotation a row, for R, Stata, SPSS, pandas and spreadsheets.

An annotation of several segments has one row a segment, counted in `segment` from 1; one on the whole article
has none of segment, start, end and quote. `code` is the code's id, `code path` its names; `coder` is the
coder's name. RFC 4180, UTF-8 without a byte order mark. Every cell is written as it is: no apostrophe is put
before `=`, `+`, `-` or `@`, because a quote that differs from the article is no quote. Spreadsheets may take
such cells for formulas: import the file as text there.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from annotator.corpus import Corpus
from annotator.exporters._codes import code_path, coder_names
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
AFTER_ATTRIBUTES = ("memo", "origin", "rule", "mode", "codebook revision", "created", "modified")
ATTRIBUTE = "attribute "
"""Stands before an attribute's name in its column's, so that no attribute can be taken for another column."""


def _chunks(corpus: Corpus) -> Iterator[bytes]:
    attributes = sorted({name for one in _annotations(corpus) for name in one.attributes})
    yield _line([*BEFORE_ATTRIBUTES, *(ATTRIBUTE + name for name in attributes), *AFTER_ATTRIBUTES])
    coders = coder_names(corpus)
    paths: dict[str, str] = {}
    for one in _annotations(corpus):
        if one.code not in paths:
            paths[one.code] = code_path(corpus, one.code)
        words = (coders.get(one.coder, one.coder), one.code, paths[one.code])
        for number, segment in enumerate(one.target, start=1) if one.target else [(0, None)]:
            yield _line(_row(corpus, one, words=words, number=number, segment=segment, attributes=attributes))


def _annotations(corpus: Corpus) -> Iterator[Annotation]:
    for article in corpus.articles():
        yield from corpus.annotations(article)


def _row(
    corpus: Corpus,
    one: Annotation,
    *,
    words: tuple[str, str, str],
    number: int,
    segment: Segment | None,
    attributes: Iterable[str],
) -> list[Any]:
    article = one.article if segment is None else segment.article
    place = ("", "", "", "") if segment is None else (number, segment.start, segment.end, segment.quote)
    return [
        *(corpus.name, article, *_where_from(corpus, article)),
        *(one.id, *words, "article" if segment is None else "span", *place),
        *(_cell(one.attributes.get(name)) for name in attributes),
        *(one.memo, one.origin, "" if one.cue is None else one.cue.rule, one.mode),
        *(one.codebook_revision, one.created, one.modified),
    ]


def _where_from(corpus: Corpus, article: str) -> tuple[str, str, str]:
    """Return outlet, date and the name of the event."""
    try:
        head = corpus.head(article)
    except KeyError:
        # a contrast may stand on an article whose file has not arrived yet
        return "", "", ""
    event = corpus.event(head.event) if head.event else None
    return head.outlet, head.date, event.name or event.id if event is not None else head.event


def _cell(value: object) -> str:
    """Return an attribute's value: words as they are, nothing as nothing, anything else as JSON."""
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)


def _line(cells: Iterable[Any]) -> bytes:
    line = io.StringIO()
    # this line end makes the writer put cells with a lone CR into quotation marks, too
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode("utf-8")


EXPORTER = Exporter(name="csv", title="CSV (one annotation a row)", suffix=".csv", order=2, chunks=_chunks)
