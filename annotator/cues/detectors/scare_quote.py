"""Short fragments in quotation marks that the author keeps at a distance."""

from collections.abc import Iterator

from annotator.cues.evidence import cue, shown
from annotator.cues.registry import Detector
from annotator.cues.reporting import inside_a_sentence
from annotator.model import Cue
from annotator.text.analysis import Analysis, Quotation

CATEGORY = "scare_quote"
VERSION = 2

_MOST_WORDS = 4
_LEAST_LETTERS = 3
_SPEAKERS = frozenset(
    {"i", "we", "you", "he", "she", "they", "it", "me", "us", "my", "our", "your", "not", "n't"}
)
_CLAUSES = frozenset({"MD", "VB", "VBD", "VBZ", "VBP", "PRP"})


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each quotation of at most four words that is a fragment inside a clause."""
    spoken = {
        each.content.start
        for each in analysis.attributions
        if each.content
        and each.content < each.cue
        and each.cue.start < analysis.sentence_at(each.content.start).end
    }
    for quotation in analysis.quotations:
        if quotation.kind != "scare" or quotation.start in spoken or not _fits(analysis, quotation):
            continue
        yield cue(
            analysis,
            quotation.start,
            quotation.end,
            category=CATEGORY,
            rule="in-report" if analysis.voice_at(quotation.start, quotation.end)[0] == "reported" else "own",
            version=VERSION,
            reason=_reason(analysis, quotation),
        )


def _fits(analysis: Analysis, quotation: Quotation) -> bool:
    inner = analysis.text[quotation.inner_start : quotation.inner_end]
    if (
        not quotation.closed
        or len(inner.split()) > _MOST_WORDS
        or sum(map(str.isalpha, inner)) < _LEAST_LETTERS
    ):
        return False
    return not _is_speech(analysis, analysis.tokens_in(quotation.inner_start, quotation.inner_end))


def _is_speech(analysis: Analysis, tokens: range) -> bool:
    """Say whether a fragment of several words is speech ("would not pay") and not a name for something."""
    words = [index for index in tokens if analysis.words[index][0].isalpha()]
    if any(analysis.words[index] in _SPEAKERS for index in words):
        return True
    return len(words) > 1 and analysis.tag(words[0]) in _CLAUSES


def _reason(analysis: Analysis, quotation: Quotation) -> str:
    words = shown(analysis.text[quotation.inner_start : quotation.inner_end]).rstrip(",.;:")
    speaker = analysis.voice_at(quotation.start, quotation.end)[1]
    where = f"what is reported from {inside_a_sentence(speaker)}" if speaker else "the sentence"
    marks = f"“{words}” is a short fragment in quotation marks inside {where}"
    return f"{marks}: such marks can hold words at a distance."


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find, own_rules=("own", "in-report"))
