"""An event as a whole as CSV: a row a place, in code points of the article's canonical text."""

from collections.abc import Iterator, Sequence

from annotator.comparison.whole_event.headlines import Headline
from annotator.comparison.whole_event.names import Place
from annotator.comparison.whole_event.told import Told, credit_in_words
from annotator.comparison.whole_event.whole import Whole
from annotator.csv_lines import csv_line

CSV_HEADINGS = (
    *("row", "item", "kind", "by", "outlets", "only", "outlet", "article", "start", "end", "words", "says"),
)
_Row = tuple[str, str, str, str, Sequence[Place], Place, str]
"""Row, item, kind, by; all places of the item; the place of the row and what is said of it."""


def as_csv(told: Told) -> Iterator[str]:
    """Yield a row a place: of a name, a quotation, something in a headline, a passage or a credit."""
    yield csv_line(CSV_HEADINGS)
    whole = told.whole
    for rows in (_names(whole), _quotations(whole), _headlines(whole), _copies(whole)):
        yield from (csv_line(_cells(whole, row)) for row in rows)


def _names(whole: Whole) -> Iterator[_Row]:
    for one in whole.names:
        for place in one.places:
            yield "name", one.name, one.kind, "", one.places, place, place.how or one.why


def _quotations(whole: Whole) -> Iterator[_Row]:
    for one in whole.quotations:
        by = "; ".join(one.speakers)
        for place in (*one.places, *one.unquoted):
            yield "quotation", one.words, "", by, one.places, place, place.how or "the longest wording"


def _headlines(whole: Whole) -> Iterator[_Row]:
    for head in whole.headlines:
        for kind, place, says in _in_headline(head):
            yield "headline", head.text, kind, "", (), place, says


def _in_headline(head: Headline) -> Iterator[tuple[str, Place, str]]:
    """Yield what is told of a headline: its kind, where it stands, and why."""
    if head.place is not None:
        yield "headline", head.place, head.agency
    yield from (("name", place, name) for name, place in head.named)
    if head.agent is not None:
        yield "agent", head.agent, head.agency
    yield from (("quotation", place, "") for place in head.quotes)
    for cue in head.cues:
        yield cue.category, Place(head.article, cue.start, cue.end), cue.reason
    yield from (("only here", place, "no other headline has this word") for place in head.only)


def _copies(whole: Whole) -> Iterator[_Row]:
    for pair in whole.copies.pairs:
        says = f"{pair.kind}, {pair.share:.4f}{', linked' if pair.linked else ''}"
        for number, passage in enumerate(pair.passages, 1):
            kind = "quotation" if passage.quoted else "passage"
            for place in (passage.first, passage.second):
                yield "shared text", f"{pair.first} {pair.second} {number}", kind, "", (), place, says
    for credit in whole.copies.credits:
        kind = "helped" if credit.helped else "credit"
        yield "agency", credit.agency, kind, "", (), credit.place, credit_in_words(credit)


def _cells(whole: Whole, row: _Row) -> Sequence[object]:
    *named, places, place, says = row
    outlets = len(whole.by_outlet(places)) if places else ""
    only = str(whole.only(places) is not None).lower() if places else ""
    written = whole.reading(place.article).text[place.start : place.end]
    where = (whole.outlet(place.article), place.article, place.start, place.end)
    return (*named, outlets, only, *where, written, says)
