"""Reporting verbs that grade what is reported: they grant it, cast doubt on it, or give it a tone."""

from collections.abc import Iterator
from dataclasses import replace

from annotator.cues.evidence import cue, shown
from annotator.cues.lexicon import lexicons
from annotator.cues.registry import Detector
from annotator.cues.reporting import DOUBTS, GRANTS, TONE, reports
from annotator.cues.utterance import is_noun, refused
from annotator.model import Cue
from annotator.text.analysis import Analysis

CATEGORY = "attribution_loaded"
VERSION = 2


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each reporting verb of the three lists, with its direction in rule and reason."""
    reasons = lexicons()["attribution"].sections
    for report in reports(analysis):
        if report.stance not in (GRANTS, DOUBTS, TONE):
            continue
        if refused(analysis, report.span) or is_noun(analysis, report.span):
            continue
        words = shown(analysis.text[report.span.start : report.span.end])
        found = cue(
            analysis,
            report.span.start,
            report.span.end,
            category=CATEGORY,
            rule=report.stance,
            version=VERSION,
            reason=reasons[report.stance].format(words=words, source=report.speaker),
            source=report.source,
            content=report.content,
        )
        yield replace(found, voice="author", speaker=None) if report.by_author else found


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find, own_rules=(GRANTS, DOUBTS, TONE))
