"""Rankings without a measure: “the leading bank”, “the most dangerous idea”, but not “the largest city”."""

from collections.abc import Iterator
from functools import cache

from annotator.cues.lexicon import lexicons
from annotator.cues.listed import index_after, listed, word_before
from annotator.cues.matcher import Hit
from annotator.cues.registry import Detector
from annotator.model import Cue, Span
from annotator.text.analysis import Analysis

CATEGORY = "superlative"
VERSION = 2

_ASKING = frozenset({"what", "it", "that"})
"""Before "'s", these make "best" the predicate: "what's best for them"."""
_DEFINITE = frozenset({"the", "'s", "my", "his", "her", "its", "their", "our", "your", "very", "s", "'"})
_BEFORE_RANK = _DEFINITE | {"a", "an", "as", "one", "other", "many", "several", "some", "two", "three", "of"}
_MEASURES = frozenset({"since", "record", "recorded", "percent", "%", "per", "ranked", "ranking", "rankings"})
_COPULAS = frozenset({"becomes", "gets", "says", "seems", "remains"})
"""Verbs that the tagger takes for nouns behind one."""
_PERIODS = frozenset({"years", "year", "decades", "decade", "months", "month", "century", "centuries"})
_MEASURE_WITHIN = 10
_LONGEST_NAME_OF_KIND = 4


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each ranking word, with the noun it ranks where it needs it ("leading bank")."""
    return listed(analysis, category=CATEGORY, version=VERSION, test=_ranking)


def _ranking(analysis: Analysis, hit: Hit) -> Span | None:
    note = hit.entry.note
    if note == "head":
        return _with_noun(analysis, hit)
    if note == "definite" and not _is_definite(analysis, hit):
        return None
    if note == "noun" and not _unmeasurable(analysis, hit):
        return None
    return None if _measured(analysis, hit) else Span(hit.start, hit.end)


def _is_definite(analysis: Analysis, hit: Hit) -> bool:
    """Say whether an article or an owner stands before: "the best plan", not "what's best for them"."""
    before = word_before(analysis, hit)
    return before in _DEFINITE and not (before == "'s" and word_before(analysis, hit, back=2) in _ASKING)


def _with_noun(analysis: Analysis, hit: Hit) -> Span | None:
    """Return "leading banking institution" from an adjective to the noun it ranks; None for a participle."""
    if word_before(analysis, hit) not in _BEFORE_RANK:
        return None
    start, end = index_after(analysis, hit), 0
    for index in range(start, min(start + _LONGEST_NAME_OF_KIND, len(analysis.words))):
        if not analysis.words[index][0].isalpha() or not analysis.text[analysis.starts[index]].islower():
            break
        tag = analysis.tag(index)
        if tag.startswith("NN") and analysis.words[index] not in _COPULAS:
            end = analysis.ends[index]
        elif not tag.startswith(("JJ", "VBG", "VBN")):
            break
    return Span(hit.start, end) if end else None


@cache
def _nouns() -> frozenset[str]:
    return frozenset(entry.form for entry in lexicons()["superlative_nouns"].entries)


def _unmeasurable(analysis: Analysis, hit: Hit) -> bool:
    """Say whether the noun that follows, or the one after it, is something that has no size."""
    index = index_after(analysis, hit)
    near = analysis.words[index : index + 2]
    return bool(near) and (near[0] in _nouns() or (near[-1] in _nouns() and near[0].isalpha()))


def _measured(analysis: Analysis, hit: Hit) -> bool:
    """Say whether a measure, a ranking or a period follows ("the worst day since March")."""
    end = analysis.sentence_at(hit.start).end
    after = analysis.tokens_in(hit.end, end)[:_MEASURE_WITHIN]
    words = [analysis.words[index] for index in after]
    if not _MEASURES.isdisjoint(words):
        return True
    return "in" in words and not _PERIODS.isdisjoint(words[words.index("in") :])


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
