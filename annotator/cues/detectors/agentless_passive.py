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
VERSION = 2

_BE = frozenset({"am", "are", "be", "been", "being", "is", "was", "were", "'re", "'m"})
_GET = frozenset({"get", "gets", "getting", "got", "gotten"})
_AUXILIARIES = _BE | _GET
_MAY_BE_AUXILIARIES = _AUXILIARIES | {"'s"}
_BETWEEN = ("RB", "RBR", "RBS")
_SELDOM = frozenset({"seldom", "rarely"})
_PARTICIPLES_IN_ID = ("said", "paid", "laid")
_MOST_BETWEEN = 3
_AGENT_WITHIN = 7
_QUOTES = frozenset({"“", '"', "‘", "'", "``"})
_PREFIXES = frozenset({"co", "de", "e", "mis", "over", "pre", "re", "un", "under"})
_DEGREES = frozenset({"pretty", "quite", "rather", "so", "too", "very"})
"""Directly before an adjective: what they grade is no passive ("was very surprised")."""
_WELL = frozenset({"best", "better", "little", "well"})
_FINITE = frozenset({"are", "is", "was", "were"})
_ASKING = frozenset({"how", "when", "where", "why"})
_THINGS = frozenset({"it", "that", "what", "which"})
_PRONOUNS = frozenset({"he", "i", "it", "she", "that", "they", "this", "we", "you"})
_IN_SUBJECT = ("DT", "JJ", "NN", "PRP$", "POS", "CD")
_LONGEST_SUBJECT = 5
_CLAUSE_ENDS = frozenset(
    {".", ";", "!", "?", "although", "because", "how", "if", "that", "though", "unless", "what", "when"}
    | {"whether", "which", "while", "who", "why"}
)
"""A "by" behind these belongs to another verb."""
_ENDINGS = ("d", "t", "en", "wn", "rn", "ne", "un", "um", "in", "on", "ck", "nk", "de", "me", "ng")
"""How participles end; only such words are worth a look at their tag."""


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue from the form of be or get to the participle of each passive without an agent."""
    granted = anonymity(analysis)
    for auxiliary, participle in passives(analysis):
        first, last = sorted((auxiliary, participle))
        start, end = analysis.tokens[first].start, analysis.tokens[last].end
        names_actor = first == auxiliary and _agent_follows(analysis, participle)
        if names_actor or granted.cover(start, end):
            continue
        yield cue(
            analysis,
            start,
            end,
            category=CATEGORY,
            rule="get" if analysis.words[auxiliary] in _GET else "be",
            version=VERSION,
            reason=f"“{shown(analysis.text[start:end])}” is passive: by whom is not said here.",
        )


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(entry.form for entry in lexicons()[CATEGORY].entries if entry.section == section)


def passives(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Yield the token indices of auxiliary and participle of each passive, with or without an agent."""
    for index in analysis.places(_MAY_BE_AUXILIARIES):
        if _is_inverted(analysis, index):
            yield index, index - 1
        elif analysis.words[index] != "'s" or _is_contracted(analysis, index):
            participle = _participle_after(analysis, index)
            if participle is not None:
                yield index, participle


def _is_inverted(analysis: Analysis, auxiliary: int) -> bool:
    """Say whether a participle opens the sentence before its auxiliary: "Also killed were two guards"."""
    participle = auxiliary - 1
    if participle < 0 or analysis.words[auxiliary] not in _FINITE:
        return False
    first = participle - (participle > 0 and analysis.words[participle - 1] == "also")
    start = analysis.starts[first]
    return (
        analysis.sentence_at(start).start == start
        and _is_participle(analysis, participle, auxiliary)
        and not _is_state(analysis, participle, auxiliary)
    )


def _is_contracted(analysis: Analysis, index: int) -> bool:
    """Say whether "'s" is short for "is": "it's called", and not "it's taken years", "the firm's called"."""
    words = analysis.words
    return (
        0 < index < len(words) - 1 and words[index - 1] in _THINGS and words[index + 1] in _words("after-is")
    )


def _participle_after(analysis: Analysis, auxiliary: int) -> int | None:
    words, first = analysis.words, _behind_subject(analysis, auxiliary)
    for index in range(first, min(first + 1 + _MOST_BETWEEN, len(words))):
        word = words[index]
        if word in _QUOTES or _is_prefix(analysis, index):
            continue
        if word in _AUXILIARIES or not (word[0].isalpha() or word == "n't"):
            return None
        if _is_participle(analysis, index, auxiliary):
            return None if _is_state(analysis, index, auxiliary) else index
        if not (analysis.tag(index).startswith(_BETWEEN) or word in _SELDOM):
            return None
    return None


def _is_participle(analysis: Analysis, index: int, auxiliary: int) -> bool:
    """Say whether the word is a participle; after get only what the tagger is sure of."""
    tags = ("VBN",) if analysis.words[auxiliary] in _GET else ("VBN", "VBD")
    return analysis.words[index].endswith(_ENDINGS) and analysis.tag(index) in tags


def _is_prefix(analysis: Analysis, index: int) -> bool:
    """Say whether this is "re" or "-" of a hyphenated participle: "be re-trained"."""
    first = index - (analysis.words[index] == "-")
    return analysis.words[first] in _PREFIXES and analysis.words[first + 1 : first + 2] == ("-",)


def _behind_subject(analysis: Analysis, auxiliary: int) -> int:
    """Return the token behind the auxiliary, and in a question ("Why was he fired?") behind its subject."""
    first, words = auxiliary + 1, analysis.words
    if first >= len(words) or not _asks(analysis, auxiliary):
        return first
    if words[first] in _PRONOUNS:
        return first + 1
    index, last = first, min(first + _LONGEST_SUBJECT, len(words))
    while index < last and analysis.tag(index).startswith(_IN_SUBJECT):
        index += 1
    return index if analysis.tag(index - 1).startswith("NN") else first


def _asks(analysis: Analysis, auxiliary: int) -> bool:
    """Say whether the auxiliary stands before its subject, as in "Why was he fired?"."""
    if analysis.words[auxiliary] not in _FINITE:
        return False
    start = analysis.starts[auxiliary]
    sentence = analysis.sentence_at(start)
    leads = sentence.start == start or analysis.words[auxiliary - 1] in _ASKING
    return leads and analysis.text[sentence.start : sentence.end].rstrip("”\"'’ ").endswith("?")


def _is_state(analysis: Analysis, index: int, auxiliary: int) -> bool:
    """Say whether the participle leaves no actor out: it tells of a state, or belongs to a noun."""
    words, word = analysis.words, analysis.words[index]
    states = _words("state") | _words("got-state") if words[auxiliary] in _GET else _words("state")
    follows = words[index + 1] if index + 1 < len(words) else ""
    if word in states or (word in _words("state-to") and follows == "to"):
        return True
    if words[index - 1] in _DEGREES or (word == "known" and words[index - 1] in _WELL):
        return True
    return _not_passive(analysis, index) or _belongs_to_noun(analysis, index)


def _belongs_to_noun(analysis: Analysis, index: int) -> bool:
    """Say whether a noun follows that is no object and no time: "are broken families"."""
    after = index + 1
    if after >= len(analysis.words) or analysis.tag(after) not in ("NN", "NNS"):
        return False
    return analysis.words[after] not in _words("time") and analysis.words[index] not in _words("takes-object")


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
        if words[index] in _CLAUSE_ENDS:
            return False
        if words[index] == "by" and _names_an_agent(analysis, index + 1):
            return not _is_anothers(analysis, participle, index)
    return False


def _is_anothers(analysis: Analysis, participle: int, by: int) -> bool:
    """Say whether "by" belongs to a participle further on: "was found dead, hit by a car"."""
    nearest = by - 1
    if nearest == participle or analysis.tag(nearest) not in ("VBN", "VBD"):
        return False
    return analysis.words[nearest - 1] not in ("and", "or", "then") and nearest - 1 != participle


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


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find, own_rules=("be", "get"))
