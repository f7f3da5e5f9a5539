"""Reporting verbs in the passive: `was criticised by X`, `was described as`, `it was reported that`."""

from annotator.model import Span
from annotator.text.clauses import Clause, VerbGroup
from annotator.text.phrases import is_time, noun_phrase_after, subject_before
from annotator.text.relations import Attribution, AttributionKind
from annotator.text.stance_verbs import JUDGE
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

_BY = word_set("by")
_FARTHEST_BY = 7
_ASKING = word_set("ask press question quiz query grill interview")
_WHEN = word_set("when if after until")
_ASKED_ABOUT = word_set("about on over")
_ASKED_WHETHER = word_set("whether if how why what who where when")
_JUDGING = frozenset(JUDGE.split()) | word_set(
    "criticize criticise condemn praise blame denounce slam attack mock ridicule rebuke scold chastise "
    "berate applaud deride"
)
# Their subject hears what is said: the content stands behind their preposition.
_HEARING = _ASKING | word_set("warn remind tell inform advise consult notify")
# Verbs that say by which name something goes: the name stands behind the verb.
_NAMING = word_set("call dub label brand term name declare deem rate")
_BEGINS_NAME = word_set("DT JJ JJS JJR NN NNS NNP NNPS PRP$ CD `` '' VBN")


def asked(sentence: Clause, group: VerbGroup) -> Attribution | None:
    """Return the relation of `Asked about A, X said B`: somebody put the question."""
    text, head, clause = sentence.text, group.head, group.clause
    opens = head == clause.start or text.words[head - 1] in _WHEN
    if group.verb.lemma not in _ASKING or not opens or not text.words[head].endswith("ed"):
        return None
    about = head + 1
    source = None
    if text.words[about : about + 1] == ("by",):
        source = noun_phrase_after(text, about + 1, clause.stop)
        if source is not None:
            about = sentence.first_of(_ASKED_ABOUT | _ASKED_WHETHER, source) or source.stop
            source = range(source.start, about)
    if about + 1 >= clause.stop or text.words[about] not in _ASKED_ABOUT | _ASKED_WHETHER:
        return None
    linked = text.words[about] in _ASKED_ABOUT
    end = about if linked and source is None else head
    return Attribution(
        Span(text.starts[head], text.ends[end]),
        sentence.span(source.start, source.stop) if source is not None else None,
        sentence.span(about + linked, sentence.comma(about, clause)),
        verb=group.verb.lemma,
        passive=True,
    )


def passive_relation(sentence: Clause, group: VerbGroup) -> Attribution | None:
    """Return the relation of a passive verb group, if it reports."""
    if "quoted" in group.verb.frames:
        return None
    return _with_agent(sentence, group) or _without_agent(sentence, group)


def _with_agent(sentence: Clause, group: VerbGroup) -> Attribution | None:
    """Return the relation whose source follows `by`, and whose content is the subject."""
    text, clause = sentence.text, group.clause
    if not group.verb.frames & {"speech", "object", "clause"}:
        return None
    by = sentence.first_of(_BY, range(group.head + 1, min(group.head + _FARTHEST_BY, clause.stop)))
    if by is None or any(text.tag(at).startswith(("VB", "MD", "W")) for at in range(group.head + 1, by)):
        return None
    if by + 1 >= clause.stop or text.tag(by + 1) == "VBG":
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
    judged = follows == "as" or (follows == "for" and lemma in _JUDGING)
    as_object = judged and "object" in frames
    dated = follows == "on" and link + 1 < group.clause.stop and is_time(text.words[link + 1])
    linked = as_object or (follows in group.verb.prepositions and not dated)
    to_do = (
        follows == "to" and lemma != "call" and link + 1 < group.clause.stop and text.tag(link + 1) == "VB"
    )
    if not linked and (follows == "that" or to_do) and frames & {"speech", "clause", "infinitive"}:
        content = sentence.span(link, group.clause.stop)
        kind: AttributionKind = "speech" if follows == "that" else "stance"
        return _of_nobody(Span(start, text.ends[group.head]), content, lemma, kind)
    if lemma in _NAMING and link < group.clause.stop and text.tag(link) in _BEGINS_NAME:
        name = sentence.span(link, sentence.comma(link, group.clause))
        return _of_nobody(Span(start, text.ends[group.head]), name, lemma, "stance")
    if lemma in _HEARING and (linked or follows in _ASKED_WHETHER) and _goes_on(text, link, group.clause):
        content = sentence.span(link + linked, sentence.comma(link, group.clause))
        return _of_nobody(Span(start, text.ends[link if linked else group.head]), content, lemma, "speech")
    subject = subject_before(text, group.start, group.clause.start)
    unsure = follows == "to" or "speaker" in frames or not frames & {"speech", "object"}
    if subject is None or (unsure and not linked):
        return None
    cue = Span(start, text.ends[link if linked else group.head])
    return _of_nobody(cue, sentence.span(subject.start, subject.stop), lemma, "stance")


def _goes_on(text: TaggedText, link: int, clause: range) -> bool:
    return link + 1 < clause.stop and text.words[link + 1].isalnum()


def _of_nobody(cue: Span, content: Span, lemma: str, kind: AttributionKind) -> Attribution:
    return Attribution(cue, None, content, verb=lemma, kind=kind, passive=True)
