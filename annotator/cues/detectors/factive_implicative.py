"""Verbs that take their complement for granted, or entail whether it came true."""

from collections.abc import Iterator

from annotator.cues.listed import index_after, listed, word_after
from annotator.cues.matcher import Hit
from annotator.cues.registry import Detector
from annotator.model import Cue, Span
from annotator.text.analysis import Analysis

CATEGORY = "factive_implicative"
VERSION = 2

_NO_VERB = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"}
    | {"me", "him", "them", "us", "you", "it", "no", "all", "some", "any", "one", "two", "both", "people"}
    | {"someone", "somebody", "anyone", "everyone", "everybody", "nobody"}
)
_VERB_WITHIN = 12
_CLAUSES = frozenset({"that", "why"})
_SUBJECTS = frozenset(
    {"he", "she", "it", "they", "we", "you", "i", "the", "a", "an", "there", "his", "her", "its", "their"}
    | {"our", "my", "some", "many", "no", "if", "when", "these", "those", "this", "because", "while"}
)
"""What may open a that-clause; before any other word the tagger decides."""
_NOT_SUBJECTS = frozenset(
    {"in", "from", "at", "on", "for", "is", "was", "by", "with", "as", "to", "of", "and"}
)


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each factive with its clause and each implicative with its verb."""
    return listed(analysis, category=CATEGORY, version=VERSION, test=_has_complement)


def _has_complement(analysis: Analysis, hit: Hit) -> Span | None:
    fits = True
    if hit.entry.note == "that":
        fits = _clause_follows(analysis, hit)
    elif hit.entry.note == "ing":
        fits = word_after(analysis, hit).endswith("ing") and len(word_after(analysis, hit)) > 4
    elif hit.entry.form.endswith(" to"):
        fits = _verb_follows(analysis, hit)
    return Span(hit.start, hit.end) if fits else None


def _clause_follows(analysis: Analysis, hit: Hit) -> bool:
    """Say whether a clause with that or why follows: "knew that he", not "knew that man"."""
    first, second = word_after(analysis, hit), word_after(analysis, hit, on=2)
    if first not in _CLAUSES or not second[:1].isalnum() or second in _NOT_SUBJECTS:
        return False
    if first == "why":
        return True
    index = index_after(analysis, hit)
    return (second in _SUBJECTS or analysis.tag(index) == "IN") and _verb_near(analysis, index + 1)


def _verb_near(analysis: Analysis, index: int) -> bool:
    end = analysis.sentence_at(analysis.starts[index]).end
    near = analysis.tokens_in(analysis.starts[index], end)[:_VERB_WITHIN]
    return any(analysis.tag(each).startswith(("VB", "MD")) for each in near)


def _verb_follows(analysis: Analysis, hit: Hit) -> bool:
    index, word = index_after(analysis, hit), word_after(analysis, hit)
    if not word[:1].isalpha() or word in _NO_VERB:
        return False
    return analysis.text[analysis.starts[index]].islower()


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
