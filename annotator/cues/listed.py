"""How most wording categories are found: what a word list holds, where the detector's own test allows it."""

from collections.abc import Callable, Iterator

from annotator.cues.evidence import cue, in_title, names_something, shown
from annotator.cues.lexicon import lexicons
from annotator.cues.matcher import Hit, hits_in
from annotator.model import Cue, Span
from annotator.text.analysis import Analysis

Test = Callable[[Analysis, Hit], Span | None]
"""Answers where the cue of a hit stands, in code points, or None where the word is used in another sense."""


def listed(analysis: Analysis, *, category: str, version: int, test: Test) -> Iterator[Cue]:
    """Yield a cue for each entry of the category's list that passes the test and is no name or title.

    The section of the list gives rule and reason; in the reason `{note}` stands for the entry's note.
    """
    reasons = lexicons()[category].sections
    for hit in hits_in(analysis, category):
        span = test(analysis, hit)
        if span is None or names_something(analysis, hit.start, hit.end):
            continue
        if in_title(analysis, hit.start, hit.end):
            continue
        words = shown(analysis.text[span.start : span.end])
        yield cue(
            analysis,
            span.start,
            span.end,
            category=category,
            rule=hit.entry.section,
            version=version,
            reason=reasons[hit.entry.section].format(words=words, note=hit.entry.note),
        )


def as_found(_analysis: Analysis, hit: Hit) -> Span:
    """Return the hit itself: the test of a list whose entries have one sense."""
    return Span(hit.start, hit.end)


def word_before(analysis: Analysis, hit: Hit, *, back: int = 1) -> str:
    """Return the folded word that stands `back` tokens before the hit, or the empty string."""
    index = analysis.tokens_in(hit.start, hit.end).start - back
    return analysis.words[index] if index >= 0 else ""


def index_after(analysis: Analysis, hit: Hit) -> int:
    """Return the index of the token after the hit; it may be one past the last token."""
    return analysis.tokens_in(hit.start, hit.end).stop


def word_after(analysis: Analysis, hit: Hit, *, on: int = 1) -> str:
    """Return the folded word that stands `on` tokens after the hit, or the empty string."""
    index = index_after(analysis, hit) + on - 1
    return analysis.words[index] if index < len(analysis.words) else ""
