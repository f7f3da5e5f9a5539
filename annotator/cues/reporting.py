"""Sorts reported speech by what its verb does to the truth of what is reported."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from annotator.cues.intervals import Intervals
from annotator.cues.lexicon import Entry, lexicons
from annotator.cues.matcher import hits_in
from annotator.cues.noun_phrases import extent, noun_phrase, phrase_after
from annotator.cues.utterance import clause_follows, uttered
from annotator.model import Span
from annotator.text.analysis import Analysis, Attribution
from annotator.text.sources import is_thing

NEUTRAL, ACT, MIND = "neutral", "act", "mind"
"""Stances of verbs that take no stand: words handed over, told in other words, or only thought."""
GRANTS, DOUBTS, TONE = "grants", "doubts", "tone"
NOBODY = "a source that the sentence does not name"
NOT_REPORTING = "not-reporting"
EVIDENCE, MANNER, NEEDS_CLAUSE, NEEDS_PERSON = "evidence", "manner", "clause", "person"
NEEDS_SOURCE, NEEDS_BOTH = "source", "source and clause"
"""Sections: nouns that show and find, nouns that are no source. Notes: what verbs report only with."""

_LONGEST_SOURCE = 80
_NEAR = 40
_OPENERS = frozenset(
    {
        "A",
        "An",
        "The",
        "One",
        "Some",
        "Another",
        "Many",
        "Most",
        "Several",
        "Few",
        "His",
        "Her",
        "Their",
        "Its",
    }
)
_PRONOUNS = {each: each for each in ("he", "she", "it", "they", "we", "you")} | {
    "his": "he",
    "her": "she",
    "its": "it",
    "their": "they",
    "our": "we",
    "your": "you",
    "my": "I",
    "i": "I",
}
_TOLD = frozenset({"argue", "insist", "say", "tell", "tweet", "write"})
"""Verbs that report also where their source was not found."""
_TAKEN = frozenset(
    {"asylum", "benefits", "credits", "damages", "deductions", "lives", "prize", "refund", "title"}
)
"""What is claimed and not said."""
_WISHES = frozenset({"would like", "would love", "would prefer"})
_POINTS = frozenset({"points", "pointed", "pointing"})
_PERSONS = frozenset(
    {"he", "she", "they", "officials", "critics", "analysts", "experts", "supporters", "opponents"}
)
_THINGS = frozenset({"that", "which"})
_RELATIVES = _THINGS | {"who", "many of whom", "most of whom", "some of whom", "all of whom", "both of whom"}
_PARTICLES = {"point": ("out", "to")}
"""Verbs that report only together with a particle, which then belongs to the cue."""
_MADE_KNOWN = {
    "announced": "announce",
    "confirmed": "confirm",
    "declared": "declare",
    "disclosed": "disclose",
    "outlined": "outline",
    "reported": "report",
    "revealed": "reveal",
}
_LINKS = frozenset({"about", "against", "as", "by", "for", "of", "on", "out", "to", "with"})
_MADE_KNOWN_WORDS = frozenset(_MADE_KNOWN)
_CHANNELS = frozenset({"in", "through", "via"})
_MESSAGES = frozenset(
    {"address", "announcement", "blog", "briefing", "broadcast", "email", "filing", "letter", "memo"}
    | {"message", "note", "notice", "podcast", "post", "posts", "release", "report", "speech", "statement"}
    | {"tweet", "tweets", "video"}
)


@dataclass(frozen=True, slots=True)
class Report:
    """One relation of reported speech with the stance of its verb, one of the six above.

    `by_author` says that the verb is the author's own, though it stands among words of a source.
    """

    span: Span
    stance: str
    speaker: str
    source: Span | None = None
    by_author: bool = False
    content: Span | None = None
    """From the first word of what is said to the last one, also where the cue stands in between."""


@cache
def _verbs() -> Mapping[str, Entry]:
    """Return the verbs of the list by lemma, their stance as section; all other verbs are neutral."""
    return {
        entry.lemma: entry
        for entry in lexicons()["attribution"].entries
        if entry.section not in (EVIDENCE, MANNER)
    }


@cache
def _nouns(section: str) -> frozenset[str]:
    return frozenset(e.lemma for e in lexicons()["attribution"].entries if e.section == section)


def reports(analysis: Analysis) -> tuple[Report, ...]:
    """Return the reported speech of a text; verbs that report neither words nor thoughts are left out."""
    found: tuple[Report, ...] | None = analysis.worked_out.get("reports")
    if found is None:
        relations = tuple(_relations(analysis))
        found = (*relations, *_pointing(analysis), *_made_known(analysis, relations))
        analysis.worked_out["reports"] = found
    return found


def _relations(analysis: Analysis) -> Iterator[Report]:
    loaded = {hit.end for hit in hits_in(analysis, "loaded_language")}
    for attribution in analysis.attributions:
        span, lemma = _with_particle(analysis, attribution)
        entry = _verbs().get(lemma)
        stance = _stance(attribution, entry, is_loaded=span.end in loaded)
        if not lemma or stance == NOT_REPORTING or not _reports(analysis, attribution, span):
            continue
        if (entry and not _fits(analysis, attribution, entry.note)) or _measures(analysis, attribution):
            continue
        after = analysis.tokens_in(span.end, span.end + _NEAR)
        if lemma == "claim" and any(analysis.words[index] in _TAKEN for index in after):
            continue
        speaker, content = _source(analysis, attribution), _content(attribution)
        yield Report(span, stance, speaker, attribution.source, content=content)


def _reports(analysis: Analysis, attribution: Attribution, span: Span) -> bool:
    if attribution.verb in _WISHES:
        return True
    return uttered(analysis, span) and (not attribution.passive or _is_linked(analysis, attribution))


def _is_linked(analysis: Analysis, attribution: Attribution) -> bool:
    """Say whether a passive tells what was said or by whom: "was told that"; not "was announced in May"."""
    content, cue = attribution.content, attribution.cue
    last = analysis.words[analysis.tokens_in(cue.start, cue.end).stop - 1]
    return last in _LINKS or (content is not None and content.start >= cue.end)


def _stance(attribution: Attribution, entry: Entry | None, *, is_loaded: bool) -> str:
    if entry and entry.section != NEUTRAL:
        return entry.section
    if is_loaded:
        return TONE
    return ACT if attribution.kind == "stance" else NEUTRAL


def _fits(analysis: Analysis, attribution: Attribution, note: str) -> bool:
    source = attribution.source
    if note == NEEDS_CLAUSE:
        return _has_clause(analysis, attribution)
    if note in (NEEDS_SOURCE, NEEDS_BOTH) and source is not None and not _is_source(analysis, source):
        return False
    if note == NEEDS_BOTH:
        return _has_clause(analysis, attribution)
    if note == NEEDS_PERSON and source is not None:
        return analysis.folded[source.start : source.end] not in _THINGS
    return True


def _is_source(analysis: Analysis, source: Span) -> bool:
    """Say whether somebody or a document shows something; "this shows" is the author's own conclusion."""
    if analysis.folded[source.start : source.end] in _THINGS:
        first = analysis.tokens_in(source.start, source.end).start
        before = analysis.tokens[max(0, first - 1 - (analysis.words[first - 1] == ","))]
        source = Span(before.start, before.end)
    words = set(analysis.folded[source.start : source.end].split())
    return not is_thing(analysis, analysis.tokens_in(source.start, source.end)) or not words.isdisjoint(
        _nouns(EVIDENCE)
    )


def _measures(analysis: Analysis, attribution: Attribution) -> bool:
    """Say whether "according to" names a measure and not a source ("sorted according to age")."""
    source = attribution.source
    if attribution.verb != "according to" or source is None:
        return False
    return analysis.folded[source.start : source.end].split()[-1] in _nouns(MANNER)


def _has_clause(analysis: Analysis, attribution: Attribution) -> bool:
    """Say whether the verb reports: "maintained that", a quotation, "polls show"; not "maintain a grip"."""
    if clause_follows(analysis, attribution.cue):
        return True
    source, content = attribution.source, attribution.content
    if source is not None and _nouns(EVIDENCE).intersection(
        analysis.folded[source.start : source.end].split()
    ):
        return True
    if content is None:
        return False
    told = content.start >= attribution.cue.end and analysis.folded.startswith("that ", content.start)
    aside = attribution.kind == "speech" and not attribution.passive and content.end <= attribution.cue.start
    return told or aside or analysis.quotation_at(content.start) is not None


def _source(analysis: Analysis, attribution: Attribution) -> str:
    """Return how a reason names the source: the speaker, else the words of the text, else "the source"."""
    if attribution.speaker:
        return inside_a_sentence(attribution.speaker)
    if attribution.source is None:
        told = not attribution.passive and attribution.verb in _TOLD
        return "the source" if told else NOBODY
    words = analysis.folded[attribution.source.start : attribution.source.end]
    if words in _RELATIVES or attribution.source.end - attribution.source.start > _LONGEST_SOURCE:
        return "the source"
    if words in _PRONOUNS:
        return f"the source behind “{_PRONOUNS[words]}”"
    return inside_a_sentence(analysis.text[attribution.source.start : attribution.source.end])


def _content(attribution: Attribution) -> Span | None:
    pieces = [piece for piece in (attribution.content, *attribution.rest) if piece is not None]
    return Span(pieces[0].start, max(piece.end for piece in pieces)) if pieces else None


def inside_a_sentence(words: str) -> str:
    """Return words on one line, without the capital that opening a sentence gave to an article."""
    line = " ".join(words.split())
    return line[0].lower() + line[1:] if line.split(" ")[0] in _OPENERS else line


def _reported(analysis: Analysis) -> Intervals:
    return Intervals((each.cue.start, each.cue.end) for each in analysis.attributions)


def _pointing(analysis: Analysis) -> Iterator[Report]:
    """Yield "pointed to" and "pointing to" where a person points to an argument and not to a place."""
    reported = _reported(analysis)
    for index in analysis.places(_POINTS):
        if analysis.words[index + 1 : index + 2] != ("to",):
            continue
        span = Span(analysis.starts[index], analysis.ends[index + 1])
        if reported.touch(span.start, span.end):
            continue
        sentence = analysis.sentence_at(span.start)
        speaking = reported.begin_in(sentence.start, sentence.end)
        subject = index > 0 and (analysis.words[index - 1] in _PERSONS or analysis.is_name(index - 1))
        if subject if analysis.words[index] != "pointing" else speaking:
            voice, speaker = analysis.voice_at(span.start, span.end)
            yield Report(
                span, GRANTS, inside_a_sentence(speaker or "the source"), by_author=voice == "reported"
            )


def _made_known(analysis: Analysis, relations: Iterable[Report]) -> Iterator[Report]:
    """Yield "announced" in "a move announced through a ministry post": the post is the source."""
    reported = Intervals((each.span.start, each.span.end) for each in relations)
    for index in analysis.places(_MADE_KNOWN_WORDS):
        if index == 0 or _CHANNELS.isdisjoint(analysis.words[index + 1 : index + 2]):
            continue
        span, phrase = analysis.tokens[index], phrase_after(analysis, index + 2)
        if not phrase or analysis.words[phrase.stop - 1] not in _MESSAGES:
            continue
        if not reported.touch(span.start, span.end):
            source, entry = extent(analysis, phrase), _verbs().get(_MADE_KNOWN[analysis.words[index]])
            stance = entry.section if entry else NEUTRAL
            yield Report(
                Span(span.start, span.end),
                stance,
                inside_a_sentence(analysis.text[source.start : source.end]),
                source,
                content=extent(analysis, noun_phrase(analysis, index - 1)[0]),
            )


def _with_particle(analysis: Analysis, attribution: Attribution) -> tuple[Span, str]:
    """Return the cue with its particle, and the lemma with it; an empty lemma if the particle is missing."""
    lemma, cue = attribution.verb, attribution.cue
    if lemma not in _PARTICLES:
        return cue, lemma
    tokens = analysis.tokens_in(cue.start, cue.end)
    if analysis.tag(tokens.stop - 2) == "DT":
        return cue, "make a point"
    for index in (*tokens, tokens.stop):
        if index < len(analysis.words) and analysis.words[index] in _PARTICLES[lemma]:
            return Span(
                cue.start, max(cue.end, analysis.tokens[index].end)
            ), f"{lemma} {analysis.words[index]}"
    return cue, ""
