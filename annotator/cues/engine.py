"""Runs the detectors over a text and puts what they find in order."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from annotator.cues.evidence import FURNITURE
from annotator.cues.registry import Detector, detectors
from annotator.model import Article, Cue
from annotator.text.analysis import Analysis, analyse
from annotator.text.canonical import Canonical, canonicalise


def find_cues(source: str | Article | Analysis, *, categories: Collection[str] | None = None) -> list[Cue]:
    """Return the cues of a text in the order (start, end, category), without doubles.

    Offsets are code points: for a `str` of that string as given, for an article or an analysis of its
    canonical text. `categories` limits the search (None: all); an unknown one raises KeyError. An article
    whose `language` is known not to be English gets only detectors that do not need English.
    """
    chosen = _chosen(categories)
    if isinstance(source, Analysis):
        return _run(source, chosen)
    if isinstance(source, Article):
        spoken = [each for each in chosen if not each.needs_english or is_english(source.language)]
        return _run(analyse(source.text, source.zones or None), spoken)
    canonical = canonicalise(source)
    return [_moved(cue, canonical) for cue in _run(analyse(canonical.text), chosen)]


def is_english(language: str) -> bool:
    """Say whether a language tag such as `en-GB` names English; an unknown one (empty) may be English."""
    return not language or language.lower().replace("_", "-").split("-")[0] in {"en", "eng", "english"}


def _chosen(categories: Collection[str] | None) -> list[Detector]:
    if categories is None:
        return list(detectors())
    known = {detector.category: detector for detector in detectors()}
    return [known[category] for category in dict.fromkeys(categories)]


def _run(analysis: Analysis, chosen: Iterable[Detector]) -> list[Cue]:
    found: dict[str, Cue] = {}
    for detector in chosen:
        for cue in detector.find(analysis):
            if cue.zone not in FURNITURE:
                found.setdefault(cue.key, cue)
    return sorted(found.values(), key=lambda cue: (cue.start, cue.end, cue.category))


def _moved(cue: Cue, canonical: Canonical) -> Cue:
    to_source = canonical.offsets.to_source
    return replace(cue, start=to_source(cue.start), end=to_source(cue.end - 1) + 1)
