"""Reporting verbs and phrases that take no stand on what is reported: said, told, wants, according to."""

from collections.abc import Iterator

from annotator.cues.anonymity import anonymity
from annotator.cues.evidence import cue, shown
from annotator.cues.intervals import Intervals
from annotator.cues.lexicon import lexicons
from annotator.cues.registry import Detector
from annotator.cues.reporting import ACT, MIND, NEUTRAL, NOBODY, Report, reports
from annotator.cues.utterance import refused
from annotator.model import Cue
from annotator.text.analysis import Analysis

CATEGORY = "attribution"
VERSION = 2


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each neutral reporting verb; loaded ones are another category's."""
    granted = anonymity(analysis)
    kept = [report for report in reports(analysis) if report.stance in (NEUTRAL, ACT, MIND)]
    longer = Intervals((report.span.start, report.span.end) for report in kept)
    for report in kept:
        span = report.span
        if granted.cover(span.start, span.end) or longer.cover(span.start, span.end + 1):
            continue
        words = shown(analysis.text[span.start : span.end])
        yield cue(
            analysis,
            span.start,
            span.end,
            category=CATEGORY,
            rule=report.stance,
            version=VERSION,
            reason=_reason(report, words, withheld=refused(analysis, span)),
            source=report.source,
            content=report.content,
        )


def _reason(report: Report, words: str, *, withheld: bool) -> str:
    if report.stance == MIND:
        return lexicons()[CATEGORY].sections[MIND].format(words=words, source=report.speaker)
    if withheld:
        return f"“{words}” tells what {report.speaker} did not say or would not say."
    if report.speaker == NOBODY:
        return f"“{words}” tells what is said, asked or wanted, and not by whom."
    if report.stance == ACT:
        return f"“{words}” tells what {report.speaker} said or wanted, without judging it."
    return f"“{words}” hands the words to {report.speaker} without judging whether they are true."


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find, own_rules=(NEUTRAL, ACT, MIND))
