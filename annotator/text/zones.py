"""Recognise the zones of a plain text: headline, standfirst, dateline, byline, body and credit lines."""

import re

from annotator.model import Span, Zone, ZoneKind
from annotator.text.sentences import paragraphs

_LONGEST_HEADLINE = 195
_LONGEST_QUESTION = 120
_LONGEST_STANDFIRST = 320
_LONGEST_BYLINE = 120
_LONGEST_CREDIT = 400
_MOST_HEAD_LINES = 6
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
_BYLINE = re.compile(
    r"(?:by|from)\s+(?:the\s+)?(?-i:[A-Z])[^.!?]{1,100}$|story\s+by\s+[A-Z].{1,100}$|"
    r"[A-Z][\w .'’-]{2,60},\s+(?:staff\s+(?:writer|reporter)|(?:chief|senior|special|foreign|political)?\s*"
    r"(?:correspondent|reporter|editor|columnist))\.?$",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE_LINE = re.compile(
    r"(?:(?:published|updated|posted|last\s+updated)\b\s*(?:on|at)?:?\s*)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    rf"(?:{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\.?\s+{_MONTH}\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
    r"[\s,|–—-]*(?:(?:at\s+)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*[A-Z]{0,4})?\.?$",
    re.IGNORECASE,
)
_PLACE = r"[A-ZÀ-Ý][A-ZÀ-Ý.'’-]+(?:[ /][A-ZÀ-Ý][A-ZÀ-Ý.'’-]*){0,4}"
_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:,\s*[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)?"
    rf"(?:,?\s*(?i:{_MONTH})\s*\d{{1,2}}(?:,?\s*\d{{4}})?)?"
    r"\s*(?:\([^()\n]{2,40}\)\s*)?|\([^()\n]{2,40}\)\s*)"
    r"(?:--|[-–—―])\s*(?=\S)"
)
_CREDIT = re.compile(
    r"\(?(?:sources?:\s|(?:additional\s+|with\s+)?reporting\s+(?:by|from)\b|edit(?:ing|ed)\s+by\b|written\s+by\b|"
    r"compiled\s+by\b|writing\s+by\b|(?:photos?|images?|pictures?|credits?|photograph)(?:\s+(?:by|credit))?:|"
    r"photo(?:graph)?s?\s+by\b|©|\(c\)|copyright\b|all\s+rights\s+reserved|with\s+(?:files|material|agencies)\b|"
    r"this\s+(?:article|story|report)\s+(?:was|is|has\s+been|first|originally)\b|"
    r"(?:read|see)\s+(?:more|the\s+(?:full|original|rest))\b|follow\s+.{1,60}\s+on\s+(?:twitter|facebook|x)\b|"
    r"contact\s+.{1,60}@|click\s+here\b|sign\s+up\s+(?:for|to)\b|subscribe\b)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\b(?:AP Photo|Getty Images|Shutterstock|File Photo|Photo(?:graph)? (?:by|courtesy)|[Pp]hoto:)|"
    r"\([^()\n]{2,40}/[^()\n]{2,40}\)$"
)
_CONTRIBUTED = re.compile(
    r"\bcontributed\s+(?:to\s+(?:this|the)\s+(?:report|story|article)|reporting)\b", re.IGNORECASE
)


def find_zones(text: str) -> tuple[Zone, ...]:
    """Return the zones of a plain text, in order and covering it from its first to its last code point.

    A zone runs to where the next one starts, so it may end with the line ends between them. A text in which
    no other zone is recognised is one zone of kind `body`; an empty text has none.
    """
    if not text:
        return ()
    lines = paragraphs(text)
    starts = _head(text, lines)
    starts += _tail(text, lines[len(starts) :])
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
    marked = _marked_kind(words, before)
    if marked is not None or index + 1 >= len(lines):
        return marked
    if index == 0:
        return "headline" if _is_headline(words, lines[1:]) else None
    if "headline" in before and not before & {"standfirst", "byline"} and _is_standfirst(text, lines, index):
        return "standfirst"
    return None


def _marked_kind(words: str, before: set[ZoneKind]) -> ZoneKind | None:
    """Return the kind of a line that says itself what it is."""
    if _BYLINE.match(words) and len(words) <= _LONGEST_BYLINE:
        return "byline"
    if _DATE_LINE.match(words):
        return "dateline"
    if "headline" in before and len(words) <= _LONGEST_CREDIT and _CAPTION.search(words):
        return "caption"
    return None


def _is_headline(words: str, rest: tuple[Span, ...]) -> bool:
    """Say whether a first line is short, reads as a headline, and heads something longer than itself."""
    short = len(words) <= _LONGEST_HEADLINE and (not _ends_with_stop(words) or _reads_as_headline(words))
    return short and any(line.end - line.start > len(words) for line in rest) and not _DATELINE.match(words)


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
    if len(words) > _LONGEST_STANDFIRST or _DATELINE.match(words):
        return False
    heads_more = bool(_BYLINE.match(following) or _DATE_LINE.match(following) or _DATELINE.match(following))
    return heads_more or (not _FULL_STOP.search(words) and len(following) > len(words))


def _tail(text: str, lines: tuple[Span, ...]) -> list[tuple[int, ZoneKind]]:
    """Return the starts of body, datelines inside it, and credit lines at its end."""
    body = list(lines)
    tail: list[Span] = []
    while len(body) > 1 and _is_credit(text[body[-1].start : body[-1].end]):
        tail.insert(0, body.pop())
    starts: list[tuple[int, ZoneKind]] = []
    if body:
        dateline = _DATELINE.match(text, body[0].start, body[0].end)
        if dateline:
            starts.append((body[0].start, "dateline"))
        starts.append((dateline.end() if dateline else body[0].start, "body"))
    starts.extend((line.start, "credit") for line in tail[:1])
    return starts


def _is_credit(words: str) -> bool:
    if len(words) > _LONGEST_CREDIT:
        return False
    return bool(_CREDIT.match(words) or _CONTRIBUTED.search(words))
