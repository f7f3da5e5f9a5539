"""Find relations of reported speech: who (source), with which words (cue), says what (content)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from annotator.model import Span
from annotator.text.clauses import NEARBY, Clause, VerbGroup
from annotator.text.contents import content_of
from annotator.text.documents import handed_out
from annotator.text.labels import labelled
from annotator.text.objects import Content
from annotator.text.occasions import occasion_end
from annotator.text.passives import asked, passive_relation
from annotator.text.relations import Attribution, AttributionKind, Quotation
from annotator.text.reporting_heads import is_passive, is_supposed, is_verb, wishes
from annotator.text.reporting_phrases import PHRASE_HEADS, may_report, phrase_relation
from annotator.text.reporting_verbs import ALWAYS_VERBS, reporting_verbs, speech_lemmas
from annotator.text.sources import can_speak, source_of
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

_OPENS = word_set("VBG RB")
_AND = word_set("and but")
_LOOSE_ENDS = word_set(", and but also then or")


def find_attributions(
    text: TaggedText, quotations: Sequence[Quotation], is_silent: Callable[[int], bool]
) -> tuple[Attribution, ...]:
    """Return the relations of `text` sorted by cue, without speakers.

    `is_silent` says of a position whether nobody speaks there, such as in a credit line.
    """
    found: list[Attribution] = []
    verbs, words = reporting_verbs(), text.words
    possible = text.places(_possible_heads())
    heads = [at for at in possible if words[at] in verbs or may_report(text, at)]
    for index, inside in groupby(heads, key=lambda at: text.sentence_index(text.starts[at])):
        if not is_silent(text.sentences[index].start):
            sentence = Clause(text, quotations, index, text.sentence_tokens[index])
            found.extend(_of_sentence(sentence, list(inside)))
    found += [extra for extra in labelled(text, quotations, found) if not is_silent(extra.cue.start)]
    return tuple(sorted(found, key=lambda relation: (relation.cue.start, relation.cue.end)))


@cache
def _possible_heads() -> frozenset[str]:
    """Return all words that may be the head of a cue: one look-up rules nearly all others out."""
    return frozenset(reporting_verbs()) | PHRASE_HEADS


def _of_sentence(sentence: Clause, heads: Sequence[int]) -> list[Attribution]:
    found: list[Attribution] = []
    for head in heads:
        if found and found[-1].cue.end > sentence.text.starts[head]:
            continue
        if sentence.is_spoken(head):
            # Whom a quoted speaker reports is that speaker's matter: not a source of the article.
            continue
        relation = phrase_relation(sentence, head) or _relation(sentence, head, found)
        if relation is not None:
            found.append(relation)
    return _without_overlap(sentence.text, found)


def _without_overlap(text: TaggedText, found: list[Attribution]) -> list[Attribution]:
    """End a content where a later relation of the same source takes over (`said A, adding that B`).

    What is wanted or thought inside reported words is a part of them, not another relation.
    """
    done: list[Attribution] = []
    for relation in found:
        last = done[-1] if done else None
        joined = last is not None and _is_joined(text, last, relation)
        if relation.verb not in speech_lemmas() and not joined and _is_within(relation.cue, done):
            continue
        if last is not None and last.content is not None and (joined or _goes_on(last, relation)):
            done[-1] = replace(last, content=_cut(text, last.content, _start(relation)))
        done.append(relation)
    return done


def _is_joined(text: TaggedText, last: Attribution, relation: Attribution) -> bool:
    """Say whether it is joined to the last: `said A and urged B`, `said A, but C urged B`, `A, citing B`."""
    start = _start(relation)
    if last.content is None or not last.content.start < start < last.content.end:
        return False
    before = text.words[text.tokens_in(0, start).stop - 1]
    if (
        before == ","
        and relation.source == last.source
        and text.tag(text.tokens_in(start, start + 1).start) in _OPENS
    ):
        return True
    return before in _AND and relation.kind != "speech"


def _start(relation: Attribution) -> int:
    """Return where a relation begins: at its subject where that stands before the verb."""
    source, cue = relation.source, relation.cue
    ahead = source is not None and source.end < cue.start and cue.start - source.end <= 1
    return source.start if source is not None and ahead else cue.start


def _goes_on(last: Attribution, relation: Attribution) -> bool:
    """Say whether the source of one relation says more in another, inside what seemed its content."""
    content = last.content
    return (
        content is not None
        and last.source == relation.source
        and content.start < relation.cue.start < content.end
    )


def _is_within(cue: Span, relations: Sequence[Attribution]) -> bool:
    return any(
        piece is not None and piece.contains(cue)
        for relation in relations[-NEARBY:]
        for piece in (relation.content, *relation.rest)
    )


def _cut(text: TaggedText, content: Span, end: int) -> Span | None:
    tokens = list(text.tokens_in(content.start, end))
    while tokens and text.words[tokens[-1]] in _LOOSE_ENDS:
        tokens.pop()
    return Span(content.start, text.ends[tokens[-1]]) if tokens else None


def _relation(sentence: Clause, head: int, before: list[Attribution]) -> Attribution | None:
    """Return the relation whose cue has the verb `head` as its head, if it is one."""
    text = sentence.text
    verb = reporting_verbs().get(text.words[head])
    if verb is None or not is_verb(text, head, verb):
        return None
    group = sentence.group(verb, head)
    if is_passive(text, group):
        return passive_relation(sentence, group)
    return asked(sentence, group) or _active(sentence, group, before)


def _active(sentence: Clause, group: VerbGroup, before: list[Attribution]) -> Attribution | None:
    text, verb, head = sentence.text, group.verb, group.head
    document = handed_out(sentence, group)
    if document is not None:
        group = replace(group, start=document[0])
    source, last = source_of(sentence, group, before) if document is None else (document[1], head)
    always = text.words[head] in ALWAYS_VERBS
    if (source is None and not always) or ("speech" not in verb.frames and is_supposed(text, group, source)):
        return None
    if "speaker" in verb.frames and source is not None and not can_speak(text, source):
        return None
    ahead = source is not None and last == head and source.end <= text.starts[group.start]
    subject = sentence.first_token(source) if source is not None and ahead else group.start
    content = content_of(sentence, group, subject=subject, last=last)
    if content is None:
        cue = Span(text.starts[group.start], text.ends[head])
        return Attribution(cue, source, verb=verb.lemma) if always else None
    end = max(head, content.cue_end)
    if end == head == last:
        end = _with_occasion(text, content, head, group.clause.stop)
    start = group.start
    if text.tag(head) == "VB" and start > group.clause.start and text.words[start - 1] == "to":
        start -= 1
    cue = Span(text.starts[start], text.ends[end])
    lemma = f"would {verb.lemma}" if wishes(text, group) else verb.lemma
    return Attribution(cue, source, content.span, None, lemma, _kind(group, content), content.rest)


def _with_occasion(text: TaggedText, content: Content, head: int, ceiling: int) -> int:
    """Return the last token of the cue with the words on time and occasion behind the verb."""
    end = occasion_end(text, head + 1, ceiling)
    inside = any(
        piece.start < text.ends[end - 1] and text.ends[head] < piece.end
        for piece in (content.span, *content.rest)
    )
    return head if inside else end - 1


def _kind(group: VerbGroup, content: Content) -> AttributionKind:
    if group.verb.frames & {"speech", "quoted"}:
        return "speech"
    return "stance" if content.stance else "thought"
