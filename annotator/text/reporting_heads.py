"""Whether a word that may be a reporting verb is one here, and whether it is passive."""

from annotator.model import Span
from annotator.text.clauses import FINITE, QUOTES, VerbGroup
from annotator.text.phrases import BE, is_time, noun_phrase_before
from annotator.text.reporting_verbs import ALWAYS_VERBS, ReportingVerb
from annotator.text.sources import is_speaker
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

_FIRST_PERSON = word_set("i you we me us")
_BEFORE_NOUN = word_set("DT PRP$ JJ IN POS TO CC VB VBZ VBD VBP VBG") | {""}
_BEFORE_PARTICIPLE = word_set("RB VBZ VBP VBD VB VBN POS")
_BEFORE_PAST = word_set("PRP NNP NN NNS RB CD")
_ONLY_CONTENT = word_set("that he she they it whether why how :") | QUOTES
_NAMED = word_set("NNP NNPS")
_OBJECT_BEGINS = word_set("DT PRP PRP$ NNP NNPS NNS CD")
_BARE_OBJECT = word_set("NN JJ JJR VBG WP `` ''")
_SURE_OBJECT = word_set("DT PRP PRP$ NNP NNPS CD WP")
_ENDS = word_set(". ,")
_ENDS_CONTENT = QUOTES | {","}
_TAKEN_FOR = word_set("NN NNS NNP NNPS JJ")
_SUBJECT_ENDS = word_set("NN NNS NNP NNPS CD PRP")
_PLURAL_TAGS = word_set("NNS NNPS PRP")
_PLURALS = word_set("some many others most few they we you i")
_PAST_ENDINGS = ("ed", "ght", "ld", "nd", "id")
_CLAUSE_ENDS = QUOTES | word_set(
    ", ; : — – ― ( ) that who which while because if when as after before although"
)
_JOINTS = word_set("and but or yet")
# What is said to somebody or of somebody: behind a noun their participle may be about a person.
_OF_SOMEBODY = word_set(
    "tell inform remind assure advise warn quote describe call label dub brand term name characterize "
    "characterise portray identify ask brief notify inform urge order instruct report mention cite confirm "
    "declare estimate credit accuse"
)
_NEVER_PASSIVE = word_set(
    "agree disagree complain argue insist respond reply object boast quip joke vow brag"
)
_TWO_OBJECTS = word_set("tell ask call label dub brand term name declare promise")
_LIKING = word_set("like love prefer")
# Without their object they are passive, as in headlines: "Mayor accused of waste".
_BEHIND_OBJECT = {"accuse": ("of",), "blame": ("for",), "criticize": ("for",), "criticise": ("for",)}
_STATES = word_set("accuse believe consider deem expect intend know rumour rumor suppose think view worry")
_PREPOSITIONS = word_set("of on in for with about by from at to over under against into")
_NOUNISH = word_set("rule state")
_SHORT, _MOST = 3, 0.7
_NEAR_BEFORE, _NEAR_AFTER = 20, 12


def is_verb(text: TaggedText, head: int, verb: ReportingVerb) -> bool:
    """Say whether the token is a verb that reports, also where the tagger took it for something else."""
    word, tag = text.words[head], text.tag(head)
    if tag.startswith("VB") and tag != "VBN":
        return True
    before = text.tag(head - 1) if head else ""
    if word in ALWAYS_VERBS:
        named = tag in _NAMED and text.text[text.starts[head]].isupper() and not _is_title(text, head)
        return tag == "VBN" or (before not in ("DT", "PRP$", "JJ") and not named)
    if tag == "VBN" and before not in _BEFORE_PARTICIPLE:
        named = before in _NAMED and text.words[head + 1 : head + 2] != ("by",)
        fronted = "what" in text.words[max(0, head - 3) : head - 1]
        return (
            named
            or fronted
            or not before.startswith("N")
            or verb.lemma in _NEVER_PASSIVE
            or announces(text, head)
            or _is_only_finite(text, head)
            or _is_past(text, head, verb)
        )
    if tag == "VBN" or _is_present(text, head, verb) or (tag == "JJ" and _is_past(text, head, verb)):
        return True
    if not verb.frames & {"speech", "clause"} or before in _BEFORE_NOUN or verb.lemma in _NOUNISH:
        return False
    past = word.endswith("ed") and before in _BEFORE_PAST
    agrees = word != verb.lemma or before in _PLURAL_TAGS or text.words[head - 1] in _PLURALS
    return past or (agrees and announces(text, head))


def _is_past(text: TaggedText, head: int, verb: ReportingVerb) -> bool:
    """Say whether what reads as a participle is a past tense: `the source added.`, `Smith echoed statements`.

    A participle behind its noun has no object, and what is only said, and not to or of anybody, is no person.
    """
    if not text.words[head].endswith(_PAST_ENDINGS) or head == 0 or head + 1 >= len(text.words):
        return False
    if text.words[head + 1] == "by" or text.tag(head - 1) not in _SUBJECT_ENDS:
        return False
    subject = noun_phrase_before(text, head, text.sentence_of(head).start)
    if subject is None:
        return False
    person = verb.lemma in _OF_SOMEBODY
    if text.tag(head + 1) in _OBJECT_BEGINS or text.words[head + 1] == "what":
        return not person or verb.lemma not in _TWO_OBJECTS
    return not person and "speech" in verb.frames and is_speaker(text, subject)


def _is_present(text: TaggedText, head: int, verb: ReportingVerb) -> bool:
    """Say whether a present tense was taken for a plural or a name: `Smith questions the plan`."""
    word, tag = text.words[head], text.tag(head)
    if tag not in _TAKEN_FOR or verb.lemma in _NOUNISH or head == 0 or head + 1 >= len(text.words):
        return False
    if text.text[text.starts[head]].isupper() and not _is_title(text, head):
        return False
    return _has_verb_place(text, head, verb, singular=word != verb.lemma) and not _has_finite(text, head)


def _is_title(text: TaggedText, token: int) -> bool:
    """Say whether most words around a token have a capital, so that its own says nothing."""
    near = range(max(0, token - _NEAR_AFTER), min(len(text.words), token + _NEAR_AFTER))
    words = [text.text[text.starts[at]] for at in near if text.ends[at] - text.starts[at] > _SHORT]
    return sum(word.isupper() for word in words) > _MOST * len(words)


def _has_verb_place(text: TaggedText, head: int, verb: ReportingVerb, *, singular: bool) -> bool:
    """Say whether a speaker stands before a word, in the right number, and an object or the like behind."""
    at = head - 1 - (text.tag(head - 1) == "RB" and head > 1)
    tag = text.tag(at)
    plural = tag in ("NNS", "NNPS") or text.words[at] in _PLURALS
    if plural == singular or (singular and tag not in ("NN", "NNP", "PRP", "VBG")):
        return False
    ends = text.words[head + 1] in _ENDS and bool(verb.frames & {"speech", "clause"})
    if not ends and not _object_follows(text, head, verb, bare=singular or tag in _PLURAL_TAGS):
        return False
    subject = noun_phrase_before(text, at + 1, text.sentence_of(head).start)
    if subject is None or not is_speaker(text, subject):
        return False
    before = text.words[subject.start - 1] if subject.start > 0 else ""
    return before in _ENDS_CONTENT if ends else before not in _PREPOSITIONS


def _object_follows(text: TaggedText, head: int, verb: ReportingVerb, *, bare: bool) -> bool:
    """Say whether what follows can be the object of a verb, or the like; `bare`: also without an article."""
    after = text.words[head + 1]
    if after in verb.prepositions or (after == "to" and "infinitive" in verb.frames):
        return True
    if is_time(after) or text.tag(head + 1) not in (_OBJECT_BEGINS | _BARE_OBJECT if bare else _SURE_OBJECT):
        return False
    to_do = "infinitive" in verb.frames and "to" in text.words[head + 2 : head + 5]
    return to_do or bool(verb.frames & {"speech", "clause", "object"})


def _has_finite(text: TaggedText, head: int) -> bool:
    """Say whether the clause around a word has another finite verb."""
    tokens = text.sentence_of(head)
    for at in range(head - 1, tokens.start - 1, -1):
        if text.words[at] in _CLAUSE_ENDS:
            break
        if text.tag(at) in FINITE:
            return True
    for at in range(head + 1, tokens.stop):
        if text.words[at] in _CLAUSE_ENDS or (
            text.words[at] in _JOINTS and text.tag(at + 1).startswith("VB")
        ):
            break
        if text.tag(at) in FINITE:
            return True
    return False


def announces(text: TaggedText, head: int) -> bool:
    """Say whether what follows can only be content: a that-clause, a pronoun as subject, a quotation."""
    following = text.words[head + 1 : head + 3]
    if not following:
        return False
    if following[0] == "to":
        return "that" in text.words[head + 2 : head + _NEAR_AFTER]
    return following[0] in _ONLY_CONTENT or (following[0] == "," and following[-1] in QUOTES)


def _is_only_finite(text: TaggedText, head: int) -> bool:
    """Say whether no verb near a participle is finite, so that it must be: `Smith on Friday called on`."""
    tokens = text.sentence_of(head)
    near = range(max(tokens.start, head - _NEAR_BEFORE), min(tokens.stop, head + _NEAR_AFTER))
    return text.words[head + 1 : head + 2] != ("by",) and not any(text.tag(at) in FINITE for at in near)


def is_passive(text: TaggedText, group: VerbGroup) -> bool:
    """Say whether the group is a form of be or get with a participle."""
    if text.tag(group.head) not in ("VBN", "VBD"):
        return False
    forms = [text.words[at] for at in range(group.start, group.head) if text.words[at] in BE]
    if forms == ["'s"]:
        # "he's called for" is a perfect, "he's expected to" a passive
        return group.verb.lemma in _STATES or text.words[group.head + 1 : group.head + 2] == ("by",)
    after = text.words[group.head + 1] if group.head + 1 < len(text.words) else ""
    return bool(forms) or after in _BEHIND_OBJECT.get(group.verb.lemma, ())


def wishes(text: TaggedText, group: VerbGroup) -> bool:
    """Say whether it is `would like to do`, which is no more than a polite `want`."""
    if group.verb.lemma not in _LIKING or text.words[group.head + 1 : group.head + 2] != ("to",):
        return False
    return any(text.words[at] in ("would", "'d") for at in range(group.start, group.head))


def is_supposed(text: TaggedText, group: VerbGroup, source: Span | None) -> bool:
    """Say whether `would want`, `I think`, and a wish of nobody in particular report nothing."""
    by_author = source is None or text.folded[source.start : source.end] in _FIRST_PERSON
    if wishes(text, group):
        return by_author
    modal = any(text.tag(at) == "MD" and text.words[at] != "will" for at in range(group.start, group.head))
    return modal or by_author
