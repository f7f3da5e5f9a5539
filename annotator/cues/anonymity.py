"""Formulas that grant anonymity ("asked not to be named"): one cue, whatever else their words might be."""

from annotator.cues.intervals import Intervals
from annotator.cues.matcher import hits_in
from annotator.text.analysis import Analysis


def anonymity(analysis: Analysis) -> Intervals:
    """Return where a text grants anonymity to a source."""
    hits = hits_in(analysis, "unnamed_source")
    return Intervals((hit.start, hit.end) for hit in hits if hit.entry.section == "anonymity")
