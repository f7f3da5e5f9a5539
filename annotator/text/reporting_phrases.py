"""Reporting without a reporting verb: `raised questions about`, `is critical of`, `their claim that`."""

from annotator.model import Span
from annotator.text.asides import ASIDE_HEADS, aside, may_be_aside
from annotator.text.clauses import Clause
from annotator.text.phrases import BE, noun_phrase_before, subject_before, verb_group_start
from annotator.text.reception import RECEIVED, may_be_received, received
from annotator.text.relations import Attribution, AttributionKind
from annotator.text.reporting_nouns import reporting_noun
from annotator.text.reporting_words import ATTITUDES, DONE, HEARSAY, LIGHT_VERBS, OWN_NOUNS, ROLES, STATES
from annotator.text.sources import is_thing
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

_HEADS = STATES | OWN_NOUNS | ROLES | ATTITUDES | DONE
_AIMED_AT = word_set("aim anger swipe jab dig offense offence outrage dismay alarm laugh shot shots")
_HELD_IN = word_set("interest confidence belief faith trust")
_CLAUSE_BEGINS = word_set("if whether how why what he she it they the this there")
_COPULAS = word_set(
    "become becomes became becoming remain remains remained remaining feel feels felt feeling seem seems "
    "seemed sound sounds sounded grow grows grew"
)
_BETWEEN = word_set("in on at from to by with for")
_LONGEST_OBJECT = 6
_SOUNDS = word_set("sound sounds feeling")
_MADE = word_set("make makes made making")
# "has the support of": the subject is no source.
_GIVEN = word_set("support confidence approval endorsement praise sympathy")
_LINKS = word_set("for of against over with as on about to by that into toward towards")


PHRASE_HEADS = frozenset(_HEADS | HEARSAY | ASIDE_HEADS | RECEIVED)
"""The words that may be the head of such a phrase."""


def phrase_relation(sentence: Clause, head: int) -> Attribution | None:
    """Return the relation whose cue is a phrase with its head at `head`, if there is one."""
    if not may_report(sentence.text, head):
        return None
    word = sentence.text.words[head]
    if word in ASIDE_HEADS and may_be_aside(sentence.text, head):
        return aside(sentence, head)
    if word in RECEIVED and (relation := received(sentence, head)) is not None:
        return relation
    for words, read in ((HEARSAY, _hearsay), (ROLES, _role), (STATES, _adjective)):
        if word in words:
            return read(sentence, head)
    return _with_light_verb(sentence, head) or reporting_noun(sentence, head)


def may_report(text: TaggedText, head: int) -> bool:
    """Say, without looking at tags, whether the token may be the head of such a phrase."""
    word = text.words[head]
    if word in HEARSAY or (word in ASIDE_HEADS and may_be_aside(text, head)):
        return True
    if word in RECEIVED and may_be_received(text, head):
        return True
    if word not in _HEADS:
        return False
    after = text.words[head + 1] if head + 1 < len(text.words) else ""
    if after == "at":
        return word in _AIMED_AT or word in STATES
    if after == "in":
        return word in _HELD_IN or word in STATES
    return after in _LINKS or (word in STATES and after in _CLAUSE_BEGINS)


def _hearsay(sentence: Clause, head: int) -> Attribution | None:
    """Read `allegedly`: somebody who is not named says what the clause tells."""
    text, clause = sentence.text, sentence.around(head)
    if head + 1 >= clause.stop:
        return None
    content = sentence.span(head + 1, sentence.comma(head + 1, clause))
    return Attribution(text.tokens[head], None, content, None, text.words[head])


def _role(sentence: Clause, head: int) -> Attribution | None:
    """Read `is a staunch opponent of`: what somebody stands for, told as a noun."""
    text, clause = sentence.text, sentence.around(head)
    phrase = noun_phrase_before(text, head + 1, clause.start)
    if (
        text.words[head + 1] != "of"
        or head + 2 >= clause.stop
        or phrase is None
        or phrase.start <= clause.start
    ):
        return None
    if text.words[phrase.start - 1] not in BE or not _BETWEEN.isdisjoint(text.words[phrase.start : head]):
        return None
    start = verb_group_start(text, phrase.start, clause.start)
    return _with_subject(sentence, start, head, head + 1, clause)


def _adjective(sentence: Clause, head: int) -> Attribution | None:
    """Read `is worried about`, `made clear that`: the subject's state of mind, told through its content."""
    text, words = sentence.text, sentence.text.words
    clause = sentence.around(head)
    link = head + 1
    if link + 1 >= clause.stop:
        return None
    if (words[link] == "that" or words[link] in _CLAUSE_BEGINS) and not sentence.is_finite(
        range(link, clause.stop)
    ):
        return None
    start = _copula(text, head, clause.start)
    return _with_subject(sentence, start, head, link, clause) if start is not None else None


def _copula(text: TaggedText, head: int, floor: int) -> int | None:
    """Return where `is`, `became` or `made it` before an adjective begin with their auxiliaries."""
    words = text.words
    start = verb_group_start(text, head, floor)
    if any(words[at] in BE for at in range(start, head)):
        return start
    verb = start - 1
    if words[head] == "clear" and verb > floor and words[verb] == "it":
        verb -= 1
    linked = _MADE if words[head] == "clear" else _COPULAS
    sure = words[verb] not in _SOUNDS or text.tag(verb).startswith("VB")
    if verb < floor or words[verb] not in linked or not sure:
        return None
    return verb_group_start(text, verb, floor)


def _with_subject(sentence: Clause, start: int, head: int, link: int, clause: range) -> Attribution | None:
    text, words = sentence.text, sentence.text.words
    subject = subject_before(text, start, clause.start)
    if subject is None or words[subject.start] in ("it", "i", "we", "you", "there", "this", "that", "which"):
        return None
    if is_thing(text, subject):
        return None
    in_content = words[link] in ("that", "to") or words[link] in _CLAUSE_BEGINS
    cue = Span(text.starts[start], text.ends[head if in_content else link])
    stop = clause.stop if in_content else sentence.comma(link + 1, clause)
    content = sentence.span(link if in_content else link + 1, stop)
    kind: AttributionKind = "thought" if in_content and words[link] != "to" else "stance"
    return Attribution(cue, sentence.span(subject.start, subject.stop), content, None, words[head], kind)


def _with_light_verb(sentence: Clause, head: int) -> Attribution | None:
    """Read `raised questions about`, `made the case for`, `issued a statement that`."""
    text, words = sentence.text, sentence.text.words
    clause = sentence.around(head)
    link = head + 1
    if link + 1 >= clause.stop or words[link] == "by" or words[link] not in _LINKS:
        return None
    phrase = noun_phrase_before(text, link, clause.start)
    if phrase is None or head - phrase.start > _LONGEST_OBJECT or phrase.start <= clause.start:
        return None
    inside = range(phrase.start + 1, head)
    if any(words[at] in _BETWEEN or text.tag(at) == "DT" for at in inside):
        return None
    verb = phrase.start - 1
    is_given = words[head] in _GIVEN and words[link] == "of"
    if is_given or words[verb] not in LIGHT_VERBS or not text.tag(verb).startswith("VB"):
        return None
    return _with_subject(sentence, verb_group_start(text, verb, clause.start), head, link, clause)
