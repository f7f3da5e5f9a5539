"""Whether a word that may be a reporting verb is one here, and whether it is passive."""

from annotator.model import Span
from annotator.text.clauses import FINITE, QUOTES, VerbGroup
from annotator.text.phrases import BE
from annotator.text.reporting_verbs import ALWAYS_VERBS, ReportingVerb
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

_FIRST_PERSON = word_set("i you we me us")
_BEFORE_NOUN = word_set("DT PRP$ JJ IN POS TO CC VB VBZ VBD VBP VBG") | {""}
_BEFORE_PARTICIPLE = word_set("RB VBZ VBP VBD VB VBN POS")
_BEFORE_PAST = word_set("PRP NNP NN NNS RB CD")
_ONLY_CONTENT = word_set("that he she they it whether :") | QUOTES
_NAMED = word_set("NNP NNPS")
_OBJECT_BEGINS = word_set("DT PRP PRP$ NNP NNPS NNS CD")
_NEAR_BEFORE, _NEAR_AFTER = 20, 12


def is_verb(text: TaggedText, head: int, verb: ReportingVerb) -> bool:
    """Say whether the token is a verb that reports, also where the tagger took it for something else."""
    word, tag = text.words[head], text.tag(head)
    if tag.startswith("VB") and tag != "VBN":
        return True
    before = text.tag(head - 1) if head else ""
    if word in ALWAYS_VERBS:
        return tag == "VBN" or before not in ("DT", "PRP$", "JJ")
    if tag == "VBN" and before not in _BEFORE_PARTICIPLE:
        named = before in _NAMED and text.words[head + 1 : head + 2] != ("by",)
        fronted = "what" in text.words[max(0, head - 3) : head - 1]
        return (
            named
            or fronted
            or not before.startswith("N")
            or announces(text, head)
            or _is_only_finite(text, head)
        )
    if tag == "VBN" or _is_past_of_name(text, head, before) or _is_present_of_name(text, head, before):
        return True
    if not verb.frames & {"speech", "clause"} or before in _BEFORE_NOUN:
        return False
    return (word.endswith("ed") and before in _BEFORE_PAST) or announces(text, head)


def _is_past_of_name(text: TaggedText, head: int, before: str) -> bool:
    """Say whether the tagger took a past tense for an adjective: `Jane Smith echoed statements`."""
    if not text.words[head].endswith("ed") or before not in _NAMED or head + 1 >= len(text.words):
        return False
    return text.tag(head + 1) in _OBJECT_BEGINS


def _is_present_of_name(text: TaggedText, head: int, before: str) -> bool:
    """Say whether the tagger took a present tense for a plural: `The ad also mentions Smith`."""
    if text.tag(head) != "NNS" or head + 1 >= len(text.words):
        return False
    after = text.tag(head + 1)
    return (before == "RB" and after in _OBJECT_BEGINS) or (
        before in _NAMED and after in ("DT", "PRP", "PRP$")
    )


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
    sentence = text.sentence_at(text.starts[head])
    tokens = text.tokens_in(sentence.start, sentence.end)
    near = range(max(tokens.start, head - _NEAR_BEFORE), min(tokens.stop, head + _NEAR_AFTER))
    return text.words[head + 1 : head + 2] != ("by",) and not any(text.tag(at) in FINITE for at in near)


def is_passive(text: TaggedText, group: VerbGroup) -> bool:
    """Say whether the group is a form of be or get with a participle."""
    if text.tag(group.head) not in ("VBN", "VBD"):
        return False
    return any(text.words[at] in BE for at in range(group.start, group.head))


def is_supposed(text: TaggedText, group: VerbGroup, source: Span | None) -> bool:
    """Say whether `would want`, `I think`, and a wish of nobody in particular report nothing."""
    if any(text.tag(at) == "MD" for at in range(group.start, group.head)):
        return True
    return source is None or text.folded[source.start : source.end] in _FIRST_PERSON
