"""Triggers of presupposition: what a text takes for granted instead of stating it."""

from collections.abc import Callable, Iterator, Mapping

from annotator.cues.clefts import clefts
from annotator.cues.evidence import cue, shown
from annotator.cues.intervals import Intervals
from annotator.cues.lexicon import lexicons
from annotator.cues.listed import index_after, listed, word_after, word_before
from annotator.cues.matcher import Hit, hits_in
from annotator.cues.registry import Detector
from annotator.model import Cue, Span
from annotator.text.analysis import Analysis

CATEGORY = "presupposition"
VERSION = 2
CLEFT = "cleft"
"""The section of the list, and the rule, of clefts."""

_OWNERS = frozenset({"'s", "his", "her", "its", "their", "our", "my", "your", "'"})
_BEFORE_ADJECTIVE = _OWNERS | {"the", "a", "for", "of", "and", "with", "to", "by", "amid", "despite", "from"}
_NOT_AFTER_STILL = frozenset({",", ".", ";", "?", "!", "", "more", "further"})


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each trigger in the use that takes something for granted, and for each cleft."""
    yield from listed(analysis, category=CATEGORY, version=VERSION, test=_triggers)
    known = Intervals(
        (hit.start, hit.end) for hit in hits_in(analysis, CATEGORY) if hit.entry.section == CLEFT
    )
    reason = lexicons()[CATEGORY].sections[CLEFT]
    for span in clefts(analysis):
        if not known.touch(span.start, span.end):
            yield cue(
                analysis,
                span.start,
                span.end,
                category=CATEGORY,
                rule=CLEFT,
                version=VERSION,
                reason=reason.format(words=shown(analysis.text[span.start : span.end])),
            )


def _triggers(analysis: Analysis, hit: Hit) -> Span | None:
    test = _TESTS.get(hit.entry.note)
    return Span(hit.start, hit.end) if test is None or test(analysis, hit) else None


def _owned(analysis: Analysis, hit: Hit) -> bool:
    return word_before(analysis, hit) in _OWNERS


def _doing_follows(analysis: Analysis, hit: Hit) -> bool:
    return word_after(analysis, hit).endswith("ing") and len(word_after(analysis, hit)) > 4


def _before_noun(analysis: Analysis, hit: Hit) -> bool:
    """Say whether a noun follows: "further talks", not "further down" and not "to further the cause"."""
    index = index_after(analysis, hit)
    return (
        word_before(analysis, hit) not in {"to", "and", ","}
        and index < len(analysis.words)
        and analysis.text[analysis.starts[index]].islower()
        and analysis.tag(index).startswith("NN")
        and analysis.tag(index - 1).startswith("JJ")
    )


def _attributive(analysis: Analysis, hit: Hit) -> bool:
    """Say whether the participle belongs to a noun: "its continued support", not "he continued work"."""
    index = index_after(analysis, hit)
    opens = analysis.sentence_at(hit.start).start == hit.start
    if not (opens or word_before(analysis, hit) in _BEFORE_ADJECTIVE) or index >= len(analysis.words):
        return False
    return analysis.text[analysis.starts[index]].islower() and analysis.tag(index).startswith(("NN", "JJ"))


def _lasts(analysis: Analysis, hit: Hit) -> bool:
    """Say whether "still" speaks of time: not the connective at the start of a sentence, not "still life"."""
    if analysis.sentence_at(hit.start).start == hit.start or word_after(analysis, hit) in _NOT_AFTER_STILL:
        return False
    return analysis.tag(index_after(analysis, hit) - 1).startswith("RB")


def _once_more(analysis: Analysis, hit: Hit) -> bool:
    """Say whether "again" repeats an event: not the connective "Again, ...", "and again, ..."."""
    opens = analysis.sentence_at(hit.start).start == hit.start or word_before(analysis, hit) == "and"
    return not (opens and word_after(analysis, hit) == ",")


def _asked(analysis: Analysis, hit: Hit) -> bool:
    sentence = analysis.sentence_at(hit.start)
    return analysis.text[sentence.start : sentence.end].rstrip("”\"'’ ").endswith("?")


def _noun_follows(analysis: Analysis, hit: Hit) -> bool:
    """Say whether a noun follows: "the growing crisis", not "the growing and the old"."""
    index = index_after(analysis, hit)
    return index < len(analysis.words) and analysis.tag(index).startswith(("NN", "JJ"))


def _is_an_act(analysis: Analysis, hit: Hit) -> bool:
    """Say whether "resume" is the verb: not "her resume", "the resumes of engineers"."""
    before = analysis.tokens_in(hit.start, hit.end).start - 1
    if before < 0:
        return True
    return analysis.tag(before) not in ("DT", "PRP$", "JJ", "POS", "IN", "CD", "VBG") and (
        word_after(analysis, hit) != "of"
    )


def _verb_follows(analysis: Analysis, hit: Hit) -> bool:
    index = index_after(analysis, hit)
    return index < len(analysis.words) and analysis.tag(index) in ("VB", "VBP", "RB")


_TESTS: Mapping[str, Callable[[Analysis, Hit], bool]] = {
    "owned": _owned,
    "ing": _doing_follows,
    "noun": _before_noun,
    "adjective": _attributive,
    "still": _lasts,
    "again": _once_more,
    "question": _asked,
    "grows": _noun_follows,
    "act": _is_an_act,
    "verb": _verb_follows,
}
"""By the note of an entry, what must hold around it."""


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
