"""Sources who are credited without a name: by role, by closeness, as a group, or under anonymity."""

from collections.abc import Iterator

from annotator.cues.evidence import cue, shown
from annotator.cues.intervals import Intervals
from annotator.cues.lexicon import lexicons
from annotator.cues.matcher import Hit, hits_in
from annotator.cues.noun_phrases import extent, noun_phrase, phrase_after
from annotator.cues.registry import Detector
from annotator.cues.reporting import MIND, reports
from annotator.model import Cue, Span
from annotator.text.analysis import Analysis

CATEGORY = "unnamed_source"
VERSION = 2

_NOUNS = ("NN", "JJ")
"""Tags of a source noun; the tagger takes "official" before "said" for an adjective."""
_BY_NOUN = frozenset({"role", "role-singular", "collective"})
_TELLING = frozenset(
    {"told", "tell", "tells", "telling", "informed", "assured", "reminded", "briefed", "asked"}
)
"""What stands after these is the one who is told, not the one who tells."""
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_SOURCES = frozenset({"source", "sources"})
_CITING = frozenset({"citing", "cited"})
_INVERTED = _CITING | {"said", "says", "added", "adds"}
"""Verbs that may stand before their source ("..., said one official")."""
_SAYING = frozenset({"say", "said", "believe", "fear", "warn", "argue"})
_PREPOSITIONS = ("IN", "TO")
_JOINS = frozenset(
    {",", "and", "or", "of", "as", "is", "are", "was", "were", "be", "been", "being", "become", "became"}
)
"""Before a phrase that is not the one who speaks."""
_VERB_WITHIN = 4
_ON_THE_WAY = ("RB", "MD", "VBP", "VBZ", "VBD", "VB", "VBN")


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each unnamed source that reports something, and for each grant of anonymity."""
    spoken = [report for report in reports(analysis) if report.stance != MIND]
    verbs = {report.span.start for report in spoken}
    sources = Intervals((each.source.start, each.source.end) for each in spoken if each.source is not None)
    for hit in hits_in(analysis, CATEGORY):
        span: Span | None = Span(hit.start, hit.end)
        if hit.entry.section == "insider":
            span = _whole_phrase(analysis, hit)
        elif hit.entry.section in _BY_NOUN:
            span = _unnamed_speaker(analysis, hit, verbs, sources)
        if span is not None:
            yield _cue(analysis, span, hit)


def _cue(analysis: Analysis, span: Span, hit: Hit) -> Cue:
    reason = lexicons()[CATEGORY].sections[hit.entry.section]
    return cue(
        analysis,
        span.start,
        span.end,
        category=CATEGORY,
        rule=hit.entry.section,
        version=VERSION,
        reason=reason.format(words=shown(analysis.text[span.start : span.end])),
    )


def _whole_phrase(analysis: Analysis, hit: Hit) -> Span:
    """Return "two people familiar with the talks" for "people familiar with"."""
    tokens = analysis.tokens_in(hit.start, hit.end)
    before = noun_phrase(analysis, tokens.start)[0]
    after = phrase_after(analysis, tokens.stop) if analysis.tag(tokens.stop - 1) in ("IN", "TO") else range(0)
    return extent(analysis, range(before.start, max(tokens.stop, after.stop)))


def _unnamed_speaker(analysis: Analysis, hit: Hit, verbs: set[int], sources: Intervals) -> Span | None:
    """Return the whole noun phrase if it is an unnamed source that is credited with words, else None."""
    head = analysis.tokens_in(hit.start, hit.end).stop - 1
    if not analysis.tag(head).startswith(_NOUNS) or analysis.words[head + 1 : head + 2] == ("'s",):
        return None
    if analysis.is_sure_name(head) and analysis.zone_at(hit.start) != "headline":
        return None
    tokens, determiner = noun_phrase(analysis, head)
    if _opens_relative(analysis, tokens):
        tokens, determiner = range(head, head + 1), ""
    span = extent(analysis, tokens)
    if not _left_open(analysis, head, determiner) or _named(analysis, tokens):
        return None
    if tokens.start > 0 and analysis.words[tokens.start - 1] in _TELLING:
        return None
    if _speaks(analysis, tokens, verbs):
        return span
    apposed = tokens.start > 0 and _is_inside(analysis, tokens.start - 1)
    opens = sources.begin_in(span.start, span.start + 1)
    return span if opens or (sources.touch(span.start, span.end) and not apposed) else None


def _is_inside(analysis: Analysis, before: int) -> bool:
    """Say whether the phrase is a part of another one: "a letter to a lawmaker", "she is a witness"."""
    return analysis.words[before] in _JOINS or analysis.tag(before) in _PREPOSITIONS


def _opens_relative(analysis: Analysis, tokens: range) -> bool:
    """Say whether the phrase before the source is what is said about: "a tool experts say would help"."""
    after = tokens.stop
    if len(tokens) < 2 or after + 1 >= len(analysis.words) or analysis.words[after] not in _SAYING:
        return False
    mismatched = analysis.words[tokens.start] in ("a", "an") and analysis.tag(tokens.stop - 1) == "NNS"
    gap = analysis.tag(after + 1) in ("MD", "VBZ", "VBP", "VBD") or analysis.words[after + 1] in ("is", "was")
    return mismatched or (gap and analysis.tag(tokens.stop - 2) in ("NN", "NNS"))


def _left_open(analysis: Analysis, head: int, determiner: str) -> bool:
    """Say whether the phrase introduces somebody unknown instead of pointing back to somebody named."""
    word = analysis.words[head]
    if determiner in _OWNERS:
        return False
    if analysis.tag(head) in ("NNS", "NNPS"):
        return determiner not in _DEFINITE or word in _SOURCES
    return determiner in _INDEFINITE or (determiner == "the" and word in _SOURCES)


def _named(analysis: Analysis, tokens: range) -> bool:
    """Say whether a name stands beside the phrase: "official Ann Lee", "Ann Lee, an official"."""
    words, after, before = analysis.words, tokens.stop, tokens.start - 1
    if words[after : after + 1] == (",",):
        after += 1
    if after < len(words) and analysis.is_name(after) and not _role_of_place(analysis, after):
        return True
    return before >= 1 and words[before] == "," and _is_person(analysis, before - 1)


def _role_of_place(analysis: Analysis, index: int) -> bool:
    return analysis.words[index - 1] in {"in", "at", "of", "from"}


def _is_person(analysis: Analysis, index: int) -> bool:
    return analysis.is_name(index) and index >= 1 and analysis.is_name(index - 1)


def _speaks(analysis: Analysis, tokens: range, verbs: set[int]) -> bool:
    """Say whether a reporting verb follows closely ("officials have since said") or leads in."""
    for index in range(tokens.stop, min(tokens.stop + _VERB_WITHIN, len(analysis.tokens))):
        if analysis.starts[index] in verbs:
            return True
        if not analysis.tag(index).startswith(_ON_THE_WAY):
            break
    before = tokens.start - 1
    if analysis.words[max(0, before - 1) : before + 1] == ("according", "to"):
        return True
    if before < 1 or analysis.words[before] not in _INVERTED:
        return False
    return analysis.words[before] in _CITING or not analysis.words[before - 1][-1].isalnum()


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
