"""Reporting verbs and phrases that take no stand on what is reported: said, told, wants, according to."""

from collections.abc import Iterator

from annotator.cues.evidence import cue, shown
from annotator.cues.lexicon import lexicons
from annotator.cues.matcher import hits_in
from annotator.cues.registry import Detector
from annotator.cues.reporting import MIND, NEUTRAL, Report, reports
from annotator.model import Cue
from annotator.text.analysis import Analysis

CATEGORY = "attribution"
VERSION = 1


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each neutral reporting verb; loaded ones are another category's, slurs too."""
    loaded = {hit.start for hit in hits_in(analysis, "loaded_language")}
    for report in reports(analysis):
        if report.stance not in (NEUTRAL, MIND) or report.span.start in loaded:
            continue
        words = shown(analysis.text[report.span.start : report.span.end])
        yield cue(
            analysis,
            report.span.start,
            report.span.end,
            category=CATEGORY,
            rule=report.stance,
            version=VERSION,
            reason=_reason(report, words),
        )


def _reason(report: Report, words: str) -> str:
    if report.stance == MIND:
        return lexicons()[CATEGORY].sections[MIND].format(words=words, source=report.speaker)
    return f"“{words}” hands the words to {report.speaker} without judging whether they are true."


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
