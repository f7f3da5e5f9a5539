"""Runs the detectors over a text and puts what they find in order."""

from collections.abc import Collection, Iterable

from annotator.cues.evidence import FURNITURE
from annotator.cues.registry import Detector, detectors
from annotator.model import Article, Cue
from annotator.text.analysis import Analysis, analyse
from annotator.text.canonical import canonicalise


def find_cues(source: str | Article | Analysis, *, categories: Collection[str] | None = None) -> list[Cue]:
    """Return the cues of a text in the order (start, end, category), without doubles.

    Offsets are code points: for a `str` of that string as given, for an article or an analysis of its
    canonical text. `categories` limits the search (None: all that are `on`); an unknown one raises KeyError.
    A text that is not in English, by its article's `language` or else by its words, gets only detectors
    that do not need English.
    """
    chosen = _chosen(categories)
    if isinstance(source, Analysis):
        return _run(source, chosen)
    if isinstance(source, Article):
        return _run(analyse(source.text, source.zones or None, language=source.language), chosen)
    canonical = canonicalise(source)
    return [cue.moved(canonical.offsets.to_source) for cue in _run(analyse(canonical.text), chosen)]


def _chosen(categories: Collection[str] | None) -> list[Detector]:
    if categories is None:
        return [detector for detector in detectors() if detector.description.on]
    known = {detector.category: detector for detector in detectors()}
    return [known[category] for category in dict.fromkeys(categories)]


def _run(analysis: Analysis, chosen: Iterable[Detector]) -> list[Cue]:
    found: dict[str, Cue] = {}
    spoken = [each for each in chosen if not each.needs_english or analysis.may_be_english]
    for detector in spoken:
        for cue in detector.find(analysis):
            if cue.zone not in FURNITURE:
                found.setdefault(cue.key, cue)
    return sorted(found.values(), key=lambda cue: (cue.start, cue.end, cue.category))
