"""Clefts: sentences cut in two so that one part stands in front and the rest is taken for granted."""

from collections.abc import Iterator

from annotator.model import Span
from annotator.text.analysis import Analysis

_IT = frozenset({"it"})
_BE = frozenset({"is", "was", "'s"})
_FOCUSING = frozenset(
    {"not", "n't", "only", "precisely", "exactly", "largely", "mainly", "also", "often", "just", "really"}
)
_DEFINITE = ("PRP", "NNP")
_DEFINITE_WORDS = frozenset(
    {"the", "these", "those", "this", "his", "her", "its", "their", "our", "my", "your"}
)
_LEADS = frozenset(
    {
        "after",
        "against",
        "among",
        "amid",
        "at",
        "because",
        "before",
        "by",
        "during",
        "for",
        "from",
        "in",
        "on",
    }
    | {"thanks", "through", "under", "with", "within", "here", "there", "then"}
)
"""What a place, time or ground in front begins with: "it was in Geneva that"."""
_NO_FOCUS = frozenset(
    {"clear", "final", "first", "if", "last", "latest", "next", "no", "only", "second", "third", "unclear"}
    | {"unknown", "whether", "worth"}
)
"""Words of other sentences with "it": "it is not clear whether those who", "it was the last straw that"."""
_TAKES_CLAUSE = frozenset(
    {"assumption", "basis", "belief", "case", "chance", "claim", "condition", "concern", "danger", "fact"}
    | {"fear", "feeling", "grounds", "hope", "idea", "impression", "kind", "likelihood", "moment", "news"}
    | {"notion", "opinion", "point", "possibility", "principle", "reason", "sense", "sign", "sort", "threat"}
    | {"thing", "time", "truth", "type", "view", "way", "wonder", "year", "years", "day", "idea", "result"}
)
"""Behind these, "that" opens their own clause, or belongs to a phrase of time ("the first time that")."""
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SUBJECTS = ("DT", "PRP", "NN", "EX", "JJ", "CD")
_FOCUS_WITHIN = 9
_AFTER_WHAT = frozenset(
    {"is", "was", "are", "were", "be", "did", "do", "does", "will", "would", "can", "could", "should", "has"}
    | {"had", "about", "if", "a", "an", "ever", "else", "'s", "'re", "might", "may", "must", "?", ","}
)
_ALL_WHO = frozenset({"he", "she", "it", "they", "we", "i", "you"})
_OPENERS = frozenset({"what", "all"})
_BEFORE_WHAT = frozenset({",", ";", ":", "and", "but", "that", "“", '"', "‘", "—", "–"})
_STOPS = frozenset({",", ";", ":", "?", "—", "–", "is", "was"})
_PSEUDO_WITHIN = 11
_SHORTEST = 4


def clefts(analysis: Analysis) -> Iterator[Span]:
    """Yield the front of each cleft, up to where the rest begins: "It was he who", "All it needs is"."""
    for index in analysis.places(_IT):
        end = _it_cleft(analysis, index)
        if end is not None:
            yield Span(analysis.starts[index], analysis.ends[end])
    for index in analysis.places(_OPENERS):
        end = _pseudo_cleft(analysis, index)
        if end is not None:
            yield Span(analysis.starts[index], analysis.ends[end])


def _it_cleft(analysis: Analysis, index: int) -> int | None:
    """Return the token that opens the rest of the sentence behind "it is ...", or None."""
    words, first = analysis.words, index + 2
    if index + 3 >= len(words) or words[index + 1] not in _BE:
        return None
    while first < len(words) and words[first] in _FOCUSING:
        first += 1
    for at in range(first + 1, min(first + _FOCUS_WITHIN, len(words) - 1)):
        if words[at] in ("who", "that") and not analysis.tag(at - 1).startswith(("IN", "TO", "VB")):
            return at if _is_cut_out(analysis, first, at) else None
        if not words[at][0].isalnum() and words[at] not in ("'s", "-"):
            return None
    return None


def _is_cut_out(analysis: Analysis, first: int, opens: int) -> bool:
    """Say whether `[first, opens)` is the part in front: somebody definite, a place, a time or a ground."""
    words, follows = analysis.words, analysis.tag(opens + 1)
    focus = words[first:opens]
    if focus[-1] in _TAKES_CLAUSE or not _NO_FOCUS.isdisjoint(focus):
        return False
    ends_in_noun = analysis.tag(opens - 1).startswith(("NN", "PRP", "CD")) or focus[-1] in _LEADS
    if focus[0] in _LEADS:
        clause = follows.startswith(_SUBJECTS) and not _is_verb(analysis, opens + 1)
        return ends_in_noun and words[opens] == "that" and clause
    tags = [analysis.tag(at) for at in range(first, opens)]
    if not ends_in_noun or tags[0].startswith(("JJ", "RB", "IN")):
        return False
    if any(tag.startswith(("VB", "JJS", "RBS")) for tag in tags):
        return False
    definite = words[first] in _DEFINITE_WORDS or analysis.tag(first).startswith(_DEFINITE)
    plural = analysis.tag(opens - 1) == "NNS" and words[first] not in ("a", "an")
    return (definite or plural) and (_is_verb(analysis, opens + 1) or follows == "RB")


def _is_verb(analysis: Analysis, index: int) -> bool:
    return analysis.tag(index).startswith(_FINITE)


def _pseudo_cleft(analysis: Analysis, index: int) -> int | None:
    """Return the "is" of "What it needs is ...", or None."""
    words, sentence = analysis.words, analysis.sentence_at(analysis.starts[index])
    tokens = analysis.tokens_in(analysis.starts[index], sentence.end)
    opens = sentence.start == analysis.starts[index] or words[index - 1] in _BEFORE_WHAT
    if not opens or len(tokens) < _SHORTEST or words[tokens.stop - 1] == "?":
        return None
    if not _opens_pseudo_cleft(words[index], words[index + 1]):
        return None
    seen = False
    for at in tokens[1:_PSEUDO_WITHIN]:
        if words[at] in ("is", "was") and seen:
            return None if _is_described(analysis, at + 1) else at
        if words[at] in _STOPS:
            return None
        seen = seen or analysis.tag(at).startswith("VB")
    return None


def _is_described(analysis: Analysis, index: int) -> bool:
    """Say whether an adjective or participle follows: "what he wants is unknown", "is not very clear"."""
    while index < len(analysis.words) and analysis.tag(index).startswith("RB"):
        index += 1
    return index < len(analysis.words) and analysis.tag(index).startswith(("JJ", "VBN"))


def _opens_pseudo_cleft(first: str, second: str) -> bool:
    return (first == "what" and second not in _AFTER_WHAT) or (first == "all" and second in _ALL_WHO)
