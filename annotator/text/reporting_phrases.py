"""Reporting without a reporting verb: `raised questions about`, `is critical of`, `according to`.

Own lists, keyed in by meaning. Nouns of speech take a that-clause as their content (Quirk, Greenbaum, Leech
and Svartvik, A Comprehensive Grammar of the English Language, 1985).
"""

from annotator.model import Span
from annotator.text.clauses import Clause
from annotator.text.phrases import BE, noun_phrase_after, noun_phrase_before, subject_before, verb_group_start
from annotator.text.relations import Attribution, AttributionKind
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

_LIGHT_VERBS = {
    form: forms.split()[0]
    for forms in (
        "make makes made making",
        "raise raises raised raising",
        "express expresses expressed expressing",
        "voice voices voiced voicing",
        "issue issues issued issuing",
        "release releases released releasing",
        "give gives gave given giving",
        "offer offers offered offering",
        "draw draws drew drawn drawing",
        "face faces faced facing",
        "have has had having",
        "take takes took taken taking",
        "launch launches launched launching",
        "show shows showed shown showing",
    )
    for form in forms.split()
}
_NOUNS = word_set(
    "accusation accusations admission agreement allegation allegations announcement announcements "
    "argument arguments assertion assertions assessment assurance assurances belief beliefs call calls "
    "case claim claims comment comments commitment complaint complaints concern concerns conclusion "
    "conclusions contention criticism criticisms declaration demand demands denial doubt doubts estimate "
    "expectation explanation fear fears forecast hope hopes insistence idea notion opinion opposition "
    "outrage pledge pledges point prediction predictions promise promises proposal proposals protest "
    "protests question questions recommendation remark remarks report reports request requests "
    "reservations rumour rumours rumor rumors speculation statement statements suggestion suggestions "
    "suspicion suspicions support testimony theory threat threats view views vow vows warning warnings "
    "worry worries scrutiny illusions confidence interest plan plans"
)
# A possessor makes these reports; without one they are facts of the author's.
_OWN_NOUNS = _NOUNS | {
    "decision",
    "decisions",
    "desire",
    "determination",
    "wish",
    "refusal",
    "vision",
    "goal",
}
_ADJECTIVES = word_set(
    "adamant afraid alarmed angry apprehensive aware certain clear concerned confident convinced critical "
    "determined disappointed dismissive doubtful eager fearful frustrated furious glad grateful happy "
    "hopeful incensed insistent keen leery mindful opposed optimistic outraged pessimistic proud "
    "reluctant sceptical skeptical supportive sure surprised suspicious unaware unhappy unsure upset wary "
    "willing worried outspoken"
)
_LINKS = word_set("for of against over with as on about to by that")


def phrase_relation(sentence: Clause, head: int) -> Attribution | None:
    """Return the relation whose cue is a phrase with its head at `head`, if there is one."""
    if not may_report(sentence.text, head):
        return None
    word = sentence.text.words[head]
    if word == "according":
        return _according_to(sentence, head)
    if word in _ADJECTIVES:
        return _adjective(sentence, head)
    return _with_light_verb(sentence, head) or _with_possessor(sentence, head)


def may_report(text: TaggedText, head: int) -> bool:
    """Say, without looking at tags, whether the token may be the head of such a phrase."""
    word = text.words[head]
    if word != "according" and word not in _ADJECTIVES and word not in _OWN_NOUNS:
        return False
    return head + 1 < len(text.words) and text.words[head + 1] in _LINKS


def _according_to(sentence: Clause, head: int) -> Attribution | None:
    text, words = sentence.text, sentence.text.words
    clause = sentence.around(head)
    if words[head + 1 : head + 2] != ("to",):
        return None
    source = noun_phrase_after(text, head + 2, clause.stop)
    if source is None:
        return None
    if any(words[at].isalnum() for at in range(clause.start, head)):
        content = sentence.span(clause.start, head)
    else:
        comma = next((at for at in range(source.stop, clause.stop) if words[at] == ","), source.stop - 1)
        content = sentence.span(min(comma + 1, clause.stop - 1), clause.stop)
    cue = Span(text.starts[head], text.ends[head + 1])
    return Attribution(cue, sentence.span(source.start, source.stop), content, None, "according to")


def _adjective(sentence: Clause, head: int) -> Attribution | None:
    """Read `is worried about`, `made clear that`: the subject's state of mind, told through its content."""
    text, words = sentence.text, sentence.text.words
    clause = sentence.around(head)
    link = head + 1
    if link + 1 >= clause.stop or words[link] not in _LINKS:
        return None
    start = verb_group_start(text, head, clause.start)
    verb = range(start, head)
    made = words[head] == "clear" and any(words[at] in ("made", "make", "makes", "making") for at in verb)
    if not made and not any(words[at] in BE for at in verb):
        return None
    return _with_subject(sentence, start, head, link, clause)


def _with_subject(sentence: Clause, start: int, head: int, link: int, clause: range) -> Attribution | None:
    text, words = sentence.text, sentence.text.words
    subject = subject_before(text, start, clause.start)
    if subject is None or words[subject.start] in ("it", "i", "we", "you", "there", "this", "that", "which"):
        return None
    in_content = words[link] in ("that", "to")
    cue = Span(text.starts[start], text.ends[head if in_content else link])
    content = sentence.span(link if in_content else link + 1, clause.stop)
    kind: AttributionKind = "thought" if words[link] == "that" else "stance"
    return Attribution(cue, sentence.span(subject.start, subject.stop), content, None, words[head], kind)


def _with_light_verb(sentence: Clause, head: int) -> Attribution | None:
    """Read `raised questions about`, `made the case for`, `issued a statement that`."""
    text, words = sentence.text, sentence.text.words
    clause = sentence.around(head)
    link = head + 1
    if link + 1 >= clause.stop or words[link] not in _LINKS or words[link] == "by":
        return None
    phrase = noun_phrase_before(text, link, clause.start)
    if phrase is None or head - phrase.start > 4 or phrase.start <= clause.start:
        return None
    verb = phrase.start - 1
    if words[verb] not in _LIGHT_VERBS or not text.tag(verb).startswith("VB"):
        return None
    return _with_subject(sentence, verb_group_start(text, verb, clause.start), head, link, clause)


def _with_possessor(sentence: Clause, head: int) -> Attribution | None:
    """Read `his claim that`, `the senator's promise to`, and `the allegation that` without a source."""
    text, words = sentence.text, sentence.text.words
    clause = sentence.around(head)
    link = head + 1
    if link + 1 >= clause.stop or words[link] not in ("that", "to") or not text.tag(head).startswith("NN"):
        return None
    if words[link] == "that" and text.tag(link) != "IN":
        return None
    phrase = noun_phrase_before(text, link, clause.start)
    if phrase is None:
        return None
    owner = next((at for at in range(phrase.start, head) if text.tag(at) in ("POS", "PRP$")), None)
    if owner is None and (words[link] == "to" or words[head] not in _NOUNS):
        return None
    cue = text.tokens[head]
    content = sentence.span(link, clause.stop)
    source = None
    if owner is not None:
        source = sentence.span(
            phrase.start if text.tag(owner) == "POS" else owner, owner + (text.tag(owner) != "POS")
        )
    kind: AttributionKind = "speech" if words[link] == "that" else "stance"
    return Attribution(cue, source, content, None, words[head], kind)
