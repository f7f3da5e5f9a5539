"""Sorts reported speech by what its verb does to the truth of what is reported."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from annotator.cues.intervals import Intervals
from annotator.cues.lexicon import Entry, lexicons
from annotator.model import Span
from annotator.text.analysis import Analysis, Attribution

NEUTRAL, MIND, GRANTS, DOUBTS, NOT_REPORTING = "neutral", "mind", "grants", "doubts", "not-reporting"
EVIDENCE, NEEDS_CLAUSE = "evidence", "clause"
"""The section of sources that show and find, and the note of verbs that report only before a clause."""

_UNREAL = frozenset({"would", "could", "should", "might", "must", "may", "'ll", "'d", "ca", "cannot", "wo"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "any", "no", "this", "these", "those", "his", "its", "their", "our"}
)
_BE = frozenset({"is", "are", "was", "were", "been", "be", "being", "'s", "'re"})
_LONGEST_SOURCE = 80
_NEAR = 40
_OPENERS = frozenset({"A", "An", "The", "One", "Some", "Another", "Many", "His", "Her", "Their"})
_POINTS = frozenset({"points", "pointed", "pointing"})
_PERSONS = frozenset(
    {"he", "she", "they", "officials", "critics", "analysts", "experts", "supporters", "opponents"}
)
_CLAUSE_OPENERS = frozenset({"that", "how", "why", "what", "whether", ",", ":", ".", "“", '"', "‘"})
_PARTICLES = {"point": ("out", "to")}
"""Verbs that report only together with a particle, which then belongs to the cue."""


@dataclass(frozen=True, slots=True)
class Report:
    """One relation of reported speech with the stance of its verb: neutral, mind, grants or doubts."""

    span: Span
    stance: str
    speaker: str
    source: Span | None = None


@cache
def _verbs() -> Mapping[str, Entry]:
    """Return the verbs of the list by lemma, their stance as section; all other verbs are neutral."""
    return {entry.lemma: entry for entry in lexicons()["attribution"].entries if entry.section != EVIDENCE}


@cache
def _evidence() -> frozenset[str]:
    return frozenset(e.lemma for e in lexicons()["attribution"].entries if e.section == EVIDENCE)


def reports(analysis: Analysis) -> Iterator[Report]:
    """Yield the reported speech of a text; verbs that report neither words nor thoughts are left out."""
    for attribution in analysis.attributions:
        span, lemma = _with_particle(analysis, attribution)
        entry = _verbs().get(lemma)
        stance = entry.section if entry else NEUTRAL
        if not lemma or stance == NOT_REPORTING or not _happened(analysis, span):
            continue
        if entry and entry.note == NEEDS_CLAUSE and not _has_clause(analysis, attribution):
            continue
        after = analysis.tokens_in(span.end, span.end + _NEAR)
        if lemma == "claim" and any(analysis.words[index] == "lives" for index in after):
            continue
        yield Report(span, stance, _source(analysis, attribution), attribution.source)
    yield from _pointing(analysis)


def _has_clause(analysis: Analysis, attribution: Attribution) -> bool:
    """Say whether the verb reports: "maintained that", a quotation, "polls show"; not "maintain a grip"."""
    after = analysis.tokens_in(attribution.cue.start, attribution.cue.end).stop
    follows = analysis.words[after] if after < len(analysis.words) else "."
    if follows in _CLAUSE_OPENERS:
        return True
    source, content = attribution.source, attribution.content
    if source is not None and _evidence().intersection(analysis.folded[source.start : source.end].split()):
        return True
    return content is not None and analysis.quotation_at(content.start) is not None


def _source(analysis: Analysis, attribution: Attribution) -> str:
    """Return how a reason names the source: the speaker, else the words of the text, else "the source"."""
    if attribution.speaker:
        return _inside_a_sentence(attribution.speaker)
    if attribution.source is None or attribution.source.end - attribution.source.start > _LONGEST_SOURCE:
        return "the source"
    return _inside_a_sentence(analysis.text[attribution.source.start : attribution.source.end])


def _inside_a_sentence(words: str) -> str:
    """Return words on one line, without the capital that opening a sentence gave to an article."""
    line = " ".join(words.split())
    return line[0].lower() + line[1:] if line.split(" ")[0] in _OPENERS else line


def _pointing(analysis: Analysis) -> Iterator[Report]:
    """Yield "pointed to" and "pointing to" where a person points to an argument and not to a place."""
    reported = Intervals((each.cue.start, each.cue.end) for each in analysis.attributions)
    for index in range(len(analysis.words) - 1):
        if analysis.words[index] not in _POINTS or analysis.words[index + 1] != "to":
            continue
        span = Span(analysis.tokens[index].start, analysis.tokens[index + 1].end)
        if reported.touch(span.start, span.end):
            continue
        sentence = analysis.sentence_at(span.start)
        speaking = reported.begin_in(sentence.start, sentence.end)
        subject = index > 0 and (analysis.words[index - 1] in _PERSONS or analysis.is_name(index - 1))
        if subject if analysis.words[index] != "pointing" else speaking:
            speaker = analysis.voice_at(span.start, span.end)[1]
            yield Report(span, GRANTS, _inside_a_sentence(speaker or "the source"))


def _happened(analysis: Analysis, span: Span) -> bool:
    """Say whether words were uttered: not "could admit", "were found", "for explaining", "the noted man"."""
    words, tokens = analysis.words, analysis.tokens_in(span.start, span.end)
    if not tokens or words[max(0, tokens.start - 1)] in _DETERMINERS:
        return False
    if any(words[index] in _UNREAL for index in range(max(0, tokens.start - 2), tokens.stop)):
        return False
    first = tokens.start
    if (
        first
        and analysis.tag(first) == "VBG"
        and analysis.tag(first - 1) in ("IN", "TO")
        and words[first - 1] not in {"that", "by"}
    ):
        return False
    passive = any(words[index] in _BE for index in tokens)
    return not (passive and any(analysis.tag(index) == "VBN" for index in tokens))


def _with_particle(analysis: Analysis, attribution: Attribution) -> tuple[Span, str]:
    """Return the cue with its particle, and the lemma with it; an empty lemma if the particle is missing."""
    lemma, cue = attribution.verb, attribution.cue
    if lemma not in _PARTICLES:
        return cue, lemma
    tokens = analysis.tokens_in(cue.start, cue.end)
    for index in (*tokens, tokens.stop):
        if index < len(analysis.words) and analysis.words[index] in _PARTICLES[lemma]:
            return Span(
                cue.start, max(cue.end, analysis.tokens[index].end)
            ), f"{lemma} {analysis.words[index]}"
    return cue, ""
