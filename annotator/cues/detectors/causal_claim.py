"""Connectives and verbs that assert a cause, and participles that say what made somebody act."""

from collections.abc import Callable, Iterator, Mapping

from annotator.cues.listed import index_after, listed, word_after, word_before
from annotator.cues.matcher import Hit
from annotator.cues.registry import Detector
from annotator.model import Cue, Span
from annotator.text.analysis import Analysis

CATEGORY = "causal_claim"
VERSION = 1

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re", "got"})
_PLACES = frozenset(
    {"hospital", "jail", "prison", "court", "safety", "bridge", "beach", "door", "house", "car", "room"}
)
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_APPOINTMENTS = frozenset(
    {"appear", "arrive", "be", "begin", "close", "come", "end", "expire", "finish", "give", "go", "launch"}
    | {
        "leave",
        "meet",
        "open",
        "report",
        "resume",
        "retire",
        "return",
        "run",
        "speak",
        "start",
        "take",
        "visit",
    }
)
_OBJECT_WITHIN = 7
_STOPS = frozenset({".", ";", ",", "?", "!"})


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each assertion of a cause."""
    return listed(analysis, category=CATEGORY, version=VERSION, test=_causes)


def _causes(analysis: Analysis, hit: Hit) -> Span | None:
    test = _TESTS.get(hit.entry.note)
    return Span(hit.start, hit.end) if test is None or test(analysis, hit) else None


def _not_a_timetable(analysis: Analysis, hit: Hit) -> bool:
    """Say whether "due to" gives a ground: not "due to arrive at nine"."""
    index = index_after(analysis, hit)
    if index >= len(analysis.words) or word_after(analysis, hit) in _APPOINTMENTS:
        return False
    return analysis.tag(index) not in ("VB", "VBP")


def _not_a_way(analysis: Analysis, hit: Hit) -> bool:
    """Say whether "led to" tells of an effect: not "was led to the car", "leads to the beach"."""
    if word_before(analysis, hit) in _BE or word_before(analysis, hit) in _DETERMINERS:
        return False
    on = 2 if word_after(analysis, hit) in _DETERMINERS else 1
    return word_after(analysis, hit, on=on) not in _PLACES


def _is_verb(analysis: Analysis, hit: Hit) -> bool:
    """Say whether "results in" is the verb: not "the results in March"."""
    if word_before(analysis, hit) in {"this", "that", "which", "it", "what", "will", "would", "can", "could"}:
        return True
    return analysis.tag(analysis.tokens_in(hit.start, hit.end).start).startswith("VB")


def _somebody_acts(analysis: Analysis, hit: Hit) -> bool:
    """Say whether an object and "to" with a verb follow: "forcing ships to turn back"."""
    start = index_after(analysis, hit)
    for index in range(start, min(start + _OBJECT_WITHIN, len(analysis.words) - 1)):
        if analysis.words[index] in _STOPS:
            return False
        if analysis.words[index] == "to":
            return index > start and analysis.tag(index + 1) == "VB"
    return False


_TESTS: Mapping[str, Callable[[Analysis, Hit], bool]] = {
    "due": _not_a_timetable,
    "way": _not_a_way,
    "verb": _is_verb,
    "object": _somebody_acts,
}
"""By the note of an entry, what must hold around it."""


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
