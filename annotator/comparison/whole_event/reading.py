"""What is looked at of one article before it is put beside the others of its event: a `Reading`."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from annotator.comparison.whole_event.agency import Agency, agency_of
from annotator.comparison.whole_event.mentions import Found, mentions
from annotator.model import Adjustment, Article, Cue, Span, Zone
from annotator.text.analysis import Analysis, Quotation, analyse
from annotator.text.tokens import fold
from annotator.text.words import WORD

_ABOUT = ("byline", "dateline", "credit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article as it is compared as a whole; offsets are code points of its `text`.

    `outlet` is what its articles are put together by. `words` are folded, each where `spans` says;
    `quotations` are those that quote somebody, and words kept at a distance, which others may quote. `cues`
    are those of the headline, which `headline_span` finds in the text. `english` says whether names and
    passives can be told.
    """

    article: str
    outlet: str
    text: str
    headline: str
    headline_span: Span | None
    date: str = ""
    copy_of: str = ""
    english: bool = True
    names: Found = field(default_factory=Found)
    quotations: tuple[Quotation, ...] = ()
    words: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    headline_quotes: tuple[Span, ...] = ()
    agency: Agency = field(default_factory=Agency)
    cues: tuple[Cue, ...] = ()
    lines: tuple[Zone, ...] = ()
    """The zones that are about the article itself: byline, dateline and credit lines."""

    def quotes_any(self, start: int, end: int) -> bool:
        """Say whether any of `[start, end)` is in a quotation."""
        last = bisect_left(self.quotations, end, key=lambda one: one.start) - 1
        return last >= 0 and start < self.quotations[last].end

    def is_about_itself(self, position: int) -> bool:
        """Say whether a position is in a line that says where the article comes from."""
        return any(zone.start <= position < zone.end for zone in self.lines)


def read(article: Article, adjustments: Iterable[Adjustment] | None = ()) -> Reading:
    """Return what an article says as a whole; None for `adjustments` leaves the cues of its headline out."""
    analysis = analyse(article.text, article.zones or None, language=article.language)
    headline = _headline(analysis)
    found = [(fold(one[0]), Span(*one.span())) for one in WORD.finditer(article.text)]
    return Reading(
        article=article.id,
        outlet=article.outlet,
        text=article.text,
        headline=article.headline or (article.text[headline.start : headline.end] if headline else ""),
        headline_span=headline,
        date=article.date,
        copy_of=article.copy_of,
        english=analysis.may_be_english,
        names=mentions(analysis),
        quotations=tuple(_outermost(one for one in analysis.quotations if _quotes(analysis, one))),
        words=tuple(word for word, _span in found),
        spans=tuple(span for _word, span in found),
        headline_quotes=tuple(_within(headline, (Span(one.start, one.end) for one in analysis.quotations))),
        agency=agency_of(analysis, headline),
        cues=() if adjustments is None else _cues(analysis, headline, adjustments),
        lines=tuple(zone for zone in analysis.zones if zone.kind in _ABOUT),
    )


def _within(headline: Span | None, spans: Iterable[Span]) -> Iterator[Span]:
    return (span for span in spans if headline is not None and headline.contains(span))


def _cues(analysis: Analysis, headline: Span | None, adjustments: Iterable[Adjustment]) -> tuple[Cue, ...]:
    """Return the cues of the headline: whether they are some depends on the rest of the text, too."""
    if headline is None:
        return ()
    from annotator.cues.instrument import instrument_of  # it loads the detectors

    found = instrument_of(adjustments).look(analysis).cues
    return tuple(one for one in found if headline.contains(Span(one.start, one.end)))


def of_outlet(reading: Reading, outlet: str) -> Reading:
    """Return a reading under another name of its outlet: one that may be seen."""
    return replace(reading, outlet=outlet)


def _headline(analysis: Analysis) -> Span | None:
    """Return where the headline stands, without the space around it."""
    zone = next((zone for zone in analysis.zones if zone.kind == "headline"), None)
    if zone is None:
        return None
    written = analysis.text[zone.start : zone.end]
    start = zone.start + len(written) - len(written.lstrip())
    end = start + len(written.strip())
    return Span(start, end) if start < end else None


def _quotes(analysis: Analysis, one: Quotation) -> bool:
    said = one.kind != "title" and one.inner_start < one.inner_end
    return said and analysis.zone_at(one.start) not in _ABOUT


def _outermost(quotations: Iterable[Quotation]) -> list[Quotation]:
    kept: list[Quotation] = []
    for one in quotations:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
