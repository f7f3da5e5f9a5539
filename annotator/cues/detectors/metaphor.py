"""Salient images from war, race, journey, disease, nature, building and game, taken for other matters."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from annotator.cues.intervals import Intervals
from annotator.cues.listed import index_after, listed
from annotator.cues.matcher import Hit, hits_in
from annotator.cues.registry import Detector
from annotator.model import Cue, Span
from annotator.text.analysis import Analysis

CATEGORY = "metaphor"
VERSION = 2

_LITERAL = "metaphor_literal"
_ALWAYS = "always"
_FIGURATIVE = "figurative"
_BEFORE_PLACES = frozenset({"of", "for", "in", "at", "near", "the", "around", "outside"})
_PLACE_WITHIN = 3
_FEWEST_LITERAL = 3
_LITERAL_PER_1000 = 8


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each image whose domain neither the article nor the sentence is about."""
    near = _literal_words(analysis)
    told = {domain for domain, hits in near.items() if _is_about(analysis, len(hits))}
    scenes = {domain: Intervals((hit.start, hit.end) for hit in hits) for domain, hits in near.items()}
    test = partial(_image, told=told, scenes=scenes)
    return listed(analysis, category=CATEGORY, version=VERSION, test=test)


def _literal_words(analysis: Analysis) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits_in(analysis, _LITERAL):
        for domain in hit.entry.note.split():
            found[domain].append(hit)
    return found


def _is_about(analysis: Analysis, words_of_domain: int) -> bool:
    """Say whether so many words of a domain make it the article's own topic."""
    return words_of_domain >= max(_FEWEST_LITERAL, _LITERAL_PER_1000 * len(analysis.words) / 1000)


def _image(analysis: Analysis, hit: Hit, *, told: set[str], scenes: dict[str, Intervals]) -> Span | None:
    domain = hit.entry.section
    if hit.entry.note == _FIGURATIVE and _of_a_place(analysis, hit):
        return None
    if hit.entry.note != _ALWAYS and (domain in told or _meets(analysis, hit, scenes.get(domain))):
        return None
    return Span(hit.start, hit.end)


def _of_a_place(analysis: Analysis, hit: Hit) -> bool:
    """Say whether a place or a year follows: "the battle of Hastings", "the battle for Aleppo"."""
    after = index_after(analysis, hit)
    for index in range(after, min(after + _PLACE_WITHIN, len(analysis.words))):
        if analysis.text[analysis.starts[index]].isupper():
            return analysis.words[after] in _BEFORE_PLACES
        if analysis.words[index] not in _BEFORE_PLACES:
            return False
    return False


def _meets(analysis: Analysis, hit: Hit, scene: Intervals | None) -> bool:
    """Say whether the rest of the sentence holds a word of the image's domain."""
    if scene is None:
        return False
    sentence = analysis.sentence_at(hit.start)
    return scene.begin_in(sentence.start, hit.start) or scene.begin_in(hit.end, sentence.end)


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
