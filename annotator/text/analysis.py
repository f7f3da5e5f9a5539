"""Everything that detectors share about one text, computed once and on demand: the `Analysis`."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from annotator.model import Span, Voice, Zone, ZoneKind
from annotator.text.attributions import find_attributions
from annotator.text.language import detect_language
from annotator.text.names import NamedText
from annotator.text.quotation_kinds import find_quotations
from annotator.text.relations import Attribution, AttributionKind, Quotation, QuotationKind
from annotator.text.speakers import with_resolved, with_speakers
from annotator.text.words import WORD, count_words
from annotator.text.zones import find_zones

__all__ = ["Analysis", "Attribution", "AttributionKind", "Quotation", "QuotationKind", "analyse"]

_MOST_AROUND = 12
"""How many contents that begin before a place are looked at for one that reaches beyond it."""
_COUNTED: frozenset[ZoneKind] = frozenset({"headline", "standfirst", "body", "caption"})


class Analysis(NamedText):
    """One text with all that detectors ask of it; every attribute is computed once, on first need.

    Offsets are code points of `text`, half open.
    """

    def __init__(self, text: str, zones: Sequence[Zone], *, language: str = "") -> None:
        super().__init__(text)
        self.zones = tuple(zones)
        self.worked_out: dict[str, Any] = {}
        """What detectors have worked out about this text and look up again: it goes when the text goes."""
        self._declared = language

    @cached_property
    def language(self) -> str:
        """The language as it was given, else as it is detected; an empty string when unsure."""
        return self._declared or detect_language(self.text)

    @cached_property
    def may_be_english(self) -> bool:
        """Whether what is made for English applies: also where the language is not known."""
        tag = self.language.lower().replace("_", "-").split("-")[0]
        return tag in ("", "en", "eng", "english")

    # --- zones

    @cached_property
    def _zone_starts(self) -> list[int]:
        return [zone.start for zone in self.zones]

    def zone_at(self, pos: int) -> ZoneKind:
        """Return the kind of the zone that holds `pos`."""
        index = bisect_right(self._zone_starts, pos) - 1
        return self.zones[index].kind if index >= 0 else "body"

    @cached_property
    def word_count(self) -> int:
        """How many running words the article has outside byline, dateline and credit lines."""
        counted = (zone for zone in self.zones if zone.kind in _COUNTED)
        return sum(count_words(self.text[zone.start : zone.end]) for zone in counted)

    def running_words(self, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Yield the words in `[start, end)` that `word_count` counts (None: to the end of the text)."""
        stop = len(self.text) if end is None else end
        for zone in self.zones:
            if zone.kind in _COUNTED and zone.start < stop and zone.end > start:
                for found in WORD.finditer(self.text, max(start, zone.start), min(stop, zone.end)):
                    yield Span(*found.span())

    # --- quotations, attributions, voice

    @cached_property
    def _unspoken(self) -> tuple[Quotation, ...]:
        return find_quotations(self, english=self.may_be_english)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """The relations of reported speech, sorted by the start of their cue; none if it is not English."""
        if not self.may_be_english:
            return ()
        found = find_attributions(self, self._unspoken, self._is_silent)
        return with_resolved(self, found, self._unspoken)

    def _is_silent(self, pos: int) -> bool:
        return self.zone_at(pos) in ("byline", "credit")

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """What stands in quotation marks, with its speaker; sorted by start, outer before inner."""
        return with_speakers(self._unspoken, self.attributions)

    def quotation_at(self, pos: int) -> Quotation | None:
        """Return the innermost quotation that holds `pos`, marks included."""
        index = bisect_right(self._quotation_starts, pos) - 1
        while index >= 0:
            if pos < self.quotations[index].end:
                return self.quotations[index]
            index = self._quotation_parents[index]
        return None

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.start for quotation in self.quotations]

    @cached_property
    def _quotation_parents(self) -> list[int]:
        """For each quotation, the nearest earlier one that is open where it starts, or -1."""
        parents: list[int] = []
        open_now: list[int] = []
        for index, quotation in enumerate(self.quotations):
            while open_now and self.quotations[open_now[-1]].end <= quotation.start:
                open_now.pop()
            parents.append(open_now[-1] if open_now else -1)
            open_now.append(index)
        return parents

    def voice_at(self, start: int, end: int) -> tuple[Voice, str | None]:
        """Return whose words `[start, end)` are, and the speaker's name or role where known.

        `quoted` when it lies in a direct or partial quotation, `reported` when it lies in the content of
        reported speech or thought (not of a mere stance), else `author`. Scare quotations and titles are the
        author's choice of words: they have the voice of what surrounds them.
        """
        speech = self._speech_around(start, end)
        if speech is not None:
            return "quoted", speech.speaker or self._speaker_around(start, end)
        attribution = self._attribution_around(start, end)
        return ("reported", attribution.speaker) if attribution is not None else ("author", None)

    def _speech_around(self, start: int, end: int) -> Quotation | None:
        index = bisect_right(self._quotation_starts, start) - 1
        found = None
        while index >= 0:
            quotation = self.quotations[index]
            if end <= quotation.end and quotation.kind in ("direct", "partial"):
                found = quotation
            index = self._quotation_parents[index]
        return found

    def _speaker_around(self, start: int, end: int) -> str | None:
        attribution = self._attribution_around(start, end)
        return attribution.speaker if attribution is not None else None

    @cached_property
    def _contents(self) -> tuple[tuple[Span, Attribution], ...]:
        pairs = [
            (piece, found)
            for found in self.attributions
            for piece in (found.content, *found.rest)
            if piece is not None and found.kind != "stance"
        ]
        return tuple(sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].end)))

    @cached_property
    def spoken(self) -> tuple[Span, ...]:
        """The stretches that have a voice other than the author's, in order; none touches another."""
        speech = (one for one in self.quotations if one.kind in ("direct", "partial"))
        spans = [Span(one.start, one.end) for one in speech]
        merged: list[Span] = []
        for span in sorted([*spans, *(content for content, _ in self._contents)]):
            if merged and span.start <= merged[-1].end:
                merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
            else:
                merged.append(span)
        return tuple(merged)

    @cached_property
    def _content_starts(self) -> list[int]:
        return [content.start for content, _ in self._contents]

    @cached_property
    def _content_ends(self) -> list[int]:
        return [content.end for content, _ in self._contents]

    def _attribution_around(self, start: int, end: int) -> Attribution | None:
        """Return the attribution with the shortest content around `[start, end)`."""
        starts, ends = self._content_starts, self._content_ends
        last = bisect_right(starts, start)
        around = [at for at in range(max(0, last - _MOST_AROUND), last) if end <= ends[at]]
        return self._contents[min(around, key=lambda at: ends[at] - starts[at])][1] if around else None


def analyse(text: str, zones: Sequence[Zone] | None = None, *, language: str = "") -> Analysis:
    """Return the analysis of a canonical text; `zones` None: they are found as for plain text.

    `language` is what metadata say (`en-GB`); without it, it is detected when it is asked for.
    """
    return Analysis(text, find_zones(text) if zones is None else zones, language=language)
