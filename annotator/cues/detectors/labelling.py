"""Contested names: one of several for the same thing, with the competing ones shown and no verdict."""

from collections.abc import Iterator, Mapping
from functools import cache

from annotator.cues.contested import SHOWN_ONLY, WITH_SANCTIONS, Name, grouped, reason
from annotator.cues.evidence import cue, in_title, part_of_longer_name, shown
from annotator.cues.intervals import Intervals
from annotator.cues.lexicon import lexicons
from annotator.cues.matcher import Hit, hits_in
from annotator.cues.registry import Detector
from annotator.model import Cue
from annotator.text.analysis import Analysis

CATEGORY = "labelling"
VERSION = 2

_SANCTIONS = ("sanctions_pressure", "sanctions_pressure_context")


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each contested name that is not itself part of a longer proper name."""
    sanctions = Intervals((each.start, each.end) for name in _SANCTIONS for each in hits_in(analysis, name))
    for hit in hits_in(analysis, CATEGORY):
        if hit.entry.note == SHOWN_ONLY or in_title(analysis, hit.start, hit.end):
            continue
        if part_of_longer_name(analysis, hit.start, hit.end):
            continue
        if hit.entry.note == WITH_SANCTIONS and not _about_sanctions(analysis, hit, sanctions):
            continue
        yield cue(
            analysis,
            hit.start,
            hit.end,
            category=CATEGORY,
            rule=hit.entry.section,
            version=VERSION,
            reason=_reason(analysis, hit),
        )


def _about_sanctions(analysis: Analysis, hit: Hit, sanctions: Intervals) -> bool:
    sentence = analysis.sentence_at(hit.start)
    return sanctions.begin_in(sentence.start, hit.start) or sanctions.begin_in(hit.end, sentence.end)


def _reason(analysis: Analysis, hit: Hit) -> str:
    section = hit.entry.section
    words = shown(analysis.text[hit.start : hit.end])
    return reason(words, hit.entry, alternatives()[section], lexicons()[CATEGORY].sections[section])


@cache
def alternatives() -> Mapping[str, tuple[Name, ...]]:
    """Return the competing names of each group, those first that are only shown and never marked."""
    return grouped(lexicons()[CATEGORY].entries)


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
