"""Reporting verbs in the passive: `was criticised by X`, `was described as`, `it was reported that`."""

from annotator.model import Span
from annotator.text.clauses import Clause, VerbGroup
from annotator.text.phrases import noun_phrase_after, subject_before
from annotator.text.relations import Attribution, AttributionKind
from annotator.text.word_lists import word_set

_BY = word_set("by")
_FARTHEST_BY = 7
# Verbs that say by which name something goes: the name stands behind the verb.
_NAMING = word_set("call dub label brand term name declare deem rate")
_BEGINS_NAME = word_set("DT JJ JJS JJR NN NNS NNP NNPS PRP$ CD `` '' VBN")


def passive_relation(sentence: Clause, group: VerbGroup) -> Attribution | None:
    """Return the relation of a passive verb group, if it reports."""
    return _with_agent(sentence, group) or _without_agent(sentence, group)


def _with_agent(sentence: Clause, group: VerbGroup) -> Attribution | None:
    """Return the relation whose source follows `by`, and whose content is the subject."""
    text, clause = sentence.text, group.clause
    by = sentence.first_of(_BY, range(group.head + 1, min(group.head + _FARTHEST_BY, clause.stop)))
    if by is None or by + 1 >= clause.stop or text.tag(by + 1) == "VBG":
        return None
    source = noun_phrase_after(text, by + 1, clause.stop)
    subject = subject_before(text, group.start, clause.start)
    if source is None or subject is None:
        return None
    return Attribution(
        Span(text.starts[group.start], text.ends[by]),
        sentence.span(source.start, source.stop),
        sentence.span(subject.start, subject.stop),
        verb=group.verb.lemma,
        kind="speech" if "speech" in group.verb.frames else "stance",
        passive=True,
    )


def _without_agent(sentence: Clause, group: VerbGroup) -> Attribution | None:
    """Return the relation of which the text does not tell the source."""
    text, link, frames = sentence.text, group.head + 1, group.verb.frames
    follows = text.words[link] if link < group.clause.stop else ""
    start, lemma = text.starts[group.start], group.verb.lemma
    as_object = follows in ("as", "for") and "object" in frames
    linked = as_object or (follows in group.verb.prepositions and bool(frames & {"speech", "object"}))
    to_do = follows == "to" and link + 1 < group.clause.stop and text.tag(link + 1) == "VB"
    if not linked and (follows == "that" or to_do) and frames & {"speech", "clause", "infinitive"}:
        content = sentence.span(link, group.clause.stop)
        kind: AttributionKind = "speech" if follows == "that" else "stance"
        return _of_nobody(Span(start, text.ends[group.head]), content, lemma, kind)
    if lemma in _NAMING and link < group.clause.stop and text.tag(link) in _BEGINS_NAME:
        name = sentence.span(link, sentence.comma(link, group.clause))
        return _of_nobody(Span(start, text.ends[group.head]), name, lemma, "stance")
    subject = subject_before(text, group.start, group.clause.start)
    unsure = follows == "to" or "speaker" in frames or not frames & {"speech", "object"}
    if subject is None or (unsure and not linked):
        return None
    cue = Span(start, text.ends[link if linked else group.head])
    return _of_nobody(cue, sentence.span(subject.start, subject.stop), lemma, "stance")


def _of_nobody(cue: Span, content: Span, lemma: str, kind: AttributionKind) -> Attribution:
    return Attribution(cue, None, content, verb=lemma, kind=kind, passive=True)
