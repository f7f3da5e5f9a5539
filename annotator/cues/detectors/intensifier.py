"""Words that turn up the degree or the certainty of a claim."""

from collections.abc import Iterator

from annotator.cues.evidence import cue, names_something, shown
from annotator.cues.lexicon import lexicons
from annotator.cues.matcher import Hit, hits_in
from annotator.cues.registry import Detector
from annotator.model import Cue
from annotator.text.analysis import Analysis

CATEGORY = "intensifier"
VERSION = 2

_GRADABLE = ("JJ", "RB", "VBN")
_VERBS = ("VB",)
_TAKES_VERBS = frozenset(
    {"deeply", "severely", "seriously", "strongly", "greatly", "badly", "heavily"}
    | {"completely", "acutely", "sorely", "increasingly"}
)
_NEGATIONS = frozenset({"not", "n't", "no", "hardly", "never"})
_QUANTITIES = frozenset({"many", "much", "few", "little", "far", "long", "soon", "often", "close", "called"})


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each booster; weak ones only where they stand before what they can grade."""
    reasons = lexicons()[CATEGORY].sections
    for hit in hits_in(analysis, CATEGORY):
        section = hit.entry.section
        if section == "not-degree" or names_something(analysis, hit.start, hit.end):
            continue
        graded = _graded_word(analysis, hit) if section == "graded" else ""
        if section == "graded" and not graded:
            continue
        words = shown(analysis.text[hit.start : hit.end])
        yield _cue(analysis, hit.start, hit.end, section, reasons[section].format(words=words, graded=graded))
    yield from _before_loaded_words(analysis)


def _graded_word(analysis: Analysis, hit: Hit) -> str:
    """Return the word after a weak booster if it can be graded by it, else nothing."""
    tokens = analysis.tokens_in(hit.start, hit.end)
    index = tokens.stop
    if (
        analysis.words[max(0, tokens.start - 1)] in _NEGATIONS
        or index >= len(analysis.words)
        or analysis.words[index] in _QUANTITIES
    ):
        return ""
    allowed = _GRADABLE + _VERBS if hit.entry.form in _TAKES_VERBS else _GRADABLE
    return analysis.words[index] if analysis.tag(index).startswith(allowed) else ""


def _before_loaded_words(analysis: Analysis) -> Iterator[Cue]:
    """Yield -ly adverbs directly before a loaded word ("wilfully reckless")."""
    plain = {hit.start for hit in hits_in(analysis, CATEGORY)}
    for hit in hits_in(analysis, "loaded_language"):
        index = analysis.tokens_in(hit.start, hit.end).start - 1
        if index < 0 or not analysis.words[index].endswith("ly") or len(analysis.words[index]) < 5:
            continue
        adverb = analysis.tokens[index]
        if (
            adverb.start in plain
            or analysis.tag(index) != "RB"
            or not analysis.tag(index + 1).startswith("JJ")
        ):
            continue
        word, loaded = (
            shown(analysis.text[a:b]) for a, b in ((adverb.start, adverb.end), (hit.start, hit.end))
        )
        reason = f"“{word}” strengthens the evaluative “{loaded}”."
        yield _cue(analysis, adverb.start, adverb.end, "before-loaded", reason)


def _cue(analysis: Analysis, start: int, end: int, rule: str, reason: str) -> Cue:
    return cue(analysis, start, end, category=CATEGORY, rule=rule, version=VERSION, reason=reason)


DETECTOR = Detector(
    category=CATEGORY,
    version=VERSION,
    find=find,
    own_rules=("degree", "graded", "certainty", "emphasis", "before-loaded"),
)
