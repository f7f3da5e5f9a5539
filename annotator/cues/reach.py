"""How far a cue reaches beyond the words of its entry: "lagging six to nine months behind"."""

from annotator.cues.matcher import Hit
from annotator.model import Span
from annotator.text.analysis import Analysis

_MEASURES = frozenset(
    {"a", "about", "almost", "an", "and", "at", "few", "half", "least", "more", "nearly", "or", "several"}
    | {"some", "than", "to", "even", "far", "further", "well", "way"}
)
_TIMES = frozenset(
    {"day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades", "generation"}
    | {"generations", "step", "steps"}
)
_FURTHEST = 8


def reached(analysis: Analysis, hit: Hit) -> Span | None:
    """Return the span of a hit as its entry's note wants it, or None if the note asks for what is not there.

    `up to: word` and `needs: word` run on to that word over a measure or an adverb between them; only the
    second makes it a condition. `measure` takes in the numbers before the hit ("nine months behind").
    """
    kind, _, word = hit.entry.note.partition(": ")
    if kind == "measure":
        return Span(_measured_from(analysis, hit), hit.end)
    if kind in ("up to", "needs"):
        end = _end_of(analysis, hit, word)
        return None if end is None and kind == "needs" else Span(hit.start, end or hit.end)
    return Span(hit.start, hit.end)


def _end_of(analysis: Analysis, hit: Hit, word: str) -> int | None:
    first = analysis.tokens_in(hit.start, hit.end).stop
    for index in range(first, min(first + _FURTHEST, len(analysis.words))):
        if analysis.words[index] == word:
            return analysis.ends[index]
        if not _is_measure(analysis, index) and analysis.tag(index) not in ("RB", "RBR"):
            return None
    return None


def _measured_from(analysis: Analysis, hit: Hit) -> int:
    first = start = analysis.tokens_in(hit.start, hit.end).start
    while start > 0 and first - start < _FURTHEST and _is_measure(analysis, start - 1):
        start -= 1
    while (
        start < first and analysis.tag(start) != "CD" and analysis.words[start] not in ("several", "a", "few")
    ):
        start += 1
    return analysis.starts[start]


def _is_measure(analysis: Analysis, index: int) -> bool:
    word = analysis.words[index]
    return analysis.tag(index) == "CD" or word in _MEASURES or word in _TIMES
