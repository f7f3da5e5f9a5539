"""What a verb is about and to whom it is said: its object, `to do`, what follows its preposition."""

from dataclasses import dataclass

from annotator.model import Span
from annotator.text.clauses import QUOTES, Clause, VerbGroup
from annotator.text.phrases import is_time, noun_phrase_after
from annotator.text.reporting_words import DONE, NOUNS
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

# What cannot begin a clause or a noun phrase: there the verb has no object.
NO_OBJECT = word_set("IN TO RP CC , . : '' -RRB- POS MD VBD VBZ VBP VBN")
COMPLEMENTISERS = word_set("that how why whether if what when where who")
_HEARD_BY = word_set(
    "tell inform remind assure advise brief notify warn urge ask convince persuade encourage order instruct "
    "command implore beg invite"
)
# What is called without being given a name.
_GATHERINGS = word_set(
    "meeting meetings election elections referendum strike vote session summit conference police ambulance "
    "halt help press witnesses"
)
_STRIKING = word_set("attack assail hit lash grill defend hammer savage")
_STRUCK = word_set(
    "protesters protestors demonstrators troops forces soldiers civilians village villages town towns city "
    "base bases convoy ship ships positions hospital embassy compound targets police fighters rebels "
    "checkpoint border"
)
# What is dismissed without a word on it.
_SENT_AWAY = word_set(
    "worker workers employee employees staff teacher teachers case cases lawsuit lawsuits suit charge "
    "charges indictment appeal petition juror jurors jury"
)
# What is also done with hands: with words it is done to something that is said, or `as` something.
_BY_HAND = word_set("paint present unveil publish sing tie brand grill cast pitch honor honour")
_SAID = (
    NOUNS
    | DONE
    | word_set(
        "agenda arguments bill blueprint budget case data details evidence facts figures idea ideas "
        "legislation measure outlook picture policies policy programme program proposition reasons "
        "research results roadmap scenario strategy study survey themselves himself herself itself vision"
    )
)
# Behind a name alone, one has rung somebody up.
_UNNAMED = word_set("RB IN CC , . TO WRB")
_FEW = 4
_LONGEST_APPOSITION = 16
_NAMES_BEGIN = word_set("a an")
_TOLD = word_set("tell inform remind assure advise brief notify")
_YOUTH = word_set("child boy girl student teenager kid")
_ONLY_AS = word_set("see cast")
_AS = word_set("as")
_FARTHEST_AS = 8
_TO = word_set("to with")


@dataclass(frozen=True, slots=True)
class Content:
    """The content of one relation.

    `cue_end` is the last token of the cue when a preposition belongs to it; `stance`: the content is what the
    verb is about, not words.
    """

    span: Span
    rest: tuple[Span, ...] = ()
    cue_end: int = -1
    stance: bool = False


def past_hearer(sentence: Clause, group: VerbGroup, at: int) -> int:
    """Step over the one who is told something."""
    if group.verb.lemma not in _HEARD_BY:
        return at
    hearer = noun_phrase_after(sentence.text, at, group.clause.stop)
    return hearer.stop if hearer is not None and hearer.stop < group.clause.stop else at


def is_only_hearer(sentence: Clause, group: VerbGroup, at: int) -> bool:
    """Say whether nothing but the one who is told something follows: `advises the president`."""
    if group.verb.lemma not in _TOLD:
        return False
    hearer = noun_phrase_after(sentence.text, at, group.clause.stop)
    return hearer is not None and (
        hearer.stop >= group.clause.stop or sentence.text.words[hearer.stop] in (".", ";")
    )


def stance_content(sentence: Clause, group: VerbGroup, at: int) -> Content | None:
    """Return what is called for, spoken of, promised to be done."""
    words, clause, frames = sentence.text.words, group.clause, group.verb.frames
    linked = _past_adverbs(sentence.text, at, clause) if group.verb.prepositions else at
    if linked < clause.stop and words[linked] in group.verb.prepositions:
        return object_content(sentence, linked + 1, clause, cue_end=linked)
    behind = past_hearer(sentence, group, at)
    if behind == at and at < clause.stop and words[at] in _TO and group.verb.prepositions:
        hearer = noun_phrase_after(sentence.text, at + 1, clause.stop)
        behind = hearer.stop if hearer is not None and hearer.stop < clause.stop else at
    if behind > at and words[behind] in group.verb.prepositions:
        return object_content(sentence, behind + 1, clause, cue_end=-1)
    if "infinitive" in frames:
        to = _infinitive(sentence.text, past_time(sentence.text, behind, clause), clause)
        if to is not None:
            verb = to if sentence.text.words[to] == "to" else _to_behind(sentence.text, to, clause)
            return Content(sentence.span(to, sentence.comma(verb, clause)), stance=True)
    return None


def _infinitive(text: TaggedText, at: int, clause: range) -> int | None:
    """Return where `to do` begins: right behind the verb, or with the one who is to do it."""
    at = _past_apposition(text, at, clause)
    if at >= clause.stop or text.words[at] == "to":
        return at if at < clause.stop else None
    doer = noun_phrase_after(text, at, clause.stop)
    if doer is None:
        return None
    to = _past_apposition(text, doer.stop, clause)
    follows = to + 1 < clause.stop and text.words[to] == "to" and text.tag(to + 1) == "VB"
    return at if follows else None


def _to_behind(text: TaggedText, at: int, clause: range) -> int:
    return next((each for each in range(at, clause.stop) if text.words[each] == "to"), at)


def _past_apposition(text: TaggedText, comma: int, clause: range) -> int:
    """Step over what stands between commas behind a name: `asked Smith, the mayor, to leave`."""
    near = range(comma + 1, min(comma + _LONGEST_APPOSITION, clause.stop))
    if comma >= clause.stop or text.words[comma] != ",":
        return comma
    closing = (at for at in near if text.words[at] == "," and text.words[at + 1 : at + 2] == ("to",))
    return next(closing, comma - 1) + 1


def plain_object(sentence: Clause, group: VerbGroup, at: int) -> Content | None:
    """Return the object of a verb that takes one, where it is what the verb reports of."""
    text = sentence.text
    if "object" not in group.verb.frames:
        return None
    if _is_another_act(sentence, group, at):
        return None
    if group.verb.lemma in _ONLY_AS and not _taken_as(sentence, at, group.clause):
        return None
    if text.tag(at) in NO_OBJECT and text.words[at] not in COMPLEMENTISERS:
        return None
    return object_content(sentence, at, group.clause, cue_end=-1)


def object_content(sentence: Clause, at: int, clause: range, *, cue_end: int) -> Content | None:
    """Return an object: up to the next comma, or to the end."""
    if at >= clause.stop or sentence.text.words[at] in (",", ".", ";", ":", ")"):
        return None
    return Content(sentence.span(at, sentence.comma(at, clause)), (), cue_end, stance=True)


def _is_another_act(sentence: Clause, group: VerbGroup, at: int) -> bool:
    """Say whether the object shows that nothing was said: `called a vote`, `attacked the village`."""
    words, lemma = sentence.text.words, group.verb.lemma
    if lemma == "call":
        return _is_gathering(sentence, at) or _is_rung(sentence, group, at)
    if lemma in _BY_HAND:
        behind = range(at, min(at + 2 * _FEW, group.clause.stop))
        said = sentence.first_of(_SAID, behind) is not None or words[at] in COMPLEMENTISERS
        return not said and not _taken_as(sentence, at, group.clause)
    near = words[at : at + _FEW]
    struck = lemma in _STRIKING and not _STRUCK.isdisjoint(near)
    sent_away = lemma == "dismiss" and not _SENT_AWAY.isdisjoint(near) and _AS.isdisjoint(near)
    return struck or sent_away or words[at] == "shut"


def _is_gathering(sentence: Clause, at: int) -> bool:
    """Say whether something is called and not called something: `called a vote`."""
    words = sentence.text.words
    found = sentence.first_of(_GATHERINGS, range(at, min(at + _FEW, sentence.tokens.stop)))
    return found is not None and (_NAMES_BEGIN | QUOTES).isdisjoint(words[found + 1 : found + 2 * _FEW])


def _is_rung(sentence: Clause, group: VerbGroup, at: int) -> bool:
    """Say whether somebody is called on the telephone: `called her mother twice`."""
    text = sentence.text
    named = noun_phrase_after(text, at, group.clause.stop)
    if named is None or text.words[at] in QUOTES or any(text.tag(each) == "DT" for each in named[1:]):
        return False
    return named.stop >= group.clause.stop or text.tag(named.stop) in _UNNAMED


def _taken_as(sentence: Clause, at: int, clause: range) -> bool:
    """Say whether `as` and what something is taken for follow the object: `see the vote as a chance`."""
    text = sentence.text
    found = sentence.first_of(_AS, range(at + 1, min(at + _FARTHEST_AS, clause.stop - 1)))
    if (
        found is None
        or any(text.tag(each).startswith(("VB", "MD")) for each in range(at, found))
        or not _YOUTH.isdisjoint(text.words[found + 1 : found + 4])
    ):
        return False
    return text.tag(found + 1).startswith(("DT", "JJ", "NN", "VBG", "RB"))


def _past_adverbs(text: TaggedText, at: int, clause: range) -> int:
    """Step over how or when it was said: `spoke movingly of`, `called Friday for`."""
    while at < clause.stop and (
        text.words[at].endswith("ly")
        or is_time(text.words[at])
        or text.tag(at) == "RB"
        or _dated(text, at, clause)
    ):
        at += 1
    return at


def past_time(text: TaggedText, at: int, clause: range) -> int:
    """Step over when it was said."""
    while at < clause.stop:
        if not _dated(text, at, clause) and not is_time(text.words[at]):
            break
        at += 1
    return at


def _dated(text: TaggedText, at: int, clause: range) -> bool:
    """Say whether `on Monday` begins here."""
    return text.words[at] == "on" and at + 1 < clause.stop and is_time(text.words[at + 1])
