"""Words that evaluate beyond what they denote: a closed list, without names, titles and fixed terms."""

from collections.abc import Iterator

from annotator.cues.evidence import cue, in_title, names_something, shown
from annotator.cues.intervals import Intervals
from annotator.cues.lexicon import lexicons
from annotator.cues.matcher import Hit, hits_in
from annotator.cues.registry import Detector
from annotator.model import Cue
from annotator.text.analysis import Analysis

CATEGORY = "loaded_language"
VERSION = 2

_ELSEWHERE = ("labelling", "intensifier")
"""What these lists hold is explained better there than as loaded language."""


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each loaded word or phrase that is not a name or a title."""
    reasons = lexicons()[CATEGORY].sections
    taken = Intervals(
        (hit.start, hit.end) for name in _ELSEWHERE for hit in hits_in(analysis, name) if _marked_there(hit)
    )
    for hit in hits_in(analysis, CATEGORY):
        if taken.cover(hit.start, hit.end):
            continue
        if names_something(analysis, hit.start, hit.end) or in_title(analysis, hit.start, hit.end):
            continue
        words = shown(analysis.text[hit.start : hit.end])
        yield cue(
            analysis,
            hit.start,
            hit.end,
            category=CATEGORY,
            rule=hit.entry.section,
            version=VERSION,
            reason=reasons[hit.entry.section].format(words=words),
        )


def _marked_there(hit: Hit) -> bool:
    return hit.entry.note != "shown only"


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
