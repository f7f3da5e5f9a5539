"""The noun phrases of a stretch of text, from its part-of-speech tags: what a coder may want whole."""

from functools import lru_cache

from annotator.model import Span
from annotator.text.phrases import NOUNS
from annotator.text.tagged import TaggedText
from annotator.text.word_lists import word_set

_BEFORE = word_set("DT PDT JJ JJR JJS POS PRP$ HYPH $ AFX SYM")
_HALF = word_set("VBN VBG RB RBR RBS")
"""Belong to a phrase only between a word of it and another: `the leaked report`, `a highly critical one`."""
_LONGEST = 20_000
"""Code points of a paragraph up to which its phrases are found: beyond that it is no paragraph of news."""


def noun_phrases(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the noun phrases in `text[start:end]`, a paragraph or a sentence, in text order.

    A phrase is a determiner or possessive with its adjectives and nouns; it does not reach over `of`.
    """
    if end - start > _LONGEST:
        return ()
    return tuple(Span(start + one.start, start + one.end) for one in _phrases(text[start:end]))


@lru_cache(maxsize=16)
def _phrases(part: str) -> tuple[Span, ...]:
    text = TaggedText(part)
    found: list[Span] = []
    first: int | None = None
    for at in range(len(text.starts) + 1):
        inside = at < len(text.starts) and _is_inside(text, at, begun=first is not None)
        if inside and first is None:
            first = at
        elif not inside and first is not None:
            found += _trimmed(text, first, at)
            first = at if at < len(text.starts) and _is_inside(text, at, begun=False) else None
    return tuple(found)


def _is_inside(text: TaggedText, at: int, *, begun: bool) -> bool:
    tag = text.tag(at)
    if begun and tag in ("DT", "PDT", "PRP$", "PRP"):
        return text.tag(at - 1) in ("PDT", "DT") and tag != "PRP"  # `all the men`; else another phrase begins
    if tag in _HALF:
        following = text.tag(at + 1) if at + 1 < len(text.starts) else ""
        return begun and (following in NOUNS or following in _BEFORE - {"DT", "PDT"})
    return tag in NOUNS or tag in _BEFORE


def _trimmed(text: TaggedText, first: int, stop: int) -> list[Span]:
    """Return the phrase of tokens, up to its last noun; nothing without one."""
    while stop > first and text.tag(stop - 1) not in NOUNS:
        stop -= 1
    return [Span(text.starts[first], text.ends[stop - 1])] if stop > first else []
