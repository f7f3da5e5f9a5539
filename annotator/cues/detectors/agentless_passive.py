"""Passives that leave out who acted: a form of be or get, a participle, and no by-phrase after it."""

from collections.abc import Iterator
from functools import cache

from annotator.cues.anonymity import anonymity
from annotator.cues.evidence import cue, shown
from annotator.cues.lexicon import lexicons
from annotator.cues.registry import Detector
from annotator.model import Cue
from annotator.text.analysis import Analysis

CATEGORY = "agentless_passive"
VERSION = 1

_BE = frozenset({"am", "are", "be", "been", "being", "is", "was", "were", "'re", "'m"})
_GET = frozenset({"get", "gets", "getting", "got", "gotten"})
_AUXILIARIES = _BE | _GET
_BETWEEN = ("RB", "RBR", "RBS")
_SELDOM = frozenset({"seldom", "rarely"})
_PARTICIPLES_IN_ID = ("said", "paid", "laid")
_MOST_BETWEEN = 3
_AGENT_WITHIN = 7
_ENDINGS = ("d", "t", "en", "wn", "rn", "ne", "un", "um", "in", "on", "ck", "nk", "de", "me", "ng")
"""How participles end; only such words are worth a look at their tag."""


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue from the form of be or get to the participle of each passive without an agent."""
    granted = anonymity(analysis)
    for auxiliary, participle in passives(analysis):
        start, end = analysis.tokens[auxiliary].start, analysis.tokens[participle].end
        if _agent_follows(analysis, participle) or granted.cover(start, end):
            continue
        yield cue(
            analysis,
            start,
            end,
            category=CATEGORY,
            rule="be" if analysis.words[auxiliary] in _BE else "get",
            version=VERSION,
            reason=f"“{shown(analysis.text[start:end])}” is passive: by whom is not said here.",
        )


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(entry.form for entry in lexicons()[CATEGORY].entries if entry.section == section)


def passives(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Yield the token indices of auxiliary and participle of each passive, with or without an agent."""
    for index in analysis.places(_AUXILIARIES):
        participle = _participle_after(analysis, index)
        if participle is not None:
            yield index, participle


def _participle_after(analysis: Analysis, auxiliary: int) -> int | None:
    words = analysis.words
    states = _words("state") if words[auxiliary] in _BE else _words("state") | _words("got-state")
    tags = ("VBN", "VBD") if words[auxiliary] in _BE else ("VBN",)
    for index in range(auxiliary + 1, min(auxiliary + 2 + _MOST_BETWEEN, len(words))):
        word = words[index]
        if not word[0].isalpha() and word != "n't":
            return None
        if word in _AUXILIARIES:
            return None
        if word.endswith(_ENDINGS) and analysis.tag(index) in tags:
            return None if word in states or _not_passive(analysis, index) else index
        if not analysis.tag(index).startswith(_BETWEEN) and word not in _SELDOM:
            return None
    return None


def _not_passive(analysis: Analysis, index: int) -> bool:
    """Say whether this is an adjective ("paranoid") or says accustomed ("is used to waiting")."""
    words = analysis.words
    if words[index].endswith("id") and not words[index].endswith(_PARTICIPLES_IN_ID):
        return True
    if words[index] != "used" or words[index + 1 : index + 2] != ("to",):
        return False
    return index + 2 >= len(words) or analysis.tag(index + 2) != "VB"


def _agent_follows(analysis: Analysis, participle: int) -> bool:
    words = analysis.words
    for index in range(participle + 1, min(participle + 1 + _AGENT_WITHIN, len(words))):
        if words[index] in {".", ";", "!", "?"}:
            return False
        if words[index] == "by" and _names_an_agent(analysis, index + 1):
            return True
    return False


def _names_an_agent(analysis: Analysis, index: int) -> bool:
    """Say whether what stands after "by" can act: not a time, a measure, or a doing ("by voting")."""
    words = analysis.words
    while index < len(words) and words[index] in {
        "the",
        "a",
        "an",
        "about",
        "around",
        "at",
        "mid",
        "late",
        "early",
    }:
        index += 1
    if index >= len(words):
        return False
    word = words[index]
    if word in _words("not-an-agent"):
        return False
    if word[0].isdigit() or word in {"$", "€", "£"}:
        return analysis.tag(min(index + 1, len(words) - 1)).startswith(("NN", "JJ")) and len(word) < 3
    return analysis.tag(index) != "VBG"


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
