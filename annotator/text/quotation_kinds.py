"""Tell quotations apart: whole utterances, fragments of speech, scare quotations, and titles or terms."""

import re
from bisect import bisect_right

from annotator.text.quotation_marks import Quoted, find_quoted
from annotator.text.relations import Quotation, QuotationKind
from annotator.text.reporting_verbs import reporting_verbs
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set
from annotator.text.words import WORD

_MOST_SCARE_WORDS = 4
_UTTERED = re.compile(r"[.!?…,;:—–-]\W*$")
_FULL_WIDTH = re.compile(r"[。！？…、，]$")
_STOPPED = re.compile(r"[.!?…]\W*$")
# Nouns and verbs that announce a title or a term; after the style manuals' rule that both are quoted.
_WORKS = word_set(
    "book novel memoir film movie documentary song album single show series sitcom programme program "
    "podcast play musical opera painting poem poems essay article column editorial op-ed report paper "
    "study magazine newspaper blog section chapter episode headline headlined slogan motto banner "
    "campaign hashtag operation game titled entitled"
)
_TERMS = word_set("word words term terms phrase nicknamed nickname known dubbed codenamed alias aka")
_BLANKS = " \u00a0\u202f"
_SMALL = word_set("a an the of and or to in on at for with by from as is it de la le von &")
_ENDS_CLAUSE = word_set(". , ; : ! ? and but in on by to")
_OPENS_CLAUSE = word_set("that . , ; :")
_VERBS = word_set("VBD VBZ VBP MD VBG VB")
_SPEECH_AFTER = 6
_FARTHEST_VERB = 9


def find_quotations(text: TaggedText, *, english: bool = True) -> tuple[Quotation, ...]:
    """Return what stands in quotation marks with its kind, without speakers; sorted, outer before inner.

    `english` False: words around tell nothing, so the kind goes by capitals and punctuation alone.
    """
    kind = _kind if english else _plain_kind
    return tuple(
        Quotation(
            quoted.start, quoted.end, quoted.inner_start, quoted.inner_end, kind(text, quoted), quoted.closed
        )
        for quoted in find_quoted(text.text, text.paragraphs)
    )


def _kind(text: TaggedText, quoted: Quoted) -> QuotationKind:
    """Return what a quotation is, by its length, its letters and the words around it."""
    inner = text.text[quoted.inner_start : quoted.inner_end].strip()
    words = WORD.findall(inner)
    before, after = _around(text, quoted)
    if _is_whole(text, quoted, inner) or _is_spoken(text, before, after, inner, words):
        return "direct"
    if _is_title(text, words, before, after):
        return "title"
    short = quoted.closed and len(words) <= _MOST_SCARE_WORDS
    return "scare" if short and not _is_complement(text, before, after) else "partial"


def _plain_kind(text: TaggedText, quoted: Quoted) -> QuotationKind:
    """Return what a quotation is in any language; titles are not told from fragments."""
    inner = text.text[quoted.inner_start : quoted.inner_end].strip()
    lead = text.text[max(0, quoted.start - 3) : quoted.start].rstrip(_BLANKS)
    opens = not inner[:1].islower()
    ends = (
        _UTTERED.search(inner)
        or _FULL_WIDTH.search(inner)
        or text.text[quoted.end : quoted.end + 1] == ","
        or lead[-1:] in (":", "：")
    )
    if opens and ends:
        return "direct"
    return "scare" if quoted.closed and len(WORD.findall(inner)) <= _MOST_SCARE_WORDS else "partial"


def _around(text: TaggedText, quoted: Quoted) -> tuple[int, int]:
    """Return the last token before the quotation and the first one behind it; they may not exist."""
    return bisect_right(text.ends, quoted.start) - 1, text.tokens_in(quoted.end - 1, quoted.end + 1).start + 1


def _is_whole(text: TaggedText, quoted: Quoted, inner: str) -> bool:
    """Say whether the quotation is one or more whole sentences standing by themselves."""
    if not _STOPPED.search(inner) or not inner[:1].isupper():
        return False
    lead = text.text[max(0, quoted.start - 3) : quoted.start].rstrip(_BLANKS)
    return not lead or lead[-1] in '\n.!?:…”"’»'


def _is_spoken(text: TaggedText, before: int, after: int, inner: str, words: list[str]) -> bool:
    """Say whether a reporting verb makes the quotation an utterance: `said, "Yes"`, `"Yes," he said`."""
    if not inner[:1].isupper() and inner[:1] not in "….[":
        return False
    if before >= 1 and text.words[before] in (",", ":") and _speaks(text, range(max(0, before - 8), before)):
        return True
    if _STOPPED.search(inner) and before >= 0 and _speaks(text, range(before, before + 1)):
        return True
    if not _UTTERED.search(inner) or not words:
        return False
    return _speaks(text, range(after, min(after + _SPEECH_AFTER, len(text.words))))


def _speaks(text: TaggedText, tokens: range) -> bool:
    """Say whether a verb of speech stands among the tokens, before the sentence ends."""
    verbs = reporting_verbs()
    for token in tokens:
        verb = verbs.get(text.words[token])
        if verb is not None and "speech" in verb.frames:
            return True
    return False


def _is_title(text: TaggedText, words: list[str], before: int, after: int) -> bool:
    """Say whether the quotation names something: a work, a term, a person's nickname."""
    lead = [text.words[at] for at in range(max(0, before - 2), before + 1)]
    named = bool(lead) and (
        lead[-1] in _TERMS or (lead[-1] in ("as", "called", "by") and lead[-2:-1] and lead[-2] in _TERMS)
    )
    of_work = bool(lead) and (
        lead[-1] in _WORKS or (lead[-1] in (",", "called") and lead[-2:-1] and lead[-2] in _WORKS)
    )
    if named or of_work:
        return True
    capitals = [word for word in words if word.lower() not in _SMALL]
    if not capitals or not all(word[:1].isupper() or word[:1].isdigit() for word in capitals):
        return False
    return len(capitals) > 1 or _is_nickname(text, before, after)


def _is_nickname(text: TaggedText, before: int, after: int) -> bool:
    """Say whether names stand on both sides: William "Bill" Smith."""
    if before < 0 or after >= len(text.words):
        return False
    return all(text.text[text.starts[at]].isupper() for at in (before, after)) and text.tag(
        before
    ).startswith("NNP")


def _is_complement(text: TaggedText, before: int, after: int) -> bool:
    """Say whether a short quotation is all that a reporting verb has for its complement.

    `called the plan "reckless".` is; `noted that it will rely on "second-grade tech"` is not: there the
    quotation is a part of a clause in the author's words.
    """
    ends = after >= len(text.words) or text.words[after] in _ENDS_CLAUSE
    if not ends and not _speaks(text, range(after, min(after + 3, len(text.words)))):
        return False
    verbs = reporting_verbs()
    for token in range(before, max(-1, before - _FARTHEST_VERB), -1):
        if text.words[token] == "called" and text.words[max(0, token - 2) : token] == ("so", "-"):
            return False
        verb = verbs.get(text.words[token])
        if verb is not None and text.tag(token).startswith("VB"):
            return "speaker" not in verb.frames and bool(verb.frames & {"speech", "object"})
        if text.words[token] in _OPENS_CLAUSE or text.tag(token) in _VERBS:
            return False
    return False
