"""Reporting in an aside: `according to X`, `as X put it`, `in her view`, `by most estimates`."""

from annotator.model import Span
from annotator.text.clauses import QUOTES, Clause
from annotator.text.phrases import noun_phrase_after, subject_before, verb_group_start
from annotator.text.relations import Attribution
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

_PUT = word_set("put puts")
_IN = word_set("view opinion words telling judgment judgement estimation assessment")
_BY = word_set("account accounts admission estimate estimates estimation reckoning")
_SOME = word_set("one some most all many several various other these two three")
_INSIDE = word_set("DT CD JJ NN NNS NNP NNPS POS PRP$")
_ENDS = QUOTES | word_set(", . : ; ) — –")
_LONGEST = 6

ASIDE_HEADS = _PUT | _IN | _BY | {"according"}
"""The words that may be the head of such an aside."""


def may_be_aside(text: TaggedText, head: int) -> bool:
    """Say, without looking at tags, whether the token may be the head of an aside."""
    words = text.words
    after = words[head + 1] if head + 1 < len(words) else "."
    if words[head] in _PUT:
        return after == "it"
    if words[head] == "according":
        return after == "to"
    return after in _ENDS and not {"in", "by"}.isdisjoint(words[max(0, head - _LONGEST) : head])


def aside(sentence: Clause, head: int) -> Attribution | None:
    """Return the relation of the aside with its head at `head`, if it is one."""
    word = sentence.text.words[head]
    if word == "according":
        return _according_to(sentence, head)
    return _put_it(sentence, head) if word in _PUT else _in_view(sentence, head)


def _according_to(sentence: Clause, head: int) -> Attribution | None:
    text, clause = sentence.text, sentence.around(head)
    source = noun_phrase_after(text, head + 2, clause.stop)
    if source is None and head + 3 < clause.stop and text.words[head + 2].isalpha():
        # A noun that the tagger took for a verb: "according to show insiders".
        rest = noun_phrase_after(text, head + 3, clause.stop)
        source = range(head + 2, rest.stop) if rest is not None else None
    if source is None:
        return None
    cue = Span(text.starts[head], text.ends[head + 1])
    content = _around(sentence, head, source.stop, clause)
    return Attribution(cue, sentence.span(source.start, source.stop), content, None, "according to")


def _put_it(sentence: Clause, head: int) -> Attribution | None:
    """Read `as X put it`."""
    text, clause = sentence.text, sentence.around(head)
    start = verb_group_start(text, head, clause.start)
    subject = subject_before(text, start, clause.start)
    if subject is None or subject.start <= clause.start or text.words[subject.start - 1] != "as":
        return None
    cue = Span(text.starts[start], text.ends[head + 1])
    content = _around(sentence, subject.start - 1, head + 2, clause)
    return Attribution(cue, sentence.span(subject.start, subject.stop), content, None, "put it")


def _in_view(sentence: Clause, head: int) -> Attribution | None:
    """Read `in X's view`, `by her own account`, `by some estimates`; not `in other words`."""
    text, words, clause = sentence.text, sentence.text.words, sentence.around(head)
    first = head
    while first > max(clause.start, head - _LONGEST) and text.tag(first - 1) in _INSIDE:
        first -= 1
    opener = words[first - 1] if first > clause.start else ""
    if not (opener == "in" and words[head] in _IN) and not (opener == "by" and words[head] in _BY):
        return None
    owner = next((at for at in range(first, head) if text.tag(at) in ("POS", "PRP$")), None)
    if owner is None and (opener == "in" or words[first] not in _SOME):
        return None
    stop = head + 1 if owner is None else owner + (text.tag(owner) == "PRP$")
    cue = Span(text.starts[first - 1], text.ends[head])
    content = _around(sentence, first - 1, head + 1, clause)
    return Attribution(cue, sentence.span(first, stop), content, None, f"{opener} {words[head]}")


def _around(sentence: Clause, start: int, stop: int, clause: range) -> Span:
    """Return what an aside is about: what stands before it, else what follows its comma."""
    words = sentence.text.words
    if any(words[at].isalnum() for at in range(clause.start, start)):
        return sentence.span(clause.start, start)
    comma = next((at for at in range(stop, clause.stop) if words[at] == ","), stop - 1)
    return sentence.span(min(comma + 1, clause.stop - 1), clause.stop)
