"""Softening names, each with the plainer one beside it."""

from collections.abc import Callable, Iterator, Mapping

from annotator.cues.listed import index_after, listed, word_after, word_before
from annotator.cues.matcher import Hit
from annotator.cues.registry import Detector
from annotator.model import Cue, Span
from annotator.text.analysis import Analysis

CATEGORY = "euphemism"
VERSION = 2

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
_RAISED = frozenset(
    {
        "bring",
        "brought",
        "continue",
        "file",
        "filed",
        "filing",
        "hear",
        "heard",
        "launch",
        "launched",
        "mount",
    }
    | {"mounted", "mounting", "mounts", "pending", "while"}
)
"""Before "challenges", these make them disputes."""
_AGAINST = frozenset({"to", "by", "from", "against"})
_PEOPLE = frozenset(
    {"attacker", "attackers", "assailant", "assailants", "enemies", "enemy", "fighter", "fighters", "gunman"}
    | {
        "gunmen",
        "insurgents",
        "leader",
        "leaders",
        "militant",
        "militia",
        "militants",
        "operative",
        "operatives",
        "rebels",
    }
    | {"shooter", "soldiers", "suspect", "suspects", "target", "targets", "terrorist", "terrorists", "threat"}
    | {"threats", "troops"}
)
_SUBJECT_WITHIN, _OBJECT_WITHIN = 4, 5
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
    test = _TESTS.get(hit.entry.lemma)
    return Span(hit.start, hit.end) if test is None or test(analysis, hit) else None


def _are_problems(analysis: Analysis, hit: Hit) -> bool:
    """Say whether "challenges" is the noun, outside court: "face challenges", not "he challenges the law"."""
    before, after = word_before(analysis, hit), word_after(analysis, hit)
    if before in _CONTESTED or after in _OBJECTS - {"that"} or before in _RAISED:
        return False
    index = index_after(analysis, hit)
    if _is_contest(analysis, index) or _is_verb(analysis, index):
        return False
    sentence = analysis.sentence_at(hit.start)
    around = analysis.tokens_in(sentence.start, sentence.end)
    return _COURTS.isdisjoint(analysis.words[around.start : around.stop]) and analysis.tag(index - 1) == "NNS"


def _is_contest(analysis: Analysis, index: int) -> bool:
    """Say whether a rival or what is disputed follows: "challenges to the law"."""
    if index + 1 >= len(analysis.words) or analysis.words[index] not in _AGAINST:
        return False
    return analysis.words[index] != "to" or analysis.tag(index + 1) != "VB"


def _is_verb(analysis: Analysis, index: int) -> bool:
    """Say whether a name follows, or a noun behind a singular noun: "a study challenges old tales"."""
    if index >= len(analysis.words):
        return False
    if analysis.text[analysis.starts[index]].isupper():
        return True
    owned = analysis.words[index + 1 : index + 2] in (("'",), ("'s",))
    has_object = owned or analysis.tag(index).startswith(("NN", "JJ"))
    return has_object and index > 1 and analysis.tag(index - 2) == "NN"


def _is_dismissal(analysis: Analysis, hit: Hit) -> bool:
    """Say whether somebody is let go: not "let go" of a thing, or a wish to let go."""
    return word_before(analysis, hit) in _BE | {"being", "get", "got", "getting", "gets"}


def _is_of_people(analysis: Analysis, hit: Hit) -> bool:
    """Say whether what is neutralised are people or a threat by them, and not a virus or a rule."""
    index = index_after(analysis, hit)
    first = index - 1
    near = analysis.words[max(0, first - _SUBJECT_WITHIN) : index + _OBJECT_WITHIN]
    return not _PEOPLE.isdisjoint(near)


def _is_difficult(analysis: Analysis, hit: Hit) -> bool:
    """Say whether "challenging" is the adjective: "challenging times", not "challenging the ruling"."""
    before, after = word_before(analysis, hit), word_after(analysis, hit)
    if before in _BE or before not in _BEFORE_ADJECTIVE:
        return not after or after in _AFTER_PREDICATE
    return after not in _OBJECTS


_TESTS: Mapping[str, Callable[[Analysis, Hit], bool]] = {
    "challenges": _are_problems,
    "challenging": _is_difficult,
    "let go": _is_dismissal,
    "neutralise": _is_of_people,
    "neutralize": _is_of_people,
}
"""By the entry as it stands in the list, what must hold around it."""


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
