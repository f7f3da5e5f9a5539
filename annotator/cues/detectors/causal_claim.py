"""Connectives and verbs that assert a cause, and participles that say what made somebody act."""

from collections.abc import Callable, Iterator, Mapping

from annotator.cues.listed import index_after, listed, word_after, word_before
from annotator.cues.matcher import Hit
from annotator.cues.registry import Detector
from annotator.model import Cue, Span
from annotator.text.analysis import Analysis

CATEGORY = "causal_claim"
VERSION = 2

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re", "got"})
_PLACES = frozenset(
    {"hospital", "jail", "prison", "court", "safety", "bridge", "beach", "door", "house", "car", "room"}
)
_WAYS = frozenset(
    {
        "bridge",
        "corridor",
        "door",
        "doors",
        "footpath",
        "gate",
        "hallway",
        "highway",
        "lane",
        "passage",
        "path",
    }
    | {
        "road",
        "roads",
        "route",
        "staircase",
        "stairs",
        "steps",
        "street",
        "streets",
        "track",
        "trail",
        "tunnel",
    }
    | {"tunnels"}
)
"""What leads somewhere: near it, "leading to" tells of a way."""
_OF_THE_NOUN = frozenset({"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "of", "for"})
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
    if hit.entry.form == "leading to" and _is_a_way(analysis, hit):
        return False
    on = 2 if word_after(analysis, hit) in _DETERMINERS else 1
    return word_after(analysis, hit, on=on) not in _PLACES


def _is_a_way(analysis: Analysis, hit: Hit) -> bool:
    """Say whether what leads is a way: "a road leading to", "a trail of blood leading to"."""
    before = [word_before(analysis, hit, back=back) for back in (1, 2, 3)]
    return before[0] in _WAYS or (before[1] == "of" and before[2] in _WAYS)


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


def _has_object(analysis: Analysis, hit: Hit) -> bool:
    """Say whether the verb has something it brings about: "sparked a row", not "what it sparked, he said"."""
    index = index_after(analysis, hit)
    if index >= len(analysis.words) or word_before(analysis, hit) in _OF_THE_NOUN:
        return False
    return analysis.tag(index).startswith(("DT", "JJ", "NN", "PRP", "CD", "RB", "VBG"))


def _is_noun(analysis: Analysis, hit: Hit) -> bool:
    return analysis.tag(analysis.tokens_in(hit.start, hit.end).start).startswith("NN")


def _follows(analysis: Analysis, hit: Hit) -> bool:
    """Say whether "thus" draws a consequence: not "spoke thus:", "a year hence"."""
    index = index_after(analysis, hit)
    if word_after(analysis, hit) in {":", "do", "spoke", "began", ""}:
        return False
    return index < 2 or not analysis.tag(index - 2).startswith("NN") or hit.entry.form != "hence"


def _connects(analysis: Analysis, hit: Hit) -> bool:
    """Say whether "accordingly" joins sentences: not "act accordingly"."""
    return analysis.sentence_at(hit.start).start == hit.start or word_before(analysis, hit) in {
        "and",
        ";",
        ",",
    }


_TESTS: Mapping[str, Callable[[Analysis, Hit], bool]] = {
    "due": _not_a_timetable,
    "way": _not_a_way,
    "verb": _is_verb,
    "object": _somebody_acts,
    "does": _has_object,
    "named": _is_noun,
    "opens": _connects,
    "follows": _follows,
}
"""By the note of an entry, what must hold around it."""


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
