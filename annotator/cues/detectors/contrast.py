"""Connectives that set one thing against another or concede one; off unless asked for."""

from collections.abc import Iterator

from annotator.cues.listed import listed, word_after, word_before
from annotator.cues.matcher import Hit
from annotator.cues.registry import Detector
from annotator.model import Cue, Span
from annotator.text.analysis import Analysis

CATEGORY = "contrast"
VERSION = 1

_STOPS = frozenset({",", ".", ";", ":", "-", "--", "—", "–", "(", ")", '"', "“", "”", ""})
_YET_AFTER = _STOPS | {"and", "but"}


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each connective of contrast or concession."""
    return listed(analysis, category=CATEGORY, version=VERSION, test=_connects)


def _connects(analysis: Analysis, hit: Hit) -> Span | None:
    """Leave out "however long it takes" and "not yet", where the word does not connect clauses."""
    first = analysis.sentence_at(hit.start).start == hit.start
    before, after = word_before(analysis, hit), word_after(analysis, hit)
    if hit.entry.note == "however" and after not in _STOPS:
        return None
    if hit.entry.note == "yet" and (after == "another" or not (first or before in _YET_AFTER)):
        return None
    return Span(hit.start, hit.end)


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
