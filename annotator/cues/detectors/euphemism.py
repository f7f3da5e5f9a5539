"""Softening names, each with the plainer one beside it."""

from collections.abc import Iterator

from annotator.cues.listed import index_after, listed, word_after, word_before
from annotator.cues.matcher import Hit
from annotator.cues.registry import Detector
from annotator.model import Cue, Span
from annotator.text.analysis import Analysis

CATEGORY = "euphemism"
VERSION = 1

_CONTESTED = frozenset({"legal", "court", "constitutional", "primary", "lawsuit", "ballot", "federal", "of"})
"""Before "challenges", these make it a dispute in court or at the polls."""
_COURTS = frozenset(
    {
        "court",
        "courts",
        "lawsuit",
        "lawsuits",
        "ruling",
        "rulings",
        "judge",
        "judges",
        "plaintiffs",
        "justices",
    }
    | {"primary", "primaries", "ballot", "ballots", "election", "re-election", "reelection", "parliamentary"}
)
"""In a sentence with these, challenges may be disputes; it is left unmarked."""
_OBJECTS = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those"}
    | {"him", "them", "it", "us", "me", "you", "what", "whether", "who", "how", "any", "all", "both"}
)
_BEFORE_ADJECTIVE = frozenset(
    {"a", "an", "the", "more", "most", "very", "particularly", "especially", "so", "too", "these", "those"}
    | {"such", "be", "been", "is", "are", "was", "were", "as", "incredibly", "extremely", "increasingly"}
    | {"less", "'s", "this", "and", "equally", "quite", "really", "difficult", "remain", "remains"}
    | {"proved", "proven", "prove", "proves", "proving", "becoming", "become", "became"}
)

_BE = frozenset({"is", "are", "was", "were", "be", "been", "'s"})
_AFTER_PREDICATE = frozenset(
    {
        ".",
        ",",
        ";",
        ":",
        "?",
        "!",
        ")",
        "”",
        '"',
        "—",
        "–",
        "-",
        "--",
        "to",
        "for",
        "and",
        "but",
        "because",
        "as",
        "in",
    }
    | {"when", "given", "enough", "at", "if", "with", "than", "or", "due", "since", "while", "though"}
    | {"times", "time", "conditions", "circumstances", "year", "years", "environment", "situation"}
)


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each softening name in the use that softens."""
    return listed(analysis, category=CATEGORY, version=VERSION, test=_softens)


def _softens(analysis: Analysis, hit: Hit) -> Span | None:
    word = hit.entry.form
    if word == "challenges" and not _are_problems(analysis, hit):
        return None
    if word == "challenging" and not _is_difficult(analysis, hit):
        return None
    return Span(hit.start, hit.end)


def _are_problems(analysis: Analysis, hit: Hit) -> bool:
    """Say whether "challenges" is the noun, outside court: "face challenges", not "he challenges the law"."""
    if word_before(analysis, hit) in _CONTESTED or word_after(analysis, hit) in _OBJECTS - {"that"}:
        return False
    index = index_after(analysis, hit)
    if index < len(analysis.words) and analysis.text[analysis.starts[index]].isupper():
        return False
    sentence = analysis.sentence_at(hit.start)
    around = analysis.tokens_in(sentence.start, sentence.end)
    return _COURTS.isdisjoint(analysis.words[around.start : around.stop]) and analysis.tag(index - 1) == "NNS"


def _is_difficult(analysis: Analysis, hit: Hit) -> bool:
    """Say whether "challenging" is the adjective: "challenging times", not "challenging the ruling"."""
    before, after = word_before(analysis, hit), word_after(analysis, hit)
    if before in _BE or before not in _BEFORE_ADJECTIVE:
        return not after or after in _AFTER_PREDICATE
    return after not in _OBJECTS


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
