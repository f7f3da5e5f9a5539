"""Words that lower commitment to a claim: modals of possibility, likelihood, appearance, hearsay."""

from collections.abc import Iterator

from annotator.cues.evidence import cue, names_something, shown
from annotator.cues.lexicon import lexicons
from annotator.cues.matcher import Hit, hits_in
from annotator.cues.registry import Detector
from annotator.model import Cue
from annotator.text.analysis import Analysis

CATEGORY = "hedge"
VERSION = 2

_SENSES = frozenset(
    {"afford", "barely", "feel", "hardly", "hear", "help", "manage", "no", "not", "n't", "only", "remember"}
    | {"scarcely", "see", "smell", "taste", "tell", "understand", "never", "walk", "speak", "find"}
)
"""After "could", these speak of ability (or its absence) in the past, not of possibility."""
_GOALS = frozenset({"so", "if", "only", "wish", "wished", "as", "when", "whenever", "where", "until"})
"""Two words before "could" ("so they could"), these turn it into ability, aim or condition."""
_WHOLE = frozenset({"all", "any", "as", "best", "every", "worst", "if", "no"})
"""Before "possible", these leave nothing open: "every possible outcome"."""
_OWNERS = frozenset({"the", "their", "his", "her", "its", "of", "with"})
_PERMISSION = frozenset({"you", "we"})


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each hedge, leaving out ability, permission, the month and names."""
    reasons = lexicons()[CATEGORY].sections
    for hit in hits_in(analysis, CATEGORY):
        if hit.entry.section == "modal" and not _possibility(analysis, hit):
            continue
        if hit.entry.section != "modal" and names_something(analysis, hit.start, hit.end):
            continue
        if hit.entry.note == "attributive" and not _before_noun(analysis, hit):
            continue
        yield cue(
            analysis,
            hit.start,
            hit.end,
            category=CATEGORY,
            rule=hit.entry.section,
            version=VERSION,
            reason=reasons[hit.entry.section].format(words=shown(analysis.text[hit.start : hit.end])),
        )


def _possibility(analysis: Analysis, hit: Hit) -> bool:
    if not analysis.text[hit.start].islower() and not _asks_or_opens(analysis, hit):
        return False
    word, index = hit.entry.form, analysis.tokens_in(hit.start, hit.end).start
    before = ("", "", "", *analysis.words[max(0, index - 3) : index])
    after = analysis.words[index + 1] if index + 1 < len(analysis.words) else ""
    if word == "could":
        return after not in _SENSES and before[-2] not in _GOALS and before[-3:-1] != ("so", "that")
    if word == "may":
        return before[-1] not in _PERMISSION
    return before[-1] not in _OWNERS and after != "of" and analysis.tag(index) == "MD"


def _before_noun(analysis: Analysis, hit: Hit) -> bool:
    """Say whether the adjective belongs to a noun: "an alleged plot", not "it is possible to"."""
    index = analysis.tokens_in(hit.start, hit.end).stop
    if index >= len(analysis.words) or not analysis.text[analysis.starts[index]].islower():
        return False
    tag = analysis.tag(index - 1)
    if index > 1 and analysis.words[index - 2] in _WHOLE:
        return False
    return tag.startswith(("JJ", "VBN", "VBD", "NN")) and analysis.tag(index).startswith(("NN", "JJ"))


def _asks_or_opens(analysis: Analysis, hit: Hit) -> bool:
    """Say whether a capital stands for a question's first word ("Could Paris follow?"), not for a month."""
    return hit.entry.form != "may" and analysis.sentence_at(hit.start).start == hit.start


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
