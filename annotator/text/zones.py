"""Recognise the zones of a plain text: headline, standfirst, dateline, byline, body, captions, credits."""

import re

from annotator.model import Span, Zone, ZoneKind
from annotator.text import credit_lines, head_lines
from annotator.text.sentences import paragraphs

_LONGEST_HEADLINE = 195
_LONGEST_QUESTION = 120
_LONGEST_STANDFIRST = 320
_MOST_HEAD_LINES = 10
_FULL_STOP = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
# Marks of a headline that ends like a sentence: its desk before it, its outlet behind it.
_DESK = re.compile(
    r"(?:opinion|analysis|comment|column|editorial|exclusive|explainer|fact[ -]check|interview|live|"
    r"perspective|review|update|video|watch)\s*[:|–—-]\s*\S|[^|]*\S\s\|\s[^|.]{2,40}$",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}[\"'”’)\]]*$")
_QUESTION_FIRST = re.compile(r"[^.!?]{8,}\?[\"'”’]?\s+[A-Z]")
_FEWEST_TITLE_WORDS = 4
_TITLE_CASE_SHARE = 0.6


def find_zones(text: str) -> tuple[Zone, ...]:
    """Return the zones of a plain text, in order and covering it from its first to its last code point.

    A zone runs to where the next one starts, so it may end with the line ends between them. A text in which
    no other zone is recognised is one zone of kind `body`; an empty text has none. Lines that are about the
    article, or that a page has put between its paragraphs, are zones of kind `credit`.
    """
    if not text:
        return ()
    lines = paragraphs(text)
    starts = _head(text, lines)
    starts += _rest(text, lines[len(starts) :])
    return _covering(len(text), starts)


def _covering(length: int, starts: list[tuple[int, ZoneKind]]) -> tuple[Zone, ...]:
    """Turn the starts of zones into zones, neighbours of the same kind made one."""
    kept: list[tuple[int, ZoneKind]] = []
    for start, kind in starts or [(0, "body")]:
        if not kept or kept[-1][1] != kind:
            kept.append((start if kept else 0, kind))
    ends = [start for start, _ in kept[1:]] + [length]
    return tuple(Zone(kind, start, end) for (start, kind), end in zip(kept, ends, strict=True))


def _head(text: str, lines: tuple[Span, ...]) -> list[tuple[int, ZoneKind]]:
    """Return the starts of the zones before the body, one for each line that they take."""
    starts: list[tuple[int, ZoneKind]] = []
    for index, line in enumerate(lines[:_MOST_HEAD_LINES]):
        kind = _head_kind(text, lines, index, {kind for _, kind in starts})
        if kind is None:
            break
        starts.append((line.start, kind))
    # A text of headings alone has no body for them to head.
    return starts if len(starts) < len(lines) else []


def _head_kind(text: str, lines: tuple[Span, ...], index: int, before: set[ZoneKind]) -> ZoneKind | None:
    line = lines[index]
    words = text[line.start : line.end]
    following = text[lines[index + 1].start : lines[index + 1].end] if index + 1 < len(lines) else ""
    marked = _marked_kind(words, following, before)
    if marked is not None or not following:
        return marked
    if before <= {"credit"}:
        return "headline" if _is_headline(words, lines[index + 1 :]) else None
    if "headline" in before and not before & {"standfirst", "byline"} and _is_standfirst(text, lines, index):
        return "standfirst"
    return None


def _marked_kind(words: str, following: str, before: set[ZoneKind]) -> ZoneKind | None:
    """Return the kind of a line that says itself what it is."""
    if head_lines.is_signature(words):
        return "byline"
    if head_lines.is_date(words):
        return "dateline"
    if before <= {"credit"}:
        return "credit" if credit_lines.is_page_heading(words) else None
    if head_lines.is_byline(words, following):
        return "byline"
    if credit_lines.is_caption(words):
        return "caption"
    return "credit" if credit_lines.is_furniture(words) else None


def _is_headline(words: str, rest: tuple[Span, ...]) -> bool:
    """Say whether a first line is short, reads as a headline, and heads something longer than itself."""
    short = len(words) <= _LONGEST_HEADLINE and (not _ends_with_stop(words) or _reads_as_headline(words))
    heads = any(line.end - line.start > len(words) for line in rest)
    return short and heads and head_lines.dateline_end(words) < 0


def _ends_with_stop(words: str) -> bool:
    """Say whether a line ends like a sentence: headlines may end with "?" or "!" or an abbreviation."""
    bare = words.rstrip("?!\"'”’")
    return bool(_FULL_STOP.search(bare)) and not _ABBREVIATED.search(words)


def _reads_as_headline(words: str) -> bool:
    """Say whether a line with a final stop is a headline: by desk, outlet, capitals or question."""
    if _DESK.match(words) or (len(words) <= _LONGEST_QUESTION and _QUESTION_FIRST.match(words)):
        return True
    long_words = [word for word in words.split() if word[0].isalpha() and len(word) > 3]
    capital = sum(word[0].isupper() for word in long_words)
    return len(long_words) >= _FEWEST_TITLE_WORDS and capital > _TITLE_CASE_SHARE * len(long_words)


def _is_standfirst(text: str, lines: tuple[Span, ...], index: int) -> bool:
    """Say whether a line between headline and body has no final stop or leads to a byline or date."""
    line, after = lines[index], lines[index + 1]
    words, following = text[line.start : line.end], text[after.start : after.end]
    if len(words) > _LONGEST_STANDFIRST or head_lines.dateline_end(words) >= 0:
        return False
    beyond = text[lines[index + 2].start : lines[index + 2].end] if index + 2 < len(lines) else ""
    return (
        head_lines.is_byline(following, beyond)
        or head_lines.is_date(following)
        or head_lines.dateline_end(following) >= 0
        or (not _FULL_STOP.search(words) and len(following) > len(words))
    )


def _rest(text: str, lines: tuple[Span, ...]) -> list[tuple[int, ZoneKind]]:
    """Return the starts of body, the dateline inside it, captions and credit lines."""
    last = _end_of_body(text, lines)
    starts: list[tuple[int, ZoneKind]] = []
    for line in lines[:last]:
        kind = _kind_in_body(text[line.start : line.end])
        if kind == "body" and all(kind != "body" for _, kind in starts):
            starts += _first_of_body(text, line)
        else:
            starts.append((line.start, kind))
    if starts and starts[-1][1] == "body":
        credit = credit_lines.credit_in_line(text, lines[last - 1].start, lines[last - 1].end)
        starts += [(credit, "credit")] if credit >= 0 else []
    return starts + [(line.start, _kind_at_end(text[line.start : line.end])) for line in lines[last:]]


def _end_of_body(text: str, lines: tuple[Span, ...]) -> int:
    """Return how many lines there are before those at the end that are about the article."""
    last = len(lines)
    while last > 1 and _kind_at_end(text[lines[last - 1].start : lines[last - 1].end]) != "body":
        last -= 1
    return last


def _kind_in_body(words: str) -> ZoneKind:
    if credit_lines.is_furniture(words):
        return "credit"
    return "caption" if credit_lines.is_caption(words) else "body"


def _kind_at_end(words: str) -> ZoneKind:
    if head_lines.is_signature(words):
        return "byline"
    return "credit" if credit_lines.is_credit(words) else "body"


def _first_of_body(text: str, line: Span) -> list[tuple[int, ZoneKind]]:
    """Return the body's start, behind the dateline if the line begins with one."""
    words = text[line.start : line.end]
    length = head_lines.dateline_end(words)
    if length < 0 and line.start > 0:
        length = head_lines.place_end(words, text)
    return [(line.start, "body")] if length < 0 else [(line.start, "dateline"), (line.start + length, "body")]
