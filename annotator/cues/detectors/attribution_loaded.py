"""Reporting verbs that grade the truth of what is reported: they grant it or cast doubt on it."""

from collections.abc import Iterator

from annotator.cues.evidence import cue, shown
from annotator.cues.lexicon import lexicons
from annotator.cues.registry import Detector
from annotator.cues.reporting import DOUBTS, GRANTS, reports
from annotator.model import Cue
from annotator.text.analysis import Analysis

CATEGORY = "attribution_loaded"
VERSION = 1


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each reporting verb of the two lists, with its direction in rule and reason."""
    reasons = lexicons()["attribution"].sections
    for report in reports(analysis):
        if report.stance not in (GRANTS, DOUBTS):
            continue
        words = shown(analysis.text[report.span.start : report.span.end])
        yield cue(
            analysis,
            report.span.start,
            report.span.end,
            category=CATEGORY,
            rule=report.stance,
            version=VERSION,
            reason=reasons[report.stance].format(words=words, source=report.speaker),
        )


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
