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
        "deliver delivers delivered delivering",
        "send sends sent sending",
        "level levels leveled levelled leveling levelling",
        "lodge lodges lodged lodging",
        "file files filed filing",
        "pose poses posed posing",
        "share shares shared sharing",
        "hold holds held holding",
        "reach reaches reached reaching",
        "sound sounds sounded sounding",
        "harbor harbour harbors harbours harbored harboured",
        "cast casts casting",
        "heap heaps heaped heaping",
        "pay pays paid paying",
        "unveil unveils unveiled unveiling",
        "publish publishes published publishing",
        "answer answers answered answering",
        "leave leaves left leaving",
    )
    for form in forms.split()
}
_NOUNS = word_set(
    "accusation accusations admission agreement allegation allegations announcement announcements "
    "argument arguments assertion assertions assessment assurance assurances belief beliefs call calls "
    "case claim claims comment comments commitment complaint complaints concern concerns conclusion "
    "conclusions contention criticism criticisms declaration demand demands denial doubt doubts "
    "estimate expectation explanation fear fears forecast hope hopes insistence idea notion opinion "
    "opposition outrage pledge pledges point prediction predictions promise promises proposal proposals "
    "protest protests question questions recommendation remark remarks report reports request requests "
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
# With a verb of doing these report: `took issue with`, `sent a message to`, `made fun of`.
_DONE = word_set(
    "answer answers message messages speech speeches letter letters lecture lectures pitch plea pleas "
    "misgivings disdain praise blame ire rebuke insight insights contrast tribute judgment judgement "
    "verdict stand stance position aim swipe jab dig exception offense offence issue insult insults "
    "invective apology apologies admission acknowledgment acknowledgement assertion denunciation "
    "condemnation disapproval approval dissatisfaction displeasure regret regrets sympathy condolences "
    "gratitude thanks appreciation admiration willingness reluctance desire intention determination "
    "optimism pessimism skepticism scepticism enthusiasm alarm anger dismay frustration disappointment "
    "objection objections lawsuit motion appeal petition endorsement impression lie lies joke jokes fun "
    "reference references mention comparison comparisons observation observations analysis account "
    "accounts description tweet tweets oath reminder reminders guess forecast outlook preference"
)
_ADJECTIVES = word_set(
    "adamant afraid alarmed angry apprehensive aware certain clear concerned confident convinced "
    "critical determined disappointed dismissive doubtful eager fearful frustrated furious glad "
    "grateful happy hopeful incensed insistent keen leery mindful opposed optimistic outraged "
    "pessimistic proud reluctant sceptical skeptical supportive sure surprised suspicious unaware "
    "unhappy unsure upset wary willing worried outspoken"
)
_ROLES = word_set(
    "advocate advocates backer backers believer believers champion champions critic critics defender "
    "defenders enemy fan fans foe foes friend opponent opponents proponent proponents supporter "
    "supporters skeptic sceptic"
)
# What somebody holds about something: `her criticism of`, `the party's support for`.
_ATTITUDES = word_set(
    "accusations acknowledgment acknowledgement admiration admission adulation affection allegations "
    "anger assertions assessment claims claim complaints concerns condemnation contempt criticism "
    "criticisms defense defence definition denial denials denunciation depiction description "
    "disapproval disdain dislike distrust doubts embrace endorsement enthusiasm estimate explanation "
    "fears forecast hatred hostility insistence interpretation misgivings mockery objections obsession "
    "opinion opposition outlook outrage plea praise predictions promises pronouncements recollection "
    "recommendation rejection remarks repudiation respect rhetoric skepticism scepticism scorn "
    "statement statements stance suspicions sympathy testimony thoughts threats understanding view "
    "views vision warnings worries comments"
)
_HEARSAY = word_set("allegedly reportedly purportedly supposedly presumably")
_HEADS = {"according"} | _ADJECTIVES | _OWN_NOUNS | _ROLES | _ATTITUDES | _DONE
_LINKS = word_set("for of against over with as on about to by that into at toward towards")


PHRASE_HEADS = frozenset(_HEADS | _HEARSAY)
"""The words that may be the head of such a phrase."""


def phrase_relation(sentence: Clause, head: int) -> Attribution | None:
    """Return the relation whose cue is a phrase with its head at `head`, if there is one."""
    if not may_report(sentence.text, head):
        return None
    word = sentence.text.words[head]
    if word == "according":
        return _according_to(sentence, head)
    if word in _HEARSAY:
        return _hearsay(sentence, head)
    if word in _ROLES:
        return _role(sentence, head)
    if word in _ADJECTIVES:
        return _adjective(sentence, head)
    return _with_light_verb(sentence, head) or _with_possessor(sentence, head)


def may_report(text: TaggedText, head: int) -> bool:
    """Say, without looking at tags, whether the token may be the head of such a phrase."""
    word = text.words[head]
    if word in _HEARSAY:
        return True
    if word not in _HEADS:
        return False
    return head + 1 < len(text.words) and text.words[head + 1] in _LINKS


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
    return Attribution(
        Span(text.starts[head], text.ends[head + 1]), source, content, None, text.words[head], "stance"
    )


def _owner(text: TaggedText, phrase: range, head: int) -> int | None:
    """Return the possessive ending or pronoun that stands last before the head of a noun phrase."""
    found = (at for at in range(head - 1, phrase.start - 1, -1) if text.tag(at) in ("POS", "PRP$"))
    return next(found, None)


def _with_possessor(sentence: Clause, head: int) -> Attribution | None:
    """Read `his claim that`, `the senator's promise to`, and `the allegation that` without a source."""
    text, words = sentence.text, sentence.text.words
    clause = sentence.around(head)
    link = head + 1
    if link + 1 >= clause.stop or not text.tag(head).startswith("NN"):
        return None
    if words[link] not in ("that", "to"):
        return _attitude(sentence, head, clause) if words[head] in _ATTITUDES else None
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
