"""What was found in one article: its cues and whose words they are, as a value and as bytes to keep."""

import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from annotator.model import Adjustment, Article, Cue, Span, ZoneKind
from annotator.text.agencies import agency_of
from annotator.text.words import count_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What an article's text was found to hold: cues, and stretches in which somebody else speaks.

    `troubles` say, in words, which rules could not do their work: their cues are not none, they are unknown.
    """

    cues: tuple[Cue, ...] = ()
    quoted: tuple[Span, ...] = ()
    reported: tuple[Span, ...] = ()
    words: int = 0
    own_words: int | None = None
    """Running words of the author; None where the language is one whose reported speech is not known."""
    troubles: tuple[str, ...] = ()
    sentences: tuple[int, ...] = ()
    """Where each sentence starts."""
    zones: tuple[tuple[ZoneKind, int], ...] = ()
    """The kinds of zones in the order of the text, each with its running words."""
    agency: str = ""
    """The news agency that the text names at its beginning or end."""

    def voice_at(self, start: int, end: int) -> str:
        """Return whose words a span is: `author`, `quoted` or `reported`."""
        here = Span(start, end)
        if any(span.contains(here) for span in self.quoted):
            return "quoted"
        return "reported" if any(span.contains(here) for span in self.reported) else "author"


def mark(article: Article, adjustments: Iterable[Adjustment] = ()) -> Marked:
    """Compute the cues and voices of an article as a corpus with these adjustments wants them."""
    from annotator.cues.instrument import instrument_of  # they load the whole analysis of texts
    from annotator.summary import own_words
    from annotator.text.analysis import analyse

    analysis = analyse(article.text, article.zones or None, language=article.language)
    found = instrument_of(adjustments).look(analysis)
    speech = (one for one in analysis.quotations if one.kind in ("direct", "partial"))
    reports = (one for one in analysis.attributions if one.kind != "stance")
    pieces = (piece for one in reports for piece in (one.content, *one.rest) if piece is not None)
    zones: Counter[ZoneKind] = Counter()
    for zone in analysis.zones:
        zones[zone.kind] += count_words(article.text[zone.start : zone.end])
    return Marked(
        cues=found.cues,
        quoted=tuple(Span(one.start, one.end) for one in speech),
        reported=tuple(pieces),
        words=analysis.word_count,
        own_words=own_words(analysis),
        troubles=tuple(map(str, found.troubles)),
        sentences=tuple(one.start for one in analysis.sentences),
        zones=tuple(zones.items()),
        agency=agency_of(article.text),
    )


_decoder = msgspec.msgpack.Decoder(Marked)


def packed(marked: Marked) -> bytes:
    """Return the bytes that are kept of an article."""
    return zlib.compress(msgspec.msgpack.encode(marked), 1)


def unpacked(data: bytes) -> Marked:
    """Return what was kept; raises ValueError for bytes that `packed` did not make."""
    try:
        return _decoder.decode(zlib.decompress(data))
    except (zlib.error, msgspec.MsgspecError) as error:
        raise ValueError("these are not the cues of an article") from error
