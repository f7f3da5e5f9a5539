"""Where the content of a reporting verb lies: before it, behind it, in a quotation, or on both sides."""

from bisect import bisect_right

from annotator.model import Span
from annotator.text.clauses import QUOTES, SUBORDINATORS, Clause, VerbGroup
from annotator.text.objects import (
    COMPLEMENTISERS,
    NO_OBJECT,
    Content,
    is_only_hearer,
    object_content,
    past_hearer,
    past_time,
    plain_object,
    stance_content,
)
from annotator.text.relations import Quotation
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

_NEW_CLAUSE = word_set("who which but and while as")
_COMMA = word_set(",")
_COLON = word_set(":")
_FARTHEST_THAT = 16
_FARTHEST_QUOTATION = 12
_MOST_FOLLOWING = 4


def content_of(sentence: Clause, group: VerbGroup, *, subject: int, last: int) -> Content | None:
    """Return the content of the relation, or None: then the verb reports nothing here.

    `subject` is the first token of source and cue, `last` the last one (behind the verb where the subject
    follows it).
    """
    quoted = "quoted" in group.verb.frames
    reports = quoted or bool(group.verb.frames & {"speech", "clause"})
    taken_over = sentence.text.tag(group.start) == "VBG"
    before = _before(sentence, subject, group.clause) if reports and not taken_over else None
    if quoted and not _is_utterance(sentence, before):
        before = None
    if before is not None and sentence.text.text[before.end - 1] in QUOTES:
        more = _quoted_after(sentence, last, group.clause)
        return Content(before, more + _following(sentence, group.clause))
    if quoted:
        return _quoted_behind(sentence, last + 1, group.clause)
    inverted = last != group.head
    if before is None or not inverted:
        after = _after(sentence, group, last, strict=before is not None)
        after = after or _fronted(sentence, group, subject, last)
        if after is not None:
            return after
    return _on_both_sides(sentence, subject, last, group.clause, before) if reports else None


def _is_utterance(sentence: Clause, span: Span | None) -> bool:
    return span is not None and any(
        quotation.end == span.end and quotation.kind in ("direct", "partial") for quotation in sentence.nearby
    )


def _on_both_sides(
    sentence: Clause, subject: int, last: int, clause: range, before: Span | None
) -> Content | None:
    """Return the content of `A, X said` and of `A, X said, B`, where A may be as little as `And perhaps`."""
    rest = _parenthetical(sentence, last, clause)
    if before is not None:
        return Content(before, rest)
    if rest and subject - 1 > clause.start and sentence.text.words[subject - 1] == ",":
        return Content(sentence.span(clause.start, subject - 1), rest)
    return None


# --- before the source and its verb


def _before(sentence: Clause, subject: int, clause: range) -> Span | None:
    """Return what stands before `, X said`: a quotation, or a clause that ends with a comma."""
    text, words = sentence.text, sentence.text.words
    last = subject - 1
    if last < clause.start:
        return _just_before(sentence, clause)
    quotation = sentence.quotation_to(last)
    if quotation is None and words[last] == "," and last > clause.start:
        quotation = sentence.quotation_to(last - 1)
    if quotation is not None:
        start = quotation.start if _leads(sentence, quotation, clause) else text.starts[clause.start]
        return Span(start, quotation.end)
    a_clause = words[last] in (",", "―", "—") and not _is_aside(sentence, clause.start)
    if not a_clause or not sentence.is_finite(range(clause.start, last)):
        return None
    return sentence.span(clause.start, last)


def _is_aside(sentence: Clause, start: int) -> bool:
    """Say whether a clause only tells when or on what occasion: `After it failed`, `Asked about it`."""
    return sentence.text.words[start] in SUBORDINATORS or sentence.text.tag(start) in ("VBN", "VBD", "VBG")


def _just_before(sentence: Clause, clause: range) -> Span | None:
    """Return the quotation that ends right before the sentence: `"Why?" Smith asked.` reads as two."""
    text = sentence.text
    if clause.start != sentence.tokens.start or sentence.index == 0:
        return None
    start, end = text.starts[clause.start], text.sentences[sentence.index - 1].end
    quotation = next((found for found in reversed(sentence.nearby) if found.end == end), None)
    if quotation is None or quotation.kind == "title" or text.text[end:start].strip(" \u00a0"):
        return None
    return Span(quotation.start, quotation.end)


def _leads(sentence: Clause, quotation: Quotation, clause: range) -> bool:
    """Say whether nothing but the quotation stands before the source."""
    text = sentence.text
    if quotation.start < text.starts[clause.start]:
        return True
    first = sentence.first_token(Span(quotation.start, quotation.end))
    return not any(text.words[at].isalnum() for at in range(clause.start, first))


# --- behind the verb


def _after(sentence: Clause, group: VerbGroup, last: int, *, strict: bool) -> Content | None:
    """Return the content behind the verb; `strict` when there may be one before it already."""
    at = last + 1
    if at >= group.clause.stop:
        return None
    if strict:
        return _clause_after(sentence, group, past_hearer(sentence, group, at), strict=True)
    return (
        stance_content(sentence, group, at)
        or _reported(sentence, group, at)
        or plain_object(sentence, group, at)
    )


def _quoted_behind(sentence: Clause, at: int, clause: range) -> Content | None:
    """Return the quotation right behind a verb, a comma or a colon between them or not."""
    words = sentence.text.words
    for token in range(at, min(at + 2, clause.stop)):
        quotation = sentence.quotation_from(token)
        if quotation is not None and quotation.kind in ("direct", "partial"):
            return Content(Span(quotation.start, quotation.end), _following(sentence, clause))
        if words[token] not in (",", ":"):
            return None
    return _announced(sentence, at, clause) if words[at : at + 1] == (":",) else None


def _fronted(sentence: Clause, group: VerbGroup, subject: int, last: int) -> Content | None:
    """Return the content of a verb whose object is in front: `what X called a trick`, `as X said, A`."""
    words, clause = sentence.text.words, group.clause
    opener = words[subject - 1] if subject > clause.start else ""
    if opener not in ("what", "which", "as") or not group.verb.frames & {"object", "speech", "of", "clause"}:
        return None
    end = last + 1
    if end < clause.stop and words[end] in ("as", *group.verb.prepositions):
        end += 1
    elif not group.verb.frames & {"object", "speech", "clause"}:
        return None
    if opener == "as":
        return _parenthesis_around(sentence, subject - 1, end, clause)
    if end >= clause.stop or words[end] in (",", "."):
        return Content(sentence.span(subject - 1, subject), (), end - 1)
    return object_content(sentence, end, clause, cue_end=end - 1)


def _parenthesis_around(sentence: Clause, start: int, end: int, clause: range) -> Content | None:
    """Return what the parenthesis `, as X said,` is about: the sentence around it."""
    words = sentence.text.words
    if end >= clause.stop or words[end] not in (",", "."):
        return None
    pieces = []
    if start - 1 > clause.start and words[start - 1] == ",":
        pieces.append(sentence.span(clause.start, start - 1))
    if end + 1 < clause.stop:
        pieces.append(sentence.span(end + 1, clause.stop))
    return Content(pieces[0], tuple(pieces[1:]), end - 1) if pieces else None


def _reported(sentence: Clause, group: VerbGroup, at: int) -> Content | None:
    if is_only_hearer(sentence, group, at):
        return None
    return _clause_after(sentence, group, past_hearer(sentence, group, at), strict=False)


def _clause_after(sentence: Clause, group: VerbGroup, at: int, *, strict: bool) -> Content | None:
    """Return a that-clause, a quotation or a bare clause behind the verb."""
    frames, clause = group.verb.frames, group.clause
    if not frames & {"speech", "clause"}:
        return None
    opening = _opening(sentence, at, clause)
    if opening is None:
        return _announced(sentence, at, clause)
    quotation = sentence.quotation_from(opening)
    if quotation is not None and quotation.kind in ("direct", "partial"):
        end = quotation.end
        if quotation.kind == "partial":
            end = max(end, sentence.span(opening, clause.stop).end)
        return Content(Span(quotation.start, end), _following(sentence, clause))
    announced = sentence.text.words[opening] in COMPLEMENTISERS or ("speech" in frames and not strict)
    if not announced and not sentence.is_finite(range(opening, clause.stop)):
        return None
    subordinate = sentence.text.words[clause.start] in SUBORDINATORS
    return Content(sentence.span(opening, sentence.comma(opening, clause) if subordinate else clause.stop))


def _opening(sentence: Clause, at: int, clause: range) -> int | None:
    """Return the token with which the content begins, looking past times, places and hearers."""
    text, words = sentence.text, sentence.text.words
    for token in range(at, min(at + _FARTHEST_THAT, clause.stop)):
        if words[token] == "that" and text.tag(token) in ("IN", "DT", "WDT"):
            return token
        if words[token] in (",", ":", ";", "."):
            quoted = token + 1 < clause.stop and sentence.quotation_from(token + 1) is not None
            if quoted and words[token] in (",", ":"):
                return token + 1
            break
    at = past_time(text, at, clause)
    if at >= clause.stop:
        return None
    if words[at] == ",":
        return _past_parenthesis(sentence, at, clause)
    begins = sentence.quotation_from(at) or words[at] in COMPLEMENTISERS or text.tag(at) not in NO_OBJECT
    return at if begins else None


def _past_parenthesis(sentence: Clause, comma: int, clause: range) -> int | None:
    """Return the `that` behind a parenthesis: `insisted, as in May, that`."""
    words = sentence.text.words
    closing = sentence.first_of(_COMMA, range(comma + 1, min(comma + _FARTHEST_THAT, clause.stop)))
    found = closing is not None and closing + 1 < clause.stop and words[closing + 1] == "that"
    return closing + 1 if closing is not None and found else None


def _announced(sentence: Clause, at: int, clause: range) -> Content | None:
    """Return what a colon announces: the rest of the sentence, or the quotation that comes next."""
    text = sentence.text
    colon = sentence.first_of(_COLON, range(at, min(at + _FARTHEST_QUOTATION, clause.stop)))
    if colon is None:
        return None
    if colon + 1 < clause.stop:
        return Content(sentence.span(colon + 1, clause.stop))
    following = sentence.first_quotation_after(text.starts[colon])
    for quotation in sentence.quotations[following : following + 1]:
        if not text.text[text.ends[colon] : quotation.start].strip():
            return Content(Span(quotation.start, quotation.end))
    return _next_paragraph(text, text.ends[colon])


def _next_paragraph(text: TaggedText, pos: int) -> Content | None:
    """Return the paragraph behind the one that ends at `pos`: what a colon there announces."""
    following = bisect_right(text.paragraphs, pos, key=lambda paragraph: paragraph.start)
    ends = following > 0 and text.paragraphs[following - 1].end == pos
    return Content(text.paragraphs[following]) if ends and following < len(text.paragraphs) else None


# --- the second half


def _quoted_after(sentence: Clause, last: int, clause: range) -> tuple[Span, ...]:
    """Return the second half of `"A," X said, "B."`."""
    words = sentence.text.words
    for token in range(last + 1, min(last + _FARTHEST_QUOTATION, clause.stop)):
        quotation = sentence.quotation_from(token)
        if quotation is not None:
            joined = words[token - 1] in (",", ":", "—", ";", "–")
            return (Span(quotation.start, quotation.end),) if joined and quotation.kind != "title" else ()
    return ()


def _parenthetical(sentence: Clause, last: int, clause: range) -> tuple[Span, ...]:
    """Return the second half of `A, X said, B`."""
    words, comma = sentence.text.words, last + 1
    if comma + 1 >= clause.stop or words[comma] != "," or words[comma + 1] in _NEW_CLAUSE:
        return ()
    if sentence.text.tag(comma + 1) in ("WDT", "WP") or not sentence.is_finite(range(comma, clause.stop)):
        return ()
    return (sentence.span(comma + 1, clause.stop),)


def _following(sentence: Clause, clause: range) -> tuple[Span, ...]:
    """Return the quotations that go on after this sentence in its paragraph: `"A," X said. "B. C."`."""
    text = sentence.text
    end = text.sentences[sentence.index].end
    if clause.stop < sentence.tokens.stop:
        return ()
    found: list[Span] = []
    first = sentence.first_quotation_after(end - 1)
    for quotation in sentence.quotations[first : first + _MOST_FOLLOWING]:
        if quotation.kind != "direct" or text.text[end : quotation.start].strip(" \u00a0"):
            break
        rest = text.sentence_at(quotation.end - 1)
        if text.text[quotation.end : rest.end].strip(" .\u00a0"):
            break
        found.append(Span(quotation.start, quotation.end))
        end = max(quotation.end, rest.end)
    return tuple(found)
