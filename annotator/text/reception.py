"""What somebody gets to hear, and from whom: `drew criticism from unions`, `has faced questions about`."""

from annotator.model import Span
from annotator.text.clauses import Clause
from annotator.text.phrases import noun_phrase_after, subject_before, verb_group_start
from annotator.text.relations import Attribution
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

_GETTING = word_set(
    "draw draws drew drawn drawing face faces faced facing win wins won winning earn earns earned attract "
    "attracts attracted spark sparks sparked sparking trigger triggers triggered provoke provokes provoked "
    "provoking elicit elicits elicited meet meets met"
)
_ALSO_NOUNS = word_set("draw draws face faces win wins spark sparks trigger triggers meet meets")
RECEIVED = word_set(
    "acclaim accusations allegations anger applause backlash complaints condemnation criticism criticisms "
    "endorsement endorsements ire objections opposition outrage praise questions rebuke rebukes ridicule "
    "scorn scrutiny support"
)
"""The nouns of what is received."""

_ABOUT = word_set("about for over on at")
_DESCRIBING = ("DT", "JJ", "NN", "RB", "CD", "VBG", "VBN", "PRP$", "HYPH")
_LONGEST = 5


def may_be_received(text: TaggedText, head: int) -> bool:
    """Say, without looking at tags, whether a verb of getting stands near before the noun."""
    return not _GETTING.isdisjoint(text.words[max(0, head - _LONGEST) : head])


def received(sentence: Clause, head: int) -> Attribution | None:
    """Return the relation of which the subject gets to hear something; its source stands behind `from`."""
    text, words, clause = sentence.text, sentence.text.words, sentence.around(head)
    near = range(head - 1, max(clause.start, head - 1 - _LONGEST), -1)
    verb = next((at for at in near if words[at] in _GETTING), None)
    if verb is None or not _is_verb(text, verb):
        return None
    between = [text.tag(at) for at in range(verb + 1, head) if words[at] != "with"]
    if any(tag.startswith("NNP") or not tag.startswith(_DESCRIBING) for tag in between):
        return None
    start = verb_group_start(text, verb, clause.start)
    subject = subject_before(text, start, clause.start)
    if subject is None:
        return None
    end, source = head, None
    if words[head + 1 : head + 2] == ("from",):
        source = noun_phrase_after(text, head + 2, clause.stop)
        end = head + 1
    after = source.stop if source is not None else end + 1
    about = after + 1 < clause.stop and words[after] in _ABOUT
    if about and source is None:
        end = after
    return Attribution(
        Span(text.starts[start], text.ends[end]),
        sentence.span(source.start, source.stop) if source is not None else None,
        sentence.span(after + 1, sentence.comma(after + 1, clause))
        if about
        else sentence.span(subject.start, subject.stop),
        verb=words[head],
        kind="stance",
    )


def _is_verb(text: TaggedText, at: int) -> bool:
    return text.words[at] not in _ALSO_NOUNS or text.tag(at).startswith("VB")
