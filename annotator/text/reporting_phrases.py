"""Reporting without a reporting verb: `raised questions about`, `is critical of`, `their claim that`.

Own lists, keyed in by meaning. Nouns of speech take a that-clause as their content (Quirk, Greenbaum, Leech
and Svartvik, A Comprehensive Grammar of the English Language, 1985).
"""

from annotator.model import Span
from annotator.text.asides import ASIDE_HEADS, aside, may_be_aside
from annotator.text.clauses import Clause
from annotator.text.phrases import BE, noun_phrase_before, subject_before, verb_group_start
from annotator.text.relations import Attribution, AttributionKind
from annotator.text.reporting_words import (
    ATTITUDES,
    DONE,
    HEARSAY,
    LIGHT_VERBS,
    NOUNS,
    OWN_NOUNS,
    ROLES,
    STATES,
)
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
_BETWEEN = word_set("in on at from to by with")
_SUBJECT_BEGINS = word_set("DT PRP PRP$ NNP NNPS NNS")
_OBJECT_TAGS = ("DT", "PRP", "NN", "JJ", "CD", "RB", "TO")
_RAISED = word_set("made makes make raised raises issued gave brought filed levelled leveled")
_NEAR = 6
_LONGEST_OBJECT = 6
_SOUNDS = word_set("sound sounds feeling")
_MADE = word_set("make makes made making")
_DESCRIBING = word_set("JJ JJR JJS VBN VBG RB HYPH")
_LINKS = word_set("for of against over with as on about to by that into toward towards")


PHRASE_HEADS = frozenset(_HEADS | HEARSAY | ASIDE_HEADS)
"""The words that may be the head of such a phrase."""


def phrase_relation(sentence: Clause, head: int) -> Attribution | None:
    """Return the relation whose cue is a phrase with its head at `head`, if there is one."""
    if not may_report(sentence.text, head):
        return None
    word = sentence.text.words[head]
    if word in ASIDE_HEADS and may_be_aside(sentence.text, head):
        return aside(sentence, head)
    if word in HEARSAY:
        return _hearsay(sentence, head)
    if word in ROLES:
        return _role(sentence, head)
    if word in STATES:
        return _adjective(sentence, head)
    return _with_light_verb(sentence, head) or _with_possessor(sentence, head)


def may_report(text: TaggedText, head: int) -> bool:
    """Say, without looking at tags, whether the token may be the head of such a phrase."""
    word = text.words[head]
    if word in HEARSAY or (word in ASIDE_HEADS and may_be_aside(text, head)):
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
        or phrase is None
        or phrase.start <= clause.start
        or head + 2 >= clause.stop
    ):
        return None
    start = verb_group_start(text, phrase.start, clause.start)
    if text.words[phrase.start - 1] not in BE:
        return None
    return _with_subject(sentence, start, head, head + 1, clause)


def _adjective(sentence: Clause, head: int) -> Attribution | None:
    """Read `is worried about`, `made clear that`: the subject's state of mind, told through its content."""
    text, words = sentence.text, sentence.text.words
    clause = sentence.around(head)
    link = head + 1
    if link + 1 >= clause.stop:
        return None
    if words[link] in _CLAUSE_BEGINS and not sentence.is_finite(range(link, clause.stop)):
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
    in_content = words[link] in ("that", "to") or words[link] in _CLAUSE_BEGINS
    cue = Span(text.starts[start], text.ends[head if in_content else link])
    content = sentence.span(link if in_content else link + 1, clause.stop)
    kind: AttributionKind = "thought" if in_content and words[link] != "to" else "stance"
    return Attribution(cue, sentence.span(subject.start, subject.stop), content, None, words[head], kind)


def _with_light_verb(sentence: Clause, head: int) -> Attribution | None:
    """Read `raised questions about`, `made the case for`, `issued a statement that`."""
    text, words = sentence.text, sentence.text.words
    clause = sentence.around(head)
    link = head + 1
    if link + 1 >= clause.stop or words[link] == "by":
        return None
    phrase = noun_phrase_before(text, link, clause.start)
    if phrase is None or head - phrase.start > _LONGEST_OBJECT or phrase.start <= clause.start:
        return None
    if not _BETWEEN.isdisjoint(words[phrase.start : head]):
        return None
    verb = phrase.start - 1
    if words[verb] not in LIGHT_VERBS or not text.tag(verb).startswith("VB"):
        return None
    return _with_subject(sentence, verb_group_start(text, verb, clause.start), head, link, clause)


def _attitude(sentence: Clause, head: int, clause: range) -> Attribution | None:
    """Read `her opposition to the plan`, `the party's criticism of it`: the possessor's stance."""
    text = sentence.text
    phrase = noun_phrase_before(text, head + 1, clause.start)
    owner = None if phrase is None else _owner(text, phrase, head)
    if phrase is None or owner is None:
        return None
    named = text.tag(owner) == "POS"
    source = sentence.span(phrase.start, owner) if named else sentence.span(owner, owner + 1)
    content = sentence.span(head + 2, sentence.comma(head + 2, clause))
    cue = Span(text.starts[_first_described(text, owner, head)], text.ends[head + 1])
    return Attribution(cue, source, content, None, text.words[head], "stance")


def _owner(text: TaggedText, phrase: range, head: int) -> int | None:
    """Return the possessive ending or pronoun that stands last before the head of a noun phrase."""
    found = (at for at in range(head - 1, phrase.start - 1, -1) if text.tag(at) in ("POS", "PRP$"))
    return next(found, None)


def _tells_all(text: TaggedText, that: int, clause: range) -> bool:
    """Say whether a clause is whole: `claims that the dam broke`, not `claims that the firm made`."""
    if text.tag(that) != "IN" and text.tag(that + 1) not in _SUBJECT_BEGINS:
        return False
    stop = min(that + _NEAR, clause.stop - 1)
    return not any(
        text.words[at] in _RAISED and not text.tag(at + 1).startswith(_OBJECT_TAGS)
        for at in range(that + 1, stop)
    )


def _first_described(text: TaggedText, owner: int | None, head: int) -> int:
    """Return the first of the adjectives between an owner and the noun: `their repeated claim`."""
    first = head
    while owner is not None and first - 1 > owner and text.tag(first - 1) in _DESCRIBING:
        first -= 1
    return first


def _with_possessor(sentence: Clause, head: int) -> Attribution | None:
    """Read `his claim that`, `the senator's promise to`, and `the allegation that` without a source."""
    text, words = sentence.text, sentence.text.words
    clause = sentence.around(head)
    link = head + 1
    if link + 1 >= clause.stop or not text.tag(head).startswith("NN"):
        return None
    if words[link] not in ("that", "to"):
        return _attitude(sentence, head, clause) if words[head] in ATTITUDES else None
    if words[link] == "that" and not _tells_all(text, link, clause):
        return None
    phrase = noun_phrase_before(text, link, clause.start)
    if phrase is None:
        return None
    owner = next((at for at in range(phrase.start, head) if text.tag(at) in ("POS", "PRP$")), None)
    if owner is None and (words[link] == "to" or words[head] not in NOUNS):
        return None
    cue = Span(text.starts[_first_described(text, owner, head)], text.ends[head])
    content = sentence.span(link, clause.stop)
    source = None
    if owner is not None:
        source = sentence.span(
            phrase.start if text.tag(owner) == "POS" else owner, owner + (text.tag(owner) != "POS")
        )
    kind: AttributionKind = "speech" if words[link] == "that" else "stance"
    return Attribution(cue, source, content, None, words[head], kind)
