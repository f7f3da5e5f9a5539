"""Acts told as things: a noun of an act with “of”, and nobody named who does it."""

from collections.abc import Iterator

from annotator.cues.listed import index_after, listed, word_after, word_before
from annotator.cues.matcher import Hit
from annotator.cues.registry import Detector
from annotator.model import Cue, Span
from annotator.text.analysis import Analysis

CATEGORY = "nominalisation"
VERSION = 2

_OWNERS = frozenset(
    {"'s", "'", "his", "her", "its", "their", "our", "my", "your", "whose", "s", "led"}
    | {
        "administration",
        "army",
        "city",
        "company",
        "congressional",
        "corporate",
        "council",
        "county",
        "court",
    }
    | {
        "federal",
        "government",
        "house",
        "media",
        "military",
        "parliamentary",
        "police",
        "presidential",
        "press",
    }
    | {"rebel", "senate", "state", "union"}
)
"""Before the noun these name the actor: "their", "Russia's", "police shooting", "US-led invasion"."""
_EDGES = frozenset(
    {"the", "a", "an", "of", "in", "to", "for", "and", "or", "by", "on", "with", "from", "that", "this"}
    | {"any", "no", "some", "as", "at", "into", "after", "before", "against", "over", "about", "such", "is"}
    | {"was", "are", "were", "be", "been", "which", "but", "than", "through", "during", "amid", "despite"}
)
_TIMES = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october"}
    | {"november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
_QUOTES = frozenset({"“", '"', "‘", "'", ":"})
_BACK = 5
_AGENT_WITHIN = 10
_STOPS = frozenset(
    {".", ";", "!", "?", ":", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would"}
    | {"can", "could", "may", "might", "should", "must", "that", "which", "who", "does", "did", "do"}
)
"""Where the phrase of the noun ends: a "by" further on belongs to another word."""


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each noun of an act that has an object and no actor."""
    return listed(analysis, category=CATEGORY, version=VERSION, test=_actor_hidden)


def _actor_hidden(analysis: Analysis, hit: Hit) -> Span | None:
    if (
        word_after(analysis, hit) != "of"
        or _in_a_name(analysis, hit)
        or _owned(analysis, hit)
        or _agent_follows(analysis, hit)
    ):
        return None
    return Span(hit.start, hit.end)


def _in_a_name(analysis: Analysis, hit: Hit) -> bool:
    """Say whether the noun has a capital inside a sentence: "Society for the Prevention of Cruelty"."""
    if analysis.zone_at(hit.start) == "headline" or not analysis.text[hit.start].isupper():
        return False
    return analysis.sentence_at(hit.start).start < hit.start and word_before(analysis, hit) not in _QUOTES


def _owned(analysis: Analysis, hit: Hit) -> bool:
    """Say whether a possessive names the actor: "Russia's full-scale invasion of"."""
    first = index_after(analysis, hit) - 2
    for index in range(first, max(-1, first - _BACK), -1):
        word = analysis.words[index]
        if word in _OWNERS:
            return True
        if word in _EDGES or not (word[0].isalpha() or word == "-"):
            return False
        if _is_named(analysis, index):
            return True
    return False


def _is_named(analysis: Analysis, index: int) -> bool:
    """Say whether the word has a capital of its own: "State Department release of", "Israeli bombing of"."""
    start = analysis.starts[index]
    free = analysis.zone_at(start) != "headline" and analysis.sentence_at(start).start < start
    return free and analysis.text[start].isupper() and analysis.words[index] not in _TIMES


def _agent_follows(analysis: Analysis, hit: Hit) -> bool:
    words, start = analysis.words, index_after(analysis, hit)
    for index in range(start, min(start + _AGENT_WITHIN, len(words) - 1)):
        if words[index] in _STOPS:
            return False
        if words[index] == "by":
            after = words[index + 1]
            return not after[0].isdigit() and not after.endswith("ing")
    return False


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
